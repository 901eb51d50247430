"""Invented households: their level of living, their deprivations, their changes in a year."""

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
"""Mean and spread of the distance of a list's households from the line, in points of B1."""
PERSISTENCE, SHOCK, PROGRESS = 0.88, 7.8, 2.7
"""The share of a household's distance from the mean that lasts a year, the random change of a
year, and the points by which all households rise."""
NEW_STANDING, NEW_SPREAD = -2.0, 12.0
"""The same for households that request a review: they are nearer to the line than listed ones."""
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
"""The frequency of each deprivation among the poor of the Mekong delta, relative to the others."""
MANY = {"3": 0.38, "4": 0.34, "5": 0.19, "6": 0.09}
FEW = {"0": 0.22, "1": 0.43, "2": 0.35}
LIFTED, FALLEN_INTO = 0.05, 0.045
"""The share of deprivations that end within a year, and of households with a new one."""
EARLIER_LACK, EARLIER_PROGRESS = 0.2, 4.5
"""The share of households with one more deprivation in the year before the first list, and the
points by which all of them rose after it."""
EARLIER_SHARE = 1 - (SHOCK / SPREAD) ** 2
EARLIER_SHOCK = SHOCK * sqrt(EARLIER_SHARE)
"""The share of the distance from the mean that existed a year earlier, and the random rest: the
reverse of a year in which every household moves by EARLIER_PROGRESS and a SHOCK of its own."""
OLDER_LINE = -12.0
"""The line of the standard that ended in 2021, in points of the sample: lower than the next one,
so that about half of the first list is also on the list before it."""
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

    `standing` is its distance from the line in points of B1, negative below it. `klass` is its last
    verdict and `since` the year of that. `luck` (0 to 1) determines its random facts, equally in
    every year. A household that `left` stays on the list of that year with the reason, without
    members.
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
    """Return a household at the next review, with changed points and deprivations."""
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
    """Return a household at the review before, such that the next year moves all alike.

    Of points with the spread SPREAD, the change of a year has the spread SHOCK. Drawn in this way,
    it does not depend on the points before: it is the same near the line and far from it.
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
    """Return a household with the class of the year before `year`, by the standard of that time."""
    if bell(rng, home.standing, SHOCK) > OLDER_LINE:
        return replace(home, opening_class=ABOVE)
    lacking = len(home.wanted) >= MANY_LACKS
    klass = (HouseholdClass.poor if lacking else HouseholdClass.near_poor).value
    return replace(home, klass=klass, since=year - 1, opening_class=opening_of(klass))


def opening_of(klass: str | None) -> str:
    """Return the opening class of a review, in words, after a verdict or none."""
    return WORDS.get(HouseholdClass(klass), ABOVE) if klass else ABOVE


def _wanted(rng: np.random.Generator, standing: float) -> frozenset[str]:
    """Return the indicators in which a household is to be deprived: more with fewer points."""
    many = happens(rng, between(0.3 - 0.008 * standing, 0.06, 0.75))
    count = int(any_weighted(rng, MANY if many else FEW))
    left, chosen = dict(SHARES), []
    for _ in range(count):
        name = any_weighted(rng, left)
        chosen.append(name)
        del left[name]
    return frozenset(chosen)


def _floor_area(rng: np.random.Generator, size: int, wanted: frozenset[str]) -> float:
    """Return the floor area (m2) of a dwelling: under 8 m2 per member for that deprivation."""
    low, high = (4.0, 7.5) if "housing_area" in wanted else (9.0, 22.0)
    return float(round(size * float(rng.uniform(low, high))))


def _causes(
    rng: np.random.Generator, members: tuple[SamplePerson, ...], year: int
) -> frozenset[str]:
    """Return the causes of a household's poverty, at least one; without workers it lacks labour."""
    causes = {cause for cause, share in CAUSES.items() if happens(rng, share)}
    if all(not 16 <= year - person.birth.year < 62 for person in members):
        causes = (causes - {"skills", "knowledge"}) | {"labour"}
    return frozenset(causes or {any_weighted(rng, CAUSES)})


def pick(home: SampleDwelling, number: int, weights: Mapping[str, float]) -> str:
    """Return a word for a fact of the dwelling, the same in every year."""
    return weighted_at(another(home.luck, number), weights)
