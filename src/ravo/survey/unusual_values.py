"""Values beyond the usual range on which a class depends: in doubt until they are confirmed."""

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
