"""The figures of a year's review over several communes. None means "chưa có số liệu", never 0."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ravo.analysis.answer_patterns import AnswerPatterns
from ravo.changes.identity import left_over
from ravo.criteria.terms import Area
from ravo.formats import UnitLevel
from ravo.messages import Lang, Text
from ravo.report.figures.several_years import SeveralYears
from ravo.report.figures.timing import ReviewTiming
from ravo.results.kept_facts import FactsLost
from ravo.results.summary import Share
from ravo.survey.sample_notice import notice_for

CAUSES = (
    "land",
    "capital",
    "labour",
    "tools",
    "knowledge",
    "skills",
    "illness",
    "other",
)
"""Causes of poverty in the order of form 10; a household may have several."""
By = Literal["points", "indicators"]


@dataclass(frozen=True, slots=True)
class ReportPlace:
    """One commune: its code of the National Statistics Office where known, and its names.

    `area` is the commune's own, rural or urban; None where it is doubtful.
    """

    code: str | None
    name: str
    district_code: str | None
    district: str | None
    province: str | None
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class IndicatorName:
    """One indicator of the edition: its id, its number from 1 and its label."""

    id: str
    number: int
    label: Text


@dataclass(frozen=True, slots=True)
class Totals:
    """All residents of a commune as the workbook states them; None where it states none."""

    households: int | None
    members: int | None
    minority_households: int | None
    minority_members: int | None


@dataclass(frozen=True, slots=True)
class Group:
    """Listed households of a group: all, minorities, local peoples; None if the form lacks it."""

    all: Share | None
    kinh: Share | None
    minority: Share | None
    local: Share | None
    no_labour: Share | None
    merit: Share | None
    woman: Share | None
    none_of_three: Share | None
    """Households in none of the groups: minority, no labour capacity, people of merit."""
    overlap: Share | None
    """Households in two or three of those groups."""


@dataclass(frozen=True, slots=True)
class ChildCounts:
    """Children under 16 of listed households; None where no members were read."""

    all: int
    uninsured: int | None
    malnourished: int | None
    out_of_school: int | None


@dataclass(frozen=True, slots=True)
class Village:
    """One village: its poor and near-poor households, and those near the line.

    `near_b1` counts those near by points, `near_count` by deprived indicators (`NearRule`),
    `near_both` by both at once. `deprived` are its poor households deprived in each indicator, as
    in `CommuneFigures`; empty where there is no poor household. `answers` are those of all its
    households that were scored, by pattern.
    """

    name: str
    poor: int
    near_poor: int
    near_b1: int
    near_count: int
    near_both: int
    deprived: tuple[int | None, ...] = ()
    answers: AnswerPatterns | None = None


@dataclass(frozen=True, slots=True)
class NearRule:
    """The limits for being near a line, in points of B1 and in indicators; 0 turns one off."""

    points: float = 3
    indicators: int = 1


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of points or indicators that would give a household another class, and that class.

    `by` points: B1 differs from `line` by `amount`; it is below or on the line where `amount` is 0
    or less. `by` indicators: `amount` more deprived indicators, fewer where it is below 0. `klass`
    is None where unknown answers leave open whether the household would be poor or near-poor.
    """

    by: By
    amount: float
    klass: str | None
    line: float | None = None


@dataclass(frozen=True, slots=True)
class NearHousehold:
    """One household near a line; `turns` has every change that would give it another class.

    `b1` is None where measured income decides, `deprived` where some answers are unknown.
    """

    place: ReportPlace
    village: str
    head: str
    birth_year: int | None
    klass: str
    b1: float | None
    deprived: int | None
    turns: tuple[Turn, ...]

    def is_near_by(self, by: By) -> bool:
        """Return whether points (or indicators) would change the class."""
        return any(turn.by == by for turn in self.turns)


@dataclass(frozen=True, slots=True)
class Quality:
    """Rows read = scored + rejected + blank + departed.

    `departed` counts the households that left the list; `errors` and `warnings` count faults or
    are None.
    """

    read: int
    scored: int
    rejected: int
    blank: int
    undetermined: int
    errors: int | None
    warnings: int | None
    departed: int = 0

    @property
    def without_class(self) -> int:
        """The number of households that should have a class and have none."""
        return self.rejected + self.undetermined


