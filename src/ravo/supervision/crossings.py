"""Households that crossed a line within a year, compared with lines that decide nothing.

The list of a year holds those who were under the line the year before, so the values of this year
have a cliff at the line though nobody lifted any: a test of their density convicts the honest.
Here the households that crossed the line by a little are compared, against those that crossed it
by more, with the same at *placebo lines*, which decide nothing.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.stats import fisher_exact

Floats = npt.NDArray[np.float64]
Kind = Literal["leave", "enter"]
KINDS: tuple[Kind, ...] = ("leave", "enter")
Finding = Literal["look", "nothing", "too_few"]
NEAR = 5
"""Bins of a cell: just beyond a line, and as many beyond these."""
PLACEBOS = tuple(range(2 * NEAR, 45, NEAR))
"""Distances of the placebo lines from the line, in bins: far enough that no cell reaches it."""
FEWEST = 30
"""Households under which counts alone are given."""
LEVEL = 0.05


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

    `compared` are the households that might have crossed: on the first side of the line last year,
    with a value in both years. `expected` is how many are just beyond the line if they are to those
    further on as at the placebo lines; `excess` the difference; `p` that of Fisher's exact test,
    one-sided. The last three are None where there are too few, or nobody beyond the placebo lines.
    """

    kind: Kind
    compared: int
    at_line: Cells
    at_placebos: Cells
    expected: float | None
    excess: float | None
    p: float | None
    finding: Finding


def crossing(last: Floats, now: Floats, line: float, bin_width: float, kind: Kind) -> LineCrossing:
    """Return what the crossings of a line show; values at the line are under it.

    `last` and `now` are a household's values in the two years, NaN where unknown: points of B1
    (bins of 1) or đồng (bins of 1 % of the line). `leave` counts those who rose over the line,
    `enter` those who fell to it.
    """
    known = ~(np.isnan(last) | np.isnan(now))
    was, is_now = last[known], now[known]
    first_side = was <= line if kind == "leave" else was > line
    was, is_now = was[first_side], is_now[first_side]
    away = -bin_width if kind == "leave" else bin_width
    at_line = _cells(was, is_now, line, bin_width, kind)
    at_placebos = sum(
        (_cells(was, is_now, line + away * bins, bin_width, kind) for bins in PLACEBOS),
        Cells(0, 0),
    )
    return concluded(kind, int(was.size), at_line, at_placebos)


def concluded(kind: Kind, compared: int, at_line: Cells, at_placebos: Cells) -> LineCrossing:
    """Return the conclusion from counted cells."""
    if compared < FEWEST or not at_placebos.far:
        return LineCrossing(kind, compared, at_line, at_placebos, None, None, None, "too_few")
    expected = at_line.far * at_placebos.near / at_placebos.far
    p = one_sided(at_line, at_placebos)
    finding: Finding = "look" if p < LEVEL else "nothing"
    return LineCrossing(
        kind, compared, at_line, at_placebos, expected, at_line.near - expected, p, finding
    )


def one_sided(at_line: Cells, at_placebos: Cells) -> float:
    """Return Fisher's exact p of as many near the line or more, the margins given."""
    table = [[at_line.near, at_line.far], [at_placebos.near, at_placebos.far]]
    return float(fisher_exact(table, alternative="greater")[1])


def just_beyond(
    last: Floats, now: Floats, line: float, bin_width: float, kind: Kind
) -> npt.NDArray[np.bool_]:
    """Return which households crossed a line by a little; those of unknown values did not."""
    near, _ = _masks(last, now, line, bin_width, kind)
    return near


def _cells(was: Floats, now: Floats, line: float, bin_width: float, kind: Kind) -> Cells:
    near, far = _masks(was, now, line, bin_width, kind)
    return Cells(int(near.sum()), int(far.sum()))


def _masks(
    was: Floats, now: Floats, line: float, bin_width: float, kind: Kind
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return who crossed by up to `NEAR` bins, and who by as many more; NaN compares as no."""
    if kind == "leave":
        crossed, beyond = (was <= line) & (now > line), now - line
        near, far = beyond <= NEAR * bin_width, beyond <= 2 * NEAR * bin_width
    else:
        crossed, beyond = (was > line) & (now <= line), line - now
        near, far = beyond < NEAR * bin_width, beyond < 2 * NEAR * bin_width
    return crossed & near, crossed & far & ~near
