"""The list of households near a line, cell by cell, and its set-up for A4."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.messages import LANGS, Lang
from ravo.report.figures.model import NearHousehold, NearRule, Turn
from ravo.report.page.near_list import HEADS_ROW, NearSheet, write_near_list
from ravo.workbook.products import product_of
from support.page_districts import place

HOMES = (
    NearHousehold(
        place(1),
        "Ấp Một",
        "Lê Thị A",
        1960,
        "near_poor",
        138.5,
        2,
        (Turn("points", -1.5, "not_poor", 140), Turn("indicators", 1, "poor")),
    ),
    NearHousehold(
        place(1), "Ấp Một", "=1+1", None, "not_poor", 142.0, None, (Turn("points", 2, None, 140),)
    ),
    NearHousehold(
        place(2), "", "Trần B", 1971, "poor", None, 3, (Turn("indicators", -1, "near_poor"),)
    ),
)


def sheet_of(
    path: Path,
    *homes: NearHousehold,
    rule: NearRule | None = None,
    lang: Lang = "vi",
    at: int = 0,
) -> Any:
    about = NearSheet("Huyện Thử", 2024, rule or NearRule(), lang)
    write_near_list(homes, about, path / "ho-sat-chuan.xlsx")
    return openpyxl.load_workbook(path / "ho-sat-chuan.xlsx").worksheets[at]


def rows_of(sheet: Any) -> list[tuple[Any, ...]]:
    return [tuple(c or "" for c in row) for row in sheet.iter_rows(values_only=True)]


def test_every_household_says_what_would_change_its_class(tmp_path: Path) -> None:
    rows = rows_of(sheet_of(tmp_path, *HOMES))
    assert [row[0] for row in rows[:3]] == [
        "HUYỆN THỬ",
        "DANH SÁCH HỘ SÁT CHUẨN NGHÈO, CẬN NGHÈO",
        "Năm 2024",
    ]
    assert "không quá 3 điểm" in rows[3][0]
    assert "Tổng số: 2 hộ." in rows[3][0]
    assert rows[HEADS_ROW + 1 :] == [
        ("Xã Thử 1: 2 hộ", *[""] * 8),
        (
            "1",
            "Lê Thị A",
            "1960",
            "Ấp Một",
            "138,5",
            "−1,5",
            "2",
            "Hộ cận nghèo",
            "B1 tăng hơn 1,5, vượt 140: không còn là hộ nghèo, cận nghèo\n"
            "Thêm 1 chỉ số thiếu hụt: thành hộ nghèo",
        ),
        (
            "2",
            "=1+1",
            "",
            "Ấp Một",
            "142",
            "+2",
            "",
            "Hộ không nghèo",
            "B1 giảm 2, còn 140: thành hộ nghèo hoặc hộ cận nghèo",
        ),
    ]
    apart = rows_of(sheet_of(tmp_path, *HOMES, at=1))
    assert "1 chỉ số" in apart[3][0]
    assert "Tổng số: 1 hộ." in apart[3][0]
    assert apart[HEADS_ROW + 1 :] == [
        ("Xã Thử 2: 1 hộ", *[""] * 8),
        (
            "1",
            "Trần B",
            "1971",
            "",
            "",
            "",
            "3",
            "Hộ nghèo",
            "Bớt 1 chỉ số thiếu hụt: thành hộ cận nghèo",
        ),
    ]


def test_the_nearest_of_a_commune_come_first(tmp_path: Path) -> None:
    gaps = (3, -1, 2, 0)
    homes = [
        NearHousehold(
            place(n // 2), "Ấp", f"H{n}", None, "poor", 140, 3, (Turn("points", gap, None, 140),)
        )
        for n, gap in enumerate(gaps)
    ]
    rows = rows_of(sheet_of(tmp_path, *homes))[HEADS_ROW + 1 :]
    assert [row[1] for row in rows] == ["", "H1", "H0", "", "H3", "H2"]


def test_those_by_indicators_stand_by_how_many(tmp_path: Path) -> None:
    homes = [
        NearHousehold(
            place(1), "Ấp", f"H{n}", None, "poor", 9, 3, (Turn("indicators", step, None),)
        )
        for n, step in enumerate((-2, 1, 2))
    ]
    rows = rows_of(sheet_of(tmp_path, *homes, rule=NearRule(3, 2), at=1))[HEADS_ROW + 1 :]
    assert [row[1] for row in rows] == ["", "H1", "H0", "H2"]


def test_a_name_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, *HOMES)
    (cell,) = (c for row in sheet for c in row if c.value == "=1+1")
    assert cell.data_type == "s" or cell.quotePrefix


def test_by_points_alone_there_is_no_sheet_of_indicators(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, rule=NearRule(5, 0))
    said = rows_of(sheet)[3][0]
    assert "5 điểm" in said
    assert said.endswith("Không có hộ nào.")
    assert sheet.parent.sheetnames == ["Hộ sát chuẩn"]


def test_it_prints_on_a4_with_its_heading_on_every_page_and_a_page_a_commune(
    tmp_path: Path,
) -> None:
    sheet = sheet_of(tmp_path, *HOMES[:2], replace(HOMES[1], place=place(2)))
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_title_rows == f"${HEADS_ROW + 1}:${HEADS_ROW + 1}"
    assert [at.id for at in sheet.row_breaks.brk] == [HEADS_ROW + 4]
    sizes = {cell.font.sz for row in sheet for cell in row if cell.value}
    assert min(sizes) * sheet.page_setup.scale / 100 >= 8
    widths = sum(sheet.column_dimensions[letter].width for letter in "ABCDEFGHI")
    # A column of width w takes 7 w + 5 pixels; A4 across leaves 277 mm.
    assert (7 * widths + 5 * 9) / 96 * 25.4 * sheet.page_setup.scale / 100 <= 277


@pytest.mark.parametrize("lang", LANGS)
def test_nobody_takes_it_for_a_survey(tmp_path: Path, lang: Lang) -> None:
    sheet_of(tmp_path, *HOMES, lang=lang)
    assert product_of(tmp_path / "ho-sat-chuan.xlsx") == "report"
