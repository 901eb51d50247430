"""The results workbook of one commune: Kết quả, Tổng hợp, Lỗi, Cách tính; Điểm B1."""

from pathlib import Path
from typing import Any

from ravo.criteria.terms import HouseholdClass
from ravo.files import whole_file
from ravo.messages import Lang
from ravo.results.b1_table import SHEET as B1_SHEET
from ravo.results.b1_table import write_b1
from ravo.results.checksum import results_checksum
from ravo.results.class_colours import CLASS_COLOURS
from ravo.results.columns import ResultColumn, result_columns
from ravo.results.faults_sheet import write_faults
from ravo.results.method_sheet import write_method
from ravo.results.score_table_sheet import SHEET as GRID_SHEET
from ravo.results.score_table_sheet import write_score_table_used
from ravo.results.summary import summarise
from ravo.results.summary_sheet import write_summary
from ravo.results.two_editions import write_two_editions
from ravo.results.words import class_word
from ravo.review.review import Review
from ravo.review.two_editions import TwoEditions
from ravo.xlsx.bulk_cells import put_row, sheet_class
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheet_names import FAULTS, METHOD, RESULTS, SUMMARY
from ravo.xlsx.sheets import (
    BORDER,
    LINE_HEIGHT,
    MOST_LINES,
    RISKY,
    Styles,
    make_styles,
    safe_text,
    set_page,
)

HEAD_ROW, ID_ROW, FIRST_ROW = 0, 1, 2
FROZEN_COLUMNS = 2
HEAD_HEIGHT = 130
TURNED = 8
"""Columns up to this many characters wide have their headings turned, to keep the page legible."""
_WRAPPED = ("ma_ho", "chu_ho", "thon", "phan_loai", "ly_do", "dieu_khoan")
_NUMBER_FORMATS = {"integer": "0", "number": "#,##0.##", "money": "#,##0"}


def write_results(review: Review, path: Path, lang: Lang, two: TwoEditions | None = None) -> None:
    """Write the results workbook of a review; the file appears whole or not at all.

    With `two` it also compares the review with that by a second edition.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    with whole_file(path) as temporary:
        book = new_output(temporary)
        styles = make_styles(book)
        sheets = [book.add_worksheet(RESULTS, sheet_class())]
        sheets += [book.add_worksheet(name) for name in (SUMMARY, FAULTS, METHOD)]
        written = _write_households(book, sheets[0], review, styles, lang)
        write_summary(book, sheets[1], summarise(review), styles, lang)
        write_faults(sheets[2], review, styles, lang)
        write_method(sheets[3], review, styles, lang, results_sha256=written)
        if review.b1 is not None:
            write_b1(book, book.add_worksheet(B1_SHEET, sheet_class()), review, styles, lang)
            write_score_table_used(
                book, book.add_worksheet(GRID_SHEET), review.b1.grid, styles, lang
            )
        if two is not None:
            write_two_editions(book, two, styles, lang)
        book.close()


def _write_households(book: Any, sheet: Any, review: Review, styles: Styles, lang: Lang) -> str:
    """Write the sheet `Kết quả` and return the checksum of its values."""
    columns = result_columns(review, lang)
    count = len(columns[0].values)
    last = FIRST_ROW + max(count, 1) - 1
    _lay_out(book, sheet, columns)
    set_page(sheet, lang, heading_row=HEAD_ROW)
    sheet.freeze_panes(FIRST_ROW, FROZEN_COLUMNS)
    sheet.print_area(HEAD_ROW, 0, last, _last_printed(columns))
    sheet.autofilter(HEAD_ROW, 0, last, len(columns) - 1)
    sheet.set_row(HEAD_ROW, HEAD_HEIGHT)
    for place, column in enumerate(columns):
        look = styles.turned if column.width <= TURNED else styles.head
        sheet.write_string(HEAD_ROW, place, column.heading, look)
    sheet.set_row(ID_ROW, None, None, {"hidden": True})
    for place, column in enumerate(columns):
        sheet.write_string(ID_ROW, place, column.id)
    _write_cells(sheet, columns, styles)
    _colour(book, sheet, columns, last, lang)
    heads = [column.heading for column in columns], [column.id for column in columns]
    return results_checksum(heads, [column.values for column in columns])


def _last_printed(columns: list[ResultColumn]) -> int:
    return max(place for place, column in enumerate(columns) if column.part != "grouping")


def _lay_out(book: Any, sheet: Any, columns: list[ResultColumn]) -> None:
    """Set widths and number formats by column, so that cells need no format of their own."""
    formats: dict[tuple[str, bool], Any] = {}
    for place, column in enumerate(columns):
        wraps = column.kind == "text"
        key = (column.kind, column.part == "indicator")
        if key not in formats:
            look: dict[str, Any] = {"valign": "top", "text_wrap": wraps}
            if column.part == "indicator":
                look["align"] = "center"
            elif wraps:
                look["indent"] = 1
            if column.kind in _NUMBER_FORMATS:
                look["num_format"] = _NUMBER_FORMATS[column.kind]
            formats[key] = book.add_format(look)
        options = {"level": 1} if column.part == "grouping" else {}
        sheet.set_column(place, place, column.width, formats[key], options)


def _write_cells(sheet: Any, columns: list[ResultColumn], styles: Styles) -> None:
    """Write the rows; text that looks like a formula also carries Excel's text prefix."""
    risky = _risky_cells(columns)
    heights = _heights(columns)
    for row, values in enumerate(zip(*(column.values for column in columns), strict=True)):
        sheet.set_row(row + FIRST_ROW, heights[row])
        put_row(sheet, row + FIRST_ROW, values)
        for place in risky.get(row, ()):
            sheet.write_string(row + FIRST_ROW, place, values[place], styles.quoted)


