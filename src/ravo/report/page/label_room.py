"""Where a text fits inside a shape of a map."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ravo.report.areas.outlines import TENTHS, Grid, area_of

STEPS = 20
"""The number of places tried in each direction across a shape."""
APART = 3.0
"""The distance, in pixels, of points on a border that a box must not cover."""


@dataclass(frozen=True, slots=True)
class LabelRoom:
    """The middle of the best place for a box in a shape, in pixels, and whether it fits there."""

    x: float
    y: float
    fits: bool


def room_for(lines: Sequence[Grid], width: float, height: float) -> LabelRoom:
    """Return the place for a box of a size within a shape: the most central one where it fits."""
    largest = max(lines, key=area_of) / TENTHS
    low, high = largest.min(axis=0), largest.max(axis=0)
    steps = (np.arange(STEPS) + 0.5) / STEPS
    across, down = np.meshgrid(steps, steps)
    half = np.array([width / 2, height / 2])
    places = low + np.column_stack([across.ravel(), down.ravel()]) * (high - low)
    starts = np.concatenate([line / TENTHS for line in lines])
    ends = np.concatenate([np.roll(line, -1, axis=0) / TENTHS for line in lines])
    middle = largest.mean(axis=0)
    places = places[_inside(places, starts, ends)]
    if not len(places):
        return _room(middle, fits=False)
    if (high - low < 2 * half).any():
        return _room(middle, fits=False)
    away = _clear(places / half, _points_of(starts, ends) / half)
    fitting = np.flatnonzero(away > 1)
    if not len(fitting):
        return _room(places[int(away.argmax())], fits=False)
    off = np.hypot(*(places[fitting] - middle).T)
    return _room(places[fitting[int(off.argmin())]], fits=True)


def _room(place: NDArray[np.float64], *, fits: bool) -> LabelRoom:
    return LabelRoom(round(float(place[0]), 1), round(float(place[1]), 1), fits)


def _inside(
    places: NDArray[np.float64], starts: NDArray[np.float64], ends: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Return which places are inside: a ray from each crosses an odd number of lines."""
    y = places[:, 1][:, None]
    over = (starts[:, 1] > y) != (ends[:, 1] > y)
    rise = ends[:, 1] - starts[:, 1]
    slope = np.divide(ends[:, 0] - starts[:, 0], rise, out=np.zeros_like(rise), where=rise != 0)
    at = starts[:, 0] + (y - starts[:, 1]) * slope
    crossed = over & (places[:, 0][:, None] < at)
    return np.asarray(crossed.sum(axis=1) % 2 == 1, dtype=np.bool_)


def _points_of(starts: NDArray[np.float64], ends: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return points at small distances along lines."""
    counts = np.ceil(np.hypot(*(ends - starts).T) / APART).astype(np.int64) + 1
    first = np.cumsum(counts) - counts
    share = (np.arange(counts.sum()) - np.repeat(first, counts)) / np.repeat(counts, counts)
    along = np.repeat(ends - starts, counts, axis=0)
    points = np.repeat(starts, counts, axis=0) + share[:, None] * along
    return np.asarray(points, dtype=np.float64)


def _clear(places: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return half the side of the largest square around each place without any point."""
    across = np.abs(places[:, :1] - points[:, 0])
    down = np.abs(places[:, 1:] - points[:, 1])
    return np.asarray(np.maximum(across, down).min(axis=1), dtype=np.float64)
