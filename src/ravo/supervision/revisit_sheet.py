"""The sheet of a sample to visit again: written to print and fill in, and read back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ravo.contract.headings import letters_of
from ravo.criteria.terms import CLASSES, UNDETERMINED
from ravo.faults import unreadable
from ravo.messages import Lang
from ravo.results.words import class_word
from ravo.supervision.revisits import (
    RevisitCell,
    RevisitLine,
    RevisitSheet,
    drawn_key,
)
from ravo.supervision.supervised import RecheckSample, Supervision
from ravo.supervision.words import note_of, word
from ravo.text import sort_key
from ravo.workbook.book import open_book
from ravo.workbook.layout import Sheet
from ravo.xlsx.sheet_names import SUPERVISION_SAMPLE
from ravo.xlsx.sheets import Styles, make_styles, put, put_row, set_page

IDS = (
    *("tt", "xa", "ap", "ma_ho", "chu_ho", "phan_loai"),
    *("phan_loai_tham_lai", "nhan_khau_tham_lai", "b1_tham_lai", "ghi_chu"),
)
"""The ids of the columns on the hidden row under the headings, by which the sheet is read."""
REVIEWED = ("nam", "ho_rut", "nhan_khau", "b1")
"""Hidden columns: the year, the drawn household, its members and points at the review.

The visitor does not see them; the comparison needs them, as results may have been corrected
meanwhile.
"""
NEEDED = (
    *("xa", "ma_ho", "chu_ho", "phan_loai", "phan_loai_tham_lai", "nhan_khau_tham_lai"),
    *("b1_tham_lai", *REVIEWED[1:]),
)
"""The columns of a line, in the order of its fields."""
WIDTHS = (5, 22, 22, 16, 28, 20, 22, 14, 12, 30)
HEAD_HEIGHT, LINE, LETTERS = 48, 16, 120


def write_revisit_sheet(
    book: Any, supervision: Supervision, sample: RecheckSample, lang: Lang
) -> None:
    """Write the households to visit, with yellow cells for the findings of the visit."""
    households = supervision.households
    sheet, styles = book.add_worksheet(SUPERVISION_SAMPLE), make_styles(book)
    typed = book.add_format({"border": 1, "bg_color": "#FFF2CC", "text_wrap": True})
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    put(sheet, 0, 0, word("sample_title", lang), styles, styles.title)
    paper = book.add_format({"text_wrap": True, "valign": "top"})
    note = word("sample_note", lang, day=sample.announced, seed=str(sample.seed))
    sheet.merge_range(1, 0, 1, len(IDS) - 1, "", paper)
    put(sheet, 1, 0, note, styles, paper)
    sheet.set_row(1, LINE * (1 + len(note) // LETTERS))
    put_row(sheet, 2, [word(f"sample_{id}", lang) for id in IDS], styles, styles.head)
    sheet.set_row(2, HEAD_HEIGHT)
    put_row(sheet, 3, [*IDS, *REVIEWED], styles, None)
    sheet.set_column(len(IDS), len(IDS) + len(REVIEWED) - 1, None, None, {"hidden": True})
    sheet.print_area(0, 0, 3 + max(len(sample.rows), 1), len(IDS) - 1)
    sheet.set_row(3, None, None, {"hidden": True})
    set_page(sheet, lang, heading_row=2)
    words = [class_word(klass, "vi") for klass in CLASSES if klass != UNDETERMINED]
    rule = {"validate": "list", "source": words, "error_type": "warning"}
    place = IDS.index("phan_loai_tham_lai")
    sheet.data_validation(4, place, 4 + max(len(sample.rows), 1), place, rule)
    places = {row: (households.commune[row], households.village[row]) for row in sample.rows}
    trip = sorted(sample.rows, key=lambda row: tuple(map(sort_key, places[row])))
    for number, row in enumerate(trip, 1):
        known = (
            number,
            *(households.commune[row], households.village[row], households.code[row]),
            households.head[row],
            class_word(str(households.klass[row]), lang),
        )
        _household(sheet, number + 3, known, styles, typed)
        if note := note_of(households, row, lang):
            put(sheet, number + 3, IDS.index("ghi_chu"), note, styles, typed)
        figures = (
            None if figure != figure else float(figure)
            for figure in (households.size[row], households.b1[row])
        )
        hidden = (str(supervision.year), drawn_key(households, row), *figures)
        for place, value in enumerate(hidden, len(IDS)):
            put(sheet, number + 3, place, value, styles, None)


def _household(sheet: Any, row: int, known: Sequence[object], styles: Styles, typed: Any) -> None:
    for place, value in enumerate(known):
        put(sheet, row, place, value, styles, styles.wrap)
    for place in range(len(known), len(IDS)):
        sheet.write_blank(row, place, None, typed)


def read_revisit_sheet(path: Path, passwords: tuple[str, ...] = ()) -> RevisitSheet:
    """Return the filled-in sheet.

    Raises InputProblem (RV-1428, exit code 3) where the file has no such sheet.
    """
    book = open_book(path, passwords)
    if SUPERVISION_SAMPLE not in book.names:
        raise unreadable("RV-1428", path=path.name)
    sheet = book.read(SUPERVISION_SAMPLE)
    start = next((at for at, row in enumerate(sheet.rows) if set(NEEDED) <= set(row)), None)
    if start is None or REVIEWED[0] not in sheet.rows[start]:
        raise unreadable("RV-1428", path=path.name)
    places = [list(sheet.rows[start]).index(id) for id in NEEDED]
    lines = (
        RevisitLine(*(_cell(sheet, row, place) for place in places))
        for row in range(start + 1, len(sheet.rows))
    )
    year = list(sheet.rows[start]).index(REVIEWED[0])
    years = {
        str(row[year]).strip().removesuffix(".0")
        for row in sheet.rows[start + 1 :]
        if row[year] is not None
    }
    return RevisitSheet(
        path.name,
        SUPERVISION_SAMPLE,
        tuple(line for line in lines if not _empty(line)),
        tuple(sorted(years - {""})),
    )


def _cell(sheet: Sheet, row: int, column: int) -> RevisitCell:
    """Return a cell; every cell of a merged range has the value of the first."""
    address = f"{letters_of(column)}{row + 1}"
    for merged in sheet.layout.merged:
        rows = range(merged.first_row, merged.last_row + 1)
        if row in rows and column in range(merged.first_column, merged.last_column + 1):
            row, column = merged.first_row, merged.first_column
    for bad in sheet.bad:
        if (bad.row, bad.column) == (row + 1, column):
            return RevisitCell(address, "", bad.value or "–")
    return RevisitCell(address, sheet.rows[row][column])


def _empty(line: RevisitLine) -> bool:
    return line.code.blank and line.klass.blank
