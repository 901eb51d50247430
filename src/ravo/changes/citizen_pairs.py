"""Pairs of households by the citizen numbers of heads and members."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.fuzzy import scored
from ravo.changes.pairing_state import PairingState, no_pairs, rows_at
from ravo.changes.people import HeadKeys, are_other_people, other_people
from ravo.changes.year import Year


def pair_by_citizen(state: PairingState) -> None:
    """Pair heads of one citizen number, then households with mostly the same members."""
    sides = []
    for side, free in ((state.left, state.old_free), (state.right, state.new_free)):
        rows = np.flatnonzero(free & (side.people.citizen != ""))
        frame = pd.DataFrame({"row": rows, "number": side.people.citizen[rows]})
        sides.append(frame[~frame["number"].duplicated(keep=False)])
    both = sides[0].merge(sides[1], on="number")
    pairs = both[["row_x", "row_y"]].set_axis(["old", "new"], axis=1)
    i, j = rows_at(pairs, "old"), rows_at(pairs, "new")
    state.take(pairs[~other_people(state.left.people, i, state.right.people, j)], "citizen")
    state.take(_same_digits(state), "citizen")
    state.take(_same_members(state), "citizen")


def heads_of_members(state: PairingState) -> pd.DataFrame:
    """Return the unpaired new households whose head was a member of an old household.

    Columns: `row` (of the new household) and `household` (row of the old one).
    """
    return _members_of_heads(state.right.people, state.new_free, state.old)


def relate_by_members(state: PairingState, heads: pd.DataFrame) -> None:
    """Record splits and merges of households whose head was a member of another household.

    A head is identified by the citizen number. `heads` are those that `heads_of_members` returned;
    some of their households may have been paired since.
    """
    came = heads[state.new_free[rows_at(heads, "row")]]
    went = _members_of_heads(state.left.people, state.old_free, state.new)
    for kind, found in (("split", came), ("merge", went)):
        if not len(found):
            continue
        names = (
            {"row": "new", "household": "old"}
            if kind == "split"
            else {"row": "old", "household": "new"}
        )
        pairs = found.rename(columns=names)
        other = state.old_free if kind == "split" else state.new_free
        taken = ~other[rows_at(pairs, "old" if kind == "split" else "new")]
        state.relate(pairs[taken], kind, "citizen")


def _members_of_heads(heads: HeadKeys, free: NDArray[np.bool_], year: Year) -> pd.DataFrame:
    """Return the households of the other `year` that list heads of `free` households as members.

    People are identified by citizen number. Columns: `row` (of the head's household) and
    `household` (its row in the other year).
    """
    rows = np.flatnonzero(free & (heads.citizen != ""))
    if not (len(rows) and len(year.members)):
        return pd.DataFrame({"row": rows[:0], "household": rows[:0]})
    # Most members have another number than these heads: they are dropped before the join.
    here = year.members["citizen_id"].isin(heads.citizen[rows])
    members = year.members.loc[here, ["household", "citizen_id", "name", "birth_year"]]
    known = members.drop_duplicates("citizen_id", keep=False)
    frame = pd.DataFrame({"row": rows, "citizen_id": heads.citizen[rows]})
    found = frame.merge(known, on="citizen_id")
    columns = (found[name].tolist() for name in ("row", "name", "birth_year"))
    one = [
        not are_other_people((heads.plain[row], "", heads.birth_year[row]), (name or "", "", birth))
        for row, name, birth in zip(*columns, strict=True)
    ]
    return found.loc[np.array(one, dtype=bool), ["row", "household"]]


def pair_survivors(state: PairingState, heads: pd.DataFrame) -> pd.DataFrame:
    """Pair households that lost their head with those that a former member heads under a new code.

    The new head is known by the whole citizen number, and at least half of the members of either
    household are in both. Pairs with two common members or more are recorded; pairs whose only
    common member is the new head are returned as doubtful. `heads` are those of `heads_of_members`.
    """
    pairs = heads.set_axis(["new", "old"], axis=1)[["old", "new"]]
    pairs = pairs[state.old_free[rows_at(pairs, "old")] & state.allowed(pairs)]
    for name in ("old", "new"):
        pairs = pairs[~pairs[name].duplicated(keep=False)]
    i, j = rows_at(pairs, "old"), rows_at(pairs, "new")
    shared = state.shared(i, j)
    met = shared.of(i, j, len(state.right.block))
    half = met * 2 >= np.maximum(state.left.listed[i], state.right.listed[j])
    state.take(pairs[half & (met >= 2)], "citizen")
    doubtful = scored(state.left, state.right, pairs[half & (met == 1)], shared)
    alone = doubtful.assign(rival_old=-1, rival_new=-1, rival_score=np.nan)
    return alone.assign(how="fuzzy", gap=alone["score"])


def _same_digits(state: PairingState) -> pd.DataFrame:
    """Return free pairs of a block whose heads agree in every part of the number that results keep.

    Results keep only the last four digits. Together with the birth year and the sex these nearly
    always identify one person of a commune; an equal given name or family name settles it.
    """
    if not (state.old_free.any() and state.new_free.any()):
        return no_pairs()
    keys = ["block", "tail", "birth", "sex"]
    sides = []
    for year, side, free in (
        (state.old, state.left, state.old_free),
        (state.new, state.right, state.new_free),
    ):
        rows = np.flatnonzero(free)
        found = pd.DataFrame(
            {
                "row": rows,
                "block": side.block[rows],
                "tail": year.households["head_tail"].to_numpy(dtype=object)[rows],
                "birth": side.people.birth_year[rows],
                "sex": year.households["head_sex"].to_numpy(dtype=object)[rows],
                "whole": side.people.citizen[rows] != "",
            }
        )
        known = found[found[keys].notna().all(axis=1).to_numpy()]
        sides.append(known[~known.duplicated(keys, keep=False)])
    both = sides[0].merge(sides[1], on=keys)
    # Heads with a whole number in both years have been compared by it already.
    both = both[~(both["whole_x"] & both["whole_y"])]
    i, j = rows_at(both, "row_x"), rows_at(both, "row_y")
    left, right = state.left.people, state.right.people
    named = (left.plain[i] != "") & (right.plain[j] != "")
    given = left.given(i) == right.given(j)
    family = (left.family(i) == right.family(j)) & (left.family(i) != "")
    pairs = both[["row_x", "row_y"]].set_axis(["old", "new"], axis=1)
    return pairs[np.asarray(named & (given | family), dtype=bool)]


def _same_members(state: PairingState) -> pd.DataFrame:
    """Return free pairs that share two citizen numbers or more, and half of the larger household.

    A pair is left out where another household shares as many numbers with either of the two.
    """
    if not (state.old_free.any() and state.new_free.any()):
        return no_pairs()
    numbers = _shared_numbers(state)
    if not len(numbers):
        return numbers[["old", "new"]]
    free = state.old_free[rows_at(numbers, "old")] & state.new_free[rows_at(numbers, "new")]
    most = np.maximum(
        state.left.listed[rows_at(numbers, "old")], state.right.listed[rows_at(numbers, "new")]
    )
    count = numbers["count"]
    found = numbers[free & (count >= 2) & (count * 2 >= most)]
    for name in ("old", "new"):
        best = numbers.groupby(name)["count"].transform("max")
        ties = numbers[numbers["count"] == best].groupby(name)["count"].transform("size")
        alone = ties[ties == 1].index
        found = found[found.index.isin(alone)]
    return found[["old", "new"]]


def _shared_numbers(state: PairingState) -> pd.DataFrame:
    """Return the count of citizen numbers that households share: columns old, new, count."""
    if not (len(state.old.members) and len(state.new.members)):
        return no_pairs().assign(count=0)
    sides = []
    for year, number in zip((state.old, state.new), state.numbers, strict=True):
        members = pd.DataFrame({"household": year.members["household"], "number": number})
        sides.append(members[number != 0].drop_duplicates("number", keep=False))
    both = sides[0].merge(sides[1], on="number")
    counted = both.groupby(["household_x", "household_y"], as_index=False).size()
    found: pd.DataFrame = counted.set_axis(["old", "new", "count"], axis=1).astype(np.int64)
    return found
