"""Households as the office's papers name them: frozen values, no word of a paper yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ravo.criteria.terms import LISTED, HouseholdClass

EscapedClass = Literal[HouseholdClass.poor, HouseholdClass.near_poor]
"""The class of the list that a household left for one above it."""
Request = Literal["enter", "leave", "average", "unnamed"]
"""What a household asked for: to be on the list (Mẫu 01), off it (Mẫu 04), the average class."""
MeetingResult = Literal["agreed", "not_agreed", "other_class"]
"""What the village meeting decided: it agreed to the class that a household has now, it did not,
or it agreed to another class."""


@dataclass(frozen=True, slots=True)
class PaperPerson:
    """A person on paper; what is not known is empty.

    `tail` has the last digits of the citizen number, `number` the whole of it where a survey has
    it: nothing but a certificate for the person's own household may print that.
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
    """A household in one year: its class, and by indicator whether it was deprived (1, 0, -1)."""

    year: int
    klass: str
    states: tuple[int, ...] = ()


@dataclass(frozen=True)
class PaperHousehold:
    """One household of a workbook as papers name it.

    `place` is its record. `klass` is None for a household that was rejected, that left the list
    (`departed`), or whose record is blank. `start` is its class at the start of the year, None
    where that is not known; `escaped` is set where it left the list for a class above it in this
    commune. `states` are those of the indicators in the order of the edition (1 deprived, 0 not,
    -1 unknown). `earlier` are the years before by the register. `request` is
    what it asked for, None for a household that asked for nothing or of which nothing is recorded;
    `asked_average` is whether the review was to judge the average class. `meeting` is what its
    village meeting decided, None where the meetings were not looked at.
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
        """Whether it has a class to which its meeting did not agree, so that no paper names it."""
        return self.classed and self.meeting not in (None, "agreed")


@dataclass(frozen=True, slots=True)
class CommunePlace:
    """A commune by its official names where they are known; what is not known is empty."""

    commune: str = ""
    district: str = ""
    province: str = ""
    code: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are known, from the commune upwards."""
        return tuple(name for name in (self.commune, self.district, self.province) if name)


@dataclass(frozen=True)
class CommunePapers:
    """One workbook of a commune with its households, in the order of its records.

    `file` is the workbook's name, `read` and `blank` count its rows and those of them with nothing,
    as the review counted them; `period` is the kind of review in the workbook's words,
    `list_month` the month of a list of the monthly review. `basis` has the full names of the acts
    that the review rests on, `indicators` the ids of those that the households' states are of,
    `indicator_names` their names where the edition is at hand. `starts_known` is whether the
    classes at the start of the year come from another list than this workbook; `requests_known`
    whether the workbook says who asked, `meetings_known` whether the outcome of the village
    meetings was looked at. `commune_name` is the name that no other commune of the run has.
    `synthetic`: the data is invented.
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
