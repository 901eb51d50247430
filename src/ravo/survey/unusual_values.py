"""Unusual values on which a class depends: in doubt until they are confirmed.

They are figures beyond the usual range, and a 0 among answers in words.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.contract.beside_others import ZERO
from ravo.contract.columns import DAY_TYPES, Column
from ravo.contract.models import ColumnFinding
from ravo.survey.survey import Table
from ravo.typed_columns import Flags, years_in

UNBOUNDED = (-np.inf, np.inf)


def doubts_of(
    table: Table, columns: Iterable[Column], confirmed: AbstractSet[str] = frozenset()
) -> Mapping[str, Flags]:
    """Return, by column, flags of the records with a value beyond the column's soft limits.

    Only columns that decide a class by themselves are checked; sums computed from others give
    warnings elsewhere. `confirmed` are the cells that a correction confirms.
    """
    doubts = {}
    for column in columns:
        # The parts that a birth is put together of are text: the birth itself has these limits.
        bounded = column.usual != UNBOUNDED and column.type != "text"
        if column.decides == "class" and bounded and column.name in table.columns:
            flags = _beyond(table.columns[column.name], column)
            for record in np.flatnonzero(flags) if confirmed else ():
                flags[record] = table.cell(column.name, int(record)) not in confirmed
            if flags.any():
                doubts[column.name] = flags
    return doubts


def _beyond(values: NDArray[Any], column: Column) -> Flags:
    """Return flags of the values outside the soft limits; blanks are not flagged."""
    figures = years_in(values) if column.type in DAY_TYPES else values
    low, high = column.usual
    return np.asarray((figures < low) | (figures > high), dtype=bool)


def doubted_zeros(
    table: Table, findings: Iterable[tuple[str, ColumnFinding]], confirmed: AbstractSet[str]
) -> Mapping[str, Flags]:
    """Return, by column, flags of the records whose answer is a 0 among words.

    `findings` are given with the name of their column; `confirmed` as in `doubts_of`.
    """
    doubts: dict[str, Flags] = {}
    for name, finding in findings:
        if finding.code == ZERO:
            flags = doubts.setdefault(name, np.zeros(len(table.rows), dtype=bool))
            for record in finding.records.tolist():
                flags[record] = table.cell(name, record) not in confirmed
    return doubts
