"""The comparison of two years as a workbook: two sheets that print, five to look things up."""

from collections.abc import Callable, Mapping
from pathlib import Path

from ravo.changes.comparison import Changes
from ravo.changes.output.balance_sheet import write_balance
from ravo.changes.output.changed_sheet import write_changed
from ravo.changes.output.confirm_sheet import write_confirm
from ravo.changes.output.household_sheet import write_households
from ravo.changes.output.method_sheet import write_method
from ravo.changes.output.overview_sheet import write_overview
from ravo.changes.output.todo_sheet import write_todo
from ravo.changes.output.words import notice_of_years
from ravo.fault_words import Audience
from ravo.files import whole_file
from ravo.messages import Lang
from ravo.xlsx.fonts import TYPEFACE
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheet_names import BALANCE, CHANGED, CHANGES, CONFIRM, METHOD, SUMMARY, TODO
from ravo.xlsx.sheets import make_styles, set_print_head

WRITERS: Mapping[str, Callable[..., None]] = {
    SUMMARY: write_overview,
    CHANGED: write_changed,
    TODO: write_todo,
    CHANGES: write_households,
    CONFIRM: write_confirm,
    BALANCE: write_balance,
    METHOD: write_method,
}
"""The function that writes each sheet."""
OF_THE_OFFICE = frozenset({TODO, CONFIRM})
"""The sheets about what to do next, which depends on who reads them."""


def write_changes(
    changes: Changes,
    path: Path,
    lang: Lang,
    step: Callable[[str], None] | None = None,
    audience: Audience = "operator",
) -> None:
    """Write the workbook of a comparison; the file appears whole or not at all.

    `step` is called with the name of each sheet before it is written. What is to be done is in
    the words of the `audience`.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    with whole_file(path) as temporary:
        notice = notice_of_years(changes, lang)
        book = new_output(temporary, font=TYPEFACE, notice=notice or None)
        styles = make_styles(book)
        for name, write in WRITERS.items():
            if step is not None:
                step(name)
            words = (lang, audience) if name in OF_THE_OFFICE else (lang,)
            sheet = book.add_worksheet(name)
            write(book, sheet, changes, styles, *words)
            if notice:
                set_print_head(sheet, notice)
        book.close()
