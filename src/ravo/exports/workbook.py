"""Tables as a workbook: a sheet of what the columns mean, then one for each table."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ravo.exports.fields import ExportTableModel
from ravo.exports.tables import ExportTable
from ravo.faults import usage
from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.xlsx.bulk_cells import put_row, sheet_class
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheet_names import COLUMNS
from ravo.xlsx.sheets import MARKUP, RISKY, Styles, make_styles, put, set_page

MOST_ROWS = 1_000_000
"""Rows of a sheet."""
GUARDED = (*RISKY, MARKUP)
"""What a text begins with that needs a format of its own, or that XlsxWriter takes for markup."""
FONT = "Times New Roman"
HEADINGS = ("table", "column", "meaning", "english", "codes")
WIDTHS = (16, 22, 46, 46, 14)
COLUMN_WIDTH, KEY_WIDTH = 13, 34


def put_safe_row(sheet: Any, row: int, values: Sequence[Any], styles: Styles) -> None:
    """Write plain values from the first column on; a text that Excel would run stays a text."""
    shown = list(values)
    for place, value in enumerate(shown):
        if isinstance(value, str) and (value.startswith(GUARDED) or not value.isprintable()):
            put(sheet, row, place, value, styles, None)
            shown[place] = None
    put_row(sheet, row, shown)


def refuse_too_many(tables: Sequence[ExportTable], path: Path) -> None:
    """Raise UsageProblem (exit code 2) where a table has more rows than a sheet."""
    if any(table.count > MOST_ROWS for table in tables):
        raise usage("RV-1504", path=path.name, most=MOST_ROWS)


def write_tables_workbook(tables: Sequence[ExportTable], path: Path, lang: Lang) -> None:
    """Write all tables to one workbook, whole or not at all; the same tables give the same bytes.

    The first row of a table has the ids of its columns, as every other format has.
    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    with whole_file(path) as temporary:
        book = new_output(temporary, font=FONT, by_rows=True, dated=False)
        styles = make_styles(book)
        _write_meanings(book, [table.model for table in tables], styles, lang)
        for table in tables:
            _write_table(book, table, styles, lang)
        book.close()


def _write_meanings(
    book: Any, models: Sequence[ExportTableModel], styles: Styles, lang: Lang
) -> None:
    sheet = book.add_worksheet(COLUMNS, sheet_class())
    for place, (key, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        put(sheet, 0, place, say(f"exports.head_{key}", lang), styles, styles.head)
    row = 0
    for model in models:
        for field in model.fields:
            row += 1
            coded = field.codes is not None
            where = ("phan_loai" if field.codes == "klass" else "nhan") if coded else None
            cells = (model.name, field.id, field.label.vi, field.label.en, where)
            for place, value in enumerate(cells):
                put(sheet, row, place, value, styles, styles.wrap)
    sheet.freeze_panes(1, 0)
    set_page(sheet, lang, heading_row=0)


def _write_table(book: Any, table: ExportTable, styles: Styles, lang: Lang) -> None:
    ids = table.model.ids
    sheet = book.add_worksheet(table.model.name, sheet_class())
    sheet.set_column(0, len(ids) - 1, COLUMN_WIDTH)
    if ids[0] == "khoa":
        sheet.set_column(0, 0, KEY_WIDTH)
    for place, id in enumerate(ids):
        put(sheet, 0, place, id, styles, styles.head)
    row = 0
    for rows in table.pieces():
        for values in zip(*(rows[id] for id in ids), strict=True):
            row += 1
            put_safe_row(sheet, row, values, styles)
    sheet.freeze_panes(1, 0)
    set_page(sheet, lang, heading_row=0)
