"""Each indicator's formula on both sides of its cut-offs, and where a fact is missing."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from ravo.criteria import Edition, Indicator, load_edition
from ravo.criteria.indicators import RULES, HouseholdFacts, derive, facts_used, members_behind
from ravo.criteria.validation import CUTOFFS
from ravo.typed_columns import columns_of_frame

EDITION = load_edition("nd07-2021")
BY_ID = {indicator.id: indicator for indicator in EDITION.indicators}
FLAGS = ("insured", "attends_school", "malnourished", "disabled", "social_allowance")
HOUSE_FLAGS = (
    "wall_durable",
    "pillar_durable",
    "roof_durable",
    "internet_use",
    "information_means",
)
YES, NO, UNKNOWN = 1, 0, -1
Member = dict[str, Any]


def column(rows: list[dict[str, Any]], name: str, kind: str) -> pd.Series:
    return pd.Series([row.get(name) for row in rows], dtype=kind)


def facts(
    households: list[list[Member]], houses: list[dict[str, Any]] | None = None, year: int = 2024
) -> HouseholdFacts:
    """Return facts of households given as lists of members; `months` is a member's age."""
    rows = [member for members in households for member in members]
    owner = [place for place, members in enumerate(households) for _ in members]
    people = pd.DataFrame({name: column(rows, name, "boolean") for name in FLAGS})
    for name in ("work", "sex", "highest_degree"):
        people[name] = column(rows, name, "object")
    houses = houses or [{} for _ in households]
    homes = pd.DataFrame({name: column(houses, name, "boolean") for name in HOUSE_FLAGS})
    for name in ("water_source", "toilet"):
        homes[name] = column(houses, name, "object")
    for name in ("floor_area", "size"):
        homes[name] = column(houses, name, "float64")
    ages = np.array([row.get("months", np.nan) for row in rows], dtype=np.float64)
    owner_of = np.array(owner, dtype=np.int64)
    return HouseholdFacts(columns_of_frame(homes), columns_of_frame(people), owner_of, ages, year)


def state(name: str, *members: Member, year: int = 2024) -> int:
    return int(derive(EDITION, BY_ID[name], facts([list(members)], year=year))[0])


def house(name: str, **values: object) -> int:
    return int(derive(EDITION, BY_ID[name], facts([[]], [values]))[0])


def aged(years: int, months: int = 0, **values: object) -> Member:
    return {"months": years * 12 + months, **values}


JOBLESS = "Không tìm được việc"


@pytest.mark.parametrize(
    ("member", "year", "expected"),
    [
        (aged(14, 11, work=JOBLESS, sex="Nam"), 2024, NO),
        (aged(15, 0, work=JOBLESS, sex="Nam"), 2024, YES),
        (aged(60, 11, work=JOBLESS, sex="Nam"), 2024, YES),
        (aged(61, 0, work=JOBLESS, sex="Nam"), 2024, NO),
        (aged(60, 11, work=JOBLESS, sex="Nam"), 2023, NO),
        (aged(56, 3, work=JOBLESS, sex="Nữ"), 2024, YES),
        (aged(56, 4, work=JOBLESS, sex="Nữ"), 2024, NO),
        (aged(56, 3, work=JOBLESS), 2024, YES),
        (aged(56, 4, work=JOBLESS), 2024, UNKNOWN),
        (aged(61, 0, work=JOBLESS), 2024, NO),
        (aged(40, work="Làm thuê không hợp đồng", sex="Nữ"), 2024, YES),
        (aged(40, work="Không có nhu cầu", sex="Nữ"), 2024, NO),
        (aged(40, sex="Nữ"), 2024, UNKNOWN),
        (aged(10, sex="Nữ"), 2024, NO),
        ({"work": JOBLESS, "sex": "Nam"}, 2024, UNKNOWN),
    ],
)
def test_employment(member: Member, year: int, expected: int) -> None:
    assert state("employment", member, year=year) == expected


