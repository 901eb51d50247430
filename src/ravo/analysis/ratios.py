"""The lowest and highest quotient of two sums, where some rows may be left out of both."""

from dataclasses import dataclass
from math import nan

import numpy as np
import numpy.typing as npt

from ravo.typed_columns import Figures


@dataclass(frozen=True, slots=True, eq=False)
class Options:
    """What each row adds to a numerator and a denominator; a row that is not `certain` may not."""

    numerator: Figures
    denominator: Figures
    certain: npt.NDArray[np.bool_]


def highest_ratio(options: Options, count: Figures) -> float:
    """Return the highest quotient of the sums over rows counted by `count`; NaN where none is.

    Dinkelbach's method: with a quotient q at hand, the best choice of rows is that with the
    greatest numerator − q · denominator, and its own quotient is higher until q is the highest.
    """
    some = options.denominator > 0
    numerator = (options.numerator * count)[some]
    denominator = (options.denominator * count)[some]
    certain = options.certain[some]
    if not numerator.size:
        return nan
    quotients = numerator / denominator
    best = float(
        numerator[certain].sum() / denominator[certain].sum() if certain.any() else quotients.max()
    )
    while not certain.all():
        chosen = certain | (numerator - best * denominator > 0)
        if not chosen.any():
            return best
        better = float(numerator[chosen].sum() / denominator[chosen].sum())
        if better <= best + 1e-15:
            return best
        best = better
    return best


def lowest_ratio(options: Options, count: Figures) -> float:
    """Return the lowest quotient of the sums over rows counted by `count`; NaN where none is."""
    mirrored = Options(-options.numerator, options.denominator, options.certain)
    # Nothing is 0, not −0, which a spreadsheet would show.
    return 0.0 - highest_ratio(mirrored, count)
