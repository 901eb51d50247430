"""The head on both sheets is one person, and every household has its members where others have."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ravo.fault_words import fault_message
from ravo.faults import Fault
from ravo.messages import Text
from support.books import ANSWERS, household, member, write
from support.reviews import review

NAME, NUMBER = "Họ và tên chủ hộ", "Số định danh cá nhân/CCCD"
OWN, OTHER = "087070001234", "087070009876"
Rows = Sequence[dict[str, Any]]


def found(folder: Path, code: str, homes: Rows, people: Rows) -> list[Fault]:
    faults = review(write(folder / "a.xlsx", homes, people)).faults
    return [fault for fault in faults if fault.code == code]


def heads_apart(folder: Path, home: dict[str, Any], person: dict[str, Any]) -> list[Fault]:
    homes = [household("H1", **{"Số nhân khẩu": 1, NUMBER: None, **home})]
    return found(folder, "RV-310", homes, [member("H1", **{NUMBER: None, **person})])


@pytest.mark.parametrize(
    ("home", "person"),
    [
        ({NAME: "NGUYEN VAN  THU"}, {}),
        ({NAME: "nguyễn văn thứ"}, {"Họ và tên": "Nguyễn VănThử"}),
        ({NAME: "Đặng Văn Dũng"}, {"Họ và tên": "dang van dung"}),
        ({NAME: "Nguyễn Văn Thử 0912345678"}, {}),
        ({NUMBER: OWN}, {}),
        ({}, {NUMBER: OWN}),
        ({NUMBER: OWN}, {NUMBER: OWN}),
    ],
)
def test_one_person_on_both_sheets_is_no_fault(
    tmp_path: Path, home: dict[str, Any], person: dict[str, Any]
) -> None:
    assert heads_apart(tmp_path, home, person) == []


def test_another_name_and_number_are_one_warning_that_shows_neither(tmp_path: Path) -> None:
    home = {NAME: "Trần Thị Bình", NUMBER: OWN}
    (fault,) = heads_apart(tmp_path, home, {NUMBER: OTHER})
    assert (fault.severity, fault.household, fault.cell) == ("warning", "H1", "B2")
    message, _ = fault_message(fault, "vi")
    assert "B2 ghi T. T. B., ô Thành viên!B2 ghi N. V. T." in message
    assert "********1234" in message
    assert "********9876" in message
    assert not {OWN, OTHER, "Bình", "Nguyễn"} & {*message.replace(",", " ").split()}


def test_a_citizen_number_in_a_heading_a_name_or_a_village_is_never_shown(tmp_path: Path) -> None:
    place = {"Thôn/ấp/bản/tổ dân phố": f"Ấp {OWN}"}
    home = household("H1", **{NAME: f"Nguyễn Văn Thử {OWN}", f"Ghi thêm {OWN}": "x", **place})
    made = review(write(tmp_path / "a.xlsx", [home]))
    frame = made.survey.households.frame
    assert frame[["head_name", "village"]].iloc[0].tolist() == [
        "Nguyễn Văn Thử ********1234",
        "Ấp ********1234",
    ]
    codes = [fault.code for fault in made.faults]
    assert codes.count("RV-225") == 2
    assert "RV-270" in codes
    words = " ".join(" ".join(fault_message(fault, "vi")) for fault in made.faults)
    assert "Ghi thêm ********1234" in words
    assert OWN not in words


def test_another_number_alone_is_enough(tmp_path: Path) -> None:
    (fault,) = heads_apart(tmp_path, {NUMBER: OWN}, {NUMBER: OTHER})
    assert fault.column == NUMBER


def lacking(folder: Path, homes: int, without: int, *gone: dict[str, Any]) -> list[Fault]:
    """Return the warning about `without` of so many households that have no members."""
    rows = [household(f"H{at}", **{"Số nhân khẩu": 1}) for at in range(homes)]
    people = [member(f"H{at}") for at in range(without, homes)]
    return found(folder, "RV-4071", [*rows, *gone], people)


def test_a_few_households_without_members_are_named_together(tmp_path: Path) -> None:
    (fault,) = lacking(tmp_path, 11, 2)
    assert (fault.household, fault.severity, fault.params["codes"]) == (
        None,
        "warning",
        ["H0", "H1"],
    )
    message, _ = fault_message(fault, "vi")
    assert "chỉ dựa vào câu trả lời trên phiếu" in message


@pytest.mark.parametrize(
    ("homes", "without", "named"), [(5, 1, 0), (6, 1, 1), (10, 2, 0), (6, 0, 0)]
)
def test_they_are_a_few_where_fewer_than_one_in_five_have_none(
    tmp_path: Path, homes: int, without: int, named: int
) -> None:
    assert len(lacking(tmp_path, homes, without)) == named


@pytest.mark.parametrize(
    ("homes", "without", "named"), [(9, 4, 0), (9, 5, 1), (6, 5, 1), (26, 5, 0), (5, 5, 0)]
)
def test_many_without_members_are_named_where_others_have_some(
    tmp_path: Path, homes: int, without: int, named: int
) -> None:
    rows = [household(f"H{at}", **{"Số nhân khẩu": 1}) for at in range(homes)]
    listed = {**dict.fromkeys(ANSWERS), "Điểm B1": None}
    people = [member(f"H{at}") for at in range(without, homes)] or [member("X")]
    # A household that nobody reviewed yet is none of those whose members were cut off.
    faults = found(tmp_path, "RV-4093", [*rows, household("H90", **listed)], people)
    assert len(faults) == named
    for fault in faults:
        assert fault.params["count"] == without
        assert (fault.params["first"], fault.params["last"]) == ("H0", homes - without + 1)


def test_who_left_has_no_members_and_is_not_named(tmp_path: Path) -> None:
    gone = household("X", **{"Số nhân khẩu": None, "Điểm B1": None, "Lý do biến động": "Chết"})
    assert lacking(tmp_path, 11, 0, gone) == []


def test_a_code_that_is_there_twice_lacks_no_members(tmp_path: Path) -> None:
    assert lacking(tmp_path, 11, 0, household("H3", **{"Số nhân khẩu": 1})) == []


@pytest.mark.parametrize(
    ("home", "words"),
    [
        ({}, "trang Hộ: ô C2."),
        ({"Năm sinh": None}, "trang Hộ: ô C2, C4."),
        ({"Giới tính": None}, "trang Hộ: ô C2, C3."),
        ({"Năm sinh": 1950}, "Không thành viên nào có giới tính"),
    ],
)
def test_members_who_may_be_the_head_are_named_by_what_is_known_of_the_head(
    tmp_path: Path, home: dict[str, Any], words: str
) -> None:
    people = [
        member("H1", "Con"),
        member("H1", "Con", **{"Giới tính": "Nữ"}),
        member("H1", "Con", **{"Ngày/năm sinh": "1990"}),
    ]
    (fault,) = found(tmp_path, "RV-302", [household("H1", **{"Số nhân khẩu": 3, **home})], people)
    assert words in fault_message(fault, "vi")[0]


def test_a_head_of_whom_nothing_is_known_but_the_name_is_like_nobody(tmp_path: Path) -> None:
    home = household("H1", **{"Số nhân khẩu": 1, "Năm sinh": None, "Giới tính": None})
    (fault,) = found(tmp_path, "RV-302", [home], [member("H1", "Con")])
    assert fault.params["alike"] == Text("", "")


def test_a_name_with_figures_has_its_own_warning_and_no_second_one(tmp_path: Path) -> None:
    home = {NAME: "Trần Thị Bình 0912345678"}
    assert heads_apart(tmp_path, home, {}) == []
    (fault,) = heads_apart(tmp_path, {**home, NUMBER: OWN}, {NUMBER: OTHER})
    assert fault.column == NUMBER
