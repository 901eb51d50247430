"""An axis of figures: it includes 0, ends at a round figure and has a few round marks."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

MARKS = 7
"""The approximate number of marks on an axis."""


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high` by `step`, in `unit` (words)."""

    low: float
    high: float
    step: float
    unit: str

    @property
    def marks(self) -> tuple[float, ...]:
        """The figures that are written on the axis."""
        count = round((self.high - self.low) / self.step)
        return tuple(round(self.low + n * self.step, 6) for n in range(count + 1))

    def share(self, value: float) -> float:
        """Return the place of a figure: 0 at the low end, 1 at the high end."""
        return (value - self.low) / (self.high - self.low)


def axis_of(values: Iterable[float | None], unit: str, *, whole: bool, least: float = 0.0) -> Axis:
    """Return the axis that includes all values and 0; with `whole` its marks are whole numbers."""
    known = [value for value in values if value is not None]
    low, high = min([0.0, *known]), max([0.0, least, *known])
    step = _step((high - low) / MARKS, whole=whole)
    return Axis(
        floor(low / step + 1e-9) * step, max(ceil(high / step - 1e-9), 1) * step, step, unit
    )


def percents(unit: str) -> Axis:
    """Return the axis from 0 to 100 %."""
    return Axis(0.0, 100.0, 20.0, unit)


def _step(rough: float, *, whole: bool) -> float:
    """Return the least round figure (1, 2 or 5 times a power of ten) not below `rough`."""
    if rough <= 0:
        return 1.0 if whole else 0.1
    power = 10.0 ** floor(log10(rough))
    step = next(times * power for times in (1, 2, 5, 10) if times * power >= rough * 0.999)
    return max(step, 1.0) if whole else step
