"""Pairs of deprivations."""

from math import isnan, nan

import numpy as np
import pytest

from ravo.analysis.joint import joint_deprivations


def test_a_pair_counted_by_hand() -> None:
    rows = np.array([[1, 1], [1, 0], [0, 0], [1, 1], [nan, 1]], dtype=float)
    (pair,) = joint_deprivations(rows, np.array([1.0, 1, 2, 1, 5]))
    assert (pair.first, pair.second) == (0, 1)
    # Of 10: two rows have both for certain, the last (5) may.
    assert (pair.both.lower, pair.both.upper) == (0.2, 0.7)
    # Of the 5 that answer both: 3 have the first, 2 the second, 2 both.
    assert pair.answered == 5
    assert pair.overlap == 1.0
    assert pair.expected == pytest.approx(3 / 5)


def test_a_deprivation_that_nobody_has_overlaps_with_none() -> None:
    (pair,) = joint_deprivations(np.array([[1.0, 0], [0, 0]]), np.ones(2))
    assert pair.both.upper == 0
    assert isnan(pair.overlap)
    assert isnan(pair.expected)


def test_twelve_indicators_have_66_pairs() -> None:
    assert len(joint_deprivations(np.zeros((3, 12)), np.ones(3))) == 66
