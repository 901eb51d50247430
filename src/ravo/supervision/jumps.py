"""Facts that changed more within a year than almost all others in the district."""

from dataclasses import dataclass

import numpy as np

from ravo.typed_columns import Figures

PERCENTILES = (1.0, 99.0)
FEWEST = 100
"""The fewest households with both values for which percentiles are meaningful."""


@dataclass(frozen=True, slots=True)
class Jump:
    """One household, by its row, with a figure that changed from `before` to `now`."""

    row: int
    before: float
    now: float


@dataclass(frozen=True, slots=True)
class Jumps:
    """The households beyond the percentiles of the change; None where too few have both values."""

    compared: int
    lower: float | None
    upper: float | None
    households: tuple[Jump, ...]


def jumps(before: Figures, now: Figures) -> Jumps:
    """Return the households whose change is under the 1st or over the 99th percentile."""
    change = now - before
    known = ~np.isnan(change)
    compared = int(known.sum())
    if compared < FEWEST:
        return Jumps(compared, None, None, ())
    lower, upper = np.percentile(change[known], PERCENTILES)
    beyond = np.flatnonzero(known & ((change < lower) | (change > upper)))
    rows = tuple(Jump(int(row), float(before[row]), float(now[row])) for row in beyond)
    return Jumps(compared, float(lower), float(upper), rows)
