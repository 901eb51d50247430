"""Words beside figures: what contradicts a value is named, what is only worded anew too."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.criteria.imported import ReadEdition
from ravo.criteria.wording import far_values, numbers_in
from ravo.fault_words import fault_message
from support.edition_workbooks import exported_bytes, read_changed


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("dưới 1.500.000 đồng", [{1_500_000}]),
        ("1,5 triệu đồng", [{1_500_000}]),
        ("dưới 8 m² (nd07-2021 Điều 3)", [{8}, {3}]),
        ("từ 1.500 đến 2,25", [{1500, 1.5}, {2.25}]),
        ("Nghị định 07/2021/NĐ-CP", []),
    ],
)
def test_the_numbers_of_a_text(text: str, figures: list[set[float]]) -> None:
    found = numbers_in(text)
    assert [set(values) for values in found.values()] == figures


def read(folder: Path, *changes: tuple[str, str, str, Any]) -> ReadEdition:
    """Return nd07-2021 read back after cells were set: sheet, first cell, column, value."""

    def change(book: Any) -> None:
        for sheet, key, letter, value in changes:
            row = next(cell.row for cell in book[sheet]["A"] if cell.value == key)
            cell = book[sheet][f"{letter}{row}"]
            cell.value = value(cell.value) if callable(value) else value

    return read_changed("nd07-2021", folder, change)


def written_paths() -> list[str]:
    """Return the first column of the sheet of figures."""
    book = openpyxl.load_workbook(BytesIO(exported_bytes("nd07-2021")))
    return [str(cell.value) for cell in book["Trị số"]["A"]]


AREA, WHEN = "housing_area", ("Chỉ số", "housing_area", "D")


def test_a_number_in_words_that_is_no_value_is_named_with_both(tmp_path: Path) -> None:
    found = read(tmp_path, (*WHEN, lambda words: words.replace("8", "10")))
    assert found.edition is not None
    (fault,) = found.faults
    message = fault_message(fault, "vi")[0]
    assert (fault.code, fault.severity) == ("RV-591", "warning")
    assert message.startswith(f"Trang Chỉ số, ô {fault.cell}: lời ghi 10")
    assert message.endswith("trị số ở trang Trị số là 8.")


def test_a_value_changed_without_its_words_is_named(tmp_path: Path) -> None:
    path = next(path for path in written_paths() if path.startswith(f"indicators.{AREA}."))
    found = read(tmp_path, ("Trị số", path, "D", 10))
    assert "RV-591" in {fault.code for fault in found.faults}
    both = read(tmp_path, ("Trị số", path, "D", 10), (*WHEN, lambda w: w.replace("8", "10")))
    assert "RV-591" not in {fault.code for fault in both.faults if str(fault.cell)[:1] == "D"}


def test_words_without_a_number_are_reported_as_changed(tmp_path: Path) -> None:
    found = read(tmp_path, (*WHEN, lambda words: f"{words} trở xuống"))
    assert [fault.code for fault in found.faults] == ["RV-592"]
    assert found.faults[0].cell is not None


def test_overlapping_rows_are_named_in_the_words_of_the_sheet(tmp_path: Path) -> None:
    path = next(path for path in written_paths() if path.startswith("b1.near_poor."))
    found = read(tmp_path, ("Trị số", path, "F", 5))
    assert found.edition is None
    codes = {fault.code for fault in found.faults}
    assert "RV-593" in codes
    assert "RV-558" not in codes
    for fault in found.faults:
        for lang in ("vi", "en"):
            said = " ".join(fault_message(fault, lang))
            for word in ("above", "upto", "at_least", "at_most", "b1.", "both"):
                assert word not in said


@pytest.mark.parametrize(("points", "far"), [(49, False), (50, True), (2, True), (3, False)])
def test_a_figure_five_times_as_large_or_as_small_is_named_with_both(
    tmp_path: Path, points: int, *, far: bool
) -> None:
    found = read(tmp_path, ("Trị số", "deprivation_points", "D", points))
    assert found.edition is not None
    faults = [fault for fault in found.faults if fault.code == "RV-597"]
    assert bool(faults) is far
    for fault in faults:
        assert fault.severity == "warning"
        assert f"trị số {points}, bộ tiêu chí khi ghi ra là 10:" in fault_message(fault, "vi")[0]


def test_a_figure_ten_times_another_is_named_with_its_cell() -> None:
    (fault,) = far_values("Chuẩn", {"C5": (1.5, 15.0), "C6": (1.5, 3.0), "C7": (None, 9.0)})
    told = {"sheet": "Chuẩn", "cell": "C5", "before": 1.5, "value": 15.0}
    assert (fault.code, fault.params) == ("RV-597", told)
