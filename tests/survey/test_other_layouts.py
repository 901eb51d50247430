"""Workbooks of other software read through a profile; every household in them is invented."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.profiles.loader import load_profile
from ravo.results.explanation import explanation_text
from ravo.review.explainer import explain
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from ravo.survey.survey import Survey
from ravo.typed_columns import blanks
from support.foreign_layouts import MIS_KEYS, MIS_LABELS
from support.results_json import results_json
from support.reviews import codes


def row(
    code: object = 1, b1: object = 130, b2: object = 40, klass: str = "Hộ nghèo", **more: Any
) -> list[Any]:
    given = {
        "date": "14/11/2024",
        "name": "NGUYỄN VĂN THỬ",
        "local": None,
        "sex": "Nam",
        "size": 4,
        **more,
    }
    return [
        given["date"],
        given["name"],
        code,
        given["local"],
        given["sex"],
        given["size"],
        "--",
        b1,
        b2,
        klass,
        "Trần Văn Mẫu",
    ]


def export(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    """Write the household export of the province's software."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for values in (MIS_KEYS, MIS_LABELS, *rows):
        sheet.append(list(values))
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def read(path: Path, **wanted: Any) -> Review:
    found = judge(read_survey(path, ReadSettings(profile=load_profile("mis"), **wanted)))
    counts = found.counts
    assert counts.read == counts.scored + counts.rejected + counts.blank + counts.departed
    return found


@pytest.mark.parametrize(
    ("b1", "b2", "klass", "evidence"),
    [
        (140, 30, "poor", "b1"),
        (140, 20, "near_poor", "b1"),
        (176, 60, "not_poor", "b1"),
        (175, 30, "poor", "recorded"),
        (141, 30, "poor", "recorded"),
    ],
)
def test_both_areas_settle_the_class_or_the_recorded_one_stands(
    tmp_path: Path, b1: int, b2: int, klass: str, evidence: str
) -> None:
    recorded = {"poor": "Hộ nghèo", "near_poor": "Hộ cận nghèo", "not_poor": "Hộ không nghèo"}
    found = read(export(tmp_path / "2024" / "a.xlsx", [row(1, b1, b2, recorded[klass])]))
    assert (list(found.verdicts.klass), list(found.verdicts.evidence)) == ([klass], [evidence])
    assert found.faults == ()
    assert found.verdicts.fewest[0] == found.verdicts.most[0] == b2 // 10


@pytest.mark.parametrize(("area", "klass"), [("rural", "not_poor"), ("urban", "poor")])
def test_a_given_area_settles_what_lies_between_the_lines(
    tmp_path: Path, area: str, klass: str
) -> None:
    words = {"poor": "Hộ nghèo", "not_poor": "Hộ không nghèo"}
    path = export(tmp_path / "2024" / "a.xlsx", [row(1, 150, 30, words[klass])])
    found = read(path, area=area)
    assert (list(found.verdicts.klass), len(found.faults)) == ([klass], 0)


def test_a_recorded_b2_is_told_wherever_b2_is(tmp_path: Path) -> None:
    found = read(export(tmp_path / "2024" / "a.xlsx", [row(1, 120, 20, "Hộ cận nghèo")]))
    household = results_json(found, "vi")["households"][0]
    assert household["b2"] == 20
    assert "thiếu hụt 2 chỉ số (< 3)" in household["reason"]
    told = explanation_text(explain(found, 0), "vi")
    assert "B2 = 20 điểm, ghi sẵn trong bảng" in told


def test_missing_points_leave_the_recorded_class(tmp_path: Path) -> None:
    rows = [row(1, None, None, "Hộ không nghèo"), row(2, None, None, "Hộ nghèo")]
    found = read(export(tmp_path / "2023" / "a.xlsx", rows))
    assert list(found.verdicts.klass) == ["not_poor", "poor"]
    assert set(found.verdicts.evidence) == {"recorded"}


def test_a_recorded_class_that_differs_is_a_fault_with_its_cell(tmp_path: Path) -> None:
    found = read(export(tmp_path / "2024" / "a.xlsx", [row(1, 120, 30, "Hộ cận nghèo")]))
    assert list(found.verdicts.klass) == ["poor"]
    assert [(f.code, f.cell, f.category) for f in found.faults] == [("RV-601", "J3", 6)]


def test_a_recorded_class_that_no_area_allows_does_not_stand(tmp_path: Path) -> None:
    found = read(export(tmp_path / "2024" / "a.xlsx", [row(1, 150, 30, "Hộ cận nghèo")]))
    assert list(found.verdicts.klass) == ["undetermined"]
    assert "RV-603" in codes(found)


def test_points_that_are_no_number_of_indicators_are_not_used(tmp_path: Path) -> None:
    found = read(export(tmp_path / "2024" / "a.xlsx", [row(1, 120, 35, "Hộ nghèo")]))
    assert codes(found) == ["RV-602"]
    assert list(found.verdicts.evidence) == ["recorded"]


def test_codes_that_restart_are_no_duplicates_and_equal_rows_stay(tmp_path: Path) -> None:
    rows = [row(1), row(2), row(1, name="LÊ THỊ MẪU"), row(1)]
    found = read(export(tmp_path / "2024" / "a.xlsx", rows))
    assert found.counts.scored == 4
    assert [(f.code, f.cell, f.params["others"]) for f in found.faults] == [
        ("RV-419", "C3", ["C6"]),
        ("RV-419", "C6", ["C3"]),
    ]
    assert found.survey.households.frame["code"].tolist() == ["1#3", "2#4", "1#5", "1#6"]


