"""Pairs of households by the citizen numbers of heads and members."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.candidates import PairingSide
from ravo.changes.equal_keys import (
    BLANK,
    equal_once,
    key_numbers,
    no_pairs,
    numbered,
    paired_numbers,
    repeats,
    row_pairs,
)
from ravo.changes.fuzzy import scored, without_rival
from ravo.changes.pairing_state import PairingState
from ravo.changes.people import HeadKeys, are_other_people, other_people, shared_numbers
from ravo.changes.year import Year
from ravo.typed_columns import Rows, TypedColumns, are_in, blanked, repeated

MOST_BY_CHANCE, HEADS_FOR_ONE_MORE = 4, 1000
"""Heads of a block whose numbers may end alike by chance: so many, and one more for each thousand.

Four digits are as many as ten thousand numbers, so that more hardly ever do."""


def pair_by_citizen(state: PairingState) -> None:
    """Pair heads of one citizen number, then households with mostly the same members."""
    rows, numbers = [], []
    for side, free in ((state.left, state.old_free), (state.right, state.new_free)):
        rows.append(np.flatnonzero(free & (side.people.citizen != "")))
        numbers.append(side.people.citizen[rows[-1]])
    one, other = equal_once(*key_numbers((numbers[0], numbers[1])))
    i, j = rows[0][one], rows[1][other]
    same = ~other_people(state.left.people, i, state.right.people, j)
    state.take(row_pairs(i[same], j[same]), "citizen")
    state.take(_same_digits(state), "citizen")
    state.take(_same_members(state), "citizen")


def heads_of_members(state: PairingState) -> TypedColumns:
    """Return the unpaired new households whose head was a member of an old household, with it."""
    rows, households = _members_of_heads(state.right.people, state.new_free, state.old)
    return row_pairs(households, rows)


def relate_by_members(state: PairingState, heads: TypedColumns) -> None:
    """Record splits and merges of households whose head was a member of another household.

    A head is identified by the citizen number. `heads` are those that `heads_of_members` returned;
    some of their households may have been paired since.
    """
    came = state.new_free[heads["new"]] & ~state.old_free[heads["old"]]
    # The heads of merged households are looked for before any split is recorded.
    went = row_pairs(*_members_of_heads(state.left.people, state.old_free, state.new))
    state.relate(heads.at(came), "split", "citizen")
    state.relate(went.at(~state.new_free[went["new"]]), "merge", "citizen")


def _members_of_heads(heads: HeadKeys, free: NDArray[np.bool_], year: Year) -> tuple[Rows, Rows]:
    """Return the households of the other `year` that list heads of `free` households as members.

    People are identified by citizen number. The rows of the heads' households are returned with
    the rows of those in the other year.
    """
    rows = np.flatnonzero(free & (heads.citizen != ""))
    pairs: list[tuple[int, int]] = []
    if len(rows) and len(year.members):
        numbers = year.members["citizen_id"].to_numpy(dtype=object)
        members = np.flatnonzero(are_in(numbers, heads.citizen[rows].tolist()))
        members = members[~repeated(numbers[members])]
        household, name, birth = (
            year.members[column].to_numpy()[members].tolist()
            for column in ("household", "name", "birth_year")
        )
        known = {number: at for at, number in enumerate(numbers[members].tolist())}
        for row, number in zip(rows.tolist(), heads.citizen[rows].tolist(), strict=True):
            at = known.get(number)
            if at is not None and not are_other_people(
                (heads.plain[row], "", heads.birth_year[row]), (name[at] or "", "", birth[at])
            ):
                pairs.append((row, household[at]))
    one, other = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return one, other


def pair_survivors(state: PairingState, heads: TypedColumns) -> TypedColumns:
    """Pair households that lost their head with those that a former member heads under a new code.

    The new head is known by the whole citizen number, and at least half of the members of either
    household are in both. Pairs with two common members or more are recorded; pairs whose only
    common member is the new head are returned as doubtful. `heads` are those of `heads_of_members`.
    """
    pairs = heads.at(state.old_free[heads["old"]] & state.allowed(heads))
    for name in ("old", "new"):
        pairs = pairs.at(~repeats(pairs[name]))
    if not len(pairs):
        return pairs
    i, j = pairs["old"], pairs["new"]
    shared = state.shared(i, j)
    met = shared.of(i, j, len(state.right.block))
    half = met * 2 >= np.maximum(state.left.listed[i], state.right.listed[j])
    state.take(pairs.at(half & (met >= 2)), "citizen")
    doubtful = scored(state.left, state.right, pairs.at(half & (met == 1)), shared)
    return without_rival(doubtful)


def _same_digits(state: PairingState) -> TypedColumns:
    """Return free pairs of a block whose heads agree in every part of the number that results keep.

    Results keep only the last four digits. Together with the birth year and the sex these nearly
    always identify one person of a commune; an equal given name or family name settles it.
    """
    if not (state.old_free.any() and state.new_free.any()):
        return no_pairs()
    rows = np.flatnonzero(state.old_free), np.flatnonzero(state.new_free)
    sides = []
    for year, side, free in zip(
        (state.old, state.new), (state.left, state.right), rows, strict=True
    ):
        tail, sex = _own_tails(year, side)[free], year.households["head_sex"].to_numpy(dtype=object)
        sides.append((side.block[free], tail, side.people.birth_year[free], sex[free]))
    one, other = equal_once(*key_numbers(*zip(*sides, strict=True)))
    i, j = rows[0][one], rows[1][other]
    left, right = state.left.people, state.right.people
    # Heads with a whole number in both years have been compared by it already.
    open = (left.citizen[i] == "") | (right.citizen[j] == "")
    i, j = i[open], j[open]
    named = (left.plain[i] != "") & (right.plain[j] != "")
    given = left.given(i) == right.given(j)
    family = (left.family(i) == right.family(j)) & (left.family(i) != "")
    return row_pairs(i, j).at(np.asarray(named & (given | family), dtype=bool))


def _own_tails(year: Year, side: PairingSide) -> NDArray[np.object_]:
    """Return the last digits of heads' numbers; None for none, and for a number of several heads.

    Of results the whole numbers are not known: the last digits that more heads of a block have than
    can be chance (MOST_BY_CHANCE) are those of a placeholder.
    """
    whole, tail = (
        year.households[name].to_numpy(dtype=object) for name in ("head_citizen_id", "head_tail")
    )
    numbers = numbered(tail)
    known = np.flatnonzero(numbers != BLANK)
    there = numbered(paired_numbers(side.block[known], numbers[known]))
    most = MOST_BY_CHANCE + np.bincount(side.block) // HEADS_FOR_ONE_MORE
    shared = ~pd.isna(whole) & (side.people.citizen == "")
    shared[known] |= np.bincount(there)[there] > most[side.block[known]]
    return np.asarray(blanked(tail, shared), dtype=object)


def _same_members(state: PairingState) -> TypedColumns:
    """Return free pairs that share two citizen numbers or more, and half of the larger household.

    A pair is left out where another household shares as many numbers with either of the two.
    """
    if not (state.old_free.any() and state.new_free.any()):
        return no_pairs()
    pairs, count = _shared_numbers(state)
    i, j = pairs["old"], pairs["new"]
    most = np.maximum(state.left.listed[i], state.right.listed[j])
    kept = state.old_free[i] & state.new_free[j] & (count >= 2) & (count * 2 >= most)
    for rows in (i, j):
        best = np.zeros(int(rows.max(initial=0)) + 1, dtype=np.int64)
        np.maximum.at(best, rows, count)
        top = count == best[rows]
        kept &= top & (np.bincount(rows[top], minlength=len(best))[rows] == 1)
    return pairs.at(kept)


def _shared_numbers(state: PairingState) -> tuple[TypedColumns, Rows]:
    """Return the households that share citizen numbers of members, and how many each pair does."""
    one, other = shared_numbers(*state.members)
    old, new = state.members[0].household[one], state.members[1].household[other]
    _, first, count = np.unique(paired_numbers(old, new), return_index=True, return_counts=True)
    return row_pairs(old[first], new[first]), count
