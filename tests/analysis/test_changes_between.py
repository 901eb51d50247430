"""The parts of a change of M0."""

from math import isnan, nan

import pytest

from ravo.analysis.alkire_foster import alkire_foster
from ravo.analysis.changes_between import change_of_m0

EQUAL = [0.25] * 4


def test_the_parts_sum_to_the_change() -> None:
    before = alkire_foster([[1, 1, 1, 0], [1, 1, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], EQUAL, 0.5)
    now = alkire_foster([[1, 1, 1, 1], [1, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]], EQUAL, 0.5)
    change = change_of_m0(before, now)
    # H 1/2 → 1/4, A 5/8 → 1: M0 5/16 → 1/4.
    assert change.m0 == pytest.approx(-1 / 16)
    assert change.incidence == pytest.approx(-0.25 * (1 + 5 / 8) / 2)
    assert change.intensity == pytest.approx((1 - 5 / 8) * 0.75 / 2)
    assert change.incidence + change.intensity == pytest.approx(change.m0)


def test_no_change_has_no_parts() -> None:
    same = alkire_foster([[1, 1, 0, 0]], EQUAL, 0.5)
    change = change_of_m0(same, same)
    assert (change.m0, change.incidence, change.intensity) == (0, 0, 0)


def test_a_year_without_poor_has_a_change_but_no_parts() -> None:
    before = alkire_foster([[1, 1, 0, 0]], EQUAL, 0.5)
    now = alkire_foster([[0, 0, 0, 0]], EQUAL, 0.5)
    change = change_of_m0(before, now)
    assert change.m0 == -0.5
    assert isnan(change.incidence)


def test_an_open_year_leaves_the_change_open() -> None:
    before = alkire_foster([[1, nan, 0, 0]], EQUAL, 0.5)
    assert isnan(change_of_m0(before, alkire_foster([[1, 1, 0, 0]], EQUAL, 0.5)).m0)
