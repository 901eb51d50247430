"""Last year's closing figures compared with this year's `Phân loại đầu kỳ`."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.movements import (
    LEVEL_ABSENT,
    LEVEL_NEAR_POOR,
    LEVEL_UNKNOWN,
    LEVELS,
    Levels,
    first_of,
    levels_of,
    taken,
)
from ravo.changes.year import Year
from ravo.criteria.terms import LISTED
from ravo.typed_columns import Flags, Rows

COUNTED = {
    "differ": "class",
    "left": "not_now",
    "arrived": "not_last",
    "undetermined_last_year": "unknown",
}
"""The counts of an opening, each with the kind of households that it counts."""


@dataclass(frozen=True)
class OpeningCheck:
    """The comparison of last year's closing classes with this year's opening classes.

    `closing` and `recorded` count households by place (the last row: place not known) for poor and
    near_poor. `filled` shows per place whether the column is filled in at all. `rows` are the
    households that the two figures count differently; `kinds` has the reason for each: `class`
    (both name a class, but another one), `unknown` (not determined last year), `blank_now` (on last
    year's list, nothing recorded now), `moved` (the same class in another commune), `not_last` (in
    this year's workbooks only), `not_now` (in last year's only, or listed now without members and
    without an opening class). Only those of the kind `class` contradict last year's result.
    """

    closing: dict[str, NDArray[np.int64]]
    recorded: dict[str, NDArray[np.int64]]
    filled: Flags
    rows: Rows
    kinds: NDArray[np.object_]
    recorded_class: NDArray[np.object_]
    """The recorded opening class of every household; None where there is none."""

    def of(self, kind: str) -> Rows:
        """Return the rows of the households of a kind."""
        return np.asarray(self.rows[self.kinds == kind], dtype=np.int64)

    def counts(self) -> dict[str, int] | None:
        """Return how many households differ, left, arrived or were undetermined last year.

        None where no commune fills in the opening class: then nothing was compared.
        """
        if not self.filled.any():
            return None
        return {name: len(self.of(kind)) for name, kind in COUNTED.items()}


def check_opening(new: Year, rows: pd.DataFrame, places: int) -> OpeningCheck:
    """Compare last year's class with the recorded opening class of every household.

    `rows` are those of `movements.standing`, with their places. The difference of the figures of a
    place is explained, household by household, by the rows returned.
    """
    recorded = taken(new, rows["new"].to_numpy(), "opening", None)
    last, level_now = levels_of(rows["class_old"]), levels_of(recorded)
    old, now = rows["place_old"].to_numpy(), rows["place_new"].to_numpy()
    filled = _counted(level_now != LEVEL_ABSENT, now, places) > 0
    differ = _differ(last, level_now, old, now, filled)
    kinds = _kinds(rows, last, level_now)
    at = np.flatnonzero(differ)
    return OpeningCheck(
        closing={name: _counted(last == LEVELS[name], old, places) for name in LISTED},
        recorded={name: _counted(level_now == LEVELS[name], now, places) for name in LISTED},
        filled=filled,
        rows=at,
        kinds=kinds[at],
        recorded_class=recorded,
    )


def _differ(last: Levels, recorded: Levels, old: Rows, now: Rows, filled: Flags) -> Flags:
    """Return which households only one figure counts, or the two count at different places."""
    counted_last = (last >= LEVEL_NEAR_POOR) & filled[old]
    counted_now = (recorded >= LEVEL_NEAR_POOR) & filled[now]
    same = (last == recorded) & (old == now)
    return np.asarray(
        (counted_last | counted_now) & ~(counted_last & counted_now & same), dtype=bool
    )


def _kinds(rows: pd.DataFrame, last: Levels, recorded: Levels) -> NDArray[np.object_]:
    cases = [
        (rows["new"].to_numpy() < 0, "not_now"),
        (rows["gone"].to_numpy(dtype=bool) & (recorded == LEVEL_ABSENT), "not_now"),
        (rows["old"].to_numpy() < 0, "not_last"),
        (last == LEVEL_UNKNOWN, "unknown"),
        (recorded == LEVEL_ABSENT, "blank_now"),
        (last != recorded, "class"),
    ]
    return first_of(cases, "moved")


def _counted(flags: Flags, place: Rows, places: int) -> NDArray[np.int64]:
    here = np.where(place < 0, places, place)[flags]
    return np.bincount(here, minlength=places + 1).astype(np.int64)
