"""One movement per household: its class at the start of the year and its class now."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.choices import Opening
from ravo.changes.pairs import Pairing
from ravo.changes.year import Year
from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.typed_columns import Flags

LEVEL_POOR, LEVEL_NEAR_POOR, LEVEL_ABOVE, LEVEL_UNKNOWN, LEVEL_ABSENT = 2, 1, 0, -1, -2
"""Levels of living: both classes above the line are one level."""
LEVELS = {
    HouseholdClass.poor.value: LEVEL_POOR,
    HouseholdClass.near_poor.value: LEVEL_NEAR_POOR,
    HouseholdClass.average_living.value: LEVEL_ABOVE,
    HouseholdClass.not_poor.value: LEVEL_ABOVE,
}
MOVEMENTS = (
    "stayed_poor",
    "poor_to_near_poor",
    "poor_to_above",
    "poor_left",
    "stayed_near_poor",
    "near_poor_to_poor",
    "near_poor_to_above",
    "near_poor_left",
    "poor_again",
    "new_poor",
    "arrived_poor",
    "near_poor_again",
    "new_near_poor",
    "arrived_near_poor",
    "stayed_above",
    "left_above",
    "arrived_above",
    "undetermined",
)
STAYED = ("stayed_poor", "stayed_near_poor", "stayed_above")
Levels = NDArray[np.int8]


@dataclass(frozen=True)
class RejudgedClass:
    """The new households that were on the list in an earlier year: poor, or poor or near-poor.

    `back` flags households that their last list recorded as gone: they count as arrived, wherever
    they lived. It may be of length 0 where no household is back.
    """

    poor: Flags
    listed: Flags
    back: Flags = field(default_factory=lambda: np.zeros(0, dtype=bool))

    def at(self, rows: Flags) -> "RejudgedClass":
        """Return the flags of some households only."""
        back = self.back[rows] if len(self.back) else self.back
        return RejudgedClass(self.poor[rows], self.listed[rows], back)


def levels_of(classes: "pd.Series[str] | NDArray[np.object_]") -> Levels:
    """Return the level of each class: LEVEL_UNKNOWN if undetermined, LEVEL_ABSENT if blank."""
    codes, distinct = pd.factorize(np.asarray(classes, dtype=object))
    # A blank has the code -1, which is the last place.
    levels = [*(LEVELS.get(klass, LEVEL_UNKNOWN) for klass in distinct), LEVEL_ABSENT]
    return np.array(levels, dtype=np.int8)[codes]


def households_of(pairing: Pairing) -> pd.DataFrame:
    """Return a row per household of the two years: pairs first, then who left, then who arrived.

    Columns: `old`, `new` (rows, -1 where there is none), `how`, `score`, `relation` (split or
    merge) and `other` (row in the other year of the household it came out of or went into).
    """
    pairs = pairing.pairs[["old", "new", "how", "score"]]
    left = _alone(pairs["old"], pairing.compared_old, "old", "new")
    arrived = _alone(pairs["new"], pairing.compared_new, "new", "old")
    rows = pd.concat([pairs, left, arrived], ignore_index=True)
    rows["score"] = rows["score"].astype(np.float64)
    return _related(rows, pairing.relations)


def _alone(paired: "pd.Series[int]", compared: Flags, name: str, other: str) -> pd.DataFrame:
    free = compared.copy()
    free[paired.to_numpy(dtype=np.int64)] = False
    rows = np.flatnonzero(free)
    return pd.DataFrame({name: rows, other: -1, "how": "none", "score": np.nan})


def _related(rows: pd.DataFrame, relations: pd.DataFrame) -> pd.DataFrame:
    rows = rows.assign(relation=None, other=-1)
    for kind, mine, other in (("split", "new", "old"), ("merge", "old", "new")):
        of_kind = relations[relations["kind"] == kind].drop_duplicates(mine).set_index(mine)
        here = (rows[other] < 0) & rows[mine].isin(of_kind.index)
        keys = rows.loc[here, mine]
        rows.loc[here, "relation"] = kind
        rows.loc[here, "other"] = of_kind.loc[keys, other].to_numpy()
        rows.loc[here, "how"] = of_kind.loc[keys, "how"].to_numpy()
    return rows


def taken(year: Year, rows: NDArray[np.int64], name: str, blank: object) -> NDArray[np.object_]:
    """Return a column of a year at `rows`, `blank` where the row is -1."""
    values = np.full(len(rows), blank, dtype=object)
    here = rows >= 0
    values[here] = year.households[name].to_numpy(dtype=object)[rows[here]]
    return values


def related(old: Year, new: Year, rows: pd.DataFrame, name: str) -> NDArray[np.object_]:
    """Return a column of the related household: the one of origin, or the one that it went into.

    `other` of a split is a row of last year, that of a merge one of this year. None where a
    household has no such relation.
    """
    other, relation = rows["other"].to_numpy(), rows["relation"]
    values = np.full(len(rows), None, dtype=object)
    for kind, year in (("split", old), ("merge", new)):
        here = (relation == kind).to_numpy(dtype=bool)
        values[here] = taken(year, other[here], name, None)
    return values


def sizes_at(year: Year, rows: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return the members of the households at `rows`; NaN where the row is -1 or none are given."""
    return taken(year, rows, "size", np.nan).astype(np.float64)


