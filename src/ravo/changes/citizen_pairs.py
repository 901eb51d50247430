"""Pairs of households by the citizen numbers of heads and members."""

import numpy as np
import pandas as pd

from ravo.changes.pairing_state import PairingState, no_pairs, rows_at


def pair_by_citizen(state: PairingState) -> None:
    """Pair heads of one citizen number, then households with mostly the same members."""
    sides = []
    for side, free in ((state.left, state.old_free), (state.right, state.new_free)):
        rows = np.flatnonzero(free & (side.people.citizen != ""))
        frame = pd.DataFrame({"row": rows, "number": side.people.citizen[rows]})
        sides.append(frame[~frame["number"].duplicated(keep=False)])
    both = sides[0].merge(sides[1], on="number")
    state.take(both[["row_x", "row_y"]].set_axis(["old", "new"], axis=1), "citizen")
    state.take(_same_digits(state), "citizen")
    state.take(_same_members(state), "citizen")


def relate_by_members(state: PairingState) -> None:
    """Detect splits and merges by the citizen number of a head who was a member elsewhere."""
    for kind, heads, free, year in (
        ("split", state.right.people.citizen, state.new_free, state.old),
        ("merge", state.left.people.citizen, state.old_free, state.new),
    ):
        rows = np.flatnonzero(free & (heads != ""))
        if not (len(rows) and len(year.members)):
            continue
        # Most members have a number that none of these heads has.
        here = year.members["citizen_id"].isin(heads[rows])
        members = year.members.loc[here, ["household", "citizen_id"]]
        known = members.drop_duplicates("citizen_id", keep=False)
        found = pd.DataFrame({"row": rows, "citizen_id": heads[rows]}).merge(known, on="citizen_id")
        names = (
            {"row": "new", "household": "old"}
            if kind == "split"
            else {"row": "old", "household": "new"}
        )
        pairs = found.rename(columns=names)
        other = state.old_free if kind == "split" else state.new_free
        taken = ~other[rows_at(pairs, "old" if kind == "split" else "new")]
        state.relate(pairs[taken], kind, "citizen")


def _same_digits(state: PairingState) -> pd.DataFrame:
    """Return free pairs of a block whose heads agree in all that results keep of a number.

    Results have its last four digits only. With the birth year and the sex they name one person of
    a commune nearly always; a name of which one half is the same settles it.
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
    # Two whole numbers were compared as they are.
    both = both[~(both["whole_x"] & both["whole_y"])]
    i, j = rows_at(both, "row_x"), rows_at(both, "row_y")
    left, right = state.left.people, state.right.people
    named = (left.plain[i] != "") & (right.plain[j] != "")
    given = left.given(i) == right.given(j)
    family = (left.family(i) == right.family(j)) & (left.family(i) != "")
    pairs = both[["row_x", "row_y"]].set_axis(["old", "new"], axis=1)
    return pairs[np.asarray(named & (given | family), dtype=bool)]


def _same_members(state: PairingState) -> pd.DataFrame:
    """Return free pairs that share at least two citizen numbers and half of the larger household.

    No other household may share as many with either of them.
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
