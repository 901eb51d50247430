"""The year before a commune's first list, drawn backwards: its households, and their changes.

It has draws and citizen numbers of its own: the years after the list do not depend on them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

import numpy as np

from ravo.sample.chance import another, any_of, bell, between, happens
from ravo.sample.dwellings import (
    SampleDwelling,
    a_year_earlier,
    an_earlier_class,
    new_dwelling,
    opening_of,
    standing_of_list,
)
from ravo.sample.families import family_earlier
from ravo.sample.people import Births, SamplePerson
from ravo.sample.settlement import Settlement

ARRIVED = 0.15
"""The share of newly reviewed households that came from elsewhere."""
SPLIT, JOINED, RENUMBERED = 0.3, 0.02, 0.012
"""The shares of suitable young households that split off another one, of suitable members that
lived alone, and of households that had another code."""
DROPPED, DEPARTED = 0.1, 0.016
"""The households of the year that the next list lacks, relative to those it has: over the line
and not reviewed again; listed, and gone with a reason."""
DIED_OUT = 0.3
"""The share of departed households that were a single old person."""
OVER, OVER_SPREAD = 12.0, 9.0
"""Mean and spread of households that were not reviewed again, in points over the line."""
AT_HOME = {"Chủ hộ": "Con", "Vợ/chồng": "Khác", "Con": "Cháu"}
"""The relations of a young household's members in the household of the parents."""
GUESTS = ("Cha/mẹ", "Anh/chị/em")
"""Relations of people who may have lived alone before moving in with the head."""
MOST_MEMBERS = 9


class HouseholdOrigin(NamedTuple):
    """How a household came onto a list, by its row; `code` is the other household's."""

    reason: str | None = None
    code: str | None = None
    day: date | None = None


@dataclass
class YearBefore:
    """The households of the year before a list, and their links to those of the list.

    `codes` has the household's code of that year for each code of the list that was reviewed then,
    `origins` how a household of the list came or grew, `left` the reason of each listed household
    that left, by its code.
    """

    homes: list[SampleDwelling] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    origins: dict[str, HouseholdOrigin] = field(default_factory=dict)
    left: dict[str, str] = field(default_factory=dict)

    def as_recorded(
        self, homes: Sequence[SampleDwelling], classes: Mapping[str, str | None], year: int
    ) -> list[SampleDwelling]:
        """Return the households of the list with the facts that its rows have of `year` before it.

        `classes` are the verdicts of `year`, by the codes of that year.
        """
        gone = [home for home in self.homes if home.code in self.left]
        stayed = [self._seen(home, classes.get(self.codes.get(home.code, ""))) for home in homes]
        left = [
            replace(
                home,
                klass=classes[home.code],
                opening_class=opening_of(classes[home.code]),
                change_reason=self.left[home.code],
                left=True,
            )
            for home in gone
        ]
        return [replace(home, since=year) for home in (*stayed, *left)]

    def _seen(self, home: SampleDwelling, klass: str | None) -> SampleDwelling:
        """Return a household of the list; one that moved in has no class here yet."""
        reason, code, day = self.origins.get(home.code, HouseholdOrigin())
        opening = None if reason in ("Chuyển đến", "Tách hộ") else opening_of(klass)
        return replace(
            home,
            klass=klass,
            opening_class=opening,
            change_reason=reason,
            origin_code=code,
            separated=day,
        )


def year_before(
    births: Births, place: Settlement, homes: Sequence[SampleDwelling], year: int
) -> YearBefore:
    """Return the households of `year`, before `homes` were on the first list."""
    past = _Backwards(births, place, year)
    there = past.reviewed_of(homes)
    children = past.splits(there)
    apart = {child.code for child in children.values()}
    for home in there:
        if home.code not in apart:
            past.keep(home, children.get(home.code))
    past.drop(max(1, round(len(homes) * DROPPED)))
    past.depart(max(1, round(len(homes) * DEPARTED)))
    past.year_before.homes = [
        an_earlier_class(births.rng, home, year) for home in past.year_before.homes
    ]
    return past.year_before


