"""The comparison of two years as a workbook: Tổng hợp, Biến động, Đối chiếu and two more sheets."""

from pathlib import Path

from ravo.changes.comparison import Changes
from ravo.changes.output.balance_sheet import write_balance
from ravo.changes.output.confirm_sheet import write_confirm
from ravo.changes.output.household_sheet import write_households
from ravo.changes.output.method_sheet import write_method
from ravo.changes.output.overview_sheet import write_overview
from ravo.files import whole_file
from ravo.messages import Lang
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheet_names import BALANCE, CHANGES, CONFIRM, METHOD, SUMMARY
from ravo.xlsx.sheets import make_styles


def write_changes(changes: Changes, path: Path, lang: Lang) -> None:
    """Write the workbook of a comparison; the file appears whole or not at all.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    with whole_file(path) as temporary:
        book = new_output(temporary)
        styles = make_styles(book)
        names = (SUMMARY, CHANGES, CONFIRM, BALANCE, METHOD)
        sheets = [book.add_worksheet(name) for name in names]
        write_overview(book, sheets[0], changes, styles, lang)
        write_households(book, sheets[1], changes, styles, lang)
        write_confirm(book, sheets[2], changes, styles, lang)
        write_balance(book, sheets[3], changes, styles, lang)
        write_method(book, sheets[4], changes, styles, lang)
        book.close()
