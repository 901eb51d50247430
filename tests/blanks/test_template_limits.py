"""The empty workbook in the hands of an office: limits of cells, lists, print, instructions."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from ravo.blanks.record_sheets import LAST_YEAR
from ravo.blanks.survey import (
    NEW_ROWS,
    PAPER_ROWS,
    SurveyFrames,
    write_survey,
    write_template,
)
from ravo.contract.columns import columns_of
from ravo.criteria import edition_for_year
from ravo.places import WrittenPlace

EDITION = edition_for_year(2024)


def template(tmp_path: Path, **options: Any) -> openpyxl.Workbook:
    write_template(tmp_path / "t.xlsx", EDITION, 2024, **options)
    return openpyxl.load_workbook(tmp_path / "t.xlsx")


def place_of(sheet: Any, heading: str) -> str:
    found = next(cell for cell in sheet[1] if cell.value == heading)
    return str(found.column_letter)


def rule_of(sheet: Any, heading: str) -> Any:
    letter = place_of(sheet, heading)
    rules = sheet.data_validations.dataValidation
    return next(rule for rule in rules if str(rule.sqref).startswith(f"{letter}2:"))


def test_figures_days_and_citizen_numbers_have_limits(tmp_path: Path) -> None:
    sheet = template(tmp_path)["Hộ"]
    year = rule_of(sheet, "Năm sinh")
    assert (year.type, year.formula1, year.formula2) == ("whole", "1900", "2024")
    size = rule_of(sheet, "Số nhân khẩu")
    assert (size.formula1, size.formula2) == ("1", "50")
    assert rule_of(sheet, "Ngày rà soát").type == "date"
    citizen = rule_of(sheet, "Số định danh cá nhân/CCCD")
    assert (citizen.type, citizen.formula1) == ("textLength", "12")
    assert citizen.errorStyle == "warning"


def test_codes_and_citizen_numbers_are_text_and_money_is_grouped(tmp_path: Path) -> None:
    sheet = template(tmp_path)["Hộ"]
    shown = {
        heading: sheet.column_dimensions[place_of(sheet, heading)].number_format
        for heading in ("Mã hộ", "Số định danh cá nhân/CCCD", "Ngày rà soát")
    }
    assert shown == {"Mã hộ": "@", "Số định danh cá nhân/CCCD": "@", "Ngày rà soát": "dd/mm/yyyy"}


def test_columns_have_room_for_their_words(tmp_path: Path) -> None:
    sheet = template(tmp_path)["Thành viên"]
    for column in columns_of("members"):
        if column.type == "choice":
            width = sheet.column_dimensions[place_of(sheet, column.heading)].width
            assert width >= max(map(len, column.vocabulary)), column.heading


def test_rules_reach_below_the_last_row_and_hints_fit_their_limits(tmp_path: Path) -> None:
    book = template(tmp_path)
    for name in ("Hộ", "Thành viên", "Thu nhập"):
        for rule in book[name].data_validations.dataValidation:
            assert (
                int(str(rule.sqref).rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) > 2000
            )
            assert len(rule.promptTitle) <= 32
            assert 0 < len(rule.prompt) <= 255


def test_a_long_list_lives_on_a_hidden_sheet(tmp_path: Path) -> None:
    book = template(tmp_path)
    assert book["Danh mục"].sheet_state == "hidden"
    groups = [row[0] for row in book["Danh mục"].iter_rows(max_col=1, values_only=True) if row[0]]
    column = next(c for c in columns_of("households") if c.name == "ethnicity")
    assert groups == list(column.vocabulary)
    assert len(groups) == 55
    assert rule_of(book["Hộ"], "Dân tộc").formula1 == "'Danh mục'!$A$1:$A$55"


def is_fitted(sheet: Any) -> bool:
    setup = sheet.sheet_properties.pageSetUpPr
    return bool(setup and setup.fitToPage)


def test_pages_lie_down_repeat_their_headings_and_stay_legible(tmp_path: Path) -> None:
    book = template(tmp_path)
    for name, columns in (("Hộ", "$A:$B"), ("Thành viên", "$A:$B"), ("Thu nhập", "$A:$A")):
        sheet = book[name]
        assert sheet.page_setup.paperSize == 9
        assert not is_fitted(sheet)
        assert sheet["A1"].font.size * sheet.page_setup.scale / 100 >= 8
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.print_title_cols == columns
        head, foot = str(sheet.oddHeader), str(sheet.oddFooter)
        assert f"NĂM 2024 – {name}" in head
        assert "Xã: ……………………" in head
        assert "Người rà soát" in foot
    assert book["Thu nhập"].freeze_panes == "B2"


@pytest.mark.parametrize("compact", [False, True])
def test_a_blank_prints_a_page_of_lines_and_a_filled_one_its_rows(
    tmp_path: Path, *, compact: bool
) -> None:
    book = template(tmp_path, compact=compact)
    for name in ("Hộ", "Thành viên"):
        sheet = book[name]
        assert sheet.max_row == PAPER_ROWS + 1
        last = sheet.cell(PAPER_ROWS + 1, sheet.max_column)
        assert (last.value, last.border.top.style) == (None, "thin")
    homes = pd.DataFrame({"code": ["H1"], "head_name": ["Trần Văn Út"]})
    write_survey(tmp_path / "s.xlsx", EDITION, SurveyFrames({"year": 2024}, homes))
    assert openpyxl.load_workbook(tmp_path / "s.xlsx")["Hộ"].max_row == 2


def carried(folder: Path) -> openpyxl.Workbook:
    """Return last year's list of three households of two villages, with facts to confirm."""
    homes = pd.DataFrame(
        {
            "code": ["H1", "H2", "H3"],
            "head_name": ["Trần Văn Út", "Lê Văn Tư", "Võ Thị Ba"],
            "village": ["Ấp Một", "Ấp Hai", "Ấp Hai"],
            "floor_area": [30.0, None, 24.0],
        }
    )
    people = pd.DataFrame({"code": ["H1", "H1", "H2", "H3"], "name": ["a", "b", "c", "d"]})
    facts = frozenset({"floor_area"})
    frames = SurveyFrames(
        {"year": 2024}, homes, people, villages=(), to_confirm=facts, carried=True
    )
    write_survey(folder / "s.xlsx", EDITION, frames)
    return openpyxl.load_workbook(folder / "s.xlsx")


