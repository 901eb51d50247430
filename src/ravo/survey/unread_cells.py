"""Cells that hold something which nobody can read: they are written, though they give no value."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

from ravo.faults import Fault
from ravo.survey.survey import Table

WITHOUT_VALUE = "RV-202"
"""A formula without a saved value: the one fault of a written cell that shows no value."""
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def unread_rows(
    table: Table, faults: Sequence[Fault], known: AbstractSet[str]
) -> NDArray[np.bool_]:
    """Return which rows have a faulty cell that holds something in another column than `known`."""
    found = np.zeros(len(table.rows), dtype=bool)
    for sheet in table.sheets():
        first, rows = table.rows_on(sheet)
        if not len(rows):
            continue
        idle = {_letters(table.cell(name, first)) for name in known if table.given_at(name, first)}
        unread = set()
        for fault in faults:
            if fault.sheet != sheet or (fault.value is None and fault.code != WITHOUT_VALUE):
                continue
            cell = _CELL.fullmatch(fault.cell or "")
            if cell is not None and cell[1] not in idle:
                unread.add(int(cell[2]))
        found[first : first + len(rows)] |= np.isin(rows, [*unread])
    return found


def _letters(cell: str) -> str:
    return cell.rstrip("0123456789")
