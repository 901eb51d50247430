"""The lowest and highest quotient of two sums, where some rows may be left out of both."""

from dataclasses import dataclass
from math import nan

import numpy as np
import numpy.typing as npt

from ravo.typed_columns import Figures


@dataclass(frozen=True, slots=True, eq=False)
class Options:
    """The numerator and denominator of each row; a row that is not `certain` may be left out."""

    numerator: Figures
    denominator: Figures
    certain: npt.NDArray[np.bool_]


def highest_ratio(options: Options, count: Figures) -> float:
    """Return the highest quotient of the sums over rows counted by `count`; NaN if undefined.

    Dinkelbach's method: for a quotient q, the rows with the greatest numerator − q · denominator
    are chosen; their quotient is higher, until q is the highest.
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
    """Return the lowest quotient of the sums over rows counted by `count`; NaN if undefined."""
    mirrored = Options(-options.numerator, options.denominator, options.certain)
    # Zero is written 0, not −0, which a spreadsheet would show.
    return 0.0 - highest_ratio(mirrored, count)
