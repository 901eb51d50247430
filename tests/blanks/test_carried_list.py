"""What becomes of last year's households and members in the list of the next review."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from ravo.blanks.carried_list import LastYearList, carried_list
from ravo.survey.survey import Info

NEW: dict[str, object] = {"year": 2025}


def last_year(
    *homes: dict[str, Any],
    people: list[dict[str, Any]] | None = None,
    place: str | None = "30172",
    year: int = 2024,
) -> LastYearList:
    usual = {"klass": "poor", "gone": False, "area": None, "village": "Ấp Một", "size": 3.0}
    households = pd.DataFrame([{**usual, "head_name": home["code"], **home} for home in homes])
    members = None if people is None else pd.DataFrame([{"gone": False, **p} for p in people])
    return LastYearList(Info(year), households, members, "rural", place=place)


def test_who_died_or_left_is_left_out_and_no_longer_counted() -> None:
    people = [
        {"household": 0, "name": "A"},
        {"household": 0, "name": "B", "gone": True},
        {"household": 1, "name": "C"},
        {"household": 1, "name": "D"},
    ]
    found = carried_list([last_year({"code": "H1"}, {"code": "H2"}, people=people)], NEW)
    assert found.frames.members["name"].tolist() == ["A", "C", "D"]
    assert found.frames.households["size"].tolist() == [2, 3]
    assert (found.members, found.members_left) == (3, 1)


def test_members_of_a_household_that_left_are_no_leavers_of_their_own() -> None:
    people = [{"household": 0, "name": "A"}, {"household": 1, "name": "B"}]
    homes = ({"code": "H1", "gone": True}, {"code": "H2"})
    found = carried_list([last_year(*homes, people=people)], NEW)
    assert found.frames.members[["code", "name"]].to_numpy().tolist() == [["H2", "B"]]
    assert (found.carried, found.left, found.members_left) == (1, 1, 0)


def test_members_keep_their_order_below_households_in_theirs() -> None:
    people = [{"household": h, "name": n} for h, n in ((0, "z"), (1, "y"), (0, "a"), (1, "b"))]
    homes = ({"code": "H1", "village": "Ấp Hai"}, {"code": "H2", "village": "Ấp Ba"})
    found = carried_list([last_year(*homes, people=people)], NEW)
    assert found.frames.households["code"].tolist() == ["H2", "H1"]
    assert found.frames.members["name"].tolist() == ["y", "b", "z", "a"]


@pytest.mark.parametrize(
    ("klass", "opening", "reason", "noted"),
    [
        ("poor", "Hộ nghèo", "Trong danh sách", False),
        ("near_poor", "Hộ cận nghèo", "Trong danh sách", False),
        ("average_living", "Hộ không nghèo", None, False),
        ("not_poor", "Hộ không nghèo", None, False),
        ("undetermined", None, None, True),
        (None, None, None, True),
    ],
)
def test_each_class_opens_the_year(
    klass: str | None, opening: str | None, reason: str | None, noted: bool
) -> None:
    row = carried_list([last_year({"code": "H1", "klass": klass})], NEW).frames.households.iloc[0]
    assert (row["opening_class"], row["review_reason"]) == (opening, reason)
    assert (row["note"] is not None and "2024" in row["note"]) is noted


def test_the_note_has_the_year_of_the_list_also_where_a_year_lies_between() -> None:
    homes = last_year({"code": "H1", "klass": None}, year=2022)
    assert "2022" in carried_list([homes], NEW).frames.households["note"][0]


def test_an_area_of_a_households_own_is_carried_and_the_communes_is_not() -> None:
    homes = ({"code": "H1", "area": "urban"}, {"code": "H2", "area": "rural"}, {"code": "H3"})
    found = carried_list([last_year(*homes)], NEW).frames.households
    assert found["area"].fillna("").tolist() == ["Thành thị", "", ""]


def test_codes_of_two_communes_stay_apart() -> None:
    first = last_year({"code": "H1"}, {"code": "H2"}, people=[{"household": 1, "name": "A"}])
    people = [{"household": 0, "name": "B"}]
    second = last_year({"code": "H2"}, {"code": "H3"}, people=people, place="30175")
    found = carried_list([first, second], NEW)
    assert sorted(found.frames.households["code"]) == ["30172-H2", "30175-H2", "H1", "H3"]
    assert found.prefixed == ("H2",)
    assert found.frames.members.to_numpy().tolist() == [["30172-H2", "A"], ["30175-H2", "B"]]


def test_blank_facts_are_not_carried() -> None:
    homes = ({"code": "H1", "wall_durable": True, "toilet": None}, {"code": "H2"})
    found = carried_list([last_year(*homes)], NEW, keep_facts=True)
    assert found.frames.to_confirm == {"wall_durable"}
    assert "toilet" not in found.frames.households
    assert "wall_durable" not in carried_list([last_year(*homes)], NEW).frames.households


def test_a_household_without_a_head_is_carried_with_its_head_blank_and_a_note() -> None:
    named = {"head_name": "Lê Văn Tí (chưa có chủ hộ)", "head_sex": "Nam", "head_birth_year": 2012}
    homes = ({"code": "H1", **named}, {"code": "H2", **named, "head_name": "Lê Văn An"})
    table = carried_list([last_year(*homes)], NEW).frames.households
    assert table["code"].tolist() == ["H2", "H1"]
    heads = table[["head_name", "head_sex", "head_birth_year"]]
    assert heads.iloc[0].tolist() == ["Lê Văn An", "Nam", 2012]
    assert heads.iloc[1].isna().all()
    assert pd.isna(table["note"].iloc[0])
    assert "Lê Văn Tí" in str(table["note"].iloc[1])


def test_a_code_that_is_like_one_with_its_commune_in_front_gets_its_own_commune() -> None:
    parts = [
        last_year({"code": "H1"}, {"code": "30172-H1"}),
        last_year({"code": "H1"}, place="30175"),
        last_year({"code": "30175-H1"}, {"code": "30175-30178-H1"}, place="30178"),
    ]
    found = carried_list(parts, NEW)
    codes = found.frames.households["code"].tolist()
    assert sorted(codes) == [
        "30172-30172-H1",
        "30172-H1",
        "30175-30178-H1",
        "30175-H1",
        "30178-30175-H1",
    ]
    assert found.twice == ()


def test_codes_that_two_households_still_share_are_named() -> None:
    """A code that no commune's in front can tell apart: both lists are of one commune."""
    found = carried_list([last_year({"code": "H1"}), last_year({"code": "H1"})], NEW)
    assert found.twice == ("30172-H1",)


