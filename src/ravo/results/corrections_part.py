"""The part of `Cách tính` that lists the corrections applied to a workbook."""

from pathlib import Path
from typing import Any

from ravo.messages import Lang, say
from ravo.review.review import Review
from ravo.xlsx.sheets import Styles, put_row


def write_corrections(sheet: Any, row: int, review: Review, styles: Styles, lang: Lang) -> int:
    """Write every applied line of the corrections file; return the next free row."""
    corrections, lines = review.survey.corrections, review.survey.applied
    if corrections is None:
        return row
    from ravo.corrections.model import SHOWN_HEADS, shown_row

    file = Path(corrections.path).name
    title = say("corrections.applied_title", lang, file=file, sha256=corrections.sha256)
    sheet.write_string(row, 0, title, styles.part)
    if not lines:
        sheet.write_string(row + 1, 0, say("corrections.none_applied", lang))
        return row + 3
    heads = [say(f"corrections.head_{name}", lang) for name in SHOWN_HEADS]
    put_row(sheet, row + 1, heads, styles, styles.head)
    for place, line in enumerate(sorted(lines, key=lambda line: line.line), start=row + 2):
        put_row(sheet, place, shown_row(line, lang), styles, styles.wrap)
    return row + 3 + len(lines)
