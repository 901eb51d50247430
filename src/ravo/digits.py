"""Columns of numbers as spreadsheets show and compare them: with 15 significant digits."""

import numpy as np
from numpy.typing import NDArray

from ravo.text import DIGITS, as_shown

TINY = 1e-6


def all_as_shown(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a column of numbers as `as_shown` shows each of them; NaN stays."""
    numbers = np.asarray(values, dtype=np.float64)
    noisy = np.flatnonzero(np.isfinite(numbers) & (numbers != np.floor(numbers)))
    if not len(noisy):
        return numbers
    some = numbers[noisy]
    powers = 10.0 ** np.clip(DIGITS - 1 - np.floor(np.log10(np.abs(some))), 0, 22)
    scaled = some * powers
    rounded = np.rint(scaled) / powers
    # Rounding with powers of ten is not exact for a number halfway between two 15-digit ones, nor
    # where the power itself is no exact float: those are rounded as text.
    unsure = (np.abs(np.abs(scaled - np.floor(scaled)) - 0.5) < 0.1) | (np.abs(some) < TINY)
    rounded[unsure] = [as_shown(value) for value in some[unsure].tolist()]
    numbers = numbers.copy()
    numbers[noisy] = rounded
    return numbers
