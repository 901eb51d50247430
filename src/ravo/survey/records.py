"""The reading of one sheet of records into a table: its heading, its records, all faulty cells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import count
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ravo.contract.aliases import is_evidence
from ravo.contract.beside_others import ZERO, has_digit_answers
from ravo.contract.columns import SHEETS, Column, TableName
from ravo.contract.days import short_day
from ravo.contract.headings import DoubledHeading, Heading, NearMiss, find_heading, letters_of
from ravo.contract.models import ColumnFinding, ReadColumn, blank_column, is_blank, read_column
from ravo.contract.money_units import needs_size, read_converted
from ravo.contract.values import plain
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.quotes import cell_words, heading_words
from ravo.survey.faults_at import letters_in
from ravo.survey.foreign import ForeignTable, joined_birth
from ravo.survey.lines import Lines, first_record, other_rows, record_lines, records_above
from ravo.survey.sheet_words import legends, other_year, unit_doubts, year_in_name
from ravo.survey.survey import Table
from ravo.survey.table_sheets import wide_blocks
from ravo.typed_columns import Flags, TypedColumns, is_blank_value, objects

if TYPE_CHECKING:
    from ravo.corrections.model import AppliedLine, Corrections
    from ravo.corrections.page import CorrectedSheet
from ravo.survey.unread_columns import Ignored, LeftOut, unread_columns
from ravo.survey.unusual_values import doubts_of
from ravo.text import with_rest
from ravo.workbook.cell_scan import LACKING, BadCell
from ravo.workbook.layout import Sheet

FILLED_DOWN = frozenset({"text", "choice", "date"})
"""Types of columns in which a cell merged over several rows applies to each of them."""
NAMED_ROWS = 10
CellFinding = tuple[Column, ColumnFinding, Sequence[Any]]
"""A finding of a column, with all cells of the column."""


@dataclass(frozen=True)
class Reading:
    """The settings for reading a table: its columns, the remaining corrections, its layout.

    `ignored` contains the headings that are left out on purpose, with who leaves them out; `year`
    is the review year, where it is known.
    """

    table: TableName
    columns: Sequence[Column]
    corrections: "Corrections | None" = None
    foreign: ForeignTable | None = None
    ignored: Ignored = field(default_factory=dict)
    year: int | None = None


@dataclass(frozen=True)
class ReadTable:
    """A table with its faults, the corrections applied to it, and those left for other sheets.

    `left_out` are the columns with data that are left out on purpose.
    """

    table: Table | None
    faults: FaultTable
    applied: "tuple[AppliedLine, ...]" = ()
    corrections: "Corrections | None" = None
    left_out: tuple[LeftOut, ...] = ()


def empty_table(table: TableName, columns: Sequence[Column]) -> Table:
    """Return a table without records."""
    blank = TypedColumns({column.name: blank_column(column, 0) for column in columns})
    return Table(SHEETS[table], blank, np.empty(0, dtype=np.int64))


def read_records(sheet: Sheet, reading: Reading) -> ReadTable:
    """Return the records of a sheet, typed, with every fault in them.

    The table is None where the sheet has no heading that names a column.
    """
    heading = _heading(sheet, reading)
    if heading is None:
        faults = FaultTable.of(_no_heading(sheet, reading))
        return ReadTable(None, faults, corrections=reading.corrections)
    return RawTable(sheet, heading, _lines(sheet, heading, reading), reading).typed()


def raw_records(sheet: Sheet, reading: Reading) -> "RawTable | None":
    """Return the records of a sheet as raw cells; None where no heading names a column."""
    heading = _heading(sheet, reading)
    if heading is None:
        return None
    return RawTable(sheet, heading, _lines(sheet, heading, reading), reading)


def _heading(sheet: Sheet, reading: Reading) -> Heading | None:
    """Return the heading at the profile's row, unless another row names more columns."""
    foreign, wide = reading.foreign, wide_blocks(sheet)
    if foreign is None:
        return find_heading(sheet.rows, reading.columns, wide=wide)
    find = partial(
        find_heading,
        sheet.rows,
        reading.columns,
        aliases=foreign.aliases,
        wide=wide,
        contract=not foreign.mapped,
    )
    free = find()
    if foreign.heading_row is None or free is None:
        return free
    there = find(last_row=foreign.heading_row)
    return there if there and len(there.places) >= len(free.places) else free


