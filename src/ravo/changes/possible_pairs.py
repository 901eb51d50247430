"""A quick test whether any household of one year may be one of another year.

It is meant for two years with few or no households in common: it costs a fraction of pairing them,
and records no pairs.
"""

from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.candidates import Candidates
from ravo.changes.equal_keys import row_pairs
from ravo.changes.fuzzy import SURE, scored
from ravo.changes.pairing_state import start_of
from ravo.changes.pairs import same_places
from ravo.changes.year import Year

FEW_MEMBERS = 3
"""The most members that a household may have to be paired surely by its head alone.

Where both households list more members and have at most a similar head in common, the score of
their members keeps the pair under SURE."""
TAIL = ("head_tail", "head_birth_year", "head_sex")
"""The part of a head's citizen number that results keep, and the facts that complete it."""
Tails = frozenset[tuple[Any, ...]]


@dataclass(frozen=True)
class YearKeys:
    """Keys by which the households and people of a year can be identified, wherever they live.

    `codes` are the codes of households and of their origins, `numbers` the citizen numbers of heads
    and members. `tails` has the TAIL of every head that has all of it, `open_tails` of those whose
    whole number is unknown. `restarting` is true where codes of any list restart in every village.
    """

    codes: frozenset[str]
    numbers: frozenset[str]
    tails: Tails
    open_tails: Tails
    restarting: bool


def keys_of_year(year: Year) -> YearKeys:
    """Return the keys by which the households and people of a year can be identified."""
    tails, open_tails = _tails(year)
    codes = [*_texts(year.households, "code"), *_texts(year.households, "origin_code")]
    return YearKeys(
        frozenset(codes), frozenset(_numbers(year)) - {""}, tails, open_tails, _is_restarting(year)
    )


def may_have_common(old: Year, new: Year, keys: YearKeys) -> bool:
    """Return whether any household or person of `old` may be one of `new`.

    `keys` are those of `new`, or of a year that contains it. False means that pairing the years
    gives no sure pair, no relation and no common member, unless an officer confirmed one. True does
    not mean that there is one.
    """
    return _have_common_keys(old, keys) or _may_be_alike(old, new)


def _have_common_keys(old: Year, keys: YearKeys) -> bool:
    if not keys.codes.isdisjoint(_texts(old.households, "code")):
        return True
    if not keys.numbers.isdisjoint(_numbers(old)):
        return True
    # In such lists rows that are equal in every column may be paired, even without any other key.
    if keys.restarting and _is_restarting(old):
        return True
    tails, open_tails = _tails(old)
    both = keys.tails & tails
    # Heads with a whole number in both years have been compared by it already.
    return not both.isdisjoint(open_tails) or not both.isdisjoint(keys.open_tails)


def _may_be_alike(old: Year, new: Year) -> bool:
    """Return whether any two households are so alike that no officer need confirm the pair."""
    state = start_of(old, new, *same_places(old, new), frozenset())
    free = np.flatnonzero(state.old_free), np.flatnonzero(state.new_free)
    shared = state.shared(*free)
    small, others = (
        rows[side.listed[rows] <= FEW_MEMBERS]
        for side, rows in zip((state.left, state.right), free, strict=True)
    )
    sides = state.left, state.right
    portions = chain(
        [row_pairs(shared.old, shared.new)],
        Candidates(*sides, small, free[1], shared).portions(),
        Candidates(*sides, np.setdiff1d(free[0], small), others, shared).portions(),
    )
    return any((scored(*sides, pairs, shared)["score"] >= SURE).any() for pairs in portions)


def _texts(frame: pd.DataFrame, name: str) -> list[str]:
    """Return the texts of a column without those that are missing."""
    return list(frame[name].dropna().tolist())


def _numbers(year: Year) -> list[str]:
    return [
        *_texts(year.households, "head_citizen_id"),
        *_texts(year.members, "citizen_id"),
    ]


def _tails(year: Year) -> tuple[Tails, Tails]:
    """Return the TAIL of heads that have all of it, and of those without a whole number."""
    frame = year.households[[*TAIL, "head_citizen_id"]]
    known = frame[frame[list(TAIL)].notna().all(axis=1)]
    whole = known["head_citizen_id"].fillna("") != ""
    return _rows(known, np.ones(len(known), dtype=bool)), _rows(known, ~whole.to_numpy(dtype=bool))


def _rows(frame: pd.DataFrame, kept: NDArray[np.bool_]) -> Tails:
    return frozenset(zip(*(frame[name][kept].tolist() for name in TAIL), strict=True))


def _is_restarting(year: Year) -> bool:
    return not all(part.codes_unique for part in year.parts)
