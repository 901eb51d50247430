"""The columns of a measure with bounds: one column where all is known, else both ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

from ravo.analysis.alkire_foster import Interval

DECIMALS = 10
"""Decimals of a figure in a cell: the rest is noise."""


@dataclass(frozen=True, slots=True)
class BoundedColumns:
    """A measure's intervals down a table, the name of its heading, and the format of its cells.

    `times` is 100 for shares in %. With `gap` a third column has how much unknown answers may add.
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
        """Return the cells of one row: what is, or the least, the most, and what may be added."""
        one = self.intervals[place]
        ends = (one.lower, one.upper, one.upper - one.lower)
        return [figure_cell(end * self.times) for end in ends[: len(self.heads)]]


def figure_cell(value: float, decimals: int = DECIMALS) -> float | None:
    """Return a figure for a cell: blank where there is none, without noise in the last digits."""
    return None if isnan(value) else round(value, decimals)
