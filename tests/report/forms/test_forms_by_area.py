"""The forms in blocks by area, on a made-up district of a town and a commune over two years."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from ravo.cli import app
from ravo.console import run
from support.books import household, member, write
from support.forms_oracle import CAUSES, LINES, MERIT, NO_LABOUR, CommuneCounts, Values, add, rate
from support.live_cells import Live

GOLDEN = Path(__file__).with_name("golden_cells_by_area.json")
REGENERATE = "RAVO_REGENERATE"
TOWN, COMMUNE, URBAN, RURAL = (
    "Thị trấn Lấp Vò",
    "Xã Tân Mỹ",
    "Khu vực thành thị",
    "Khu vực nông thôn",
)
TOTAL = "Tổng cộng (I + II)"
SETTINGS = """
blocks = "area"
list_missing = false
unit = "Ủy ban nhân dân huyện Lấp Vò"
place = "Lấp Vò"
prepared_by = "Nguyễn Thị Thử"
"""
UNKNOWN = {"1. Việc làm": None, "2. Người phụ thuộc trong hộ gia đình": None}
PAGE_WIDTHS = {"9": 842.0, "8": 1191.0}
Rows = list[dict[str, Any]]


def home(code: str, deprived: int, n: int, /, **more: Any) -> dict[str, Any]:
    causes = {name: "Có" if (n + at) % 3 == 0 else "Không" for at, name in enumerate(CAUSES)}
    return household(
        code,
        deprived,
        **causes,
        **{
            "Dân tộc": ("Kinh", "Hoa", "Khơ-me")[n % 3],
            "Số nhân khẩu": 2 + n % 4,
            "Họ và tên chủ hộ": f"Trần Thử {n}",
            NO_LABOUR: "Có" if n % 4 == 0 else "Không",
            MERIT: "Có" if n % 5 == 0 else "Không",
            **more,
        },
    )


def people(homes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the members of households: a head and children born from 2008 on."""
    found = []
    for n, row in enumerate(homes):
        found.append(member(row["Mã hộ"], **{"Họ và tên": row["Họ và tên chủ hộ"]}))
        for child in range(row["Số nhân khẩu"] - 1):
            more = {
                "Họ và tên": f"Trần Con {n} {child}",
                "Ngày/năm sinh": f"{2008 + 2 * child + n % 5}",
                "Có thẻ bảo hiểm y tế": "Không" if n % 3 == 0 else "Có",
                "Suy dinh dưỡng": "Có" if child == 2 else "Không",
                "Đang đi học đúng cấp": "Không" if n % 2 == 0 else "Có",
            }
            found.append(member(row["Mã hộ"], "Con", **more))
    return found


def info(year: int, commune: str, size: int) -> dict[str, Any]:
    return {
        "Năm rà soát": year,
        "Xã/phường/thị trấn": commune,
        "Tổng số hộ dân cư": 100 * size,
        "Tổng số nhân khẩu": 350 * size,
        "Tổng số hộ dân tộc thiểu số": 9 * size,
        "Tổng số nhân khẩu dân tộc thiểu số": 30 * size,
    }


