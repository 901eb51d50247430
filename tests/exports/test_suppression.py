"""What is left out of a table of counts, and what somebody can still conclude: an own attack."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.exports.suppression import hidden_counts
from support.count_attack import ranges

Table = Sequence[Sequence[int]]


def shown(table: Table, smallest: int) -> list[list[int | None]]:
    """Return the rows of villages and, last, the sums of columns, as they are published."""
    hidden = hidden_counts(table, smallest)
    rows = [list(row) for row in table] + [[sum(column) for column in zip(*table, strict=True)]]
    return [
        [None if (at, place) in hidden else count for place, count in enumerate(row)]
        for at, row in enumerate(rows)
    ]


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[int]], int]:
    smallest = draw(st.integers(2, 6))
    width = draw(st.integers(2, 4))
    counts = st.lists(st.integers(0, 12), min_size=width, max_size=width)
    rows = counts.filter(lambda row: sum(row) == 0 or sum(row) >= smallest)
    return draw(st.lists(rows, min_size=1, max_size=4)), smallest


@settings(max_examples=25)
@given(tables())
def test_no_hidden_count_can_be_told_nearer_than_the_limit(
    made: tuple[list[list[int]], int],
) -> None:
    table, smallest = made
    public = shown(table, smallest)
    assert all(count is None or count == 0 or count >= smallest for row in public for count in row)
    widths = ranges(public, [sum(row) for row in table])
    assert all(width >= smallest - 1e-6 for width in widths)


def test_the_limit_is_the_first_that_is_shown() -> None:
    assert hidden_counts([[5, 5], [5, 5]], 5) == frozenset()
    assert (0, 0) in hidden_counts([[4, 6], [5, 5]], 5)


def test_zero_is_shown() -> None:
    assert hidden_counts([[0, 9], [7, 0]], 5) == frozenset()


def test_subtraction_from_the_totals_gives_nothing_back() -> None:
    # 2 alone would follow from its row (20 - 18) and from its column (9 - 7).
    public = shown([[18, 2], [11, 7]], 5)
    assert public[0] == [None, None]
    hidden = [row.count(None) for row in zip(*public, strict=True)]
    assert all(count != 1 for count in hidden)


def test_nothing_small_leaves_all_shown() -> None:
    assert shown([[10, 20, 0], [30, 0, 5]], 5) == [[10, 20, 0], [30, 0, 5], [40, 20, 5]]


def test_one_village_hides_its_sums_too() -> None:
    # The sums of a single row are the row.
    assert shown([[3, 9]], 5) == [[None, None], [None, None]]


def test_a_total_under_the_limit_is_refused() -> None:
    with pytest.raises(ValueError, match="total"):
        hidden_counts([[3, 0]], 5)


def test_the_attack_finds_what_is_not_protected() -> None:
    # The attack itself can fail a table: with the small count alone left out, all follows.
    assert ranges([[18, None], [11, 7], [29, 9]], [20, 18]) == [pytest.approx(0)]
