"""Writes a made-up map of the sample district: python tools/sample_map.py [FILE].

The shapes are drawn by this script and are not the borders of any commune: cells of a crooked
grid, in rows, with borders that neighbours share corner for corner. The same input gives the
same bytes.
"""

import json
import random
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from ravo.files import write_whole_text
from ravo.places.units import communes_of_district

DISTRICT = "875"
TARGET = Path(__file__).resolve().parent.parent / "sample_data" / "ban-do.geojson"
NOTE = (
    "Dữ liệu tổng hợp: hình vẽ minh họa, không phải địa giới của xã nào. "
    "Synthetic data: made-up shapes, the borders of no commune."
)
ROWS = (4, 5, 4)
WEST, SOUTH = 105.4, 10.25
WIDTH, HEIGHT = 0.32, 0.2
"""The rectangle in degrees that the shapes fill."""
STEPS = 16
"""Parts of each border between two corners of the grid."""
WAVE, DECIMALS = 0.16, 5
Point = tuple[float, float]


def _between(start: Point, end: Point) -> list[Point]:
    """Return a crooked border from one point to another, the last one left out.

    It is the same line whichever way it is asked for.
    """
    first, last = min(start, end), max(start, end)
    draw = random.Random(f"{first} {last}")
    points = [first, last]
    wave = WAVE
    while len(points) <= STEPS:
        added = []
        for one, other in pairwise(points):
            shift = draw.uniform(-wave, wave)
            x, y = other[0] - one[0], other[1] - one[1]
            middle = ((one[0] + other[0]) / 2 - y * shift, (one[1] + other[1]) / 2 + x * shift)
            added += [one, middle]
        points = [*added, last]
    line = points if first == start else points[::-1]
    return line[:-1]


def _corner(row: int, share: float) -> Point:
    """Return a corner of the grid: `row` from the south, `share` of the width from the west."""
    draw = random.Random(f"{row} {share:.4f}")
    inner = 0 < row < len(ROWS)
    x = share + (draw.uniform(-0.02, 0.02) if 0 < share < 1 else 0)
    y = row / len(ROWS) + (draw.uniform(-0.05, 0.05) if inner else 0)
    return WEST + WIDTH * x, SOUTH + HEIGHT * y


def _shares(row: int) -> set[float]:
    """Return where borders meet on the line under a row, from the rows on both its sides."""
    around = [ROWS[n] for n in (row - 1, row) if 0 <= n < len(ROWS)]
    return {n / count for count in around for n in range(count + 1)}


def _cell(row: int, column: int) -> list[Point]:
    """Return the closed border of a cell, counter-clockwise."""
    west, east = column / ROWS[row], (column + 1) / ROWS[row]
    below = [x for x in sorted(_shares(row)) if west <= x <= east]
    above = [x for x in sorted(_shares(row + 1), reverse=True) if west <= x <= east]
    corners = [*(_corner(row, x) for x in below), *(_corner(row + 1, x) for x in above)]
    closed = [*corners, corners[0]]
    line = [point for one, other in pairwise(closed) for point in _between(one, other)]
    return [*line, line[0]]


def _features() -> Iterator[dict[str, Any]]:
    cells = [(row, column) for row, count in enumerate(ROWS) for column in range(count)]
    for unit, (row, column) in zip(communes_of_district(DISTRICT), cells, strict=True):
        ring = [[round(x, DECIMALS), round(y, DECIMALS)] for x, y in _cell(row, column)]
        yield {
            "type": "Feature",
            "properties": {"ma_xa": unit.code, "ten_xa": unit.name, "ghi_chu": NOTE},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }


def sample_map() -> str:
    """Return the map as the text of a GeoJSON file, a feature a line."""
    lines = [json.dumps(one, ensure_ascii=False) for one in _features()]
    head = json.dumps(NOTE, ensure_ascii=False)
    return (
        f'{{"type": "FeatureCollection", "name": {head}, "features": [\n'
        + ",\n".join(lines)
        + "\n]}\n"
    )


if __name__ == "__main__":
    write_whole_text(Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET, sample_map())
