"""Sums of money in another unit: converted exactly by a profile, never without one."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.contract.columns import columns_of
from ravo.contract.money_units import needs_size, read_converted, unit_of
from ravo.faults import InputProblem
from ravo.profiles.loader import load_profile
from ravo.results.workbook import write_results
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import raw_survey_of, read_survey
from ravo.survey.settings import ReadSettings
from ravo.workbook.opened import open_workbook
from support import books
from support.reviews import codes

INCOME = next(column for column in columns_of("households") if column.name == "income")
CROPS = next(column for column in columns_of("income") if column.name == "crops_in")


@pytest.mark.parametrize(
    ("unit", "cell", "size", "đồng"),
    [
        ("nghìn đồng/người/tháng", 1499.9999, 1, 1499999.9),
        ("nghìn đồng/người/tháng", 1500, 1, 1500000),
        ("nghìn đồng/người/tháng", 1500.1, 1, 1500100),
        ("triệu đồng/người/tháng", "1,5", 1, 1500000),
        ("triệu đồng/người/tháng", 1.1, 1, 1100000),
        ("đồng/người/năm", 18000000, 1, 1500000),
        ("triệu đồng/người/năm", 18, 1, 1500000),
        ("đồng/hộ/tháng", 6000000, 4, 1500000),
        ("triệu đồng/hộ/năm", 54.3, 3, 1508333.33333333),
    ],
)
def test_a_sum_is_exact(unit: str, cell: Any, size: int, đồng: float) -> None:
    read = read_converted(INCOME, unit, [cell], [size])
    assert (read.values.tolist(), read.findings) == ([đồng], ())


@pytest.mark.parametrize(
    "unit",
    [
        "nghìn đồng",
        "đồng",
        "người/tháng",
        "đồng/người",
        "đồng/người/quý",
        "USD/người/tháng",
        "nghìn đồng/tháng",
        "",
    ],
)
def test_a_unit_that_leaves_anything_open_is_none(unit: str) -> None:
    assert unit_of(unit, INCOME) is None


def test_the_sheet_of_income_is_counted_per_household_and_year() -> None:
    assert unit_of("nghìn đồng", CROPS) is not None
    assert unit_of("nghìn đồng/hộ/năm", CROPS) is not None
    assert unit_of("nghìn đồng/tháng", CROPS) is None
    assert read_converted(CROPS, "nghìn đồng", [12.5], None).values.tolist() == [12500]


def test_a_text_that_reads_two_ways_is_a_fault_in_another_unit_too() -> None:
    read = read_converted(INCOME, "nghìn đồng/người/tháng", ["1.500", "abc", None], None)
    assert [finding.code for finding in read.findings] == ["RV-208", "RV-207"]
    assert [value == value for value in read.values] == [False] * 3


def test_a_sum_per_household_without_its_size_is_a_fault() -> None:
    assert needs_size("đồng/hộ/tháng", INCOME)
    read = read_converted(INCOME, "đồng/hộ/tháng", [6000000, None], [float("nan")] * 2)
    assert [(f.code, f.records.tolist()) for f in read.findings] == [("RV-224", [0])]


def test_limits_are_those_of_the_converted_sum() -> None:
    read = read_converted(INCOME, "nghìn đồng/người/tháng", [1500, 1], None)
    assert [(f.code, f.records.tolist()) for f in read.findings] == [("RV-230", [1])]


PROFILE = """id: nghin
title: {{vi: Nghìn đồng, en: Thousands}}
sheets:
  households: {{name: Hộ}}
  info: {{name: Thông tin}}
