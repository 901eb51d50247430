"""Where nothing of two years may be common, pairing them pairs nobody and meets nobody again."""

from dataclasses import replace
from typing import Any

import pytest

from ravo.changes.lineage import descent
from ravo.changes.links import Links
from ravo.changes.possible_pairs import FEW_MEMBERS, keys_of_year, may_have_common
from ravo.changes.year import Year
from support.years import Record, home, person, restarting, year

NUMBER = "087060000001"
OLD: Record = {"head_name": "Trần Văn An", "head_birth_year": 1950, "village": "Ấp Một", "size": 3}
SAME_HEAD: Record = {"head_name": "Trần Văn An", "head_birth_year": 1950}
NEW: Record = {"head_name": "Lê Thị Bưởi", "head_birth_year": 1970, "village": "Ấp Hai", "size": 6}


def common(old: Year, new: Year) -> tuple[bool, int, int]:
    """Return whether anything may be common, and how many are paired, and met again, in truth."""
    found = descent(old, new, Links())
    may = may_have_common(old, new, keys_of_year(new))
    return may, int((found.old >= 0).sum()), int((found.person >= 0).sum())


def years(old: dict[str, Any], new: dict[str, Any]) -> tuple[Year, Year]:
    """Return two years of a household each, which have nothing in common but what is given."""
    before: Record = {**home("A1", **OLD), **old}
    after: Record = {**home("B9", **NEW), **new}
    return year(2023, [before]), year(2024, [after])


def test_strangers_have_nothing_in_common() -> None:
    assert common(*years({}, {})) == (False, 0, 0)


@pytest.mark.parametrize(
    ("old", "new", "paired", "met"),
    [
        ({"code": "C1"}, {"code": "C1", "village": "Ấp Một"}, 1, 0),
        ({}, {"origin_code": "A1"}, 1, 0),
        ({"head_citizen_id": NUMBER}, {**SAME_HEAD, "head_citizen_id": NUMBER}, 1, 0),
        # One number of two people is mistyped.
        ({"head_citizen_id": NUMBER}, {"head_citizen_id": NUMBER}, 0, 0),
        # Somebody who moved: no household goes on.
        (
            {"members": [person("Trần Văn Cam", 1980, NUMBER)]},
            {"members": [person("Trần Văn Cam", 1980, NUMBER), person("Lê Thị Bưởi", 1970)]},
            0,
            1,
        ),
        ({"members": [person("Lê Thị Bưởi", 1970, NUMBER)]}, {"head_citizen_id": NUMBER}, 0, 0),
        ({"head_citizen_id": NUMBER}, {"members": [person("Trần Văn An", 1950, NUMBER)]}, 0, 0),
    ],
)
def test_one_key_is_enough(old: dict[str, Any], new: dict[str, Any], paired: int, met: int) -> None:
    assert common(*years(old, new)) == (True, paired, met)


@pytest.mark.parametrize(
    ("old", "new", "may"),
    [
        # Whole numbers are compared as they are; results have the last digits alone.
        (NUMBER, "079060000001", False),
        (NUMBER, None, True),
        (None, NUMBER, True),
        (None, None, True),
    ],
)
def test_last_digits_count_where_a_whole_number_is_missing(
    old: str | None, new: str | None, may: bool
) -> None:
    known = {"head_birth_year": 1960, "head_sex": "Nam"}
    sides = [
        with_tails(one)
        for one in years(
            {**known, "head_name": "Trần An", "head_citizen_id": old},
            {**known, "head_name": "Trần Bưởi", "head_citizen_id": new},
        )
    ]
    assert common(*sides) == (may, int(may), 0)


@pytest.mark.parametrize(
    ("tail", "sex", "birth", "may"),
    [
        ("0001", "Nam", 1960, True),
        ("0002", "Nam", 1960, False),
        ("0001", "Nữ", 1960, False),
        ("0001", "Nam", 1961, False),
        (None, "Nam", 1960, False),
        ("0001", None, 1960, False),
    ],
)
def test_last_digits_are_of_one_person_with_sex_and_birth(
    tail: str | None, sex: str | None, birth: int, *, may: bool
) -> None:
    old, new = years(
        {"head_name": "Trần An", "head_sex": "Nam", "head_birth_year": 1960},
        {"head_name": "Trần Bưởi", "head_sex": sex, "head_birth_year": birth},
    )
    assert common(with_tails(old), with_tails(new, tail)) == (may, int(may), 0)


def with_tails(given: Year, tail: str | None = "0001") -> Year:
    """Return a year with the last digits of every head's number."""
    return replace(given, households=given.households.assign(head_tail=tail))


@pytest.mark.parametrize("listed", [FEW_MEMBERS, FEW_MEMBERS + 1])
@pytest.mark.parametrize("shared", [1, 2])
def test_alike_heads_settle_it_in_small_households_alone(listed: int, shared: int) -> None:
    """The score is 0.90 with one of three members in common, and 0.8875 with one of four."""
    head = person("Trần Văn An", 1950)
    one = [head, *(person(f"Hai {at}", 1980) for at in range(1, listed))]
    other = [head, *(person(f"Ba {at}", 1980) for at in range(1, listed))]
    if shared == 2:
        other[1] = one[1]
    sure = shared == 2 or listed == FEW_MEMBERS
    sides = ({**OLD, "size": listed, "members": people} for people in (one, other))
    found = common(*years(*sides))
    assert found == (sure, int(sure), shared if sure else 0)


def test_households_without_members_are_alike_by_their_heads() -> None:
    assert common(*years(OLD, OLD)) == (True, 1, 0)
    # Another village leaves 0.88 of what is known.
    assert common(*years(OLD, {**OLD, "village": "Ấp Hai"})) == (False, 0, 0)


def test_equal_rows_of_lists_whose_codes_restart_may_be_one_household() -> None:
    sides = [restarting(one) for one in years({"code": "1#2"}, {"code": "1#3"})]
    assert common(*sides)[0]
    plain = years({"code": "1"}, {"code": "2"})
    assert not common(restarting(plain[0]), plain[1])[0]
