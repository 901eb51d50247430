"""Households of a merged workbook whose files still differ: no class until somebody decides."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.fault_words import fault_message
from ravo.faults import Fault
from ravo.messages import say
from ravo.review.review import Review
from ravo.survey.open_conflicts import open_conflicts
from support import books
from support.reviews import codes, review

OPEN, DONE = "Chưa quyết định", "Đã áp dụng"
HEADINGS = ("Tình trạng", "Mã hộ", "Cột", "Quyết định", "Ảnh hưởng phân loại")
TITLE = (say("merge.conflicts_title", "vi"),)
Rows = Sequence[Sequence[Any]]


def conflict(code: str | None, state: str = OPEN, decides: str | None = "Có") -> list[Any]:
    return [state, code, "Điểm B1", None, decides]


def merged(
    folder: Path, conflicts: Rows, *contested: int, headings: Rows = (HEADINGS,), **second: Any
) -> Review:
    """Return the review of H1 (poor), H2 and H3 (near-poor) beside these rows of conflicts.

    The cells of B1 in the `contested` rows of the sheet of households are `#N/A`; `second` are
    other cells of H2.
    """

    def change(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Xung đột")
        for row in (TITLE, *headings, *conflicts):
            sheet.append(list(row))
        home = book["Hộ"]
        at = next(cell.column for cell in home[1] if cell.value == "Điểm B1")
        for number in contested:
            cell = home.cell(number, at)
            cell.value, cell.data_type = "#N/A", "e"

    homes = [
        books.household(code, deprived) for code, deprived in (("H1", 3), ("H2", 2), ("H3", 2))
    ]
    homes[1] |= second
    return review(books.write(folder / "xa.xlsx", homes, change=change))


def found_of(rows: Rows) -> list[Fault]:
    return open_conflicts([TITLE, HEADINGS, *rows])


def test_who_is_contested_has_no_class_and_one_fault_in_place_of_its_cells(tmp_path: Path) -> None:
    found = merged(tmp_path, [conflict("H2"), conflict("H3", DONE), conflict("H2")], 3)
    (told,) = found.faults
    assert (told.code, told.severity, told.household) == ("RV-4090", "error", "H2")
    assert (told.sheet, told.cell) == ("Xung đột", "D3")
    assert "dòng 3, 5" in fault_message(told, "vi")[0]
    assert found.verdicts.klass.tolist() == ["poor", None, "near_poor"]


def test_a_cell_that_lacks_its_value_without_a_conflict_keeps_its_own_fault(tmp_path: Path) -> None:
    found = merged(tmp_path, [conflict("H2")], 3, 4)
    assert [(fault.code, fault.household) for fault in found.faults] == [
        ("RV-201", "H3"),
        ("RV-4090", "H2"),
    ]
    assert found.verdicts.klass.tolist() == ["poor", None, None]


def test_what_no_class_depends_on_leaves_the_class(tmp_path: Path) -> None:
    found = merged(tmp_path, [conflict("H2", decides=None)])
    assert [(fault.code, fault.severity) for fault in found.faults] == [("RV-4090", "warning")]
    assert found.verdicts.klass.tolist() == ["poor", "near_poor", "near_poor"]


@pytest.mark.parametrize("order", [1, -1])
def test_one_conflict_on_which_the_class_depends_is_enough(order: int) -> None:
    rows = [conflict("H2", decides=None), conflict("H2")][::order]
    assert [fault.decides for fault in found_of(rows)] == [True]


def test_two_households_that_may_be_one_are_both_contested() -> None:
    rows = [conflict("H1 / H3"), conflict("H2", decides=None), conflict(None)]
    told = [(fault.household, fault.cell, fault.decides) for fault in found_of(rows)]
    assert told == [("H1", "D3", True), ("H3", "D3", True), ("H2", "D4", False)]


@pytest.mark.parametrize("lacking", ["Tình trạng", "Mã hộ", "Quyết định", "Ảnh hưởng phân loại"])
def test_a_sheet_of_that_name_without_the_headings_is_the_communes_own(
    tmp_path: Path, lacking: str
) -> None:
    other = [tuple("Ghi chú" if word == lacking else word for word in HEADINGS)]
    found = merged(tmp_path, [conflict("H2")], headings=other)
    assert "RV-4090" not in codes(found)
    assert found.verdicts.klass.tolist() == ["poor", "near_poor", "near_poor"]
    assert open_conflicts([TITLE]) == []


def test_a_sheet_on_which_everything_is_decided_contests_nobody() -> None:
    assert found_of([]) == found_of([conflict("H2", DONE)]) == []


def test_other_faults_of_who_is_contested_stay(tmp_path: Path) -> None:
    found = merged(tmp_path, [conflict("H2")], 3, **{"Giới tính": "Trai"})
    assert [(fault.code, fault.household) for fault in found.faults] == [
        ("RV-203", "H2"),
        ("RV-4090", "H2"),
    ]
