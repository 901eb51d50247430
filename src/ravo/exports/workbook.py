"""Tables as a workbook: a sheet that explains the columns, then one for each table."""

from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import Any

from ravo.exports.fields import ExportTableModel
from ravo.exports.tables import ExportedTable
from ravo.faults import usage
from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.xlsx.blocks import ColumnLook, SpooledBlock
from ravo.xlsx.fonts import TYPEFACE
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheet_names import COLUMNS
from ravo.xlsx.sheets import (
    LETTERS_PER_WIDTH,
    LINE_HEIGHT,
    Styles,
    make_styles,
    put,
    safe_cells,
    set_page,
)

MOST_ROWS = 1_000_000
"""The most rows of a sheet."""
HEADINGS = ("table", "column", "meaning", "english", "codes")
WIDTHS = (16, 22, 46, 46, 14)
COLUMN_WIDTH = 13
WIDER = {
    **dict.fromkeys(("nhan_vi", "nhan_en"), 44),
    **dict.fromkeys(("xa", "huyen", "tinh", "thon", "chu_ho", "ma_chi_so"), 22),
    "khoa": 34,
    "bo_tieu_chi": 16,
}
"""Widths of the wider columns by their id, in characters."""


def refuse_too_many(tables: Sequence[ExportedTable], path: Path) -> None:
    """Raise UsageProblem (exit code 2) where a table has more rows than a sheet."""
    if any(table.count > MOST_ROWS for table in tables):
        raise usage("RV-1504", path=path.name, most=MOST_ROWS)


def write_tables_workbook(
    tables: Sequence[ExportedTable], path: Path, lang: Lang, notes: Sequence[str]
) -> None:
    """Write all tables to one workbook, whole or not at all; equal tables give equal bytes.

    The first sheet has the notes about the data and the meaning of every column. The first row of a
    table has the ids of its columns, as in every other format. Raises UsageProblem (exit code 2)
    where it cannot be written.
    """
    with whole_file(path) as temporary:
        book = new_output(temporary, font=TYPEFACE, by_rows=True, dated=False)
        styles = make_styles(book)
        _write_meanings(book, [table.model for table in tables], styles, lang, notes)
        for table in tables:
            _write_table(book, table, styles, lang)
        book.close()


def _write_meanings(
    book: Any,
    models: Sequence[ExportTableModel],
    styles: Styles,
    lang: Lang,
    notes: Sequence[str],
) -> None:
    sheet = book.add_worksheet(COLUMNS)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    for row, note in enumerate(notes):
        sheet.set_row(row, LINE_HEIGHT * _lines(note, sum(WIDTHS)))
        sheet.merge_range(row, 0, row, len(WIDTHS) - 1, "", styles.wrap)
        put(sheet, row, 0, note, styles, styles.wrap)
    head = len(notes)
    sheet.set_row(head, LINE_HEIGHT * 2)
    for place, key in enumerate(HEADINGS):
        put(sheet, head, place, say(f"exports.head_{key}", lang), styles, styles.head)
    row = head
    for model in models:
        for field in model.fields:
            row += 1
            coded = field.codes is not None
            where = ("phan_loai" if field.codes == "klass" else "nhan") if coded else None
            cells = (model.name, field.id, field.label.vi, field.label.en, where)
            shown = zip(cells, WIDTHS, strict=True)
            sheet.set_row(row, LINE_HEIGHT * max(_lines(value, width) for value, width in shown))
            for place, value in enumerate(cells):
                put(sheet, row, place, value, styles, styles.wrap)
    sheet.freeze_panes(head + 1, 0)
    set_page(sheet, lang, heading_row=head)


def _lines(words: str | None, width: float) -> int:
    """Return the number of lines of a text in a column of a width."""
    return max(1, ceil(len(words or "") / (width * LETTERS_PER_WIDTH)))


def _write_table(book: Any, table: ExportedTable, styles: Styles, lang: Lang) -> None:
    ids = table.model.ids
    sheet = book.add_worksheet(table.model.name)
    for place, id in enumerate(ids):
        sheet.set_column(place, place, WIDER.get(id, COLUMN_WIDTH))
        put(sheet, 0, place, id, styles, styles.head)
    if table.count:
        block = sheet.begin(SpooledBlock(1, [ColumnLook(quoted=styles.quoted)] * len(ids)))
        for rows in table.pieces():
            block.add([safe_cells(rows[id]) for id in ids])
    sheet.freeze_panes(1, 0)
    set_page(sheet, lang, heading_row=0)
