"""Several sheets of one table read together, each household once."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import Column, TableName
from ravo.contract.headings import letters_of
from ravo.contract.models import is_blank, read_column
from ravo.contract.values import plain
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.survey.records import (
    RawTable,
    Reading,
    ReadTable,
    few_words,
    raw_records,
    read_records,
    shown,
)
from ravo.survey.survey import Table, TablePart
from ravo.survey.table_sheets import lacking, names_of
from ravo.text import match_key
from ravo.typed_columns import joined_columns, plain_column
from ravo.workbook.layout import Sheet

MOSTLY = 0.9
"""The share of common records from which two sheets are the same list."""
PARTLY = 0.5
"""The share of common records from which a sheet named as a copy is one, and no continuation."""
SAME_BY: dict[TableName, tuple[str, ...]] = {
    "households": ("code", "head_name"),
    "members": ("code", "name"),
    "income": ("code",),
}
"""The columns by which records of two sheets are recognised as the same."""


class JoinedTable(NamedTuple):
    """The sheets that may hold one table, the main one first.

    `named` are those of the table's own name, `copies` those named as copies of it. `deciding`
    are the columns, by English names, on which a class may depend.
    """

    sheets: tuple[Sheet, ...]
    named: frozenset[str]
    copies: frozenset[str]
    deciding: frozenset[str]


def read_together(together: JoinedTable, reading: Reading) -> ReadTable:
    """Return the records of several sheets as one table, with every fault in them.

    A row that equals one of another sheet in all shared columns is read once; other rows with the
    same code stay, and the checks report them. The table is None where two sheets of the table's
    own name have the same list: the officer must decide which one counts.
    """
    by_sheet = [(sheet, raw_records(sheet, reading)) for sheet in together.sheets]
    raws = [raw for _, raw in by_sheet if raw is not None and raw.lines.records]
    if len(raws) < 2:
        return _alone(by_sheet, raws, reading)
    headless = _headless(by_sheet, reading)
    twice = _same_twice(raws, together)
    if twice:
        params = {"name": columns_sheet(reading), "sheets": tuple(twice)}
        faults = FaultTable.of([Fault("RV-413", sheet=twice[0], params=params)])
        return ReadTable(None, faults, corrections=reading.corrections)
    gathered = _TableParts(together, reading)
    for raw in sorted(raws, key=gathered.comes_late):
        gathered.take(raw)
    read = gathered.read()
    return replace(read, faults=FaultTable.together(headless, read.faults))


class RawRecords(NamedTuple):
    """The records of one table's sheets, untyped and each read once.

    `read` is the number of records on all sheets, `blank` that of the blank rows between them,
    `unread` that of records of other sheets that have contents of their own but are not kept.
    """

    kept: tuple[RawTable, ...]
    faults: tuple[Fault, ...]
    read: int = 0
    blank: int = 0
    unread: int = 0


def raw_together(together: JoinedTable, reading: Reading) -> RawRecords:
    """Return the records that `read_together` reads, before they are typed.

    There are none where sheets of the table's own name hold the same list twice.
    """
    by_sheet = [(sheet, raw_records(sheet, reading)) for sheet in together.sheets]
    raws = [raw for _, raw in by_sheet if raw is not None]
    read = sum(len(raw.lines.records) for raw in raws)
    blank = sum(raw.lines.blank for raw in raws)
    raws = [raw for raw in raws if raw.lines.records]
    headless = _headless(by_sheet, reading)
    twice = _same_twice(raws, together)
    if twice:
        params = {"name": columns_sheet(reading), "sheets": tuple(twice)}
        return RawRecords((), (Fault("RV-413", sheet=twice[0], params=params),), read, blank)
    gathered = _TableParts(together, reading)
    for raw in sorted(raws, key=gathered.comes_late):
        gathered.take(raw)
    faults = (*headless, *gathered.faults)
    return RawRecords(tuple(gathered.kept), faults, read, blank, gathered.unread)


def complete_sheets(sheets: Sequence[Sheet], reading: Reading) -> tuple[list[Sheet], list[Fault]]:
    """Return all sheets if one has all required columns, else none, and a fault for each.

    Incomplete sheets beside a complete one are compared with it later.
    """
    faults = []
    for sheet in sheets:
        raw = raw_records(sheet, reading)
        short = lacking(names_of(raw.heading), reading.columns) if raw else ()
        if raw is None or not short:
            return list(sheets), []
        rows = [at + 1 for at in raw.lines.records]
        params = {
            "name": columns_sheet(reading),
            "rows": few_words(rows),
            "count": len(rows),
            "columns": short,
        }
        faults.append(Fault("RV-489", None, sheet.name, params=params))
    return [], faults


def columns_sheet(reading: Reading) -> str:
    """Return the contract's name of the sheet that is read."""
    return reading.columns[0].sheet


