"""The tables of a register as a workbook, written row by row so that a province's fits."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
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
    rule_cells,
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


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """How a wide table is printed: columns after `last` are for programs and stay off the paper.

    `repeated` are the columns that each page begins with, where it goes on to the right; one
    ends with column `after`. `height` is that of the heading, in points.
    """

    last: str
    repeated: int | None = None
    after: str | None = None
    height: float = 48


LAYOUTS: dict[TableKey, PaperLayout] = {
    "households": PaperLayout("ngay_quyet_dinh", repeated=3, after="muc_chuan", height=100),
    "people": PaperLayout("cuoi_cccd"),
}
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
        sheet = _begun(book, name if number == 1 else f"{name} {number}", table, styles, lang)
        some = [] if first is None else chain([first], islice(table.rows, MOST_ROWS - 1))
        _end(book, sheet, put(sheet, iter(some), table, styles), table)
        first = next(table.rows, None)
        if first is None:
            return


def _put_rows(sheet: Any, rows: Rows, table: ExportTable, styles: Styles) -> int:
    """Write rows of one height under the headings; return how many."""
    some = list(islice(rows, AT_ONCE))
    if not some:
        return 0
    looks = [ColumnLook(quoted=styles.quoted)] * len(table.columns)
    block = SpooledBlock(1, looks)
    while some:
        pairs = zip(table.columns, zip(*some, strict=True), strict=True)
        block.add([_shown(column.kind, values) for column, values in pairs])
        some = list(islice(rows, AT_ONCE))
    sheet.begin(block)
    return block.rows


def _shown(kind: CellKind, values: Sequence[Any]) -> list[Any]:
    """Return the cells of a column as they are written."""
    if kind == "day":
        return [value and _day(value) for value in values]
    return safe_cells(values)


def _put_records(sheet: Any, rows: Rows, table: ExportTable, styles: Styles) -> int:
    """Write rows with lines, each as high as its words; return how many."""
    row = 0
    for row, values in enumerate(rows, start=1):
        pairs = zip(values, table.columns, strict=True)
        shown = [_day(v) if column.kind == "day" and v else v for v, column in pairs]
        _ruled(sheet, row, shown, table, styles)
    return row


def _ruled(sheet: Any, row: int, values: Sequence[Any], table: ExportTable, styles: Styles) -> None:
    """Write a row of cells with borders: figures as such, words in as many lines as they take."""
    looks = {"number": styles.number, "integer": styles.integer}
    cells = list(zip(values, table.columns, strict=True))
    lines = max(lines_in(str(value or ""), column.width) for value, column in cells)
    sheet.set_row(row, LINE_HEIGHT * min(lines, MOST_LINES))
    for place, (value, column) in enumerate(cells):
        put(sheet, row, place, value, styles, looks.get(column.kind, styles.wrap))


def _begun(book: Any, name: str, table: ExportTable, styles: Styles, lang: Lang) -> Any:
    """Return a new sheet with its heading row, set up for paper."""
    sheet = book.add_worksheet(name)
    layout = LAYOUTS.get(table.key)
    beside = layout.repeated if layout else None
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(1, beside or 1)
    sheet.set_row(0, layout.height if layout else HEAD_HEIGHT)
    for place, column in enumerate(table.columns):
        put(sheet, 0, place, column.heading, styles, styles.head)
    set_page(sheet, lang, heading_row=0, beside=beside)
    if layout and layout.after:
        sheet.set_v_pagebreaks([_place(table, layout.after) + 1])
    return sheet


def _end(book: Any, sheet: Any, row: int, table: ExportTable) -> None:
    """Rule a sheet down to its last row, and leave off the paper what is for programs."""
    layout = LAYOUTS.get(table.key)
    if layout is not None:
        sheet.print_area(0, 0, row, _place(table, layout.last))
    if row and table.key not in RECORDS:
        # Cells without lines run into each other: a year on the right, four digits on the left.
        rule_cells(book, sheet, (1, row), len(table.columns))


def _place(table: ExportTable, id: str) -> int:
    return [column.id for column in table.columns].index(id)


@lru_cache(65_536)
def _day(value: str) -> str:
    """Return a day as officers read it; a month or year alone stays as it is."""
    return date.fromisoformat(value).strftime("%d/%m/%Y") if len(value) == ISO_DAY else value