def _no_heading(sheet: Sheet, reading: Reading) -> Iterable[Fault]:
    blank = not any(not is_blank(cell) for row in sheet.rows for cell in row)
    if blank and reading.table != "households":
        return
    wanted = tuple(column.heading for column in reading.columns if column.required)
    code = "RV-412" if blank else "RV-407"
    yield Fault(code, sheet=sheet.name, params={"columns": wanted})


def _lines(sheet: Sheet, heading: Heading, reading: Reading) -> Lines:
    used = set(heading.places.values())
    broken = {cell.row - 1 for cell in sheet.bad if cell.column in used}
    spans = {
        block.first_row: block.last_column - block.first_column + 1
        for block in sheet.layout.merged
        if block.first_row == block.last_row
    }
    foreign = reading.foreign
    start = first_record(sheet.rows, heading, reading.columns)
    if foreign and foreign.data_row is not None and heading.row == foreign.heading_row:
        start = foreign.data_row
    skipped = foreign.skipped if foreign else frozenset()
    return record_lines(sheet.rows, start, heading, broken, spans, skipped)


def _by_place(sheet: Sheet, heading: Heading) -> dict[tuple[int, int], BadCell]:
    """Return the bad cells of a sheet by place; a row that is too short has one at its code."""
    bad = {(cell.row - 1, cell.column): cell for cell in sheet.bad if cell.value != LACKING}
    first = heading.places.get("code", min(heading.places.values(), default=0))
    cut = [cell.row for cell in sheet.bad if cell.value == LACKING]
    return bad | {(row - 1, first): BadCell(first, row, LACKING) for row in cut}


