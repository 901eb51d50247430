"""Movements of the average-living class (nd07-2021 Điều 3 khoản 2 điểm c), as in forms 2 and 3.

The forms count this class among those above the line; here it has an account of its own, whose
closing column is counted from this year's classes, never from the other columns.
"""

import numpy as np
import pandas as pd

from ravo.changes.accounts import Account, AccountColumns, counted, figures_of
from ravo.criteria.terms import HouseholdClass

COLUMNS = (
    "opening",
    "to_poor",
    "to_near_poor",
    "to_not_poor",
    "left",
    "from_poor",
    "from_near_poor",
    "from_not_poor",
    "came",
    "closing",
)
"""`left` and `came` hold all other decreases and increases: households that moved to or from
another commune, have no class, or changed in size."""
LEFT, CAME = 4, 8
OTHERS = (HouseholdClass.poor, HouseholdClass.near_poor, HouseholdClass.not_poor)


def average_of(rows: pd.DataFrame, places: int) -> Account:
    """Return the account of the average-living class of the movements `rows`.

    Members count as in forms 2 and 3: with the size at the start before, at the end after; a
    change of size of a household that stayed is in `left` or `came`.
    """
    start, end = rows["start"].to_numpy(dtype=object), rows["class_new"].to_numpy(dtype=object)
    mine, closing = start == HouseholdClass.average_living, end == HouseholdClass.average_living
    here = (rows["place_old"] == rows["place_new"]).to_numpy(dtype=bool)
    stayed = mine & closing & here
    before = np.zeros((len(rows), len(COLUMNS)), dtype=bool)
    after = np.zeros_like(before)
    before[:, 0], after[:, 9] = mine, closing
    for at, other in enumerate(OTHERS, start=1):
        before[:, at] = mine & here & (end == other)
        after[:, at + 4] = closing & here & (start == other)
    before[:, LEFT] = mine & ~stayed & ~before[:, 1:LEFT].any(axis=1)
    after[:, CAME] = closing & ~stayed & ~after[:, 5:CAME].any(axis=1)
    figures = figures_of(rows, AccountColumns(before, after, stayed, LEFT, CAME))
    return Account(COLUMNS, counted(COLUMNS, rows, places, figures))
