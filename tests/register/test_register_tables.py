"""The register as tables: what rows hold, the workbook by sheets, Parquet in groups of rows."""

import sys
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet
import pytest

from ravo.faults import UsageProblem
from ravo.register import export_parquet, export_workbook
from ravo.register.export_columns import ExportPage
from ravo.register.export_parquet import write_parquet_files
from ravo.register.export_workbook import write_workbook
from ravo.register.exported import export_page, export_tables
from ravo.register.store import address_of, reading
from support.register_lists import add, home, made_list

PAGE = ExportPage(("Xã A & B, Huyện C",), date(2025, 1, 5))


@pytest.fixture
def register_with_members(tmp_path: Path) -> Path:
    path = tmp_path / "a.sqlite"
    people = [
        {"code": "A1", "name": "Lê Na", "birth": pd.Timestamp("1990-05-01"), "sex": "Nữ"},
        {"code": "A1", "name": "=1+1", "birth": pd.NaT, "citizen_id": "087123456789"},
    ]
    number: dict[str, Any] = {"head_citizen_id": "087070001234", "size": 2}
    add(path, made_list(2023, [home("A1", **number), home("A2")], members=people), day=1)
    add(path, made_list(2024, [home("A1", "near_poor", **number)], members=people), day=2)
    return path


def edges(sheet: Any) -> tuple[str, str, str]:
    """Return the words at the edges of a printed page: top left, top right, below."""
    above, below = sheet.oddHeader, sheet.oddFooter
    return above.left.text, above.right.text, below.center.text


def test_the_workbook_has_households_people_and_passages(
    register_with_members: Path, tmp_path: Path
) -> None:
    out = tmp_path / "so.xlsx"
    with reading(address_of(register_with_members)) as connection:
        write_workbook(export_tables(connection, "vi"), out, "vi", PAGE)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames[:3] == ["Hộ theo kỳ", "Người theo kỳ", "Biến động hộ"]
    assert {sheet.print_title_rows for sheet in book} == {"$1:$1"}
    assert {sheet.page_setup.orientation for sheet in book} == {"landscape"}
    homes_sheet = book["Hộ theo kỳ"]
    assert homes_sheet.print_title_cols == "$A:$C"
    assert [homes_sheet[f"{letter}1"].value for letter in "ABC"] == ["Kỳ", "Mã hộ", "Chủ hộ"]
    assert homes_sheet.print_area.endswith("$AD$4")
    assert homes_sheet["AD1"].value == "Ngày quyết định"
    assert homes_sheet["AE1"].value == "Mã theo dõi của hộ"
    for sheet in book:
        words = edges(sheet)
        assert "Sổ theo dõi" in words[0]
        assert words[1:] == ("Xã A && B, Huyện C", "Xuất ngày 05/01/2025")
    head, *rows = book["Hộ theo kỳ"].values
    homes = [dict(zip(head, row, strict=True)) for row in rows]
    names = (
        "Kỳ",
        "Mã hộ",
        "Phân loại",
        "4 số cuối CCCD",
        "1. Thiếu hụt: Việc làm",
        "4. Thiếu hụt: Bảo hiểm y tế",
    )
    assert [[one[name] for name in names] for one in homes] == [
        ["2023", "A1", "Hộ nghèo", "1234", "Có", "Không"],
        ["2023", "A2", "Hộ nghèo", None, "Có", "Không"],
        ["2024", "A1", "Hộ cận nghèo", "1234", "Có", "Không"],
    ]
    ids = [one["Mã theo dõi của hộ"] for one in homes]
    assert ids[0] == ids[2] != ids[1]
    assert [one["Ghép với kỳ trước theo"] for one in homes] == ["Mới", "Mới", "Mã hộ"]
    head, *rows = book["Người theo kỳ"].values
    people = [dict(zip(head, row, strict=True)) for row in rows]
    assert [(one["Kỳ"], one["Họ và tên"], one["Ngày sinh"]) for one in people] == [
        ("2023", "Lê Na", "01/05/1990"),
        ("2023", "=1+1", None),
        ("2024", "Lê Na", "01/05/1990"),
        ("2024", "=1+1", None),
    ]
    assert book["Người theo kỳ"]["D3"].data_type == "s"
    passages = book["Biến động hộ"]
    first = "Có từ danh sách đầu tiên của xã"
    assert [(row[0], row[3], row[5]) for row in passages.values][1:] == [
        ("2024", "A2", "Không còn trong danh sách"),
        ("2023", "A1", first),
        ("2023", "A2", first),
    ]
    assert passages.print_area.endswith("$G$2")
    assert "Không in các hộ có từ danh sách đầu tiên" in edges(passages)[0]
    # Whoever wants to correct something reads beside the headings where that is recorded.
    (at_cells,) = passages.data_validations.dataValidation
    aside = str(passages[1][11].value)
    assert "không vào sổ theo dõi" in aside
    assert (at_cells.prompt, str(at_cells.sqref)) == (aside, "A2:J1000001")
    every = [str(cell) for sheet in book for row in sheet.values for cell in row]
    assert not [cell for cell in every if "087070001234" in cell or "087123456789" in cell]


