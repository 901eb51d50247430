"""Settings of a report: written to be filled in, read from TOML and from a sheet alike."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.fault_words import fault_message
from ravo.faults import InputProblem
from ravo.messages import LANGS
from ravo.report.figures.model import CAUSES
from ravo.report.forms.settings import CauseNames, ReportSettings, YearTarget
from ravo.report.forms.settings_blank import (
    is_settings_toml,
    settings_toml,
    write_settings_book,
    write_settings_toml,
)
from ravo.report.forms.settings_file import read_settings
from ravo.report.forms.settings_keys import EXAMPLES, YEAR, key_named, setting_keys
from ravo.report.forms.settings_words import cell_choices, dotted_name, word_of
from support.report_settings import toml

FULL: dict[str, Any] = {
    "unit": "UBND Xã Thử",
    "signed_by": "Trần Thị B",
    "decision_number": "125/QĐ-UBND",
    "decision_date": datetime(2026, 12, 10),
    "basis": "Kế hoạch số 1; Kế hoạch số 2",
    "target.2026.least": "1,0",
    "target.2026.most": 1.5,
    "target.2026.source": "Chương trình",
    "target.2026.rate": "multidimensional",
    "blocks": "area",
    "peoples": "Tày; Hoa",
    "local_ethnic": "Có",
    "causes.land": "Không có đất sản xuất",
    "list_missing": "không",
    "near_line_points": 5,
    "near_line_indicators": "2",
    "holidays": "ngay-nghi.csv",
    "recheck_days": 5,
}
READ = ReportSettings(
    unit="Xã Thử",
    signed_by="Trần Thị B",
    decision_number="125/QĐ-UBND",
    decision_date=date(2026, 12, 10),
    basis=("Kế hoạch số 1", "Kế hoạch số 2"),
    target={2026: YearTarget(least=1.0, most=1.5, source="Chương trình", rate="multidimensional")},
    blocks="area",
    peoples=("Tày", "Hoa"),
    local_ethnic=True,
    causes=CauseNames(land="Không có đất sản xuất"),
    list_missing=False,
    near_line_points=5,
    near_line_indicators=2,
    holidays="ngay-nghi.csv",
    recheck_days=5,
)


def sheet(folder: Path, values: dict[str, Any], **more: Any) -> Path:
    """Fill in the workbook that ravo writes; `more` are further lines, key and value."""
    path = folder / "settings.xlsx"
    write_settings_book(path, 2026, "vi")
    book = openpyxl.load_workbook(path)
    page = book["Cài đặt"]
    rows = {dotted_name(str(row[0].value)): row[2] for row in page.iter_rows(min_row=5)}
    for key, value in values.items():
        rows[key].value = value
    for n, (key, value) in enumerate(more.items()):
        page.cell(100 + n, 1, key.replace("__", "."))  # as a TOML file has it
        page.cell(100 + n, 3, value)
    book.save(path)
    return path


def said(path: Path) -> str:
    with pytest.raises(InputProblem) as caught:
        read_settings(path)
    fault = caught.value.fault
    assert fault.code == "RV-189"
    return fault_message(fault, "vi")[0]


def test_no_file_is_no_target_and_the_defaults() -> None:
    found = read_settings(None)
    assert found == ReportSettings()
    assert (found.target, found.blocks, found.peoples) == ({}, "none", None)
    assert (found.near_line_points, found.near_line_indicators) == (3, 1)


def test_keys_are_those_of_the_settings_and_each_has_words_and_an_example() -> None:
    names = [key.name for key in setting_keys()]
    assert set(names) == set(EXAMPLES)
    assert {name.split(".")[0] for name in names} == set(ReportSettings.model_fields)
    assert tuple(CauseNames.model_fields) == CAUSES
    for key in setting_keys():
        assert all(key.what.say(lang) and key.allowed.say(lang) for lang in LANGS)


@pytest.mark.parametrize("lang", LANGS)
def test_the_commented_file_sets_nothing_and_without_its_marks_all_keys(
    lang: Any, tmp_path: Path
) -> None:
    path = tmp_path / "report.toml"
    write_settings_toml(path, 2026, lang)
    assert read_settings(path) == ReportSettings()
    text = re.sub(r"(?m)^# (?=[a-z_.0-9]+ = )", "", path.read_text("utf-8"))
    found = read_settings(toml(tmp_path, text))
    assert set(found.model_fields_set) == set(ReportSettings.model_fields)
    target = found.target_of(2026)
    assert target is not None
    assert (target.least, target.most, target.rate) == (1.0, 1.5, "multidimensional")
    assert found.target_of(2025) is None


def test_no_key_of_the_blank_has_the_target_of_one_district() -> None:
    assert not re.search(r"0[.,]2\b.*0[.,]5|Lấp Vò", settings_toml(2026, "vi"))


def test_a_sheet_reads_as_the_same_settings(tmp_path: Path) -> None:
    assert read_settings(sheet(tmp_path, FULL)) == READ


OFFICERS: dict[str, dict[str, Any]] = {
    "vi": {
        "Chỉ tiêu năm 2027: giảm ít nhất": "1,0",
        "chi tieu nam 2027 : giam nhieu nhat": 1.5,
        "Chỉ tiêu năm 2027: văn bản giao": "Chương trình",
        "Chỉ tiêu năm 2027: tỷ lệ": "Nghèo đa chiều",
        "Chia khối": "Theo khu vực",
        "Cột dân tộc tại chỗ": "Có",
    },
    "en": {
        "Target of 2027: least reduction": 1,
        "Target of 2027: greatest reduction": 1.5,
        "Target of 2027: document": "Chương trình",
        "Target of 2027: rate": "multidimensional",
        "Blocks": "by area",
        "Columns of local peoples": "yes",
    },
}


@pytest.mark.parametrize("lang", OFFICERS)
def test_lines_and_words_in_the_officers_spelling_are_read(lang: str, tmp_path: Path) -> None:
    found = read_settings(sheet(tmp_path, {}, **OFFICERS[lang]))
    target = YearTarget(least=1.0, most=1.5, source="Chương trình", rate="multidimensional")
    assert found == ReportSettings(target={2027: target}, blocks="area", local_ethnic=True)


def test_a_sheet_of_an_earlier_version_reads_by_its_keys(tmp_path: Path) -> None:
    path = tmp_path / "settings.xlsx"
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Cài đặt"
    page.append(["Khóa", "Mục", "Giá trị", "Cách điền", "Ví dụ"])
    page.append(["local_ethnic", "Có in cột dân tộc tại chỗ", "true", "true hoặc false", "có"])
    page.append(["blocks", "Chia khối", "area", "", "area"])
    book.save(path)
    assert read_settings(path) == ReportSettings(blocks="area", local_ethnic=True)


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_that_a_drop_down_offers_is_read(lang: Any) -> None:
    for key in setting_keys():
        read = [word_of(word, key) for word in cell_choices(key, lang)]
        assert read == ([True, False] if key.kind == "flag" else list(key.words))


def test_the_sheet_has_no_words_of_the_file(tmp_path: Path) -> None:
    page = openpyxl.load_workbook(sheet(tmp_path, {}))["Cài đặt"]
    said = " ".join(str(cell.value) for row in page.iter_rows() for cell in row if cell.value)
    said += " ".join(str(rule.formula1) for rule in page.data_validations.dataValidation)
    words = {"TOML", "true", "false", "least", "most", "poor", "multidimensional", "none", "area"}
    words |= {key.name for key in setting_keys() if "_" in key.name}
    assert not words & set(re.findall(r"\w+", said))


@pytest.mark.parametrize(("year", "named"), [(2024, False), (2026, True), (2030, True)])
def test_a_blank_is_of_its_year_and_says_how_another_is_added(
    year: int, *, named: bool, tmp_path: Path
) -> None:
    text = settings_toml(year, "vi")
    assert f"# target.{year}.least = " in text
    assert f"đổi {year} thành {year + 1}" in text.replace("\n# ", " ")
    assert ("257/2025/QH15" in text) is named
    path = tmp_path / "settings.xlsx"
    write_settings_book(path, year, "vi")
    page = openpyxl.load_workbook(path)["Cài đặt"]
    names = [str(row[0].value) for row in page.iter_rows(min_row=5)]
    assert sum(name.startswith(f"Chỉ tiêu năm {year}:") for name in names) == 4
    assert f"đổi {year} thành {year + 1}" in str(page["A2"].value)


def test_a_blank_file_of_any_year_is_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "report.toml"
    write_settings_toml(path, 2031, "en")
    assert is_settings_toml(path)
    path.write_text(path.read_text("utf-8") + "# x\n", encoding="utf-8")
    assert not is_settings_toml(path)


def test_a_blank_sheet_sets_nothing(tmp_path: Path) -> None:
    assert read_settings(sheet(tmp_path, {})) == ReportSettings()


def test_a_second_year_stands_on_further_lines(tmp_path: Path) -> None:
    lines = {"target__2027__least": 1, "target__2027__most": 2, "target__2027__source": "KH"}
    found = read_settings(sheet(tmp_path, FULL, **lines))
    assert sorted(found.target) == [2026, 2027]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('people = ["Tày"]', "people: không có khóa này, gần nhất là peoples"),
        ("target.2024.lest = 1.0", "target.2024.lest: không có khóa này"),
        ("reduction_least = 0.2", "reduction_least: không có khóa này"),
        ('peoples = ["Khmer"]', "peoples có “Khmer”, cần tên dân tộc"),
        ('peoples = ["Tày", "Tày"]', "peoples có"),
        ("target.2024.least = 1.0\ntarget.2024.most = 2.0", "target.2024.source chưa có giá trị"),
        (
            'target.2024.least = 2.0\ntarget.2024.most = 1.0\ntarget.2024.source = "KH"',
            "target.2024: mức ít nhất lớn hơn mức nhiều nhất",
        ),
        ('target.sau.source = "KH"', "target.sau: năm của chỉ tiêu"),
        ("target = 1", "target phải gồm các mục con: target.NĂM.least"),
        ("near_line_points = 101", "near_line_points có “101”, cần số nguyên từ 0 đến 100"),
        ("near_line_indicators = 13", "near_line_indicators có “13”, cần số nguyên từ 0 đến 12"),
        ("near_line_points = 2.5", "near_line_points có “2.5”"),
        (
            'blocks = "khối"',
            'blocks có “khối”, cần một trong: "none" (không chia), "area" (theo khu vực)',
        ),
        ('unit = ""', "unit có “”, cần chữ"),
        ('local_ethnic = "có"', "local_ethnic có “có”"),
        ("decision_date = 10", "decision_date có “10”, cần ngày"),
        ("decision_date = 2020-12-31", "decision_date có “2020-12-31”, cần ngày từ năm 2021"),
        ("decision_date = 2101-01-01", "decision_date có “2101-01-01”"),
        ('causes.lan = "x"', "causes.lan: không có khóa này, gần nhất là causes.land"),
    ],
)
def test_what_cannot_be_used_is_named_with_what_the_key_takes(
    tmp_path: Path, text: str, named: str
) -> None:
    assert named in said(toml(tmp_path, text))


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    words = said(toml(tmp_path, 'people = 1\nunit = ""\nblocks = 3\n'))
    assert all(f"{key}" in words for key in ("people:", "unit có", "blocks có"))


@pytest.mark.parametrize(
    ("values", "more", "named"),
    [
        ({"near_line_points": "ba"}, {}, "Sát chuẩn: số điểm B1 (ô C"),
        (
            {"target.2026.least": "1.000"},
            {},
            "Chỉ tiêu năm 2026: giảm ít nhất (ô C13) có “1.000”",
        ),
        ({"decision_date": "mai"}, {}, "Ngày quyết định (ô C11) có “mai”"),
        (
            {"decision_date": "10/12/1066"},
            {},
            "Ngày quyết định (ô C11) có “10/12/1066”, cần ngày từ năm 2021",
        ),
        ({"local_ethnic": "chưa rõ"}, {}, "có “chưa rõ”, cần có hoặc không"),
        ({"blocks": "khối"}, {}, "có “khối”, cần chọn một trong: không chia, theo khu vực"),
        ({"unit": "A"}, {"unit": "B"}, "Tên đơn vị (ô C100) ghi hai lần"),
        (
            {},
            {"Số quyết": "x"},
            "Số quyết (ô C100): không có mục này, gần nhất là Số quyết định",
        ),
        ({}, {"": "x"}, "ô C100 có giá trị nhưng dòng không có tên mục"),
        (
            {"target.2026.least": 1.0},
            {},
            "Chỉ tiêu năm 2026: giảm nhiều nhất chưa có giá trị",
        ),
        ({}, {"Chỉ tiêu năm 1999: giảm ít nhất": 1}, "Chỉ tiêu năm 1999 (ô C100): năm của chỉ"),
        (
            {"target.2026.least": 2, "target.2026.most": 1, "target.2026.source": "KH"},
            {},
            "Chỉ tiêu năm 2026 (ô C13): mức ít nhất lớn hơn mức nhiều nhất",
        ),
    ],
)
def test_a_cell_that_cannot_be_used_is_named(
    tmp_path: Path, values: dict[str, Any], more: dict[str, Any], named: str
) -> None:
    assert named in said(sheet(tmp_path, values, **more))


def test_an_error_cell_of_the_sheet_is_no_blank(tmp_path: Path) -> None:
    path = tmp_path / "settings.xlsx"
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Cài đặt"
    page.append(["Khóa", "Giá trị"])
    page.append(["unit", "#N/A"])
    page["B2"].data_type = "e"
    book.save(path)
    assert "ô B2 là ô lỗi" in said(path)


def test_a_workbook_without_the_sheet_is_refused_with_its_sheets(tmp_path: Path) -> None:
    path = tmp_path / "khac.xlsx"
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "Trang khác"
    book.save(path)
    with pytest.raises(InputProblem) as caught:
        read_settings(path)
    assert caught.value.fault.code == "RV-1060"
    assert "Trang khác" in fault_message(caught.value.fault, "vi")[0]


def test_a_broken_file_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(InputProblem) as caught:
        read_settings(toml(tmp_path, 'unit = "A"\nplace = Thử\n'))
    assert caught.value.fault.code == "RV-188"
    assert "dòng 2" in fault_message(caught.value.fault, "vi")[0]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("target.2026.least", f"target.{YEAR}.least"),
        ("target.26x.least", None),
        ("target.least", None),
        ("causes.land", "causes.land"),
        ("causes", None),
    ],
)
def test_keys_are_found_by_their_dotted_names(name: str, known: str | None) -> None:
    key = key_named(name)
    assert (key.name if key else None) == known


@pytest.mark.parametrize("words", ["UBND Xã Thử", "Ủy ban nhân dân Xã Thử", "Xã Thử"])
def test_a_unit_stands_without_the_words_that_heads_print(words: str) -> None:
    assert ReportSettings(unit=words).unit == "Xã Thử"


def test_the_nearest_three_stand_beside_an_unknown_key_and_no_list_beside_others(
    tmp_path: Path,
) -> None:
    assert "people: không có khóa này, gần nhất là peoples, place, " in said(
        toml(tmp_path, 'people = ["Tày"]')
    )
    words = said(toml(tmp_path, "near_line_points = 101"))
    assert "causes.land" not in words
    assert "decision_number" not in words
