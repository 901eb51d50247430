"""Last digits and heaped ages: published figures, and what cannot be compared."""

from math import nan

import numpy as np
import pytest

from ravo.supervision.digits import (
    age_digits,
    compared_ages,
    compared_digits,
    terminal_digits,
    whipple,
)


def test_the_worked_example_of_terminal_digits() -> None:
    # Beside a district so large that it is even, the comparison is that with equal numbers.
    mine = np.array([40, 10, 12, 9, 11, 38, 10, 9, 12, 9])
    assert compared_digits(mine, np.full(10, 10**9)).p == pytest.approx(3.25e-14, rel=2e-3)
    assert compared_digits(mine, np.full(10, 10**9)).most == 0


def test_whipple() -> None:
    assert whipple(age_digits(np.arange(23, 63.0))) == pytest.approx(100)
    assert whipple(age_digits(np.repeat([25.0, 30, 35, 60], 8))) == pytest.approx(500)
    assert age_digits(np.array([22.0, 63.0, nan])).sum() == 0


@pytest.mark.parametrize(("people", "few"), [(29, True), (30, False)])
def test_of_few_people_there_is_no_index(people: int, few: bool) -> None:
    mine, others = age_digits(np.full(people, 40.0)), age_digits(np.arange(23, 63.0))
    found = compared_ages(mine, others)
    assert (found.index is None, found.p is None) == (few, few)
    # Where the others are too few the commune's own index is still known.
    turned = compared_ages(others, mine)
    assert turned.index == pytest.approx(100)
    assert (turned.p is None) is few


def test_heaped_ages_are_found_and_even_ones_beside_them_are_not() -> None:
    even, round_ages = age_digits(np.tile(np.arange(23, 63.0), 5)), age_digits(np.full(200, 45.0))
    heaped, not_heaped = compared_ages(round_ages, even), compared_ages(even, round_ages)
    assert heaped.p is not None
    assert not_heaped.p is not None
    assert heaped.p < 1e-6
    assert not_heaped.p > 1 - 1e-6


def test_a_district_without_any_round_age_decides_nothing() -> None:
    odd = age_digits(np.full(40, 41.0))
    assert compared_ages(odd, odd).p is None


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
    assert not compared_digits(few, few * 10).alike
    enough = np.array([30, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    constant = compared_digits(enough, few * 10)
    assert (constant.p, constant.alike) == (None, True)
    assert compared_digits(enough, np.roll(few * 10, 1)).p is not None


def test_both_sides_of_a_comparison_of_ages_are_of_one_test() -> None:
    round_ages = np.array([40, 5, 5, 5, 5, 30, 5, 5, 5, 5])
    even = np.full(10, 12)
    more, fewer = compared_ages(round_ages, even), compared_ages(even, round_ages)
    assert more.p is not None
    assert fewer.p is not None
    assert more.p < 0.5
    assert more.p + fewer.p == pytest.approx(1)
    assert (more.others_index, fewer.others_index) == (fewer.index, more.index)
    assert more.others_index == pytest.approx(100)
    slightly = round_ages + 8 * even
    both = compared_ages(slightly, even), compared_ages(even, slightly)
    chances = [one.p for one in both if one.p is not None]
    assert 0.05 < chances[0] < 0.5
    assert sum(chances) == pytest.approx(1)
