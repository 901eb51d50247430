"""Deprivations that occur together: pairs of indicators in one household."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import nan

import numpy as np
import numpy.typing as npt

from ravo.analysis.alkire_foster import Interval


@dataclass(frozen=True, slots=True)
class JointDeprivation:
    """Two indicators by column, `first` < `second`, over the rows that answer both.

    `both` is the share of all rows deprived in both, from the certain share to the one that the
    unknown answers allow. `answered` counts the rows that answer both; over these `overlap` is the
    share of the rarer deprivation that has the other too, and `expected` is its value if the two
    were independent. NaN where the divisor is 0.
    """

    first: int
    second: int
    both: Interval
    answered: float
    overlap: float
    expected: float


def joint_deprivations(
    deprived: npt.NDArray[np.float64], size: npt.NDArray[np.float64]
) -> tuple[JointDeprivation, ...]:
    """Return every pair of columns of an n × d matrix of 0, 1 and NaN; each row counts its size."""
    return tuple(_pairs(deprived == 1, np.isnan(deprived), size))


def _pairs(
    sure: npt.NDArray[np.bool_], unknown: npt.NDArray[np.bool_], size: npt.NDArray[np.float64]
) -> Iterator[JointDeprivation]:
    weighed = size[:, None]
    certain = _products(sure, weighed)
    possible = _products(sure | unknown, weighed)
    answered = _products(~unknown, weighed)
    # The rows deprived in one of the pair, among those that answer both.
    alone = (sure * weighed).T @ (~unknown).astype(float)
    total = float(size.sum())
    for first, second in combinations(range(sure.shape[1]), 2):
        rarer, commoner = sorted((alone[first, second], alone[second, first]))
        rows = float(answered[first, second])
        yield JointDeprivation(
            first,
            second,
            Interval(*(_over(float(one[first, second]), total) for one in (certain, possible))),
            rows,
            _over(float(certain[first, second]), float(rarer)),
            _over(float(commoner), rows) if rarer else nan,
        )


def _products(
    cells: npt.NDArray[np.bool_], weighed: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Return the number of rows that have both of each two columns, as a d × d matrix."""
    product: npt.NDArray[np.float64] = (cells * weighed).T @ cells.astype(float)
    return product


def _over(part: float, whole: float) -> float:
    return part / whole if whole else nan
