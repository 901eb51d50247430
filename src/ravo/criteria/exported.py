"""The workbook of an edition, for a legal officer to compare with the gazette and to correct."""

from datetime import date
from pathlib import Path
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from ravo.criteria.model import Edition
from ravo.criteria.tables import (
    EDITION_KEYS,
    EDITION_TABLE,
    HEAD_ROW,
    TABLES,
    WORDS,
    EditionCell,
    EditionCellKind,
    EditionRow,
    EditionTable,
    name_of,
    rows_of_tables,
)
from ravo.files import whole_file
from ravo.messages import Lang, say, spoken
from ravo.xlsx.fonts import FONT
from ravo.xlsx.sheet_names import EXPORTED_ROWS

WIDEST, LEAST_SCALE = 190, 75
"""The width, in digits, that landscape A4 holds with letters above 8 points; its scale in %."""
_CELL = {**FONT, "border": 1, "text_wrap": True, "valign": "top"}


def export_edition(edition: Edition, path: Path, lang: Lang) -> None:
    """Write an edition as a workbook, from which `imported` reads corrections back.

    Raises UsageProblem where the file cannot be written.
    """
    from ravo.xlsx.new_workbook import new_output

    with whole_file(path) as temporary:
        book = new_output(temporary)
        rows = rows_of_tables(edition)
        for table in TABLES:
            _write_table(book, table, rows[table.sheet], edition, lang)
        _write_kept_rows(book, rows, edition, lang)
        book.close()


def _write_table(
    book: Any, table: EditionTable, rows: tuple[EditionRow, ...], edition: Edition, lang: Lang
) -> None:
    sheet = _sheet(book, table, f"{edition.id} – {edition.title.say(lang)}", lang)
    words = book.add_format(_CELL)
    figure = book.add_format({**_CELL, "num_format": "#,##0.##########", "align": "right"})
    # The English columns are the last ones, and are printed only in the English workbook.
    printed = [item for item in table.columns if lang == "en" or not item.name.endswith(".en")]
    sheet.print_area(0, 0, HEAD_ROW + len(rows), len(printed) - 1)
    _set_scale(sheet, sum(item.width for item in printed))
    for at, row in enumerate(rows, start=HEAD_ROW + 1):
        key = str(row[0])
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            kind = kind_at(table, column.kind, key, column.name)
            if kind == "shown":
                sheet.write_string(at, place, name_of(table, key, edition).say(lang), words)
            elif kind in ("number", "plain") and isinstance(cell, float):
                sheet.write_number(at, place, cell, figure)
            elif written := _in_words(kind, cell, lang):
                sheet.write_string(at, place, written, words)
            else:
                sheet.write_blank(at, place, None, words)


def _set_scale(sheet: Any, width: int) -> None:
    """Make a sheet print one page wide; a wider one continues on pages to the right."""
    if width <= WIDEST:
        sheet.fit_to_pages(1, 0)
        return
    sheet.set_print_scale(LEAST_SCALE)
    sheet.print_across()
    sheet.repeat_columns(0)


def kept_cell(cell: EditionCell) -> str:
    """Return a cell as the hidden sheet keeps it: a figure with all its digits, or a text."""
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell or "")


def kind_at(table: EditionTable, kind: EditionCellKind, key: str, column: str) -> EditionCellKind:
    """Return the kind of a cell: its column's, on the sheet of the edition itself its row's."""
    return EDITION_KEYS.get(key, kind) if table is EDITION_TABLE and column == "vi" else kind


def _in_words(kind: EditionCellKind, cell: EditionCell, lang: Lang) -> str:
    """Return a cell as it is written: words of its kind, a day, a citation, or its text."""
    if cell in WORDS.get(kind, {}):
        return say(WORDS[kind][cell], lang)
    return spoken(cell, lang) if isinstance(cell, date) else str(cell or "")


def _sheet(book: Any, table: EditionTable, title: str, lang: Lang) -> Any:
    """Return a titled sheet of a table, printed on A4 across, with its headings in row 3."""
    head = book.add_format(
        {
            **FONT,
            "bold": True,
            "border": 1,
            "text_wrap": True,
            "bg_color": "#D9E2F3",
            "valign": "vcenter",
        }
    )
    sheet = book.add_worksheet(table.sheet)
    sheet.write_string(0, 0, title, book.add_format({**FONT, "bold": True, "font_size": 14}))
    sheet.write_string(1, 0, say(f"{table.heads}_note", lang), book.add_format(FONT))
    heads = say(table.heads, lang).split("|")
    for place, (word, column) in enumerate(zip(heads, table.columns, strict=True)):
        sheet.write_string(HEAD_ROW, place, word, head)
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(HEAD_ROW + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.repeat_rows(HEAD_ROW)
    return sheet


def _write_kept_rows(
    book: Any, rows: dict[str, tuple[EditionRow, ...]], edition: Edition, lang: Lang
) -> None:
    """Write the rows with their names and cells on a hidden sheet.

    Deleted rows and changed words are detected by comparison with this sheet.
    """
    sheet = book.add_worksheet(EXPORTED_ROWS)
    sheet.very_hidden()
    at = 0
    for table in TABLES:
        for place, row in enumerate(rows[table.sheet], start=HEAD_ROW + 1):
            key, cell = str(row[0]), xl_rowcol_to_cell(place, 0)
            name = name_of(table, key, edition).say(lang)
            for column, word in enumerate((table.sheet, key, cell, name, *map(kept_cell, row))):
                sheet.write_string(at, column, word)
            at += 1
