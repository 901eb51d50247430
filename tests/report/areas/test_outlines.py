"""Outlines for a picture: neighbours keep one border, areas stay, the frame is kept."""

from collections import Counter
from itertools import pairwise
from math import hypot

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.report.areas.model import Ring
from ravo.report.areas.outlines import (
    MOST_CORNERS,
    TENTHS,
    TOLERANCE,
    Grid,
    Ground,
    PictureFrame,
    _cut,
    area_of,
    outlines,
    simplified,
)

FRAME = PictureFrame(760, 760)
Step = st.integers(-40, 40)


def crooked(start: tuple[int, int], end: tuple[int, int], shifts: list[int]) -> list[list[int]]:
    """Return a border between two corners, the last one left out, moved aside by the shifts."""
    along = np.array(end) - np.array(start)
    across = np.array([-along[1], along[0]]) / hypot(*along)
    parts = len(shifts) + 1
    middle = [
        np.rint(np.array(start) + along * (n / parts) + across * shift).astype(int).tolist()
        for n, shift in enumerate(shifts, 1)
    ]
    return [list(start), *middle]


@st.composite
def cells(draw: st.DrawFn) -> dict[str, tuple[Grid, ...]]:
    """Draw two rows of cells with crooked borders, and an island in a hole of the first."""
    size = 1500
    shifts = st.lists(Step, min_size=6, max_size=25)
    borders: dict[tuple[tuple[int, int], tuple[int, int]], list[list[int]]] = {}

    def border(start: tuple[int, int], end: tuple[int, int]) -> list[list[int]]:
        key = (min(start, end), max(start, end))
        if key not in borders:
            borders[key] = [*crooked(*key, draw(shifts)), list(key[1])]
        line = borders[key]
        return (line if key[0] == start else line[::-1])[:-1]

    found: dict[str, tuple[Grid, ...]] = {}
    for row in range(2):
        for column in range(2):
            x, y = column * size, row * size
            corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
            line = [point for one, other in pairwise(corners) for point in border(one, other)]
            found[f"{row}{column}"] = (np.array(line, dtype=np.int64),)
    island = np.array([*crooked((600, 600), (900, 600), draw(shifts)), [900, 600], [750, 900]])
    found["island"] = (island,)
    found["00"] = (*found["00"], np.roll(island[::-1], draw(st.integers(0, 5)), axis=0))
    return found


def edges(ring: Grid) -> list[frozenset[tuple[int, ...]]]:
    points = [tuple(point) for point in ring.tolist()]
    return [frozenset(pair) for pair in pairwise([*points, points[0]])]


def crosses(rings: tuple[Grid, ...]) -> bool:
    """Return whether two lines of a shape cross each other between their ends."""

    def side(a: Grid, b: Grid, c: Grid) -> int:
        return int(np.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])))

    lines = [(ring[n - 1], ring[n]) for ring in rings for n in range(len(ring))]
    return any(
        side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
        for n, (a, b) in enumerate(lines)
        for c, d in lines[n + 1 :]
    )


@settings(deadline=None, max_examples=25)
@given(cells())
def test_neighbours_share_their_border_and_nothing_is_lost(
    found: dict[str, tuple[Grid, ...]],
) -> None:
    after = simplified(found, TOLERANCE)
    times = Counter(edge for rings in after.values() for ring in rings for edge in edges(ring))
    ends = [point for edge, count in times.items() if count == 1 for point in edge]
    # Each border within the whole belongs to two; those of one alone close around it.
    assert set(times.values()) == {1, 2}
    assert {count % 2 for count in Counter(ends).values()} == {0}
    for name, rings in after.items():
        before = found[name]
        assert len(rings) == len(before)
        assert sum(map(len, rings)) <= sum(map(len, before))
        for line, old in zip(rings, before, strict=True):
            around = sum(hypot(*step) for step in np.diff(old, axis=0, append=old[:1]).tolist())
            assert abs(area_of(line) - area_of(old)) <= TOLERANCE * around
            assert {tuple(p) for p in line.tolist()} <= {tuple(p) for p in old.tolist()}
        assert crosses(before) or not crosses(rings)


