"""The reading of a typed score table from its workbook; all faults are reported, with cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ravo.contract.columns import Column
from ravo.contract.headings import SEARCHED_ROWS, SheetRows, letters_of
from ravo.contract.models import is_blank, read_column
from ravo.contract.values import plain
from ravo.faults import Fault
from ravo.score_table.checks import TypedRow, numbers_of, score_table_exceptions, score_table_items
from ravo.score_table.model import ScoreTable, ScoreTableException, ScoreTableSource
from ravo.score_table.sheets import (
    EXCEPTION_COLUMNS,
    POINTS_COLUMNS,
    RURAL_PREFIX,
    SOURCE_KEYS,
)
from ravo.text import loose_key, tidy
from ravo.typed_columns import plain_column
from ravo.workbook.book import Book
from ravo.workbook.cell_scan import BadCell
from ravo.workbook.opened import Opened, open_workbook
from ravo.xlsx.sheet_names import POINTS_SHEET, SOURCE_SHEET

SHOWN = 60


@dataclass(frozen=True)
class ReadScoreTable:
    """A score table as typed, None where it has faults, and these faults."""

    grid: ScoreTable | None
    faults: tuple[Fault, ...]


@dataclass
class _ScoreTableSheet:
    """One sheet: its cells from A1 on, its unreadable cells, and the faults so far."""

    name: str
    rows: SheetRows
    bad: dict[tuple[int, int], BadCell]
    faults: list[Fault] = field(default_factory=list)

    def raw(self, row: int, place: int) -> Any:
        """Return a cell by row and column from 0; None outside the sheet and for a bad cell."""
        inside = row < len(self.rows) and place < len(self.rows[row])
        return None if not inside or (row, place) in self.bad else self.rows[row][place]

    def filled(self, row: int, place: int) -> bool:
        """Return whether a cell is filled; an error counts as filled."""
        return (row, place) in self.bad or not is_blank(self.raw(row, place))

    def read(self, column: Column, cells: Sequence[tuple[int, int]]) -> list[Any]:
        """Return the typed values of cells, None where blank or faulty, and add their faults."""
        raws = [self.raw(*cell) for cell in cells]
        read = read_column(column, raws)
        broken = {at for at, cell in enumerate(cells) if cell in self.bad}
        for at in sorted(broken):
            bad = self.bad[cells[at]]
            self.note("RV-202" if bad.value is None else "RV-201", column, cells[at], bad.value)
        for finding in read.findings:
            for at in map(int, finding.records):
                if at not in broken:
                    value = None if is_blank(raws[at]) else plain(raws[at])[:SHOWN]
                    self.note(finding.code, column, cells[at], value, **finding.params)
        return plain_column(read.values)

    def note(
        self, code: str, column: Column, cell: tuple[int, int], value: str | None, **params: Any
    ) -> None:
        """Add a fault of one cell, given by row and column from 0."""
        where = f"{letters_of(cell[1])}{cell[0] + 1}"
        self.faults.append(Fault(code, None, self.name, where, column.heading, value, params))


def read_score_table(path: Path) -> ReadScoreTable:
    """Return the score table in a workbook, or all its faults.

    Raises InputProblem (exit code 3) where the file is not a workbook that can be read.
    """
    opened = open_workbook(path)
    sheets = _sheets(opened)
    faults = [
        Fault("RV-181", sheet=name, params={"name": name, "sheets": tuple(opened.parts)})
        for name in (POINTS_SHEET, SOURCE_SHEET)
        if name not in sheets
    ]
    if faults:
        return ReadScoreTable(None, tuple(faults))
    points, source = sheets[POINTS_SHEET], sheets[SOURCE_SHEET]
    rows = _rows(points)
    items, more = score_table_items(rows, points.name)
    table_source = _source(source)
    exceptions, doubts = _exceptions(source, numbers_of(rows or ()))
    faults = [*points.faults, *more, *source.faults, *doubts]
    if faults or table_source is None:
        return ReadScoreTable(None, tuple(sorted(faults, key=_place)))
    return ReadScoreTable(ScoreTable(items, exceptions, table_source, opened.sha256), ())


def _place(fault: Fault) -> tuple[bool, int, str]:
    """Return the place of a fault: the sheet of points first, then by row and column."""
    letters = (fault.cell or "").rstrip("0123456789")
    row = (fault.cell or "")[len(letters) :]
    return fault.sheet != POINTS_SHEET, int(row or 0), letters.rjust(3)


def _sheets(opened: Opened) -> dict[str, _ScoreTableSheet]:
    """Return the two sheets of a score table in the workbook, by their names in the template."""
    book = Book(opened)
    sheets = {}
    for wanted in (POINTS_SHEET, SOURCE_SHEET):
        name = next((n for n in book.names if loose_key(n) == loose_key(wanted)), None)
        if name is not None:
            sheet = book.read(name)
            broken = {(cell.row - 1, cell.column): cell for cell in sheet.bad}
            sheets[wanted] = _ScoreTableSheet(name, sheet.rows, broken)
    return sheets


# the sheet of points


def _heading_key(words: str) -> str:
    return loose_key(words.removeprefix(RURAL_PREFIX.strip()))


def _places(sheet: _ScoreTableSheet, columns: Sequence[Column]) -> tuple[int, dict[str, int]]:
    """Return the heading row, from 0, and the place of each column; -1 where there is none."""
    known = {_heading_key(column.heading): column.name for column in columns}
    best: tuple[int, dict[str, int]] = (-1, {})
    for at, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        places: dict[str, int] = {}
        for place, cell in enumerate(row):
            name = known.get(_heading_key(tidy(cell))) if isinstance(cell, str) else None
            if name is not None:
                places.setdefault(name, place)
        if len(places) > len(best[1]):
            best = (at, places)
    return best


def _missing(
    sheet: _ScoreTableSheet, columns: Sequence[Column], places: dict[str, int], row: int
) -> bool:
    """Add faults for the missing headings; return whether any is missing."""
    lost = tuple(column.heading for column in columns if column.name not in places)
    if lost:
        where = f"{max(row, 0) + 1}:{max(row, 0) + 1}"
        sheet.faults.append(Fault("RV-182", None, sheet.name, where, params={"columns": lost}))
    return bool(lost)


def _records(
    sheet: _ScoreTableSheet, columns: Sequence[Column], top: int, places: dict[str, int]
) -> tuple[list[int], dict[str, list[Any]]]:
    """Return the filled rows under a heading, from 0, and the values of each column in them."""
    kept = [
        row
        for row in range(top + 1, len(sheet.rows))
        if any(sheet.filled(row, place) for place in places.values())
    ]
    values = {
        column.name: sheet.read(column, [(row, places[column.name]) for row in kept])
        for column in columns
    }
    return kept, values


def _rows(sheet: _ScoreTableSheet) -> list[TypedRow] | None:
    """Return the typed rows of the sheet of points; None where a column of it is missing."""
    top, places = _places(sheet, POINTS_COLUMNS)
    if _missing(sheet, POINTS_COLUMNS, places, top):
        return None
    empty = _empty_columns(sheet, top, places)
    kept, values = _records(sheet, POINTS_COLUMNS, top, places)
    if empty and kept:
        sheet.faults = [f for f in sheet.faults if not (f.code == "RV-214" and f.column in empty)]
        sheet.faults += [
            Fault("RV-523", None, sheet.name, f"{letters_of(place)}{top + 1}", heading)
            for heading, place in empty.items()
        ]
    letters = {name: letters_of(place) for name, place in places.items()}
    return [
        TypedRow(row + 1, letters, {name: column[at] for name, column in values.items()})
        for at, row in enumerate(kept)
    ]


def _empty_columns(sheet: _ScoreTableSheet, top: int, places: dict[str, int]) -> dict[str, int]:
    """Return the points columns, by heading, that are empty, with their places."""
    return {
        column.heading: places[column.name]
        for column in POINTS_COLUMNS
        if column.name.startswith("points_")
        and not any(
            sheet.filled(row, places[column.name]) for row in range(top + 1, len(sheet.rows))
        )
    }


# the sheet of the source


def _source(sheet: _ScoreTableSheet) -> ScoreTableSource | None:
    """Return the source of the points; None where a part of it is missing or wrong."""
    keys = {loose_key(column.heading): column for column in SOURCE_KEYS}
    values: dict[str, Any] = {}
    for row in range(len(sheet.rows)):
        words = sheet.raw(row, 0)
        column = keys.get(loose_key(tidy(words))) if isinstance(words, str) else None
        if column is not None and column.name not in values:
            values[column.name] = sheet.read(column, [(row, 1)])[0]
    lost = tuple(c.heading for c in SOURCE_KEYS if c.required and c.name not in values)
    if lost:
        sheet.faults.append(Fault("RV-182", None, sheet.name, "1:1", params={"columns": lost}))
    if any(values.get(c.name) is None for c in SOURCE_KEYS if c.required):
        return None
    day = values["date"].date()
    words = {name: values.get(name) for name in ("typed_by", "checked_by")}
    return ScoreTableSource(values["document"], values["annex"], values["gazette"], day, **words)


def _exceptions(
    sheet: _ScoreTableSheet, numbers: set[int]
) -> tuple[tuple[ScoreTableException, ...], list[Fault]]:
    """Return the exceptions that are switched on, and their faults."""
    top, places = _places(sheet, EXCEPTION_COLUMNS)
    if len(places) < 2:
        return (), []
    if _missing(sheet, EXCEPTION_COLUMNS, places, top):
        return (), []
    kept, values = _records(sheet, EXCEPTION_COLUMNS, top, places)
    letters = {name: letters_of(place) for name, place in places.items()}
    rows = [
        TypedRow(row + 1, letters, {name: column[at] for name, column in values.items()})
        for at, row in enumerate(kept)
    ]
    return score_table_exceptions(rows, numbers, sheet.name)
