"""Shapes of communes, as read from a map file and as used in a report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ravo.faults import Fault
from ravo.messages import Text

Ring = NDArray[np.float64]
"""The corners of one closed line, n × 2, the first one not repeated at the end."""
Plane = Literal["degrees", "vn2000", "mercator"]
"""The kinds of coordinates: longitude and latitude, metres of VN-2000, metres of web maps."""


class UnusableMap(Exception):
    """Raised for a map file of which nothing can be drawn; `fault` is the warning about it."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class OddFeature:
    """A feature that is not drawn: its number in the file from 1, its code if any, the reason."""

    number: int
    code: str | None
    reason: Text


@dataclass(frozen=True, slots=True)
class SharedCode:
    """A code shared by features with different names: their numbers from 1, and their names."""

    code: str
    features: tuple[tuple[int, str | None], ...]


@dataclass(frozen=True)
class AreaFile:
    """The shapes of a map file by code; `column` is the property with the codes.

    `codes` has the possible codes of communes in every property; `shared` are codes that may belong
    to several communes.
    """

    name: str
    column: str
    plane: Plane
    shapes: Mapping[str, tuple[Ring, ...]]
    odd: tuple[OddFeature, ...] = ()
    shared: tuple[SharedCode, ...] = ()
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class AreaMap:
    """The shapes of a report's communes by key, and those of other communes (`outside`).

    Without shapes a report draws tiles; `failed` is True where a map was given and is not drawn.
    """

    column: str | None = None
    plane: Plane = "degrees"
    shapes: Mapping[str, tuple[Ring, ...]] = field(default_factory=dict)
    outside: tuple[tuple[Ring, ...], ...] = ()
    failed: bool = False