class RawTable:
    """A sheet's records as raw cells by column, before they are typed."""

    def __init__(self, sheet: Sheet, heading: Heading, lines: Lines, reading: Reading) -> None:
        self.sheet, self.heading, self.lines, self.reading = sheet, heading, lines, reading
        self.bad = _by_place(sheet, heading)
        by_place = list(zip(*(sheet.rows[at] for at in lines.records), strict=True))
        self.cells: dict[str, list[Any]] = {
            name: list(by_place[place]) if lines.records else []
            for name, place in heading.places.items()
        }
        self._show_codes()
        self.filled: dict[tuple[int, int], Any] = {}
        self._fill_down()

    def _show_codes(self) -> None:
        """Replace codes that are numbers by their visible text, with zeros in front."""
        if not self.sheet.codes:
            return
        kinds = {column.name: column.type for column in self.reading.columns}
        for name, place in self.heading.places.items():
            if kinds[name] in ("code", "citizen"):
                cells = zip(self.lines.records, self.cells[name], strict=True)
                self.cells[name] = [self.sheet.codes.get((at, place), cell) for at, cell in cells]

    def _fill_down(self) -> None:
        """Copy the value of a cell merged over several rows to each of these records."""
        names = {place: name for name, place in self.heading.places.items()}
        kinds = {column.name: column for column in self.reading.columns}
        at = (
            {row: i for i, row in enumerate(self.lines.records)} if self.sheet.layout.merged else {}
        )
        for block in self.sheet.layout.merged:
            name = names.get(block.first_column)
            tall = block.last_row > block.first_row and block.first_column == block.last_column
            if name is None or not tall or block.first_row not in at:
                continue
            if kinds[name].type in FILLED_DOWN or self._owns(name):
                value = self.cells[name][at[block.first_row]]
                for row in range(block.first_row + 1, block.last_row + 1):
                    if row in at and is_blank(self.cells[name][at[row]]):
                        self.cells[name][at[row]] = value
                        self.filled[row, block.first_column] = value

    def contract_cells(self, column: Column) -> Sequence[Any] | None:
        """Return a contract column's cells, sums in a profile's unit converted; None without it."""
        cells = self._cells_of(column)
        foreign = self.reading.foreign
        if cells is None or foreign is None or foreign.profile.unit_for(column) is None:
            return cells
        return [None if is_blank_value(v) else float(v) for v in self._read(column, cells).values]

    def codes(self) -> list[str | None]:
        """Return the read code of each record, None where there is none."""
        column = next(column for column in self.reading.columns if column.name == "code")
        cells = self._cells_of(column)
        if cells is None:
            return [None] * len(self.lines.records)
        return [v if isinstance(v, str) else None for v in read_column(column, cells).values]

    def without(self, dropped: AbstractSet[int]) -> "RawTable":
        """Return the table without some of its records."""
        kept = [row for at, row in enumerate(self.lines.records) if at not in dropped]
        return RawTable(self.sheet, self.heading, replace(self.lines, records=kept), self.reading)

    def with_corrections(self, corrections: "Corrections | None") -> "RawTable":
        """Return the table with corrections to be applied to it."""
        other = copy(self)
        other.reading = replace(self.reading, corrections=corrections)
        return other

    def page(self) -> "CorrectedSheet":
        """Return the sheet in the form to which corrections are applied."""
        from ravo.corrections.page import CorrectedSheet

        return CorrectedSheet(
            self.reading.table,
            self.sheet.name,
            self.sheet.rows,
            self.lines.records,
            self.heading.places,
            self.reading.columns,
            self.heading.words,
            {place: cell.value for place, cell in self.bad.items()},
            self.filled,
        )

    def _owns(self, name: str) -> bool:
        """Return whether a column of another sheet holds the code of the row's household."""
        return name == "code" and self.reading.table != "households"

    def _corrected(self) -> "tuple[tuple[AppliedLine, ...], tuple[Fault, ...], Corrections | None]":
        """Apply the corrections; return the applied lines, faults and remaining corrections."""
        corrections = self.reading.corrections
        if corrections is None or not corrections.lines:
            return (), (), corrections
        from ravo.corrections.application import apply_to

        done = apply_to(corrections, self.page())
        names = {place: name for name, place in self.heading.places.items()}
        at = {row: i for i, row in enumerate(self.lines.records)}
        for (row, place), value in done.cells.items():
            self.cells[names[place]][at[row]] = value
            self.bad.pop((row, place), None)
        return done.lines, done.faults, corrections.without(done.taken)

    def typed(self) -> ReadTable:
        """Return the typed table with its faults and its applied corrections."""
        applied, refused, left = self._corrected()
        data: dict[str, Any] = {}
        short: dict[str, NDArray[np.object_]] = {}
        findings: list[CellFinding] = []
        for column in self.reading.columns:
            cells = self._cells_of(column)
            if cells is None:
                data[column.name] = blank_column(column, len(self.lines.records))
                continue
            read = self._read(column, cells)
            data[column.name] = read.values
            if column.type == "birth":
                short[column.name] = _short_days(cells)
            findings += [(column, finding, cells) for finding in read.findings]
        if any(finding.code == ZERO for _, finding, _ in findings) and self._answers_in_digits():
            findings = [item for item in findings if item[1].code != ZERO]
        misnamed = heading_faults(self.sheet.name, self.heading, self.reading.columns)
        named = {fault.cell for fault in misnamed if fault.cell is not None}
        unread = unread_columns(self.sheet, self.heading, self.lines, self.reading.ignored, named)
        table = replace(self._table(data), doubted_letters=unread.letters, short_days=short)
        _, in_unit = self._other_unit
        table = table.with_doubts(unread.doubted).with_doubts(in_unit)
        empty = self.reading.table == "households" and not self.lines.records
        faults = FaultTable.together(
            misnamed,
            [unread.fault] if unread.fault else [],
            self.notes(),
            *faults_of_cells(table, findings, list(self.bad.values()), self.heading),
            refused,
            [Fault("RV-412", sheet=self.sheet.name)] if empty else [],
        )
        confirmed = {line.cell for line in applied if line.kind == "confirmed"}
        table = table.with_doubts(doubts_of(table, self.reading.columns, confirmed))
        return ReadTable(table, faults, self._owned(table, applied), left, unread.left_out)

    def _answers_in_digits(self) -> bool:
        columns = (column for column in self.reading.columns if column.type == "yes_no")
        return any(has_digit_answers(self._cells_of(column) or ()) for column in columns)

    def notes(self) -> Iterator[Fault]:
        """Yield the notes on the sheet for an officer, and what its titles contradict."""
        yield from sheet_notes(self.sheet, self.heading, self.lines)
        unit, _ = self._other_unit
        yield from [unit] if unit is not None else []
        sheet, last = self.sheet, self.heading.row
        titles = [*other_year(sheet.name, sheet.rows, last, self.reading.year)]
        yield from titles or year_in_name(sheet.name, self.reading.year)

    @cached_property
    def _other_unit(self) -> tuple[Fault | None, Mapping[str, Flags]]:
        """The fault of another unit in the titles, and the figures that are in doubt."""
        foreign = self.reading.foreign
        given = foreign.profile.unit_for if foreign is not None else lambda _: None
        columns = [column for column in self.reading.columns if given(column) is None]
        return unit_doubts(self.sheet, self.heading, self.lines, columns)

    def _read(self, column: Column, cells: Sequence[Any]) -> ReadColumn:
        """Return a typed column; sums are converted where a profile gives their unit."""
        foreign = self.reading.foreign
        unit = foreign.profile.unit_for(column) if foreign is not None else None
        if unit is None or column.name not in self.cells:
            return read_column(column, cells)
        sizes = None
        if needs_size(unit, column):
            size = next(c for c in self.reading.columns if c.name == "size")
            given = self._cells_of(size)
            sizes = read_column(size, given).values if given is not None else [np.nan] * len(cells)
        return read_converted(column, unit, cells, sizes)

    def _owned(self, table: Table, lines: "tuple[AppliedLine, ...]") -> "tuple[AppliedLine, ...]":
        """Return applied lines with the unique codes by which households are identified later."""
        if self.reading.foreign is None or not self.reading.foreign.codes_restart:
            return lines
        codes = dict(zip(table.rows.tolist(), table.codes, strict=True))
        rows = [int("".join(filter(str.isdigit, line.cell))) for line in lines]
        pairs = zip(lines, rows, strict=True)
        return tuple(replace(line, household=codes.get(row, line.household)) for line, row in pairs)

    def _cells_of(self, column: Column) -> Sequence[Any] | None:
        foreign = self.reading.foreign
        cells = self.cells.get(column.name)
        if foreign is None:
            return cells
        parts = foreign.parts_of(column.name)
        if cells is None and parts:
            none = [None] * len(self.lines.records)
            columns = [self.cells.get(part, none) for part in parts]
            return [joined_birth(*cell) for cell in zip(*columns, strict=True)]
        if cells is None and column.name in foreign.constants:
            return [foreign.constants[column.name]] * len(self.lines.records)
        return foreign.values(column, cells) if cells is not None else None

    def _placed(self) -> list[tuple[str, int]]:
        """Return columns and their places; a date in parts has the place of its year, put last."""
        return sorted(self.heading.places.items(), key=lambda item: item[0].endswith(".year"))

    def _table(self, data: Mapping[str, Any]) -> Table:
        columns = TypedColumns(data, len(self.lines.records))
        numbers = np.array(self.lines.records, dtype=np.int64) + 1
        restart = self.reading.foreign is not None and self.reading.foreign.codes_restart
        if restart and self.reading.table == "households":
            codes = own_codes(columns["code"].tolist(), numbers.tolist())
            columns = columns.with_columns({"code": objects(codes)})
        return Table(
            self.sheet.name,
            columns,
            numbers,
            letters={owner_of(name): letters_of(place) for name, place in self._placed()},
            headings={owner_of(name): self.heading.words[name] for name, _ in self._placed()},
            blank_rows=self.lines.blank,
        )


