"""The shades of rates on a map or on tiles: at most five steps of a round size."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

LOOKS = (1, 3, 4, 6, 8)
"""The shades of the heat map that the steps use, the lightest first."""
SIZES = (0.5, 1, 2, 3, 4, 5, 10, 15, 20, 25)
"""Round sizes of a step, in percentage points."""
DARK = 5
"""The shade from which words on it are printed light."""


@dataclass(frozen=True, slots=True)
class Shades:
    """Steps of `step` percentage points from `least` up; the last one includes the highest rate."""

    least: float
    step: float
    count: int

    def of(self, rate: float) -> int:
        """Return the number of a rate's shade in the style sheet."""
        return LOOKS[min(_steps(rate - self.least, self.step), self.count - 1)]

    def ends(self) -> tuple[tuple[int, float, float], ...]:
        """Return each step's shade, its least rate, and its (excluded) upper end."""
        return tuple((LOOKS[n], self._end(n), self._end(n + 1)) for n in range(self.count))

    def _end(self, n: int) -> float:
        return round(self.least + n * self.step, 6)


def shades_of(rates: Iterable[float | None]) -> Shades:
    """Return the shades for some rates: at most five steps of the smallest round size."""
    known = [rate for rate in rates if rate is not None] or [0.0]
    low, high = min(known), max(known)
    for step in SIZES:
        least = _steps(low, step) * step
        count = _steps(high - least, step) + 1
        if count <= len(LOOKS):
            return Shades(least, step, count)
    raise ValueError(high)


def _steps(rate: float, step: float) -> int:
    """Return how many whole steps there are up to a rate."""
    return floor(rate / step + 1e-9)
