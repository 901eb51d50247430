"""A profile says what stands where; one that would leave a column empty is refused with its
line.
"""

from pathlib import Path

import pytest

from ravo.contract.columns import SHEETS, Column, contract
from ravo.criteria import load_edition
from ravo.fault_words import fault_message
from ravo.faults import InputProblem, UsageProblem
from ravo.profiles.columns import RECORDED, mappable
from ravo.profiles.loader import SHIPPED, load_profile, profile_source, shipped_profiles
from ravo.profiles.overview import render_list, render_summary

INDICATORS = load_edition("nd07-2021").indicators
GOOD = """\
id: tinh-thu
title: {vi: Phần mềm thử, en: Test software}
sheets:
  households: {pattern: "Hộ*"}
  members: {name: Khẩu}
heading:
  households: {technical_row: 4, row: 6, data_row: 8, skip_rows: [7]}
columns:
  households:
    ma_ho: [code, Mã số]
    chu_ho: "host.name "
    gioi_tinh: gender
    khu_vuc: area
    th_04: bhyt
    phan_loai_ghi: classify
    dan_toc_tai_cho: [Tại chỗ]
  members:
    ma_ho: hh
    ho_ten: name
birth:
  ngay_sinh: {day: d, month: m, year: y}
words:
  gioi_tinh: {F: Nữ, M: Nam}
  khu_vuc: {1: Thành thị, 2: Nông thôn}
  th_04: {no: Không, "yes": Có}
constants:
  dan_toc: Kinh
ticks: [dan_toc_tai_cho]
blanks: ["--", nan]
lacks: [nam_sinh, thon]
may_be_blank: [gioi_tinh]
codes: restart
place: {patterns: ['(?P<year>20\\d\\d)']}
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "mau.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def refused(folder: Path, text: str) -> tuple[str, int, str]:
    with pytest.raises(InputProblem) as caught:
        load_profile(written(folder, text))
    fault = caught.value.fault
    message, hint = fault_message(fault, "vi")
    assert message.startswith("mau.yaml, dòng ")
    assert hint
    return fault.code, int(str(fault.params["line"])), message


def line_of(text: str, part: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), start=1) if part in line)


def column(name: str, table: str = "households") -> Column:
    columns = (c for t in SHEETS for c in mappable(t, INDICATORS))
    return next(c for c in columns if c.name == name and c.table == table)


def test_aliases_go_by_english_names(tmp_path: Path) -> None:
    profile = load_profile(written(tmp_path, GOOD))
    found = profile.aliases("households", INDICATORS)
    assert found["code"] == ("code", "Mã số")
    assert found["answer_health_insurance"] == ("bhyt",)
    assert found["recorded_class"] == ("classify",)
    assert profile.aliases("members")["code"] == ("hh",)
    assert "answer_health_insurance" not in profile.aliases("households")


def test_a_key_with_a_trailing_blank_is_the_same_key(tmp_path: Path) -> None:
    headings = load_profile(written(tmp_path, GOOD)).headings("households")
    assert headings["host name"].name == "head_name"
    assert "ngay" not in headings


def test_words_are_whole_words_or_codes(tmp_path: Path) -> None:
    profile = load_profile(written(tmp_path, GOOD))
    area, sex = column("area"), column("head_sex")
    assert [profile.word_for(area, raw) for raw in (1, 1.0, "1", "1.0", "2 ")] == [
        "Thành thị",
        "Thành thị",
        "Thành thị",
        "Thành thị",
        "Nông thôn",
    ]
    assert profile.word_for(area, 12) is None
    assert profile.word_for(area, "3") is None
    assert profile.word_for(sex, "f") == "Nữ"
    assert profile.word_for(column("sex", "members"), "M") == "Nam"
    assert profile.word_for(column("size"), 1) is None


def test_yes_and_no_in_yaml_stay_words(tmp_path: Path) -> None:
    profile = load_profile(written(tmp_path, GOOD))
    insured = column("answer_health_insurance")
    assert (profile.word_for(insured, "no"), profile.word_for(insured, "yes")) == ("Không", "Có")


def test_what_the_layout_lacks_is_not_required(tmp_path: Path) -> None:
    profile = load_profile(written(tmp_path, GOOD))
    required = {c.name for c in profile.columns_of("households") if c.required}
    contract_requires = {c.name for c in contract() if c.table == "households" and c.required}
    assert contract_requires - required == {"head_birth_year", "village", "head_sex"}
    assert profile.lacking("households") == {"head_birth_year", "village"}


def test_recorded_columns_are_there_only_where_mapped(tmp_path: Path) -> None:
    profile = load_profile(written(tmp_path, GOOD))
    names = {c.name for c in profile.columns_of("households")}
    assert "recorded_class" in names
    assert "recorded_b2" not in names


def test_sheets_go_by_name_pattern_or_place(tmp_path: Path) -> None:
    profile = load_profile(written(tmp_path, GOOD))
    names = ["Bìa", "HỘ 2024", "Khẩu", "Hộ cũ"]
    assert profile.sheet_of("households", names) == ("HỘ 2024", "Hộ cũ")
    assert profile.sheet_of("members", names) == ("Khẩu",)
    assert profile.sheet_of("income", names) == ()
    assert load_profile("mis").sheet_of("households", names) == ("Bìa",)


def test_blank_words_ticks_constants_and_birth_parts(tmp_path: Path) -> None:
    profile = load_profile(written(tmp_path, GOOD))
    assert [profile.is_blank_word(raw) for raw in ("--", " NaN", "-", 0, None)] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert profile.is_tick(column("local_ethnic"))
    assert not profile.is_tick(column("answer_health_insurance"))
    assert profile.constants_of("households") == {"ethnicity": "Kinh"}
    assert profile.birth_parts("members")["birth"].year == ("y",)
    assert profile.birth_parts("households") == {}


def test_answers_that_an_edition_does_not_ask_for_are_told(tmp_path: Path) -> None:
    text = GOOD.replace("th_04: bhyt", "th_13: bhyt").replace("  th_04: {no", "  th_13: {no")
    profile = load_profile(written(tmp_path, text))
    assert profile.answers_beyond(INDICATORS) == ("th_13",)
    assert load_profile(written(tmp_path, GOOD)).answers_beyond(INDICATORS) == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("codes: restart", "codes: sometimes", "RV-167", "codes:"),
        ("data_row: 8", "data_row: 0", "RV-167", "data_row: 0"),
        ("data_row: 8", "data_row: 5", "RV-167", "data_row: 5"),
        ("skip_rows: [7]", "skip_rows: [8]", "RV-167", "skip_rows: [8]"),
        ("{name: Khẩu}", "{name: Khẩu, first: true}", "RV-167", "first: true"),
        ("{name: Khẩu}", "{}", "RV-167", "members: {}"),
        ("    th_04: bhyt\n", "    th_04:\n", "RV-167", "th_04:"),
        ("    th_04: bhyt\n", "    th_04: []\n", "RV-167", "th_04:"),
        ('chu_ho: "host.name "', 'chu_ho: " "', "RV-167", "chu_ho:"),
        ("ticks: [dan_toc_tai_cho]", "ticks: [so_khau]", "RV-167", "ticks:"),
        ("  ngay_sinh: {", "  nam_sinh: {", "RV-167", "nam_sinh: {"),
        ("codes: restart", "code: restart", "RV-165", "code: restart"),
        ("codes: restart", "path: a", "RV-165", "path: a"),
        ("year: y", "yaer: y", "RV-166", "ngay_sinh"),
        ("id: tinh-thu\n", "", "RV-166", "title"),
        ("    khu_vuc: area", "    ma_ho: area", "RV-164", "ma_ho: area"),
        ("M: Nam", "f: Nam", "RV-164", "f: Nam"),
        ("    khu_vuc: area", "    khuvuc: area", "RV-169", "khuvuc: area"),
        ("    ho_ten: name", "    thon: name", "RV-169", "thon: name"),
        ("lacks: [nam_sinh", "lacks: [namsinh", "RV-169", "lacks:"),
        ("    th_04: bhyt", "    th_00: bhyt", "RV-169", "th_00: bhyt"),
        ("    khu_vuc: area", "    khu_vuc: Ma so", "RV-170", "khu_vuc: Ma so"),
        ("day: d", "day: HH", "RV-170", "day: HH"),
        ("2: Nông thôn", "2: Miền núi", "RV-171", "Miền núi"),
        ("no: Không", "no: Nghèo", "RV-171", "no: Nghèo"),
        ("  dan_toc: Kinh", "  phieu_a: x\n  ky: Hằng năm", "RV-171", "ky:"),
        ("lacks: [nam_sinh", "lacks: [ma_ho", "RV-172", "lacks:"),
        ("  dan_toc: Kinh", "  gioi_tinh: Nam", "RV-172", "gioi_tinh: Nam"),
        ("?P<year>", "?P<nam>", "RV-173", "place:"),
        ("?P<year>", "?P<year>(", "RV-173", "place:"),
        ("  members: {name: Khẩu}\n", "", "RV-174", "members:"),
    ],
)
def test_a_line_that_would_be_read_wrong_is_refused(
    tmp_path: Path, old: str, new: str, code: str, at: str
) -> None:
    assert old in GOOD
    text = GOOD.replace(old, new, 1)
    found, line, message = refused(tmp_path, text)
    assert (found, line) == (code, line_of(text, at)), message


@pytest.mark.parametrize(
    ("tail", "code"),
    [
        ("again: &again [a]\nmore: *again\n", "RV-168"),
        ("[a, b]: 3\n", "RV-163"),
        ("deep: " + "[" * 40 + "]" * 40 + "\n", "RV-163"),
        ("open: [\n", "RV-163"),
    ],
)
def test_yaml_that_is_not_plain_keys_and_values(tmp_path: Path, tail: str, code: str) -> None:
    assert refused(tmp_path, GOOD + tail)[0] == code


def test_a_file_that_holds_no_keys(tmp_path: Path) -> None:
    assert refused(tmp_path, "- a\n- b\n")[0] == "RV-163"


def test_a_class_outside_the_contract_cannot_be_mapped(tmp_path: Path) -> None:
    """A household that left poverty is not one that never was poor."""
    text = GOOD.replace("  khu_vuc: {1", "  phan_loai_ghi: {3: Hộ thoát nghèo}\n  khu_vuc: {1")
    code, line, message = refused(tmp_path, text)
    assert (code, line) == ("RV-171", line_of(text, "Hộ thoát nghèo"))
    assert "Hộ cận nghèo" in message


def test_an_unknown_name_lists_those_there_are() -> None:
    with pytest.raises(UsageProblem) as caught:
        load_profile("msi")
    assert caught.value.fault.code == "RV-161"
    assert "mis" in fault_message(caught.value.fault, "vi")[0]
    with pytest.raises(InputProblem) as missing:
        load_profile("khong-co.yaml")
    assert missing.value.fault.code == "RV-162"


def test_the_shipped_export_is_as_the_software_writes_it() -> None:
    mis = load_profile("mis")
    assert mis.codes == "restart"
    rows = mis.rows_of("households")
    assert (rows.technical_row, rows.row, rows.data_row) == (1, 2, 3)
    assert mis.aliases("households") == {
        "visit_date": ("date", "Thời gian rà soát"),
        "head_name": ("family.hostName", "Chủ hộ"),
        "code": ("family.code", "Mã hộ"),
        "local_ethnic": ("family.coDanTocTaiCho", "Dân tộc tại chỗ"),
        "head_sex": ("family.hostGender", "Giới tính"),
        "size": ("family.numberOfMembers", "Số nhân khẩu"),
        "sheet_a": ("quickReview.result", "Phiếu A"),
        "b1": ("b1Point", "Phiếu B1"),
        "recorded_b2": ("b2Point", "Phiếu B2"),
        "recorded_class": ("classify", "Kết quả rà soát"),
        "reviewer": ("reviewer", "Người rà soát"),
    }
    assert {c.name for c in mis.columns_of("households") if c.required} == {
        "code",
        "head_name",
        "size",
    }
    assert mis.is_blank_word("--")
    assert mis.is_tick(column("local_ethnic"))
    lacking = mis.lacking("households", INDICATORS)
    assert {"village", "area", "head_citizen_id", "head_birth_year"} < lacking
    assert {f"answer_{item.id}" for item in INDICATORS} < lacking
    assert mis.lacking("info") >= {"commune", "area"}


def test_ids_and_names_of_columns_go_together() -> None:
    """Words are kept by id and asked for by column, so one name must not have two ids."""
    ids = {(c.table, c.name): c.id for c in (*contract(), *RECORDED)}
    assert len(ids) == len(contract()) + len(RECORDED)
    assert not {c.id for c in RECORDED} & {c.id for c in contract()}


def test_every_file_beside_the_loader_is_shipped() -> None:
    folder = (load_profile("mis").path or Path()).parent
    assert {file.stem for file in folder.glob("*.yaml")} == set(SHIPPED)
    assert [profile.id for profile in shipped_profiles()] == list(SHIPPED)


def test_the_summary_says_what_maps_to_what(tmp_path: Path) -> None:
    summary = render_summary(load_profile(written(tmp_path, GOOD)), "vi")
    assert "ma_ho (Mã hộ) ← code | Mã số" in summary
    assert "ngay_sinh (Ngày/năm sinh) ← ngày: d; tháng: m; năm: y" in summary
    assert "gioi_tinh: F → Nữ, M → Nam" in summary
    assert "Tệp không có: nam_sinh, thon" in summary
    english = render_summary(load_profile("mis"), "en")
    assert "The layout lacks: xa" in english
    assert render_list("en").startswith("mis: Household export")


def test_a_shown_profile_is_a_profile(tmp_path: Path) -> None:
    copy = written(tmp_path, profile_source("mis"))
    assert load_profile(copy) == load_profile("mis").model_copy(
        update={"path": copy, "checksum": load_profile(copy).checksum}
    )


def test_a_bracket_of_a_sheet_pattern_is_a_letter_of_the_name(tmp_path: Path) -> None:
    """A profile has `*` and `?` for signs; `[cũ]` is part of a name, no choice of letters."""
    profile = load_profile(written(tmp_path, GOOD.replace('"Hộ*"', '"Hộ [cũ]*"')))
    assert profile.sheet_of("households", ["Hộ c", "Hộ [cũ] 2024"]) == ("Hộ [cũ] 2024",)