def _alone(
    candidates: Sequence[tuple[Sheet, RawTable | None]], raws: Sequence[RawTable], reading: Reading
) -> ReadTable:
    """Return the table of the only sheet with records, else of the first sheet."""
    if not raws:
        return read_records(candidates[0][0], reading)
    read = read_records(raws[0].sheet, reading)
    return replace(read, faults=FaultTable.together(_headless(candidates, reading), read.faults))


def _headless(candidates: Sequence[tuple[Sheet, RawTable | None]], reading: Reading) -> list[Fault]:
    """Return the faults of sheets with content but no known heading."""
    faults = [
        f for sheet, raw in candidates if raw is None for f in read_records(sheet, reading).faults
    ]
    return [fault for fault in faults if fault.code != "RV-412"]


class _TableParts:
    """The sheets of a table while they are joined."""

    def __init__(self, together: JoinedTable, reading: Reading) -> None:
        self.together, self.reading = together, reading
        self.kept: list[RawTable] = []
        self.faults: list[Fault] = []
        self.unread = 0

    def comes_late(self, raw: RawTable) -> bool:
        """Return whether a sheet lacks required columns, so that it is only an additional list."""
        short = lacking(names_of(raw.heading), self.reading.columns)
        return bool(short) and raw.sheet.name not in self.together.named

    def take(self, raw: RawTable) -> None:
        """Add the records of a sheet that no earlier one has, or a fault why they are not read."""
        if not self.kept:
            self.kept.append(raw)
            return
        shared = _shared(raw, self.kept)
        if self._is_copy(raw, shared):
            self._leave_copy(raw, shared)
            return
        if self.comes_late(raw):
            self._compare(raw, lacking(names_of(raw.heading), self.reading.columns))
        else:
            self._keep(raw)

    def _is_copy(self, raw: RawTable, shared: Sequence[int]) -> bool:
        """Return whether a sheet is a copy of the main one, whose name is the table's."""
        share = len(shared) / len(raw.lines.records)
        if raw.sheet.name in self.together.copies:
            return share >= PARTLY
        main = self.kept[0]
        covered = len(shared) / len(main.lines.records)
        named = main.sheet.name in self.together.named and raw.sheet.name not in self.together.named
        if self.reading.table == "income":
            # Two lists of income cannot be recognised as the same by codes alone.
            return False
        return named and share >= MOSTLY and covered >= MOSTLY

    def _leave_copy(self, raw: RawTable, shared: Sequence[int]) -> None:
        main = self.kept[0].sheet.name
        params = {"name": main, "sheets": (raw.sheet.name,)}
        self.faults.append(Fault("RV-416", sheet=main, params=params))
        new = sorted(set(range(len(raw.lines.records))) - set(shared))
        if new:
            self._report_new("RV-488", raw, new)

    def _report_new(
        self, code: str, raw: RawTable, new: Sequence[int], columns: tuple[str, ...] = ()
    ) -> None:
        self.unread += len(new)
        rows = [raw.lines.records[at] + 1 for at in new]
        params = {
            "name": self.kept[0].sheet.name,
            "rows": few_words(rows),
            "count": len(rows),
            "columns": columns,
        }
        where = f"{rows[0]}:{rows[0]}"
        self.faults.append(Fault(code, None, raw.sheet.name, where, params=params))

    def _keep(self, raw: RawTable) -> None:
        dropped: set[int] = set()
        for kept in self.kept:
            dropped |= _equal_rows(raw, kept, self.together.deciding)
        self._report_repeated(raw, dropped)
        if len(dropped) < len(raw.lines.records):
            self.kept.append(raw.without(dropped))

    def _report_repeated(self, raw: RawTable, records: AbstractSet[int]) -> None:
        if not records:
            return
        rows = [raw.lines.records[at] + 1 for at in sorted(records)]
        params = {"rows": few_words(rows), "count": len(rows), "name": self.kept[0].sheet.name}
        where = f"{rows[0]}:{rows[0]}"
        self.faults.append(Fault("RV-487", None, raw.sheet.name, where, params=params))

    # additional lists

    def _compare(self, raw: RawTable, short: tuple[str, ...]) -> None:
        """Compare an additional list, which lacks required columns, with the table.

        Its households are read in the table: evidence that differs is an error of the household,
        evidence that only the list has is an error of the workbook. Households that the table lacks
        are reported.
        """
        mine = _who(raw, "head_name" in raw.cells or "name" in raw.cells)
        named = any(who is not None and who[1] for who in mine)
        places = {
            who: (kept, at)
            for kept in reversed(self.kept)
            for at, who in reversed(list(enumerate(_who(kept, named))))
            if who is not None
        }
        pairs = {at: places[who] for at, who in enumerate(mine) if who in places}
        new = sorted(set(range(len(mine))) - set(pairs))
        if new:
            self._report_new("RV-489", raw, new, columns=short)
        differing = self._report_differences(raw, pairs)
        self._report_repeated(raw, set(pairs) - differing)

    def _report_differences(
        self, raw: RawTable, pairs: dict[int, tuple[RawTable, int]]
    ) -> set[int]:
        """Add faults where a list has other evidence than the table; return those records."""
        differing: set[int] = set()
        lost: dict[str, str] = {}
        for column in self.reading.columns:
            if column.name not in self.together.deciding or column.name not in raw.cells:
                continue
            for at, (kept, other) in pairs.items():
                if is_blank(raw.cells[column.name][at]) and not _is_bad(raw, column.name, at):
                    continue
                if column.name not in kept.cells:
                    lost[column.name] = kept.sheet.name
                elif _values(raw, [at], [column]) != _values(kept, [other], [column]):
                    differing.add(at)
                    self.faults.append(_difference(column, raw, at, kept, other))
        self.unread += len(pairs) if lost else len(differing)
        if lost:
            params = {
                "columns": tuple(raw.heading.words[name] for name in lost),
                "name": next(iter(lost.values())),
            }
            row = raw.heading.row + 1
            where = f"{row}:{row}"
            self.faults.append(Fault("RV-490", None, raw.sheet.name, where, params=params))
        return differing

    def read(self) -> ReadTable:
        """Return the kept records of all sheets as one table."""
        reading = self.reading
        shares: Sequence[Any] = [reading.corrections] * len(self.kept)
        taken, left = frozenset[int](), reading.corrections
        if left is not None and left.lines:
            from ravo.corrections.shares import shared_out

            shares, refused, taken = shared_out(left, [raw.page() for raw in self.kept])
            self.faults += refused
        read = [
            raw.with_corrections(share).typed()
            for raw, share in zip(self.kept, shares, strict=True)
        ]
        tables = [one.table for one in read if one.table is not None]
        if left is not None:
            left = left.without(taken | _given(shares))
        notes = [self._sheets_fault(tables)] if len(tables) > 1 else []
        faults = FaultTable.together(self.faults, *(one.faults for one in read), notes)
        lines = tuple(line for one in read for line in one.applied)
        out = tuple(column for one in read for column in one.left_out)
        return ReadTable(joined(tables), faults, lines, left, out)

    def _sheets_fault(self, tables: Sequence[Table]) -> Fault:
        counts = [f"{table.sheet} ({len(table.rows)})" for table in tables]
        params = {
            "name": columns_sheet(self.reading),
            "sheets": tuple(counts),
            "count": sum(len(table.rows) for table in tables),
        }
        return Fault("RV-485", sheet=tables[0].sheet, params=params)