def test_a_carried_list_is_ruled_with_room_for_who_is_new(tmp_path: Path) -> None:
    """Lines everywhere: a page of empty cells without lines is not printed."""
    book = carried(tmp_path)
    for name, rows in (("Hộ", 3), ("Thành viên", 4)):
        sheet = book[name]
        assert sheet.max_row == 1 + rows + NEW_ROWS
        cells = [cell for row in sheet.iter_rows(min_row=2) for cell in row]
        assert {cell.border.bottom.style for cell in cells} == {"thin"}
        assert not any(cell.protection.locked for cell in cells)
        assert {cell.value for row in sheet.iter_rows(min_row=rows + 2) for cell in row} == {None}
    heads = [cell.value for cell in book["Hộ"][1]]
    at = heads.index("Diện tích nhà ở (m2)") + 1
    colours = [book["Hộ"].cell(row, at).fill.fgColor.rgb for row in (2, 3, 4, 5)]
    assert [colour.endswith(LAST_YEAR[1:]) for colour in colours] == [True, False, True, False]


def test_each_village_of_a_carried_list_begins_a_page(tmp_path: Path) -> None:
    book = carried(tmp_path)
    breaks = {name: [b.id for b in book[name].row_breaks.brk] for name in ("Hộ", "Thành viên")}
    assert breaks == {"Hộ": [2], "Thành viên": [3]}


