"""Groups: their shares and measures add up to the whole."""

from math import isnan

import numpy as np
import pytest

from ravo.analysis.alkire_foster import alkire_foster
from ravo.analysis.groups import by_group, numbered

FIVE = np.array([[1, 0, 1, 0], [0, 1, 0, 0], [0, 1, 1, 1], [1, 0, 0, 0], [1, 0, 1, 0]], dtype=float)
EQUAL = [0.25] * 4


def test_two_regions() -> None:
    north, south = by_group(FIVE, EQUAL, 0.5, np.ones(5), numbered(["N", "N", "S", "S", "S"]))
    assert (north.group, north.share, south.share) == ("N", 0.4, 0.6)
    assert north.measures.m0 == 0.25
    assert south.measures.m0 == pytest.approx(5 / 12)
    assert north.part == pytest.approx(0.4 * 0.25 / 0.35)
    assert north.part + south.part == pytest.approx(1)


def test_shares_times_m0_sum_to_m0_by_people() -> None:
    draw = np.random.default_rng(3)
    matrix = (draw.random((300, 12)) < 0.3).astype(float)
    size = draw.integers(1, 9, 300).astype(float)
    names = [f"Ấp {number}" for number in draw.integers(1, 6, 300)]
    weights = [1 / 12] * 12
    groups = by_group(matrix, weights, 0.25, size, numbered(names))
    total = sum(group.share * group.measures.m0 for group in groups)
    assert total == pytest.approx(alkire_foster(matrix, weights, 0.25, size).m0)
    assert sum(group.share for group in groups) == pytest.approx(1)


def test_a_group_without_people_has_no_measure() -> None:
    empty, _ = by_group(FIVE[:2], EQUAL, 0.5, np.array([0.0, 1.0]), numbered(["A", "B"]))
    assert empty.share == 0
    assert isnan(empty.measures.h)


def test_nobody_poor_has_no_parts() -> None:
    (group,) = by_group(FIVE[:2], EQUAL, 1.0, np.ones(2), numbered(["A", "A"]))
    assert group.measures.m0 == 0
    assert isnan(group.part)


def test_where_nobody_counts_no_group_has_a_share() -> None:
    groups = by_group(FIVE[:2], EQUAL, 0.5, np.zeros(2), numbered(["A", "B"]))
    assert [group.share for group in groups] == [0, 0]


def test_no_row_makes_no_group() -> None:
    none = np.empty((0, 2))
    assert by_group(none, [0.5, 0.5], 0.5, np.empty(0), numbered([])) == ()