def _heights(columns: list[ResultColumn]) -> list[float]:
    """Return the height of each row in points: room for its longest wrapped text."""
    lines = [1] * len(columns[0].values)
    for column in columns:
        if column.id in _WRAPPED:
            room = max(int(column.width * 0.85), 1)
            texts = (len(value or "") for value in column.values)
            lines = [max(n, -(-size // room)) for n, size in zip(lines, texts, strict=True)]
    return [LINE_HEIGHT * min(n, MOST_LINES) for n in lines]


def _risky_cells(columns: list[ResultColumn]) -> dict[int, list[int]]:
    """Return by row the columns with text that might be taken for a formula; cut long text."""
    columns_by_row: dict[int, list[int]] = {}
    for place, column in enumerate(columns):
        if column.kind != "text":
            continue
        values = set(column.values)
        safe = {value: safe_text(value) for value in values if value and value != safe_text(value)}
        risky = {value for value in values if value and value[0] in RISKY}
        if not safe and not risky:
            continue
        for row, value in enumerate(column.values):
            if value in risky:
                columns_by_row.setdefault(row, []).append(place)
            column.values[row] = safe.get(value, value)
    return columns_by_row


def _colour(book: Any, sheet: Any, columns: list[ResultColumn], last: int, lang: Lang) -> None:
    """Colour the class, beside its word, and rule every cell of the table."""
    place = next(i for i, column in enumerate(columns) if column.id == "phan_loai")
    for klass, colour in CLASS_COLOURS.items():
        look = book.add_format({"bg_color": colour, "bold": klass == HouseholdClass.poor})
        rule = {"type": "cell", "criteria": "==", "value": f'"{class_word(klass, lang)}"'}
        sheet.conditional_format(FIRST_ROW, place, last, place, {**rule, "format": look})
    ruled = book.add_format({"border": 1, "border_color": BORDER})
    whole = {"type": "formula", "criteria": "=TRUE", "format": ruled}
    sheet.conditional_format(FIRST_ROW, 0, last, len(columns) - 1, whole)
