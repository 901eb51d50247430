"""People who split off: their row may move, and a second row has what the first one has."""

from pathlib import Path
from typing import Any

import pytest

from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.departures import people_left
from ravo.survey.reader import read_survey
from support import books
from support.reviews import codes as all_codes

REASON, ORIGIN, SIZE = "Lý do biến động", "Mã hộ gốc", "Số nhân khẩu"
NAME, SEX, BIRTH, NUMBER = "Họ và tên", "Giới tính", "Ngày/năm sinh", "Số định danh cá nhân/CCCD"
HEAD_NAME, RELATION = "Họ và tên chủ hộ", "Quan hệ với chủ hộ"
SON = "Nguyễn Văn Con"
WIFE = {NAME: "Trần Thị Thử", SEX: "Nữ", BIRTH: "1975"}
SPLIT = {REASON: "Tách hộ"}


def judged(
    folder: Path, *people: dict[str, Any], old: int, new: dict[str, Any] | None = None
) -> Review:
    home = {HEAD_NAME: SON, "Năm sinh": 1999, SIZE: 1, REASON: "Tách hộ", ORIGIN: "H1"}
    homes = [
        books.household("H1", **{SIZE: old}),
        books.household("H2", **{**home, **(new or {})}),
    ]
    return judge(read_survey(books.write(folder / "xa.xlsx", homes, people)))


def codes(review: Review) -> list[str]:
    return sorted(code for code in all_codes(review) if code != "RV-352")


def son(code: str, relation: str = "Con", /, **more: Any) -> dict[str, Any]:
    facts = {NAME: SON, BIRTH: "1999", NUMBER: "087099000012"}
    return books.member(code, relation, **{**facts, **SPLIT, **more})


def wife(code: str = "H1", **more: Any) -> dict[str, Any]:
    return books.member(code, "Vợ/chồng", **{**WIFE, **more})


@pytest.mark.parametrize(
    ("written", "told"), [(3, ["RV-313"]), (2, []), (4, ["RV-301"]), (1, ["RV-301"])]
)
def test_the_row_of_who_split_off_may_be_moved(
    tmp_path: Path, written: int, told: list[str]
) -> None:
    review = judged(tmp_path, books.member(), wife(), son("H2", "Chủ hộ"), old=written)
    assert codes(review) == told
    assert review.counts.rejected == ("RV-301" in told)
    assert review.survey.households.value("size", 0) == (2 if "RV-301" not in told else written)
    left = people_left(review.survey)
    assert len(left) == 1
    found = [left.value(name, 0) for name in ("household", "name", "change_reason")]
    assert found == [0, SON, "Tách hộ"]


def test_a_row_moved_without_a_reason_is_a_row_that_is_missing(tmp_path: Path) -> None:
    moved = son("H2", "Chủ hộ", **{REASON: None})
    assert codes(judged(tmp_path, books.member(), wife(), moved, old=3)) == ["RV-301"]


def test_who_was_dead_before_the_split_is_counted_beside_the_row_that_moved(
    tmp_path: Path,
) -> None:
    dead = books.member("H1", "Con", **{NAME: "Nguyễn Văn Út", BIRTH: "2001", REASON: "Chết"})
    born = books.member("H1", "Con", **{NAME: "Nguyễn Văn Bé", BIRTH: "2024", REASON: "Mới sinh"})
    people = [books.member(), wife(), dead, born, son("H2", "Chủ hộ")]
    for size, told in ((4, "RV-313"), (5, "RV-313"), (2, "RV-317"), (3, None), (6, "RV-301")):
        review = judged(tmp_path, *people, old=size)
        assert codes(review) == ([told] if told else [])


