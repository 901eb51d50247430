"""Outlines for a picture: shapes fitted into a frame, with fewer corners, shared borders kept.

Corners are moved to a grid of tenths of a pixel. A border is parted where three lines meet; each
part is simplified once (Douglas and Peucker), so that both its neighbours get the same line.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.report.areas.model import Plane, Ring

Grid = NDArray[np.int64]
"""Corners of a closed line in tenths of a pixel, n × 2."""
TENTHS = 10
TOLERANCE = 3.5
"""The most that a simplified line may be away from a removed corner, in tenths of a pixel."""
MOST_CORNERS = 12_000
"""The most corners of one picture; beyond that the tolerance is increased."""
COARSER = 1.6
AROUND = 0.04
"""The margin shown around the shapes, as a share of their size."""
LEAST = 40
"""The least size of a shape that is drawn, in tenths of a pixel."""
_ROW = 1 << 24


@dataclass(frozen=True)
class PictureFrame:
    """The room of a picture and the pixels left free around the shapes."""

    width: float
    height: float
    margin: float = 6.0


@dataclass(frozen=True, eq=False)
class Ground:
    """A rectangle of a map, by its least and greatest coordinates."""

    low: Ring
    high: Ring


@dataclass(frozen=True)
class Outlines:
    """The closed lines of each shape in tenths of a pixel, and the height of the picture.

    `spots` are the centres, in pixels, of shapes that are too small to be seen and have no lines.
    """

    lines: Mapping[str, tuple[Grid, ...]]
    spots: Mapping[str, tuple[float, float]]
    height: float


def outlines(
    shapes: Mapping[str, Sequence[Ring]],
    around: Mapping[str, Sequence[Ring]],
    plane: Plane,
    frame: PictureFrame,
) -> Outlines:
    """Return shapes fitted into a frame, north at the top, centred horizontally.

    The shapes `around` come first, cut off at the edges of the picture. A line that is too small
    for the picture is left out.
    """
    ground = _ground(shapes, wider=bool(around))
    cut = {name: _cut(rings, ground) for name, rings in around.items()}
    some = {**{name: rings for name, rings in cut.items() if rings}, **shapes}
    fitted, height = _fitted(some, ground, plane, frame)
    whole = {name: tuple(_plain(rings)) for name, rings in fitted.items()}
    tolerance = TOLERANCE
    simple = simplified(whole, tolerance)
    while _corners(simple) > MOST_CORNERS and tolerance < TOLERANCE * COARSER**9:
        tolerance *= COARSER
        simple = simplified(whole, tolerance)
    lines = {name: several or whole[name] for name, several in simple.items()}
    spots = {name: _middle(fitted[name]) for name, several in lines.items() if _is_small(several)}
    return Outlines({name: lines[name] for name in lines if name not in spots}, spots, height)


def _ground(shapes: Mapping[str, Sequence[Ring]], *, wider: bool) -> Ground:
    """Return the rectangle that contains the shapes; with `wider`, with a margin around it."""
    rings = [ring for several in shapes.values() for ring in several]
    low = np.stack([ring.min(axis=0) for ring in rings]).min(axis=0)
    high = np.stack([ring.max(axis=0) for ring in rings]).max(axis=0)
    more = AROUND * float((high - low).max()) if wider else 0.0
    return Ground(low - more, high + more)


def _cut(rings: Sequence[Ring], ground: Ground) -> list[Ring]:
    """Return the parts of lines within a rectangle, closed along its sides."""
    parts = []
    for ring in rings:
        if (ring.max(axis=0) < ground.low).any() or (ring.min(axis=0) > ground.high).any():
            continue
        for axis in (0, 1):
            ring = _cut_side(ring, axis, ground.low[axis], 1)
            ring = _cut_side(ring, axis, ground.high[axis], -1)
        if len(ring) >= 3:
            parts.append(ring)
    return parts


def _cut_side(ring: Ring, axis: int, end: float, sign: int) -> Ring:
    """Return the part of a closed line on one side of a limit (Sutherland and Hodgman)."""
    off = (ring[:, axis] - end) * sign
    if (off >= 0).all():
        return ring
    points = []
    for point, after, one, other in zip(
        ring, np.roll(ring, -1, axis=0), off, np.roll(off, -1), strict=True
    ):
        if one >= 0:
            points.append(point)
        if (one >= 0) != (other >= 0):
            points.append(point + (after - point) * one / (one - other))
    return np.array(points, dtype=np.float64).reshape(-1, 2)


def _is_small(lines: Sequence[Grid]) -> bool:
    """Return whether a shape is too small to be seen in the picture."""
    if not lines:
        return True
    points = np.concatenate(lines)
    return bool((points.max(axis=0) - points.min(axis=0) < LEAST).all())


def _middle(rings: Sequence[Grid]) -> tuple[float, float]:
    x, y = np.concatenate(rings).mean(axis=0) / TENTHS
    return round(float(x), 1), round(float(y), 1)


def _corners(lines: Mapping[str, tuple[Grid, ...]]) -> int:
    return sum(len(line) for several in lines.values() for line in several)


def _fitted(
    shapes: Mapping[str, Sequence[Ring]], ground: Ground, plane: Plane, frame: PictureFrame
) -> tuple[dict[str, list[Grid]], float]:
    """Return the lines on the grid, and the height of the picture in pixels."""
    low, high = ground.low, ground.high
    middle = (low[1] + high[1]) / 2
    across = np.array([cos(radians(middle)) if plane == "degrees" else 1.0, 1.0])
    size = np.maximum((high - low) * across, 1e-12)
    room = np.array([frame.width - 2 * frame.margin, frame.height - 2 * frame.margin])
    scale = float((room / size).min())
    left = (frame.width - size[0] * scale) / 2

    def on_grid(ring: Ring) -> Grid:
        """Return a line in tenths of a pixel, counted from the upper left corner."""
        x = left + (ring[:, 0] - low[0]) * across[0] * scale
        y = frame.margin + (high[1] - ring[:, 1]) * scale
        return np.asarray(np.rint(np.column_stack([x, y]) * TENTHS), dtype=np.int64)

    height = size[1] * scale + 2 * frame.margin
    return {name: [on_grid(ring) for ring in rings] for name, rings in shapes.items()}, height


def _plain(rings: Sequence[Grid]) -> Iterator[Grid]:
    """Yield lines without corners that coincide, and without lines that have no area left."""
    for ring in rings:
        kept = ring[(ring != np.roll(ring, 1, axis=0)).any(axis=1)]
        if len(kept) >= 3 and area_of(kept):
            yield kept


def area_of(ring: NDArray[Any]) -> float:
    """Return the area within a closed line."""
    after = np.roll(ring, -1, axis=0)
    return abs(float((ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]).sum())) / 2


def simplified(
    shapes: Mapping[str, Sequence[Grid]], tolerance: float
) -> dict[str, tuple[Grid, ...]]:
    """Return closed lines with fewer corners; the shared lines of neighbours stay equal."""
    rings = [ring for several in shapes.values() for ring in several]
    meeting = _meeting(rings)
    known: dict[bytes, Grid] = {}
    return {
        name: tuple(
            line
            for line in (_ring(ring, meeting, known, tolerance) for ring in several)
            if len(line) >= 3 and area_of(line)
        )
        for name, several in shapes.items()
    }


def _keys(ring: Grid) -> NDArray[np.int64]:
    return np.asarray(ring[:, 0] * _ROW + ring[:, 1], dtype=np.int64)


def _meeting(rings: Sequence[Grid]) -> NDArray[np.int64]:
    """Return the keys of the corners where lines meet: more or fewer than two lines end there."""
    if not rings:
        return np.empty(0, dtype=np.int64)
    ends = []
    for ring in rings:
        keys = _keys(ring)
        ends.append(np.column_stack([keys, np.roll(keys, -1)]))
    lines = np.unique(np.sort(np.concatenate(ends), axis=1), axis=0)
    corners, times = np.unique(lines.ravel(), return_counts=True)
    return np.asarray(corners[times != 2], dtype=np.int64)


def _ring(
    ring: Grid, meeting: NDArray[np.int64], known: dict[bytes, Grid], tolerance: float
) -> Grid:
    """Return one closed line simplified, part by part."""
    keys = _keys(ring)
    at = np.flatnonzero(np.isin(keys, meeting))
    if not len(at):
        # Both neighbours divide their lines at the same two corners, wherever these begin.
        first = int(np.lexsort((ring[:, 1], ring[:, 0]))[0])
        away = np.abs(ring - ring[first]).sum(axis=1)
        far = np.flatnonzero(away == away.max())
        second = int(far[np.argmin(keys[far])])
        at = np.array(sorted({first, second}))
    turned = np.roll(ring, -int(at[0]), axis=0)
    ends = [*(at - at[0]).tolist(), len(ring)]
    closed = np.concatenate([turned, turned[:1]])
    parts = [_part(closed[start : end + 1], known, tolerance)[:-1] for start, end in pairwise(ends)]
    return np.concatenate(parts)


def _part(part: Grid, known: dict[bytes, Grid], tolerance: float) -> Grid:
    """Return a part of a border simplified; the result is the same in both directions."""
    forward, backward = part.tobytes(), part[::-1].tobytes()
    turned = backward < forward
    key = min(forward, backward)
    if key not in known:
        line = part[::-1] if turned else part
        known[key] = line[_kept(line.astype(np.float64), tolerance)]
    return known[key][::-1] if turned else known[key]


def _kept(line: NDArray[np.float64], tolerance: float) -> NDArray[np.int64]:
    """Return the indices of the corners that a line keeps, by Douglas and Peucker."""
    kept = {0, len(line) - 1}
    open_parts = [(0, len(line) - 1)]
    while open_parts:
        start, end = open_parts.pop()
        if end - start < 2:
            continue
        away = _distances(line[start + 1 : end], line[start], line[end])
        far = int(away.argmax())
        if away[far] > tolerance:
            middle = start + 1 + far
            kept.add(middle)
            open_parts += [(start, middle), (middle, end)]
    return np.array(sorted(kept))


def _distances(
    points: NDArray[np.float64], start: NDArray[np.float64], end: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the distances of points from the segment between two others."""
    along = end - start
    length = float(along @ along)
    off = points - start
    if length == 0:
        return np.hypot(off[:, 0], off[:, 1])
    share = np.clip(off @ along / length, 0, 1)
    rest = off - share[:, None] * along
    return np.hypot(rest[:, 0], rest[:, 1])