def test_a_carried_list_says_what_to_do_with_last_years_households(tmp_path: Path) -> None:
    book = carried(tmp_path)
    words = " ".join(
        str(row[0]) for row in book["Hướng dẫn"].iter_rows(max_col=1, values_only=True)
    )
    for part in ("không phải ghi gì khác", "Mã hộ gốc: mã của hộ cũ", "Người rà soát hộ nhận"):
        assert part in words
    assert "Ô màu vàng" in words
    blank = template(tmp_path)["Hướng dẫn"]
    assert not any("năm trước" in str(row[0].value) for row in blank.iter_rows(max_col=1))
    assert is_fitted(book["Hướng dẫn"])


def test_instructions_are_the_first_sheet_and_one_page(tmp_path: Path) -> None:
    for compact in (False, True):
        sheet = template(tmp_path, compact=compact).worksheets[0]
        assert sheet.title == "Hướng dẫn"
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((1, 1), (None, None))
        assert is_fitted(sheet)
        # A4 upright within its margins: 522 points across, 755 down.
        widths = [sheet.column_dimensions[letter].width for letter in "ABC"]
        heights = [sheet.row_dimensions[n].height or 15.5 for n in range(1, sheet.max_row + 1)]
        assert sum(widths) <= 96
        assert sum(heights) <= 755
        told = {row[0] for row in sheet.iter_rows(max_col=1, values_only=True)}
        assert {"Hộ", "Thành viên", "Danh sách ấp"} <= told
        assert ("Thu nhập" in told) is not compact


def test_instructions_speak_of_the_columns_that_are_there(tmp_path: Path) -> None:
    full = template(tmp_path)
    whole = {row[1] for row in full["Giải thích cột"].iter_rows(max_col=2, values_only=True)}
    for name in ("Hộ", "Thành viên", "Thu nhập"):
        assert {cell.value for cell in full[name][1]} <= whole
    short = template(tmp_path, compact=True)
    told = {row[1] for row in short["Giải thích cột"].iter_rows(max_col=2, values_only=True)}
    assert {cell.value for cell in short["Hộ"][1]} <= told
    assert "Thiếu vốn" in whole - told


@pytest.mark.parametrize(
    ("district", "code", "commune"),
    [("Lấp Vò", "30175", "Xã Tân Mỹ"), (None, None, "tân mỹ")],
)
def test_a_commune_given_by_name_gets_its_code_only_where_it_is_the_only_one(
    district: str | None, code: str | None, commune: str, tmp_path: Path
) -> None:
    book = template(tmp_path, written=WrittenPlace(2024, None, district, "tân mỹ"))
    values = {row[0].value: row[1].value for row in book["Thông tin"].iter_rows(max_col=2)}
    assert values["Mã xã"] == code
    assert values["Xã/phường/thị trấn"] == commune


def test_written_values_keep_their_kinds_and_blanks_stay_blank(tmp_path: Path) -> None:
    homes = pd.DataFrame(
        {
            "code": ["007", "=1+1"],
            "head_name": ["Trần Văn Út", None],
            "visit_date": [date(2024, 10, 2), None],
            "wall_durable": [True, False],
            "income": [1_500_000.0, None],
        }
    )
    write_survey(tmp_path / "s.xlsx", EDITION, SurveyFrames({"year": 2024}, homes))
    sheet = openpyxl.load_workbook(tmp_path / "s.xlsx")["Hộ"]
    heads, *rows = sheet.iter_rows(max_row=3, values_only=True)
    first, second = (dict[Any, Any](zip(heads, row, strict=True)) for row in rows)
    assert first["Mã hộ"] == "007"
    assert second["Mã hộ"] == "=1+1"
    assert sheet["A3"].data_type == "s"
    assert first["Ngày rà soát"].date() == date(2024, 10, 2)
    assert (first["Tường bền chắc"], second["Tường bền chắc"]) == ("Có", "Không")
    assert first["Thu nhập bình quân (đồng/người/tháng)"] == 1_500_000
    blanks = ("Họ và tên chủ hộ", "Ngày rà soát", "Thu nhập bình quân (đồng/người/tháng)")
    assert [second[name] for name in blanks] == [None, None, None]
