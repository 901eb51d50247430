"""Faults that one habit of writing causes in a whole column, for a list that people read.

A column in which every cell says "120 đ" would give a fault for each household; what is wrong and
what to do is the same in all of them.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ravo.faults.table import FaultTable
from ravo.messages.sheet_files import is_text_file
from ravo.text import with_rest

MOST_ALONE = 5
"""The most faults of a habit that are listed one by one."""
MOST_RANGES = 12
"""The most ranges of cells that are named."""
OF_CELLS = 2
"""The category of faults of single cells. Others concern households, each with its own figures."""


class OtherCells(NamedTuple):
    """The cells of a habit besides the first: their number, and their ranges as text.

    In a text file the ranges are of rows.
    """

    number: int
    ranges: list[str]


def habits(faults: FaultTable) -> tuple[NDArray[np.int64], dict[int, OtherCells]]:
    """Return the places of the faults to list, and by its place the other cells of each habit.

    Faults are of one habit if they differ by nothing but row, household and value.
    """
    groups: dict[object, int] = {}
    numbers = [
        groups.setdefault(
            (
                fault.code,
                fault.sheet,
                fault.cell,
                fault.decides,
                repr(sorted(fault.params.items())),
            ),
            len(groups),
        )
        if fault.category == OF_CELLS and fault.cell
        else -1
        for fault in faults.distinct
    ]
    of_group = np.where(faults.rows > 0, np.array(numbers, dtype=np.int64)[faults.which], -1)
    listed = np.ones(len(faults), dtype=bool)
    others: dict[int, OtherCells] = {}
    counts = np.bincount(of_group[of_group >= 0], minlength=len(groups))
    for group in np.flatnonzero(counts > MOST_ALONE).tolist():
        first, *more = np.flatnonzero(of_group == group).tolist()
        listed[more] = False
        fault = faults.distinct[faults.which[first]]
        # Of a text file people see rows, and no letters of columns.
        letters = "" if is_text_file(fault.sheet) else fault.cell or ""
        few = [*_ranges(letters, np.unique(faults.rows[more]).tolist())]
        shown = few[:MOST_RANGES]
        named = sum(size for _, size in shown)
        others[first] = OtherCells(
            len(more), with_rest([words for words, _ in shown], len(shown) + len(more) - named)
        )
    return np.flatnonzero(listed), others


def _ranges(letters: str, rows: list[int]) -> Iterator[tuple[str, int]]:
    """Yield the ranges of neighbouring cells of a column, each with its number of cells."""
    start = rows[0]
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        if after != row + 1:
            sign = ":" if letters else "–"
            cells = f"{letters}{start}" + (f"{sign}{letters}{row}" if row > start else "")
            yield cells, row - start + 1
            start = after or start
