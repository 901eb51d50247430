"""The empty table of points and the empty list of corrections: what a person finds in them."""

from pathlib import Path

import openpyxl
import pytest

from ravo.blanks.corrections import write_blank
from ravo.blanks.score_table import write_score_table_blank
from ravo.contract.columns import SHEETS
from ravo.messages import Lang
from ravo.places.regions import COLUMNS
from ravo.score_table.reader import read_score_table


def test_the_empty_table_of_points_has_a_column_for_every_region_and_no_points(
    tmp_path: Path,
) -> None:
    write_score_table_blank(tmp_path / "b1.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "b1.xlsx").worksheets[0]
    heads = [str(cell.value) for cell in sheet[1] if cell.value is not None]
    assert len(heads) == len(set(heads)) == 5 + len(COLUMNS)
    assert [row for row in sheet.iter_rows(min_row=2, values_only=True) if any(row)] == []
    read = read_score_table(tmp_path / "b1.xlsx")
    assert read.grid is None
    assert read.faults


@pytest.mark.parametrize(("lang", "title"), [("vi", "Sửa"), ("en", "Corrections")])
def test_the_empty_list_of_corrections_takes_text_and_offers_what_the_contract_has(
    tmp_path: Path, lang: Lang, title: str
) -> None:
    write_blank(tmp_path / "sua.xlsx", lang)
    sheet = openpyxl.load_workbook(tmp_path / "sua.xlsx")[title]
    heads = [cell.value for cell in sheet[1] if cell.value is not None]
    assert len(heads) == len(set(heads)) >= 6
    formats = [
        sheet.column_dimensions[letter].number_format for letter in "ABCDEFGHIJ"[: len(heads)]
    ]
    assert [form for form in formats if form != "@"] == ["0", "dd/mm/yyyy"]
    assert [row for row in sheet.iter_rows(min_row=2, values_only=True) if any(row)] == []
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert lists == [
        f'"{",".join(SHEETS[table] for table in ("households", "members", "income"))}"'
    ]


def test_the_same_blank_is_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write_score_table_blank(tmp_path / f"{name}.xlsx")
        write_blank(tmp_path / f"{name}-sua.xlsx", "vi")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert (tmp_path / "a-sua.xlsx").read_bytes() == (tmp_path / "b-sua.xlsx").read_bytes()