CHILD, ADULT = aged(15, 11), aged(40, social_allowance=False)


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([CHILD, ADULT], NO),
        ([CHILD, CHILD, ADULT], YES),
        ([aged(16, social_allowance=False), CHILD, ADULT], NO),
        ([aged(59, 11, social_allowance=True, disabled=False), CHILD, ADULT], NO),
        ([aged(60, social_allowance=True), CHILD, ADULT], YES),
        ([aged(30, social_allowance=True, disabled=True), CHILD, ADULT], YES),
        ([aged(60, social_allowance=False), CHILD, ADULT], NO),
        ([aged(60), CHILD, ADULT], UNKNOWN),
        ([aged(60), CHILD, CHILD], YES),
        ([aged(60), ADULT], NO),
        ([], UNKNOWN),
    ],
)
def test_dependants_are_strictly_more_than_half(members: list[Member], expected: int) -> None:
    assert state("dependency", *members) == expected


@pytest.mark.parametrize(
    ("name", "member", "expected"),
    [
        ("nutrition", aged(15, 11, malnourished=True), YES),
        ("nutrition", aged(16, 0, malnourished=True), NO),
        ("nutrition", aged(16, 0), NO),
        ("nutrition", aged(5), UNKNOWN),
        ("nutrition", {"malnourished": True}, UNKNOWN),
        ("health_insurance", aged(6, 0, insured=False), YES),
        ("health_insurance", aged(5, 11, insured=False), NO),
        ("health_insurance", aged(5, 11), NO),
        ("health_insurance", aged(6, 0), UNKNOWN),
        ("health_insurance", {"insured": True}, NO),
        ("child_schooling", aged(2, 11, attends_school=False), NO),
        ("child_schooling", aged(3, 0, attends_school=False), YES),
        ("child_schooling", aged(15, 11, attends_school=False), YES),
        ("child_schooling", aged(16, 0, attends_school=False), NO),
        ("child_schooling", aged(10), UNKNOWN),
        ("adult_education", aged(15, 11, attends_school=False, highest_degree="Chưa có"), NO),
        ("adult_education", aged(16, attends_school=False, highest_degree="Tiểu học"), YES),
        ("adult_education", aged(17, 11, attends_school=False, highest_degree="THCS"), NO),
        ("adult_education", aged(18, attends_school=False, highest_degree="THCS"), YES),
        ("adult_education", aged(18, attends_school=False, highest_degree="THPT"), NO),
        (
            "adult_education",
            aged(25, attends_school=False, highest_degree="Sơ cấp/chứng chỉ nghề"),
            NO,
        ),
        ("adult_education", aged(25, attends_school=True, highest_degree="Chưa có"), NO),
        ("adult_education", aged(30, 11, attends_school=False, highest_degree="THCS"), YES),
        ("adult_education", aged(31, attends_school=False, highest_degree="THCS"), NO),
        ("adult_education", aged(25, attends_school=False), UNKNOWN),
        ("adult_education", aged(25, highest_degree="THCS"), UNKNOWN),
        ("adult_education", aged(25, highest_degree="THPT"), NO),
    ],
)
def test_one_member(name: str, member: Member, expected: int) -> None:
    assert state(name, member) == expected


@pytest.mark.parametrize(
    ("name", "values", "expected"),
    [
        ("housing_quality", {"wall_durable": False, "pillar_durable": False}, YES),
        ("housing_quality", {"wall_durable": True, "pillar_durable": True}, NO),
        ("housing_quality", {"wall_durable": False, "pillar_durable": True}, UNKNOWN),
        (
            "housing_quality",
            {"wall_durable": False, "pillar_durable": True, "roof_durable": True},
            NO,
        ),
        ("housing_area", {"floor_area": 31.99, "size": 4.0}, YES),
        ("housing_area", {"floor_area": 32.0, "size": 4.0}, NO),
        ("housing_area", {"size": 4.0}, UNKNOWN),
        ("water", {"water_source": "Nguồn khác"}, YES),
        ("water", {"water_source": "Nước mưa"}, NO),
        ("water", {}, UNKNOWN),
        ("sanitation", {"toilet": "Loại khác"}, YES),
        ("sanitation", {"toilet": "Không có"}, YES),
        ("sanitation", {"toilet": "Hai ngăn"}, NO),
        ("sanitation", {}, UNKNOWN),
        ("telecoms", {"internet_use": False}, YES),
        ("telecoms", {"internet_use": True}, NO),
        ("telecoms", {}, UNKNOWN),
        ("information", {"information_means": False}, YES),
        ("information", {"information_means": True}, NO),
        ("information", {}, UNKNOWN),
    ],
)
def test_the_dwelling(name: str, values: dict[str, object], expected: int) -> None:
    assert house(name, **values) == expected


