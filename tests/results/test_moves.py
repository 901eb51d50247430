"""The list of who left and who came, cell by cell; it is there only where somebody did."""

from pathlib import Path
from typing import Any

import openpyxl

from ravo.results.workbook import write_results
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from support import books

REASON, NAME = "Lý do biến động", "Họ và tên"


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
