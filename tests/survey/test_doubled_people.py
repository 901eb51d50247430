"""People who are listed twice: in two rows of a household, in a household entered twice."""

from pathlib import Path
from typing import Any

import pytest

from ravo.survey.doubled_people import TWO_HOMES, TWO_ROWS
from support import books
from support.reviews import review

CITIZEN = "Số định danh cá nhân/CCCD"
BIRTH, NAME, REASON = "Ngày/năm sinh", "Họ và tên", "Lý do biến động"
Row = dict[str, Any]


def child(code: str, day: str = "05/09/2010", name: str = "Nguyễn Văn Con", **more: Any) -> Row:
    return books.member(code, "Con", **{NAME: name, BIRTH: day, **more})


def told(folder: Path, *people: Row) -> list[tuple[str, str | None, str | None]]:
    """Return the codes, households and cells of the warnings about people listed twice."""
    codes = sorted({str(row["Mã hộ"]) for row in people})
    homes = [
        books.household(code, **{"Số nhân khẩu": sum(row["Mã hộ"] == code for row in people)})
        for code in codes
    ]
    found = review(books.write(folder / "a.xlsx", homes, people))
    assert not any(fault.severity == "error" for fault in found.faults)
    return [
        (fault.code, fault.household, fault.cell)
        for fault in found.faults
        if fault.code in (TWO_ROWS, TWO_HOMES)
    ]


def test_a_row_copied_twice_is_said_at_the_second(tmp_path: Path) -> None:
    assert told(tmp_path, books.member("H1"), child("H1"), child("H1")) == [(TWO_ROWS, "H1", "B4")]


@pytest.mark.parametrize(
    "other",
    [
        child("H1", "06/09/2010"),
        child("H1", name="Nguyễn Văn Em"),
        child("H1", **{CITIZEN: "087210001235"}),
        child("H1", "2010"),
    ],
    ids=["another day", "another name", "another number", "a year alone"],
)
def test_who_may_be_somebody_else_is_not_said(tmp_path: Path, other: Row) -> None:
    one = child("H1", **{CITIZEN: "087210001234"})
    assert told(tmp_path, books.member("H1"), one, other) == []


def test_people_known_by_a_year_alone_are_not_compared(tmp_path: Path) -> None:
    assert told(tmp_path, books.member("H1"), child("H1", "2010"), child("H1", "2010")) == []


def family(code: str, count: int) -> list[Row]:
    return [child(code, f"0{at}/09/2010", f"Nguyễn Văn {at}") for at in range(1, count + 1)]


def test_two_households_with_the_same_people_are_said_once(tmp_path: Path) -> None:
    one, other = ([books.member(code), *family(code, 2)] for code in ("H1", "H2"))
    assert told(tmp_path, *one, *other) == [(TWO_HOMES, "H2", "A3")]


def test_one_person_in_common_may_be_chance(tmp_path: Path) -> None:
    one, other = ([books.member(code), *family(code, 1)] for code in ("H1", "H2"))
    assert told(tmp_path, *one, *other) == []


def test_who_left_one_household_is_in_the_other_alone(tmp_path: Path) -> None:
    one = [books.member("H1"), *family("H1", 2)]
    other = [books.member("H2"), *family("H2", 2)]
    for row in one[1:]:
        row[REASON] = "Chuyển đi"
    assert told(tmp_path, *one, *other) == []
