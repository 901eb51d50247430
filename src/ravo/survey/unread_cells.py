"""Cells that are filled but unreadable, so that they have no value."""

from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.survey.faults_at import records_of
from ravo.survey.survey import Table

WITHOUT_VALUE = "RV-202"
"""The fault code of a formula without a saved value: a filled cell, but its fault has no value."""


def unread_rows(table: Table, faults: FaultTable, known: AbstractSet[str]) -> NDArray[np.bool_]:
    """Return flags of the rows with a filled, faulty cell in another column than `known`."""
    flags = np.zeros(len(table.rows), dtype=bool)
    records = records_of(table, faults)
    parts = table.parts or (table,)
    given = [(part.sheet, *item) for part in parts for item in part.letters.items()]
    idle = {(sheet, letters) for sheet, name, letters in given if name in known}
    elsewhere = faults.where(lambda fault: (fault.sheet, fault.cell) not in idle)
    unread = (records >= 0) & faults.where(_is_written) & elsewhere
    flags[records[unread]] = True
    return flags


def _is_written(fault: Fault) -> bool:
    """Return whether a fault is of a single filled cell."""
    return bool(fault.cell) and (fault.value is not None or fault.code == WITHOUT_VALUE)
