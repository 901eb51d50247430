"""Which households and people of one list are those of the lists before, worked out by columns."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.earlier_heads import EarlierHeads
from ravo.changes.equal_keys import BLANK, equal_rows, repeats, row_pairs
from ravo.changes.large_gaps import GAPS
from ravo.changes.links import Links
from ravo.changes.lists_in_part import LACKING
from ravo.changes.moved_heads import same_names
from ravo.changes.pairing_state import rows_at
from ravo.changes.pairs import Pairing
from ravo.changes.people import are_other_people, same_people
from ravo.changes.strangers import other_heads, places_among
from ravo.changes.strict_pairs import strict_pairs
from ravo.changes.year import Year
from ravo.faults import Fault
from ravo.typed_columns import Rows, TypedColumns

NEW = "new"
"""The `how` of a household that is on no earlier list."""
SURE = ("link", "code", "citizen")
"""The ways of pairing that prove the return of a household which a list recorded as gone."""


@dataclass(frozen=True)
class Descent:
    """How the households and members of one period follow from those of the period before.

    Per household of the new period: `old` (row of the old one, -1 for none), `how`, `score`,
    `origin` (row of the household it split from, -1). `left` has rows of the old period that went,
    `merged` pairs (old row, new row) of those that went into another. Per member of the new period:
    `person` (row of the old members, -1). `to_confirm` counts doubtful pairs. `faults` reports new
    lists of which a part is missing, or seems to be.
    """

    old: Rows
    how: NDArray[np.object_]
    score: NDArray[np.float64]
    origin: Rows
    left: Rows
    merged: tuple[tuple[int, int], ...]
    person: Rows
    other_head: NDArray[np.bool_]
    new_head: NDArray[np.bool_]
    to_confirm: int
    faults: tuple[Fault, ...] = ()


def descent(old: Year, new: Year, links: Links, heads: EarlierHeads | None = None) -> Descent:
    """Return how the households of `new` follow from those of `old`.

    `heads` are the heads of the lists before `old`. Raises InputProblem (exit code 3) where a code
    that should be unique is in two rows.
    """
    pairing = strict_pairs(old, new, links, heads)
    size = len(new.households)
    before = np.full(size, -1, dtype=np.int64)
    how = np.full(size, NEW, dtype=object)
    score = np.full(size, np.nan)
    i = pairing.pairs["old"].to_numpy(dtype=np.int64)
    j = pairing.pairs["new"].to_numpy(dtype=np.int64)
    before[j] = i
    how[j] = pairing.pairs["how"].to_numpy(dtype=object)
    score[j] = pairing.pairs["score"].to_numpy(dtype=np.float64)
    left = pairing.compared_old.copy()
    left[i] = False
    other = other_heads(old, new, i, j)
    renamed = np.flatnonzero(other)
    changed = other.copy()
    changed[renamed] = ~same_names(old, new, i[renamed], j[renamed])
    return Descent(
        old=before,
        how=how,
        score=score,
        origin=_origins(pairing, size),
        left=np.flatnonzero(left),
        merged=_related(pairing, "merge"),
        person=_persons(old, new, pairing, i, j),
        other_head=_at(j, other, size),
        new_head=_at(j, changed, size),
        to_confirm=len(pairing.to_confirm),
        faults=tuple(fault for fault in pairing.faults if fault.code in (LACKING, GAPS)),
    )


def return_of(old: Year, new: Year, links: Links) -> tuple[Descent, Rows]:
    """Return how households of `new` follow from an earlier list, and the rows that surely do.

    The later lists lack these households of the earlier list, or record them as gone. A household
    that was off the lists for a while is the same household, and so is one that left and is named
    in the lists of the following months.
    """
    everybody = replace(old, households=old.households.assign(departed=False))
    followed = descent(everybody, new, links)
    doubted = _same_code_alone(followed, old, new) | _back_by_likeness(followed, old.departed, new)
    return followed, np.flatnonzero((followed.old >= 0) & ~doubted)


def _same_code_alone(followed: Descent, old: Year, new: Year) -> NDArray[np.bool_]:
    """Return which households have nothing but a code in common with an earlier one.

    A code that was free for a while may be given to any household. `Mã hộ gốc` refers to the list
    just before: an older household counts as the origin only if half of its members are in the new
    one.
    """
    size = len(followed.old)
    owner = new.members["household"].to_numpy(dtype=np.int64)
    seats = np.flatnonzero(followed.person >= 0)
    homes = old.members["household"].to_numpy(dtype=np.int64)
    here = homes[followed.person[seats]] == followed.old[owner[seats]]
    shared = np.bincount(owner[seats[here]], minlength=size)
    listed = np.bincount(homes, minlength=len(old.households))[followed.old]
    by_code = (followed.how == "code") & (shared == 0)
    by_origin = (followed.how == "origin") & (shared * 2 < np.maximum(listed, 1))
    return np.asarray(followed.other_head & (by_code | by_origin), dtype=bool)


def _back_by_likeness(followed: Descent, gone: NDArray[np.bool_], new: Year) -> NDArray[np.bool_]:
    """Return which present households only resemble one that had left (flagged in `gone`).

    Little is known of households that left: an equal code or citizen number proves that one is
    back, a likeness does not.
    """
    left = np.zeros(len(followed.old), dtype=bool)
    paired = followed.old >= 0
    left[paired] = gone[followed.old[paired]]
    sure = np.isin(followed.how.astype(str), SURE)
    return np.asarray(left & ~sure & ~new.departed, dtype=bool)


def _origins(pairing: Pairing, size: int) -> Rows:
    origins = np.full(size, -1, dtype=np.int64)
    for one, other in _related(pairing, "split"):
        origins[other] = one
    return origins


def _related(pairing: Pairing, kind: str) -> tuple[tuple[int, int], ...]:
    mine = (pairing.relations["kind"] == kind).to_numpy(dtype=bool)
    old, new = (rows_at(pairing.relations, name)[mine].tolist() for name in ("old", "new"))
    return tuple(zip(old, new, strict=True))


def _persons(old: Year, new: Year, pairing: Pairing, i: Rows, j: Rows) -> Rows:
    """Return for each new member the row of the old member that is the same person, -1 for none.

    Members of the same household are compared first, then all by citizen number, then members of
    households that are related: by a split, by a merge, or because a member moved.
    """
    old_rows = np.full(len(new.members), -1, dtype=np.int64)
    if not (len(old.members) and len(new.members)):
        return old_rows
    homes = [year.members["household"].to_numpy(dtype=np.int64) for year in (old, new)]
    owners = [places_among(len(old.households), i), places_among(len(new.households), j)]
    free = np.ones(len(old.members), dtype=bool)
    mine, theirs = owners[0][homes[0]], owners[1][homes[1]]
    _take(old_rows, free, same_people(old.members, mine, new.members, theirs, pairing.numbers))
    numbered = _by_number(pairing.numbers, (free, old_rows < 0))
    _take(old_rows, free, numbered.at(_agreeing(old.members, new.members, numbered)))
    relations = [*_related(pairing, "split"), *_related(pairing, "merge")]
    relations += _moves(homes, owners, old_rows, free)
    # A household may have several relations: each is used in a turn of its own, in a fixed order.
    for turn in _turns(relations):
        sides = [
            places_among(len(year.households), np.array(rows, dtype=np.int64))
            for year, rows in zip((old, new), zip(*turn, strict=True), strict=True)
        ]
        mine = np.where(free, sides[0][homes[0]], -1)
        theirs = np.where(old_rows < 0, sides[1][homes[1]], -1)
        _take(old_rows, free, same_people(old.members, mine, new.members, theirs))
    return old_rows


def _moves(
    homes: Sequence[Rows], owners: Sequence[Rows], person: Rows, free: NDArray[np.bool_]
) -> list[tuple[int, int]]:
    """Return pairs of households between which a person moved and others may have moved along.

    Each is the row of the old household and that of the present one; both have members who are not
    paired yet.
    """
    moved = np.flatnonzero(person >= 0)
    old, new = homes[0][person[moved]], homes[1][moved]
    waiting = np.isin(old, homes[0][free]) & np.isin(new, homes[1][person < 0])
    other = (owners[0][old] != owners[1][new]) | (owners[0][old] < 0)
    here = waiting & other
    return list(zip(old[here].tolist(), new[here].tolist(), strict=True))


def _take(person: Rows, free: NDArray[np.bool_], pairs: TypedColumns) -> None:
    person[pairs["new"]] = pairs["old"]
    free[pairs["old"]] = False


def _by_number(numbers: Sequence[Rows], usable: Sequence[NDArray[np.bool_]]) -> TypedColumns:
    # A number that several people of a period have identifies nobody.
    known = (
        np.where(free & (mine != 0) & ~repeats(mine), mine, BLANK)
        for mine, free in zip(numbers, usable, strict=True)
    )
    return row_pairs(*equal_rows(*known))


def _agreeing(old: pd.DataFrame, new: pd.DataFrame, pairs: TypedColumns) -> NDArray[np.bool_]:
    """Return which pairs of members with one number are one person by their other facts."""
    rows = [pairs[name] for name in ("old", "new")]
    births = [
        side["birth_year"].to_numpy(dtype=np.float64)[at]
        for side, at in zip((old, new), rows, strict=True)
    ]
    agree = ~(np.abs(births[0] - births[1]) > 1)
    for place in np.flatnonzero(~agree).tolist():
        one, other = (
            (side["name"].iloc[at[place]] or "", "", birth[place])
            for side, at, birth in zip((old, new), rows, births, strict=True)
        )
        agree[place] = not are_other_people(one, other)
    return np.asarray(agree, dtype=bool)


def _turns(relations: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return the relations in groups, none of which contains a household twice."""
    turns: list[list[tuple[int, int]]] = []
    for old, new in sorted(set(relations)):
        free = (turn for turn in turns if all(old != i and new != j for i, j in turn))
        turn = next(free, None)
        if turn is None:
            turns.append([(old, new)])
        else:
            turn.append((old, new))
    return turns


def _at(rows: Rows, flags: NDArray[np.bool_], size: int) -> NDArray[np.bool_]:
    """Return an array of `size` flags: those given at `rows`, false elsewhere."""
    all_flags = np.zeros(size, dtype=bool)
    all_flags[rows] = flags
    return all_flags
