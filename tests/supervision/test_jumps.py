"""Changes beyond nearly all others."""

import numpy as np
import pytest

from ravo.supervision.jumps import jumps


def test_those_beyond_the_percentiles_with_both_figures() -> None:
    before = np.full(200, 50.0)
    now = before + np.linspace(-1, 1, 200)
    now[0], now[199] = 10.0, 90.0
    found = jumps(before, now)
    assert {one.row for one in found.households} >= {0, 199}
    assert len(found.households) <= 4
    first = next(one for one in found.households if one.row == 0)
    assert (first.before, first.now) == (50, 10)


def test_a_constant_figure_flags_nobody_and_a_rare_change_does() -> None:
    before = np.full(200, 1.0)
    assert jumps(before, before.copy()).households == ()
    now = before.copy()
    now[3] = 0
    assert [one.row for one in jumps(before, now).households] == [3]


@pytest.mark.parametrize(("known", "few"), [(99, True), (100, False)])
def test_few_households_have_no_percentiles(known: int, few: bool) -> None:
    before = np.full(300, np.nan)
    before[:known] = 1
    assert (jumps(before, np.ones(300)).lower is None) is few


def test_what_counts_is_the_change_and_not_the_figure() -> None:
    before = np.arange(200.0)
    now = before + 1
    now[100] += 5
    found = jumps(before, now)
    assert [(one.row, one.before, one.now) for one in found.households] == [(100, 100, 106)]
    assert (found.compared, found.lower, found.upper) == (200, 1, 1)
    assert jumps(before[:99], now[:99]).compared == 99