def test_members_count_for_their_own_household_and_are_named() -> None:
    bad, good, blank = aged(30, insured=False), aged(30, insured=True), aged(30)
    known = facts([[good], [blank, bad], [], [good, blank]])
    assert derive(EDITION, BY_ID["health_insurance"], known).tolist() == [NO, YES, UNKNOWN, UNKNOWN]
    behind = members_behind(EDITION, BY_ID["health_insurance"], known)
    assert behind is not None
    assert behind.tolist() == [NO, UNKNOWN, YES, NO, UNKNOWN]
    assert members_behind(EDITION, BY_ID["water"], known) is None


def test_without_a_sheet_of_members_nothing_is_known_of_them() -> None:
    known = facts([[], []])
    none = HouseholdFacts(known.households, None, known.owner, known.age_months, 2024)
    for name in ("employment", "dependency", "nutrition"):
        assert derive(EDITION, BY_ID[name], none).tolist() == [UNKNOWN, UNKNOWN]


def test_an_edition_without_cut_offs_derives_nothing() -> None:
    coming = load_edition("nd351-2025")
    known = facts([[aged(30, insured=False)]], [{"internet_use": False}], year=2027)
    for indicator in coming.indicators:
        assert derive(coming, indicator, known).tolist() == [UNKNOWN]
        assert members_behind(coming, indicator, known) is None
        assert facts_used(indicator) == ()


@pytest.mark.parametrize("indicator", EDITION.indicators, ids=lambda item: str(item.id))
def test_a_formula_reads_the_columns_it_names_and_no_others(indicator: Indicator) -> None:
    known = facts([[aged(30)]], [{}])
    named = set(facts_used(indicator)) - {"birth"}
    assert known.members is not None
    kept = HouseholdFacts(
        known.households.only(name for name in known.households if name in named),
        known.members.only(name for name in known.members if name in named),
        known.owner,
        known.age_months,
        known.year,
    )
    assert len(derive(EDITION, indicator, kept)) == 1


class _Read(dict[str, Any]):
    """Cut-offs that remember which of them were read."""

    def __init__(self, values: dict[str, Any]) -> None:
        super().__init__(values)
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> Any:
        self.names.add(name)
        return super().__getitem__(name)


@pytest.mark.parametrize("indicator", EDITION.indicators, ids=lambda item: str(item.id))
def test_the_loader_asks_for_exactly_the_cut_offs_a_formula_reads(indicator: Indicator) -> None:
    assert CUTOFFS.keys() == RULES.keys()
    read = _Read(dict(indicator.cutoffs))
    derive(EDITION, indicator.model_copy(update={"cutoffs": read}), facts([[aged(30)]], [{}]))
    assert read.names == set(CUTOFFS[indicator.id]) == set(indicator.cutoffs)


def test_the_cut_off_is_the_editions_own() -> None:
    smaller = BY_ID["housing_area"].cutoffs["square_metres"].model_copy(update={"value": 6.0})
    changed = BY_ID["housing_area"].model_copy(update={"cutoffs": {"square_metres": smaller}})
    edition: Edition = EDITION
    home = facts([[]], [{"floor_area": 28.0, "size": 4.0}])
    assert derive(edition, BY_ID["housing_area"], home).tolist() == [YES]
    assert derive(edition, changed, home).tolist() == [NO]