@pytest.fixture(scope="module")
def folder_by_area(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Town: 3 poor, 2 near-poor. Commune: a poor household of last year has no class any more."""
    base = tmp_path_factory.mktemp("areas")
    for year in (2023, 2024):
        (base / str(year)).mkdir()
        new = year == 2024
        town = [home(f"T{n}", 4 if n < 3 + new else 1, n) for n in range(6)]
        rural = [home(f"X{n}", 3 if n < 4 else 2, n) for n in range(9)]
        if new:
            rural[0] = home("X0", 3, 0, **UNKNOWN)
            rural[1] = home("X1", 1, 1)
            rural[2] = home("X2", 3, 2, **{"Số nhân khẩu": 9})
        write(base / str(year) / "t.xlsx", town, people(town), info=info(year, TOWN, 3))
        write(base / str(year) / "x.xlsx", rural, people(rural), info=info(year, COMMUNE, 7))
    (base / "report.toml").write_text(SETTINGS, encoding="utf-8")
    words = ["--previous", str(base / "2023"), "--settings", str(base / "report.toml")]
    words += ["--format", "xlsx,json", "-q", "-o", str(base / "out")]
    run(app, ["report", str(base / "2024"), *words])
    return base


@pytest.fixture(scope="module")
def forms_by_area(folder_by_area: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(folder_by_area / "out" / "bieu-mau.xlsx", data_only=True)


@pytest.fixture(scope="module")
def report_by_area(folder_by_area: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder_by_area / "out" / "report.json").read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def counts_by_area(folder_by_area: Path) -> list[CommuneCounts]:
    out = folder_by_area / "scored.json"
    books = sorted((folder_by_area / "2024").glob("*.xlsx"))
    run(app, ["score", *map(str, books), "--format", "json", "-o", str(out), "-q"])
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return [CommuneCounts(line, Path(line["input"]["path"])) for line in lines]


def cells(sheet: Worksheet) -> Iterator[tuple[str, Any]]:
    for row in sheet.iter_rows():
        yield from ((cell.coordinate, cell.value) for cell in row if cell.value is not None)


# what is counted


def printed(rows: Rows, codes: Values, line: str | None) -> list[Values]:
    """Return the figures of the town, the commune, their areas and the total."""
    mine = {row["unit"]: row["values"] for row in rows if row["line"] == line}
    units = (TOWN, COMMUNE, URBAN, RURAL, TOTAL)
    return [{code: mine[unit][code] for code in codes} for unit in units]


def due(town: Values, commune: Values) -> list[Values]:
    """Return what has to be printed: each commune is all of its area."""
    return [town, commune, town, commune, add([town, commune])]


def children(commune: CommuneCounts) -> Values:
    figures = (*commune.children("poor", 2024), *commune.children("near_poor", 2024))
    return {str(n): figure for n, figure in enumerate(figures, 1)}


def test_units_stand_in_the_block_of_their_area(report_by_area: dict[str, Any]) -> None:
    found = [(row["stt"], row["unit"], row["level"]) for row in report_by_area["forms"]["1"]]
    assert found == [
        ("I", URBAN, "area"),
        ("I.1", TOWN, "commune"),
        ("II", RURAL, "area"),
        ("II.1", COMMUNE, "commune"),
        ("III", TOTAL, "total"),
    ]
    assert [unit["stt"] for unit in report_by_area["units"]] == ["I", "I.1", "II", "II.1"]


@pytest.mark.parametrize("number", ["1", "4", "6", "8", "10", "11", "12", "13"])
def test_blocks_are_counted_as_by_hand(
    report_by_area: dict[str, Any], counts_by_area: list[CommuneCounts], number: str
) -> None:
    both = ("poor", "near_poor")
    ways: dict[str, Any] = {
        "1": lambda c: {None: c.form1()},
        "4": lambda c: {None: c.deprivations("poor")},
        "6": lambda c: {None: c.deprivations("near_poor")},
        "8": lambda c: {line: c.form8(line) for line in LINES},
        "10": lambda c: {line: c.causes((line,) if line else both) for line in (None, *both)},
        "11": lambda c: {None: children(c)},
        "12": lambda c: {None: c.form12("poor")},
        "13": lambda c: {None: c.form12("near_poor")},
    }
    town, commune = (ways[number](one) for one in counts_by_area)
    rows = report_by_area["forms"][number]
    assert {row["line"] for row in rows} == set(town)
    for line, figures in town.items():
        assert printed(rows, figures, line) == due(figures, commune[line])


def test_rates_of_an_area_are_worked_out_from_its_sums(report_by_area: dict[str, Any]) -> None:
    for row in (row["values"] for row in report_by_area["forms"]["1"]):
        assert row["4"] == rate(row["3"], row["1"])
        assert row["12"] == rate(row["11"], row["2"])


def test_what_a_line_leaves_over_is_a_breach_of_each_sum_above_it(
    report_by_area: dict[str, Any],
) -> None:
    found = [
        (breach["unit"], breach["line"], breach["difference"])
        for breach in report_by_area["breaches"]
        if breach["form"] == "2"
    ]
    units = (COMMUNE, RURAL, TOTAL)
    expected = {
        (unit, line, n) for unit in units for line, n in (("households", 1), ("members", 2))
    }
    assert set(found) == expected
    assert "RV-456" in {fault["code"] for fault in report_by_area["faults"]}


# what is printed


def find(sheet: Worksheet, name: str) -> int:
    rows = sheet.iter_rows(max_col=2)
    return next(int(row[0].row or 0) for row in rows if row[1].value == name)


def test_golden_cells_by_area(forms_by_area: openpyxl.Workbook) -> None:
    """Every cell of the workbook; RAVO_REGENERATE=1 writes the file anew after a look at it."""
    found = {sheet.title: dict(cells(sheet)) for sheet in forms_by_area.worksheets}
    if os.environ.get(REGENERATE):
        GOLDEN.write_text(json.dumps(found, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    kept = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert found == kept, f"is the change meant? {REGENERATE}=1 writes {GOLDEN.name} anew"


def test_blocks_have_roman_numbers_and_their_communes_start_anew(
    forms_by_area: openpyxl.Workbook,
) -> None:
    sheet = forms_by_area["Biểu 1"]
    rows = range(12, 17)
    assert [sheet[f"A{n}"].value for n in rows] == ["I", "1", "II", "1", "III"]
    assert [bool(sheet[f"B{n}"].font.b) for n in rows] == [True, False, True, False, True]


def test_a_difference_stands_under_its_line_with_its_sign(forms_by_area: openpyxl.Workbook) -> None:
    sheet = forms_by_area["Biểu 2"]
    at = find(sheet, COMMUNE)
    households, members = (sheet[f"L{at + n}"] for n in (2, 3))
    assert sheet[f"A{at + 2}"].value == "Chênh lệch chưa giải trình, dòng Hộ"
    assert sheet[f"A{at + 3}"].value == "Chênh lệch chưa giải trình, dòng Nhân khẩu"
    assert (households.value, members.value) == (-1, -2)
    assert {households.number_format, members.number_format} == {"+#,##0;\u2212#,##0;0"}
    assert sheet[f"A{find(sheet, TOWN) + 2}"].value == "II"
    notes = [str(value) for _, value in cells(sheet)]
    assert any("Xã Tân Mỹ (hộ \u22121, nhân khẩu \u22122)" in words for words in notes)


def test_formulas_of_blocks_and_differences_give_what_is_written(
    folder_by_area: Path, forms_by_area: openpyxl.Workbook
) -> None:
    live = Live(folder_by_area / "out" / "bieu-mau.xlsx")
    formulas = [
        (sheet.title, at, value)
        for sheet in live.book.worksheets
        for at, value in cells(sheet)
        if isinstance(value, str) and value.startswith("=") and not value.startswith("=1+")
    ]
    wrong = [
        (name, at, formula)
        for name, at, formula in formulas
        if live.work_out(name, formula)
        != ("" if forms_by_area[name][at].value is None else forms_by_area[name][at].value)
    ]
    assert (wrong, len(formulas) > 300) == ([], True)
    two = live.book["Biểu 2"]
    at = find(two, COMMUNE)
    two[f"G{at}"] = two[f"G{at}"].value + 1
    assert live.value("Biểu 2", f"L{at + 2}") == 0
    assert live.value("Biểu 2", f"L{find(two, RURAL) + 2}") == 0


def test_the_head_of_forms_4_and_5_names_the_indicators_above_their_numbers(
    forms_by_area: openpyxl.Workbook,
) -> None:
    for name, group, first in (("Biểu 4", "E8", "E"), ("Biểu 5", "D8", "D")):
        sheet = forms_by_area[name]
        words = sheet[group].value
        assert "(1: Việc làm; 2: Người phụ thuộc trong hộ gia đình; 3: " in words
        assert words.endswith("; 12: Phương tiện phục vụ tiếp cận thông tin)")
        column = sheet[f"{first}9"].column
        assert [sheet.cell(9, column + n).value for n in range(12)] == [
            str(n) for n in range(1, 13)
        ]


def test_form_9_is_numbered_as_the_circular_does(forms_by_area: openpyxl.Workbook) -> None:
    sheet = forms_by_area["Biểu 9"]
    heads = [sheet.cell(9, column).value for column in (3, 4, 5)]
    assert heads == ["Tổng số hộ nghèo", "Tổng số (trừ DT Kinh)", "Kinh"]
    codes = [cell.value for cell in sheet[11]]
    assert codes == [
        "A",
        "B",
        "1",
        "2=1−3",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8=7−9",
        *["9", "10", "11", "12"],
    ]


def test_form_10_has_three_lines_a_unit_and_the_causes_of_the_circular(
    forms_by_area: openpyxl.Workbook,
) -> None:
    sheet = forms_by_area["Biểu 10"]
    at = find(sheet, COMMUNE)
    assert [sheet[f"B{at + n}"].value for n in range(3)] == [
        COMMUNE,
        "- Hộ nghèo",
        "- Hộ cận nghèo",
    ]
    assert sheet[f"B{at + 1}"].quotePrefix
    causes = [sheet.cell(9, column).value for column in range(3, 11)]
    assert (causes[0], causes[6], causes[7]) == (
        "Không có đất sản xuất",
        "Có người ốm đau, bệnh nặng, tai nạn...",
        "Nguyên nhân khác (ghi rõ)",
    )


def test_the_chairman_signs_on_the_right_under_place_and_date(
    forms_by_area: openpyxl.Workbook,
) -> None:
    for number in range(1, 16):
        sheet = forms_by_area[f"Biểu {number}"]
        found = {str(value): sheet[at] for at, value in cells(sheet)}
        left, right = found["Người lập biểu"], found["CHỦ TỊCH UBND"]
        date = found["Lấp Vò, ngày … tháng … năm …"]
        assert (left.column, left.row) == (1, right.row)
        assert (date.column, date.row) == (right.column, right.row - 1)
        assert right.column > 1
        assert sheet["A1"].value == "UBND HUYỆN LẤP VÒ"
        assert "Nguyễn Thị Thử" in found


SAID = re.compile(
    r"RV-\d|ravo|--|\.(?:toml|json|xlsx|csv)|\b[a-z]+_[a-z]+|nd07|tt07|tong_|None|nan\b|dựng lại"
    r"|\b(?:the|of|and|form|line|unit|total|household|poor|year|sheet|commune|note)s?\b",
    re.IGNORECASE,
)


def test_no_text_of_the_workbook_is_the_programs(forms_by_area: openpyxl.Workbook) -> None:
    texts = [
        (sheet.title, at, value)
        for sheet in forms_by_area.worksheets
        for at, value in cells(sheet)
        if isinstance(value, str)
    ]
    assert len(texts) > 500
    assert [found for found in texts if SAID.search(found[2])] == []
    for sheet in forms_by_area.worksheets:
        footer: Any = sheet.oddFooter
        assert not SAID.search(footer.center.text)


def scale_of(sheet: Worksheet) -> float:
    """Return the scale at which the columns fit on the paper; digits have seven pixels."""
    points = 0.0
    columns: Any = sheet.column_dimensions
    for part in columns.values():
        points += (part.max - part.min + 1) * int(part.width * 7) * 0.75
    margins = 72 * (sheet.page_margins.left + sheet.page_margins.right)
    return min(1.0, (PAGE_WIDTHS[str(sheet.page_setup.paperSize)] - margins) / points)


def test_the_smallest_letters_on_paper_have_8_points(forms_by_area: openpyxl.Workbook) -> None:
    for sheet in forms_by_area.worksheets:
        smallest = min(sheet[at].font.sz for at, _ in cells(sheet))
        pages = sheet.page_setup
        assert (pages.fitToWidth, pages.orientation) == (None, "landscape"), sheet.title
        assert smallest * scale_of(sheet) >= 8, sheet.title


def pages_of(sheet: Worksheet) -> dict[int, int]:
    """Return the page of each row; the headings are printed on every one."""
    heights = {n: sheet.row_dimensions[n].height or 15.0 for n in range(1, sheet.max_row + 1)}
    first, last = (int(n) for n in re.findall(r"\d+", sheet.print_title_rows or ""))
    head = sum(heights[n] for n in range(first, last + 1))
    room = (595.0 - 72 * (sheet.page_margins.top + sheet.page_margins.bottom)) / scale_of(sheet)
    pages, page, used = {}, 1, 0.0
    for n, height in heights.items():
        used += height
        if used > room:
            page, used = page + 1, head + height
        pages[n] = page
    return pages


def test_no_page_ends_between_date_and_signature(forms_by_area: openpyxl.Workbook) -> None:
    several = 0
    for number in range(1, 14):
        sheet = forms_by_area[f"Biểu {number}"]
        if sheet.page_setup.fitToHeight != 0:
            continue
        rows = [sheet[at].row for at, value in cells(sheet) if "ngày … tháng" in str(value)]
        pages = pages_of(sheet)
        assert len({pages[n] for n in range(rows[0], sheet.max_row + 1)}) == 1
        several += pages[sheet.max_row] > 1
    assert several


def test_each_unit_has_its_rate_of_poor_and_near_poor(
    report_by_area: dict[str, Any], counts_by_area: list[CommuneCounts]
) -> None:
    town, commune = (
        rate(len(one.of("poor")) + len(one.of("near_poor")), one.form1()["1"])
        for one in counts_by_area
    )
    found = [unit["multidimensional_rate"] for unit in report_by_area["units"]]
    assert found == [town, town, commune, commune]
