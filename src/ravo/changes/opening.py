"""Last year's closing figures against this year's `Phân loại đầu kỳ`."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.movement import ABSENT, NEAR, POOR, UNKNOWN, levels_of, taken
from ravo.changes.year import Year

LISTED = {"poor": POOR, "near_poor": NEAR}


@dataclass(frozen=True)
class OpeningCheck:
    """What the two years say about the start of the period.

    `closing` and `recorded` count households by place (the last row: place not known) for poor
    and near_poor. `rows` are the movements in which they differ, `kinds` says how: `class`
    (both say one, but another), `not_last` (on this year's opening list only), `not_now` (on
    last year's list only). `filled` tells per place whether the column is filled in at all.
    """

    closing: dict[str, NDArray[np.int64]]
    recorded: dict[str, NDArray[np.int64]]
    filled: NDArray[np.bool_]
    rows: NDArray[np.int64]
    kinds: NDArray[np.object_]
    said: NDArray[np.object_]
    """The recorded opening class of every movement; None where there is none."""


def check_opening(new: Year, rows: pd.DataFrame, places: int) -> OpeningCheck:
    """Compare last year's class with the recorded opening class of every household."""
    said = taken(new, rows["new"].to_numpy(), "opening", None)
    last = np.where(pd.isna(rows["class_old"]), ABSENT, levels_of(rows["class_old"]))
    told = np.where(pd.isna(said), ABSENT, levels_of(said))
    old, now = rows["place_old"].to_numpy(), rows["place_new"].to_numpy()
    closing = {name: _counted(last == level, old, places) for name, level in LISTED.items()}
    recorded = {name: _counted(told == level, now, places) for name, level in LISTED.items()}
    filled = _counted(told != ABSENT, now, places) > 0
    at = filled[np.where(rows["new"].to_numpy() >= 0, now, old)]
    both = (told >= 0) & (last >= 0) & (told != last)
    not_last = (told >= NEAR) & (last == ABSENT)
    not_now = (last >= NEAR) & (rows["new"].to_numpy() < 0)
    kinds = np.select([both, not_last, not_now], ["class", "not_last", "not_now"], default="")
    differ = np.flatnonzero((kinds != "") & at & (last != UNKNOWN))
    return OpeningCheck(closing, recorded, filled, differ, kinds[differ].astype(object), said)


def _counted(flags: NDArray[np.bool_], place: NDArray[np.int64], places: int) -> NDArray[np.int64]:
    here = np.where(place < 0, places, place)[flags]
    return np.bincount(here, minlength=places + 1).astype(np.int64)
