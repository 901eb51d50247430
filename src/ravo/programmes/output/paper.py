"""A sheet of a list on A4 paper: letterhead, title, remarks, table, counts, signatures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from ravo.formats import UnitLevel
from ravo.messages import Lang, say
from ravo.places.spelling import place_of_date
from ravo.results.columns import ResultColumn
from ravo.results.list_sheet import (
    A4_POINTS,
    DIGIT,
    EDGE,
    INCH,
    LOOKS,
    MARGINS,
    POINTS_PER_PIXEL,
    SPARE,
)
from ravo.results.table_rows import BLACK, lines_of, write_rows
from ravo.xlsx.fonts import FONT, TYPEFACE
from ravo.xlsx.last_page import PrintedTable
from ravo.xlsx.sheets import LINE_HEIGHT, rule_cells, safe_text

SIZE = FONT["font_size"]
LETTERS = 1.2
"""Letters of the font per unit of column width."""
PORTRAIT, LANDSCAPE = 92.0, 138.0
"""Widths of columns that fill A4 at full size; a wider table is printed smaller."""
SIGN_ROWS = 4


@dataclass(frozen=True, slots=True)
class PaperUnit:
    """The unit that issues a paper: its name and place, and the preparer and signer where known.

    `notice` is the notice that its data is invented; empty for real data.
    """

    name: str
    places: str
    prepared_by: str = ""
    signed_by: str = ""
    notice: str = ""


class BookLooks:
    """The formats of one workbook, each created once."""

    def __init__(self, book: Any) -> None:
        base = {**FONT, "valign": "vcenter", "text_wrap": True}
        self.looks = {name: book.add_format({**base, **look}) for name, look in LOOKS.items()}
        cell = {**FONT, "valign": "top"}
        self.centred = book.add_format({**cell, "align": "center"})
        self.figure = book.add_format({**cell, "align": "center", "num_format": "#,##0"})
        self.text = book.add_format({**cell, "text_wrap": True})
        self.quoted = book.add_format({**cell, "text_wrap": True, "quote_prefix": True})


class ListPaper:
    """Writes one list from top to bottom; a finished row is not written again."""

    def __init__(
        self, book: Any, looks: BookLooks, name: str, columns: Sequence[ResultColumn], lang: Lang
    ) -> None:
        self.book, self.looks, self.lang = book, looks, lang
        self.sheet = book.add_worksheet(name)
        self.landscape = sum(column.width for column in columns) > PORTRAIT
        self.columns = _filling(columns, LANDSCAPE if self.landscape else PORTRAIT)
        self.last = len(columns) - 1
        self.row = 0
        self.heights: list[float] = []
        self.starts: list[int] = []
        self.table: tuple[int, int] = (0, 0)
        self._set_page()

    @property
    def width(self) -> float:
        """The width of all columns."""
        return sum(column.width for column in self.columns)

    def _set_page(self) -> None:
        sheet = self.sheet
        if self.landscape:
            sheet.set_landscape()
        else:
            sheet.set_portrait()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(**MARGINS)
        sheet.set_footer(f'&C&"{TYPEFACE},Regular"&10{say("results.list_page", self.lang)}')
        sheet.set_start_page(1)
        sheet.center_horizontally()
        sheet.hide_gridlines(2)
        sheet.set_default_row(LINE_HEIGHT)
        for place, column in enumerate(self.columns):
            sheet.set_column(place, place, column.width, self._look(column))

    def _look(self, column: ResultColumn) -> Any:
        if column.kind == "number":
            return self.looks.figure
        return self.looks.text if column.kind == "text" else self.looks.centred

    @property
    def middle(self) -> int:
        """The first column of the right half."""
        used, half = 0.0, self.width / 2
        for place, column in enumerate(self.columns):
            if used + column.width / 2 >= half:
                return max(place, 1)
            used += column.width
        return self.last

    def over(self, left: int, right: int, words: str, look: str) -> None:
        """Write words over columns `left` to `right` of the row."""
        style = self.looks.looks[look]
        if left < right:
            self.sheet.merge_range(self.row, left, self.row, right, "", style)
        self.sheet.write_string(self.row, left, safe_text(words), style)

    def halves(self, left: str, right: str, looks: tuple[str, str]) -> None:
        """Write words over the left half and over the right one."""
        if left:
            self.over(0, self.middle - 1, left, looks[0])
        if right:
            self.over(self.middle, self.last, right, looks[1])
        self.skip()

    def skip(self, height: float = LINE_HEIGHT) -> None:
        """Go on to the next row; this one has a height in points."""
        if height != LINE_HEIGHT:
            self.sheet.set_row(self.row, height)
        self.heights.append(height)
        self.row += 1

    def line(self, words: str, look: str) -> None:
        """Write words over the whole width, as high as they need."""
        self.over(0, self.last, words, look)
        size = LOOKS[look].get("font_size", SIZE) / SIZE
        lines = lines_of(words, max(int(self.width * LETTERS / size), 1))
        self.skip(LINE_HEIGHT * size * lines)

    def top(self, unit: PaperUnit, titles: Sequence[tuple[str, str]]) -> None:
        """Write the issuing unit, the name of the state, and the titles with their formats."""
        words = [say(f"results.list_{key}", self.lang) for key in ("committee", "republic")]
        self.halves(words[0], words[1], ("plain", "strong"))
        self.halves(unit.name.upper(), say("results.list_motto", self.lang), ("unit", "unit"))
        if unit.notice:
            self.line(unit.notice, "strong")
        else:
            self.skip()
        for title, look in titles:
            self.line(title, look)

    def heads(self) -> None:
        """Write the headings of the columns, which are printed on every page."""
        for place, column in enumerate(self.columns):
            self.sheet.write_string(
                self.row, place, safe_text(column.heading), self.looks.looks["head"]
            )
        lines = max(lines_of(c.heading, max(int(c.width), 1)) for c in self.columns)
        self.sheet.repeat_rows(self.row)
        self.sheet.freeze_panes(self.row + 1, 0)
        self.skip(LINE_HEIGHT * max(lines, 2))
        self.table = (self.row, self.row)

    def part(self, words: str, columns: Sequence[ResultColumn]) -> None:
        """Write a part of the table: its heading, and its rows at the widths of the paper."""
        self.line(words, "band")
        first = self.row
        fitted = [
            replace(column, width=own.width)
            for column, own in zip(columns, self.columns, strict=True)
        ]
        wrapped = [column.id for column in fitted if column.kind == "text"]
        heights = write_rows(self.sheet, first, fitted, self.looks.quoted, wrapped, letters=LETTERS)
        self.heights += heights
        self.row += len(heights)
        # A page does not begin with the first row below a heading, which would be parted from it.
        self.starts += [first - 1, *range(first + 1, self.row)]
        self.table = (self.table[0], self.row)

    def end(self, unit: PaperUnit) -> None:
        """Draw the borders, write the preparer and the signer, and end the printed part."""
        first, end = self.table
        if end > first:
            rule_cells(self.book, self.sheet, (first, end - 1), len(self.columns), BLACK)
        self.skip()
        words = {
            key: say(f"results.list_{key}", self.lang)
            for key in ("prepared", "prepared_hint", "committee_signs", "chairman", "chairman_hint")
        }
        levels: tuple[UnitLevel, ...] = ("commune", "district", "province")
        bare = (place_of_date(unit.name, level) for level in levels)
        place = next((name for name in bare if name != unit.name), unit.name)
        place = place or say("results.list_no_commune", self.lang)
        date = say("results.list_date", self.lang, place=place)
        self.halves("", date, ("italic", "italic"))
        self.halves(words["prepared"], words["committee_signs"], ("strong", "strong"))
        self.halves(words["prepared_hint"], words["chairman"], ("italic", "strong"))
        self.halves("", words["chairman_hint"], ("italic", "italic"))
        for _ in range(SIGN_ROWS):
            self.skip()
        self.halves(unit.prepared_by, unit.signed_by, ("strong", "strong"))
        self.sheet.print_area(0, 0, self.row - 1, self.last)
        self._keep_signature()

    def _keep_signature(self) -> None:
        """Move a few rows of the table onto the last page, above the signatures."""
        first, end = self.table
        across, down = A4_POINTS if not self.landscape else A4_POINTS[::-1]
        across -= INCH * (MARGINS["left"] + MARGINS["right"])
        down -= INCH * (MARGINS["top"] + MARGINS["bottom"])
        wide = sum((c.width * DIGIT + EDGE) * POINTS_PER_PIXEL for c in self.columns)
        room = down / min(1.0, across / wide) * SPARE
        printed = PrintedTable(self.heights, first, end, self.heights[first - 1], room, self.starts)
        if (last := printed.last_page()) is not None:
            self.sheet.set_h_pagebreaks([last])


def _filling(columns: Sequence[ResultColumn], room: float) -> list[ResultColumn]:
    """Return the columns widened to fill the page; the number column keeps its width."""
    spare = room - sum(column.width for column in columns)
    wide = sum(column.width for column in columns if column.kind == "text")
    if spare <= 0 or not wide:
        return list(columns)
    return [
        replace(column, width=column.width * (1 + spare / wide))
        if column.kind == "text"
        else column
        for column in columns
    ]
