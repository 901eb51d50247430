"""Rows with equal keys: each with each, once, the first, the turn, as a plain loop has them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.changes.equal_keys import (
    BLANK,
    equal_once,
    equal_rows,
    firsts,
    key_numbers,
    no_pairs,
    numbered,
    paired_numbers,
    repeats,
    row_pairs,
    turns,
    without_crowds,
)

NUMBERS = st.lists(st.integers(BLANK, 4), max_size=12)
TEXTS = st.sampled_from(["An", "Bình", None])


def whole(numbers: list[int]) -> np.ndarray:
    """Return whole numbers as an array of the type of rows."""
    return np.array(numbers, dtype=np.int64)


def pairs(found: tuple[np.ndarray, np.ndarray]) -> list[tuple[int, int]]:
    """Return rows of both sides as pairs."""
    one, other = found
    return list(zip(one.tolist(), other.tolist(), strict=True))


@given(NUMBERS, NUMBERS)
def test_rows_are_paired_each_with_each_in_their_order(one: list[int], other: list[int]) -> None:
    wanted = [
        (i, j)
        for i, mine in enumerate(one)
        for j, theirs in enumerate(other)
        if mine == theirs != BLANK
    ]
    assert pairs(equal_rows(whole(one), whole(other))) == wanted


@given(NUMBERS, NUMBERS, st.integers(0, 5))
def test_a_key_of_too_many_pairs_becomes_blank(one: list[int], other: list[int], most: int) -> None:
    rare = [
        [n if one.count(n) * other.count(n) <= most else BLANK for n in side]
        for side in (one, other)
    ]
    found = without_crowds(whole(one), whole(other), most)
    assert [side.tolist() for side in found] == rare


@given(NUMBERS, NUMBERS)
def test_a_key_that_a_side_has_twice_is_in_no_pair(one: list[int], other: list[int]) -> None:
    wanted = [
        (i, other.index(mine))
        for i, mine in enumerate(one)
        if mine != BLANK and one.count(mine) == other.count(mine) == 1
    ]
    assert pairs(equal_once(whole(one), whole(other))) == wanted


@given(NUMBERS)
def test_repeats_firsts_and_turns_count_as_a_list_does(numbers: list[int]) -> None:
    rows = whole(numbers)
    assert repeats(rows).tolist() == [numbers.count(number) > 1 for number in numbers]
    assert firsts(rows).tolist() == [n not in numbers[:i] for i, n in enumerate(numbers)]
    assert turns(rows).tolist() == [numbers[:i].count(n) for i, n in enumerate(numbers)]
    assert turns(rows).dtype == np.int64


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=8), st.lists(st.tuples(TEXTS, TEXTS), max_size=8))
def test_keys_of_several_columns_are_equal_where_all_are(
    one: list[tuple[str | None, str | None]], other: list[tuple[str | None, str | None]]
) -> None:
    sides = [
        np.array([row[place] for row in rows], dtype=object)
        for place in (0, 1)
        for rows in (one, other)
    ]
    left, right = key_numbers((sides[0], sides[1]), (sides[2], sides[3]))
    assert (len(left), len(right)) == (len(one), len(other))
    rows, keys = [*one, *other], [*left.tolist(), *right.tolist()]
    for row, key in zip(rows, keys, strict=True):
        assert (key == BLANK) == (None in row)
        same = [None not in row and row == further for further in rows]
        assert same == [key != BLANK and key == further for further in keys]


def test_values_are_numbered_as_they_come_and_blanks_by_none() -> None:
    values = np.array(["b", None, "a", "b"], dtype=object)
    assert numbered(values).tolist() == [0, BLANK, 1, 0]
    assert numbered(values).dtype == np.int64


@pytest.mark.parametrize("other", [[0, 0, 2, 2], [3, 3, 7, 7], [0, 0, 0, 0]])
def test_pairs_of_numbers_differ_where_one_of_them_does(other: list[int]) -> None:
    one = [0, 1, 0, 1]
    found = paired_numbers(whole(one), whole(other)).tolist()
    assert len({*found}) == len({*zip(one, other, strict=True)})
    assert paired_numbers(whole([]), whole([])).tolist() == []


def test_pairs_have_a_row_of_each_year() -> None:
    found = row_pairs(whole([3]), whole([5]))
    assert (found["old"].tolist(), found["new"].tolist()) == ([3], [5])
    assert (len(no_pairs()), list(no_pairs())) == (0, ["old", "new"])
    assert no_pairs()["old"].dtype == no_pairs()["new"].dtype == np.int64