def _difference(column: Column, raw: RawTable, at: int, kept: RawTable, other: int) -> Fault:
    """Return the error of a household with different evidence on two sheets."""
    cell = f"{letters_of(raw.heading.places[column.name])}{raw.lines.records[at] + 1}"
    there = f"{letters_of(kept.heading.places[column.name])}{kept.lines.records[other] + 1}"
    params = {"other": f"{kept.sheet.name}!{there}"}
    words = raw.heading.words[column.name]
    value = shown(column, raw.cells[column.name][at])
    return Fault("RV-494", _codes(kept)[other], raw.sheet.name, cell, words, value, params)


def _is_bad(raw: RawTable, name: str, at: int) -> bool:
    return (raw.lines.records[at], raw.heading.places[name]) in raw.bad


def _given(shares: Sequence[Any]) -> set[int]:
    return {line.line for share in shares if share is not None for line in share.lines}


def joined(tables: Sequence[Table]) -> Table:
    """Return the tables of several sheets as one; a single one is returned unchanged."""
    first = tables[0]
    if len(tables) == 1:
        return first
    parts, at = [], 0
    letters: dict[str, str] = {}
    headings: dict[str, str] = {}
    for table in tables:
        parts.append(
            TablePart(table.sheet, at, table.letters, table.headings, table.doubted_letters)
        )
        letters = {**table.letters, **letters}
        headings = {**table.headings, **headings}
        at += len(table.rows)
    return Table(
        first.sheet,
        joined_columns([table.columns for table in tables]),
        np.concatenate([table.rows for table in tables]),
        letters,
        headings,
        sum(table.blank_rows for table in tables),
        {
            name: np.concatenate([table.in_doubt(name) for table in tables])
            for name in dict.fromkeys(name for table in tables for name in table.doubted)
        },
        first.doubted_letters,
        tuple(parts),
        _short_days(tables),
    )


