"""Faults that a habit of writing causes in a column: one line with the cells of the others."""

from collections.abc import Sequence

import pytest

from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.results.fault_list import faults_text
from ravo.results.habits import MOST_ALONE, MOST_RANGES, OtherCells, habits
from support.small_reviews import build, household


def fault(row: int, code: str = "RV-207", letters: str = "H", **more: object) -> Fault:
    params = {"words": "Có | Không", **more}
    return Fault(code, f"H{row}", "Hộ", f"{letters}{row}", "Điểm B1", f"{row} đ", params)


def grouped(rows: Sequence[int]) -> tuple[list[int], dict[int, OtherCells]]:
    kept, others = habits(FaultTable.of([fault(row) for row in rows]))
    return kept.tolist(), others


def test_as_many_as_may_be_alone_are_listed() -> None:
    assert grouped(range(2, 2 + MOST_ALONE)) == ([*range(MOST_ALONE)], {})


def test_of_more_the_first_is_listed_with_the_cells_of_the_others() -> None:
    rows = [2, 3, 4, 5, 8, 9, 20]
    assert grouped(rows) == ([0], {0: OtherCells(6, ["H3:H5", "H8:H9", "H20"])})


def test_cells_without_neighbours_are_named_in_part() -> None:
    rows = [*range(2, 2 + 2 * (MOST_RANGES + 4), 2)]
    _, others = grouped(rows)
    assert others[0].number == len(rows) - 1
    assert others[0].ranges[:2] == ["H4", "H6"]
    assert others[0].ranges[MOST_RANGES:] == ["… (+3)"]


@pytest.mark.parametrize("kind", ["code", "column", "params", "category"])
def test_faults_that_say_something_else_are_listed(kind: str) -> None:
    others = {
        "code": [fault(row, code="RV-204" if row % 2 else "RV-207") for row in range(2, 12)],
        "column": [fault(row, letters="HI"[row % 2]) for row in range(2, 12)],
        "params": [fault(row, first=row) for row in range(2, 22)],
        "category": [fault(row, code="RV-301") for row in range(2, 22)],
    }[kind]
    kept, more = habits(FaultTable.of(others))
    assert (len(kept), more) == (len(others), {})


def test_the_list_has_the_advice_once_and_every_count() -> None:
    homes = [household(f"H{row}", 120, 3) for row in range(2, 12)]
    words = faults_text(build(homes, faults=[fault(row) for row in range(2, 12)]), "vi")
    assert words.count("LỖI RV-207: Ô") == 1
    assert "Cùng một lỗi ở 9 ô nữa của cột: H3:H11." in words
    assert "10 lần LỖI RV-207: " in words


def test_of_a_text_file_rows_are_named() -> None:
    faults = [
        Fault("RV-207", f"H{row}", "ho.csv", f"H{row}", "Điểm B1", "x") for row in range(2, 12)
    ]
    words = faults_text(build([household("H2", 120, 3)], faults=faults), "vi")
    assert "Cùng một lỗi ở 9 ô nữa của cột, dòng 3–11." in words
