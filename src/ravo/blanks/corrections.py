"""A corrections workbook: empty for an officer to start from, or with lines to add to."""

from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from ravo.blanks.column_rules import FIRST_DAY, LAST_DAY
from ravo.contract.columns import RECORDS, SHEETS, Column
from ravo.contract.values import plain
from ravo.corrections.fields import FIELDS, heading
from ravo.corrections.model import ColumnLine, Correction
from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.xlsx.fonts import FONT
from ravo.xlsx.new_workbook import new_blank

ROWS = 500
WIDTHS = {
    "household": 12,
    "sheet": 13,
    "row": 8,
    "member": 12,
    "column": 30,
    "old": 20,
    "new": 20,
    "reason": 40,
    "who": 24,
    "on": 13,
    "file": 26,
}


def write_blank(path: Path, lang: Lang) -> None:
    """Write an empty corrections workbook: headings, and a hint on every column.

    Cells are text, so that codes keep their zeros and nothing becomes a date or a formula.
    Raises UsageProblem (exit code 2) where the file cannot be written.
    """
    write_filled(path, (), lang)


def write_filled(path: Path, lines: Sequence[Correction | ColumnLine], lang: Lang) -> None:
    """Write a corrections workbook with lines, to be read and added to like any other."""
    with whole_file(path) as temporary:
        book = new_blank(temporary, say("corrections.title", lang))
        sheet = book.add_worksheet(say("corrections.sheet", lang))
        _headings(book, sheet, lang)
        _fill(sheet, lines, lang)
        _page(sheet)
        book.close()


def _fill(sheet: Any, lines: Sequence[Correction | ColumnLine], lang: Lang) -> None:
    for row, line in enumerate(lines, start=1):
        for place, column in enumerate(FIELDS):
            value = _cell(line, column.name, lang)
            if isinstance(value, date):
                sheet.write_datetime(row, place, datetime.combine(value, time()))
            elif isinstance(value, int):
                sheet.write_number(row, place, value)
            elif value is not None:
                sheet.write_string(row, place, value)


def _cell(line: Correction | ColumnLine, name: str, lang: Lang) -> str | int | date | None:
    """Return a cell of a line as it is read back."""
    if name == "new":
        return _new(line, lang)
    if isinstance(line, ColumnLine) and name in ("household", "old"):
        return "*" if name == "household" else None
    value = getattr(line, name, None)
    if name in ("on", "row") or value is None:
        return value
    return plain(value)


def _new(line: Correction | ColumnLine, lang: Lang) -> str:
    if isinstance(line, ColumnLine):
        return say(
            "corrections.word_left_out" if line.leaves_out else "corrections.word_right", lang
        )
    if line.confirms:
        return say("corrections.word_right", lang)
    return say("corrections.word_blank", lang) if line.new is None else plain(line.new)


def _headings(book: Any, sheet: Any, lang: Lang) -> None:
    head = {
        **FONT,
        "bold": True,
        "border": 1,
        "text_wrap": True,
        "align": "center",
        "valign": "vcenter",
    }
    needed = book.add_format({**head, "bg_color": "#FCE4B6"})
    other = book.add_format({**head, "bg_color": "#D9E2F3"})
    for place, column in enumerate(FIELDS):
        form = {"on": "dd/mm/yyyy", "row": "0"}.get(column.name, "@")
        style = book.add_format({**FONT, "num_format": form, "text_wrap": True, "valign": "top"})
        sheet.set_column(place, place, WIDTHS[column.name], style)
        sheet.write_string(0, place, heading(column, lang), needed if column.required else other)
        sheet.write_comment(0, place, _hint(column, lang), {"x_scale": 2, "author": "ravo"})
        sheet.data_validation(1, place, ROWS, place, _rule(column, lang))
    sheet.set_row(0, 32)


def _hint(column: Column, lang: Lang) -> str:
    return say(f"corrections.hint_{column.name}", lang)


def _rule(column: Column, lang: Lang) -> dict[str, Any]:
    """Return the rule and the hint of a column's cells; Excel only warns of other contents."""
    rule: dict[str, Any] = {"validate": "any"}
    if column.name == "sheet":
        rule = {"validate": "list", "source": [SHEETS[table] for table in RECORDS]}
    elif column.name == "on":
        rule = {
            "validate": "date",
            "criteria": "between",
            "minimum": FIRST_DAY,
            "maximum": LAST_DAY,
        }
    elif column.name == "row":
        rule = {"validate": "integer", "criteria": ">", "value": 1}
    return {
        **rule,
        "error_type": "warning",
        "error_title": say("corrections.bad_title", lang),
        "error_message": _hint(column, lang),
        "input_title": heading(column, lang),
        "input_message": _hint(column, lang),
    }


def _page(sheet: Any) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P/&N")
