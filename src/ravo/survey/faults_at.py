"""Faults at records of a table, and the records at which faults are."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from itertools import count, repeat

import numpy as np

from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.survey.survey import Table, TablePart
from ravo.typed_columns import Flags, Rows


def cell_fault(
    table: Table, code: str, name: str, record: int, value: str | None = None, **params: object
) -> Fault:
    """Return a fault at a record's cell of column `name`; `value` is the part that may be shown."""
    return Fault(
        code,
        household=table.codes[record],
        sheet=table.sheet_of(record),
        cell=table.cell(name, record),
        column=table.heading(name, record),
        value=value,
        params=params,
    )


def cell_faults(
    table: Table,
    code: str,
    name: str,
    records: Rows,
    values: Sequence[str | None] | None = None,
    each: Mapping[str, Sequence[Hashable]] | None = None,
    **params: object,
) -> FaultTable:
    """Return a fault of each record at its cell in the column `name`.

    `code` is the fault's, `records` are the places of the records in `table`. `values` are the
    parts of the cells that may be shown, `each` the params that differ by record; `params` are
    those that all have.
    """
    each, parts = each or {}, table.parts or (table,)
    of_part = np.searchsorted([part.first for part in table.parts[1:]], records, side="right")
    # A new key gets the next place on its first look-up: one pass, without a call per record.
    places: defaultdict[tuple[int, str | None, tuple[Hashable, ...]], int]
    places = defaultdict(count().__next__)
    own = zip(*each.values(), strict=True) if each else repeat(())
    keys = zip(of_part.tolist(), repeat(None) if values is None else values, own, strict=False)
    which = np.fromiter(map(places.__getitem__, keys), dtype=np.int32, count=len(records))
    distinct = tuple(
        Fault(
            code,
            sheet=parts[at].sheet,
            cell=letters_in(parts[at], name),
            column=parts[at].headings.get(name),
            value=value,
            params={**params, **dict(zip(each, more, strict=True))},
        )
        for at, value, more in places
    )
    return FaultTable(
        distinct,
        which,
        table.rows[records].astype(np.int32),
        table.columns["code"][records],
        np.zeros(len(records), dtype=bool),
    )


def letters_in(part: Table | TablePart, name: str) -> str:
    """Return the letters of a column on a part's sheet; empty where the sheet lacks the column."""
    return part.letters.get(name) or part.doubted_letters.get(name) or ""


def records_of(table: Table, faults: FaultTable) -> Rows:
    """Return the record of each fault, by its row; -1 for a fault in no record's row."""
    fault_records = np.full(len(faults), -1, dtype=np.int64)
    for sheet in table.sheets():
        first, rows = table.rows_on(sheet)
        here = faults.where(partial(_is_on, sheet)) & (faults.rows > 0)
        if not len(rows) or not here.any():
            continue
        records = np.full(max(int(rows.max()), int(faults.rows[here].max())) + 1, -1)
        records[rows] = np.arange(first, first + len(rows))
        fault_records[here] = records[faults.rows[here]]
    return fault_records


def _is_on(sheet: str, fault: Fault) -> bool:
    return fault.sheet == sheet


def in_columns(table: Table, faults: FaultTable, *names: str) -> Flags:
    """Return flags of the faults in one of the columns `names`, in any row."""
    parts = table.parts or (table,)
    cells = {(part.sheet, letters_in(part, name)) for part in parts for name in names}
    return faults.where(lambda fault: (fault.sheet, fault.cell) in cells)


def records_with(table: Table, name: str, faults: FaultTable) -> Flags:
    """Return flags of the records with a fault at their cell in the column `name`."""
    flags = np.zeros(len(table.rows), dtype=bool)
    records = records_of(table, faults)
    flags[records[(records >= 0) & in_columns(table, faults, name)]] = True
    return flags