def test_households_without_a_code_stay_without_one_beside_codes_told_apart() -> None:
    people = [{"household": 0, "name": "A"}, {"household": 1, "name": "B"}]
    homes = ({"code": None, "head_name": "X"}, {"code": "H1"})
    parts = [last_year(*homes, people=people), last_year(*homes, people=people, place="30175")]
    found = carried_list(parts, NEW)
    codes = found.frames.households["code"].tolist()
    assert sorted(code for code in codes if isinstance(code, str)) == ["30172-H1", "30175-H1"]
    assert (found.uncoded, found.carried, found.prefixed) == (2, 4, ("H1",))


def test_every_household_and_member_is_carried_or_counted() -> None:
    people = [
        {"household": 0, "name": "A"},
        {"household": 0, "name": "B", "gone": True},
        {"household": 1, "name": "C"},
        {"household": 2, "name": "D"},
    ]
    homes = (
        {"code": "H1"},
        {"code": "H2", "gone": True},
        {"code": "H3", "klass": None},
        {"code": "H4", "klass": "undetermined"},
    )
    part = replace(last_year(*homes, people=people), people_gone=4, people_unknown=5)
    found = carried_list([replace(part, people_left=3)], NEW)
    assert (found.carried, found.left, found.without_class, found.rejected) == (3, 1, 2, 1)
    assert found.members == 2
    assert (found.members_left, found.members_gone, found.members_unknown) == (4, 5, 5)
