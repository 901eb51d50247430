"""The formulas of the indicators over columns (nd07-2021 Điều 3 khoản 1 and its annex).

Each rule reads named columns and returns states: 1 deprived, 0 not, -1 unknown. The same rule
returns the state of each member, so that the explanation always agrees with the score.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from ravo.criteria.model import Edition, Indicator
from ravo.criteria.truth import (
    NO,
    UNKNOWN,
    YES,
    Tri,
    all_unknown,
    answers_in,
    both,
    either,
    opposite,
    states_of,
)
from ravo.digits import all_as_shown
from ravo.typed_columns import TypedColumns, are_in, given_in

MONTHS_IN_YEAR = 12


class HouseholdFacts(NamedTuple):
    """The facts of households and members that the formulas read.

    `households` has a row per household, `members` one per member with a household (None where
    the workbook lists no members); `owner` gives each member's household position and
    `age_months` the completed months of age on the review date, NaN where unknown.
    """

    households: TypedColumns
    members: TypedColumns | None
    owner: NDArray[np.int64]
    age_months: NDArray[np.float64]
    year: int


class Rule(Protocol):
    """One indicator's formula."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the formula reads."""

    def members(
        self, edition: Edition, indicator: Indicator, facts: HouseholdFacts, /
    ) -> Tri | None:
        """Return each member's state, or None for a rule about the dwelling."""

    def derive(self, edition: Edition, indicator: Indicator, facts: HouseholdFacts, /) -> Tri:
        """Return each household's state."""


def _is_in(columns: TypedColumns, name: str, words: tuple[str, ...]) -> Tri:
    return states_of(are_in(columns[name], words), given_in(columns[name]))


def _age(facts: HouseholdFacts, indicator: Indicator, low: str | None, high: str | None) -> Tri:
    """Return whether low ≤ age < high, the bounds being cut-offs in completed years."""
    months = facts.age_months
    inside = np.ones(len(months), dtype=bool)
    if low is not None:
        inside &= months >= _cutoff(indicator, low) * MONTHS_IN_YEAR
    if high is not None:
        inside &= months < _cutoff(indicator, high) * MONTHS_IN_YEAR
    return states_of(inside, ~np.isnan(months))


def _cutoff(indicator: Indicator, name: str) -> float:
    value = indicator.cutoffs[name].value
    return float("nan") if value is None else value


def _any_member(states: Tri, facts: HouseholdFacts) -> Tri:
    """Return for each household yes if a member is yes, else unknown if one is, else no.

    Unknown for a household without members.
    """
    size = len(facts.households)
    yes = np.bincount(facts.owner[states == YES], minlength=size) > 0
    unknown = np.bincount(facts.owner[states == UNKNOWN], minlength=size) > 0
    listed = np.bincount(facts.owner, minlength=size) > 0
    return np.where(yes, YES, np.where(unknown | ~listed, UNKNOWN, NO)).astype(np.int8)


MemberCondition = Callable[[Edition, Indicator, HouseholdFacts, TypedColumns], Tri]


@dataclass(frozen=True)
class MemberRule:
    """A rule about members: the condition on a member, and the columns that it reads."""

    condition: MemberCondition
    columns: tuple[str, ...]

    def members(
        self, edition: Edition, indicator: Indicator, facts: HouseholdFacts, /
    ) -> Tri | None:
        """Return for each member whether it meets the condition."""
        if facts.members is None:
            return np.empty(0, dtype=np.int8)
        return self.condition(edition, indicator, facts, facts.members)


class AnyMember(MemberRule):
    """Deprived where at least one member meets the condition."""

    def derive(self, edition: Edition, indicator: Indicator, facts: HouseholdFacts, /) -> Tri:
        """Return for each household whether at least one member meets the condition."""
        states = self.members(edition, indicator, facts)
        if facts.members is None or states is None:
            return all_unknown(len(facts.households))
        return _any_member(states, facts)


@dataclass(frozen=True)
class ShareOfMembers(MemberRule):
    """Deprived where the share of members who meet the condition is above a cut-off."""

    share: str

    def derive(self, edition: Edition, indicator: Indicator, facts: HouseholdFacts, /) -> Tri:
        """Return each household's state: yes or no only where unknown members cannot change it."""
        states = self.members(edition, indicator, facts)
        size = len(facts.households)
        if facts.members is None or states is None:
            return all_unknown(size)
        total = np.bincount(facts.owner, minlength=size)
        least = np.bincount(facts.owner[states == YES], minlength=size)
        most = least + np.bincount(facts.owner[states == UNKNOWN], minlength=size)
        bound = all_as_shown(_cutoff(indicator, self.share) * total.astype(np.float64))
        state = np.where(least > bound, YES, np.where(most <= bound, NO, UNKNOWN))
        return np.where(total > 0, state, UNKNOWN).astype(np.int8)


