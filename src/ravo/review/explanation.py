"""The explanation of one household's class, as frozen values for the renderers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ravo.criteria import Citation, ClassLine, Mark
from ravo.faults import Fault
from ravo.messages import Text
from ravo.score_table.crossings import Crossing
from ravo.score_table.model import ScoreTableSource
from ravo.survey.departures import SHOWN_LEFT

NO_WORDS = Text("", "")
Band = Literal["within", "over"]
"""The place of a value above the poor line: within the near-poor band above it, or over it."""


@dataclass(frozen=True, slots=True)
class MemberFact:
    """A member who makes the household deprived in an indicator.

    `row` is the Excel row on the sheet of members, `sheet` its name where members are on
    several sheets (None for one), `age_years` the age in completed years on
    the day of the review, `detail` the facts as the sheet's own headings and words.
    """

    row: int
    name: str
    age_years: int
    detail: str
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class IndicatorStep:
    """One indicator: its state (1 deprived, 0 not, -1 unknown) and the basis of it.

    `source` is `answer` where the form's own answer decided (in `cell`), `facts` where the
    `members` or the household's `facts` did, `none` where nothing is known. `disagrees` is True
    where answer and facts contradict each other; `rule` explains when a household is deprived.
    """

    number: int
    label: Text
    service: Text
    state: int
    source: Literal["answer", "facts", "none"]
    cell: str | None
    members: tuple[MemberFact, ...]
    facts: tuple[tuple[Text, str], ...]
    citation: Citation
    mark: Mark
    disagrees: bool
    rule: Text


@dataclass(frozen=True, slots=True)
class Change:
    """The smallest change of one piece of evidence that would give the class `to_class`.

    `amount` is points (B1), đồng per member and month (income) or a number of indicators;
    negative means fewer. `numbers` are the indicators that could change.
    """

    kind: Literal["line", "indicators"]
    amount: float
    to_class: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class B1Item:
    """One item of B1: the answer, its points, the column used, exceptions applied.

    `answers` are (words, value): a chosen answer's words with True, each tick with True / False,
    each count with its number; None where nothing was answered. `column` is a place in
    `COLUMNS`, None where the item is not scored or the column is unknown.
    """

    number: int
    words: str
    answers: tuple[tuple[str, bool | float | None], ...]
    least: float
    most: float
    column: int | None
    scored: bool
    exceptions: tuple[str, ...]


@dataclass(frozen=True)
class B1Account:
    """The sum of B1 from the answers: its table, and the changes that would cross the line.

    `columns` are the possible points columns of the household: more than one where the region or
    the area is unknown. `provinces` are the commune's provinces before 1/7/2025. `form` is the
    total on the form, which decides where it is given.
    """

    items: tuple[B1Item, ...]
    least: float
    most: float
    columns: tuple[int, ...]
    provinces: tuple[str, ...]
    form: float | None
    source: ScoreTableSource
    sha256: str
    crossing: Crossing | None


@dataclass(frozen=True, slots=True)
class Visit:
    """The visit to a household: the reviewer and the day; None where not recorded."""

    reviewer: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class HouseholdSupport:
    """The outcome of a programme of support for a household, or for some of its people.

    `people` are their names, empty for the household as a whole. `questions` are the missing facts
    of the people that would decide it, `home_questions` those of the household, `looked_up` those
    that the commune looks up itself. `reason` and `article` are the condition that fails, or with
    `excluded` the exclusion that applies; with `groups` the reason lists all groups of the
    programme, none of which fits; with `dead` it is that they died by the register. `quota` is
    their outcome by a quota.
    """

    title: Text
    standing: Literal["eligible", "to_ask", "not_eligible"]
    people: tuple[str, ...] = ()
    questions: tuple[Text, ...] = ()
    home_questions: tuple[Text, ...] = ()
    looked_up: tuple[Text, ...] = ()
    reason: Text = NO_WORDS
    article: Text = NO_WORDS
    excluded: bool = False
    groups: bool = False
    dead: bool = False
    quota: Text = NO_WORDS


@dataclass(frozen=True, slots=True)
class PastDeath:
    """A person of the household who died before the review, by a register.

    `written` is a day (ISO), a month (`2026-03`), or None where the death is only known from the
    list of `period`; `differing` are contradicting days of several sources.
    """

    name: str
    period: str
    written: str | None
    differing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Explanation:
    """Every step from a household's evidence to its class.

    `value` and `line` are points (evidence kind `b1`) or đồng per member and month. `klass` is
    None for a rejected household, whose errors are in `faults`, and for one that left the list.
    `b2` is None where an indicator is unknown. `lines` are the lines of the edition that were
    applied, `documents` the names of the documents that it cites. `income_line` is the poverty
    line of the household's area in đồng per member and month, None where it is not known. `period`
    is the kind of the review in the words of the workbook, `visit` the reviewer and the day. `band`
    is set where the near-poor have a band of values above the poor line, as a province may decide,
    and the value is above the poor line: `within` that band, or `over` it. `listed_b1` are the
    points in the commune's list, `b2_line` the points of B2 from which a household under the line
    is poor. `past` are earlier periods by the register, each with its class. `supports` are
    programmes of support as of `supports_on`, which is None where they were not requested.
    `synthetic` is True for invented data.
    """

    code: str
    head_name: str
    village: str | None
    size: int | None
    commune: str | None
    year: int | None
    edition_id: str
    edition_title: Text
    klass: str | None
    area: str | None
    evidence_kind: str | None
    value: float | None
    line: float | None
    income: float | None
    steps: tuple[IndicatorStep, ...]
    deprived: int
    unknown: tuple[int, ...]
    b2: int | None
    lines: tuple[ClassLine, ...]
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]
    source_path: str
    b1: B1Account | None = None
    documents: Mapping[str, Text] = field(default_factory=dict)
    income_line: float | None = None
    period: str | None = None
    band: Band | None = None
    visit: Visit = field(default_factory=Visit)
    listed_b1: float | None = None
    b2_line: int | None = None
    past: tuple[tuple[str, str], ...] = ()
    past_deaths: tuple[PastDeath, ...] = ()
    supports: tuple[HouseholdSupport, ...] = ()
    supports_on: date | None = None
    synthetic: bool = False

    @property
    def left_for(self) -> str | None:
        """The reason with which the household left the list; None where it did not."""
        notes = (fault for fault in self.faults if self.klass is None and fault.code in SHOWN_LEFT)
        return next((str(fault.params["reason"]) for fault in notes), None)
