"""Merges, splits and arrivals of which one half is missing are named; whole ones are no fault."""

from pathlib import Path
from typing import Any

import pytest

from ravo.fault_words import fault_message
from ravo.faults import Fault
from ravo.results.moves import moves_of
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.departures import departed
from ravo.survey.reader import read_survey
from support import books

REASON, ORIGIN, NAME, SIZE = "Lý do biến động", "Mã hộ gốc", "Họ và tên", "Số nhân khẩu"
HEAD, CITIZEN, OPENING = "Họ và tên chủ hộ", "Số định danh cá nhân/CCCD", "Phân loại đầu kỳ"
NUMBER = "087070001234"
JOINED = {REASON: "Nhập hộ"}
WENT = {**JOINED, ORIGIN: "H2", "Điểm B1": None, HEAD: "Lê Văn Sang"}
ASKED = {"RV-318", "RV-319", "RV-320", "RV-321", "RV-322", "RV-402", "RV-301"}
People = list[dict[str, Any]]


def judged(folder: Path, homes: list[dict[str, Any]], people: People) -> Review:
    return judge(read_survey(books.write(folder / "xa.xlsx", homes, people)))


def asked(review: Review) -> list[Fault]:
    return [fault for fault in review.faults if fault.code in ASKED]


def guest(code: str = "H1", /, **more: Any) -> dict[str, Any]:
    return books.member(code, **{NAME: "Lê Văn Sang", CITIZEN: NUMBER, **more})


def merged(folder: Path, people: People, host: dict[str, Any], **more: Any) -> Review:
    homes = [
        books.household("H1", **{**WENT, CITIZEN: NUMBER, **more}),
        books.household("H2", **{SIZE: 1, **host}),
    ]
    return judged(folder, homes, [books.member("H2"), *people])


def test_people_of_a_merged_household_who_are_in_no_other_are_named(tmp_path: Path) -> None:
    stay = [guest(), guest(**{NAME: "Lê Thị Vợ", CITIZEN: None}), guest(**{REASON: "Chết"})]
    (told,) = asked(merged(tmp_path, stay, {}))
    assert (told.code, told.household) == ("RV-318", "H1")
    assert (told.params["host"], told.params["count"]) == ("H2", 2)
    assert told.params["cells"] == ["A3", "A4"]


@pytest.mark.parametrize("reason", ["Nhập hộ", None])
def test_a_merge_whose_people_were_moved_is_no_fault(tmp_path: Path, reason: str | None) -> None:
    """Whether the number of members was raised by hand or is last year's."""
    moved = [guest("H2", **dict[str, Any]({"Quan hệ với chủ hộ": "Con", REASON: reason}))]
    review = merged(tmp_path, moved, {SIZE: 2 if reason is None else 1})
    assert asked(review) == []
    assert departed(review.survey).tolist() == [True, False]
    assert review.survey.households.value("size", 1) == 2
    (left,) = moves_of(review)["households_left"]
    assert (left.name, left.other) == ("Lê Văn Sang", "Nguyễn Văn Thử")


def test_rows_that_stand_in_both_households_are_counted_in_one(tmp_path: Path) -> None:
    both = [guest(), guest("H2", **{"Quan hệ với chủ hộ": "Con"})]
    assert asked(merged(tmp_path, both, {SIZE: 2})) == []


def test_without_rows_anywhere_the_host_is_named(tmp_path: Path) -> None:
    (told,) = asked(merged(tmp_path, [], {}))
    assert (told.code, told.params["host"]) == ("RV-322", "H2")


@pytest.mark.parametrize("origin", [None, "H1"])
def test_a_merge_into_no_household_of_the_list_is_named(tmp_path: Path, origin: str | None) -> None:
    (told,) = asked(merged(tmp_path, [guest()], {}, **{ORIGIN: origin}))
    assert (told.code, told.column) == ("RV-319", "Mã hộ gốc")


def test_without_a_column_of_origins_the_row_is_named(tmp_path: Path) -> None:
    homes = [books.household("H1", **{**WENT, CITIZEN: NUMBER}), books.household("H2")]
    for home in homes:
        home.pop(ORIGIN, None)
    path = books.write(tmp_path / "xa.xlsx", homes, [books.member("H2"), guest()])
    (told,) = [fault for fault in read_survey(path).faults if fault.code == "RV-4085"]
    assert (told.sheet, told.column, told.params["row"]) == ("Hộ", REASON, "2")
    message, hint = fault_message(told, "vi")
    assert "trang Hộ không có cột Mã hộ gốc" in message
    assert "vào dòng 2" in hint
    assert "2:2" not in message + hint


def test_the_host_may_name_the_guest_instead(tmp_path: Path) -> None:
    moved = [guest("H2", **{"Quan hệ với chủ hộ": "Con", **JOINED})]
    host = {SIZE: 2, **JOINED, ORIGIN: "H1"}
    review = merged(tmp_path, moved, host, **{ORIGIN: None})
    assert asked(review) == []
    moves = moves_of(review)
    assert [move.other for move in moves["households_left"]] == ["Nguyễn Văn Thử"]
    assert [move.other for move in moves["households_came"]] == ["Lê Văn Sang"]


@pytest.mark.parametrize("origin", ["H1", None])
def test_who_splits_off_has_a_household_that_names_the_old_one(
    tmp_path: Path, origin: str | None
) -> None:
    new = {SIZE: 1, REASON: "Tách hộ", ORIGIN: origin, HEAD: "Lê Văn Sang"}
    homes = [books.household("H1", **{SIZE: 2}), books.household("H2", **new)]
    people = [books.member("H1"), guest(**{"Quan hệ với chủ hộ": "Con", REASON: "Tách hộ"})]
    review = judged(tmp_path, homes, [*people, guest("H2")])
    told = [(f.code, f.household, str(f.params["cells"])[-3:]) for f in asked(review)]
    # The third row of the sheet `Thành viên` is that of the son.
    assert told == ([] if origin else [("RV-320", "H1", "3']")])


@pytest.mark.parametrize(
    ("reason", "opening", "told"),
    [
        ("Chuyển đến", "Hộ nghèo", ["RV-321"]),
        ("Chuyển đến", None, []),
        ("Tách hộ", "Hộ nghèo", []),
    ],
)
def test_a_household_that_came_has_no_class_of_last_year_here(
    tmp_path: Path, reason: str, opening: str | None, told: list[str]
) -> None:
    homes = [books.household("H1", **{SIZE: 1, REASON: reason, OPENING: opening})]
    review = judged(tmp_path, homes, [books.member("H1")])
    assert [fault.code for fault in asked(review)] == told
