"""Last digits and heaped ages: published figures, and what cannot be compared."""

from math import isnan, nan

import numpy as np
import pytest

from ravo.supervision.digits import compared_digits, digits_uniform, terminal_digits, whipple


def test_the_worked_example_of_terminal_digits() -> None:
    statistic, p = digits_uniform(np.array([40, 10, 12, 9, 11, 38, 10, 9, 12, 9]))
    assert statistic == pytest.approx(83.5)
    assert p == pytest.approx(3.25e-14, rel=2e-3)


def test_whipple() -> None:
    assert whipple(np.arange(23, 63.0)) == pytest.approx(100)
    assert whipple(np.array([25.0, 30, 35, 60])) == pytest.approx(500)
    assert isnan(whipple(np.array([22.0, 63.0])))


def test_digits_are_those_of_whole_units() -> None:
    assert terminal_digits(np.array([120.0, 125, 135, nan, 12.5])).tolist()[:6] == [
        1,
        0,
        0,
        0,
        0,
        2,
    ]
    thousands = terminal_digits(np.array([1_500_000.0, 1_503_000.0]), 1000)
    assert thousands.tolist() == [1, 0, 0, 1, 0, 0, 0, 0, 0, 0]


def test_a_commune_like_the_others_passes_though_all_prefer_tens() -> None:
    others = np.array([400, 20, 20, 20, 20, 300, 20, 20, 20, 20])
    alike = compared_digits(others // 4, others).p
    unlike = compared_digits(np.array([5, 5, 5, 5, 5, 5, 5, 5, 5, 80]), others).p
    assert alike is not None
    assert unlike is not None
    assert alike > 0.99
    assert unlike < 1e-6


def test_too_few_figures_and_a_constant_column_decide_nothing() -> None:
    few = np.array([29, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    assert compared_digits(few, few * 10).p is None
    assert compared_digits(few * 2, few * 10).p == 1.0