def _short_days(tables: Sequence[Table]) -> dict[str, NDArray[np.object_]]:
    """Return the `short_days` of all tables (years or months in place of days), by column."""
    names = dict.fromkeys(name for table in tables for name in table.short_days)
    return {
        name: np.concatenate(
            [
                table.short_days.get(name, np.full(len(table.rows), None, dtype=object))
                for table in tables
            ]
        )
        for name in names
    }


# common records of two sheets


def _same_twice(raws: Sequence[RawTable], together: JoinedTable) -> list[str]:
    """Return the sheets of the table's own name that hold mostly the same records."""
    named = [raw for raw in raws if raw.sheet.name in together.named]
    for place, raw in enumerate(named):
        for other in named[:place]:
            shared = len(_shared(raw, [other]))
            if shared >= MOSTLY * max(len(raw.lines.records), len(other.lines.records)):
                return [one.sheet.name for one in named]
    return []


def _codes(raw: RawTable) -> list[str | None]:
    cells = raw.cells.get("code")
    if cells is None:
        return [None] * len(raw.lines.records)
    column = next(column for column in raw.reading.columns if column.name == "code")
    return [
        value if isinstance(value, str) else None for value in read_column(column, cells).values
    ]


def _who(raw: RawTable, named: bool = True) -> list[tuple[str, str] | None]:
    """Return the key by which each record is recognised on another sheet; None without a code.

    Without `named` the key is the code alone.
    """
    codes = _codes(raw)
    name = SAME_BY[raw.reading.table][-1] if named else "code"
    cells = raw.cells.get(name, []) if name != "code" else []
    words = [match_key(plain(cell)) if not is_blank(cell) else "" for cell in cells]
    names = words or [""] * len(codes)
    return [None if code is None else (code, name) for code, name in zip(codes, names, strict=True)]


def _shared(raw: RawTable, others: Iterable[RawTable]) -> list[int]:
    """Return the records of a sheet with a household, or member, that another sheet has too."""
    there = {who for other in others for who in _who(other)} - {None}
    return [at for at, who in enumerate(_who(raw)) if who in there]


def _equal_rows(raw: RawTable, other: RawTable, deciding: AbstractSet[str]) -> set[int]:
    """Return the records of a sheet that equal one of another sheet in all shared columns.

    Rows with evidence in a column of `deciding` that only the first sheet has are not equal.
    """
    compared = {*other.cells, *deciding} & set(raw.cells)
    columns = [column for column in raw.reading.columns if column.name in compared]
    there = {code for code in _codes(other) if code is not None}
    mine = [at for at, code in enumerate(_codes(raw)) if code in there]
    if not mine:
        return set()
    codes = {_codes(raw)[at] for at in mine}
    its = [at for at, code in enumerate(_codes(other)) if code in codes]
    known = set(_values(other, its, columns))
    return {at for at, key in zip(mine, _values(raw, mine, columns), strict=True) if key in known}


def _values(
    raw: RawTable, records: Sequence[int], columns: Sequence[Column]
) -> list[tuple[Any, ...]]:
    """Return the values of records, cell by cell; an unreadable cell equals no other."""
    by_column: list[list[Any]] = []
    bad = set(raw.bad)
    for column in columns:
        if column.name not in raw.cells:
            by_column.append([None] * len(records))
            continue
        cells = [raw.cells[column.name][at] for at in records]
        read = plain_column(read_column(column, cells).values)
        place = raw.heading.places[column.name]
        by_column.append(
            [
                object()
                if (raw.lines.records[at], place) in bad
                else ("", plain(cell))
                if value is None and not is_blank(cell)
                else value
                for at, cell, value in zip(records, cells, read, strict=True)
            ]
        )
    return list(zip(*by_column, strict=True))
