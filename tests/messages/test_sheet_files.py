"""Sentences about a sheet that is a file of text: the file, the row and the column."""

import pytest

from ravo.messages import Text

WORDS = Text(
    "Ô {cell} (trang {sheet}) ghi '{value}'. Xem trang {sheet}.",
    "Cell {cell} (sheet {sheet}) says '{value}'. See the sheets.",
)


def test_a_text_file_is_named_with_row_and_column_and_values_stay() -> None:
    fields = {"cell": "BD12", "sheet": "ho.CSV", "value": "Nha trang, sheet, ô {cell}"}
    vi, en = WORDS.say("vi", **fields), WORDS.say("en", **fields)
    kept = "'Nha trang, sheet, ô {cell}'"
    assert vi == f"Dòng 12, cột BD (tệp ho.CSV) ghi {kept}. Xem tệp ho.CSV."
    assert en == f"Row 12, column BD (file ho.CSV) says {kept}. See the files."


@pytest.mark.parametrize("sheet", ["Hộ", "csv", None])
def test_a_sheet_of_a_workbook_keeps_its_words(sheet: str | None) -> None:
    said = WORDS.say("vi", cell="A1", sheet=sheet, value="x.csv")
    assert said.startswith("Ô A1 (trang ")


def test_a_list_of_files_and_a_range_of_cells() -> None:
    several = Text("Các trang {sheets}; ô {cell}", "The sheets {sheets}; cell {cell}")
    assert several.say("vi", sheets=("ho.csv", "thu-nhap.csv"), cell="A1:B2") == (
        "Các tệp ho.csv, thu-nhap.csv; ô A1:B2"
    )