columns:
  households:
    ma_ho: [Mã hộ]
    chu_ho: [Họ và tên chủ hộ]
    gioi_tinh: [Giới tính]
    nam_sinh: [Năm sinh]
    dan_toc: [Dân tộc]
    thon: [Thôn/ấp/bản/tổ dân phố]
    so_khau: [Số nhân khẩu]
    thu_nhap: [{heading}]
{answers}{units}"""
THOUSANDS = "Thu nhập bình quân (nghìn đồng/người/tháng)"


def profile(folder: Path, heading: str, units: str) -> Path:
    answers = "".join(f"    th_{n:02d}: [{h}]\n" for n, h in enumerate(books.ANSWERS, 1))
    text = PROFILE.format(heading=heading, answers=answers, units=units)
    file = folder / "nghin.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def reviewed(folder: Path, *, with_profile: bool) -> Review:
    rows = [
        books.household(f"H{i}", **{"Điểm B1": None, THOUSANDS: s})
        for i, s in enumerate((1500, 1500.1))
    ]
    rows = [{key: value for key, value in row.items() if key != "Điểm B1"} for row in rows]
    path = books.write(folder / "a.xlsx", rows)
    units = "units: {thu_nhap: nghìn đồng/người/tháng}\n"
    given = load_profile(str(profile(folder, THOUSANDS, units))) if with_profile else None
    return judge(read_survey(path, ReadSettings(profile=given)))


def test_a_profile_converts_and_the_results_say_so(tmp_path: Path) -> None:
    found = reviewed(tmp_path, with_profile=True)
    assert found.survey.households.frame["income"].tolist() == [1500000, 1500100]
    [one] = found.survey.conversions
    assert (one.heading, one.unit, one.into) == (
        THOUSANDS,
        "nghìn đồng/người/tháng",
        "đồng/người/tháng",
    )
    write_results(found, tmp_path / "kq.xlsx", "vi")
    sheet = openpyxl.load_workbook(tmp_path / "kq.xlsx")["Cách tính"]
    told: dict[Any, Any] = {row[0].value: row[1].value for row in sheet.iter_rows()}
    assert "nghìn đồng/người/tháng → đồng/người/tháng" in told["Số tiền được quy đổi"]


def test_a_unit_above_the_table_is_not_doubted_where_a_profile_gives_it(tmp_path: Path) -> None:
    heading, units = THOUSANDS, "units: {thu_nhap: nghìn đồng/người/tháng}\n"
    row = {key: value for key, value in books.household().items() if key != "Điểm B1"}

    def change(book: openpyxl.Workbook) -> None:
        book["Hộ"].insert_rows(1)
        book["Hộ"]["A1"] = "ĐVT: 1.000 đồng"

    path = books.write(tmp_path / "a.xlsx", [{**row, heading: 1400}], change=change)
    given = load_profile(str(profile(tmp_path, heading, units)))
    found = judge(read_survey(path, ReadSettings(profile=given)))
    assert "RV-1345" not in codes(found)
    assert found.verdicts.klass.tolist() == ["poor"]


def test_without_a_profile_thousands_are_not_read_as_dong(tmp_path: Path) -> None:
    found = reviewed(tmp_path, with_profile=False)
    assert found.survey.households.frame["income"].isna().all()
    assert found.survey.conversions == ()


def test_a_heading_in_another_unit_needs_its_unit_in_the_profile(tmp_path: Path) -> None:
    with pytest.raises(InputProblem) as caught:
        load_profile(str(profile(tmp_path, THOUSANDS, "")))
    assert caught.value.fault.code == "RV-484"


def test_a_unit_that_cannot_be_converted_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputProblem) as caught:
        load_profile(str(profile(tmp_path, "Thu nhập", "units: {thu_nhap: nghìn đồng}\n")))
    assert caught.value.fault.code == "RV-483"


def test_raw_cells_of_another_unit_are_converted_and_others_stay(tmp_path: Path) -> None:
    row = books.household("H1", **{THOUSANDS: 1500.1})
    blank = books.household("H2", **{THOUSANDS: None})
    path = books.write(tmp_path / "a.xlsx", [row, blank])
    units = "units: {thu_nhap: nghìn đồng/người/tháng}\n"
    given = load_profile(str(profile(tmp_path, THOUSANDS, units)))
    found = raw_survey_of(open_workbook(path), ReadSettings(profile=given))
    (table,) = found.tables["households"].kept
    size = next(column for column in columns_of("households") if column.name == "size")
    assert table.contract_cells(INCOME) == [1500100, None]
    assert table.contract_cells(size) == [2, 2]


@pytest.mark.parametrize(("sized", "income"), [(True, 1500000), (False, None)])
def test_sums_of_a_household_are_divided_by_the_people_of_its_row(
    tmp_path: Path, sized: bool, income: float | None
) -> None:
    heading = "Thu nhập cả hộ (nghìn đồng/tháng)"
    row = books.household("H1", **{"Số nhân khẩu": 4, heading: 6000})
    row = {key: cell for key, cell in row.items() if sized or key != "Số nhân khẩu"}
    file = profile(tmp_path, heading, "units: {thu_nhap: nghìn đồng/hộ/tháng}\n")
    path = books.write(tmp_path / "a.xlsx", [row])
    survey = read_survey(path, ReadSettings(profile=load_profile(str(file))))
    assert [fault.code for fault in survey.faults if fault.code == "RV-224"] == ["RV-224"] * (
        not sized
    )
    assert survey.households.frame["income"].dropna().tolist() == ([income] if sized else [])