def standing(old: Year, new: Year, rows: pd.DataFrame, opening: Opening) -> pd.DataFrame:
    """Return `rows` with classes, members, and the class that the movement starts from.

    Adds `class_old`, `class_new`, `start`, `members_old`, `members_new` and `gone`. The start is
    last year's class, or with `recorded` this year's `Phân loại đầu kỳ` where it is filled in. A
    household that is listed without members, because it left the list, is gone.
    """
    i, j = rows["old"].to_numpy(), rows["new"].to_numpy()
    size = sizes_at(new, j)
    gone = (j >= 0) & ((size == 0) | taken(new, j, "departed", False).astype(bool))
    class_old = taken(old, i, "klass", None)
    class_new = taken(new, j, "klass", None)
    class_new[gone] = None
    recorded = taken(new, j, "opening", None)
    start = (
        class_old if opening == "last-year" else np.where(pd.isna(recorded), class_old, recorded)
    )
    return rows.assign(
        class_old=class_old,
        class_new=class_new,
        start=start,
        gone=gone,
        members_old=sizes_at(old, i),
        members_new=np.where(gone, np.nan, size),
    )


def moved(new: Year, rows: pd.DataFrame, again: RejudgedClass) -> pd.DataFrame:
    """Return `rows` of `standing` with the `movement` of each household (one of MOVEMENTS)."""
    return rows.assign(movement=movements(rows, _has_reason(new, rows), again))


def open_again(new: Year, rows: pd.DataFrame) -> RejudgedClass:
    """Return the households of a year whose movement depends on an earlier stay on the list.

    They came onto the list from outside: `poor` are those that are poor now, `listed` those that
    are near-poor. `rows` are those of `standing`.
    """
    poor = np.zeros(len(new.households), dtype=bool)
    listed = poor.copy()
    j, end = rows["new"].to_numpy(), levels_of(rows["class_new"])
    into = _outside(levels_of(rows["start"])) & ~_came(rows, _has_reason(new, rows))
    poor[j[into & (end == LEVEL_POOR)]] = True
    listed[j[into & (end == LEVEL_NEAR_POOR)]] = True
    return RejudgedClass(poor, listed)


def _has_reason(new: Year, rows: pd.DataFrame) -> Flags:
    reason = pd.Series(taken(new, rows["new"].to_numpy(), "change_reason", None))
    return reason.notna().to_numpy(dtype=bool)


def _came(rows: pd.DataFrame, has_reason: Flags) -> Flags:
    """Return which households moved in from elsewhere, or split off another household."""
    related = rows["relation"].notna().to_numpy(dtype=bool)
    return np.asarray((rows["old"].to_numpy() < 0) & (has_reason | related), dtype=bool)


def _outside(start: Levels) -> Flags:
    """Return which households were not on the list at the start."""
    return np.asarray((start == LEVEL_ABOVE) | (start == LEVEL_ABSENT), dtype=bool)


def movements(rows: pd.DataFrame, has_reason: Flags, again: RejudgedClass) -> NDArray[np.object_]:
    """Return the movement of each household (one of MOVEMENTS)."""
    j = rows["new"].to_numpy()
    start, end = levels_of(rows["start"]), levels_of(rows["class_new"])
    came = _came(rows, has_reason) | ((rows["old"].to_numpy() < 0) & _at(again.back, j))
    outside = _outside(start)
    new_here = (rows["old"].to_numpy() < 0) & (start <= LEVEL_ABOVE)
    poor_again, listed_again = _at(again.poor, j), _at(again.listed, j)
    cases: list[tuple[Flags, str]] = [
        ((start == LEVEL_UNKNOWN) | (end == LEVEL_UNKNOWN), "undetermined")
    ]
    for name, word, before in zip(
        LISTED, reversed(LISTED), (poor_again, listed_again), strict=True
    ):
        level, other = LEVELS[name], LEVELS[word]
        mine, into = start == level, (end == level) & outside
        cases += [
            (mine & (end == level), f"stayed_{name}"),
            (mine & (end == other), f"{name}_to_{word}"),
            (mine & (end == LEVEL_ABOVE), f"{name}_to_above"),
            (mine & (end == LEVEL_ABSENT), f"{name}_left"),
            (into & came, f"arrived_{name}"),
            (into & before, f"{name}_again"),
            (into, f"new_{name}"),
        ]
    cases += [
        (new_here & (end == LEVEL_ABOVE), "arrived_above"),
        ((start == LEVEL_ABOVE) & (end == LEVEL_ABOVE), "stayed_above"),
        ((start == LEVEL_ABOVE) & (end == LEVEL_ABSENT), "left_above"),
    ]
    return first_of(cases, "undetermined")


def first_of(cases: Sequence[tuple[Flags, str]], otherwise: str) -> NDArray[np.object_]:
    """Return for each household the word of the first case whose flag is set, else `otherwise`."""
    conditions, words = zip(*cases, strict=True)
    place = np.select(list(conditions), list(range(len(words))), default=-1)
    return np.asarray(np.array([*words, otherwise], dtype=object)[place], dtype=object)


def _at(flags: Flags, rows: NDArray[np.int64]) -> Flags:
    return np.where(rows < 0, False, flags[rows] if len(flags) else False).astype(bool)


def matrix_of(rows: pd.DataFrame) -> pd.DataFrame:
    """Return households by class before (rows) and after (columns); `none` where there is none."""
    order = pd.Index([*LEVELS, HouseholdClass.undetermined.value, "none"], dtype=object)
    before, after = (
        order.get_indexer(pd.Index(rows[name].fillna("none"), dtype=object))
        for name in ("class_old", "class_new")
    )
    known = (before >= 0) & (after >= 0)
    counts = np.zeros((len(order), len(order)), dtype=np.int64)
    np.add.at(counts, (before[known], after[known]), 1)
    return pd.DataFrame(counts, index=order, columns=order)
