"""Keys of the sheet `Thông tin`: wherever they stand they are read, and others are named."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.fault_words import fault_message
from ravo.faults import Fault
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.info_keys import known_key
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from support import books
from support.reviews import codes

PLACE: list[list[Any]] = [
    ["Năm rà soát", 2024],
    ["Tỉnh/thành phố", "Tỉnh Đồng Tháp"],
    ["Xã/phường/thị trấn", "Xã Mỹ An Hưng A"],
    ["Tổng số hộ dân cư", 2000],
    ["Tổng số nhân khẩu", 7000],
]
NAMED = frozenset({"RV-491"})


def review(
    tmp_path: Path, rows: Sequence[Sequence[Any]], wanted: ReadSettings | None = None
) -> Review:
    """Return the review of households on either side of the rural lines, under these keys."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Thông tin"]
        sheet.delete_rows(1, 20)
        for row in rows:
            sheet.append(list(row))

    households = [books.household("H1"), books.household("H2", **{"Điểm B1": 145})]
    path = books.write(tmp_path / "xa.xlsx", households, change=change)
    return judge(read_survey(path, wanted))


def only(found: Review, code: str) -> Fault:
    (fault,) = [fault for fault in found.faults if fault.code == code]
    return fault


def test_the_usual_keys_leave_nothing_to_say(tmp_path: Path) -> None:
    assert not review(tmp_path, PLACE).faults


# nobody's keys


def test_a_count_of_men_is_no_second_year(tmp_path: Path) -> None:
    found = review(tmp_path, [*PLACE, ["Nam", 3700], ["Nữ", 3800]])
    assert codes(found) == ["RV-491"]
    assert found.survey.info.year == 2024
    assert list(only(found, "RV-491").params.values()) == ["A6 'Nam', A7 'Nữ'", 2]


@pytest.mark.parametrize("key", ["Năm", "năm:", "NĂM", "Nam"])
def test_a_year_alone_is_the_year(tmp_path: Path, key: str) -> None:
    found = review(tmp_path, [[key, 2024], *PLACE[1:]])
    assert found.survey.info.year == 2024
    assert not found.faults


def test_a_year_under_two_keys_that_differ_rejects(tmp_path: Path) -> None:
    found = review(tmp_path, [*PLACE, ["Năm điều tra", 2023]])
    assert (codes(found), found.verdict) == (["RV-408"], "rejected")


def test_a_value_said_twice_is_said_once(tmp_path: Path) -> None:
    assert not review(tmp_path, [["Năm rà soát: 2024"], *PLACE]).faults


def test_a_total_under_an_alias_beside_the_heading_is_another_figure(tmp_path: Path) -> None:
    found = review(tmp_path, [*PLACE, ["Tổng số hộ", 150]])
    assert codes(found) == ["RV-491"]
    assert found.survey.info.total_households == 2000


def test_keys_and_values_of_nobody_are_listed_once_without_their_values(tmp_path: Path) -> None:
    rows = [*PLACE, ["Số trẻ em", 520], ["Liên hệ", "Nguyễn Văn Thử"], [None, 77]]
    told = only(review(tmp_path, rows), "RV-491")
    assert (told.sheet, told.cell) == ("Thông tin", "A6")
    message = fault_message(told, "vi")[0]
    assert "A6 'Số trẻ em', A7 'Liên hệ', B8" in message
    assert "520" not in message
    assert "Nguyễn" not in message


