"""The tables of a register as a workbook, written row by row so that a province's fits."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import chain, count, islice
from pathlib import Path
from typing import Any

from ravo.files import whole_file
from ravo.messages import Lang
from ravo.register.export_columns import CellKind, ExportTable, TableKey
from ravo.report.forms.layout import lines_in
from ravo.xlsx.blocks import AT_ONCE, ColumnLook, SpooledBlock
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheet_names import (
    REGISTER_COMPLAINTS,
    REGISTER_DECISIONS,
    REGISTER_EVENTS,
    REGISTER_HOUSEHOLDS,
    REGISTER_PASSAGES,
    REGISTER_PEOPLE,
    REGISTER_SUPPORTS,
)
from ravo.xlsx.sheets import (
    LINE_HEIGHT,
    MOST_LINES,
    Styles,
    make_styles,
    put,
    safe_cells,
    set_page,
)

MOST_ROWS = 1_000_000
"""Rows of a sheet; those behind them come on a sheet of the same name with a number."""
SHEETS: dict[TableKey, str] = {
    "households": REGISTER_HOUSEHOLDS,
    "people": REGISTER_PEOPLE,
    "passages": REGISTER_PASSAGES,
    "decisions": REGISTER_DECISIONS,
    "events": REGISTER_EVENTS,
    "supports": REGISTER_SUPPORTS,
    "complaints": REGISTER_COMPLAINTS,
}
BESIDE: dict[TableKey, int] = {"households": 5}
"""The columns that are printed again on each page, of a sheet that is wider than one."""
RECORDS: tuple[TableKey, ...] = ("decisions", "events", "supports", "complaints")
"""Tables of what people typed: few rows, whose long words go on below in their cell."""
HEAD_HEIGHT, ISO_DAY = 48, 10
Rows = Iterator[tuple[Any, ...]]


def write_workbook(tables: Iterable[ExportTable], path: Path, lang: Lang) -> None:
    """Write the tables, a sheet each; the file appears whole or not at all.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    with whole_file(path) as temporary:
        book = new_output(temporary, font="Times New Roman", by_rows=True)
        styles = make_styles(book)
        for table in tables:
            _write(book, table, styles, lang)
        book.close()


def _write(book: Any, table: ExportTable, styles: Styles, lang: Lang) -> None:
    put = _put_records if table.key in RECORDS else _put_rows
    first, name = next(table.rows, None), SHEETS[table.key]
    for number in count(1):
        sheet = _begun(book, name if number == 1 else f"{name} {number}", table, styles)
        set_page(sheet, lang, heading_row=0, beside=BESIDE.get(table.key))
        if first is not None:
            put(sheet, chain([first], islice(table.rows, MOST_ROWS - 1)), table, styles)
        first = next(table.rows, None)
        if first is None:
            return


def _put_rows(sheet: Any, rows: Rows, table: ExportTable, styles: Styles) -> None:
    """Write rows of one height under the headings, without lines."""
    looks = [ColumnLook(quoted=styles.quoted)] * len(table.columns)
    block = sheet.begin(SpooledBlock(1, looks))
    while some := list(islice(rows, AT_ONCE)):
        pairs = zip(table.columns, zip(*some, strict=True), strict=True)
        block.add([_shown(column.kind, values) for column, values in pairs])


def _shown(kind: CellKind, values: Sequence[Any]) -> list[Any]:
    """Return the cells of a column as they are written."""
    if kind == "day":
        return [value and _day(value) for value in values]
    return safe_cells(values)


def _put_records(sheet: Any, rows: Rows, table: ExportTable, styles: Styles) -> None:
    """Write rows with lines, each as high as its words."""
    for row, values in enumerate(rows, start=1):
        pairs = zip(values, table.columns, strict=True)
        shown = [_day(v) if column.kind == "day" and v else v for v, column in pairs]
        _ruled(sheet, row, shown, table, styles)


def _ruled(sheet: Any, row: int, values: Sequence[Any], table: ExportTable, styles: Styles) -> None:
    """Write a row of cells with borders: figures as such, words in as many lines as they take."""
    looks = {"number": styles.number, "integer": styles.integer}
    cells = list(zip(values, table.columns, strict=True))
    lines = max(lines_in(str(value or ""), column.width) for value, column in cells)
    sheet.set_row(row, LINE_HEIGHT * min(lines, MOST_LINES))
    for place, (value, column) in enumerate(cells):
        put(sheet, row, place, value, styles, looks.get(column.kind, styles.wrap))


def _begun(book: Any, name: str, table: ExportTable, styles: Styles) -> Any:
    """Return a new sheet with its heading row."""
    sheet = book.add_worksheet(name)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(1, 1)
    sheet.set_row(0, HEAD_HEIGHT)
    for place, column in enumerate(table.columns):
        put(sheet, 0, place, column.heading, styles, styles.head)
    return sheet


@lru_cache(65_536)
def _day(value: str) -> str:
    """Return a day as officers read it; a month or year alone stays as it is."""
    return date.fromisoformat(value).strftime("%d/%m/%Y") if len(value) == ISO_DAY else value
