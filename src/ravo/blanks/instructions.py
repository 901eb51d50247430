"""The sheets `Hướng dẫn` and `Giải thích cột`: who fills in which sheet, the meaning of columns."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ravo.contract.columns import ANSWER, Column
from ravo.criteria import Edition
from ravo.messages import has_text, say
from ravo.score_table.answers import EXCEPTION_PREFIX, PREFIX
from ravo.score_table.model import ScoreTable
from ravo.score_table.overview import mark_line, source_line
from ravo.xlsx.fonts import FONT
from ravo.xlsx.sheet_names import COLUMNS, INSTRUCTIONS

WIDTHS = (14, 48, 10, 90)
PAGE_WIDTHS = (20, 26, 46)
"""The widths of the first sheet's columns in characters, together the width of a portrait page."""
PAGE_FONT = {**FONT, "font_size": 13}
PAGE_LINE = 19
"""Points of a line on the first sheet."""
LETTERS = 0.95
"""The letters of `PAGE_FONT` that fit into one character of a column's width."""
LINE_HEIGHT = 15.5
SHORT_LIST = 12
A4 = 9
"""The paper size A4 by Excel's numbers."""


@dataclass(frozen=True, slots=True)
class ExtraLines:
    """The additional lines of the instructions.

    `notice` comes first, in red; `merged` names in bold the files of a merged workbook. `carried`
    is True where the sheets contain last year's list, `to_confirm` where that has facts of last
    year.
    """

    notice: str | None = None
    merged: str | None = None
    carried: bool = False
    to_confirm: bool = False


def write_instructions(
    book: Any,
    edition: Edition,
    sheets: Sequence[str],
    extra: ExtraLines,
    *,
    grid: ScoreTable | None = None,
) -> None:
    """Write the instructions for filling in a survey workbook, in Vietnamese, on one page.

    `sheets` are the names of its sheets. `grid` is the score table whose columns it has; it is
    named with its source and both names.
    """
    sheet = book.add_worksheet(INSTRUCTIONS)
    title = book.add_format({**PAGE_FONT, "bold": True, "font_size": 16, "align": "center"})
    warning = book.add_format({**PAGE_FONT, "bold": True, "font_color": "#C00000"})
    plain = book.add_format({**PAGE_FONT, "valign": "top", "text_wrap": True})
    for place, width in enumerate(PAGE_WIDTHS):
        sheet.set_column(place, place, width)
    last = len(PAGE_WIDTHS) - 1
    sheet.merge_range(0, 0, 0, last, say("blanks.title", "vi"), title)
    sheet.set_row(0, 2 * PAGE_LINE)
    lines = [(extra.notice, warning)] if extra.notice else []
    if extra.merged:
        bold = book.add_format({**PAGE_FONT, "bold": True, "valign": "top", "text_wrap": True})
        lines.append((extra.merged, bold))
    lines += [(line, plain) for line in _instructions(edition, grid)]
    lines += [(line, plain) for line in _of_last_year(extra)]
    for row, (line, style) in enumerate(lines, start=1):
        sheet.merge_range(row, 0, row, last, line, style)
        sheet.set_row(row, _height([line], [sum(PAGE_WIDTHS)]))
    _sheets(book, sheet, sheets, len(lines) + 2)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 1)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.activate()


def _instructions(edition: Edition, grid: ScoreTable | None) -> Iterator[str]:
    yield from say("blanks.instructions", "vi", edition=edition.title.vi).split("\n")
    if grid is not None:
        yield say("score_table.survey_grid", "vi")
        yield source_line(grid.source, "vi")
        yield mark_line(grid.source, "vi")


def _of_last_year(extra: ExtraLines) -> Iterator[str]:
    """Yield the instructions on last year's list."""
    if extra.carried:
        yield from say("blanks.instructions_carried", "vi").split("\n")
    if extra.to_confirm:
        yield say("blanks.instructions_confirm", "vi")


def _sheets(book: Any, sheet: Any, names: Sequence[str], top: int) -> None:
    """Write a line for each sheet: its name, who fills it in, its contents."""
    head = book.add_format({**PAGE_FONT, "bold": True, "border": 1, "bg_color": "#D9E2F3"})
    cell = book.add_format({**PAGE_FONT, "border": 1, "text_wrap": True, "valign": "top"})
    heads, *lines = say("blanks.sheets", "vi").split("\n")
    rows = [line.split("|") for line in lines]
    shown = [heads.split("|"), *(row for row in rows if row[0] in names)]
    for row, cells in enumerate(shown, start=top):
        for place, word in enumerate(cells):
            sheet.write_string(row, place, word, head if row == top else cell)
        sheet.set_row(row, _height(cells, PAGE_WIDTHS))


def _height(cells: Sequence[str], widths: Sequence[int]) -> float:
    """Return the height, in points, at which all cells of a row are shown whole."""
    pairs = zip(cells, widths, strict=True)
    return PAGE_LINE * max(math.ceil(len(cell) / (width * LETTERS)) for cell, width in pairs) + 3


def write_columns(book: Any, columns: Sequence[Column]) -> None:
    """Write what each column means, in Vietnamese, one column per row."""
    sheet = book.add_worksheet(COLUMNS)
    title = book.add_format({**FONT, "bold": True, "font_size": 14})
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, say("blanks.columns_title", "vi"), title)
    _table(book, sheet, columns, 2)
    _print_setup(sheet, 2)


def _table(book: Any, sheet: Any, columns: Sequence[Column], top: int) -> None:
    head = book.add_format(
        {**FONT, "bold": True, "border": 1, "bg_color": "#D9E2F3", "valign": "vcenter"}
    )
    cell = book.add_format({**FONT, "border": 1, "text_wrap": True, "valign": "top"})
    for place, word in enumerate(say("blanks.heads", "vi").split("|")):
        sheet.write_string(top, place, word, head)
    for row, column in enumerate(columns, start=top + 1):
        needed = say("blanks.required" if column.required else "blanks.optional", "vi")
        cells = (column.sheet, column.form_heading, needed, _meaning(column))
        # LibreOffice and Excel adapt heights to wrapped text only on editing: set them here.
        lines = max(math.ceil(len(c) / w) for c, w in zip(cells, WIDTHS, strict=True))
        sheet.set_row(row, LINE_HEIGHT * lines)
        for place, word in enumerate(cells):
            sheet.write_string(row, place, word, cell)


def hint_key(column: Column) -> str:
    """Return the key of the text that describes a column of the contract or of a score table."""
    if column.name.startswith(ANSWER):
        return "blanks.answer"
    if column.name.startswith(EXCEPTION_PREFIX):
        return "score_table.survey_exception"
    if column.name.startswith(PREFIX):
        return f"score_table.survey_{column.type}"
    return f"blanks.{column.table}.{column.name}"


def hint_of(column: Column) -> str:
    """Return the description of a column in Vietnamese, for an indicator with its rule in words.

    A column without a text of its own gets a general sentence.
    """
    key = hint_key(column)
    return say(key if has_text(key) else "blanks.as_on_paper", "vi", rule=column.rule)


def _meaning(column: Column) -> str:
    meaning = hint_of(column)
    words = column.words if column.rule is not None else column.vocabulary
    if words and len(words) < SHORT_LIST:
        meaning += " " + say("blanks.words", "vi", words=" | ".join(words))
    return meaning


def _print_setup(sheet: Any, heading_row: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(heading_row)
    sheet.set_footer("&C&P/&N")
