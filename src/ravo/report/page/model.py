"""Every figure of the summary page, as frozen values. None means "chưa có số liệu", never 0.

Rates and shares are percentages with two decimals, rounded as the forms round them; a change is the
difference of two such rates in points, so that a reader's own subtraction gives the same. The names
of the fields are the keys under "page" in report.json.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from ravo.formats import UnitLevel
from ravo.messages import Text
from ravo.report.forms.settings import PlannedRate

Verdict = Literal["met", "exceeded", "missed", "unknown"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@dataclass(frozen=True, slots=True)
class Rate:
    """Households and members of a class, in % of all, with last year's on the same ground."""

    households: int | None
    members: int | None
    rate: float | None
    member_rate: float | None
    last_households: int | None
    last_rate: float | None
    change: float | None


@dataclass(frozen=True, slots=True)
class Target:
    """The plan's yearly reduction of a rate, in points, and the one achieved.

    `source` is the document that sets it. `met`: at least `least`; `exceeded`: more than `most`;
    `missed`: less than `least`.
    """

    least: float
    most: float
    source: str
    rate: PlannedRate
    reduction: float | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class RowCounts:
    """Rows of workbooks: read = scored + rejected + departed + blank; unknown counts are None."""

    read: int | None
    scored: int | None
    rejected: int | None
    departed: int | None
    blank: int | None
    undetermined: int | None
    errors: int | None
    warnings: int | None


@dataclass(frozen=True, slots=True)
class CommuneRow:
    """One commune; `sent` is whether it sent results.

    `deprived` is the share of its poor households deprived in each indicator, in the order of
    `PageFigures.indicators`; None where it is not known or there is no poor household.
    """

    key: str
    name: str
    district: str | None
    sent: bool
    residents: int | None
    poor: Rate
    near_poor: Rate
    listed: Rate
    target: Target | None
    deprived: tuple[float | None, ...]
    quality: RowCounts


@dataclass(frozen=True, slots=True)
class CommuneCoverage:
    """Numbers of communes and of those with results; `compared`: both years have the same ground.

    `only_now` and `only_last` name the communes that only one of the years has; `without_total`
    those whose total of residents is missing or too small to be right.
    """

    sent: int
    expected: int
    compared: bool
    only_now: tuple[str, ...]
    only_last: tuple[str, ...]
    without_total: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Residents:
    """All residents; None where a commune gave no usable total."""

    households: int | None
    members: int | None
    last_households: int | None


@dataclass(frozen=True, slots=True)
class ClassCounts:
    """The classes over all communes; `listed` is poor and near-poor together."""

    poor: Rate
    near_poor: Rate
    listed: Rate
    average_living: Rate
    undetermined: int


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of communes that meet, exceed or miss the target, or are undetermined."""

    met: int
    exceeded: int
    missed: int
    unknown: int


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """Poor households deprived in an indicator, their share of all poor, and last year's share.

    `unknown` counts unknown answers; such households are not counted as deprived.
    """

    id: str
    number: int
    label: Text
    households: int | None
    rate: float | None
    unknown: int
    last_rate: float | None
    change: float | None


@dataclass(frozen=True, slots=True)
class CauseRow:
    """Households that name a cause, and their share of all households of the class.

    A household may name several. `mentioned` is the share of all causes named by the poor,
    `cumulative` that of this cause and the more frequent ones together.
    """

    id: str
    poor: int | None
    poor_rate: float | None
    mentioned: float | None
    cumulative: float | None
    near_poor: int | None
    near_poor_rate: float | None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Listed households of a group and their share of the class; groups overlap."""

    id: str
    poor: int | None
    poor_rate: float | None
    near_poor: int | None
    near_poor_rate: float | None


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Columns 1 to 9 of a movement form; `unexplained` is 1-2-3-4+5+6+7+8-9, for programs.

    `difference` is the same as printed: column 9 less the result of the others.
    """

    households: tuple[int, ...]
    members: tuple[int, ...]
    unexplained: int
    unexplained_members: int
    difference: int
    difference_members: int


@dataclass(frozen=True, slots=True)
class MovementFigures:
    """The movements of the communes that both years have; `left_out` names the others.

    `earlier` is whether results of earlier years were read, so that falling again can be counted.
    """

    communes: int
    left_out: tuple[str, ...]
    poor: Waterfall
    near_poor: Waterfall
    earlier: bool


@dataclass(frozen=True, slots=True)
class VillageRow:
    """One village and its commune; `near` counts households near the line in any way.

    `near_b1`: by points of B1; `near_count`: by deprived indicators; `near_both`: by both;
    `near_apart`: by deprived indicators alone. near = near_b1 + near_apart.
    """

    name: str
    commune: str
    poor: int
    near_poor: int
    near_b1: int
    near_count: int
    near_both: int
    near_apart: int
    near: int


@dataclass(frozen=True, slots=True)
class VillageProfile:
    """One village of the reporting commune: its listed households and deprivations of the poor.

    `share` is its part of all the commune's listed households; `deprived` as in `CommuneRow`.
    """

    name: str
    poor: int
    near_poor: int
    listed: int
    share: float | None
    deprived: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class NearRest:
    """Households near the line in several villages together."""

    villages: int
    near_b1: int
    near_count: int
    near_both: int
    near_apart: int
    near: int


@dataclass(frozen=True, slots=True)
class NearLine:
    """Households near the line: the villages with most of them, all other villages, the total.

    A household is near if at most `points` of B1 or `indicators` would change its class.
    """

    points: int
    indicators: int
    villages: tuple[VillageRow, ...]
    rest: NearRest
    total: NearRest


@dataclass(frozen=True, slots=True)
class Poorest:
    """The villages with the most poor households.

    `tied` counts the omitted villages with as many as the last one; `unnamed` the poor households
    whose village is blank.
    """

    villages: tuple[VillageRow, ...]
    tied: int
    unnamed: int


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year of the unit on today's ground; rates are in % of the residents of that year."""

    year: int
    communes: int
    residents: int | None
    poor: int
    poor_rate: float | None
    near_poor: int
    near_poor_rate: float | None
    listed_rate: float | None


