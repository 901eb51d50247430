"""The sheet `Việc cần làm`: what the office has to clear up, with codes and cells."""

from typing import Any

from ravo.changes.comparison import Changes
from ravo.changes.output.pen import SheetPen, for_screen_only
from ravo.fault_words import Audience, words_for
from ravo.messages import Lang, say
from ravo.xlsx.sheet_names import TODO
from ravo.xlsx.sheets import LINE_HEIGHT, MOST_LINES, Styles, put_row, set_page

WIDTHS = (11, 9, 78, 70)


def write_todo(
    book: Any,
    sheet: Any,
    changes: Changes,
    styles: Styles,
    lang: Lang,
    audience: Audience = "operator",
) -> None:
    """Write every message of a comparison, those of one kind together.

    `book` and `sheet` are XlsxWriter's, `styles` the formats of `book`. The messages are those of
    `changes`, in `lang` and in the words for the `audience`.
    """
    set_page(sheet, lang)
    for_screen_only(sheet, len(WIDTHS) + 1, TODO, lang)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    pen = SheetPen(book, sheet, styles)
    pen.line(say("changes.todo_title", lang), styles.title)
    pen.line(say("changes.todo_note", lang), styles.note)
    if not changes.faults:
        pen.line(say("changes.todo_none", lang), styles.note)
        return
    keys = ("todo_kind", "todo_code", "todo_what", "todo_how")
    pen.row += 1
    sheet.freeze_panes(pen.row + 1, 0)
    pen.cells([say(f"changes.{key}", lang) for key in keys], [styles.head] * len(keys))
    order = list(dict.fromkeys(fault.code for fault in changes.faults))
    for fault in sorted(changes.faults, key=lambda fault: order.index(fault.code)):
        message, hint = words_for(fault, lang, audience)
        lines = max(-(-len(message) // 72), -(-len(hint) // 64), 1)
        sheet.set_row(pen.row, LINE_HEIGHT * min(lines, MOST_LINES))
        severity = say(f"cli.{fault.severity}", lang)
        put_row(sheet, pen.row, [severity, fault.code, message, hint], styles, styles.wrap)
        pen.row += 1
