"""Pairs of households with one code and different heads, and which of these are strangers."""

import numpy as np
import pandas as pd

from ravo.changes.pairing_state import rows_at
from ravo.changes.people import (
    heads_at,
    mapped,
    numbers_of_heads,
    plain_name,
    same_heads,
    same_people,
)
from ravo.changes.year import Year
from ravo.typed_columns import Flags, Rows


def pairs_by_code(pairs: pd.DataFrame) -> tuple[Rows, Rows]:
    """Return the rows of the households that were paired by code."""
    mine = (pairs["how"] == "code").to_numpy(dtype=bool)
    return rows_at(pairs, "old")[mine], rows_at(pairs, "new")[mine]


def other_headed(old: Year, new: Year, i: Rows, j: Rows) -> tuple[Rows, Rows]:
    """Return the pairs of households (rows) whose heads are not the same."""
    other = other_heads(old, new, i, j)
    return i[other], j[other]


def strangers_of(old: Year, new: Year, changed: tuple[Rows, Rows]) -> set[tuple[int, int]]:
    """Return which changed pairs (one code, different heads) have no person in common.

    They are strangers if they live in different villages, or if all members of both are listed.
    """
    i, j = changed
    owners = [places_among(len(year.households), rows) for year, rows in ((old, i), (new, j))]
    homes = [year.members["household"].to_numpy(dtype=np.int64) for year in (old, new)]
    shared = np.zeros(len(i), dtype=bool)
    if len(homes[0]) and len(homes[1]):
        known = same_people(old.members, owners[0][homes[0]], new.members, owners[1][homes[1]])
        shared[owners[0][homes[0]][known["old"]]] = True
    villages = [
        mapped(year.households["village"].to_numpy(dtype=object)[rows], plain_name)
        for year, rows in ((old, i), (new, j))
    ]
    elsewhere = (villages[0] != villages[1]) & (villages[0] != "") & (villages[1] != "")
    whole = _all_known(old)[i] & _all_known(new)[j]
    strangers = ~shared & (elsewhere | whole)
    return set(zip(i[strangers].tolist(), j[strangers].tolist(), strict=True))


def _all_known(year: Year) -> Flags:
    """Return which households have all of their members in the list."""
    owners = year.members["household"].to_numpy(dtype=np.int64)
    listed = np.bincount(owners, minlength=len(year.households))
    size = year.households["size"].to_numpy(dtype=np.float64)
    return np.asarray((listed > 0) & (listed == size), dtype=bool)


def places_among(size: int, rows: Rows) -> Rows:
    """Return for each of `size` households its index in `rows`, -1 where it is not among them."""
    indexes = np.full(size, -1, dtype=np.int64)
    indexes[rows] = np.arange(len(rows))
    return indexes


def other_heads(old: Year, new: Year, i: Rows, j: Rows) -> Flags:
    """Return which pairs of households have different heads."""
    differ = np.zeros(len(i), dtype=bool)
    numbers = [numbers_of_heads(year)[rows] for year, rows in ((old, i), (new, j))]
    # Names are compared only where the numbers do not settle it.
    open = (numbers[0] != numbers[1]) | (numbers[0] == "")
    sides = [
        heads_at(year, rows[open], np.full(int(open.sum()), "", dtype=object), number[open])
        for year, rows, number in zip((old, new), (i, j), numbers, strict=True)
    ]
    at = np.arange(int(open.sum()))
    differ[open] = ~same_heads(sides[0], at, sides[1], at)
    return differ
