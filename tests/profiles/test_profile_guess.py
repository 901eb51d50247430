"""A first profile from an unknown workbook: it loads, maps right, and decides nothing."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.blanks.survey import REQUEST
from ravo.commands.profile import profile_guess
from ravo.contract.columns import columns_of
from ravo.faults import InputProblem
from ravo.pipeline.layouts import sheet_rows
from ravo.profiles.draft import quoted, render_yaml
from ravo.profiles.guess import guess_profile
from ravo.profiles.loader import load_profile
from ravo.profiles.model import Profile
from ravo.profiles.sketch import letters_lost, parse_legend
from ravo.survey.brought_facts import CONFIRMED
from support.folders import SAMPLES
from support.foreign_layouts import (
    LEGEND,
    keyed_rows,
    lost,
    member_rows,
    mis_rows,
    write_book,
)

SAMPLE = next((SAMPLES / "2024").glob("*.xlsx"))
GROUPS = ("D5:E5", "F5:H5", "C5:C6", "I5:I6")


def guessed(folder: Path, sheets: dict[str, list[list[Any]]], name: str = "la.xlsx") -> Profile:
    """Return the profile guessed from cells, written as YAML and loaded again."""
    file = folder / "mau.yaml"
    file.write_text(render_yaml(guess_profile(sheets, name)), encoding="utf-8")
    return load_profile(file)


def text_of(sheets: dict[str, list[list[Any]]]) -> str:
    return render_yaml(guess_profile(sheets, "la.xlsx"))


def test_the_export_of_the_software_is_recognised(tmp_path: Path) -> None:
    profile = guessed(tmp_path, {"Sheet1": mis_rows()})
    mis = load_profile("mis")
    assert dict(profile.aliases("households")) == dict(mis.aliases("households"))
    assert profile.rows_of("households") == mis.rows_of("households")
    assert profile.codes == "restart"
    assert profile.blanks == ("--",)


def test_a_blank_is_left_to_the_officer(tmp_path: Path) -> None:
    sheets = {"Sheet1": mis_rows()}
    profile = guessed(tmp_path, sheets)
    assert (profile.ticks, profile.may_be_blank) == ((), ())
    assert "# ticks: [dan_toc_tai_cho]  # 70 %" in text_of(sheets)
    assert "# may_be_blank: [gioi_tinh]" in text_of(sheets)


def test_keys_groups_sublabels_and_a_legend(tmp_path: Path) -> None:
    book = write_book(tmp_path / "la.xlsx", {"Dữ liệu": keyed_rows()}, GROUPS)
    profile = guessed(tmp_path, sheet_rows(book))
    rows = profile.rows_of("households")
    assert (rows.technical_row, rows.row, rows.skip_rows, rows.data_row) == (4, 6, (7,), 8)
    aliases = profile.aliases("households")
    assert aliases["code"][0] == "code"
    assert "hostName" in aliases["head_name"]
    assert "Chủ hộ Họ và tên" in aliases["head_name"]
    assert aliases["ethnicity"] == ("Dân tộc",)
    assert "Ngày sinh Năm" in aliases["head_birth_year"]
    assert aliases["visit_date"] == ("reviewDate", "Ngày rà soát")
    assert profile.sheet_of("households", ["Bìa", "Dữ liệu"]) == ("Dữ liệu",)


def test_codes_of_the_legend_become_words_but_no_class_is_made_up(tmp_path: Path) -> None:
    sheets = {"Sheet1": keyed_rows()}
    assert guessed(tmp_path, sheets).words == {
        "gioi_tinh": {"F": "Nữ", "M": "Nam"},
        "khu_vuc": {"1": "Thành thị", "2": "Nông thôn"},
        "phan_loai_ghi": {"1": "Hộ nghèo", "2": "Hộ cận nghèo"},
    }
    lines = [line.strip() for line in text_of(sheets).splitlines()]
    for left in ('"3": "Hộ thoát nghèo"', '"4": "Hộ có khả năng tái nghèo"'):
        assert [line for line in lines if left in line and line.startswith("# ")], left


def test_classes_written_out_that_the_contract_lacks_are_left_out(tmp_path: Path) -> None:
    rows = mis_rows()
    for row, word in zip(
        rows[2:], ["Hộ thoát nghèo", "Hộ nghèo", "Hộ không nghèo"] * 4, strict=True
    ):
        row[9] = word
    assert guessed(tmp_path, {"Sheet1": rows}).words == {}
    assert '# "Hộ thoát nghèo": # ' in text_of({"Sheet1": rows})


def test_birth_dates_in_three_columns(tmp_path: Path) -> None:
    profile = guessed(tmp_path, {"Hộ": mis_rows(), "Khẩu": member_rows()})
    assert profile.sheets["members"].name == "Khẩu"
    parts = profile.birth_parts("members")["birth"]
    assert (parts.day, parts.month, parts.year) == (("Ngày sinh",), ("Tháng sinh",), ("Năm sinh",))
    assert "birth" not in profile.aliases("members")
    assert profile.aliases("members")["citizen_id"] == ("Số CCCD",)


def test_a_whole_birth_date_is_one_column(tmp_path: Path) -> None:
    rows = [[*row[:4], row[6], *row[7:]] for row in member_rows()]
    rows[0][4] = "Ngày sinh"
    for row in rows[1:]:
        row[4] = f"{row[4]}-02-03"
    profile = guessed(tmp_path, {"Khẩu": rows})
    assert profile.birth == {}
    assert profile.aliases("members")["birth"] == ("Ngày sinh",)


def test_content_tells_what_a_heading_does_not(tmp_path: Path) -> None:
    rows = member_rows()
    rows[0][3], rows[0][7] = "Cột khác", "Thông tin thêm"
    aliases = guessed(tmp_path, {"Khẩu": rows}).aliases("members")
    assert (aliases["sex"], aliases["citizen_id"]) == (("Cột khác",), ("Thông tin thêm",))


def test_content_that_cannot_be_is_not_taken_for_its_heading(tmp_path: Path) -> None:
    rows = mis_rows()
    for row in rows[2:]:
        row[5] = "nhiều"
    sheets = {"Sheet1": rows}
    assert "size" not in guessed(tmp_path, sheets).aliases("households")
    assert "    # so_khau: [" in text_of(sheets)
    assert "so_khau" not in guessed(tmp_path, sheets).lacks


def test_what_is_not_there_is_lacking_and_what_is_unknown_is_listed(tmp_path: Path) -> None:
    rows = [[*row, "zzz"] for row in mis_rows()]
    rows[0][-1], rows[1][-1] = "qqqVvv", "Lưu trữ khác hẳn"
    sheets = {"Sheet1": rows}
    assert guessed(tmp_path, sheets).lacks == ("nam_sinh", "dan_toc", "thon")
    assert '    #   L2: ["qqqVvv", "Lưu trữ khác hẳn"]' in text_of(sheets)


def test_every_written_line_has_its_confidence() -> None:
    lines = text_of({"Sheet1": mis_rows()}).splitlines()
    columns = lines[lines.index("  households:") + 1 :]
    columns = [line for line in columns if line.startswith("    ") and "#   " not in line]
    assert len(columns) == 11
    assert all(line.rsplit("# ", 1)[1].endswith(" %") for line in columns)
    assert not any("100 %" in line for line in columns)


def test_the_contract_workbook_itself_is_recognised(tmp_path: Path) -> None:
    profile = guessed(tmp_path, sheet_rows(SAMPLE))
    for table in ("households", "members", "income"):
        written = {c.name for c in columns_of(table)} - {CONFIRMED, REQUEST}
        assert written <= set(profile.aliases(table)), table
    assert profile.lacks == ()


def test_letters_lost_in_saving_are_told_and_nothing_is_guessed() -> None:
    with pytest.raises(InputProblem) as caught:
        guess_profile({"Sheet1": lost(keyed_rows())}, "la.xlsx")
    assert caught.value.fault.code == "RV-178"
    assert not letters_lost(keyed_rows())
    assert not letters_lost([["Có hộ nào bị bỏ sót không?"], ["Vì sao?"], ["Ở đâu?"], ["Mã hộ"]])


def test_a_workbook_of_something_else_has_no_headings() -> None:
    with pytest.raises(InputProblem) as caught:
        guess_profile({"Sheet1": [["Giờ vào", "Giờ ra"], [7, 17]], "Trống": []}, "cong.xlsx")
    assert caught.value.fault.code == "RV-177"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (
            LEGEND,
            [
                (
                    "",
                    {
                        "1": "Hộ nghèo",
                        "2": "Hộ cận nghèo",
                        "3": "Hộ thoát nghèo",
                        "4": "Hộ có khả năng tái nghèo",
                    },
                ),
                ("khu vực", {"1": "thành thị", "2": "nông thôn"}),
            ],
        ),
        ("1: Có\n2: Không", [("", {"1": "Có", "2": "Không"})]),
        ("1-Hộ nghèo; 2-Hộ cận nghèo", [("", {"1": "Hộ nghèo", "2": "Hộ cận nghèo"})]),
        ("Giới tính (0 Nam, 1 Nữ)", [("Giới tính", {"0": "Nam", "1": "Nữ"})]),
        ("Điểm 12 của năm 2024", []),
        ("8. Diện tích nhà ở", []),
        ("Thôn 3 và thôn 7", []),
    ],
)
def test_legends(words: str, found: list[tuple[str, dict[str, str]]]) -> None:
    assert [(legend.label, dict(legend.codes)) for legend in parse_legend(words)] == found


def test_names_of_people_do_not_reach_the_file() -> None:
    for rows in (mis_rows(), keyed_rows(), member_rows()):
        text = text_of({"Sheet1": rows}).casefold()
        assert "thử" not in text
        assert "mẫu" not in text.replace("mẫu khảo sát", "")


@settings(deadline=None, max_examples=40)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=30))
def test_any_heading_makes_a_file_that_loads(
    tmp_path_factory: pytest.TempPathFactory, words: str
) -> None:
    folder = tmp_path_factory.mktemp("any")
    rows = mis_rows()
    rows[1][10] = rows[0][10] = words
    profile = guessed(folder, {"trang trống": [], words: rows}, f"{words}.xlsx")
    assert profile.aliases("households")["code"][0] == "family.code"


@given(st.text(max_size=40))
def test_quoted_words_stay_on_one_line(words: str) -> None:
    assert "\n" not in quoted(words)


def test_the_file_appears_and_says_how_much_is_sure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = write_book(tmp_path / "la.xlsx", {"Dữ liệu": keyed_rows()}, GROUPS)
    profile_guess(book, tmp_path / "my.yaml", quiet=False)
    assert load_profile(tmp_path / "my.yaml").sheets["households"].name == "Dữ liệu"
    assert "9 cột chắc chắn" in capsys.readouterr().err


def test_formulas_and_dates_do_not_disturb(tmp_path: Path) -> None:
    book = write_book(tmp_path / "la.xlsx", {"Dữ liệu": mis_rows()})
    changed = openpyxl.load_workbook(book)
    changed["Dữ liệu"]["L3"] = "=1+1"
    changed.save(book)
    assert guessed(tmp_path, sheet_rows(book)).id == "la"
