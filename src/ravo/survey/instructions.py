"""The sheet `Hướng dẫn`: who fills in what, and what each column means."""

from typing import Any

from ravo.criteria import Edition
from ravo.messages import say
from ravo.survey.columns import ANSWER, columns_of

FONT = {"font_name": "Times New Roman", "font_size": 11}


def write_instructions(book: Any, edition: Edition, *, compact: bool, notice: str | None) -> None:
    """Write the instructions of a contract workbook, in Vietnamese, one column per row."""
    sheet = book.add_worksheet("Hướng dẫn")
    title = book.add_format({**FONT, "bold": True, "font_size": 14})
    head = book.add_format(
        {**FONT, "bold": True, "border": 1, "bg_color": "#D9E2F3", "valign": "vcenter"}
    )
    cell = book.add_format({**FONT, "border": 1, "text_wrap": True, "valign": "top"})
    plain = book.add_format({**FONT, "valign": "top"})
    sheet.set_column(0, 0, 14)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, 2, 10)
    sheet.set_column(3, 3, 80)
    sheet.write_string(0, 0, say("template.title", "vi"), title)
    lines = [notice] if notice else []
    lines += say("template.instructions", "vi", edition=edition.title.vi).split("\n")
    for row, line in enumerate(lines, start=1):
        sheet.write_string(row, 0, line, plain)
    top = len(lines) + 2
    for place, word in enumerate(say("template.heads", "vi").split("|")):
        sheet.write_string(top, place, word, head)
    _rows(sheet, edition, top + 1, cell)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _rows(sheet: Any, edition: Edition, top: int, cell: Any) -> None:
    tables = ("info", "households", "members", "income")
    columns = [column for table in tables for column in columns_of(table, edition.indicators)]  # type: ignore[arg-type]
    for row, column in enumerate(columns, start=top):
        key = "answer" if column.name.startswith(ANSWER) else f"{column.table}.{column.name}"
        meaning = say(f"template.{key}", "vi")
        if column.vocabulary and len(column.vocabulary) < 12:
            meaning += " " + say("template.words", "vi", words=" | ".join(column.vocabulary))
        needed = say("template.required" if column.required else "template.optional", "vi")
        for place, word in enumerate((column.sheet, column.heading, needed, meaning)):
            sheet.write_string(row, place, word, cell)
