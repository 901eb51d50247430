"""The contents of household sheets for a template: frozen values, words as printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ravo.criteria import Edition
from ravo.score_table.model import ScoreTable


@dataclass(frozen=True, slots=True)
class SheetPerson:
    """A member as printed on a sheet; unknown values are empty. `citizen` is masked."""

    name: str = ""
    relation: str = ""
    sex: str = ""
    birth: str = ""
    ethnicity: str = ""
    citizen: str = ""


@dataclass(frozen=True, slots=True)
class HouseholdSheet:
    """One household as printed on its sheet; a blank sheet has no values.

    `code` is empty for a household without one; `coded` is False where the code may not be printed
    as a picture: it is missing, a citizen number, or `shared` with another household. `facts`
    contains the words of recorded facts by the name of the column; `earlier` those of last year
    that are not confirmed yet. `change` is the household's reason of change, `origin` the code of
    the household from which it separated on the day `separated`; a `new` one was on no list at the
    start of the period.
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
    """The commune of the sheets; unknown values are empty."""

    commune: str = ""
    district: str = ""
    province: str = ""
    code: str = ""


@dataclass(frozen=True)
class SheetBundle:
    """All sheets of a commune: in the order of printing, by village and by name.

    `edition` gives the indicators, `grid` the questions of B1 (None: no questions are printed).
    """

    year: int
    place: SheetPlace
    edition: Edition
    grid: ScoreTable | None
    sheets: tuple[HouseholdSheet, ...]
