"""Households of a merged workbook whose files still contradict each other."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import numpy as np

from ravo.contract.headings import letters_of
from ravo.contract.merged_marks import (
    CODE_HEADING,
    CONFLICTS,
    DECIDES_HEADING,
    DECISION_HEADING,
    OPEN_STATE,
    STATE_HEADING,
)
from ravo.faults import Fault
from ravo.faults.table import FaultTable

OF_TWO = " / "
"""The separator between the codes of two households that may be one."""
OPEN_CELL = "#N/A"
"""The error value of a cell that two files contest: no class can rest on it."""


def open_conflicts(rows: Sequence[Sequence[Any]]) -> list[Fault]:
    """Return a fault for each household with an open conflict on the sheet `Xung đột`.

    It is an error where a class depends on the contested column.
    """
    heads = {str(cell): at for at, cell in enumerate(rows[1])} if len(rows) > 1 else {}
    if not {CODE_HEADING, STATE_HEADING, DECISION_HEADING, DECIDES_HEADING} <= set(heads):
        return []
    by_code: defaultdict[str, list[int]] = defaultdict(list)
    deciding: set[str] = set()
    for number, row in enumerate(rows[2:], start=3):
        if row[heads[STATE_HEADING]] != OPEN_STATE:
            continue
        for code in str(row[heads[CODE_HEADING]] or "").split(OF_TWO):
            if code:
                by_code[code].append(number)
                deciding |= {code} if row[heads[DECIDES_HEADING]] else set()
    return [
        Fault(
            "RV-4090",
            code,
            CONFLICTS,
            f"{letters_of(heads[DECISION_HEADING])}{numbers[0]}",
            params={"rows": [str(number) for number in numbers]},
            decides=code in deciding,
        )
        for code, numbers in by_code.items()
    ]


def with_conflicts(faults: FaultTable, conflicts: Sequence[Fault]) -> FaultTable:
    """Return the faults, those of contested cells replaced by the faults of the conflicts."""
    codes = {fault.household for fault in conflicts}
    open_ = faults.where(lambda fault: (fault.code, fault.value) == ("RV-201", OPEN_CELL))
    contested = np.array([home in codes for home in faults.households], dtype=bool)
    return faults.only(~(open_ & contested)) + conflicts
