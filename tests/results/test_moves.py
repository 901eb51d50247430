"""The list of who left and who came, cell by cell; it is there only where somebody did."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.results.moves import Move, moves_of
from ravo.results.workbook import write_results
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from support import books

REASON, NAME, ORIGIN = "Lý do biến động", "Họ và tên", "Mã hộ gốc"


def sheets(folder: Path, homes: list[dict[str, Any]], people: list[dict[str, Any]]) -> Any:
    review = judge(read_survey(books.write(folder / "xa.xlsx", homes, people)))
    write_results(review, folder / "kq.xlsx", "vi")
    return openpyxl.load_workbook(folder / "kq.xlsx")


def test_everybody_who_left_and_came_is_listed(tmp_path: Path) -> None:
    homes = [
        books.household("H1", 3, **{"Số nhân khẩu": 2}),
        books.household(
            "H2",
            3,
            **{
                "Họ và tên chủ hộ": "Lê Văn Đi",
                REASON: "Chuyển đi",
                "Điểm B1": None,
                "Phân loại đầu kỳ": "Hộ nghèo",
                "Ghi chú": "về Cần Thơ",
            },
        ),
        books.household(
            "H3", 3, **{"Họ và tên chủ hộ": "Nguyễn Văn Con", REASON: "Tách hộ", "Mã hộ gốc": "H1"}
        ),
    ]
    people = [
        books.member("H1"),
        books.member("H1", "Con", **{NAME: "Nguyễn Thị Bé", REASON: "Mới sinh"}),
        books.member("H1", "Cha/mẹ", **{NAME: "Nguyễn Văn Ông", REASON: "Chết"}),
    ]
    people[1]["Ngày/năm sinh"], people[2]["Ngày/năm sinh"] = 2024, 1930
    sheet = sheets(tmp_path, homes, people)["Danh sách biến động"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    village = "Ấp Thử"
    wanted = [
        [1, "Lê Văn Đi", 1970, village, "Chuyển đi", "Hộ nghèo", "về Cần Thơ"],
        [1, "Nguyễn Văn Con", 1970, village, "Tách hộ", "Hộ nghèo", "Hộ gốc: Nguyễn Văn Thử"],
        [
            *(1, "Nguyễn Văn Ông", 1930, village, "Chết", "Hộ nghèo"),
            "Hộ Nguyễn Văn Thử, quan hệ: cha/mẹ",
        ],
        [
            1,
            "Nguyễn Thị Bé",
            2024,
            village,
            "Mới sinh",
            "Hộ nghèo",
            "Hộ Nguyễn Văn Thử, quan hệ: con",
        ],
    ]
    assert [row for row in rows if isinstance(row[0], int)] == wanted
    titles = [
        row[0] for row in rows if isinstance(row[0], str) and row[0].endswith((" hộ", " người"))
    ]
    assert [title.rpartition(": ")[2] for title in titles] == ["1 hộ", "1 hộ", "1 người", "1 người"]


def test_a_head_who_died_is_listed_with_who_follows(tmp_path: Path) -> None:
    people = [
        books.member("H1", **{REASON: "Chết"}),
        books.member("H1", "Vợ/chồng", **{NAME: "Trần Thị Thử"}),
    ]
    sheet = sheets(tmp_path, [books.household()], people)["Danh sách biến động"]
    notes = [row[6].value for row in sheet.iter_rows() if row[1].value == "Nguyễn Văn Thử"]
    assert notes == ["Chủ hộ cũ; chủ hộ nay: Trần Thị Thử"]


def test_where_nobody_moved_there_is_no_list(tmp_path: Path) -> None:
    assert "Danh sách biến động" not in sheets(tmp_path, [books.household()], []).sheetnames


def test_of_children_alone_nobody_signs_for_a_dead_head(tmp_path: Path) -> None:
    people = [
        books.member("H1", **{REASON: "Chết"}),
        books.member("H1", "Con", **{NAME: "Nguyễn Văn Con", "Ngày/năm sinh": 2015}),
    ]
    book = sheets(tmp_path, [books.household("H1", 3, **{"Số nhân khẩu": 1})], people)
    cells = [cell.value for row in book["Danh sách"].iter_rows() for cell in row]
    assert "Nguyễn Văn Con (chưa có chủ hộ)" in cells
    assert "Nguyễn Văn Thử" not in cells
    (left,) = [row for row in book["Danh sách biến động"].iter_rows() if row[0].value == 1]
    assert (left[1].value, left[6].value) == (
        "Nguyễn Văn Thử",
        "Chủ hộ cũ; hộ nay chưa có chủ hộ, lớn tuổi nhất: Nguyễn Văn Con",
    )


@pytest.mark.parametrize(
    ("origins", "warned", "notes"),
    [
        ({"H1": "H9"}, ["RV-4095"], [None]),
        ({"H1": "H1"}, [], [None]),
        ({"H1": "H2", "H2": "H1"}, ["RV-4096", "RV-4096"], [None, None]),
        ({"H1": "H2"}, [], [None]),
        ({"H1": "H3"}, [], ["Nhận hộ: Lê Ba"]),
    ],
)
def test_a_household_is_not_listed_with_one_that_it_cannot_have_taken_in(
    tmp_path: Path, origins: dict[str, str], warned: list[str], notes: list[str | None]
) -> None:
    homes = [
        books.household(code, 3, **{REASON: "Nhập hộ" if code in origins else None, ORIGIN: origin})
        for code, origin in (("H1", origins.get("H1")), ("H2", origins.get("H2")))
    ]
    gone = {REASON: "Chuyển đi", "Điểm B1": None, "Họ và tên chủ hộ": "Lê Ba"}
    homes.append(books.household("H3", 3, **gone))
    people = [books.member("H1"), books.member("H2")]
    review = judge(read_survey(books.write(tmp_path / "xa.xlsx", homes, people)))
    found = [f.code for f in review.faults if f.code in ("RV-4095", "RV-4096")]
    assert found == warned
    assert [move.other and f"Nhận hộ: {move.other}" for move in came(review)] == notes


def came(review: Review) -> tuple[Move, ...]:
    return moves_of(review)["households_came"]


def test_who_died_in_a_household_that_went_into_another_is_listed(tmp_path: Path) -> None:
    gone = {"Họ và tên chủ hộ": "Lê Văn Nhập", REASON: "Nhập hộ", "Mã hộ gốc": "H1"}
    homes = [
        books.household("H1", 3, **{"Số nhân khẩu": 2}),
        books.household("H2", 3, **gone, **{"Điểm B1": None, "Số nhân khẩu": None}),
    ]
    people = [
        books.member("H1"),
        books.member("H1", "Khác", **{NAME: "Lê Văn Nhập", REASON: "Nhập hộ"}),
        books.member("H2", "Cha/mẹ", **{NAME: "Lê Văn Cụ", REASON: "Chết"}),
    ]
    people[1]["Ngày/năm sinh"], people[2]["Ngày/năm sinh"] = 1970, 1931
    review = judge(read_survey(books.write(tmp_path / "xa.xlsx", homes, people)))
    found = moves_of(review)
    assert [(move.name, move.reason) for move in found["people_left"]] == [("Lê Văn Cụ", "Chết")]
    assert [move.name for move in found["households_left"]] == ["Lê Văn Nhập"]