def test_titles_mottos_heads_and_remarks_are_no_keys(tmp_path: Path) -> None:
    rows = [
        ["UBND XÃ MỸ AN HƯNG A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        ["THÔNG TIN CHUNG VỀ XÃ"],
        ["STT", "Nội dung", "Giá trị", "Ghi chú"],
        *([n, *row, "Ghi theo báo cáo của thống kê."] for n, row in enumerate(PLACE, start=1)),
    ]
    assert not review(tmp_path, rows).faults


# where keys and values stand


def test_a_key_beside_another_key_is_read(tmp_path: Path) -> None:
    rows = [
        [*PLACE[0], *PLACE[1]],
        [*PLACE[2], None, "Khu vực", None, "Thành thị"],
        [*PLACE[3], *PLACE[4]],
    ]
    found = review(tmp_path, rows)
    assert codes(found) == ["RV-473"]
    info = found.survey.info
    assert (info.province, info.area, info.total_members) == ("Tỉnh Đồng Tháp", "urban", 7000)


def test_a_key_and_its_value_may_share_a_cell(tmp_path: Path) -> None:
    rows = [["Năm rà soát: 2024", "Khu vực: Thành thị"], *PLACE[1:]]
    found = review(tmp_path, rows)
    assert codes(found) == ["RV-473"]
    assert (found.survey.info.year, found.survey.info.area) == (2024, "urban")


def test_a_value_behind_blank_cells_is_read(tmp_path: Path) -> None:
    rows = [["Năm rà soát", None, None, 2024], *PLACE[1:], ["Khu vực", None, "Thành thị"]]
    found = review(tmp_path, rows)
    assert codes(found) == ["RV-473"]
    assert (found.survey.info.year, found.survey.info.area) == (2024, "urban")


def test_a_remark_behind_a_blank_value_is_no_value(tmp_path: Path) -> None:
    rows = [*PLACE, ["Huyện/quận/thị xã", None, "Để trống từ ngày 1/7/2025."]]
    found = review(tmp_path, rows)
    assert not found.faults
    assert found.survey.info.district is None


def test_a_fault_of_a_value_names_its_cell(tmp_path: Path) -> None:
    rows = [*PLACE[:3], ["Ghi", None, "Tổng số hộ dân cư", "nhiều"], PLACE[4]]
    wrong = next(f for f in review(tmp_path, rows).faults if f.code == "RV-207")
    assert (wrong.cell, wrong.column) == ("D4", "Tổng số hộ dân cư")
    assert wrong.severity == "warning"


# the area


@pytest.mark.parametrize(
    "key",
    [
        "Khu vực hành chính",
        "Khu vực (NT/TT)",
        "Khu vực (thành thị/nông thôn)",
        "Thành thị/nông thôn",
        "4. Khu vực",
    ],
)
def test_the_usual_wordings_of_the_area_are_the_area(tmp_path: Path, key: str) -> None:
    found = review(tmp_path, [*PLACE, [key, "Thành thị"]])
    assert codes(found) == ["RV-473"]
    assert found.survey.info.area == "urban"


@pytest.mark.parametrize("key", ["Khuvực", "Xếp loại địa bàn", "Khu vực theo quy hoạch"])
def test_a_key_that_may_be_the_area_leaves_it_open(tmp_path: Path, key: str) -> None:
    found = review(tmp_path, [*PLACE, [key, "Thành thị"]])
    assert only(found, "RV-492").cell == "A6"
    assert "RV-491" not in codes(found)
    assert found.survey.info.area is None
    # 145 points are poor by the urban line only; with 120 it is poor by both.
    assert list(found.verdicts.klass) == ["poor", "undetermined"]


@pytest.mark.parametrize(
    ("key", "value"), [("Xếp loại địa bàn", "Nông thôn"), ("Xã khu vực", "III")]
)
def test_a_key_that_says_nothing_else_of_the_area_is_only_named(
    tmp_path: Path, key: str, value: str
) -> None:
    found = review(tmp_path, [*PLACE, [key, value]])
    assert set(codes(found)) == NAMED
    assert found.survey.info.area == "rural"


def test_an_area_of_its_own_key_is_not_in_doubt(tmp_path: Path) -> None:
    rows = [*PLACE, ["Khu vực", "Nông thôn"], ["Khu vực theo quy hoạch", "Thành thị"]]
    found = review(tmp_path, rows)
    assert set(codes(found)) == NAMED
    assert found.survey.info.area == "rural"
    asked = review(tmp_path, [*PLACE, ["Khu vực theo quy hoạch", "?"]], ReadSettings(area="urban"))
    assert asked.survey.info.area == "urban"


# what words mean


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Năm điều tra", "year"),
        ("Tỉnh", "province"),
        ("Huyện", "district"),
        ("Xã", "commune"),
        ("Mã đơn vị hành chính", "commune_code"),
        ("Tổng số hộ", "total_households"),
        ("Tổng số khẩu (người)", "total_members"),
        ("Ngày chốt", "review_date"),
        ("Nấm", None),
        ("Tính", None),
        ("Tổng số hộ (dân tộc thiểu số)", "minority_households"),
        ("Số hộ nghèo", None),
        ("Năm sinh", None),
    ],
)
def test_a_key_means_one_column_or_none(words: str, name: str | None) -> None:
    known = known_key(words)
    assert (known.column.name if known else None) == name


def test_a_sheet_of_another_name_is_known_by_its_keys(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Thông tin"].title = "TT chung"

    path = books.write(tmp_path / "xa.xlsx", [books.household()], change=change)
    found = judge(read_survey(path))
    assert [(f.code, f.sheet) for f in found.faults] == [("RV-417", "TT chung")]
    assert found.survey.info.year == 2024


def test_a_word_behind_a_value_is_named_by_its_own_cell(tmp_path: Path) -> None:
    found = review(tmp_path, [[*PLACE[0], "chưa chốt"], *PLACE[1:]])
    assert found.survey.info.year == 2024
    assert only(found, "RV-491").cell == "C1"
