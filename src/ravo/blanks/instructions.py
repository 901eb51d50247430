"""The sheet `Hướng dẫn`: who fills in what, and what each column means."""

import math
from collections.abc import Sequence
from typing import Any

from ravo.contract.columns import ANSWER, Column
from ravo.criteria import Edition
from ravo.messages import say
from ravo.score_table.answers import EXCEPTION_PREFIX, PREFIX
from ravo.score_table.model import ScoreTable
from ravo.score_table.overview import mark_line, source_line
from ravo.xlsx.sheet_names import INSTRUCTIONS

FONT = {"font_name": "Times New Roman", "font_size": 11}
WIDTHS = (14, 48, 10, 90)
LINE_HEIGHT = 15.5
SHORT_LIST = 12


def write_instructions(
    book: Any,
    edition: Edition,
    columns: Sequence[Column],
    *,
    notice: str | None,
    grid: ScoreTable | None = None,
) -> None:
    """Write the instructions of a contract workbook, in Vietnamese, one column per row.

    A score table whose columns the workbook has is named with its source and both names.
    """
    sheet = book.add_worksheet(INSTRUCTIONS)
    title = book.add_format({**FONT, "bold": True, "font_size": 14})
    warning = book.add_format({**FONT, "bold": True, "font_color": "#C00000"})
    plain = book.add_format({**FONT, "valign": "top"})
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, say("blanks.title", "vi"), title)
    lines = [(notice, warning)] if notice else []
    words = say("blanks.instructions", "vi", edition=edition.title.vi)
    lines += [(line, plain) for line in words.split("\n")]
    if grid is not None:
        told = (source_line(grid.source, "vi"), mark_line(grid.source, "vi"))
        lines += [(line, plain) for line in (say("score_table.survey_grid", "vi"), *told)]
    for row, (line, style) in enumerate(lines, start=1):
        sheet.write_string(row, 0, line, style)
    _table(book, sheet, columns, len(lines) + 2)
    _print_setup(sheet, len(lines) + 2)


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
        # LibreOffice and Excel fit rows to wrapped text only on editing, so heights are set here.
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
    """Return in Vietnamese what a column holds, with the rule of an indicator in words."""
    return say(hint_key(column), "vi", rule=column.rule)


def _meaning(column: Column) -> str:
    meaning = hint_of(column)
    words = column.words if column.rule is not None else column.vocabulary
    if words and len(words) < SHORT_LIST:
        meaning += " " + say("blanks.words", "vi", words=" | ".join(words))
    return meaning


def _print_setup(sheet: Any, heading_row: int) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(heading_row)
    sheet.set_footer("&C&P/&N")
