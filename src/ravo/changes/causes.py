"""The changes in each household: evidence, indicators, members, area."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.movements import taken
from ravo.changes.people import mapped, same_people
from ravo.changes.year import Year
from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.results.results import DEPRIVED
from ravo.text import match_key

COMPARED = ("head_name", "village", "size", "area", "evidence", "value", "klass")
"""Columns whose change is shown as the old value beside the new one."""
SPELT = ("head_name", "village")
"""Columns of names: another place of the tone mark, other capitals or other blanks are no
change."""


@dataclass(frozen=True)
class ChangeCauses:
    """The differences of every movement, one entry per row of the movements.

    `changed` shows for each of COMPARED whether it differs between the two years of a pair.
    `gained` and `lost` are movements × indicators: newly deprived, no longer deprived; a state
    that was or is not known is neither. `before` and `after` hold the states themselves, UNKNOWN
    also for an indicator that the year's edition does not have. `came` and `went` count members
    (NaN where one of the years lists none); `arrivals` and `departures` list them: columns `at`
    (row of the movements) and `member` (row of that year's members).
    """

    indicators: tuple[str, ...]
    changed: dict[str, NDArray[np.bool_]]
    gained: NDArray[np.bool_]
    lost: NDArray[np.bool_]
    before: NDArray[np.int8]
    after: NDArray[np.int8]
    came: NDArray[np.float64]
    went: NDArray[np.float64]
    arrivals: pd.DataFrame
    departures: pd.DataFrame

    @property
    def differs(self) -> NDArray[np.bool_]:
        """Which households differ in anything that is compared."""
        columns = np.any(np.column_stack(list(self.changed.values())), axis=1)
        people = (np.nan_to_num(self.came) > 0) | (np.nan_to_num(self.went) > 0)
        indicators = (self.gained | self.lost).any(axis=1) if self.indicators else False
        return np.asarray(columns | people | indicators, dtype=bool)


def why_of(old: Year, new: Year, rows: pd.DataFrame) -> ChangeCauses:
    """Return what changed in each household of the movements `rows`."""
    i, j = rows["old"].to_numpy(), rows["new"].to_numpy()
    paired = (i >= 0) & (j >= 0)
    indicators = tuple(dict.fromkeys([*old.indicators, *new.indicators]))
    changed = {name: paired & _differ(old, new, i, j, name) for name in COMPARED}
    before, after = _states(old, i, indicators), _states(new, j, indicators)
    both = paired[:, None]
    people = _people(old, new, i, j, paired)
    return ChangeCauses(
        indicators=indicators,
        changed=changed,
        gained=both & (before == NO) & (after == YES),
        lost=both & (before == YES) & (after == NO),
        before=before,
        after=after,
        came=people.came,
        went=people.went,
        arrivals=people.arrivals,
        departures=people.departures,
    )


def of_areas(old: Year, new: Year, rows: pd.DataFrame) -> ChangeCauses:
    """Return the causes for households that changed area, with every other cause left out."""
    i, j = rows["old"].to_numpy(), rows["new"].to_numpy()
    nothing = np.zeros((len(rows), 0), dtype=bool)
    unknown = np.full(len(rows), np.nan)
    nobody = pd.DataFrame({"at": i[:0], "member": i[:0]})
    return ChangeCauses(
        indicators=(),
        changed={"area": (i >= 0) & (j >= 0) & _differ(old, new, i, j, "area")},
        gained=nothing,
        lost=nothing,
        before=nothing.astype(np.int8),
        after=nothing.astype(np.int8),
        came=unknown,
        went=unknown,
        arrivals=nobody,
        departures=nobody,
    )


def _differ(
    old: Year, new: Year, i: NDArray[np.int64], j: NDArray[np.int64], name: str
) -> NDArray[np.bool_]:
    before, after = taken(old, i, name, None), taken(new, j, name, None)
    if name in SPELT:
        before, after = mapped(before, match_key), mapped(after, match_key)
    one, other = pd.Series(before), pd.Series(after)
    blank = one.isna() & other.isna()
    return np.asarray((one != other) & ~blank, dtype=bool)


def _states(year: Year, rows: NDArray[np.int64], indicators: tuple[str, ...]) -> NDArray[np.int8]:
    states = np.full((len(rows), len(indicators)), UNKNOWN, dtype=np.int8)
    here = rows >= 0
    for place, name in enumerate(indicators):
        if DEPRIVED + name in year.households:
            states[here, place] = year.households[DEPRIVED + name].to_numpy()[rows[here]]
    return states


@dataclass(frozen=True)
class _Members:
    """Who came to and left the households of the movements; fields as in ChangeCauses."""

    came: NDArray[np.float64]
    went: NDArray[np.float64]
    arrivals: pd.DataFrame
    departures: pd.DataFrame


def _people(
    old: Year, new: Year, i: NDArray[np.int64], j: NDArray[np.int64], paired: NDArray[np.bool_]
) -> _Members:
    """Return who came and went in the households that list members in both years."""
    before, after = _listed(old, i), _listed(new, j)
    known = paired & (before > 0) & (after > 0)
    owners = [
        _at(year, rows, known)[year.members["household"].to_numpy(dtype=np.int64)]
        for year, rows in ((old, i), (new, j))
    ]
    kept = same_people(old.members, owners[0], new.members, owners[1])
    left, arrived = (
        _others(owner, kept[name]) for owner, name in zip(owners, ("old", "new"), strict=True)
    )
    counts = [
        np.where(known, np.bincount(people["at"], minlength=len(i))[: len(i)], np.nan)
        for people in (arrived, left)
    ]
    return _Members(counts[0], counts[1], arrived, left)


def _at(year: Year, rows: NDArray[np.int64], known: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return for each household its row of the movements, -1 where its members are not compared."""
    movement_rows = np.full(len(year.households), -1, dtype=np.int64)
    at = np.flatnonzero(known)
    movement_rows[rows[at]] = at
    return movement_rows


def _others(owner: NDArray[np.int64], kept: NDArray[np.int64]) -> pd.DataFrame:
    """Return the members of compared households that are not in both years."""
    alone = owner >= 0
    alone[kept] = False
    member = np.flatnonzero(alone)
    return pd.DataFrame({"at": owner[member], "member": member})


def _listed(year: Year, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the number of members listed for the households at `rows`; 0 where the row is -1."""
    household = year.members["household"].to_numpy(dtype=np.int64)
    counts = np.bincount(household, minlength=len(year.households))
    return np.where(rows < 0, 0, counts[rows] if len(counts) else 0).astype(np.int64)
