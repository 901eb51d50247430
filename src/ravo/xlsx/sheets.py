"""The common parts of the sheets of a results workbook: formats, page set-up, safe text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ravo.messages import Lang, say
from ravo.printable import without_controls

LONGEST_TEXT = 32767
"""The most characters of a cell."""
MARKUP = "<r>"
"""The text that XlsxWriter reads as the beginning of its own rich text."""
RISKY = ("=", "+", "-", "@")
LINE_HEIGHT, MOST_LINES = 16.0, 25
"""The points of one line of text, and the lines of the highest row in Excel (409 points)."""
LETTERS_PER_WIDTH = 0.85
"""The letters that surely fit into one unit of a column's width."""
BORDER = "#BFBFBF"


@dataclass(frozen=True)
class Styles:
    """The formats of one workbook, each created once."""

    title: Any
    part: Any
    head: Any
    turned: Any
    cell: Any
    strong: Any
    integer: Any
    number: Any
    rate: Any
    wrap: Any
    note: Any
    quoted: Any


def make_styles(book: Any) -> Styles:
    """Return the formats of a new XlsxWriter workbook."""
    cell = {"border": 1, "border_color": BORDER, "valign": "top"}
    head = {
        **cell,
        "bold": True,
        "bg_color": "#D9E2F3",
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
    }
    return Styles(
        title=book.add_format({"bold": True, "font_size": 14, "valign": "vcenter"}),
        part=book.add_format({"bold": True, "font_size": 12, "font_color": "#1F3864"}),
        head=book.add_format(head),
        turned=book.add_format({**head, "rotation": 90}),
        cell=book.add_format(cell),
        strong=book.add_format({**cell, "bold": True}),
        integer=book.add_format({**cell, "num_format": "#,##0"}),
        number=book.add_format({**cell, "num_format": "#,##0.####"}),
        rate=book.add_format({**cell, "num_format": "0.00"}),
        wrap=book.add_format({**cell, "text_wrap": True}),
        note=book.add_format({"italic": True, "font_color": "#595959"}),
        quoted=book.add_format({**cell, "text_wrap": True, "quote_prefix": True}),
    )


def put(sheet: Any, row: int, column: int, value: object, styles: Styles, style: Any) -> None:
    """Write `value`: text as text (never a formula or link), figures as figures, None as blank.

    `sheet` is one of XlsxWriter, `row` and `column` count from 0; `style` is the format of the
    cell, one of the `styles` of the workbook, or None for none.
    """
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        risky = value.startswith(RISKY)
        sheet.write_string(row, column, safe_text(value), styles.quoted if risky else style)
    else:
        sheet.write_number(row, column, value, style)


class RowPen:
    """Writes rows of a sheet one under the other; a row once left is not written again."""

    def __init__(self, sheet: Any, styles: Styles) -> None:
        self.sheet, self.styles, self.row = sheet, styles, 0

    def line(self, text: str, style: Any) -> None:
        """Write one line of text and go on to the next row."""
        self.sheet.write_string(self.row, 0, safe_text(text), style)
        self.row += 1

    def cells(self, values: Sequence[Any], looks: Sequence[Any]) -> None:
        """Write one row of a table, a format per cell."""
        for column, (value, look) in enumerate(zip(values, looks, strict=True)):
            put(self.sheet, self.row, column, value, self.styles, look)
        self.row += 1


def safe_text(text: str) -> str:
    """Return text for a cell: cut, without control characters and without XlsxWriter's markup.

    XlsxWriter would write text in the tags of its own rich text without escaping it.
    """
    text = without_controls(text)
    return (" " + text if text.startswith(MARKUP) else text)[:LONGEST_TEXT]


def safe_cells(values: Sequence[Any]) -> list[Any]:
    """Return the cells of a column with their texts through `safe_text`, once per distinct text."""
    texts = [value for value in dict.fromkeys(values) if isinstance(value, str)]
    whole = "".join(texts)
    short = max(map(len, texts), default=0) <= LONGEST_TEXT
    if short and whole.isprintable() and MARKUP not in whole:
        # Nearly all columns need no change, which one check of all their texts shows.
        return list(values)
    changed = {text: safe for text in texts if (safe := safe_text(text)) != text}
    return [changed.get(value, value) for value in values] if changed else list(values)


def put_row(sheet: Any, row: int, values: list[Any], styles: Styles, style: Any) -> None:
    """Write values side by side from the first column."""
    for column, value in enumerate(values):
        put(sheet, row, column, value, styles, style)


LEAST_SCALE = 75
"""The scale in % at which letters of 11 points are printed at 8 points."""


LONGEST_HEADER = 255
"""The most characters of a sheet's header."""


def set_print_head(sheet: Any, words: str) -> None:
    """Set bold words as the header of every printed page."""
    plain = words.replace("&", "&&")
    sheet.set_header(f"&L&B{plain}"[:LONGEST_HEADER])


def set_page(
    sheet: Any, lang: Lang, *, heading_row: int | None = None, beside: int | None = None
) -> None:
    """Set A4 landscape, page numbers, and the heading on every page.

    A sheet is one page wide. Where its columns would become too small to read, it continues on
    pages to the right, which repeat the first `beside` columns.
    """
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.3, right=0.3, top=0.6, bottom=0.6)
    sheet.set_footer(f"&L&A&R{say('results.foot', lang)}")
    if beside is None:
        sheet.fit_to_pages(1, 0)
    else:
        sheet.set_print_scale(LEAST_SCALE)
        sheet.print_across()
        sheet.repeat_columns(0, beside - 1)
    if heading_row is not None:
        sheet.repeat_rows(heading_row)


def rule_cells(
    book: Any, sheet: Any, rows: tuple[int, int], columns: int, colour: str = BORDER
) -> None:
    """Draw borders around the first `columns` cells of each row from `rows[0]` to `rows[1]`."""
    ruled = book.add_format({"border": 1, "border_color": colour})
    whole = {"type": "formula", "criteria": "=TRUE", "format": ruled}
    sheet.conditional_format(rows[0], 0, rows[1], columns - 1, whole)