@dataclass(frozen=True)
class CommuneFigures:
    """The figures of one commune's review of one year.

    `classes` has a share (households, members) for each of the five classes. The others are by
    class `poor` and `near_poor`: `deprived` households per indicator in the edition's order (None
    where no listed household has a known answer), `unknown` answers per indicator, `causes` by
    cause (None where the workbook has no answers to it), `groups`, `peoples` households by ethnic
    group, `children` (None where no members were read). `by_unchecked_grid` is whether some B1
    comes from a score table that only one person has typed; `facts_lost` has the facts of members
    and households that results lack; `synthetic` is whether the data is invented. `other_area`
    counts households whose own area is not the commune's. `answers` are the deprivations of all
    households by pattern; those without a class are all unknown.
    """

    place: ReportPlace
    path: str
    totals: Totals
    classes: Mapping[str, Share]
    deprived: Mapping[str, tuple[int | None, ...]]
    unknown: Mapping[str, tuple[int, ...]]
    causes: Mapping[str, Mapping[str, int | None]]
    groups: Mapping[str, Group]
    peoples: Mapping[str, Mapping[str, int]]
    children: Mapping[str, ChildCounts | None]
    villages: tuple[Village, ...]
    quality: Quality
    prepared_by: str | None = None
    signed_by: str | None = None
    by_unchecked_grid: bool = False
    synthetic: bool = False
    facts_lost: frozenset[FactsLost] = frozenset()
    timing: ReviewTiming = field(default_factory=ReviewTiming)
    other_area: int = 0
    answers: AnswerPatterns | None = None


@dataclass(frozen=True)
class CommuneFlow:
    """One movement form of one commune or of the whole: columns 1 to 9 by line.

    `households` and `members` hold the nine figures in order. Column 9 is counted from this
    year's classes, so that `unexplained` (9 less 1-2-3-4+5+6+7+8) can differ from 0.
    """

    households: tuple[int, ...]
    members: tuple[int, ...]

    @property
    def unexplained(self) -> tuple[int, int]:
        """The unexplained difference of the columns: households, members."""
        return left_over(self.households), left_over(self.members)


@dataclass(frozen=True)
class Movements:
    """The movements of a year.

    `forms` is keyed by "2" (poor) and "3" (near-poor); by commune code or, where it has none, by
    its name. `behind` names per (form, line, commune) the codes of the households behind an
    unexplained difference. Without results of `earlier` years it is not known who fell again, and
    column 6 is 0.
    """

    forms: Mapping[str, Mapping[str, CommuneFlow]]
    totals: Mapping[str, CommuneFlow]
    behind: Mapping[tuple[str, str, str], tuple[str, ...]]
    earlier: bool = False


@dataclass(frozen=True)
class District:
    """One year's figures over its communes, in the order of their codes.

    `name` is the unit that reports at `level`. `missing` are its communes that sent no results.
    `fewest_poor` is the least number of deprived indicators of a poor household under the line,
    `most_near_poor` the greatest of a near-poor one; None where the edition has no such bound.
    `law` is the name of the document that sets the standard, `several` the years of a register.
    """

    year: int
    level: UnitLevel
    name: str
    province: str | None
    edition_id: str | None
    indicators: tuple[IndicatorName, ...]
    communes: tuple[CommuneFigures, ...]
    missing: tuple[ReportPlace, ...]
    fewest_poor: int | None
    most_near_poor: int | None
    previous: "District | None" = None
    movements: Movements | None = None
    law: Text | None = None
    several: SeveralYears | None = None

    def notice(self, lang: Lang) -> str:
        """Return the notice that the data of communes is invented; empty for real data."""
        return notice_for({one.place.name: one.synthetic for one in self.communes}, lang)


def with_one_checker(communes: Iterable[CommuneFigures]) -> int:
    """Return the number of communes whose B1 comes from a score table that one person typed."""
    return sum(item.by_unchecked_grid for item in communes)


def key_of(place: ReportPlace) -> str:
    """Return the key of a commune in a report: its code, else its name."""
    return place.code or place.name