def _short_days(cells: Sequence[Any]) -> NDArray[np.object_]:
    """Return the year or the month of each cell that gives no day, None for other cells."""
    known: dict[Any, int | str | None] = {}
    for cell in dict.fromkeys(cells):
        year, month = short_day(cell) or (None, None)
        known[cell] = year if month is None else f"{month:02d}/{year}"
    return np.array([known[cell] for cell in cells], dtype=object)


def owner_of(name: str) -> str:
    """Return the column that a column belongs to: `birth` for `birth.year`."""
    return name.partition(".")[0]


def own_codes(codes: Sequence[str | None], rows: Sequence[int]) -> list[str]:
    """Return a code of its own for each row where codes restart in every village: `12#57`.

    57 is the row on the sheet; what is before the # is the code as written.
    """
    return [f"{code or ''}#{row}" for code, row in zip(codes, rows, strict=True)]


# the faults of a sheet


def heading_faults(sheet: str, heading: Heading, columns: Sequence[Column]) -> list[Fault]:
    """Return the faults of a sheet's headings: two of one column, misspelt, missing."""
    by_name = {column.name: column for column in columns}
    faults = [twice_fault(sheet, two, by_name[two.name]) for two in heading.twice]
    near = [miss for miss in heading.near if miss.column.required]
    faults += [near_fault(sheet, miss) for miss in near]
    named = {miss.column.name for miss in near} | set(map(owner_of, heading.places))
    missing = [c for c in columns if c.required and c.name not in named]
    where = f"{heading.row + 1}:{heading.row + 1}"
    for decides in (True, False):
        if lacking := tuple(c.heading for c in missing if c.matters == decides):
            params = {"columns": lacking}
            faults.append(Fault("RV-407", None, sheet, where, params=params, decides=decides))
    return faults


