"""The part of `Cách tính` that lists the columns left out on purpose."""

from typing import Any

from ravo.messages import Lang, say
from ravo.review.review import Review
from ravo.xlsx.sheets import Styles, put_row

HEADS = ("sheet", "cell", "words", "rows", "by")


def write_left_out(sheet: Any, row: int, review: Review, styles: Styles, lang: Lang) -> int:
    """Write every column with data that was left out, and by whom; return the next free row."""
    columns = review.survey.left_out
    if not columns:
        return row
    sheet.write_string(row, 0, say("unread.left_out_title", lang), styles.part)
    put_row(
        sheet, row + 1, [say(f"unread.head_{name}", lang) for name in HEADS], styles, styles.head
    )
    for place, column in enumerate(columns, start=row + 2):
        by = say(f"unread.by_{column.by}", lang)
        values = [column.sheet, column.cell, column.words, column.rows, by]
        put_row(sheet, place, values, styles, styles.wrap)
    return row + 3 + len(columns)
