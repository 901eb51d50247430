"""Lists of one year that have the points and incomes of another year in every household.

A list of last year whose year was changed, or that was added under another period, looks whole: its
households are paired, and nothing has moved. A commune that reviewed its households anew has some
other figure in some household.
"""

import numpy as np
from numpy.typing import NDArray

from ravo.changes.year import Year
from ravo.faults import Fault
from ravo.typed_columns import Rows

FEWEST_EQUAL = 20
"""The fewest households with equal figures that are reported: ours, not the law's.

In a small village nothing may have changed."""

REPEATED = "RV-1538"
"""The warning that names the commune."""


def repeats(before: NDArray[np.float64], now: NDArray[np.float64]) -> int:
    """Return how many households have a figure in both lists, if all these are equal; else 0.

    The figures are points or đồng of the same households, NaN where there is none.
    """
    known = ~(np.isnan(before) | np.isnan(now))
    count = int(known.sum())
    if count < FEWEST_EQUAL or not np.array_equal(before[known], now[known]):
        return 0
    return count


def repeated_fault(commune: str, old: str, new: str, count: int) -> Fault:
    """Return the warning that a commune's list of the year `new` repeats that of `old`."""
    return Fault(REPEATED, params={"commune": commune, "old": old, "new": new, "count": count})


def repeated_faults(old: Year, new: Year, pairs: Rows) -> tuple[Fault, ...]:
    """Return a warning for each workbook of the new year that repeats one of the old year.

    `pairs` has the rows of the paired households of both years (n × 2). Lists of months are left
    out: they carry the figures of the list before.
    """
    sides = ((old, pairs[:, 0]), (new, pairs[:, 1]))
    if old.year == new.year or any("value" not in year.households for year, _ in sides):
        return ()
    value, part = (
        [year.households[name].to_numpy()[rows] for year, rows in sides]
        for name in ("value", "part")
    )
    faults = []
    books, place, count = np.unique(
        part[0] * len(new.parts) + part[1], return_inverse=True, return_counts=True
    )
    for at in np.flatnonzero(count >= FEWEST_EQUAL).tolist():
        one, other = divmod(int(books[at]), len(new.parts))
        before, now = old.parts[one], new.parts[other]
        if before.list_month is not None or now.list_month is not None:
            continue
        mine = place == at
        if equal := repeats(value[0][mine], value[1][mine]):
            commune = now.info.commune or now.source.path
            faults.append(repeated_fault(commune, str(before.info.year), str(new.year), equal))
    return tuple(faults)
