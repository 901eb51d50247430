"""A survey as raw cells, before anything is typed: what a merge takes from each file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from ravo.contract.columns import columns_of
from ravo.survey.reader import RawSurvey, raw_survey_of
from ravo.survey.settings import ReadSettings
from ravo.workbook.opened import open_workbook
from support import books

HEADINGS = list(books.household())


def raw(
    folder: Path, rows: list[dict[str, Any]], change: Callable[[openpyxl.Workbook], None]
) -> RawSurvey:
    return raw_survey_of(
        open_workbook(books.write(folder / "xa.xlsx", rows, change=change)), ReadSettings()
    )


def second_sheet(*codes: str) -> Callable[[openpyxl.Workbook], None]:
    """Return a change that adds another sheet of the same name but for its marks."""

    def change(book: openpyxl.Workbook) -> None:
        book["Hộ"].title = "HO"
        sheet = book.create_sheet("Hộ.")
        sheet.append(HEADINGS)
        for code in codes:
            sheet.append(list(books.household(code).values()))

    return change


def test_records_of_all_sheets_are_kept_with_their_codes(tmp_path: Path) -> None:
    rows = [books.household("H1"), books.household("H2")]
    found = raw(tmp_path, rows, second_sheet("H3")).tables["households"]
    assert [table.codes() for table in found.kept] == [["H1", "H2"], ["H3"]]
    assert (found.read, found.blank, found.unread, found.faults) == (3, 0, 0, ())


def test_one_list_on_two_sheets_of_its_name_is_kept_from_neither(tmp_path: Path) -> None:
    rows = [books.household("H1"), books.household("H2")]
    found = raw(tmp_path, rows, second_sheet("H1", "H2"))
    table = found.tables["households"]
    assert (table.kept, table.read, table.unread) == ((), 4, 0)
    (told,) = found.faults
    assert (told.code, told.params["sheets"]) == ("RV-413", ("HO", "Hộ."))


def test_records_without_a_column_of_codes_have_none(tmp_path: Path) -> None:
    rows = [{key: cell for key, cell in books.household().items() if key != "Mã hộ"}] * 2
    (table,) = raw(tmp_path, rows, lambda book: None).tables["households"].kept
    assert table.codes() == [None, None]
    cells = {column.name: table.contract_cells(column) for column in columns_of("households")}
    assert (cells["code"], cells["b1"]) == (None, [120, 120])


def test_the_villages_of_the_list_are_read_beside_the_records(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Danh sách ấp")
        for row in (["Tên ấp"], ["Ấp Một\u200b"], ["Ấp Hai"]):
            sheet.append(row)

    found = raw(tmp_path, [books.household()], change)
    assert found.villages == ("Ấp Một", "Ấp Hai")
    assert [(fault.code, fault.params["cells"]) for fault in found.faults] == [
        ("RV-245", ["Danh sách ấp!A2"])
    ]
