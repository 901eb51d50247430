"""Households whose names look like totals, groups or signatures, and rows that are such."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ravo.review.review import Review
from ravo.survey.reader import read_survey
from support import books
from support.reviews import review

NAME, VILLAGE, SIZE = "Họ và tên chủ hộ", "Thôn/ấp/bản/tổ dân phố", "Số nhân khẩu"
PEOPLE = [
    "Cộng Văn A",
    "Công Văn A",
    "Tống Cộng",
    "Tổ Thị B",
    "Bàn Văn C",
    "Ban Văn C",
    "Lang Văn D",
    "Khu Thị E",
    "Thôn Văn G",
    "Ngày Thị Tháng",
    "Trương Ban",
    "Chu Tịch",
    "Tổng Thị Hà",
    "Cộng Hòa",
    "Nguyễn Văn Tổ",
    "Bàn Thị Ấp",
]
OTHERS = {
    "RV-422": [
        "Cộng",
        "Tổng cộng",
        "TỔNG CỘNG",
        "Tong cong",
        "Tổng số",
        "Tổng cộng: 45 hộ",
        "Cộng ấp Một",
        "Cộng dồn",
        "Lũy kế",
        "Cộng chuyển sang trang sau",
        "Trang trước chuyển sang",
        "Mang sang",
        "Total",
        "Grand Total",
        "Ấp Thử Total",
    ],
    "RV-424": [
        "Ấp Một",
        "I. Ấp Một",
        "Ấp Một (35 hộ)",
        "Tổ 5",
        "Tổ dân phố số 3",
        "II. Thôn Đông",
        "I. Hộ nghèo",
        "B. HỘ CẬN NGHÈO: 12 HỘ",
    ],
    "RV-423": [
        "Người lập biểu",
        "Chủ tịch",
        "Ngày 14 tháng 12 năm 2024",
        "Trưởng ban",
        "Đã ký",
        "TM. Ủy ban nhân dân",
        "Ghi chú: hộ mới",
    ],
}


def with_row(tmp_path: Path, **cells: Any) -> Review:
    """Return the review of two households with a row of these cells alone between them."""
    rows = [books.household("H1"), cells, books.household("H2")]
    return review(books.write(tmp_path / "a.xlsx", rows))


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize(
    "more",
    [
        {},
        {VILLAGE: "Ấp Thử"},
        {VILLAGE: "Ấp Thử", SIZE: 4},
        {SIZE: 4, "Điểm B1": 120},
        {VILLAGE: "Thôn Cộng Hòa", SIZE: 4, "Điểm B1": 120},
        {"Dân tộc": "Dao"},
        {books.ANSWERS[0]: "Có"},
    ],
    ids=["name", "village", "size", "points", "village like a total", "people", "answer"],
)
def test_a_person_without_a_code_is_a_household_with_missing_cells(
    tmp_path: Path, name: str, more: dict[str, Any]
) -> None:
    if name in ("Tống Cộng", "Cộng Hòa") and VILLAGE not in more and not more:
        more = {VILLAGE: "Ấp Thử"}
    found = with_row(tmp_path, **{NAME: name}, **more)
    assert (found.counts.scored, found.counts.rejected) == (2, 1)
    assert any(f.code == "RV-214" and f.cell == "A3" for f in found.faults)


@pytest.mark.parametrize(("code", "label"), [(c, x) for c, words in OTHERS.items() for x in words])
@pytest.mark.parametrize("column", [NAME, "Mã hộ"])
def test_a_label_alone_is_named_and_no_household(
    tmp_path: Path, column: str, code: str, label: str
) -> None:
    found = with_row(tmp_path, **{column: label})
    assert [(f.code, f.cell) for f in found.faults] == [(code, "3:3")]
    assert (found.counts.scored, found.counts.rejected) == (2, 0)


@pytest.mark.parametrize("label", [*OTHERS["RV-422"], *OTHERS["RV-424"]])
@pytest.mark.parametrize("column", [NAME, "Mã hộ"])
def test_a_label_with_sums_is_named_and_no_household(
    tmp_path: Path, column: str, label: str
) -> None:
    found = with_row(tmp_path, **{column: label, SIZE: 4500, "Điểm B1": 12000.5})
    assert [f.cell for f in found.faults] == ["3:3"]
    assert found.faults[0].code in ("RV-422", "RV-424")
    assert (found.counts.scored, found.counts.rejected) == (2, 0)


@pytest.mark.parametrize("label", [*OTHERS["RV-422"], "Ấp Một", "Người lập biểu"])
def test_a_label_beside_what_only_a_household_has_is_a_household(
    tmp_path: Path, label: str
) -> None:
    for more in ({"Giới tính": "Nam"}, {"Năm sinh": 1970}, {"Dân tộc": "Kinh"}):
        found = with_row(tmp_path, **{NAME: label}, **more)
        assert (found.counts.scored, found.counts.rejected) == (2, 1), more


def test_a_section_named_like_the_villages_below_it_is_one(tmp_path: Path) -> None:
    rows = [
        {NAME: "Thôn Đông"},
        *(books.household(f"H{n}", 3, **{VILLAGE: "Thôn Đông"}) for n in range(2)),
        {NAME: "Thôn Tây Hồ"},
        books.household("H9", 3, **{VILLAGE: "Thôn Đông"}),
    ]
    found = review(books.write(tmp_path / "a.xlsx", rows))
    assert [f.code for f in found.faults if f.cell == "2:2"] == ["RV-424"]
    assert (found.counts.scored, found.counts.rejected) == (3, 1)


@pytest.mark.parametrize("number", ["I", "II.", "A", "B)"])
def test_a_section_with_its_number_in_the_column_of_codes_is_no_household(
    tmp_path: Path, number: str
) -> None:
    section = {"Mã hộ": number, NAME: "ẤP AN HÒA", "Số nhân khẩu": 13}
    rows = [section, books.household("H1"), {"Mã hộ": number, NAME: "Nguyễn Văn Nghèo"}]
    found = review(books.write(tmp_path / "a.xlsx", rows))
    assert [f.code for f in found.faults if f.cell == "2:2"] == ["RV-424"]
    assert (found.counts.read, found.counts.scored, found.counts.rejected) == (3, 1, 1)
    assert found.counts.blank == 1


def test_signers_stand_under_the_last_household_only(tmp_path: Path) -> None:
    foot = [{NAME: "Người lập biểu"}, {NAME: "Nguyễn Văn Ký"}]
    rows = [books.household("H1"), *foot]
    found = review(books.write(tmp_path / "a.xlsx", rows))
    assert [f.code for f in found.faults] == ["RV-423"]
    found = review(books.write(tmp_path / "b.xlsx", [*rows, books.household("H2")]))
    assert (found.counts.scored, found.counts.rejected) == (2, 1)
    rows = [*rows, {NAME: "Nguyễn Văn Nghèo", VILLAGE: "Ấp Thử"}]
    found = review(books.write(tmp_path / "c.xlsx", rows))
    assert (found.counts.scored, found.counts.rejected) == (1, 1)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_member_or_an_income_without_a_code_is_told(tmp_path: Path, name: str) -> None:
    members = [books.member("H1"), {"Họ và tên": name, "Quan hệ với chủ hộ": "Con"}]
    row = books.household("H1", 3, **{SIZE: 1})
    found = review(books.write(tmp_path / "a.xlsx", [row], members=members))
    assert ("RV-214", "Thành viên", "A3") in [(f.code, f.sheet, f.cell) for f in found.faults]


def test_totals_under_members_and_income_are_named(tmp_path: Path) -> None:
    members = [books.member("H1"), {"Mã hộ": "Tổng cộng: 1 người"}]
    income = [
        {"Mã hộ": "H1", "Thu: trồng trọt": 9000000},
        {"Mã hộ": "Cộng", "Thu: trồng trọt": 9000000},
    ]
    answers = dict.fromkeys(books.ANSWERS[:6])
    row = books.household("H1", 0, **{SIZE: 1, "Điểm B1": None}, **answers)
    found = review(books.write(tmp_path / "a.xlsx", [row], members=members, income=income))
    assert [(f.code, f.sheet) for f in found.faults if f.category == 4] == [
        ("RV-422", "Thành viên"),
        ("RV-422", "Thu nhập"),
    ]


@pytest.mark.parametrize("words", ["(Ký, họ tên)", "Công chức Lao động - TBXH", "TM. BAN CHỈ ĐẠO"])
def test_the_lines_over_a_signature_are_no_households(tmp_path: Path, words: str) -> None:
    rows = [books.household("H1"), {"Mã hộ": words}]
    found = read_survey(books.write(tmp_path / "a.xlsx", rows))
    assert found.households.frame["code"].tolist() == ["H1"]
    assert [fault.code for fault in found.faults] == ["RV-423"]


@pytest.mark.parametrize(
    "cells", [{"Điểm B1": 120}, {NAME: "Tổng cộng", "Ngày rà soát": date(2024, 11, 5)}]
)
def test_cells_without_a_code_that_make_no_total_are_a_household_without_one(
    tmp_path: Path, cells: dict[str, Any]
) -> None:
    found = with_row(tmp_path, **cells)
    assert found.counts.read == 3
    assert found.verdicts.klass.tolist() == ["poor", None, "poor"]


@pytest.mark.parametrize(("code", "name"), [("RV-422", "Tổng cộng"), ("RV-424", "Ấp Một")])
def test_totals_and_groups_are_known_on_a_sheet_without_villages(
    tmp_path: Path, code: str, name: str
) -> None:
    rows = [books.household("H1"), {"Điểm B1": 120, NAME: name}, books.household("H2")]
    rows = [{key: cell for key, cell in row.items() if key != VILLAGE} for row in rows]
    found = read_survey(books.write(tmp_path / "a.xlsx", rows))
    assert found.households.columns["code"].tolist() == ["H1", "H2"]
    assert code in [fault.code for fault in found.faults]
