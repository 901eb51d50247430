"""The measures of Alkire and Foster (2011) over a matrix of deprivations, unknown answers included.

A row is a household or a person, a column an indicator; a cell is 1 where the row is deprived, 0
where it is not, NaN where that is unknown. A row is poor where the weights of its deprivations
reach the cut-off k. H is the share of rows that are poor, A the mean share of deprivations among
the poor, M0 = H · A.

An unknown answer may be 0 or 1. Every measure has a lower and an upper bound, each of which some
set of answers reaches, and a value only where the two are equal. No row is left out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import isclose, isnan, nan
from typing import Any

import numpy as np
import numpy.typing as npt

from ravo.analysis.answer_patterns import AnswerPatterns, patterns_of
from ravo.analysis.ratios import Options, highest_ratio, lowest_ratio
from ravo.typed_columns import Figures

# Sums of weights such as 1/12 are rounded: a row within this of k counts as reaching k.
TOLERANCE = 1e-9
DECIMALS = 12
"""Weights and their sums that agree in this many decimals are equal."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The lowest and highest value that the unknown answers allow; both NaN where there is none."""

    lower: float
    upper: float

    @property
    def value(self) -> float:
        """The value where the known answers determine it, else NaN."""
        fixed = isclose(self.lower, self.upper, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
        return self.lower if fixed else nan

    @property
    def is_open(self) -> bool:
        """Whether unknown answers leave the value between two bounds."""
        return isnan(self.value) and not isnan(self.lower)


@dataclass(frozen=True, slots=True)
class MeasureBounds:
    """The bounds of each measure; those by indicator are in the order of the columns."""

    h: Interval
    a: Interval
    m0: Interval
    uncensored: tuple[Interval, ...]
    censored: tuple[Interval, ...]
    contributions: tuple[Interval, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """H, A, M0 and the measures by indicator, each as a share from 0 to 1.

    `uncensored` are the shares of all rows that are deprived in an indicator, `censored` those that
    are poor as well; `contributions` the parts of M0 that come from each indicator and sum to 1,
    `absolute` the same in units of M0, which sum to M0. NaN marks a value that unknown answers
    leave open, and one that does not exist: A and the contributions where no row is poor, all
    measures where there is no row. `poor` and `rows` are counts, or sums of sizes.
    """

    h: float
    a: float
    m0: float
    uncensored: tuple[float, ...]
    censored: tuple[float, ...]
    contributions: tuple[float, ...]
    absolute: tuple[float, ...]
    bounds: MeasureBounds
    rows: float
    poor: Interval


def alkire_foster(
    deprived: npt.ArrayLike,
    weights: npt.ArrayLike,
    k: float,
    size: npt.ArrayLike | None = None,
) -> Measures:
    """Return the measures of the rows of `deprived` (n × d of 0, 1 and NaN).

    `weights` has one number a column, none below 0, and sums to 1; `k`, over 0 up to 1, is the
    share of them from which a row is poor. `size`, one number a row (members of a household), is
    the number that each row counts for; without it each counts once. Raises ValueError for any
    other shape, value or sum.
    """
    matrix, shares = _matrix(deprived), _weights(weights)
    if matrix.shape[1] != shares.size:
        raise ValueError(f"{matrix.shape[1]} columns, but {shares.size} weights")
    if not 0 < k <= 1 + TOLERANCE:
        raise ValueError(f"k is {k}: a share of the weights is over 0, up to 1")
    return measures_of(patterns_of(matrix, _sizes(size, len(matrix))), shares, k)


def measures_of(patterns: AnswerPatterns, weights: Figures, k: float) -> Measures:
    """Return the measures of counted patterns; `weights` and `k` as of `alkire_foster`."""
    identified = _Identified(patterns, weights, k)
    bounds = identified.bounds()
    absolute = tuple(
        Interval(w * c.lower, w * c.upper).value
        for w, c in zip(weights.tolist(), bounds.censored, strict=True)
    )
    return Measures(
        h=bounds.h.value,
        a=bounds.a.value,
        m0=bounds.m0.value,
        uncensored=_values(bounds.uncensored),
        censored=_values(bounds.censored),
        contributions=_values(bounds.contributions),
        absolute=absolute,
        bounds=bounds,
        rows=patterns.total,
        poor=identified.poor_count(),
    )


class _Identified:
    """Which counted patterns of answers are certainly poor, and which may be poor."""

    def __init__(self, patterns: AnswerPatterns, weights: Figures, k: float) -> None:
        self._patterns, self._weights, self._k = patterns, weights, k
        self._least = patterns.deprived @ weights
        self._most = self._least + patterns.unknown @ weights
        self._certain = self._least >= k - TOLERANCE
        self._possible = self._most >= k - TOLERANCE

    def poor_count(self) -> Interval:
        """Return the bounds of the number of poor rows."""
        count = self._patterns.count
        return Interval(float(count[self._certain].sum()), float(count[self._possible].sum()))

    def bounds(self) -> MeasureBounds:
        """Return the bounds of all measures."""
        deprived, may_be = self._patterns.deprived, self._patterns.deprived | self._patterns.unknown
        return MeasureBounds(
            h=self._share(self._certain, self._possible),
            a=self._intensity(),
            m0=self._share(self._certain * self._least, self._possible * self._most),
            uncensored=self._shares(deprived, may_be),
            censored=self._shares(
                deprived & self._certain[:, None], may_be & self._possible[:, None]
            ),
            contributions=self._contributions(),
        )

    def _share(self, lower: npt.NDArray[Any], upper: npt.NDArray[Any]) -> Interval:
        """Return two sums over the patterns as shares of all rows."""
        return self._shares(lower[:, None], upper[:, None])[0]

    def _shares(self, lower: npt.NDArray[Any], upper: npt.NDArray[Any]) -> tuple[Interval, ...]:
        """Return the shares of all rows for every column of two matrices (m × d)."""
        total, count = self._patterns.total, self._patterns.count
        if not total:
            return tuple(Interval(nan, nan) for _ in lower.T)
        ends = ((count @ side / total).tolist() for side in (lower, upper))
        return tuple(Interval(least, most) for least, most in zip(*ends, strict=True))

    def _intensity(self) -> Interval:
        """Return the bounds of A: a row that may or may not be poor can be left out."""
        poor = self._possible.astype(float)
        return self._ratio(
            Options(poor * self._lightest(), poor, self._certain),
            Options(poor * self._most, poor, self._certain),
        )

    def _contributions(self) -> tuple[Interval, ...]:
        """Return the bounds of each indicator's part of M0."""
        patterns, columns = self._patterns, self._weights.size
        if patterns.unknown[self._possible].any() or not self._certain.any():
            return tuple(map(self._contribution, range(columns)))
        # If every answer of the poor is known, all columns are calculated at once.
        count = patterns.count[self._certain]
        parts = count @ patterns.deprived[self._certain] * self._weights
        shares: list[float] = (parts / (count @ self._least[self._certain])).tolist()
        return tuple(Interval(share, share) for share in shares)

    def _contribution(self, column: int) -> Interval:
        """Return the bounds of an indicator's part of M0.

        It is highest where unknown answers to this indicator are 1, with only as many other ones as
        the row needs to be poor; it is lowest where they are 0 and all others are 1.
        """
        weight = self._weights[column]
        sure = self._patterns.deprived[:, column] * weight
        open_weight = self._patterns.unknown[:, column] * weight
        with_it = self._lightest(column)
        without_it = self._most - open_weight
        stays = without_it >= self._k - TOLERANCE
        # A row that only this answer can make poor is poor with it, or not poor.
        lowest = np.where(stays, sure, sure + open_weight), np.where(stays, without_it, self._most)
        poor = self._possible.astype(float)
        return self._ratio(
            Options(poor * lowest[0], poor * lowest[1], self._certain),
            Options(poor * (sure + open_weight), poor * with_it, self._certain),
        )

    def _ratio(self, lowest: Options, highest: Options) -> Interval:
        """Return the bounds of a quotient of sums over the patterns that are poor."""
        count = self._patterns.count
        return Interval(lowest_ratio(lowest, count), highest_ratio(highest, count))

    def _lightest(self, column: int | None = None) -> Figures:
        """Return the least weight at which each pattern is poor; an open `column` counts as 1."""
        may_add = self._patterns.unknown.copy()
        lightest = self._least.copy()
        if column is not None:
            lightest += may_add[:, column] * self._weights[column]
            may_add[:, column] = False
        short = np.flatnonzero(self._possible & (lightest < self._k - TOLERANCE))
        lightest[short] += _least_sums(
            may_add[short], self._weights, self._k - TOLERANCE - lightest[short]
        )
        return lightest


def _least_sums(may_add: npt.NDArray[np.bool_], weights: Figures, needs: Figures) -> Figures:
    """Return for each row the least sum of optional weights that is at least what it needs."""
    if (weights == weights[0]).all():
        return np.asarray(np.ceil(needs / weights[0]) * weights[0], dtype=np.float64)
    _, first, kind = np.unique(np.round(weights, DECIMALS), return_index=True, return_inverse=True)
    distinct = weights[first]
    # Rows with the same optional weights have the same sums; of equal weights only the number
    # matters.
    counts = may_add @ (kind[:, None] == np.arange(distinct.size)).astype(np.int64)
    groups, group = np.unique(counts, axis=0, return_inverse=True)
    least = np.empty(needs.size)
    for number, times in enumerate(groups):
        rows = np.flatnonzero(group.reshape(-1) == number)
        sums = _sums(np.repeat(distinct, times).tolist())
        least[rows] = sums[np.minimum(np.searchsorted(sums, needs[rows]), sums.size - 1)]
    return least


def _sums(weights: Iterable[float]) -> Figures:
    """Return every sum of some of the weights in ascending order, equal sums once."""
    sums = np.zeros(1)
    for weight in weights:
        more = np.concatenate((sums, sums + weight))
        _, first = np.unique(np.round(more, DECIMALS), return_index=True)
        sums = more[first]
    return sums


def _values(intervals: Iterable[Interval]) -> tuple[float, ...]:
    return tuple(interval.value for interval in intervals)


def _matrix(deprived: npt.ArrayLike) -> Figures:
    matrix = _floats(deprived, "deprivations")
    if matrix.ndim != 2:
        raise ValueError(f"deprivations have {matrix.ndim} dimensions, not two")
    if not (np.isnan(matrix) | (matrix == 0) | (matrix == 1)).all():
        raise ValueError("a deprivation is neither 0 nor 1 nor NaN")
    return matrix


def _weights(weights: npt.ArrayLike) -> Figures:
    shares = _floats(weights, "weights")
    if shares.ndim != 1 or not (shares >= 0).all() or not isclose(shares.sum(), 1, abs_tol=1e-6):
        raise ValueError("weights are one number a column, none below 0, that sum to 1")
    # With rounded weights a row that is deprived of everything must still be poor at k = 1.
    exact: Figures = shares / shares.sum()
    return exact


def _sizes(size: npt.ArrayLike | None, rows: int) -> Figures:
    if size is None:
        return np.ones(rows)
    sizes = _floats(size, "sizes")
    if sizes.shape != (rows,) or not np.isfinite(sizes).all() or (sizes < 0).any():
        raise ValueError("sizes are one number a row, each known and none below 0")
    return sizes


def _floats(values: npt.ArrayLike, name: str) -> Figures:
    """Return values as numbers; masked values and pandas' missing values become NaN."""
    if isinstance(values, np.ma.MaskedArray):
        values = np.ma.filled(values.astype(float), np.nan)
    if hasattr(values, "to_numpy"):
        values = values.to_numpy(dtype=float, na_value=np.nan)
    if np.iscomplexobj(values):
        raise ValueError(f"{name} are complex numbers")
    try:
        return np.asarray(values, dtype=float)
    except TypeError as error:
        raise ValueError(f"{name} are no numbers") from error
