"""Who is the same person in both years: by number, by name and birth year, and nobody by blanks."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from ravo.changes import people
from ravo.changes.people import (
    UNMARKED_DIFFER,
    HeadKeys,
    SharedFacts,
    YearMembers,
    name_scores,
    other_numbers,
    plain_name,
    same_heads,
    same_people,
    shared_members,
)

NAN = float("nan")
FIRST = np.array([0])
AN, KHA, NUMBER = "Nguyễn Văn An", "Trần Thị Kha", "087070000001"
Head = tuple[str, float, str]


def heads(*people: Head) -> HeadKeys:
    """Return heads by name, birth year and citizen number."""
    names, births, numbers = zip(*people, strict=True)
    columns = names, [plain_name(name) for name in names], numbers
    name, plain, citizen = (np.array(column, dtype=object) for column in columns)
    size = np.full(len(people), 3.0)
    blank = np.full(len(people), "")
    return HeadKeys(name, plain, blank, np.array(births, float), size, citizen, blank)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((AN, 1970, NUMBER), (KHA, 1980, NUMBER), True),
        ((AN, 1970, NUMBER), (KHA, 1970, "087070000009"), False),
        ((AN, 1970, ""), (AN, 1970, ""), True),
        ((AN, 1970, ""), (AN, 1971, NUMBER), True),
        ((AN, 1970, ""), (AN, 1969, ""), True),
        ((AN, 1970, ""), (AN, 1972, ""), False),
        ((AN, 1970, ""), (AN, 1968, ""), False),
        ((AN, NAN, ""), (AN, 1972, ""), True),
        ((AN, 1970, ""), (AN, NAN, ""), True),
        ((AN, 1970, ""), (KHA, 1970, ""), False),
        ((AN, NAN, ""), (KHA, NAN, ""), False),
        (("", 1970, ""), ("", 1970, ""), False),
    ],
)
def test_heads_are_one_by_number_or_by_name_and_year(one: Head, other: Head, same: bool) -> None:
    assert same_heads(heads(one), FIRST, heads(other), FIRST).tolist() == [same]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (NUMBER, NUMBER, False),
        (NUMBER, "087070000032", False),
        (NUMBER, "087070000432", True),
        (NUMBER, "341234567", False),
        ("341234567", NUMBER, False),
        (NUMBER, "", False),
    ],
)
def test_whole_numbers_more_than_two_digits_apart_are_of_two(
    one: str, other: str, differ: bool
) -> None:
    sides = heads((AN, 1970, one)), heads((AN, 1970, other))
    assert other_numbers(sides[0], FIRST, sides[1], FIRST).tolist() == [differ]


@pytest.mark.parametrize(
    ("one", "other", "score"),
    [
        ("Lê Thị Hòa", "Lê Thị Hòa", 1.0),
        ("Lê Thị Hoà", "lê  thị Hòa", 1.0),
        ("Lê Thị Hòa", "Le Thi Hoa", 1.0),
        ("Le Thi Hoa", "Lê Thị Hòa", 1.0),
        ("Lê Thị Hòa", "Lê Thị Hoa", UNMARKED_DIFFER),
    ],
)
def test_names_of_the_same_letters_lose_little_and_without_marks_nothing(
    one: str, other: str, score: float
) -> None:
    sides = heads((one, 1970, "")), heads((other, 1970, ""))
    assert name_scores(sides[0], FIRST, sides[1], FIRST).tolist() == [score]


def members(*people: Head) -> pd.DataFrame:
    names, births, numbers = zip(*people, strict=True)
    return pd.DataFrame(
        {"name": list(names), "birth_year": np.array(births, float), "citizen_id": list(numbers)}
    )


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([(AN, 1970, NUMBER)], [(KHA, 1980, NUMBER)], [(0, 0)]),
        ([(AN, 1970, ""), (AN, 2001, "")], [(AN, 2001, ""), (AN, 1970, "")], [(0, 1), (1, 0)]),
        ([(AN, 1970, "")], [(AN, 1971, "")], [(0, 0)]),
        ([(AN, NAN, "")], [(AN, 1971, "")], [(0, 0)]),
        ([(AN, 1970, "")], [(AN, 1972, "")], []),
        ([("Nguyễn Văn Ân", 1970, "")], [("Nguyễn Văm Ân", 1970, "")], [(0, 0)]),
        ([(AN, 1970, "")], [(KHA, 1970, "")], []),
        ([("", 1970, "")], [("", 1970, "")], []),
        ([(AN, NAN, "")], [(KHA, NAN, "")], []),
        ([("", NAN, "")], [("", NAN, "")], []),
    ],
)
def test_members_meet_once_and_never_by_what_is_blank(
    old: list[Head], new: list[Head], pairs: list[tuple[int, int]]
) -> None:
    owners = np.zeros(len(old), dtype=np.int64), np.zeros(len(new), dtype=np.int64)
    found = same_people(members(*old), owners[0], members(*new), owners[1])
    assert sorted(zip(found["old"].tolist(), found["new"].tolist(), strict=True)) == pairs
    # Those of a household that is not compared meet nobody.
    alone = np.full(len(old), -1)
    assert not len(same_people(members(*old), alone, members(*new), owners[1]))


def listed(*people: tuple[int, int, str, float], block: int = 0) -> YearMembers:
    """Return members by household, number (0 for none), name and birth year, all in one block."""
    columns: list[Any] = [list(column) for column in zip(*people, strict=True)]
    where = [np.array(column, dtype=np.int64) for column in columns[:2]]
    name, birth = np.array(columns[2], dtype=object), np.array(columns[3], dtype=np.float64)
    return YearMembers(where[0], np.full(len(people), block), where[1], name, birth)


def test_shared_members_are_counted_by_number_anywhere_and_by_name_in_a_block() -> None:
    old = listed((0, 5, AN, 1970), (0, 0, KHA, 1980), (1, 0, "", 1990), (1, 0, AN, NAN))
    new = listed((2, 5, "Lê Lạ", 1950), (2, 0, KHA, 1980), (3, 0, "", 1990), (3, 0, AN, NAN))
    found = shared_members(old, new)
    assert list(zip(found.old, found.new, found.count, strict=True)) == [(0, 2, 2)]
    assert found.of(np.array([0, 0, 1]), np.array([2, 3, 3]), 4).tolist() == [2, 0, 0]
    elsewhere = shared_members(old, listed((2, 5, AN, 1970), (2, 0, KHA, 1980), block=1))
    assert list(zip(elsewhere.old, elsewhere.new, elsewhere.count, strict=True)) == [(0, 2, 1)]
    # By number and by name the same member is one.
    same = shared_members(listed((0, 5, AN, 1970)), listed((0, 5, AN, 1970)))
    assert same.count.tolist() == [1]


def test_members_of_one_name_are_shared_until_too_many_have_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A placeholder for a name makes as many pairs as all households with all others."""
    some = [(house, 0, AN, 1970) for house in range(3)]
    old = listed(*some, (0, 0, KHA, 1980), (1, 7, AN, 1970))
    new = listed(*some[:2], (0, 0, KHA, 1980), (1, 7, AN, 1970))
    monkeypatch.setattr(people, "MOST_NAMESAKES", 6)
    every = shared_members(old, new)
    assert every.of(np.array([0, 0, 1, 2]), np.array([0, 1, 1, 1]), 2).tolist() == [2, 1, 2, 1]
    monkeypatch.setattr(people, "MOST_NAMESAKES", 5)
    fewer = shared_members(old, new)
    assert list(zip(fewer.old, fewer.new, fewer.count, strict=True)) == [(1, 1, 1), (0, 0, 1)]


def test_counts_are_found_for_every_pair_in_any_order() -> None:
    old, new, count = np.array([2, 0, 1]), np.array([3, 1, 0]), np.array([7, 8, 9])
    facts = SharedFacts(old, new, count)
    assert facts.of(old, new, 4).tolist() == [7, 8, 9]
    others = np.array([0, 0, 1, 2, 2, 3]), np.array([0, 2, 3, 2, 0, 0])
    assert facts.of(*others, 4).tolist() == [0] * 6
