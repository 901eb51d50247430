"""The blank workbook into which an office types the score table of B1 from the gazette."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ravo.blanks.survey import PROTECTION
from ravo.contract.columns import YES_NO, Column
from ravo.files import whole_file
from ravo.messages import say
from ravo.score_table.sheets import (
    EXCEPTION_COLUMNS,
    MOST_UNITS,
    POINTS_COLUMNS,
    POINTS_LIMITS,
    SOURCE_KEYS,
    SPARE_EXCEPTIONS,
    USUAL_EXCEPTIONS,
)
from ravo.xlsx.fonts import FONT
from ravo.xlsx.new_workbook import new_blank
from ravo.xlsx.sheet_names import INSTRUCTIONS, POINTS_SHEET, SOURCE_SHEET

ROWS = 400
WIDTHS = {"number": 8, "item": 34, "counting": 14, "answer": 40, "cap": 13}
POINTS_WIDTH = 18
SOURCE_WIDTHS = (64, 34, 14, 30, 46)
FIRST_DAY = date(2015, 1, 1)


def write_score_table_blank(path: Path) -> None:
    """Write the workbook for typing in a score table; it contains no points.

    Raises UsageProblem (exit code 2) where the file cannot be written.
    """
    with whole_file(path) as temporary:
        book = new_blank(temporary, say("score_table.title", "vi"))
        writer = _ScoreTableWriter(book)
        writer.points()
        writer.source()
        writer.help()
        book.close()


class _ScoreTableWriter:
    """Writes the three sheets, sharing formats."""

    def __init__(self, book: Any) -> None:
        self.book = book
        shape = {**FONT, "bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"}
        self.head = book.add_format({**shape, "align": "center", "bg_color": "#FCE4B6"})
        self.optional = book.add_format({**shape, "align": "center", "bg_color": "#D9E2F3"})
        self.key = book.add_format({**shape, "bg_color": "#FCE4B6"})
        self.optional_key = book.add_format({**shape, "bg_color": "#D9E2F3"})
        self.note = book.add_format({**FONT, "italic": True, "font_color": "#555555"})
        self.title = book.add_format({**FONT, "bold": True, "font_size": 14})
        self.plain = book.add_format({**FONT, "text_wrap": True, "valign": "top"})
        self.cells = {kind: self._cell(kind) for kind in ("text", "number", "date")}

    def _cell(self, kind: str) -> Any:
        form = {"text": "@", "number": "0.##", "date": "dd/mm/yyyy"}[kind]
        shape = {"border": 1, "valign": "vcenter", "text_wrap": kind == "text"}
        align = "left" if kind == "date" else ""
        more = {"align": align} if align else {}
        return self.book.add_format({**FONT, **shape, **more, "locked": False, "num_format": form})

    def _style(self, column: Column) -> Any:
        kind = {"integer": "number", "number": "number", "date": "date"}.get(column.type, "text")
        return self.cells[kind]

    def _sheet(self, name: str) -> Any:
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&C&P/&N")
        return sheet

    def _heads(self, sheet: Any, row: int, columns: Sequence[Column]) -> None:
        for place, column in enumerate(columns):
            style = self.head if column.required else self.optional
            sheet.write_string(row, place, column.heading, style)

    def points(self) -> None:
        """Write the sheet of points: one row for each item and answer."""
        sheet = self._sheet(POINTS_SHEET)
        sheet.set_row(0, 64)
        self._heads(sheet, 0, POINTS_COLUMNS)
        for place, column in enumerate(POINTS_COLUMNS):
            sheet.set_column(place, place, WIDTHS.get(column.name, POINTS_WIDTH))
            for row in range(1, ROWS + 1):
                sheet.write_blank(row, place, None, self._style(column))
            _validate(sheet, column, (1, place, ROWS, place))
        sheet.freeze_panes(1, 4)
        sheet.repeat_rows(0)
        sheet.protect("", PROTECTION)

    def source(self) -> None:
        """Write the source of the points and the exceptions that the annex may allow."""
        sheet = self._sheet(SOURCE_SHEET)
        for place, width in enumerate(SOURCE_WIDTHS):
            sheet.set_column(place, place, width)
        for row, column in enumerate(SOURCE_KEYS):
            style = self.key if column.required else self.optional_key
            sheet.write_string(row, 0, column.heading, style)
            sheet.write_blank(row, 1, None, self._style(column))
            sheet.write_string(row, 2, say(f"score_table.hint_{column.name}", "vi"), self.note)
            _validate(sheet, column, (row, 1, row, 1))
        self._exceptions(sheet, len(SOURCE_KEYS) + 2)
        sheet.protect("", PROTECTION)

    def _exceptions(self, sheet: Any, top: int) -> None:
        sheet.write_string(top - 1, 0, say("score_table.exceptions_note", "vi"), self.note)
        self._heads(sheet, top, EXCEPTION_COLUMNS)
        text = self.cells["text"]
        last = top + len(USUAL_EXCEPTIONS) + SPARE_EXCEPTIONS
        for row in range(top + 1, last + 1):
            for place in range(len(EXCEPTION_COLUMNS)):
                sheet.write_blank(row, place, None, text)
        for row, usual in enumerate(USUAL_EXCEPTIONS, start=top + 1):
            sheet.write_string(row, 0, usual.name, text)
            sheet.write_string(row, 1, YES_NO[1], text)
            sheet.write_string(row, 3, usual.effect, text)
        for place, column in enumerate(EXCEPTION_COLUMNS):
            _validate(sheet, column, (top + 1, place, last, place))

    def help(self) -> None:
        """Write the instructions for typing in the score table."""
        sheet = self._sheet(INSTRUCTIONS)
        sheet.set_column(0, 0, 130)
        sheet.write_string(0, 0, say("score_table.title", "vi"), self.title)
        low, high = POINTS_LIMITS
        lines = say("score_table.instructions", "vi", low=low, high=high).split("\n")
        for row, line in enumerate(lines, start=2):
            sheet.set_row(row, 32 if len(line) > 140 else 17)
            sheet.write_string(row, 0, line, self.plain)


def _validate(sheet: Any, column: Column, where: tuple[int, int, int, int]) -> None:
    """Set the list or limits of a column's cells, and the hint where the column has one."""
    texts = {"error_title": say("blanks.bad_title", "vi")}
    words = YES_NO if column.type == "yes_no" else column.vocabulary
    rule: dict[str, Any] = {"validate": "any"}
    if words:
        rule = {"validate": "list", "source": list(words)}
    elif column.type == "integer":
        rule = _between("integer", column.low or 0, column.high or MOST_UNITS)
    elif column.type == "number":
        rule = _between("decimal", column.low or 0, column.high or MOST_UNITS)
    elif column.type == "date":
        rule = {"validate": "date", "criteria": ">=", "value": FIRST_DAY}
    key = "points" if column.name.startswith("points_") else column.name
    hint = {
        "input_title": column.heading[:32],
        "input_message": say(f"score_table.hint_{key}", "vi"),
    }
    sheet.data_validation(*where, {**rule, **texts, **hint})


def _between(kind: str, low: float, high: float) -> dict[str, Any]:
    return {"validate": kind, "criteria": "between", "minimum": int(low), "maximum": int(high)}
