"""The lines of the sheet `Lỗi`: single faults, and ranges of very many equal ones in a column.

Nobody corrects twenty thousand cells one by one. Of one kind of fault in one column the first
thousands have a line each; the cells below them are listed as ranges, so that a workbook in which
every cell is wrong does not give a sheet that no spreadsheet opens. JSON and CSV list each fault.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ravo.faults.table import FaultTable, order_within
from ravo.typed_columns import Rows

MOST_ALIKE = 5000
"""The most faults of one kind in one column that have a line each."""
MOST_BLOCKS = 200
"""The most ranges of one kind in one column; if there are more, the last one includes gaps."""
_CELL = r"([A-Z]*)(\d+)"


@dataclass(frozen=True, eq=False, repr=False)
class FaultLines:
    """Lines in reading order: the fault of each line, for a range its first fault.

    `counts` are the faults of each range, 0 for a line of one fault; `lasts` its last rows.
    """

    faults: FaultTable
    lasts: Rows
    counts: Rows

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.counts)

    def __getitem__(self, few: slice) -> "FaultLines":
        """Return the lines of a slice."""
        return FaultLines(self.faults[few], self.lasts[few], self.counts[few])

    def cells(self) -> list[str | None]:
        """Return the address of each line, of a range such as `H5002:H20001`."""
        lines = zip(self.faults.cells(), self.faults.rows, self.lasts.tolist(), strict=True)
        return [
            f"{cell}:{(cell or '').rstrip('0123456789')}{last}" if last > row else cell
            for cell, row, last in lines
        ]


def fault_lines(faults: FaultTable) -> FaultLines:
    """Return the lines of faults in reading order; a range has the place of its first cell."""
    columns: dict[tuple[str, str | None, str], int] = {}
    keys = [
        columns.setdefault((fault.code, fault.sheet, fault.cell), len(columns))
        if fault.cell
        else -1
        for fault in faults.distinct
    ]
    groups = np.where(faults.rows > 0, np.array(keys, dtype=np.int64)[faults.which], -1)
    own = (groups < 0) | (order_within(groups) < MOST_ALIKE)
    counts, lasts = np.zeros(len(faults), dtype=np.int64), np.zeros(len(faults), dtype=np.int64)
    # `numpy.unique` would import masked arrays, which nothing else here needs.
    for group in sorted(set(groups[~own].tolist())):
        places = np.flatnonzero(~own & (groups == group))
        rows = faults.rows[places].astype(np.int64)
        gaps = np.flatnonzero(rows[1:] > np.maximum.accumulate(rows)[:-1] + 1) + 1
        starts = np.concatenate([[0], gaps[: MOST_BLOCKS - 1]])
        lasts[places[starts]] = np.maximum.reduceat(rows, starts)
        counts[places[starts]] = np.diff([*starts, len(rows)])
    shown = np.flatnonzero(own | (counts > 0))
    return FaultLines(faults.taken(shown), lasts[shown], counts[shown])


def first_cells(faults: FaultTable) -> tuple[list[str], Rows]:
    """Return the column letters of each distinct fault's first cell, and its row.

    Empty and 0 for a fault without a cell.
    """
    placed = np.zeros(len(faults.distinct), dtype=bool)
    placed[faults.which] = faults.rows > 0
    letters, tops = [], []
    for fault, by_row in zip(faults.distinct, placed.tolist(), strict=True):
        match = None if by_row else re.match(_CELL, fault.cell or "")
        letters.append(match[1] if match else (fault.cell or "") if by_row else "")
        tops.append(int(match[2]) if match else 0)
    return letters, faults.rows + np.array(tops, dtype=np.int64)[faults.which]


def places_in_order(values: Sequence[Any]) -> Rows:
    """Return the place of each value among the distinct values in sorted order."""
    places = {value: place for place, value in enumerate(sorted(set(values)))}
    return np.array([places[value] for value in values], dtype=np.int64)