def test_nobody_counts_as_moved_where_the_old_row_may_be_the_same_person(tmp_path: Path) -> None:
    """The name is spelled another way: one person left, not two."""
    other = son("H2", "Chủ hộ", **{NAME: "Nguyễn Văn Cong", NUMBER: None})
    people = [books.member(), wife(), son("H1"), other]
    home = {HEAD_NAME: "Nguyễn Văn Cong"}
    assert codes(judged(tmp_path, *people, old=3, new=home)) == ["RV-313"]
    assert codes(judged(tmp_path, *people, old=4, new=home)) == ["RV-301"]


def test_the_head_passes_on_where_the_head_moved(tmp_path: Path) -> None:
    moved = books.member("H2", **SPLIT)
    home = {HEAD_NAME: "Nguyễn Văn Thử", "Năm sinh": 1970}
    review = judged(tmp_path, moved, wife(), old=2, new=home)
    assert codes(review) == ["RV-313", "RV-328"]
    homes, people = review.survey.households, review.survey.members
    assert people is not None
    assert homes.frame["head_name"].tolist() == [WIFE[NAME], "Nguyễn Văn Thử"]
    assert people.frame["relation"].tolist() == ["Chủ hộ", "Chủ hộ"]


def test_a_second_row_takes_who_it_is_from_the_first(tmp_path: Path) -> None:
    bare = son("H2", "Chủ hộ", **{SEX: None, BIRTH: None, NUMBER: None})
    review = judged(tmp_path, books.member(), wife(), son("H1"), bare, old=3)
    assert codes(review) == ["RV-313", "RV-329"]
    assert not {fault.code for fault in review.to_clear_up} - {"RV-352"}
    assert review.counts.scored == 2
    people = review.survey.members
    assert people is not None
    assert people.births("birth") == [1970, 1975, 1999]
    assert people.value("citizen_id", 2) == "087099000012"
    (note,) = [fault for fault in review.faults if fault.code == "RV-329"]
    assert note.params["columns"] == (SEX, BIRTH, NUMBER)


@pytest.mark.parametrize(
    "before",
    [
        [son("H1", **{REASON: None})],
        [son("H1"), son("H1", **{BIRTH: "2001", NUMBER: None})],
        [son("H1", **{NAME: "Nguyễn Văn Khác"})],
        [son("H1", **{NAME: "Nguyễn Văn Còn"})],
    ],
    ids=["stays", "two of the name", "another name", "another tone"],
)
def test_nothing_is_taken_where_it_may_be_another_person(
    tmp_path: Path, before: list[dict[str, Any]]
) -> None:
    bare = son("H2", "Chủ hộ", **{SEX: None, BIRTH: None, NUMBER: None})
    review = judged(tmp_path, books.member(), wife(), *before, bare, old=2 + len(before))
    assert codes(review).count("RV-214") == 2
    assert "RV-329" not in codes(review)
    assert review.verdicts.klass[1] is None


def test_a_cell_that_cannot_be_read_is_not_blank(tmp_path: Path) -> None:
    bare = son("H2", "Chủ hộ", **{BIRTH: "không rõ", SEX: None})
    review = judged(tmp_path, books.member(), wife(), son("H1"), bare, old=3)
    (note,) = [fault for fault in review.faults if fault.code == "RV-329"]
    assert note.params["columns"] == (SEX,)
    assert review.verdicts.klass[1] is None


def test_nothing_is_taken_for_who_may_be_in_two_new_households(tmp_path: Path) -> None:
    bare = son("H2", "Chủ hộ", **{SEX: None, BIRTH: None, NUMBER: None})
    homes = [books.household("H1", **{SIZE: 3})]
    for code in ("H2", "H3"):
        more = {HEAD_NAME: SON, "Năm sinh": 1999, SIZE: 1, REASON: "Tách hộ", ORIGIN: "H1"}
        homes.append(books.household(code, **more))
    people = [books.member(), wife(), son("H1"), bare, {**bare, "Mã hộ": "H3"}]
    review = judge(read_survey(books.write(tmp_path / "xa.xlsx", homes, people)))
    assert "RV-329" not in codes(review)
    assert review.verdicts.klass.tolist() == ["poor", None, None]