def test_a_corner_beyond_the_tolerance_stays_and_one_within_goes() -> None:
    def with_bump(height: int) -> Grid:
        return np.array([[0, 0], [50, -height], [100, 0], [100, 100], [0, 100]], dtype=np.int64)

    for height, corners in ((3, 4), (4, 5)):
        (line,) = simplified({"a": (with_bump(height),)}, TOLERANCE)["a"]
        assert len(line) == corners


def box(west: float, south: float, width: float, height: float) -> Ring:
    return np.array(
        [
            [west, south],
            [west + width, south],
            [west + width, south + height],
            [west, south + height],
        ]
    )


def test_degrees_are_narrower_away_from_the_equator_and_metres_are_not() -> None:
    degrees = outlines({"a": (box(105, 59.5, 1, 1),)}, {}, "degrees", FRAME)
    metres = outlines({"a": (box(500_000, 1_000_000, 900, 900),)}, {}, "vn2000", FRAME)
    for found, share in ((degrees, 0.5), (metres, 1.0)):
        (line,) = found.lines["a"]
        width, height = line.max(axis=0) - line.min(axis=0)
        assert width / height == pytest.approx(share, abs=0.005)
        assert line.min() >= 0
        assert line[:, 1].max() <= found.height * TENTHS


def test_north_is_above() -> None:
    found = outlines({"n": (box(0, 5, 1, 1),), "s": (box(0, 0, 1, 1),)}, {}, "vn2000", FRAME)
    assert found.lines["n"][0][:, 1].max() < found.lines["s"][0][:, 1].min()


def test_a_shape_too_small_to_be_drawn_is_a_spot() -> None:
    shapes = {"large": (box(0, 0, 100_000, 100_000),), "small": (box(50_000, 50_000, 3, 3),)}
    found = outlines(shapes, {}, "vn2000", FRAME)
    assert list(found.lines) == ["large"]
    assert found.spots["small"] == pytest.approx((380, 380), abs=0.2)


def test_a_map_of_many_corners_is_drawn_with_few() -> None:
    draw = np.random.default_rng(7)
    turns = np.linspace(0, 2 * np.pi, 60_000, endpoint=False)
    reach = 1000 + draw.normal(0, 15, turns.size)
    ring = np.column_stack([reach * np.cos(turns), reach * np.sin(turns)])
    found = outlines({"a": (ring,)}, {}, "vn2000", FRAME)
    (line,) = found.lines["a"]
    assert 10 < len(line) <= MOST_CORNERS
    assert area_of(line) == pytest.approx(np.pi * (748 / 2 * TENTHS / 1.05) ** 2, rel=0.12)


def test_what_lies_around_is_cut_off_at_the_picture_and_what_is_far_away_left_out() -> None:
    east, far = box(1_000, -5_000, 50_000, 11_000), box(90_000, 0, 10, 10)
    around = {"east": (east,), "far": (far,)}
    found = outlines({"a": (box(0, 0, 1_000, 1_000),)}, around, "vn2000", FRAME)
    assert list(found.lines) == ["east", "a"]
    assert found.spots == {}
    points = np.concatenate([line for lines in found.lines.values() for line in lines]) / TENTHS
    assert points.min() >= 0
    assert points[:, 0].max() <= FRAME.width
    assert points[:, 1].max() <= found.height
    own = found.lines["a"][0] / TENTHS
    assert own.max(axis=0)[0] - own.min(axis=0)[0] == pytest.approx(748 / 1.08, abs=0.2)
    assert own[:, 0].max() == found.lines["east"][0][:, 0].min() / TENTHS


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(Step, Step), min_size=3, max_size=9))
def test_a_cut_takes_as_much_as_its_four_parts(points: list[tuple[int, int]]) -> None:
    ring = np.array(points, dtype=np.float64)
    ends = np.array([-40.0, -40.0]), np.array([40.0, 40.0]), np.array([3.0, -7.0])
    low, high, middle = ends
    quarters = [
        Ground(low, middle),
        Ground(middle, high),
        Ground(np.array([low[0], middle[1]]), np.array([middle[0], high[1]])),
        Ground(np.array([middle[0], low[1]]), np.array([high[0], middle[1]])),
    ]
    signed = [sum(map(_signed, _cut([ring], one))) for one in quarters]
    assert sum(signed) == pytest.approx(_signed(ring), abs=1e-6)


def _signed(ring: Ring) -> float:
    after = np.roll(ring, -1, axis=0)
    return float((ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]).sum()) / 2
