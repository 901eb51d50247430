"""The sheets on which two editions stand side by side, cell by cell."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.criteria import load_edition
from ravo.results.two_editions import change_words, lacking, short_names
from ravo.results.workbook import write_results
from ravo.review.two_editions import TwoEditions, judged_by_both
from support.small_reviews import build, household

INCOMES = {"H1": 1_500_000, "H2": 1_500_001, "H3": 2_200_001, "H4": None}


@pytest.fixture
def two() -> TwoEditions:
    records = [household(code, None, 3, income=value) for code, value in INCOMES.items()]
    review = build(records, year=2026, rejected=[2])
    found = judged_by_both(review, load_edition("nd351-2025"))
    assert found is not None
    return found


def rows(sheet: Any) -> list[list[Any]]:
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def test_results_hold_the_comparison_and_the_list_that_follows(
    tmp_path: Path, two: TwoEditions
) -> None:
    write_results(two.first, tmp_path / "x.xlsx", "vi", two)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames[-2:] == ["So sánh hai chuẩn", "Danh sách đầu kỳ"]
    compared = rows(book["So sánh hai chuẩn"])
    at = next(n for n, row in enumerate(compared) if row[0] == "STT")
    assert [row[:8] for row in compared[at:]] == [
        [
            *("STT", "Mã hộ", "Chủ hộ", "Thôn", "Số khẩu"),
            *("Theo Nghị định 07/2021/NĐ-CP", "Theo Nghị định 351/2025/NĐ-CP", "Thay đổi"),
        ],
        [1, "H1", "Nguyễn Văn A", "Ấp 1", 4, "Hộ nghèo", "Hộ nghèo", "không đổi"],
        [
            *(2, "H2", "Nguyễn Văn A", "Ấp 1", 4),
            *("Hộ không nghèo", "Hộ nghèo", "Hộ không nghèo → Hộ nghèo"),
        ],
        [3, "H3", "Nguyễn Văn A", "Ấp 1", 4, "Không chấm được", "Không chấm được", "không đổi"],
        [
            *(4, "H4", "Nguyễn Văn A", "Ấp 1", 4),
            *("Chưa đủ thông tin", "Chưa đủ thông tin", "không đổi"),
        ],
    ]
    counts = next(
        n for n, row in enumerate(compared) if row[0] == "Số hộ theo phân loại của hai chuẩn"
    )
    figures = [[row[0], *row[3:]] for row in compared[counts + 2 : counts + 7]]
    assert [row[:6] for row in figures] == [
        ["Hộ nghèo", 1, 0, 0, 0, 1],
        ["Hộ không nghèo", 1, 0, 0, 0, 1],
        ["Chưa đủ thông tin", 0, 0, 1, 0, 1],
        ["Không chấm được", 0, 0, 0, 1, 1],
        ["Cộng", 2, 0, 1, 1, 4],
    ]
    listed = rows(book["Danh sách đầu kỳ"])
    assert listed[0][0] == "Danh sách hộ nghèo, hộ cận nghèo đầu kỳ năm 2027"
    assert [row[:6] for row in listed[4:]] == [
        [1, "Ấp 1", "Nguyễn Văn A", "H1", 4, "Hộ nghèo"],
        [2, "Ấp 1", "Nguyễn Văn A", "H2", 4, "Hộ nghèo"],
        [3, "Ấp 1", "Nguyễn Văn A", "H4", 4, "Chưa đủ thông tin"],
    ]
    assert [bool(row[6]) for row in listed[4:]] == [False, False, True]


def test_what_the_second_lacks_is_named(two: TwoEditions) -> None:
    names = lacking(two, "vi")
    assert names[0] == "chuẩn mức sống trung bình theo thu nhập (nông thôn, thành thị)"
    assert names[1] == "chuẩn hộ nghèo, hộ cận nghèo theo B1 (nông thôn, thành thị)"
    assert names[2].startswith("ngưỡng thiếu hụt của các chỉ số: Việc làm, Người phụ thuộc")
    assert names[3:] == [
        "điểm B2 của một chỉ số thiếu hụt",
        "câu trả lời trên phiếu cho chỉ số: Rác thải sinh hoạt",
    ]
    city = judged_by_both(build([household("H1", 120, 3)]), load_edition("tphcm-2021"))
    assert city is not None
    assert lacking(city, "en")[:2] == [
        "the number of deprived indicators of poor by income (rural and urban)",
        "the line of average living standard by income (rural and urban)",
    ]


def test_editions_are_called_by_their_documents(two: TwoEditions) -> None:
    assert short_names(two, "en") == ("Decree 07/2021/NĐ-CP", "Decree 351/2025/NĐ-CP")
    same = TwoEditions(two.first, two.first, ())
    assert short_names(same, "en")[0] == load_edition("nd07-2021").title.en


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("poor", "poor", "không đổi"),
        (None, None, "không đổi"),
        ("poor", "undetermined", "chưa phân loại được"),
        ("undetermined", "near_poor", "phân loại được: Hộ cận nghèo"),
        ("poor", "near_poor", "Hộ nghèo → Hộ cận nghèo"),
    ],
)
def test_a_change_in_words(before: str | None, after: str | None, words: str) -> None:
    assert change_words(before, after, "vi") == words
