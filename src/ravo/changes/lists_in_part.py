"""Old communes whose households are missing, as the list of today's commune is of a part only.

A commune that was formed of several on 1/7/2025 may send the list of only one of them. That does
not show that the households of the others are gone: where they live is not known.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from ravo.changes.divided_communes import FreeHouseholds, Unsettled
from ravo.faults import Fault
from ravo.text import first_named
from ravo.typed_columns import Flags, Rows

FEWEST_THERE = 0.1
"""The least share of an old commune's households on a list for the list to count as its own.

A smaller share are people who moved between neighbouring communes."""

LACKING = "RV-1438"
"""The warning that names the communes."""


def lacking_in(free: FreeHouseholds) -> Unsettled:
    """Return the households of old communes that the lists of their ground lack, and the fault.

    An old commune is lacking where fewer than FEWEST_THERE of its households are in the lists of
    the communes that it became. Of a commune that was divided, villages that none of these lists
    has are lacking too, if one of the lists has no household of the commune.
    """
    old, new = free.matched.spots
    open = np.zeros(len(free.old), dtype=bool)
    lists = _lists_by_block(free)
    if not lists or all(spot.map == "new" for spot in old):
        return Unsettled(open)
    mine = free.part(0)
    gone = np.bincount(mine[free.old], minlength=len(old))
    pairs = _pairs_at_home(free)
    there = np.bincount(mine[pairs[:, 0]], minlength=len(old))
    met = set(np.unique(mine[pairs[:, 0]] * len(new) + free.part(1)[pairs[:, 1]]).tolist())
    lacking: dict[int, list[int]] = {}
    for spot in old:
        here = lists.get(int(free.matched.old[spot.part]), []) if spot.map == "old" else []
        if not here or not gone[spot.part]:
            continue
        rows = free.old & (mine == spot.part)
        if there[spot.part] >= FEWEST_THERE * (there[spot.part] + gone[spot.part]):
            if all(spot.part * len(new) + part in met for part in here):
                continue
            rows &= _unseen(free, here, pairs[mine[pairs[:, 0]] == spot.part])
        if rows.any():
            open |= rows
            lacking[spot.part] = here
    return Unsettled(open, (_fault(free, open, lacking),) if lacking else ())


def _lists_by_block(free: FreeHouseholds) -> dict[int, list[int]]:
    """Return the lists of today's communes for each block of workbooks that share ground."""
    by_block: dict[int, list[int]] = {}
    for spot in free.matched.spots[1]:
        if spot.map == "new":
            by_block.setdefault(int(free.matched.new[spot.part]), []).append(spot.part)
    return by_block


def _pairs_at_home(free: FreeHouseholds) -> Rows:
    """Return the pairs (n × 2) whose new household is in a list of the old one's ground."""
    i, j = free.pairs.T
    blocks = free.matched.old[free.part(0)[i]], free.matched.new[free.part(1)[j]]
    return np.asarray(free.pairs[blocks[0] == blocks[1]], dtype=np.int64)


def _unseen(free: FreeHouseholds, lists: Sequence[int], pairs: Rows) -> Flags:
    """Return the households of villages that no list has; `pairs` are those of the commune."""
    village = free.villages.old
    seen = free.villages_in(1, lists) | set(village[pairs[:, 0]].tolist()) | {""}
    return ~np.isin(village, list(seen))


def _fault(free: FreeHouseholds, open: Flags, lacking: Mapping[int, Sequence[int]]) -> Fault:
    """Return the fault that names communes whose lists cover only a part of them."""
    old, new = free.matched.spots
    lists = {part for some in lacking.values() for part in some}
    params = {
        "communes": first_named(sorted({new[part].label for part in lists})),
        "lacking": first_named(sorted({old[part].label for part in lacking})),
        "count": int(open.sum()),
    }
    return Fault(LACKING, params=params)
