"""Sheets written from the top down: rows as high as their texts, the heading on every page."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.pens import TablePen
from ravo.xlsx.sheets import LINE_HEIGHT, make_styles


@pytest.mark.parametrize(("letters", "lines"), [(17, None), (18, 2), (35, 3)])
def test_a_row_is_as_high_as_its_longest_text(
    tmp_path: Path, letters: int, lines: int | None
) -> None:
    path = tmp_path / "1.xlsx"
    book = new_output(path, font="Arial", dated=False)
    pen = TablePen(book, book.add_worksheet("Trang"), make_styles(book), (20, 10))
    pen.remark("y" * 60)
    pen.page_heads(["a", "b"], 48, "vi")
    pen.table_row(["x" * letters, 1.5])
    pen.table_row(["=1+1", None])
    book.close()
    sheet = load_workbook(path)["Trang"]
    heights = [sheet.row_dimensions[row].height for row in (1, 2, 3)]
    tall = lines and pytest.approx(lines * LINE_HEIGHT, abs=0.5)
    assert heights == [3 * LINE_HEIGHT, 48, tall]
    assert sheet.print_title_rows == "$2:$2"
    # 20 units hold 17 letters; what looks like a formula is text.
    assert (sheet["A4"].value, sheet["A4"].data_type) == ("=1+1", "s")
    assert sheet["B3"].value == 1.5
