"""`bieu-mau.xlsx` as an officer opens it: sheets, live formulas, page set-up, golden cells."""

import json
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.cli import app
from ravo.console import run
from support.books import household, write
from support.live_cells import Live

GOLDEN = Path(__file__).with_name("golden_cells.json")
REGENERATE = "RAVO_REGENERATE"
NEIGHBOUR = {"Xã/phường/thị trấn": "Xã Tân Mỹ", "Tổng số hộ dân tộc thiểu số": 5}
CAUSES = {"Thiếu vốn": "Có", "Nguyên nhân khác": "Không"}


def homes(prefix: str, poor: int, near: int) -> list[dict[str, Any]]:
    ethnic = ["Kinh", "Hoa", "Khơ-me"]
    found = [
        household(
            f"{prefix}{n}",
            4 if n < poor else 1,
            **CAUSES,
            **{
                "Dân tộc": ethnic[n % 3],
                "Số nhân khẩu": 2 + n % 4,
                "Họ và tên chủ hộ": f"Trần Thử {n}",
            },
        )
        for n in range(poor + near)
    ]
    return [*found, household(f"{prefix}Z", 0, **CAUSES, **{"Điểm B1": 160})]


@pytest.fixture(scope="module")
def folder_of_forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two communes of a district over two years; the other eleven sent nothing."""
    base = tmp_path_factory.mktemp("district")
    for year, add in ((2023, 2), (2024, 0)):
        folder = base / str(year)
        folder.mkdir()
        info = {"Năm rà soát": year}
        write(folder / "a.xlsx", homes("A", 3 + add, 4), info=info)
        write(folder / "b.xlsx", homes("B", 2 + add, 3 + add), info={**info, **NEIGHBOUR})
    out = base / "out"
    words = [str(base / "2024"), "--previous", str(base / "2023"), "-o", str(out)]
    run(app, ["report", *words, "-q"])
    return out


@pytest.fixture(scope="module")
def forms_workbook(folder_of_forms: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(folder_of_forms / "bieu-mau.xlsx", data_only=True)


def test_a_sheet_per_form_with_cover_contents_and_reconciliation(
    forms_workbook: openpyxl.Workbook,
) -> None:
    forms = [f"Biểu {n}" for n in range(1, 16)]
    assert forms_workbook.sheetnames == ["Bìa", "Mục lục", *forms, "Đối chiếu"]
    links = [
        cell.hyperlink.location
        for row in forms_workbook["Mục lục"]["B4:B18"]
        for cell in row
        if cell.hyperlink
    ]
    assert links == [f"'Biểu {n}'!A1" for n in range(1, 16)]


def formulas_of(made: Path) -> list[tuple[str, str, str]]:
    live = openpyxl.load_workbook(made / "bieu-mau.xlsx")
    return [
        (sheet.title, cell.coordinate, str(cell.value))
        for sheet in live.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def test_every_formula_gives_the_figure_that_is_written(
    folder_of_forms: Path, forms_workbook: openpyxl.Workbook
) -> None:
    live = Live(folder_of_forms / "bieu-mau.xlsx")
    found = formulas_of(folder_of_forms)
    assert len(found) > 500
    wrong = [
        (sheet, at, formula)
        for sheet, at, formula in found
        if live.work_out(sheet, formula)
        != ("" if forms_workbook[sheet][at].value is None else forms_workbook[sheet][at].value)
    ]
    assert wrong == []


def find(sheet: Any, name: str) -> int:
    return next(int(row[0].row) for row in sheet.iter_rows(max_col=2) if row[1].value == name)


def test_a_corrected_cell_is_followed_by_rates_sums_and_the_other_form(
    folder_of_forms: Path,
) -> None:
    live = Live(folder_of_forms / "bieu-mau.xlsx")
    one, four, five = (live.book[f"Biểu {n}"] for n in (1, 4, 5))
    commune, district, total = (
        find(one, name) for name in ("Xã Tân Mỹ", "Huyện Lấp Vò", "Tổng cộng")
    )
    one[f"C{commune}"] = 1000
    assert live.value("Biểu 1", f"F{commune}") == 0.2
    assert live.value("Biểu 1", f"C{district}") == live.value("Biểu 1", f"C{total}") == 3000
    assert live.value("Biểu 1", f"F{total}") == 0.17
    four[f"E{find(four, 'Xã Tân Mỹ')}"] = 1
    assert live.value("Biểu 5", f"D{find(five, 'Xã Tân Mỹ')}") == 50.0


def test_communes_that_sent_nothing_are_blank_and_named(
    folder_of_forms: Path, forms_workbook: openpyxl.Workbook
) -> None:
    sheet = forms_workbook["Biểu 1"]
    silent = find(sheet, "Xã Vĩnh Thạnh")
    assert [cell.value for cell in sheet[silent][2:]] == [None] * 14
    assert any("Chưa có số liệu của 11 đơn vị" in str(cell.value) for cell in sheet["A"])
    sent = find(sheet, "Xã Tân Mỹ")
    assert sheet[f"I{sent}"].value == 0


def test_numbers_of_units_are_text_that_excel_does_not_complain_about(
    folder_of_forms: Path,
) -> None:
    import zipfile

    with zipfile.ZipFile(folder_of_forms / "bieu-mau.xlsx") as archive:
        xml = archive.read("xl/worksheets/sheet3.xml").decode()
    assert 'numberStoredAsText="1"' in xml
    assert '<pageSetUpPr fitToPage="1"/>' in xml
    assert 'orientation="landscape"' in xml
    assert 'paperSize="9"' in xml


def test_district_lines_are_bold_communes_are_not(forms_workbook: openpyxl.Workbook) -> None:
    sheet = forms_workbook["Biểu 1"]
    district, commune = find(sheet, "Huyện Lấp Vò"), find(sheet, "Xã Tân Mỹ")
    assert (sheet[f"A{district}"].value, sheet[f"A{commune}"].value) == ("1", "1.3")
    assert sheet[f"B{district}"].font.b
    assert not sheet[f"B{commune}"].font.b
    assert {sheet[f"{c}{commune}"].font.name for c in "ABCF"} == {"Times New Roman"}


def test_the_headings_of_form_1_are_merged_as_on_the_export(
    forms_workbook: openpyxl.Workbook,
) -> None:
    sheet = forms_workbook["Biểu 1"]
    merged = {str(item) for item in sheet.merged_cells.ranges}
    assert {"A8:A10", "B8:B10", "C8:D8", "E8:J8", "K8:P8", "E9:F9", "O9:P9"} <= merged
    assert [cell.value for cell in sheet[11]][:6] == ["A", "B", "1", "2", "3", "4=3/1*100"]


def test_forms_2_and_3_have_a_pair_of_lines_per_unit(forms_workbook: openpyxl.Workbook) -> None:
    sheet = forms_workbook["Biểu 2"]
    at = find(sheet, "Xã Tân Mỹ")
    assert [sheet[f"C{at}"].value, sheet[f"C{at + 1}"].value] == ["Hộ", "Nhân khẩu"]
    assert [sheet.cell(at, n).value for n in (4, 5, 12)] == [4, 2, 2]


def test_golden_cells(forms_workbook: openpyxl.Workbook) -> None:
    """Every cell of every form; RAVO_REGENERATE=1 writes the file anew after a look at it."""
    found = {
        sheet.title: {
            cell.coordinate: cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in forms_workbook.worksheets
        if sheet.title.startswith("Biểu")
    }
    if os.environ.get(REGENERATE):
        GOLDEN.write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    kept = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert found == kept, f"is the change meant? {REGENERATE}=1 writes {GOLDEN.name} anew"
