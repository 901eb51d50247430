"""Rows of two years with equal keys, as pairs.

Keys are whole numbers here: arrays cost far less than frames where a village has few households.
"""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.typed_columns import Flags, Rows, TypedColumns

BLANK = -1
"""The number of a key that is blank; it equals no other."""


def row_pairs(old: Rows, new: Rows) -> TypedColumns:
    """Return pairs as columns `old` and `new`: rows of the households of both years."""
    return TypedColumns({"old": old, "new": new})


def no_pairs() -> TypedColumns:
    """Return pairs without any."""
    return row_pairs(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))


def numbered(values: NDArray[Any]) -> Rows:
    """Return a number per value from 0 on, equal for equal ones; BLANK for none."""
    return pd.factorize(values)[0].astype(np.int64)


def paired_numbers(one: Rows, other: Rows) -> Rows:
    """Return a whole number for each pair of whole numbers; equal pairs have equal numbers."""
    return one * (int(other.max(initial=0)) + 1) + other


def key_numbers(*columns: tuple[NDArray[Any], NDArray[Any]]) -> tuple[Rows, Rows]:
    """Return a number per row of two sides, equal where all columns are; BLANK where one is blank.

    Each of `columns` is given for both sides.
    """
    keys, blank = np.zeros(1, dtype=np.int64), np.zeros(1, dtype=bool)
    for sides in columns:
        numbers = numbered(np.concatenate(sides))
        keys, blank = numbered(paired_numbers(keys, numbers)), blank | (numbers == BLANK)
    keys = np.where(blank, BLANK, keys)
    left = len(columns[0][0])
    return keys[:left], keys[left:]


def equal_rows(one: Rows, other: Rows) -> tuple[Rows, Rows]:
    """Return the rows of both sides with equal numbers, each with each, in the order of `one`."""
    known = np.flatnonzero(other >= 0)
    order = known[np.argsort(other[known], kind="stable")]
    mine = np.flatnonzero(one >= 0)
    width = 1 + max(int(one.max(initial=0)), int(other.max(initial=0)))
    counts = np.bincount(other[known], minlength=width)
    times = counts[one[mine]]
    i = np.repeat(mine, times)
    turn = np.arange(len(i)) - np.repeat(np.cumsum(times) - times, times)
    return i, order[(np.cumsum(counts) - counts)[one[i]] + turn]


def without_crowds(one: Rows, other: Rows, most: int) -> tuple[Rows, Rows]:
    """Return the numbers of both sides, BLANK for one that makes more than `most` pairs."""
    width = 1 + max(int(one.max(initial=0)), int(other.max(initial=0)))
    times = [np.bincount(side[side >= 0], minlength=width) for side in (one, other)]
    crowds = np.flatnonzero(times[0] * times[1] > most)
    left, right = (np.where(np.isin(side, crowds), BLANK, side) for side in (one, other))
    return left, right


def equal_once(one: Rows, other: Rows) -> tuple[Rows, Rows]:
    """Return the rows of both sides with equal numbers that each side has only once."""
    return equal_rows(*(np.where(repeats(side), BLANK, side) for side in (one, other)))


def repeats(numbers: Rows) -> Flags:
    """Return the rows whose number another row has too."""
    return pd.Series(numbers).duplicated(keep=False).to_numpy(dtype=bool)


def firsts(numbers: Rows) -> Flags:
    """Return the rows whose number no earlier row has."""
    return ~pd.Series(numbers).duplicated().to_numpy(dtype=bool)


def turns(numbers: Rows) -> Rows:
    """Return for each row how many earlier rows have its number."""
    order = np.argsort(numbers, kind="stable")
    places = np.arange(len(numbers))
    starts = np.diff(numbers[order], prepend=numbers.min(initial=0) - 1) != 0
    earlier = np.empty(len(numbers), dtype=np.int64)
    earlier[order] = places - np.maximum.accumulate(np.where(starts, places, 0))
    return earlier