def twice_fault(sheet: str, two: DoubledHeading, column: Column) -> Fault:
    """Return the fault of a column with two headings: an error where it leaves a class open."""
    open_ = "RV-408" if is_evidence(column) else "RV-481"
    code = "RV-482" if two.same else open_
    params = {"other": two.first, "read": two.kept}
    return Fault(code, None, sheet, two.second, column.form_heading, params=params)


def near_fault(sheet: str, miss: NearMiss) -> Fault:
    """Return the one fault of a misspelt heading: an error where a class needs the column."""
    code = "RV-415" if miss.column.required and miss.column.matters else "RV-409"
    params = {"near": miss.column.form_heading, "score": miss.score}
    words = heading_words(miss.words)
    return Fault(code, None, sheet, miss.cell, words, words, params)


def few_words(numbers: Sequence[int]) -> list[str]:
    """Return numbers for a message: the first few, and the number of the others."""
    return with_rest([str(number) for number in numbers[:NAMED_ROWS]], len(numbers))


def sheet_notes(sheet: Sheet, heading: Heading, lines: Lines) -> Iterable[Fault]:
    """Return the notes on a sheet for an officer: rows that are no records, hidden parts."""
    codes = {
        "heading": "RV-421",
        "moved": "RV-470",
        "total": "RV-422",
        "foot": "RV-423",
        "section": "RV-424",
    }
    above = [at + 1 for at in records_above(sheet.rows, heading)]
    if above:
        params = {"rows": few_words(above), "count": len(above), "row": str(heading.row + 1)}
        yield Fault("RV-1329", None, sheet.name, f"{above[0]}:{above[0]}", params=params)
    for kind, rows in other_rows(lines):
        where = f"{rows[0]}:{rows[0]}"
        params = {"rows": few_words(rows), "count": len(rows)}
        yield Fault(codes[kind], None, sheet.name, where, params=params)
    records = set(lines.records)
    hidden = sorted(row + 1 for row in sheet.layout.hidden_rows if row in records)
    if hidden:
        code = "RV-426" if sheet.layout.filtered else "RV-425"
        params = {"rows": few_words(hidden), "count": len(hidden)}
        yield Fault(code, None, sheet.name, f"{hidden[0]}:{hidden[0]}", params=params)
    places = set(heading.places.values())
    struck = sorted({row + 1 for row, place in sheet.struck if place in places and row in records})
    if struck:
        params = {"rows": few_words(struck), "count": len(struck)}
        yield Fault("RV-4097", None, sheet.name, f"{struck[0]}:{struck[0]}", params=params)
    noted = [
        f"{letters_of(place)}{row + 1}" for row, place in sorted(sheet.noted) if row in records
    ]
    if noted:
        params = {"cells": with_rest(noted[:NAMED_ROWS], len(noted)), "count": len(noted)}
        yield Fault("RV-4098", None, sheet.name, noted[0], params=params)
    columns = sorted(place for place in places if place in sheet.layout.hidden_columns)
    if columns:
        params = {"columns": [letters_of(place) for place in columns]}
        yield Fault("RV-427", None, sheet.name, params=params)
    if sheet.hidden:
        yield Fault("RV-428", None, sheet.name)
    yield from legends(sheet, heading, lines)