class Dwelling(NamedTuple):
    """A rule about facts of the household itself, not of its members."""

    condition: Callable[[Indicator, TypedColumns], Tri]
    columns: tuple[str, ...]

    def members(
        self, _edition: Edition, _indicator: Indicator, _facts: HouseholdFacts, /
    ) -> Tri | None:
        """Return None: the rule depends on no member."""
        return None

    def derive(self, _edition: Edition, indicator: Indicator, facts: HouseholdFacts, /) -> Tri:
        """Return for each household whether its facts meet the condition."""
        return self.condition(indicator, facts.households)


def retirement_months(edition: Edition, sex: str, year: int) -> float:
    """Return the retirement age of a review year in months; sex is `men` or `women`.

    Years after the last one in the table have the last age, years before the first one the first.
    """
    table = edition.retirement[sex]  # type: ignore[index]
    value = table[min(max(year, min(table)), max(table))].value
    return float("nan") if value is None else value


def _employment(
    edition: Edition, indicator: Indicator, facts: HouseholdFacts, members: TypedColumns
) -> Tri:
    """Việc làm: of working age, and without stable work or paid without a contract.

    nd07-2021 Điều 3 khoản 1, indicator 1.
    Working age ends at the retirement age of the review year (nd135-2020), a reading that is
    not confirmed; a blank sex matters only between the two retirement ages.
    """
    work = _is_in(members, "work", ("Không tìm được việc", "Làm thuê không hợp đồng"))
    months = facts.age_months
    adult = _age(facts, indicator, "working_age", None)
    aged = ~np.isnan(months)
    before = {
        sex: states_of(months < retirement_months(edition, sex, facts.year), aged)
        for sex in ("men", "women")
    }
    man, woman = _is_in(members, "sex", ("Nam",)), _is_in(members, "sex", ("Nữ",))
    retired_not = either(both(man, before["men"]), both(woman, before["women"]))
    certain = np.where(before["men"] == before["women"], before["men"], retired_not).astype(np.int8)
    return both(work, adult, certain)


def _dependency(
    _edition: Edition, indicator: Indicator, facts: HouseholdFacts, members: TypedColumns
) -> Tri:
    """Người phụ thuộc: a child, or an elderly or disabled person with a social allowance.

    nd07-2021 Điều 3 khoản 1, indicator 2.
    """
    child = _age(facts, indicator, None, "child_under")
    elderly = _age(facts, indicator, "elderly_from", None)
    helped = answers_in(members, "social_allowance")
    return either(child, both(helped, either(elderly, answers_in(members, "disabled"))))


def _nutrition(
    _edition: Edition, indicator: Indicator, facts: HouseholdFacts, members: TypedColumns
) -> Tri:
    """Dinh dưỡng: a malnourished child.

    nd07-2021 Điều 3 khoản 1, indicator 3.
    """
    return both(_age(facts, indicator, None, "child_under"), answers_in(members, "malnourished"))


def _insurance(
    _edition: Edition, indicator: Indicator, facts: HouseholdFacts, members: TypedColumns
) -> Tri:
    """Bảo hiểm y tế: old enough and without insurance.

    nd07-2021 Điều 3 khoản 1, indicator 4.
    """
    return both(_age(facts, indicator, "age_from", None), opposite(answers_in(members, "insured")))


LOWER_SECONDARY = ("THCS", "THPT", "Sơ cấp/chứng chỉ nghề", "Trung cấp", "Cao đẳng trở lên")
UPPER_SECONDARY = LOWER_SECONDARY[1:]


def _adult_education(
    _edition: Edition, indicator: Indicator, facts: HouseholdFacts, members: TypedColumns
) -> Tri:
    """Trình độ giáo dục của người lớn: neither studying nor qualified for the age.

    nd07-2021 Điều 3 khoản 1, indicator 5.
    """
    young = both(
        _age(facts, indicator, "age_from", "upper_secondary_from"),
        opposite(_is_in(members, "highest_degree", LOWER_SECONDARY)),
    )
    grown = both(
        _age(facts, indicator, "upper_secondary_from", "age_under"),
        opposite(_is_in(members, "highest_degree", UPPER_SECONDARY)),
    )
    return both(either(young, grown), opposite(answers_in(members, "attends_school")))


