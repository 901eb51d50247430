"""Movements of the average-living class (nd07-2021 Điều 3 khoản 2 điểm c), like those of forms 2 and 3.

The forms count this class among those above the line; here it has an account of its own, whose
closing column is counted from this year's classes, never from the other columns.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.forms import LINES, LineName, weights

AVERAGE = "average_living"
COLUMNS = (
    "opening", "to_poor", "to_near_poor", "to_not_poor", "left", "from_poor", "from_near_poor",
    "from_not_poor", "came", "closing",
)  # fmt: skip
"""`left` and `came` are all other decreases and increases: another commune, no class, a size."""
Figures = NDArray[np.float64]


@dataclass(frozen=True)
class Average:
    """The account of the class: a row per place (the last one: not known), a column per COLUMNS."""

    counts: dict[LineName, Figures]

    def summed(self, line: LineName, places: tuple[int, ...]) -> list[int]:
        """Return the column sums over some places."""
        return [int(value) for value in self.counts[line][list(places)].sum(axis=0)]

    def total(self, line: LineName) -> dict[str, int]:
        """Return the column sums over all places."""
        sums = self.counts[line].sum(axis=0)
        return {name: int(value) for name, value in zip(COLUMNS, sums, strict=True)}


def average_of(rows: pd.DataFrame, places: int) -> Average:
    """Return the account of the average-living class of the movements `rows`.

    Members count as in forms 2 and 3: with the size at the start before, at the end after; a
    change of size of a household that stayed is in `left` or `came`.
    """
    start, end = rows["start"].to_numpy(dtype=object), rows["class_new"].to_numpy(dtype=object)
    mine, closing = start == AVERAGE, end == AVERAGE
    here = (rows["place_old"] == rows["place_new"]).to_numpy(dtype=bool)
    before, after = np.zeros((len(rows), len(COLUMNS))), np.zeros((len(rows), len(COLUMNS)))
    before[:, 0], after[:, 9] = mine, closing
    for at, other in enumerate(("poor", "near_poor", "not_poor"), start=1):
        before[:, at] = mine & here & (end == other)
        after[:, at + 4] = closing & here & (start == other)
    stayed = mine & closing & here
    before[:, 4] = mine & ~stayed & (before[:, 1:4].sum(axis=1) == 0)
    after[:, 8] = closing & ~stayed & (after[:, 5:8].sum(axis=1) == 0)
    counts: dict[LineName, Figures] = {}
    for line in LINES:
        first, last = weights(rows, line)
        out, into = before * first[:, None], after * last[:, None]
        grown = np.where(stayed, last - first, 0.0)
        out[:, 4] += np.maximum(-grown, 0)
        into[:, 8] += np.maximum(grown, 0)
        table = np.zeros((places + 1, len(COLUMNS)))
        np.add.at(table, rows["place_old"].to_numpy(), out)
        np.add.at(table, rows["place_new"].to_numpy(), into)
        counts[line] = table
    return Average(counts)