def shown(column: Column, raw: Any) -> str | None:
    """Return a cell's text for a message: no names in any column, no long numbers."""
    return None if is_blank(raw) else cell_words(plain(raw), column)


def bad_fault(
    cell: BadCell, sheet: str, column: Column, words: str, household: str | None
) -> Fault:
    """Return the fault of an error cell, a formula without a saved value, or a too short row."""
    where = f"{letters_of(cell.column)}{cell.row}"
    if cell.value == LACKING:
        # It is not known which cell of the row is missing, so none of them is reliable.
        return Fault("RV-1188", household, sheet, where, params={"row": cell.row})
    code = "RV-202" if cell.value is None else "RV-201"
    return Fault(code, household, sheet, where, words, cell.value, decides=column.matters)


def faults_of_cells(
    table: Table, findings: Sequence[CellFinding], bad: Sequence[BadCell], heading: Heading
) -> tuple[FaultTable, FaultTable]:
    """Return the faults of unreadable cells and of others; unreadable cells are no blanks."""
    codes = table.codes
    by_place = {place: name for name, place in heading.places.items()}
    columns = {column.name: column for column in heading.known.values()} if bad else {}
    records = {int(row): i for i, row in enumerate(table.rows)} if bad else {}
    faults, reported = [], set()
    cut = {records.get(cell.row) for cell in bad if cell.value == LACKING}
    for cell in sorted(bad, key=lambda cell: (cell.row, cell.column)):
        name = by_place.get(cell.column)
        if name is None or cell.row not in records:
            continue
        record = records[cell.row]
        reported.add((owner_of(name), record))
        faults.append(
            bad_fault(cell, table.sheet, columns[name], heading.words[name], codes[record])
        )
    at = np.concatenate([np.empty(0, dtype=np.int64), *(one.records for _, one, _ in findings)])
    # A new key gets the next place on its first look-up: one pass, without a call for each cell.
    places: defaultdict[tuple[int, type, Any], int] = defaultdict(count().__next__)
    keys = (
        (place, cells[record].__class__, cells[record])
        for place, (_, finding, cells) in enumerate(findings)
        for record in finding.records.tolist()
    )
    which = np.fromiter(map(places.__getitem__, keys), dtype=np.int32, count=len(at))
    others = FaultTable(
        tuple(_alike(table, *findings[place][:2], raw) for place, _, raw in places),
        which,
        table.rows[at].astype(np.int32),
        table.columns["code"][at],
        np.zeros(len(at), dtype=bool),
    )
    if bad:
        names = [findings[place][0].name for place, _, _ in places]
        pairs = zip(map(names.__getitem__, which), at.tolist(), strict=True)
        whole = [pair[1] not in cut and pair not in reported for pair in pairs]
        others = others.only(np.array(whole, dtype=bool))
    return FaultTable.of(faults), others


def _alike(table: Table, column: Column, finding: ColumnFinding, raw: Any) -> Fault:
    """Return the fault that a finding has in all equal cells, without row and household."""
    return Fault(
        finding.code,
        sheet=table.sheet,
        cell=letters_in(table, column.name),
        column=table.headings.get(column.name, column.heading),
        value=shown(column, raw),
        params=finding.params,
        decides=column.matters,
    )
