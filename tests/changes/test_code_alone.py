"""A code alone makes nobody the same: what is paired, and what is asked about instead."""

import pytest

from ravo.changes.links import NO_LINKS, Links
from ravo.changes.pairs import PAIR_COLUMNS, Pairing
from ravo.changes.strict_pairs import strict_pairs
from support.years import Record, home, person, year

NUMBER = "087060000001"
HEAD: Record = {"head_name": "Trần Văn Hòa", "head_birth_year": 1960, "head_sex": "Nam"}
WIFE: Record = {"head_name": "Lê Thị Bưởi", "head_birth_year": 1962, "head_sex": "Nữ"}
BUOI, HOA, CAM = person("Lê Thị Bưởi", 1962), person("Trần Văn Hòa", 1960), person("Cam", 1990)
BEFORE = home("A1", **HEAD, members=[HOA, BUOI])
STAYED = home("A1", **WIFE, members=[BUOI, CAM])
"""The wife has the code now: somebody of the household stayed."""
STRANGE = home("A1", head_name="Võ Xa", head_birth_year=1990, village="Ấp Hai")
AWAY: Record = {"village": "Ấp Hai", "size": 9}
BESIDE = home("Z1", head_name="Ngô Văn Gấc", head_birth_year=1940)


def paired(old: list[Record], new: list[Record], links: Links = NO_LINKS) -> Pairing:
    """Return the pairing of two lists, each with one household that is on both."""
    return strict_pairs(year(2023, [BESIDE, *old]), year(2024, [*new, BESIDE]), links)


def found(pairing: Pairing, count: int) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the pairs and the doubtful ones by place; `count` are the rows of the new list."""
    sides = []
    for frame in (pairing.pairs, pairing.to_confirm):
        rows = frame[["old", "new"]].to_numpy().tolist()
        sides.append([(f"old {i}", f"new {j}") for i, j in rows if (i, j) != (0, count)])
    return sides[0], sides[1]


def test_a_head_who_may_have_moved_is_asked_about_and_the_code_goes_on() -> None:
    moved = home("B2", **HEAD, **AWAY)
    pairing = paired([BEFORE], [moved, STAYED])
    assert found(pairing, 2) == ([("old 1", "new 1")], [("old 1", "new 0")])
    row = pairing.to_confirm.iloc[0]
    assert tuple(pairing.to_confirm) == PAIR_COLUMNS
    assert (row["how"], row["rival_old"], row["rival_new"]) == ("fuzzy", -1, -1)
    assert row[["score", "name", "gap"]].isna().all()
    refused = paired([BEFORE], [moved, STAYED], Links(refused=frozenset({(1, 0)})))
    assert found(refused, 2) == ([("old 1", "new 1")], [])


def test_two_whom_the_head_may_be_are_asked_about_in_their_order() -> None:
    two = [home(code, **HEAD, **AWAY) for code in ("B2", "B3")]
    pairing = paired([BEFORE], [two[0], STAYED, two[1]])
    doubtful = [("old 1", "new 0"), ("old 1", "new 2")]
    assert found(pairing, 3) == ([("old 1", "new 1")], doubtful)


@pytest.mark.parametrize("number", [NUMBER, None])
def test_a_household_goes_with_a_head_who_is_surely_the_same(number: str | None) -> None:
    """By the number, or by a likeness that would pair them: the code is a new household's."""
    facts = {**HEAD, "head_citizen_id": number}
    old, moved = {**BEFORE, **facts}, home("B2", **{**facts, **(AWAY if number else {"size": 3})})
    assert found(paired([old], [STAYED, moved]), 2) == ([("old 1", "new 1")], [])


@pytest.mark.parametrize(
    "others",
    [
        # Two heads of either list have the number: it is nobody's.
        ([home("C1", head_name="Võ Tư", head_citizen_id=NUMBER)], []),
        ([], [home("C1", head_name="Võ Tư", head_citizen_id=NUMBER)]),
        # The household with the number is another's by its code.
        ([home("B2", **{**HEAD, "head_birth_year": 1961}, members=[HOA])], []),
    ],
)
def test_a_number_that_is_not_of_one_free_household_takes_nobody_along(
    others: tuple[list[Record], list[Record]],
) -> None:
    old = {**BEFORE, "head_citizen_id": NUMBER}
    moved = home("B2", head_name="Tạ Lý", head_birth_year=1930, head_citizen_id=NUMBER)
    pairs, _ = found(paired([old, *others[0]], [STAYED, moved, *others[1]]), 2 + len(others[1]))
    assert ("old 1", "new 0") in pairs


def test_a_code_of_strangers_is_asked_about_unless_one_of_both_is_found_elsewhere() -> None:
    numbered = {**HEAD, "head_citizen_id": NUMBER}
    assert found(paired([BEFORE], [STRANGE]), 1) == ([], [("old 1", "new 0")])
    gone = paired([home("A1", **numbered)], [STRANGE, home("B7", **numbered)])
    assert found(gone, 2) == ([("old 1", "new 1")], [])
    stranger = {"head_name": "Võ Xa", "head_birth_year": 1990, "head_citizen_id": NUMBER}
    came = paired([BEFORE, home("C5", **stranger)], [{**STRANGE, "head_citizen_id": NUMBER}])
    assert found(came, 1) == ([("old 2", "new 0")], [])


def test_a_head_who_came_from_a_household_that_gave_its_code_up_is_that_household() -> None:
    """Name, birth, sex and village are those of one that has no partner: it took the code over."""
    came = home("C5", **{**WIFE, "head_name": "Hồ Thị Kha"})
    taken = {**came, "code": "A1", "size": 3}
    old = home("A1", **HEAD, members=[HOA, CAM])
    now = {**taken, "members": [person("Hồ Thị Kha", 1962), CAM]}
    assert found(paired([old, came], [now]), 1)[0] == [("old 2", "new 0")]
    left = {**came, "rejected": True, "size": None, "change_reason": "Chết"}
    assert found(paired([old, left], [now]), 1)[0] == [("old 1", "new 0")]
