"""The legal officer's workbook of an edition: every value in a cell of its own, ready to print."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from ravo.backups import SAVED_BY
from ravo.criteria import load_edition
from ravo.criteria.exported import export_edition
from ravo.messages import LANGS, Lang, say
from support.print_sizes import LEAST, smallest_printed

NATIONAL = load_edition("nd07-2021")
SHEETS = {
    "Bộ tiêu chí": "criteria.edition_heads",
    "Văn bản": "criteria.document_heads",
    "Trị số": "criteria.value_heads",
    "Chỉ số": "criteria.indicator_heads",
    "Phạm vi": "criteria.coverage_heads",
}


@pytest.fixture(params=["vi", "en"])
def exported_edition(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Lang, Any]:
    export_edition(NATIONAL, tmp_path / "x.xlsx", request.param)
    return request.param, openpyxl.load_workbook(tmp_path / "x.xlsx")


def exported(name: str, tmp_path: Path, lang: Lang = "vi") -> Any:
    export_edition(load_edition(name), tmp_path / "x.xlsx", lang)
    return openpyxl.load_workbook(tmp_path / "x.xlsx")


def row_of(sheet: Any, key: str) -> list[Any]:
    return next([cell.value for cell in row] for row in sheet.iter_rows() if row[0].value == key)


def test_a_line_has_its_bounds_in_cells_of_their_own(tmp_path: Path) -> None:
    sheet = exported("nd07-2021", tmp_path)["Trị số"]
    cited = ["đồng/người/tháng", "nd07-2021 Điều 3 khoản 2 điểm a", "trích nguyên văn (quoted)"]
    assert row_of(sheet, "income.poor.urban") == [
        *("income.poor.urban", "Hộ nghèo", None, 2000000, 3, None, *cited, *[None] * 6)
    ]
    average = row_of(sheet, "income.average_living.rural")
    assert average[2:6] == [1500000, 2250000, None, None]
    assert row_of(sheet, "b1.near_poor.rural")[2:7] == [None, 140, None, 2, "điểm"]


def test_values_have_their_dates_only_where_they_differ_and_say_what_is_unknown(
    tmp_path: Path,
) -> None:
    sheet = exported("nd07-2021", tmp_path)["Trị số"]
    assert row_of(sheet, "retirement.men.2024")[9:13] == [None, "01/01/2024", "31/12/2024", None]
    assert row_of(sheet, "retirement.men.2028")[9:13] == [None, "01/01/2028", "chưa rõ", None]
    worker = row_of(sheet, "values.low_income_worker.rural")
    assert worker[:4] == [worker[0], "Người lao động có thu nhập thấp", None, 2250000]
    assert worker[9:] == [
        *(None, "chưa rõ", "chưa rõ", None),
        "Áp dụng từ năm 2025; ngày cụ thể chưa có trong tay.",
        "Applies from 2025 on; the day is not at hand.",
    ]


@pytest.mark.parametrize(("lang", "absent"), [("vi", "chưa có trong tay"), ("en", "not at hand")])
def test_what_is_absent_is_said_in_its_cell(tmp_path: Path, lang: Lang, absent: str) -> None:
    city = exported("tphcm-2021", tmp_path, lang)["Trị số"]
    assert row_of(city, "income.poor.both")[2:6] == [None, 46000000, absent, None]
    assert row_of(city, "income.near_poor.both")[2:6] == [46000000, 54000000, None, None]
    assert row_of(city, "b1.poor.both")[2:6] == [None, absent, None, None]
    assert row_of(city, "indicator_count")[3] == 10
    assert row_of(city, "deprivation_points")[3] == absent
    assert row_of(city, "indicator_count")[1] == say("criteria.indicator_count", lang)
    assert row_of(city, "deprivation_points")[1] == say("criteria.points", lang)


def test_a_hidden_sheet_lists_the_rows_with_their_cells_and_names(tmp_path: Path) -> None:
    book = exported("nd07-2021", tmp_path)
    sheet = book["Dòng đã ghi"]
    assert sheet.sheet_state == "veryHidden"
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows()]
    names = [row[0] for row in rows]
    assert list(dict.fromkeys(names)) == list(SHEETS)
    for name in SHEETS:
        listed = [row for row in rows if row[0] == name]
        assert [(row[1], row[2]) for row in listed] == [
            (cell.value, cell.coordinate) for cell in book[name]["A"][3:]
        ]
        named = [row[3] for row in listed]
        if name in ("Bộ tiêu chí", "Trị số"):
            assert named == [cell.value for cell in book[name]["B"][3:]]
        else:
            assert set(named) == {""}


def test_a_second_line_of_a_class_has_a_path_of_its_own(tmp_path: Path) -> None:
    sheet = exported("qd59-2015", tmp_path)["Trị số"]
    paths = [cell.value for cell in sheet["A"][3:]]
    assert paths[:4] == [
        "income.poor.rural",
        "income.poor.rural.2",
        "income.near_poor.rural",
        "income.average_living.rural",
    ]
    assert len(paths) == len(set(paths))


def test_indicators_and_documents_have_sheets_of_their_own(tmp_path: Path) -> None:
    book = exported("nd07-2021", tmp_path)
    indicators = [[cell.value for cell in row] for row in book["Chỉ số"].iter_rows(min_row=4)]
    assert [row[0] for row in indicators] == [item.id for item in NATIONAL.indicators]
    insured = NATIONAL.indicators[3]
    assert indicators[3] == [
        "health_insurance",
        insured.label.vi,
        insured.service.vi,
        insured.deprived_when.vi,
        "Có",
        "nd07-2021 Phụ lục (Điều 3 khoản 1)",
        "chưa đối chiếu (unverified)",
        insured.note.vi if insured.note else None,
        insured.label.en,
        insured.service.en,
        insured.deprived_when.en,
        insured.note.en if insured.note else None,
    ]
    assert row_of(exported("nd351-2025", tmp_path)["Chỉ số"], "water")[4] == "Không"
    assert row_of(book["Văn bản"], "tt02-2022") == [
        "tt02-2022",
        "Thông tư 02/2022/TT-BLĐTBXH",
        "30/03/2022",
        "Thông tư số 02/2022/TT-BLĐTBXH ngày 30 tháng 3 năm 2022",
        "tt07-2021",
        None,
        "Circular 02/2022/TT-BLĐTBXH",
    ]
    assert row_of(book["Văn bản"], "nd351-2025")[5] == 2026
    assert row_of(book["Văn bản"], "nd135-2020")[2] is None


@pytest.mark.parametrize(
    ("name", "key", "cells"),
    [
        ("nd07-2021", "id", ["Mã của bộ tiêu chí", "nd07-2021", None]),
        ("nd07-2021", "scope", ["Phạm vi", "quốc gia", None]),
        ("nd07-2021", "extends", ["Dựa trên bộ", None, None]),
        ("nd07-2021", "first_year", ["Năm rà soát đầu", 2021, None]),
        ("nd07-2021", "applies_to", ["Áp dụng đến ngày", "31/12/2026", None]),
        ("nd07-2021", "indicators_absent", ["Danh mục chỉ số chưa có trong tay", "Không", None]),
        ("dong-nai-2022", "scope", ["Phạm vi", "của tỉnh", None]),
        ("dong-nai-2022", "extends", ["Dựa trên bộ", "nd07-2021", None]),
        ("dong-nai-2022", "published", ["Ngày ban hành", "chưa rõ", None]),
        ("qd59-2015", "indicators_absent", ["Danh mục chỉ số chưa có trong tay", "Có", None]),
    ],
)
def test_what_the_edition_says_of_itself(
    tmp_path: Path, name: str, key: str, cells: list[Any]
) -> None:
    assert row_of(exported(name, tmp_path)["Bộ tiêu chí"], key)[1:] == cells


def test_each_article_has_its_row(tmp_path: Path) -> None:
    rows = exported("nd07-2021", tmp_path)["Phạm vi"].iter_rows(min_row=4, values_only=True)
    states = {"full": "đầy đủ", "part": "một phần", "none": "chưa"}
    assert [list(row) for row in rows] == [
        [str(item.citation), states[item.state], item.note.vi, item.note.en]
        for item in NATIONAL.coverage
    ]


def test_every_sheet_has_title_note_and_headings_and_prints_on_a4_across(
    exported_edition: tuple[Lang, Any],
) -> None:
    lang, file = exported_edition
    assert file.sheetnames == [*SHEETS, "Dòng đã ghi"]
    assert file["Dòng đã ghi"].sheet_state == "veryHidden"
    for name, heads in SHEETS.items():
        sheet = file[name]
        assert sheet["A1"].value == f"nd07-2021 – {NATIONAL.title.say(lang)}"
        assert sheet["A2"].value == say(f"{heads}_note", lang)
        assert [cell.value for cell in sheet[3]] == say(heads, lang).split("|")
        assert sheet.freeze_panes == "A4"
        setup = sheet.page_setup
        assert (setup.orientation, setup.paperSize) == ("landscape", 9)
        fitted = sheet.sheet_properties.pageSetUpPr
        if fitted is not None and fitted.fitToPage:
            assert (setup.fitToWidth or 1, setup.fitToHeight) == (1, 0)
        else:
            # Too wide for one page: it goes on to the right, in letters that can be read.
            assert setup.scale >= 75
        assert sheet.print_title_rows == "$3:$3"


def test_the_english_columns_stand_last_and_are_not_printed_in_vietnamese(
    exported_edition: tuple[Lang, Any],
) -> None:
    lang, file = exported_edition
    ends = {"Bộ tiêu chí": "D", "Văn bản": "F", "Trị số": "N", "Chỉ số": "H", "Phạm vi": "C"}
    for name, end in ends.items():
        last = file[name].max_row
        whole = get_column_letter(file[name].max_column)
        wanted = f"'{name}'!$A$1:${end if lang == 'vi' else whole}${last}"
        assert file[name].print_area == wanted


def test_cells_are_framed_wrapped_and_in_one_font(exported_edition: tuple[Lang, Any]) -> None:
    _, file = exported_edition
    for name in SHEETS:
        title, head, cell = file[name]["A1"], file[name]["A3"], file[name]["A4"]
        assert {part.font.name for part in (title, head, cell)} == {"Times New Roman"}
        assert [(part.font.sz, part.font.b) for part in (title, head, cell)] == [
            (14, True),
            (11, True),
            (11, False),
        ]
        for part in (head, cell):
            assert part.alignment.wrap_text
            sides = [getattr(part.border, side) for side in ("left", "right", "top", "bottom")]
            assert {side.style for side in sides} == {"thin"}
        assert (head.alignment.vertical, cell.alignment.vertical) == ("center", "top")
        assert head.fill.fgColor.rgb == "FFD9E2F3"
    amount = file["Trị số"]["D4"]
    assert (amount.value, amount.data_type) == (1500000, "n")
    assert (amount.number_format, amount.alignment.horizontal) == ("#,##0.##########", "right")


def test_a_text_that_begins_like_a_formula_or_a_link_stays_text(tmp_path: Path) -> None:
    title = NATIONAL.title._replace(vi="=1+1", en="=1+1")
    odd = NATIONAL.indicators[0].model_copy(update={"label": title})
    edition = NATIONAL.model_copy(update={"indicators": (odd, *NATIONAL.indicators[1:])})
    export_edition(edition, tmp_path / "x.xlsx", "vi")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    named = [
        cell
        for name in SHEETS
        for row in book[name].iter_rows(min_row=4)
        for cell in row
        if cell.value == "=1+1"
    ]
    assert len(named) == 3
    assert {cell.data_type for cell in named} <= {"s", "inlineStr"}
    assert book.properties.creator == SAVED_BY


def test_a_day_of_its_own_stands_with_a_value(tmp_path: Path) -> None:
    day = {"published": date(2022, 2, 3), "checked_on": date(2026, 1, 2)}
    points = NATIONAL.deprivation_points.model_copy(update=day)
    edition = NATIONAL.model_copy(update={"deprivation_points": points})
    export_edition(edition, tmp_path / "x.xlsx", "vi")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx")["Trị số"]
    assert row_of(sheet, "deprivation_points")[9:13] == ["03/02/2022", None, None, "02/01/2026"]


@pytest.mark.parametrize("lang", LANGS)
def test_no_letter_is_printed_smaller_than_eight_points(tmp_path: Path, lang: Lang) -> None:
    export_edition(load_edition("nd07-2021"), tmp_path / "a.xlsx", lang)
    smallest = smallest_printed(openpyxl.load_workbook(tmp_path / "a.xlsx"))
    assert len(smallest) == 5
    assert {name: size for name, size in smallest.items() if size < LEAST} == {}