def test_a_faulty_row_does_not_reject_others_of_its_code(tmp_path: Path) -> None:
    rows = [row(1, size="bốn"), row(1, name="LÊ THỊ MẪU")]
    found = read(export(tmp_path / "2024" / "a.xlsx", rows))
    assert (codes(found), list(found.verdicts.klass)) == (["RV-207"], [None, "poor"])


def test_dirt_of_real_exports_keeps_no_household_out(tmp_path: Path) -> None:
    rows = [
        row("1.0", name="Nguyễn  Văn\u00a0Thử", local="Có", sex=None, date=None),
        list(MIS_LABELS),
        row("2.", b1="130"),
    ]
    found = read(export(tmp_path / "2024" / "a.xlsx", rows))
    assert codes(found) == ["RV-421", "RV-245"]
    assert found.counts.scored == 2
    assert found.survey.households.frame["local_ethnic"].tolist() == [True, False]


def test_year_and_place_come_from_the_names_and_are_told(tmp_path: Path) -> None:
    path = export(tmp_path / "2024" / "Huyện Lấp Vò.xlsx", [row()])
    survey = read(path).survey
    assert (survey.info.year, survey.info.district) == (2024, "Huyện Lấp Vò")
    assert ("year", "2024", "2024") in survey.taken
    assert read(path, district="Huyện Lai Vung").survey.info.district == "Huyện Lai Vung"


def test_without_a_year_the_workbook_is_rejected_with_what_to_do(tmp_path: Path) -> None:
    path = export(tmp_path / "ho.xlsx", [row()])
    found = read(path)
    assert (codes(found), found.verdict) == (["RV-418"], "rejected")


def test_an_export_without_its_profile_is_told_which_one(tmp_path: Path) -> None:
    path = export(tmp_path / "2024" / "a.xlsx", [row()])
    found = judge(read_survey(path))
    fault = next(f for f in found.faults if f.code == "RV-429")
    assert fault.params["name"] == "mis"


def read_guessed(tmp_path: Path, year: Any) -> Survey:
    """Return the survey of a layout with a legend, and with births in parts, the last one's year.

    The head of the household is born on 05/09/1970, the other member in the year.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["C1"] = "DANH SÁCH HỘ"
    keys = ["ma ", "ten", "gt", "nam", "dtoc", "ap", "sk", "kv", "b1"]
    labels = ["Mã số", "Tên chủ", "GT", "NS", "DT", "Xóm", "SK", "KV", "Điểm"]
    for place, (key, label) in enumerate(zip(keys, labels, strict=True), start=3):
        sheet.cell(4, place, key)
        sheet.cell(6, place, label)
    sheet["J7"] = "1 thành thị · 2 nông thôn"
    record: list[Any] = ["H1", "Lê Văn Thử", "F", 1970, "Kinh", "Ấp 1", 2, 2, 120]
    for place, value in enumerate(record, start=3):
        sheet.cell(8, place).value = value
    people = book.create_sheet("nhan khau")
    people.append(["Mã hộ", "Họ và tên", "Quan hệ với chủ hộ", "Giới tính", "Ngày", "Tháng", "Năm"])
    people.append(["H1", "Lê Văn Thử", "Chủ hộ", "F", 5, 9, 1970])
    people.append(["H1", "Lê Thị Mẫu", "Con", "F", None, None, year])
    book.save(tmp_path / "a.xlsx")
    profile = tmp_path / "my.yaml"
    profile.write_text(
        """
id: xa-thu
title: {vi: Bảng của xã, en: The commune's own}
sheets: {households: {first: true}, members: {name: nhan khau}}
heading:
  households: {technical_row: 4, row: 6, skip_rows: [7], data_row: 8}
columns:
  households:
    ma_ho: ma
    chu_ho: ten
    gioi_tinh: gt
    nam_sinh: nam
    dan_toc: dtoc
    thon: ap
    so_khau: sk
    khu_vuc: kv
    diem_b1: b1
birth:
  ngay_sinh: {day: Ngày, month: Tháng, year: Năm}
words:
  gioi_tinh: {F: Nữ, M: Nam}
  khu_vuc: {'1': Thành thị, '2': Nông thôn}
lacks: [th_01, th_02, th_03, th_04, th_05, th_06, th_07, th_08, th_09, th_10, th_11, th_12]
""",
        encoding="utf-8",
    )
    settings = ReadSettings(profile=load_profile(profile), year=2024)
    return read_survey(tmp_path / "a.xlsx", settings)


def test_a_guessed_layout_with_a_legend_and_dates_in_parts_is_read(tmp_path: Path) -> None:
    survey = read_guessed(tmp_path, 2012)
    assert survey.faults == ()
    assert survey.households.columns["head_sex"].tolist() == ["Nữ"]
    assert survey.households.columns["area"].tolist() == ["Nông thôn"]
    assert survey.members is not None
    births = survey.members.columns["birth"].tolist()
    assert births == [datetime(1970, 9, 5), datetime(2012, 1, 1)]


@pytest.mark.parametrize(
    ("year", "code"), [("khoảng 2012", "RV-212"), ("?", "RV-212"), (1912, "RV-230")]
)
def test_a_year_in_parts_is_faulted_at_its_cell(tmp_path: Path, year: Any, code: str) -> None:
    survey = read_guessed(tmp_path, year)
    assert [(fault.code, fault.cell) for fault in survey.faults] == [(code, "G3")]
    assert survey.members is not None
    assert blanks(survey.members.columns["birth"]).tolist() == [False, True]
