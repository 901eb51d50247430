"""Cells that hold something which nobody can read: they are written, though they give no value."""

from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.survey.faults_at import records_of
from ravo.survey.survey import Table

WITHOUT_VALUE = "RV-202"
"""A formula without a saved value: the one fault of a written cell that shows no value."""


def unread_rows(table: Table, faults: FaultTable, known: AbstractSet[str]) -> NDArray[np.bool_]:
    """Return which rows have a faulty cell that holds something in another column than `known`."""
    found = np.zeros(len(table.rows), dtype=bool)
    records = records_of(table, faults)
    parts = table.parts or (table,)
    given = [(part.sheet, *item) for part in parts for item in part.letters.items()]
    idle = {(sheet, letters) for sheet, name, letters in given if name in known}
    elsewhere = faults.where(lambda fault: (fault.sheet, fault.cell) not in idle)
    unread = (records >= 0) & faults.where(_is_written) & elsewhere
    found[records[unread]] = True
    return found


def _is_written(fault: Fault) -> bool:
    """Return whether a fault is of a single cell that holds something."""
    return bool(fault.cell) and (fault.value is not None or fault.code == WITHOUT_VALUE)
