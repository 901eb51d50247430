"""What household sheets hold, before a template arranges it: frozen values, words as printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ravo.criteria import Edition
from ravo.score_table.model import ScoreTable


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """A member as a sheet prints it; what is not known is empty. `citizen` is masked."""

    name: str = ""
    relation: str = ""
    sex: str = ""
    birth: str = ""
    ethnicity: str = ""
    citizen: str = ""


@dataclass(frozen=True, slots=True)
class HouseholdSheet:
    """One household as its sheet prints it; a blank sheet has no value at all.

    `code` is empty for a household without one, `coded` false where the code may not be printed
    as a picture: it is missing, a citizen number, or `shared` with another household. `facts` has
    the words of what is recorded, by the name of the column; `earlier` those of last year that
    nobody has confirmed yet. `change` is the reason why the household changed, `origin` the code of
    the one that it came out of on the day `separated`; a `new` one was on no list at the start of
    the period.
    """

    code: str = ""
    coded: bool = False
    shared: bool = False
    head: SheetPerson = SheetPerson()
    village: str = ""
    area: str = ""
    size: str = ""
    opening: str = ""
    change: str = ""
    origin: str = ""
    separated: str = ""
    new: bool = False
    people: tuple[SheetPerson, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    earlier: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """The commune of the sheets; what is not known is empty."""

    commune: str = ""
    district: str = ""
    province: str = ""
    code: str = ""


@dataclass(frozen=True)
class SheetBundle:
    """All sheets of a commune: in the order of printing, by village and by name.

    `edition` gives the indicators, `grid` the questions of B1 (None: there are none to print).
    """

    year: int
    place: SheetPlace
    edition: Edition
    grid: ScoreTable | None
    sheets: tuple[HouseholdSheet, ...]
