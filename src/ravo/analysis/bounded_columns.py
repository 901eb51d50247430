"""The columns of a measure with bounds: one column where all is known, else both bounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

from ravo.analysis.alkire_foster import Interval

DECIMALS = 10
"""Decimals of a figure in a cell; further ones are rounding noise."""


@dataclass(frozen=True, slots=True)
class BoundedColumns:
    """A column of a measure's intervals, the name of its heading, and the format of its cells.

    `times` is 100 for shares in %. With `gap` a third column has the difference that unknown
    answers may add.
    """

    name: str
    intervals: Sequence[Interval]
    look: Any
    times: float = 1
    gap: bool = False

    @property
    def is_open(self) -> bool:
        """Whether unknown answers leave any of the intervals open."""
        return any(one.is_open for one in self.intervals)

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of the headings."""
        if not self.is_open:
            return (self.name,)
        ends = f"{self.name}_least", f"{self.name}_most"
        return (*ends, f"{self.name}_open") if self.gap else ends

    def cells(self, place: int) -> list[float | None]:
        """Return the cells of one row: the value; or least, greatest, and the possible addition."""
        one = self.intervals[place]
        ends = (one.lower, one.upper, one.upper - one.lower)
        return [figure_cell(end * self.times) for end in ends[: len(self.heads)]]


def figure_cell(value: float, decimals: int = DECIMALS) -> float | None:
    """Return a figure for a cell: blank for NaN, without noise in the last digits."""
    return None if isnan(value) else round(value, decimals)