def test_rows_behind_the_last_of_a_sheet_come_on_another(
    register_with_members: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_workbook, "MOST_ROWS", 2)
    out = tmp_path / "so.xlsx"
    with reading(address_of(register_with_members)) as connection:
        write_workbook(export_tables(connection, "vi"), out, "vi", PAGE)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames[:2] == ["Hộ theo kỳ", "Hộ theo kỳ 2"]
    codes = [row[1] for sheet in book.worksheets[:2] for row in list(sheet.values)[1:]]
    assert codes == ["A1", "A2", "A1"]


def test_passages_name_the_household_where_it_was(tmp_path: Path) -> None:
    """Who left by the list before; who came later by its own; a first list is no movement."""
    path = tmp_path / "b.sqlite"
    add(path, made_list(2023, [home("A1"), home("A2", village="Ấp Hai")]), day=1)
    add(path, made_list(2024, [home("A1"), home("A3", village="Ấp Ba")]), day=2)
    add(path, made_list(2024, [home("T1")], "Tân Mỹ"), day=3)
    with reading(address_of(path)) as connection:
        table = {one.key: one for one in export_tables(connection, "en")}["passages"]
        rows = list(table.rows)
        page = export_page(connection, date(2025, 1, 5), "vi")
    assert table.is_printed is not None
    printed = [table.is_printed(row) for row in rows]
    assert printed == [True, True, False, False, False]
    assert [(row[0], row[1], row[2], row[3], row[5]) for row in rows[:2]] == [
        ("2024", "Bình Thành", "Ấp Ba", "A3", "New in the register"),
        ("2024", "Bình Thành", "Ấp Hai", "A2", "No longer on the list"),
    ]
    assert len(page.communes) == 2


def test_figures_are_shown_by_their_kind_and_short_cells_stay_apart(
    register_with_members: Path, tmp_path: Path
) -> None:
    out = tmp_path / "so.xlsx"
    with reading(address_of(register_with_members)) as connection:
        write_workbook(export_tables(connection, "vi"), out, "vi", PAGE)
    sheet = openpyxl.load_workbook(out)["Hộ theo kỳ"]
    cells = {str(cell.value): sheet.cell(2, at) for at, cell in enumerate(sheet[1], start=1)}
    for name in ("Năm sinh", "4 số cuối CCCD", "Số nhân khẩu"):
        assert cells[name].alignment.horizontal == "center", name
    # 140 points, and 1.500.000 đồng.
    for name in ("Giá trị", "Mức chuẩn"):
        assert cells[name].number_format == "[>=1000]#,##0;General", name


def test_parquet_has_the_same_rows(
    register_with_members: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_parquet, "GROUP", 2)
    with reading(address_of(register_with_members)) as connection:
        tables = {table.key: list(table.rows) for table in export_tables(connection, "vi")}
        paths = write_parquet_files(export_tables(connection, "vi"), tmp_path / "so.parquet")
    ends = ["", ".thanh-vien", ".bien-dong", ".quyet-dinh", ".su-kien", ".ho-tro", ".khieu-nai"]
    assert [path.name for path in paths] == [f"so{end}.parquet" for end in ends]
    for path, rows in zip(paths, tables.values(), strict=True):
        frame = pd.read_parquet(path).astype(object)
        assert [tuple(row) for row in frame.where(frame.notna(), None).to_numpy()] == rows


def test_a_library_that_is_missing_is_named(
    register_with_members: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with (
        reading(address_of(register_with_members)) as connection,
        pytest.raises(UsageProblem) as problem,
    ):
        write_parquet_files(export_tables(connection, "vi"), tmp_path / "so.parquet")
    assert problem.value.fault.code == "RV-154"


def test_lists_of_invented_data_are_known_in_every_file(tmp_path: Path) -> None:
    path, out = tmp_path / "b.sqlite", tmp_path / "so.xlsx"
    add(
        path, made_list(2023, [home("A1")], synthetic=True), made_list(2023, [home("T1")], "Tân Mỹ")
    )
    with reading(address_of(path)) as connection:
        page = export_page(connection, date(2025, 1, 5), "vi")
        write_workbook(export_tables(connection, "vi"), out, "vi", page)
        tables = export_tables(connection, "vi")
        paths = write_parquet_files(tables, tmp_path / "so.parquet", page.notice)
    assert page.notice == "DỮ LIỆU TỔNG HỢP, KHÔNG CÓ THẬT: Bình Thành"
    for sheet in openpyxl.load_workbook(out):
        assert page.notice in edges(sheet)[0], sheet.title
    for one in paths:
        assert pyarrow.parquet.read_schema(one).metadata[b"comment"].decode() == page.notice
    homes = pd.read_parquet(paths[0]).set_index("ma_ho")["du_lieu_tong_hop"]
    assert homes.dropna().to_dict() == {"A1": "Có"}
