"""Lists of today's communes that hold a part of them: old communes whose households they lack.

A commune that was formed of several on 1/7/2025 may send the list of one of those alone. Nobody of
the others is gone by that: which of them still live there is not known.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from ravo.changes.divided_communes import FreeHouseholds, Unsettled
from ravo.changes.places import CommuneSpot
from ravo.faults import Fault
from ravo.text import first_named

FEWEST_THERE = 0.1
"""Who moved between neighbours is in the list of the other one: so few are no list of a commune."""

LACKING = "RV-1438"
"""The warning that names them."""

Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]


def lacking_in(free: FreeHouseholds) -> Unsettled:
    """Return the households of old communes that the lists of their ground lack, and the fault.

    An old commune is lacking where fewer than FEWEST_THERE of its households are in the lists of
    the communes that it became. Of one that was divided so is a village that none of those lists
    has, where one of them has nobody of the commune.
    """
    open = np.zeros(len(free.old), dtype=bool)
    lacking: dict[int, Rows] = {}
    for spot in free.matched.spots[0]:
        lists = _lists_of(free, spot)
        mine = free.part(0) == spot.part
        if not len(lists) or not (free.old & mine).any():
            continue
        i, j = free.pairs.T
        there = mine[i] & np.isin(free.part(1)[j], lists)
        gone = free.old & mine
        if there.sum() >= FEWEST_THERE * (there.sum() + gone.sum()):
            gone &= _unseen(free, lists, free.pairs[there])
        if gone.any():
            open |= gone
            lacking[spot.part] = lists
    return Unsettled(open, (_fault(free, open, lacking),) if lacking else ())


def _lists_of(free: FreeHouseholds, spot: CommuneSpot) -> Rows:
    """Return the lists of today's communes on the ground of an old commune; none of others."""
    if spot.map == "new":
        return np.empty(0, dtype=np.int64)
    block = free.matched.old[spot.part]
    newer = [one.part for one in free.matched.spots[1] if one.map == "new"]
    return np.array([part for part in newer if free.matched.new[part] == block], dtype=np.int64)


def _unseen(free: FreeHouseholds, lists: Rows, pairs: Rows) -> Mask:
    """Return who lives in a village that no list has, where one list has nobody of a commune.

    `lists` are those on the ground of the commune, `pairs` its households that they have.
    """
    village = free.villages.old
    if np.isin(lists, free.part(1)[pairs[:, 1]]).all():
        return np.zeros(len(village), dtype=bool)
    seen = free.villages_in(1, lists.tolist()) | set(village[pairs[:, 0]].tolist()) | {""}
    return ~np.isin(village, list(seen))


def _fault(free: FreeHouseholds, open: Mask, lacking: Mapping[int, Rows]) -> Fault:
    """Return the fault of communes whose lists are there in part."""
    old, new = free.matched.spots
    lists = {part for some in lacking.values() for part in some.tolist()}
    params = {
        "communes": first_named(sorted({new[part].label for part in lists})),
        "lacking": first_named(sorted({old[part].label for part in lacking})),
        "count": int(open.sum()),
    }
    return Fault(LACKING, params=params)
