"""The shades of rates on a map or on tiles: at most five steps of a round size, from 0 up."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10

LOOKS = (1, 3, 4, 6, 8)
"""The shades of the heat map that the steps take, the lightest first."""
DARK = 5
"""The shade from which words on it are light."""


@dataclass(frozen=True, slots=True)
class Shades:
    """Steps of `step` percent from 0 up; the last one has no end. `most` is the highest rate."""

    step: float
    most: float

    @property
    def count(self) -> int:
        """The number of steps up to the highest rate."""
        return self._place(self.most) + 1

    def of(self, rate: float) -> int:
        """Return the shade of a rate, as the style sheet numbers them."""
        return LOOKS[self._place(rate)]

    def ends(self) -> tuple[tuple[int, float, float | None], ...]:
        """Return each step's shade, its least rate, and the rate below which it ends."""
        last = self.count - 1
        return tuple(
            (
                LOOKS[n],
                round(n * self.step, 6),
                None if n == last else round((n + 1) * self.step, 6),
            )
            for n in range(self.count)
        )

    def _place(self, rate: float) -> int:
        return min(floor(rate / self.step + 1e-9), len(LOOKS) - 1)


def shades_of(rates: Iterable[float | None]) -> Shades:
    """Return the shades for some rates: the smallest round step of which five reach the highest."""
    most = max((rate for rate in rates if rate is not None), default=0.0)
    return Shades(_step(most / len(LOOKS)), most)


def _step(rough: float) -> float:
    """Return the round figure (1, 2 or 5 times a power of ten) that is not below `rough`."""
    if rough <= 0:
        return 1.0
    power = 10.0 ** floor(log10(rough))
    return round(next(n * power for n in (1, 2, 5, 10) if n * power >= rough * (1 - 1e-9)), 6)
