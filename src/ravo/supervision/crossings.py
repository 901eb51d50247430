"""Households that crossed a line within a year, compared with lines that decide nothing.

The list of a year has the households that were under the line the year before, so the values of
this year have a cliff at the line even if nobody changed any: a test of their density would convict
the honest. Here the numbers of households that crossed the line by a little and by more are
compared with those at *placebo lines*, which decide nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from ravo.typed_columns import Figures

CrossingKind = Literal["leave", "enter"]
KINDS: tuple[CrossingKind, ...] = ("leave", "enter")
_Way = Literal["up", "down", "held"]
"""From under the line to over it, from above to the line, and from far below to just under it."""
Finding = Literal["look", "nothing", "too_few"]
NEAR = 5
"""The bins of a cell: so many just beyond a line, and as many beyond these."""
PLACEBOS = tuple(range(2 * NEAR, 45, NEAR))
"""Distances of the placebo lines from the line, in bins: so far that no cell reaches the line."""
FEWEST = 30
"""The fewest households for a test; below that only counts are given."""
LEVEL = 0.01
"""The significance level over all lines of a run (Holm), as a finding causes visits."""
LEAST_ODDS = 1.5
"""The least ratio of the odds at the line to those at the placebo lines for a finding. Where the
lowest households rise the most, the odds at the line are up to 1.4 times those below it though
nobody changed a figure, and a province has enough households to make that significant."""
FEWEST_BEYOND = 10
"""The fewest households beyond the placebo lines for a comparison of those that fell alone."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Households that crossed a line by up to `NEAR` bins, and by as many more."""

    near: int
    far: int

    def __add__(self, other: "Cells") -> "Cells":
        return Cells(self.near + other.near, self.far + other.far)


@dataclass(frozen=True, slots=True)
class LineCrossing:
    """One line in one direction: the cells at the line, at the placebo lines, and what follows.

    `compared` counts the households that might have crossed, with a value in both years. `expected`
    is the number just beyond the line if the ratio to those further on were that of the placebo
    lines; `excess` is the difference; `p` is that of Fisher's exact test, one-sided. The last three
    are None where there are too few households, none that crossed, or none beyond the placebo
    lines.
    """

    kind: CrossingKind
    compared: int
    at_line: Cells
    at_placebos: Cells
    expected: float | None
    excess: float | None
    p: float | None
    finding: Finding


def crossing(
    last: Figures, now: Figures, line: float, bin_width: float, kind: CrossingKind
) -> LineCrossing:
    """Return what the crossings of a line show; values at the line are under it.

    `last` and `now` are a household's values in the two years, NaN where unknown: points of B1
    (bins of 1) or đồng (bins of 1 % of the line). `leave` counts those who rose over the line,
    `enter` those who fell to it. A list of households that were under the line has few of the
    latter, at any line; where fewer than `FEWEST_BEYOND` are at the placebo lines, those who rose
    from ten bins under the line or more and stopped just under it are counted with them.
    """
    counted = [
        _counted(last, now, line, bin_width, way) for way in _ways(last, now, line, bin_width, kind)
    ]
    none = Cells(0, 0)
    return concluded(
        kind,
        sum(one.compared for one in counted),
        sum((one.at_line for one in counted), none),
        sum((one.at_placebos for one in counted), none),
    )


def _ways(
    last: Figures, now: Figures, line: float, bin_width: float, kind: CrossingKind
) -> tuple[_Way, ...]:
    """Return the ways to count; households held under the line too where few came from above."""
    if kind == "leave":
        return ("up",)
    fell = _counted(last, now, line, bin_width, "down")
    return ("down", "held") if fell.at_placebos.far < FEWEST_BEYOND else ("down",)


@dataclass(frozen=True, slots=True)
class _WayCells:
    """The households that went one way, or might have."""

    compared: int
    at_line: Cells
    at_placebos: Cells


