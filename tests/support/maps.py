"""Maps made up for tests: features around 105° east, 10° north, squares of a tenth of a degree."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from ravo.report.areas.model import AreaMap, Ring


def square(column: int, side: float = 0.1) -> list[Any]:
    """Return the coordinates of a polygon: the square of a column, closed."""
    west, south = 105 + column / 10, 10.0
    corners = ((0, 0), (side, 0), (side, side), (0, side), (0, 0))
    return [[[round(west + x, 6), round(south + y, 6)] for x, y in corners]]


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    """Return a feature; coordinates alone are those of a polygon."""
    if isinstance(geometry, list):
        geometry = {"type": "Polygon", "coordinates": geometry}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}


def map_of(keys: Sequence[str], columns: int, outside: int = 0) -> AreaMap:
    """Return a map of communes as uneven fields in rows, the last ones of them outside."""
    rings = [_field(n, columns) for n in range(len(keys) + outside)]
    shapes = {key: (ring,) for key, ring in zip(keys, rings, strict=False)}
    return AreaMap("ma_xa", "vn2000", shapes, tuple((ring,) for ring in rings[len(keys) :]))


def _field(number: int, columns: int) -> Ring:
    row, column = divmod(number, columns)

    def corner(x: int, y: int) -> tuple[float, float]:
        """Return a corner; columns grow narrower to the east, down to a few metres."""
        return 500_000 + 30_000 * (1 - 0.7**x), 1_200_000 - 2_000 * y - 300 * (x % 2)

    around = ((0, 1), (1, 1), (1, 0), (0, 0))
    return np.array([corner(column + x, row + y) for x, y in around])
