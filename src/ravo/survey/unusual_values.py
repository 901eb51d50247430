"""Values beyond the usual range that a class would rest on: in doubt until they are confirmed."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import DAY_TYPES, Column
from ravo.survey.survey import Table
from ravo.typed_columns import Flags, years_in

UNBOUNDED = (-np.inf, np.inf)


def doubts_of(
    table: Table, columns: Iterable[Column], confirmed: AbstractSet[str] = frozenset()
) -> Mapping[str, Flags]:
    """Return by column which records hold a value beyond its soft limits.

    Only columns that decide a class by themselves are looked at: sums that are worked out of
    others are warned about. `confirmed` are the cells that a correction says are right.
    """
    found = {}
    for column in columns:
        # The parts that a birth is put together of are text: the birth itself has these limits.
        bounded = column.usual != UNBOUNDED and column.type != "text"
        if column.decides == "class" and bounded and column.name in table.columns:
            flags = _beyond(table.columns[column.name], column)
            for record in np.flatnonzero(flags) if confirmed else ():
                flags[record] = table.cell(column.name, int(record)) not in confirmed
            if flags.any():
                found[column.name] = flags
    return found


def _beyond(values: NDArray[Any], column: Column) -> Flags:
    """Return which values lie outside the soft limits; blanks do not."""
    figures = years_in(values) if column.type in DAY_TYPES else values
    low, high = column.usual
    return np.asarray((figures < low) | (figures > high), dtype=bool)
