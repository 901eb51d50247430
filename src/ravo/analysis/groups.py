"""The measures by groups of rows (villages, communes, ethnic groups), and their parts of M0."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ravo.analysis.alkire_foster import Measures, alkire_foster


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


def by_group(
    deprived: npt.NDArray[np.float64],
    weights: npt.ArrayLike,
    k: float,
    size: npt.NDArray[np.float64],
    groups: Sequence[str],
) -> tuple[GroupMeasures, ...]:
    """Return the measures of each group in the order in which the groups first come.

    `groups` names one group a row; the other parameters are those of `alkire_foster`. A group
    whose sizes sum to 0 has no measure (NaN) and the share 0.
    """
    whole = alkire_foster(deprived, weights, k, size)
    names = list(dict.fromkeys(groups))
    number = {name: index for index, name in enumerate(names)}
    which = np.fromiter((number[name] for name in groups), dtype=np.int64, count=len(groups))
    order = np.argsort(which, kind="stable")
    ends = np.cumsum(np.bincount(which, minlength=len(names)))[:-1]
    results = []
    for name, rows in zip(names, np.split(order, ends), strict=True):
        measures = alkire_foster(deprived[rows], weights, k, size[rows])
        share = measures.rows / whole.rows if whole.rows else 0.0
        part = share * measures.m0 / whole.m0 if whole.m0 else float("nan")
        results.append(GroupMeasures(name, share, measures, part))
    return tuple(results)
