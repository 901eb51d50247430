"""A sheet of the month's papers: letterhead, title, tables whose rows fit their text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from ravo.messages import Lang, say
from ravo.results.list_sheet import (
    HEAD_ROW,
    TITLE_ROW,
    WHERE_ROW,
    ListPen,
    write_letterhead,
    write_signatures,
)
from ravo.review.review import Review
from ravo.xlsx.fonts import FONT, TYPEFACE
from ravo.xlsx.sheets import LINE_HEIGHT, safe_text, set_page

LAST_TITLE_ROW = WHERE_ROW + 1
LETTERS = 1.2
"""Letters of this font per unit of column width."""
TITLE_HEIGHT, HEAD_HEIGHT = 22.0, 34.0
CELL = {**FONT, "border": 1, "valign": "top"}


@dataclass(frozen=True, slots=True)
class PaperTop:
    """The head of a paper above its first table: its title and up to two lines below it."""

    title: str
    where: str
    below: str = ""


class PaperSheet:
    """Writes one paper from top to bottom; a finished row is not written again."""

    def __init__(self, book: Any, name: str, widths: Sequence[float], lang: Lang) -> None:
        self.sheet, self.widths, self.lang = book.add_worksheet(name), widths, lang
        self.row = HEAD_ROW
        for place, width in enumerate(widths):
            self.sheet.set_column(place, place, width)
        self.pen = ListPen(book, self.sheet, len(widths) - 1, lang)
        self.text = book.add_format({**CELL, "text_wrap": True})
        self.figure = book.add_format({**CELL, "num_format": "#,##0", "align": "center"})
        self.rate = book.add_format({**CELL, "num_format": "0.00", "align": "center"})
        self.sheet.hide_gridlines(2)

    def top(self, review: Review, words: PaperTop) -> None:
        """Write letterhead and title; pages are A4 landscape with their number below."""
        set_page(self.sheet, self.lang)
        page = say("results.list_page", self.lang)
        self.sheet.set_footer(f'&C&"{TYPEFACE},Regular"&10{page}')
        write_letterhead(self.pen, review)
        self.pen.whole(TITLE_ROW, words.title, "title")
        self.sheet.set_row(TITLE_ROW, TITLE_HEIGHT)
        self.pen.whole(WHERE_ROW, words.where, "italic")
        if words.below:
            self.pen.whole(LAST_TITLE_ROW, words.below, "italic")

    def heads(self, words: Sequence[str], height: float = HEAD_HEIGHT) -> None:
        """Write a row of headings."""
        self.sheet.set_row(self.row, height)
        for place, word in enumerate(words):
            self.sheet.write_string(self.row, place, safe_text(word), self.pen.looks["head"])
        self.row += 1

    def repeat_heads(self) -> None:
        """Repeat the last written row of headings on every page."""
        self.sheet.repeat_rows(self.row - 1)

    def band(self, words: str, look: str = "band") -> None:
        """Write words over the whole width and go on to the next row."""
        self.pen.whole(self.row, words, look)
        self.row += 1

    def cells(
        self, values: Sequence[str | float | None], rates: Collection[int] = frozenset()
    ) -> None:
        """Write one row of a table; it is as high as its longest text.

        `rates` are the indices of rates, which have two decimals each.
        """
        lines = 1
        for place, value in enumerate(values):
            if value is None or value == "":
                self.sheet.write_blank(self.row, place, None, self.text)
            elif isinstance(value, str):
                self.sheet.write_string(self.row, place, safe_text(value), self.text)
                lines = max(lines, -(-len(value) // max(int(self.widths[place] * LETTERS), 1)))
            else:
                look = self.rate if place in rates else self.figure
                self.sheet.write_number(self.row, place, value, look)
        self.sheet.set_row(self.row, LINE_HEIGHT * lines)
        self.row += 1

    def skip(self) -> None:
        """Leave one row empty."""
        self.row += 1

    def new_page(self) -> None:
        """Begin a new page with the next row."""
        self.sheet.set_h_pagebreaks([self.row])

    def sign(self, review: Review) -> None:
        """Write the preparer and the signer, and end the printed part after them."""
        last = write_signatures(self.pen, review, self.row + 1)
        self.sheet.print_area(0, 0, last, len(self.widths) - 1)
