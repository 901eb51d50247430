"""Ravo's own sheets in a returned copy print as large, whatever the copy's standard font is."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from ravo.results.faults_sheet import HEADS
from ravo.returned.copy import write_returned
from support.books import household, write
from support.reviews import review


@pytest.mark.parametrize(
    ("font", "size", "digit"), [("Times New Roman", 11, 7), ("Times New Roman", 14, 9)]
)
def test_columns_are_as_wide_in_a_workbook_of_larger_letters(
    tmp_path: Path, font: str, size: int, digit: int
) -> None:
    path = write(tmp_path / "a.xlsx", [household("H1", 4, **{"Số nhân khẩu": "?"})])
    book: Any = openpyxl.load_workbook(path)
    book._named_styles["Normal"].font = Font(name=font, size=size)
    book.save(path)
    target = tmp_path / "b.xlsx"
    write_returned(review(path), path.read_bytes(), target, "vi", kind="xlsx", had_password=False)
    sheet = openpyxl.load_workbook(BytesIO(target.read_bytes()))["Lỗi"]
    widths = [sheet.column_dimensions[letter].width * digit for letter in "ABCDEFGHIJ"]
    assert widths == pytest.approx([width * 7 for _, width in HEADS], abs=0.1)
    assert 798 / (sum(widths) * 0.75) * 11 >= 8
