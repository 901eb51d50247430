"""Where a text has room inside a shape of a map."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ravo.report.areas.outlines import TENTHS, Grid, area_of

STEPS = 24
"""Places that are tried in each direction across a shape."""
CORNER = 1.42
"""From the middle of a box to its corner, where half its sides are 1."""


@dataclass(frozen=True, slots=True)
class LabelRoom:
    """The middle of the best place for a box in a shape, in pixels, and whether it fits there."""

    x: float
    y: float
    fits: bool


def room_for(lines: Sequence[Grid], width: float, height: float) -> LabelRoom:
    """Return the place for a box of a size within the largest line of a shape, holes left out."""
    largest = max(lines, key=area_of) / TENTHS
    low, high = largest.min(axis=0), largest.max(axis=0)
    steps = (np.arange(STEPS) + 0.5) / STEPS
    places = np.array(
        [
            [low[0] + (high[0] - low[0]) * x, low[1] + (high[1] - low[1]) * y]
            for y in steps
            for x in steps
        ]
    )
    starts = np.concatenate([line / TENTHS for line in lines])
    ends = np.concatenate([np.roll(line, -1, axis=0) / TENTHS for line in lines])
    places = places[_inside(places, starts, ends)]
    if not len(places):
        middle = (low + high) / 2
        return LabelRoom(float(middle[0]), float(middle[1]), fits=False)
    half = np.array([max(width, 1) / 2, max(height, 1) / 2])
    away = _nearest(places / half, starts / half, ends / half)
    best = int(away.argmax())
    x, y = places[best]
    return LabelRoom(round(float(x), 1), round(float(y), 1), bool(away[best] >= CORNER))


def _inside(
    places: NDArray[np.float64], starts: NDArray[np.float64], ends: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Return which places lie within: a ray from each crosses an odd number of lines."""
    y = places[:, 1][:, None]
    over = (starts[:, 1] > y) != (ends[:, 1] > y)
    rise = ends[:, 1] - starts[:, 1]
    slope = np.divide(ends[:, 0] - starts[:, 0], rise, out=np.zeros_like(rise), where=rise != 0)
    at = starts[:, 0] + (y - starts[:, 1]) * slope
    crossed = over & (places[:, 0][:, None] < at)
    return np.asarray(crossed.sum(axis=1) % 2 == 1, dtype=np.bool_)


def _nearest(
    places: NDArray[np.float64], starts: NDArray[np.float64], ends: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return how far each place is from the nearest line."""
    along = ends - starts
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    off = places[:, None, :] - starts
    share = np.clip((off * along).sum(axis=2) / length, 0, 1)
    rest = off - share[:, :, None] * along
    return np.asarray(np.sqrt((rest**2).sum(axis=2)).min(axis=1), dtype=np.float64)