@dataclass(frozen=True, slots=True)
class OnListRow:
    """Listed households with so many `years` on the list, and their share of all listed."""

    years: int
    households: int
    rate: float | None


@dataclass(frozen=True, slots=True)
class MissingRow:
    """The communes (names) without a list in a register's year; `whole` where it lacks all."""

    year: int
    communes: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class YearsFigures:
    """Several years of a register; `again` counts listed households that had left the list."""

    rows: tuple[YearRow, ...]
    on_list: tuple[OnListRow, ...]
    again: int
    missing: tuple[MissingRow, ...] = ()


@dataclass(frozen=True, slots=True)
class IndicatorMeasure:
    """An indicator among households poor by k deprivations, in % of all reviewed.

    Unknown answers leave a value between `least` and `most`; `part` is its contribution to M0.
    """

    number: int
    least: float | None
    most: float | None
    part_least: float | None
    part_most: float | None


@dataclass(frozen=True, slots=True)
class PlaceMeasure:
    """One commune or village: `households` reviewed, the share poor by k deprivations, in %.

    `deprived` is the share that is poor and certainly deprived in each indicator.
    """

    name: str
    households: int
    least: float | None
    most: float | None
    deprived: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """The change of M0 since last year and its two parts; None where unknown."""

    year: int
    m0: float | None
    incidence: float | None
    intensity: float | None


@dataclass(frozen=True, slots=True)
class MeasureFigures:
    """H and A in %, M0 from 0 to 1, over households reviewed; poor from `k` deprivations on."""

    k: int
    households: int
    h_least: float | None
    h_most: float | None
    a_least: float | None
    a_most: float | None
    m0_least: float | None
    m0_most: float | None
    indicators: tuple[IndicatorMeasure, ...]
    places: tuple[PlaceMeasure, ...]
    change: MeasureChange | None


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """The office's map: number of the report's communes drawn, names of those without a shape.

    `outside` counts its other communes, `column` is the property with the codes.
    """

    column: str
    drawn: int
    without_shape: tuple[str, ...]
    outside: int


@dataclass(frozen=True)
class PageFigures:
    """Every number printed on the page; `villages` are those of a single commune, else none.

    `one_checker` is the number of communes whose B1 comes from a score table that only one person
    checked. `years` is None where no register was read, `measures` where the edition's indicators
    or its least number of deprivations of a poor household are not at hand, `areas` where no map of
    the office is drawn.
    """

    year: int
    last_year: int | None
    unit: str
    level: UnitLevel
    province: str | None
    edition: str | None
    coverage: CommuneCoverage
    residents: Residents
    classes: ClassCounts
    target: Target | None
    tally: Tally | None
    communes: tuple[CommuneRow, ...]
    indicators: tuple[IndicatorRow, ...]
    causes: tuple[CauseRow, ...]
    groups: tuple[GroupRow, ...]
    moves: MovementFigures | None
    near: NearLine
    poorest: Poorest
    villages: tuple[VillageProfile, ...]
    quality: RowCounts
    one_checker: int
    years: YearsFigures | None = None
    measures: MeasureFigures | None = None
    areas: AreaFigures | None = None