def _schooling(
    _edition: Edition, indicator: Indicator, facts: HouseholdFacts, members: TypedColumns
) -> Tri:
    """Tình trạng đi học của trẻ em: of school age and not at the right level.

    nd07-2021 Điều 3 khoản 1, indicator 6.
    """
    aged = _age(facts, indicator, "age_from", "age_under")
    return both(aged, opposite(answers_in(members, "attends_school")))


def _housing_quality(indicator: Indicator, households: TypedColumns) -> Tri:
    """Chất lượng nhà ở: at least two of walls, pillars and roof not durable.

    nd07-2021 Điều 3 khoản 1, indicator 7.
    """
    parts = np.stack(
        [
            opposite(answers_in(households, name))
            for name in ("wall_durable", "pillar_durable", "roof_durable")
        ]
    )
    least, unsure = (parts == YES).sum(axis=0), (parts == UNKNOWN).sum(axis=0)
    bound = _cutoff(indicator, "structures")
    state = np.where(least >= bound, YES, np.where(least + unsure < bound, NO, UNKNOWN))
    return state.astype(np.int8)


def _housing_area(indicator: Indicator, households: TypedColumns) -> Tri:
    """Diện tích nhà ở: floor area per member under the cut-off, in m2.

    nd07-2021 Điều 3 khoản 1, indicator 8.
    """
    area = households["floor_area"]
    size = households["size"]
    known = ~np.isnan(area) & ~np.isnan(size)
    return states_of(area < all_as_shown(_cutoff(indicator, "square_metres") * size), known)


def _water(_indicator: Indicator, households: TypedColumns) -> Tri:
    """Nguồn nước sinh hoạt: the main source is none of the clean ones.

    nd07-2021 Điều 3 khoản 1, indicator 9.
    """
    return _is_in(households, "water_source", ("Nguồn khác",))


def _sanitation(_indicator: Indicator, households: TypedColumns) -> Tri:
    """Nhà tiêu hợp vệ sinh: none, or none of the hygienic kinds.

    nd07-2021 Điều 3 khoản 1, indicator 10.
    """
    return _is_in(households, "toilet", ("Loại khác", "Không có"))


def _telecoms(_indicator: Indicator, households: TypedColumns) -> Tri:
    """Sử dụng dịch vụ viễn thông: no member uses the internet.

    nd07-2021 Điều 3 khoản 1, indicator 11.
    """
    return opposite(answers_in(households, "internet_use"))


def _information(_indicator: Indicator, households: TypedColumns) -> Tri:
    """Phương tiện phục vụ tiếp cận thông tin: none in the household.

    nd07-2021 Điều 3 khoản 1, indicator 12.
    """
    return opposite(answers_in(households, "information_means"))


RULES: dict[str, Rule] = {
    "employment": AnyMember(_employment, ("work", "sex", "birth")),
    "dependency": ShareOfMembers(_dependency, ("birth", "social_allowance", "disabled"), "share"),
    "nutrition": AnyMember(_nutrition, ("birth", "malnourished")),
    "health_insurance": AnyMember(_insurance, ("birth", "insured")),
    "adult_education": AnyMember(_adult_education, ("birth", "attends_school", "highest_degree")),
    "child_schooling": AnyMember(_schooling, ("birth", "attends_school")),
    "housing_quality": Dwelling(
        _housing_quality, ("wall_durable", "pillar_durable", "roof_durable")
    ),
    "housing_area": Dwelling(_housing_area, ("floor_area", "size")),
    "water": Dwelling(_water, ("water_source",)),
    "sanitation": Dwelling(_sanitation, ("toilet",)),
    "telecoms": Dwelling(_telecoms, ("internet_use",)),
    "information": Dwelling(_information, ("information_means",)),
}


def derive(edition: Edition, indicator: Indicator, facts: HouseholdFacts) -> Tri:
    """Return an indicator's state by facts per household: 1 deprived, 0 not, -1 unknown.

    All unknown for an indicator that is not `derivable`, as where the edition lacks a cut-off of
    it: then only the survey's answers to the indicator count.
    """
    rule = RULES.get(indicator.id)
    if rule is None or not indicator.derivable:
        return all_unknown(len(facts.households))
    return rule.derive(edition, indicator, facts)


def members_behind(edition: Edition, indicator: Indicator, facts: HouseholdFacts, /) -> Tri | None:
    """Return each member's state for an indicator; None where it is about the dwelling."""
    rule = RULES.get(indicator.id)
    if rule is None or not indicator.derivable:
        return None
    return rule.members(edition, indicator, facts)


def facts_used(indicator: Indicator) -> tuple[str, ...]:
    """Return the columns that an indicator's formula reads."""
    rule = RULES.get(indicator.id)
    return rule.columns if rule is not None and indicator.derivable else ()
