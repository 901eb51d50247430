"""The workbook of lists that contradict each other: a row for each list, and how to decide."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.register.contradictions import ContradictingList
from ravo.register.moments import moment
from ravo.xlsx.fonts import TYPEFACE
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheet_names import CONTRADICTIONS
from ravo.xlsx.sheets import make_styles, put_row, safe_text, set_page

COLUMNS = {
    "commune": 24,
    "period": 9,
    "list": 10,
    "households": 9,
    "poor": 9,
    "near_poor": 9,
    "differing": 12,
    "by": 18,
    "at": 17,
    "file": 32,
    "batch": 14,
}
"""The columns with their widths; `register.contradiction_<name>` has their headings."""
HEAD_ROW, NOTE_HEIGHT, HEAD_HEIGHT = 2, 62, 62


def write_contradictions(lists: Sequence[ContradictingList], path: Path, lang: Lang) -> None:
    """Write the workbook; the file appears whole or not at all.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    with whole_file(path) as temporary:
        book = new_output(temporary, font=TYPEFACE)
        styles = make_styles(book)
        sheet = book.add_worksheet(CONTRADICTIONS)
        set_page(sheet, lang, heading_row=HEAD_ROW)
        sheet.write_string(0, 0, say("register.contradiction_title", lang), styles.title)
        look = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.merge_range(1, 0, 1, len(COLUMNS) - 1, "", look)
        sheet.write_string(1, 0, safe_text(say("register.contradiction_note", lang)), look)
        sheet.set_row(1, NOTE_HEIGHT)
        for place, width in enumerate(COLUMNS.values()):
            sheet.set_column(place, place, width)
        heads = [say(f"register.contradiction_{name}", lang) for name in COLUMNS]
        put_row(sheet, HEAD_ROW, heads, styles, styles.head)
        sheet.set_row(HEAD_ROW, HEAD_HEIGHT)
        sheet.freeze_panes(HEAD_ROW + 1, 0)
        for row, one in enumerate(lists, start=HEAD_ROW + 1):
            put_row(sheet, row, _cells(one, lang), styles, styles.wrap)
        book.close()


def _cells(one: ContradictingList, lang: Lang) -> list[Any]:
    brought = one.brought
    return [
        one.unit.name or one.unit.key,
        one.period,
        say("register.contradiction_place", lang, place=one.place),
        one.households,
        one.poor,
        one.near_poor,
        one.differing,
        "\n".join(batch.header.by for batch in brought),
        "\n".join(moment(batch.header.at) for batch in brought),
        one.file,
        "\n".join(batch.short for batch in brought),
    ]
