"""Terminal digits and heaped ages, compared with the district's own."""

from dataclasses import dataclass
from math import nan

import numpy as np
import numpy.typing as npt
from scipy.stats import chi2, chi2_contingency

Floats = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]
DIGITS = 10
WHIPPLE_AGES = (23, 62)
"""The ages of Whipple's index: in a run of forty, each digit ends four."""


@dataclass(frozen=True, slots=True)
class DigitComparison:
    """The last digits, 0 to 9, of a unit's figures and of all others'; p is None if too few."""

    counts: tuple[int, ...]
    others: tuple[int, ...]
    p: float | None


def terminal_digits(values: Floats, unit: float = 1) -> Counts:
    """Return how often each digit is the last one; figures are counted in units of `unit`.

    NaN and figures that are no whole number of units have no last digit and are not counted.
    """
    units = values[~np.isnan(values)] / unit
    whole = units[np.isclose(units, np.round(units))]
    return np.bincount(np.round(np.abs(whole)).astype(np.int64) % DIGITS, minlength=DIGITS)


def digits_uniform(counts: Counts) -> tuple[float, float]:
    """Return χ² of counts against equal ones, and its p; NaN where there is nothing."""
    total = counts.sum()
    if not total:
        return nan, nan
    expected = total / counts.size
    statistic = float(((counts - expected) ** 2 / expected).sum())
    return statistic, float(chi2.sf(statistic, counts.size - 1))


def compared_digits(mine: Counts, others: Counts, fewest: int = 30) -> DigitComparison:
    """Compare a unit's last digits with those of the other units of its district."""
    mine_sum, others_sum = int(mine.sum()), int(others.sum())
    p = None
    if mine_sum >= fewest and others_sum >= fewest:
        used = (mine + others) > 0
        p = 1.0
        if used.sum() > 1:
            p = float(chi2_contingency(np.vstack([mine[used], others[used]]))[1])
    return DigitComparison(tuple(mine.tolist()), tuple(others.tolist()), p)


def whipple(ages: Floats) -> float:
    """Return Whipple's index of ages: 100 without heaping, 500 where all end in 0 or 5.

    Ages in completed years; NaN where nobody is of the ages that it is counted over.
    """
    first, last = WHIPPLE_AGES
    counted = ages[(ages >= first) & (ages <= last)]
    if not counted.size:
        return nan
    return float((counted % 5 == 0).sum() / counted.size * 5 * 100)
