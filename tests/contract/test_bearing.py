"""What an unread column may hold by its place and its cells: no class is decided without it."""

from collections.abc import Sequence
from typing import Any

import pytest

from ravo.contract.columns import TableName, columns_of
from ravo.contract.headings import Heading, find_heading
from ravo.criteria import load_edition

INDICATORS = load_edition("nd07-2021").indicators
PEOPLE = ["Mã hộ", "Họ và tên chủ hộ", "Giới tính", "Năm sinh", "Dân tộc", "Thôn", "Số khẩu"]
RECORD: list[Any] = ["H1", "A B", "Nam", 1960, "Kinh", "Ấp Một", 3]
NAMED = [c.heading for c in columns_of("households", INDICATORS) if c.id.startswith("th_")]


def read(heads: Sequence[Any], *records: Sequence[Any], table: TableName = "households") -> Heading:
    heading = find_heading([list(heads), *map(list, records)], columns_of(table, INDICATORS))
    assert heading is not None
    return heading


def doubts(heading: Heading, place: int) -> set[str]:
    """Return the ids of the columns that an unread column leaves open."""
    ids = {c.name: c.id for c in columns_of("households", INDICATORS)}
    [left] = [left for left in heading.unclaimed if left.place == place]
    return {ids.get(name, name) for name in left.doubts}


@pytest.mark.parametrize("words", ["", "4", "(4)", 4, "Y tế", "Thẻ khám bệnh", "B2.4"])
def test_a_column_between_two_answers_may_be_the_one_between(words: Any) -> None:
    heads = [*PEOPLE, *NAMED[:3], words, *NAMED[4:]]
    heading = read(heads, [*RECORD, *["Không"] * 3, "Có", *["Không"] * 8])
    assert doubts(heading, len(PEOPLE) + 3) == {"th_04"}


@pytest.mark.parametrize("words", ["Tuổi", "Ngày cấp"])
def test_what_holds_no_answer_between_two_answers_is_none(words: str) -> None:
    heads = [*PEOPLE, *NAMED[:3], words, *NAMED[4:]]
    heading = read(heads, [*RECORD, *["Không"] * 3, 44, *["Không"] * 8])
    assert doubts(heading, len(PEOPLE) + 3) == set()


@pytest.mark.parametrize("words", ["Câu {}", "{}", "", "Cột {}", "B2.{}"])
def test_twelve_columns_of_yes_and_no_may_be_the_answers(words: str) -> None:
    at = len(PEOPLE)
    heads = [*PEOPLE, *[words.format(n) for n in range(1, 13)]]
    heading = read(heads, [*RECORD, *["Có", "Không"] * 6])
    assert all(f"th_{n + 1:02d}" in doubts(heading, at + n) for n in range(12))


def test_fewer_columns_than_answers_may_be_anything() -> None:
    heads = [*PEOPLE, *[f"Câu {chr(65 + n)}" for n in range(11)]]
    heading = read(heads, [*RECORD, *["Có"] * 11])
    assert not any(left.doubts for left in heading.unclaimed)


@pytest.mark.parametrize("words", ["Tổng", ""])
@pytest.mark.parametrize(
    ("points", "open_"), [(20, {"diem_b1"}), (400, {"diem_b1"}), (19, set()), (401, set())]
)
def test_figures_without_a_name_may_be_points(words: str, points: int, open_: set[str]) -> None:
    heading = read([*PEOPLE, words, "Ghi chú"], [*RECORD, points, "x"])
    assert doubts(heading, len(PEOPLE)) == open_


@pytest.mark.parametrize("words", ["Phường/xã", "Loại hình", "TT", ""])
def test_words_of_the_area_say_that_it_is_the_area(words: str) -> None:
    heading = read([*PEOPLE, words], [*RECORD, "Thành thị"], [*RECORD, "Nông thôn"])
    assert doubts(heading, len(PEOPLE)) == {"khu_vuc"}
    heading = read([*PEOPLE, words or "Sở"], [*RECORD, "Thành thị"], [*RECORD, "Chợ"])
    assert doubts(heading, len(PEOPLE)) == set()


def test_a_column_behind_the_last_heading_is_seen() -> None:
    heading = read(PEOPLE, [*RECORD, None, "xem lại"], [*RECORD, "", ""])
    assert [left.cell for left in heading.unclaimed] == ["I1"]


INCOME = ["Mã hộ", "Thu: trồng trọt", "Chi: trồng trọt", "Thu: tiền lương, tiền công"]


@pytest.mark.parametrize(
    ("words", "figure", "open_"),
    [
        ("Con gửi về", 5_000_000, True),
        ("", 5_000_000, True),
        ("Trợ cấp", 5_000_000, True),
        ("Tổng thu", 30_000_000, False),
        ("Tổng cộng", 24_000_000, False),
        ("Tổng thu", 30_000_001, True),
        ("Số khẩu", 4, False),
        ("Năm sinh", 1960, False),
        ("Ghi chú", "x", False),
    ],
)
def test_figures_beside_the_kinds_of_income_leave_the_sum_open(
    words: str, figure: Any, open_: bool
) -> None:
    records = ["H1", 10_000_000, 6_000_000, 20_000_000, figure]
    heading = read([*INCOME, words], records, table="income")
    [left] = heading.unclaimed
    assert bool(left.doubts) is open_