@dataclass
class _Backwards:
    """The state of drawing the year before a list; codes that only that year has contain a C."""

    births: Births
    place: Settlement
    year: int
    year_before: YearBefore = field(default_factory=YearBefore)
    codes: int = 0

    @property
    def rng(self) -> np.random.Generator:
        """The generator of every draw of this year."""
        return self.births.rng

    def code(self) -> str:
        """Return a code that only this year has."""
        self.codes += 1
        return f"{self.place.unit.code}-C{self.codes:03d}"

    def stranger(self, standing: float) -> SampleDwelling:
        """Return a household that is not on the list."""
        return new_dwelling(self.births, self.place, self.year, self.code(), standing)

    def reviewed_of(self, homes: Sequence[SampleDwelling]) -> list[SampleDwelling]:
        """Return the households that existed; those near the line are more likely to be new."""
        there = []
        for home in homes:
            if not happens(self.rng, between(0.09 + home.standing / 250, 0.02, 0.25)):
                there.append(home)
            elif happens(self.rng, ARRIVED):
                self.year_before.origins[home.code] = HouseholdOrigin("Chuyển đến")
        return there

    def splits(self, homes: Sequence[SampleDwelling]) -> dict[str, SampleDwelling]:
        """Return the households that split off another one, by the code of that one."""
        children: dict[str, SampleDwelling] = {}
        apart: set[str] = set()
        for home in homes:
            if home.code in children or not _lived_with_parents(home, self.year):
                continue
            used = apart | set(children)
            parents = [one.code for one in homes if one.code not in used and _are_of(home, one)]
            if parents and happens(self.rng, SPLIT):
                code, luck = any_of(self.rng, parents), home.luck
                children[code] = home
                apart.add(home.code)
                on = date(self.year + 1, 1 + int(8 * luck), 1 + int(27 * another(luck, 1)))
                self.year_before.origins[home.code] = HouseholdOrigin("Tách hộ", code, on)
        return children

    def keep(self, home: SampleDwelling, child: SampleDwelling | None) -> None:
        """Add a household of the list as it was, including the `child` that has split off since."""
        before = a_year_earlier(self.rng, home)
        members = family_earlier(self.births, home.members, self.year)
        guest = next((person for person in home.members if _may_have_come(person, self.year)), None)
        if child is not None:
            at_home = [replace(p, relation=AT_HOME[p.relation]) for p in child.members]
            members = (*members, *(p for p in at_home if p.birth.year <= self.year))
        elif guest is not None and happens(self.rng, JOINED):
            members = tuple(person for person in members if person is not guest)
            alone = self._alone(home, guest)
            self.year_before.origins[home.code] = HouseholdOrigin("Nhập hộ", alone.code)
        elif happens(self.rng, RENUMBERED):
            before = replace(before, code=self.code())
        self.year_before.homes.append(replace(before, members=members))
        self.year_before.codes[home.code] = before.code

    def _alone(self, home: SampleDwelling, guest: SamplePerson) -> SampleDwelling:
        """Add the former household of a person who joins another one next year, and return it."""
        dwelling = replace(
            self.stranger(standing_of_list(self.rng)),
            village=home.village,
            members=(replace(guest, relation="Chủ hộ"),),
            ethnicity=home.ethnicity,
            floor_area=float(round(14 + 20 * guest.luck)),
        )
        self.year_before.homes.append(dwelling)
        return dwelling

    def drop(self, count: int) -> None:
        """Add households over the line that were not reviewed again."""
        for _ in range(count):
            standing = between(bell(self.rng, OVER, OVER_SPREAD), 1, 45)
            self.year_before.homes.append(self.stranger(standing))

    def depart(self, count: int) -> None:
        """Add listed households that have left by the next review."""
        for _ in range(count):
            home = self.stranger(min(standing_of_list(self.rng), -1.0))
            died = happens(self.rng, DIED_OUT)
            if died:
                age = int(self.rng.integers(70, 92))
                home = replace(home, members=(self.births.person(self.year, age, "Chủ hộ"),))
            self.year_before.left[home.code] = "Chết" if died else "Chuyển đi"
            self.year_before.homes.append(home)


def _lived_with_parents(home: SampleDwelling, year: int) -> bool:
    """Return whether a household may be a grown child's, with a partner and children."""
    head = home.members[0]
    fit = all(person.relation in AT_HOME for person in home.members)
    # Households whose sheets record a year of separation are left out: it would be another year.
    return fit and 20 <= year - head.birth.year <= 40 and another(home.luck, 3) > 0.3


def _are_of(home: SampleDwelling, other: SampleDwelling) -> bool:
    """Return whether the head of `other` may be a parent of the head of `home`."""
    child, parent = home.members[0], other.members[0]
    years = child.birth.year - parent.birth.year
    named = child.name.split()[0] == parent.name.split()[0]
    size = len(home.members) + len(other.members)
    return named and home.village == other.village and 20 <= years <= 42 and size <= MOST_MEMBERS


def _may_have_come(person: SamplePerson, year: int) -> bool:
    return person.relation in GUESTS and person.birth.year <= year - 18