def _counted(last: Figures, now: Figures, line: float, bin_width: float, way: _Way) -> _WayCells:
    known = ~(np.isnan(last) | np.isnan(now))
    was, is_now = last[known], now[known]
    reach = line - (2 * NEAR * bin_width if way == "held" else 0)
    first_side = was > line if way == "down" else was <= reach
    was, is_now = was[first_side], is_now[first_side]
    away = bin_width if way == "down" else -bin_width
    placebos = (_cells(was, is_now, line + away * bins, bin_width, way) for bins in PLACEBOS)
    return _WayCells(
        int(was.size),
        _cells(was, is_now, line, bin_width, way),
        sum(placebos, Cells(0, 0)),
    )


def concluded(
    kind: CrossingKind, compared: int, at_line: Cells, at_placebos: Cells
) -> LineCrossing:
    """Return the conclusion drawn from counted cells."""
    if compared < FEWEST or not at_placebos.far or at_line == Cells(0, 0):
        return LineCrossing(kind, compared, at_line, at_placebos, None, None, None, "too_few")
    expected = at_line.far * at_placebos.near / at_placebos.far
    p = one_sided(at_line, at_placebos)
    finding: Finding = "look" if p < LEVEL and _far_more(at_line, at_placebos) else "nothing"
    return LineCrossing(
        kind, compared, at_line, at_placebos, expected, at_line.near - expected, p, finding
    )


def _far_more(at_line: Cells, at_placebos: Cells) -> bool:
    """Return whether the odds of being near are LEAST_ODDS times those at placebo lines or more."""
    crossed = at_line.near * at_placebos.far
    return crossed >= LEAST_ODDS * at_placebos.near * at_line.far


def corrected(crossings: Sequence[LineCrossing]) -> tuple[LineCrossing, ...]:
    """Return the crossings of one run with findings corrected for their number (Holm)."""
    order = sorted(
        (place for place, one in enumerate(crossings) if one.p is not None),
        key=lambda place: crossings[place].p or 0.0,
    )
    results = list(crossings)
    looks = True
    for rank, place in enumerate(order):
        one = crossings[place]
        looks = looks and one.p is not None and one.p * (len(order) - rank) < LEVEL
        is_finding = looks and _far_more(one.at_line, one.at_placebos)
        results[place] = replace(one, finding="look" if is_finding else "nothing")
    return tuple(results)


def one_sided(at_line: Cells, at_placebos: Cells) -> float:
    """Return Fisher's exact p for as many near the line or more, with fixed margins."""
    from scipy.stats import fisher_exact

    table = [[at_line.near, at_line.far], [at_placebos.near, at_placebos.far]]
    return float(fisher_exact(table, alternative="greater")[1])


def just_beyond(
    last: Figures, now: Figures, line: float, bin_width: float, kind: CrossingKind
) -> npt.NDArray[np.bool_]:
    """Return the households that `crossing` counts at a line; unknown values are not counted."""
    ways = _ways(last, now, line, bin_width, kind)
    masks = [_masks(last, now, line, bin_width, way)[0] for way in ways]
    beyond: npt.NDArray[np.bool_] = np.logical_or.reduce(masks)
    return beyond


def _cells(was: Figures, now: Figures, line: float, bin_width: float, way: _Way) -> Cells:
    near, far = _masks(was, now, line, bin_width, way)
    return Cells(int(near.sum()), int(far.sum()))


def _masks(
    was: Figures, now: Figures, line: float, bin_width: float, way: _Way
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return who crossed by up to `NEAR` bins, and who by as many more; NaN counts as no."""
    if way == "up":
        crossed, beyond = (was <= line) & (now > line), now - line
        near, far = beyond <= NEAR * bin_width, beyond <= 2 * NEAR * bin_width
    else:
        came = was > line if way == "down" else was <= line - 2 * NEAR * bin_width
        crossed, beyond = came & (now <= line), line - now
        near, far = beyond < NEAR * bin_width, beyond < 2 * NEAR * bin_width
    return crossed & near, crossed & far & ~near
