"""The coordinates of a feature, read from its geometry, and the plane that they belong to."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ravo.messages import Text, text
from ravo.report.areas.model import Plane, Ring

PLANES: dict[Plane, tuple[tuple[float, float], tuple[float, float]]] = {
    "degrees": ((100, 120), (4, 25)),
    "vn2000": ((100_000, 900_000), (850_000, 2_700_000)),
    "mercator": ((11_100_000, 13_400_000), (400_000, 2_900_000)),
}
"""The least and greatest first and second coordinate of points in Việt Nam, by plane."""
CORNERS = 3
"""The fewest corners of a shape."""


class OddGeometry(Exception):
    """Raised for a geometry that cannot be drawn; `reason` is the cause."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def rings_of(geometry: object) -> tuple[Ring, ...]:
    """Return the closed lines of a polygon or of several, holes included.

    Raises OddGeometry for another geometry, an empty one, and one whose coordinates are no numbers.
    """
    if not isinstance(geometry, dict):
        raise OddGeometry(text("areas.empty"))
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if not isinstance(kind, str):
        raise OddGeometry(text("areas.no_kind"))
    if kind not in ("Polygon", "MultiPolygon"):
        raise OddGeometry(text("areas.kind").filled(kind=kind[:30]))
    if not coordinates:
        raise OddGeometry(text("areas.empty"))
    polygons = [coordinates] if kind == "Polygon" else coordinates
    rings = tuple(_closed(polygons))
    if not rings:
        raise OddGeometry(text("areas.empty"))
    return rings


def _closed(polygons: Any) -> Iterator[Ring]:
    try:
        lines = [line for polygon in polygons for line in polygon]
    except TypeError as error:
        raise OddGeometry(text("areas.figures")) from error
    for line in lines:
        points = _points(line)
        if len(points) > 1 and (points[0] == points[-1]).all():
            points = points[:-1]
        if len(np.unique(points, axis=0)) < CORNERS:
            raise OddGeometry(text("areas.corners"))
        yield points


def _points(line: Any) -> Ring:
    """Return the points of a line; heights are left out."""
    try:
        numbers = np.array([point[:2] for point in line])
    except (TypeError, ValueError, IndexError, KeyError) as error:
        raise OddGeometry(text("areas.figures")) from error
    if numbers.ndim != 2 or numbers.shape[1] != 2 or numbers.dtype.kind not in "if":
        raise OddGeometry(text("areas.figures"))
    points = numbers.astype(np.float64)
    if not np.isfinite(points).all():
        raise OddGeometry(text("areas.figures"))
    return points


def plane_of(rings: tuple[Ring, ...]) -> tuple[Plane, bool]:
    """Return the plane of a feature, and whether its two coordinates are swapped.

    Raises OddGeometry where it is not in Việt Nam on any plane.
    """
    low = np.min([ring.min(axis=0) for ring in rings], axis=0)
    high = np.max([ring.max(axis=0) for ring in rings], axis=0)
    for plane, ends in PLANES.items():
        for swapped, (first, second) in ((False, ends), (True, ends[::-1])):
            if _within(low[0], high[0], first) and _within(low[1], high[1], second):
                return plane, swapped
    raise OddGeometry(text("areas.elsewhere"))


def _within(low: float, high: float, ends: tuple[float, float]) -> bool:
    return bool(ends[0] <= low and high <= ends[1])
