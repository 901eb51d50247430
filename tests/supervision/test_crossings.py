"""Crossings of a line: the published figure, cells counted by hand, honest and lifted districts."""

from dataclasses import replace

import numpy as np
import pytest

from ravo.supervision.crossings import (
    Cells,
    LineCrossing,
    corrected,
    crossing,
    just_beyond,
    one_sided,
)

LINE = 140.0
Floats = np.ndarray


def test_the_worked_example_of_fisher() -> None:
    assert one_sided(Cells(18, 6), Cells(60, 70)) == pytest.approx(0.008031, abs=5e-7)


@pytest.mark.parametrize(
    ("now", "cells"),
    [(140, (0, 0)), (141, (1, 0)), (145, (1, 0)), (146, (0, 1)), (150, (0, 1)), (151, (0, 0))],
)
def test_who_rises_over_the_line_is_near_or_far(now: float, cells: tuple[int, int]) -> None:
    found = crossing(np.array([140.0]), np.array([now]), LINE, 1, "leave").at_line
    assert (found.near, found.far) == cells


@pytest.mark.parametrize(
    ("now", "cells"),
    [(141, (0, 0)), (140, (1, 0)), (136, (1, 0)), (135, (0, 1)), (131, (0, 1)), (130, (0, 0))],
)
def test_who_falls_to_the_line_is_near_or_far(now: float, cells: tuple[int, int]) -> None:
    found = crossing(np.array([141.0]), np.array([now]), LINE, 1, "enter").at_line
    assert (found.near, found.far) == cells


def test_no_cell_of_a_placebo_line_reaches_the_line() -> None:
    # From far under the line to each place just under it, and over it.
    now = np.arange(100, 160, dtype=float)
    found = crossing(np.full(now.size, 60.0), now, LINE, 1, "leave")
    assert (found.at_line.near, found.at_line.far) == (5, 5)
    assert (found.at_placebos.near, found.at_placebos.far) == (35, 35)


def test_bins_of_income_are_one_hundredth_of_the_line() -> None:
    line, step = 1_500_000.0, 15_000.0
    now = np.array([line, line + 1, line + 5 * step, line + 5 * step + 1])
    found = crossing(np.full(4, line), now, line, step, "leave").at_line
    assert (found.near, found.far) == (2, 1)


@pytest.mark.parametrize(("households", "few"), [(29, True), (30, False)])
def test_under_thirty_households_nothing_is_concluded(households: int, few: bool) -> None:
    last = np.full(households, 100.0)
    now = np.linspace(101, 150, households)
    found = crossing(last, now, LINE, 1, "leave")
    assert (found.finding == "too_few") is few
    assert (found.p is None) is few


def test_unknown_values_are_not_compared() -> None:
    last, now = np.array([100.0, np.nan, 100.0]), np.array([np.nan, 141.0, 141.0])
    assert crossing(last, now, LINE, 1, "leave").compared == 1


def district(seed: int, households: int, lifted: float) -> tuple[Floats, Floats]:
    """Return two years of points under the line; half are unchanged, some lifted over it."""
    draw = np.random.default_rng(seed)
    last = np.round(np.clip(draw.normal(115, 22, households), 40, LINE))
    change = np.where(draw.random(households) < 0.5, 0, draw.normal(8, 12, households))
    now = np.round(last + change)
    under = np.flatnonzero((now <= LINE) & (now > LINE - 20))
    chosen = under[draw.random(under.size) < lifted]
    now[chosen] = LINE + draw.integers(1, 6, chosen.size)
    return last, now


def looks(lifted: float, rounds: int) -> int:
    """Return how many of so many districts are to be looked at."""
    found = [crossing(*district(seed, 1600, lifted), LINE, 1, "leave") for seed in range(rounds)]
    return sum(one.finding == "look" for one in found)


def test_honest_districts_pass_and_lifted_ones_do_not() -> None:
    assert looks(0, 60) <= 4
    assert looks(0.2, 20) >= 16


def test_a_list_with_few_above_the_line_shows_those_held_just_under_it() -> None:
    last, now = district(3, 1600, 0)
    held = np.flatnonzero((now > LINE) & (now <= LINE + 12) & (last <= LINE - 10))
    kept_down = now.copy()
    kept_down[held] = LINE - np.arange(held.size) % 3
    assert crossing(last, now, LINE, 1, "enter").finding == "nothing"
    found = crossing(last, kept_down, LINE, 1, "enter")
    assert found.finding == "look"
    assert just_beyond(last, kept_down, LINE, 1, "enter").sum() == found.at_line.near


def test_where_many_were_above_the_line_they_are_compared_alone() -> None:
    draw = np.random.default_rng(1)
    last = np.round(draw.normal(150, 30, 1600))
    now = np.round(last + np.where(draw.random(1600) < 0.5, 0, draw.normal(0, 12, 1600)))
    honest = crossing(last, now, LINE, 1, "enter")
    assert honest.compared == (last > LINE).sum()
    assert honest.finding == "nothing"
    over = np.flatnonzero((now > LINE) & (now <= LINE + 20))[::4]
    now[over] = LINE - np.arange(over.size) % 5
    assert crossing(last, now, LINE, 1, "enter").finding == "look"


def test_the_excess_counts_the_households_that_were_lifted() -> None:
    last, now = district(1, 1600, 0)
    honest = crossing(last, now, LINE, 1, "leave")
    last, now = district(1, 1600, 0.2)
    lifted = crossing(last, now, LINE, 1, "leave")
    more = lifted.at_line.near - honest.at_line.near
    assert honest.excess is not None
    assert lifted.excess is not None
    assert lifted.excess - honest.excess == pytest.approx(more, abs=12)


FAR_MORE, LIKE = Cells(20, 5), Cells(5, 20)


@pytest.mark.parametrize(
    ("ps", "looks"),
    [
        # By Holm: 0.001 × 3, 0.002 × 2, 0.004 × 1, each under 0.01.
        ((0.004, 0.001, 0.002), (True, True, True)),
        # 0.006 × 2 is over it, and 0.009 behind it does not count any more.
        ((0.009, 0.006, 0.001), (False, False, True)),
        ((0.009, None, None), (True, False, False)),
        ((0.004, 0.004, 0.004), (False, False, False)),
    ],
)
def test_findings_are_corrected_for_their_number(
    ps: tuple[float | None, ...], looks: tuple[bool, ...]
) -> None:
    one = LineCrossing("leave", 99, FAR_MORE, LIKE, 1.0, 1.0, None, "too_few")
    found = corrected([replace(one, p=p) for p in ps])
    assert [item.finding == "look" for item in found] == list(looks)
    assert {item.finding for item in found if item.p is None} <= {"too_few"}
    # However small p is: no more at the line than elsewhere is nothing.
    assert corrected([replace(one, p=1e-9, at_line=LIKE)])[0].finding == "nothing"
