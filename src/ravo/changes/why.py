"""What changed in each household: evidence, indicators, members, area."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.movement import taken
from ravo.changes.people import shared_members
from ravo.changes.year import Year
from ravo.results.results import DEPRIVED
from ravo.review.review import FALSE, TRUE, UNKNOWN

COMPARED = ("head_name", "village", "size", "area", "evidence", "value", "klass")
"""Columns whose change is shown old beside new."""


@dataclass(frozen=True)
class Why:
    """The differences of every movement, one entry per row of the movements.

    `changed` tells for each of COMPARED whether it differs between the two years of a pair.
    `gained` and `lost` are movements × indicators: newly deprived, no longer deprived; a state
    that was or is not known is neither. `came` and `went` count members (NaN where one of the
    years lists none).
    """

    indicators: tuple[str, ...]
    changed: dict[str, NDArray[np.bool_]]
    gained: NDArray[np.bool_]
    lost: NDArray[np.bool_]
    came: NDArray[np.float64]
    went: NDArray[np.float64]

    @property
    def differs(self) -> NDArray[np.bool_]:
        """Which households differ in anything that is compared."""
        columns = np.any(np.column_stack(list(self.changed.values())), axis=1)
        people = (np.nan_to_num(self.came) > 0) | (np.nan_to_num(self.went) > 0)
        indicators = (self.gained | self.lost).any(axis=1) if self.indicators else False
        return np.asarray(columns | people | indicators, dtype=bool)


def why_of(old: Year, new: Year, rows: pd.DataFrame) -> Why:
    """Return what changed in each household of the movements `rows`."""
    i, j = rows["old"].to_numpy(), rows["new"].to_numpy()
    paired = (i >= 0) & (j >= 0)
    indicators = tuple(dict.fromkeys([*old.indicators, *new.indicators]))
    changed = {name: paired & _differ(old, new, i, j, name) for name in COMPARED}
    before, after = _states(old, i, indicators), _states(new, j, indicators)
    both = paired[:, None]
    came, went = _people(old, new, i, j, paired)
    return Why(
        indicators=indicators,
        changed=changed,
        gained=both & (before == FALSE) & (after == TRUE),
        lost=both & (before == TRUE) & (after == FALSE),
        came=came,
        went=went,
    )


def _differ(
    old: Year, new: Year, i: NDArray[np.int64], j: NDArray[np.int64], name: str
) -> NDArray[np.bool_]:
    one, other = pd.Series(taken(old, i, name, None)), pd.Series(taken(new, j, name, None))
    blank = one.isna() & other.isna()
    return np.asarray((one != other) & ~blank, dtype=bool)


def _states(year: Year, rows: NDArray[np.int64], indicators: tuple[str, ...]) -> NDArray[np.int8]:
    found = np.full((len(rows), len(indicators)), UNKNOWN, dtype=np.int8)
    here = rows >= 0
    for place, name in enumerate(indicators):
        if DEPRIVED + name in year.households:
            found[here, place] = year.households[DEPRIVED + name].to_numpy()[rows[here]]
    return found


def _people(
    old: Year, new: Year, i: NDArray[np.int64], j: NDArray[np.int64], paired: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return how many members came and went; NaN where either year lists none."""
    # Paired households may stand in different communes, so names are matched as in one block.
    one = np.zeros(len(old.households), dtype=np.int64)
    other = np.zeros(len(new.households), dtype=np.int64)
    block = np.arange(1, int(paired.sum()) + 1)
    one[i[paired]] = block
    other[j[paired]] = block
    shared = shared_members(old, new, one, other)
    count = shared.of(np.maximum(i, 0), np.maximum(j, 0), len(new.households))
    before = _listed(old)[np.maximum(i, 0)] if len(old.households) else np.zeros(len(i))
    after = _listed(new)[np.maximum(j, 0)] if len(new.households) else np.zeros(len(j))
    known = paired & (before > 0) & (after > 0)
    came = np.where(known, after - count, np.nan)
    went = np.where(known, before - count, np.nan)
    return came, went


def _listed(year: Year) -> NDArray[np.int64]:
    household = year.members["household"].to_numpy(dtype=np.int64)
    return np.bincount(household, minlength=len(year.households)).astype(np.int64)
