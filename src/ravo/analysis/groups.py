"""The measures by groups of rows (villages, communes, ethnic groups), and their parts of M0."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ravo.analysis.alkire_foster import Measures, alkire_foster
from ravo.typed_columns import Figures


@dataclass(frozen=True, slots=True)
class GroupMeasures:
    """A group's measures, its share of all rows, and the part of M0 of all that it contributes.

    Over all groups, share × M0 sums to M0 and the parts to 1; `part` is NaN where unknown answers
    leave it open, or where M0 is 0.
    """

    group: str
    share: float
    measures: Measures
    part: float


@dataclass(frozen=True, slots=True, eq=False)
class NumberedGroups:
    """The names of groups in the order of first occurrence, and the group number of each row."""

    names: tuple[str, ...]
    number: npt.NDArray[np.int64]

    def sums(self, values: Figures) -> Figures:
        """Return the sum of `values` (one a row) in each group."""
        sums = np.bincount(self.number, weights=values, minlength=len(self.names))
        return np.asarray(sums, dtype=np.float64)


def numbered(groups: Sequence[str]) -> NumberedGroups:
    """Return the distinct groups and each row's number, from one name a row."""
    names = tuple(dict.fromkeys(groups))
    number = {name: index for index, name in enumerate(names)}
    which = np.fromiter((number[name] for name in groups), dtype=np.int64, count=len(groups))
    return NumberedGroups(names, which)


def by_group(
    deprived: Figures, weights: npt.ArrayLike, k: float, size: Figures, groups: NumberedGroups
) -> tuple[GroupMeasures, ...]:
    """Return the measures of each group; the other parameters are those of `alkire_foster`.

    A group whose sizes sum to 0 has no measure (NaN) and the share 0.
    """
    whole = alkire_foster(deprived, weights, k, size)
    order = np.argsort(groups.number, kind="stable")
    ends = np.cumsum(np.bincount(groups.number, minlength=len(groups.names)))[:-1]
    # Of no rows the one part that there always is belongs to no group.
    parts = np.split(order, ends)[: len(groups.names)]
    results = []
    for name, rows in zip(groups.names, parts, strict=True):
        measures = alkire_foster(deprived[rows], weights, k, size[rows])
        share = measures.rows / whole.rows if whole.rows else 0.0
        part = share * measures.m0 / whole.m0 if whole.m0 else float("nan")
        results.append(GroupMeasures(name, share, measures, part))
    return tuple(results)
