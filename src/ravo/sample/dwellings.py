"""Invented households: their level of living, what they lack, how they change within a year."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from math import sqrt

import numpy as np

from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.sample.chance import another, any_of, any_weighted, bell, between, happens, weighted_at
from ravo.sample.families import family_for
from ravo.sample.people import Births, SamplePerson
from ravo.sample.settlement import Settlement

MEAN_STANDING, SPREAD = -13.0, 15.7
"""Where the households of a list stand beside the line, in points of B1."""
PERSISTENCE, SHOCK, PROGRESS = 0.88, 7.8, 2.7
"""How much of a household's distance from the mean lasts a year, what a year adds by chance, and
by how many points all of them rise."""
NEW_STANDING, NEW_SPREAD = -2.0, 12.0
"""Where those stand who ask to be reviewed: nearer to the line than those on the list."""
SHARES = {
    "employment": 0.3,
    "dependency": 0.4,
    "nutrition": 0.2,
    "health_insurance": 0.3,
    "adult_education": 0.5,
    "child_schooling": 0.25,
    "housing_quality": 0.25,
    "housing_area": 0.5,
    "water": 0.06,
    "sanitation": 0.5,
    "telecoms": 0.35,
    "information": 0.25,
}
"""How common each deprivation is among the poor of the Mekong delta, one beside the others."""
MANY = {"3": 0.38, "4": 0.34, "5": 0.19, "6": 0.09}
FEW = {"0": 0.22, "1": 0.43, "2": 0.35}
LIFTED, FALLEN_INTO = 0.05, 0.045
"""The share of deprivations that end within a year, and of households with a new one."""
EARLIER_LACK, EARLIER_PROGRESS = 0.2, 4.5
"""The share of households with one more deprivation in the year before the first list, and by how
many points all of them rose after it."""
EARLIER_SHARE = 1 - (SHOCK / SPREAD) ** 2
EARLIER_SHOCK = SHOCK * sqrt(EARLIER_SHARE)
"""How much of the distance from the mean was there a year earlier, and what is left to chance: the
year reversed in which every household moves by EARLIER_PROGRESS and a SHOCK of its own."""
OLDER_LINE = -12.0
"""The line of the standard that ended in 2021, beside the one that followed, in points of the
sample: lower, so that about half of the first list is on the one before it."""
MANY_LACKS = 3
WORDS = {HouseholdClass.poor: "Hộ nghèo", HouseholdClass.near_poor: "Hộ cận nghèo"}
ABOVE = "Hộ không nghèo"
CAUSES = {
    "capital": 0.42,
    "land": 0.36,
    "labour": 0.1,
    "illness": 0.21,
    "skills": 0.16,
    "knowledge": 0.1,
    "tools": 0.06,
    "other": 0.04,
}
"""The share of listed households with each cause of their poverty."""
PEOPLES = {"Kinh": 0.985, "Hoa": 0.01, "Khơ-me": 0.005}


@dataclass(frozen=True)
class SampleDwelling:
    """One invented household: its people, its level of living and its dwelling.

    `standing` is its distance from the line in points of B1, negative below it. `klass` is its
    last verdict and `since` the year that gave it. `luck` (0 to 1) settles what is left to chance
    among its facts, the same way every year. A household that `left` keeps its place on the list
    of that year with the reason, without members.
    """

    code: str
    village: str
    members: tuple[SamplePerson, ...]
    standing: float
    wanted: frozenset[str]
    floor_area: float
    luck: float
    ethnicity: str = "Kinh"
    farming: bool = False
    measured: bool = False
    facts_only: bool = False
    causes: frozenset[str] = field(default_factory=frozenset)
    klass: str | None = None
    since: int | None = None
    opening_class: str | None = None
    change_reason: str | None = None
    origin_code: str | None = None
    separated: date | None = None
    left: bool = False

    @property
    def listed(self) -> bool:
        """Whether the last review left the household on the list."""
        return self.klass in LISTED


def new_dwelling(
    births: Births, place: Settlement, year: int, code: str, standing: float
) -> SampleDwelling:
    """Return an invented household that is `standing` points above the line."""
    rng = births.rng
    wanted = _wanted(rng, standing)
    members = family_for(births, year, wanted)
    return SampleDwelling(
        code=code,
        village=place.village_at(float(rng.random())),
        members=members,
        standing=standing,
        wanted=wanted,
        floor_area=_floor_area(rng, len(members), wanted),
        luck=float(rng.random()),
        ethnicity=any_weighted(rng, PEOPLES),
        farming=happens(rng, 0.2 if place.unit.area == "urban" else 0.62),
        measured=happens(rng, 0.12),
        facts_only=happens(rng, 0.04),
        causes=_causes(rng, members, year),
    )


def standing_of_list(rng: np.random.Generator) -> float:
    """Return the points above the line of a household of a first list."""
    return bell(rng, MEAN_STANDING, SPREAD)


def standing_of_new(rng: np.random.Generator) -> float:
    """Return the points above the line of a household that requests a review."""
    return bell(rng, NEW_STANDING, NEW_SPREAD)


def a_year_later(rng: np.random.Generator, home: SampleDwelling) -> SampleDwelling:
    """Return a household at the next review: its points moved, some deprivations ended or began."""
    kept = PERSISTENCE * (home.standing - MEAN_STANDING)
    standing = bell(rng, MEAN_STANDING + kept + PROGRESS, SHOCK)
    wanted = frozenset(name for name in sorted(home.wanted) if not happens(rng, LIFTED))
    if happens(rng, FALLEN_INTO):
        wanted |= {any_weighted(rng, SHARES)}
    after = replace(home, standing=standing, wanted=wanted, change_reason=None, origin_code=None)
    if ("housing_area" in wanted) != ("housing_area" in home.wanted):
        return replace(after, floor_area=_floor_area(rng, len(home.members), wanted))
    return after


def a_year_earlier(rng: np.random.Generator, home: SampleDwelling) -> SampleDwelling:
    """Return a household at the review before, such that the year then moves all alike.

    Of points that spread by SPREAD, what a year added spreads by SHOCK. Drawn so, it does not
    depend on the points before it: it is the same at the line as far from it.
    """
    kept = EARLIER_SHARE * (home.standing - MEAN_STANDING)
    standing = bell(rng, MEAN_STANDING + kept - EARLIER_PROGRESS, EARLIER_SHOCK)
    wanted = home.wanted
    if happens(rng, EARLIER_LACK):
        wanted |= {any_weighted(rng, SHARES)}
    if wanted and happens(rng, FALLEN_INTO):
        wanted -= {any_of(rng, sorted(wanted))}
    before = replace(home, standing=standing, wanted=wanted)
    if ("housing_area" in wanted) != ("housing_area" in home.wanted):
        return replace(before, floor_area=_floor_area(rng, len(home.members), wanted))
    return before


def an_earlier_class(rng: np.random.Generator, home: SampleDwelling, year: int) -> SampleDwelling:
    """Return a household with the class of the year before `year`, by the standard of then."""
    if bell(rng, home.standing, SHOCK) > OLDER_LINE:
        return replace(home, opening_class=ABOVE)
    lacking = len(home.wanted) >= MANY_LACKS
    klass = (HouseholdClass.poor if lacking else HouseholdClass.near_poor).value
    return replace(home, klass=klass, since=year - 1, opening_class=opening_of(klass))


def opening_of(klass: str | None) -> str:
    """Return the class with which a review opens, in words, after a verdict or none."""
    return WORDS.get(HouseholdClass(klass), ABOVE) if klass else ABOVE


def _wanted(rng: np.random.Generator, standing: float) -> frozenset[str]:
    """Return the indicators a household is to be deprived in: the fewer points, the more."""
    many = happens(rng, between(0.3 - 0.008 * standing, 0.06, 0.75))
    count = int(any_weighted(rng, MANY if many else FEW))
    left, chosen = dict(SHARES), []
    for _ in range(count):
        name = any_weighted(rng, left)
        chosen.append(name)
        del left[name]
    return frozenset(chosen)


def _floor_area(rng: np.random.Generator, size: int, wanted: frozenset[str]) -> float:
    """Return the floor area (m2) of a dwelling: under 8 m2 per member where that is wanted."""
    low, high = (4.0, 7.5) if "housing_area" in wanted else (9.0, 22.0)
    return float(round(size * float(rng.uniform(low, high))))


def _causes(
    rng: np.random.Generator, members: tuple[SamplePerson, ...], year: int
) -> frozenset[str]:
    """Return why a household is poor, at least one cause; who has no workers lacks labour."""
    found = {cause for cause, share in CAUSES.items() if happens(rng, share)}
    if all(not 16 <= year - person.birth.year < 62 for person in members):
        found = (found - {"skills", "knowledge"}) | {"labour"}
    return frozenset(found or {any_weighted(rng, CAUSES)})


def pick(home: SampleDwelling, number: int, weights: Mapping[str, float]) -> str:
    """Return a word for a fact of the dwelling: the same one every year."""
    return weighted_at(another(home.luck, number), weights)
