"""Where the head of a household that has another head now may have gone."""

from typing import Any

import numpy as np
import pytest

from ravo.changes import moved_heads
from ravo.changes.moved_heads import likely_moves, same_names
from ravo.changes.pairs import pair_years
from ravo.changes.year import Year
from support.years import Record, home, person, review, year

NUMBER, OTHER = "087060000001", "087061999999"
HEAD: Record = {"head_name": "Trần Văn Hòa", "head_birth_year": 1960, "head_sex": "Nam"}
WIFE: Record = {"head_name": "Lê Thị Bưởi", "head_birth_year": 1990, "head_sex": "Nữ"}
AWAY = {"village": "Ấp Hai", "size": 9}
THERE = {"commune": "Xã Mỹ An Hưng B", "commune_code": "30178"}


def moves(old: Year, new: Year) -> dict[tuple[int, int], tuple[int, ...]]:
    """Return the likely moves of the first household of the old year, to the first of the new."""
    pairing = pair_years(old, new)
    assert (pairing.pairs["old"].iloc[0], pairing.pairs["new"].iloc[0]) == (0, 0)
    return dict(likely_moves(old, new, pairing, (np.array([0]), np.array([0]))))


def of_one(head: dict[str, Any], moved: dict[str, Any], *members: Record) -> tuple[int, ...]:
    """Return where a head may be now: the new list has its household, and one more."""
    old = year(
        2023, [home("A1", **{**HEAD, **head}, members=members and [person("Lê Thị Bưởi", 1990)])]
    )
    stayed = home("A1", **WIFE, members=members and [person("Lê Thị Bưởi", 1990), *members])
    new = year(2024, [stayed, home("B2", **{**HEAD, **AWAY, **moved})])
    return moves(with_tails(old, head), with_tails(new, {}, moved)).get((0, 0), ())


def with_tails(given: Year, *heads: dict[str, Any]) -> Year:
    """Return a year whose heads have the last digits given, or those of their numbers."""
    tails = [
        head.get("tail", number and number[-4:])
        for head, number in zip(heads, given.households["head_citizen_id"], strict=True)
    ]
    frame = given.households.assign(head_tail=np.array(tails, dtype=object))
    return Year(given.year, given.parts, frame, given.members)


@pytest.mark.parametrize(
    ("head", "moved", "likely"),
    [
        ({}, {}, True),
        ({}, {"head_name": "TRAN VAN HOÀ"}, True),
        ({}, {"head_name": "Trần Văn Hợi"}, False),
        ({"head_name": None}, {"head_name": None}, False),
        ({}, {"head_birth_year": 1959}, True),
        ({}, {"head_birth_year": 1961}, True),
        ({}, {"head_birth_year": 1958}, False),
        ({}, {"head_birth_year": 1962}, False),
        ({}, {"head_birth_year": None}, True),
        ({"head_birth_year": None}, {}, True),
        ({}, {"head_sex": "Nữ"}, False),
        ({}, {"head_sex": None}, True),
        ({"head_sex": None}, {}, True),
        ({"tail": "0001"}, {"tail": "0002"}, False),
        ({"tail": "0001"}, {"tail": "0001"}, True),
        ({"tail": "0001"}, {}, True),
        ({}, {"tail": "0001"}, True),
        # The last digits of both numbers are equal, or not known: the whole numbers differ.
        ({"head_citizen_id": "087060010001"}, {"head_citizen_id": "087061990001"}, False),
        ({"head_citizen_id": NUMBER}, {}, True),
        ({}, {"head_citizen_id": NUMBER}, True),
    ],
)
def test_a_head_is_likely_one_with_the_same_facts_as_far_as_they_are_known(
    head: dict[str, Any], moved: dict[str, Any], *, likely: bool
) -> None:
    assert of_one(head, moved) == ((1,) if likely else ())


@pytest.mark.parametrize(
    ("birth", "stayed"), [(1958, False), (1959, True), (1960, True), (1961, True), (1962, False)]
)
def test_a_head_who_is_a_member_now_went_nowhere(birth: int, *, stayed: bool) -> None:
    assert of_one({}, {}, person("Tran Van Hoa", birth)) == (() if stayed else (1,))
    assert of_one({}, {}, person("Trần Văn Hợi", birth)) == (1,)


@pytest.mark.parametrize(("then", "now"), [(None, 1960), (1960, None), (None, None)])
def test_a_blank_year_of_birth_does_not_send_a_member_away(
    then: int | None, now: int | None
) -> None:
    head = {"head_birth_year": then}
    assert of_one(head, {}, person("Trần Văn Hòa", now)) == ()


def test_all_households_that_have_no_partner_and_are_in_the_commune_are_asked_about() -> None:
    """A namesake who was there before, and one of another commune, are not."""
    same = home("C3", **HEAD, village="Ấp Ba")
    beside = home("D1", head_name="Tô Văn Lộc", head_birth_year=1933)
    old = year(2023, [home("A1", **HEAD), same], review([beside], 2023, **THERE))
    may = [home(code, **HEAD, **AWAY) for code in ("B2", "B3")]
    far = review([home("E5", **HEAD, **AWAY), beside], 2024, **THERE)
    new = year(2024, [home("A1", **WIFE), may[0], same, may[1]], far)
    assert moves(old, new) == {(0, 0): (1, 3)}


def test_a_name_that_too_many_have_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    old = year(2023, [home("A1", **HEAD)])
    new = year(2024, [home("A1", **WIFE), *(home(code, **HEAD, **AWAY) for code in ("B2", "B3"))])
    monkeypatch.setattr(moved_heads, "MOST_NAMESAKES", 2)
    assert moves(old, new) == {(0, 0): (1, 2)}
    monkeypatch.setattr(moved_heads, "MOST_NAMESAKES", 1)
    assert moves(old, new) == {}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Trần Văn Hòa", None), ("TRẦN  VĂN HOÀ", None), True),
        (("Trần Văn Hòa", None), ("Trần Văn Hoa", None), False),
        ((None, None), (None, None), False),
        (("", None), ("", None), False),
        (("Trần Văn Hòa", NUMBER), ("Trần Văn Hòa", NUMBER), True),
        (("Trần Văn Hòa", NUMBER), ("Trần Văn Hòa", OTHER), False),
        (("Trần Văn Hòa", NUMBER), ("Trần Văn Hòa", None), True),
        (("Trần Văn Hòa", None), ("Trần Văn Hòa", NUMBER), True),
        (("Trần Văn Hòa", NUMBER), ("Trần Văn Hợi", NUMBER), False),
    ],
)
def test_names_are_the_same_but_for_case_blanks_and_the_place_of_a_tone(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], *, same: bool
) -> None:
    old, new = (
        year(number, [home("A0"), home("A1", head_name=name, head_citizen_id=citizen)])
        for number, (name, citizen) in ((2023, one), (2024, other))
    )
    rows = np.array([1])
    assert same_names(old, new, rows, rows).tolist() == [same]
