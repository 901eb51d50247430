"""Households without a pair in communes that were divided or joined, where lists are missing.

A household of a divided commune that no list of the next year has is gone only where its village
lies in a commune whose list is there; a household of a joined commune is new only where the lists
of all the communes before it are there.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from ravo.changes.places import (
    CommuneSpot,
    MatchedVillages,
    Villages,
    became,
    predecessors,
)
from ravo.changes.year import Year
from ravo.faults import Fault
from ravo.places import units
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP
from ravo.text import first_named
from ravo.typed_columns import Flags, Rows


@dataclass(frozen=True)
class FreeHouseholds:
    """Two years after pairing: their places, villages and pairs, and who has no pair.

    `pairs` (n × 2) has rows of both years; `old` and `new` are true for households without a pair
    or a household that they went into or came out of.
    """

    years: tuple[Year, Year]
    matched: MatchedVillages
    villages: Villages
    pairs: Rows
    old: Flags
    new: Flags

    def part(self, side: int) -> Rows:
        """Return the list of each household of a year."""
        return self.years[side].households["part"].to_numpy(dtype=np.int64)

    def villages_in(self, side: int, parts: Collection[int]) -> set[str]:
        """Return the villages of some lists of a year."""
        words = (self.villages.old, self.villages.new)[side]
        return set(words[np.isin(self.part(side), list(parts))].tolist())


@dataclass(frozen=True)
class Unsettled:
    """Households of the old year that are not compared, and the faults that report such cases."""

    old: Flags
    faults: tuple[Fault, ...] = ()


def unsettled(free: FreeHouseholds) -> Unsettled:
    """Return the households of an old map that cannot be counted as gone, and faults about them."""
    none = np.zeros(len(free.old), dtype=bool)
    first, second = free.matched.spots
    across = any(spot.map == "old" for spot in first) and any(s.map == "new" for s in second)
    if not across:
        return Unsettled(none)
    open = none.copy()
    for item in _divided(first, second):
        rows = np.flatnonzero(free.old & (free.part(0) == item.part))
        here, newer = _villages_of(free, item)
        village = free.villages.old[rows]
        inside, covered = (
            np.array([word in some for word in village], dtype=bool) for some in (here, newer)
        )
        open[rows[covered | ~inside]] = True
    return Unsettled(open, (*_of_divided(free, open), *_of_joined(free)))


@dataclass(frozen=True, slots=True)
class _DividedCommune:
    """An old list whose ground is only partly covered by the lists of the next year.

    `part` is its place; `there` are the lists of the next year on the ground that it counts for,
    `newer` the lists of its own year on the rest.
    """

    part: int
    there: frozenset[int]
    newer: frozenset[int]


def _divided(
    first: Sequence[CommuneSpot], second: Sequence[CommuneSpot]
) -> Iterator[_DividedCommune]:
    """Yield the old communes of which a part has no list of the next year to compare with."""
    same = {code for spot in second if spot.map == "old" for code in spot.ground}
    newer = {code for spot in first if spot.map == "new" for code in spot.ground}
    for spot in first:
        if spot.map == "new" or not spot.ground or spot.ground & same:
            continue
        codes = became(spot)
        mine = codes - newer
        there = [one for one in second if one.map == "new" and one.ground & mine]
        met = {code for one in there for code in one.ground}
        if there and not codes <= met - newer:
            own = (one.part for one in first if one.map == "new" and one.ground & codes)
            yield _DividedCommune(spot.part, frozenset(one.part for one in there), frozenset(own))


def _villages_of(free: FreeHouseholds, item: _DividedCommune) -> tuple[set[str], set[str]]:
    """Return the villages that the lists of the next year cover, and those of newer lists."""
    here = free.villages_in(1, item.there)
    i, j = free.pairs.T
    mine = (free.part(0)[i] == item.part) & np.isin(free.part(1)[j], list(item.there))
    here |= set(free.villages.old[i[mine]].tolist())
    return here - {""}, free.villages_in(0, item.newer) - {""}


def _of_divided(free: FreeHouseholds, open: Flags) -> Iterator[Fault]:
    """Yield the fault of the households of divided communes that cannot be placed."""
    spots = free.matched.spots[0]
    parts = sorted(set(free.part(0)[open].tolist()))
    if parts:
        now = {name for part in parts for name in _now(spots[part])}
        params = {
            "communes": first_named(sorted({spots[part].label for part in parts})),
            "now": first_named(sorted(now)),
            "count": int(open.sum()),
        }
        yield Fault("RV-1462", params=params)


def _now(spot: CommuneSpot) -> list[str]:
    communes = units.communes(FIRST_YEAR_OF_NEW_MAP)
    return [communes[code].name for code in became(spot) if code in communes]


def _of_joined(free: FreeHouseholds) -> Iterator[Fault]:
    """Yield the fault of households counted as new that may be of a commune without a list."""
    first, second = free.matched.spots
    have = {code for spot in first if spot.map == "old" for code in spot.ground}
    newer = {code for spot in first if spot.map == "new" for code in spot.ground}
    count, missing, communes = 0, set[str](), set[str]()
    for spot in second:
        if spot.map == "old" or len(spot.ground) != 1 or spot.ground & newer:
            continue
        before = predecessors(next(iter(spot.ground)))
        lacking = [unit for unit in before if unit.code not in have]
        if not lacking or len(lacking) == len(before):
            continue
        rows = np.flatnonzero(free.new & (free.part(1) == spot.part))
        known = _villages_before(free, spot.part)
        mine = sum(word not in known for word in free.villages.new[rows])
        if mine:
            count += mine
            missing |= {unit.name for unit in lacking}
            communes.add(spot.label)
    if count:
        params = {
            "communes": first_named(sorted(communes)),
            "missing": first_named(sorted(missing)),
            "count": count,
            "year": str(free.years[0].year),
        }
        yield Fault("RV-1476", params=params)


def _villages_before(free: FreeHouseholds, part: int) -> set[str]:
    """Return the villages of a new list that are named in the lists of its former communes."""
    blocks = free.matched.old, free.matched.new
    lists = np.flatnonzero(blocks[0] == blocks[1][part])
    i, j = free.pairs.T
    mine = (free.part(1)[j] == part) & np.isin(free.part(0)[i], lists)
    paired = set(free.villages.new[j[mine]].tolist())
    return (free.villages_in(0, lists.tolist()) | paired) - {""}
