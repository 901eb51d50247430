"""Households in the form of the office's papers: frozen values, no words of papers yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ravo.criteria.terms import LISTED, HouseholdClass

EscapedClass = Literal[HouseholdClass.poor, HouseholdClass.near_poor]
"""The class of the list that a household left for one above it."""
Request = Literal["enter", "leave", "average", "unnamed"]
"""A household's request: to enter the list (Mẫu 01), to leave it (Mẫu 04), the average class."""
MeetingResult = Literal["agreed", "not_agreed", "other_class"]
"""The decision of the village meeting: it agreed to the present class of a household, it did
not, or it agreed to another class."""


@dataclass(frozen=True, slots=True)
class PaperPerson:
    """A person on paper; unknown values are empty.

    `tail` has the last digits of the citizen number, `number` the whole of it where a survey has
    it; only a certificate of the person's own household may print the whole number.
    """

    name: str = ""
    relation: str = ""
    sex: str = ""
    ethnicity: str = ""
    birth_year: int | None = None
    tail: str = ""
    number: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ClassedYear:
    """A household in one year: its class, and for each indicator whether deprived (1, 0, -1)."""

    year: int
    klass: str
    states: tuple[int, ...] = ()


@dataclass(frozen=True)
class PaperHousehold:
    """One household of a workbook in the form of papers.

    `place` is its record. `klass` is None for a household that was rejected, that left the list
    (`departed`), or whose record is blank. `start` is its class at the start of the year, None
    where that is not known; `escaped` is set where it left the list for a class above it in this
    commune. `states` are those of the indicators in the order of the edition (1 deprived, 0 not, -1
    unknown). `earlier` are the years before by the register. `request` is its request, None where
    it made none or none is recorded; `asked_average` is whether it has Có under Đề nghị xác định
    mức sống trung bình, by which the review judges the average-living class. `meeting` is the
    decision of its village meeting, None where meetings were not taken into account.
    """

    place: int
    code: str
    head: PaperPerson
    village: str
    size: int | None
    klass: str | None
    area: str | None = None
    departed: bool = False
    unreviewed: bool = False
    start: str | None = None
    escaped: EscapedClass | None = None
    states: tuple[int, ...] = ()
    members: tuple[PaperPerson, ...] = ()
    earlier: Mapping[int, ClassedYear] = field(default_factory=dict)
    request: Request | None = None
    asked_average: bool = False
    meeting: MeetingResult | None = None

    @property
    def listed(self) -> bool:
        """Whether it is poor or near-poor."""
        return self.klass in LISTED

    @property
    def classed(self) -> bool:
        """Whether the review gave it one of the classes."""
        return self.klass is not None and self.klass != HouseholdClass.undetermined

    @property
    def held_back(self) -> bool:
        """Whether its meeting did not agree to its class, so that no paper names it."""
        return self.classed and self.meeting not in (None, "agreed")


@dataclass(frozen=True, slots=True)
class CommunePlace:
    """A commune by its official names where they are known; unknown names are empty."""

    commune: str = ""
    district: str = ""
    province: str = ""
    code: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The known names, from the commune upwards."""
        return tuple(name for name in (self.commune, self.district, self.province) if name)


@dataclass(frozen=True)
class CommunePapers:
    """One workbook of a commune with its households, in the order of its records.

    `file` is the workbook's name, `read` and `blank` count its rows and its blank rows, as the
    review counted them; `period` is the kind of review in the workbook's words, `list_month` the
    month of a list of the monthly review. `basis` has the full names of the acts on which the
    review is based, `indicators` the ids of the indicators of the households' states,
    `indicator_names` their names where the edition is at hand. `starts_known` is whether the
    classes at the start of the year come from another list than this workbook; `requests_known`
    whether the workbook records requests, `meetings_known` whether the outcome of the village
    meetings was taken into account. `commune_name` is a name that no other commune of the run has.
    `synthetic` is whether the data is invented.
    """

    file: str
    place: CommunePlace
    year: int
    edition: str | None
    period: str | None
    list_month: str | None
    basis: tuple[str, ...]
    indicators: tuple[str, ...]
    indicator_names: tuple[str, ...]
    households: tuple[PaperHousehold, ...]
    read: int
    blank: int = 0
    starts_known: bool = False
    requests_known: bool = False
    meetings_known: bool = False
    commune_name: str | None = None
    synthetic: bool = False

    @property
    def shown_name(self) -> str:
        """The commune's name in messages; that of the workbook where it names no commune."""
        return self.commune_name or self.place.commune or self.file
