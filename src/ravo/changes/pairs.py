"""Pairing of the households of two years: by code, citizen number, origin, then likeness."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes import places
from ravo.changes.citizen_pairs import (
    heads_of_members,
    pair_by_citizen,
    pair_survivors,
    relate_by_members,
)
from ravo.changes.declared_moves import declared_moves
from ravo.changes.divided_communes import FreeHouseholds, Unsettled, unsettled
from ravo.changes.doubled_keys import refuse_duplicates, shared_numbers_of_heads
from ravo.changes.equal_keys import equal_once, key_numbers, no_pairs, row_pairs
from ravo.changes.fuzzy import PARTS, RIVAL, fuzzy_pairs
from ravo.changes.large_gaps import gap_faults
from ravo.changes.links import NO_LINKS, Links
from ravo.changes.lists_in_part import lacking_in
from ravo.changes.month_lists import list_files, refuse_several_months
from ravo.changes.origin_pairs import follow_origins, links_by_origin
from ravo.changes.pairing_state import PairingState, part_at, rows_at, start_of, with_words
from ravo.changes.people import HeadKeys, same_heads, similarity
from ravo.changes.year import Year
from ravo.faults import Fault
from ravo.typed_columns import Rows, TypedColumns

LEAST_AGREEING, FEWEST_CODES = 0.5, 3
"""A commune counts as re-coded if under this share of its equal codes (three at least) agree.

Two equal codes agree if their households have one head or a member in common. Of one of several
communes that became one, with fewer equal codes, the codes of all of them decide together."""
PAIR_COLUMNS = (
    "old",
    "new",
    "how",
    *PARTS,
    "score",
    *RIVAL,
    "gap",
)


@dataclass(frozen=True)
class Pairing:
    """The households of two years, paired one to one.

    `pairs` has a row per pair: `old` and `new` (rows of the years), `how` (link, code, citizen,
    origin, fuzzy) and, for fuzzy ones, the parts, the `score`, the runner-up and the `gap`.
    `to_confirm` has the same columns; its pairs do not count as one household. `relations` names
    splits and merges: `old`, `new`, `kind` (split: `new` came out of `old`; merge: `old` went into
    `new`) and `how`. `compared_old` and `compared_new` are false for the households of communes
    that only one of the years has, for those that the old year lists as gone, and for those of
    divided or merged communes of which it is not known whether they are gone. `matched` and
    `villages` show which places are the same, `numbers` are the `citizen_numbers` of members.
    """

    pairs: pd.DataFrame
    to_confirm: pd.DataFrame
    relations: pd.DataFrame
    compared_old: NDArray[np.bool_]
    compared_new: NDArray[np.bool_]
    matched: places.MatchedVillages
    villages: places.Villages
    faults: tuple[Fault, ...] = ()
    numbers: Sequence[NDArray[np.int64]] = ()


def pair_years(old: Year, new: Year, links: Links = NO_LINKS) -> Pairing:
    """Return the pairing of two years' households.

    Order: what an officer confirmed, household code, citizen number of the head, origin code,
    likeness inside a block. Raises InputProblem (exit code 3) where a code that should be
    unique is in two rows of a workbook.
    """
    for year in (old, new):
        refuse_unpairable(year)
    matched, villages = same_places(old, new)
    state = start_of(old, new, matched, villages, links.refused)
    # A household recorded as gone a year ago is not on this year's list; that is no movement.
    state.old_free &= ~old.departed
    state.faults += _loose_names(matched, villages)
    state.faults += [*shared_numbers_of_heads(old), *shared_numbers_of_heads(new)]
    compared = state.old_free.copy(), state.new_free.copy()
    state.take(_links(links), "link")
    moved = declared_moves(new, state.right.people)
    _by_code(state, moved)
    # A household that moved is counted at its present place, and not where it left.
    compared[1][list(moved)] = False
    pair_by_citizen(state)
    origins = links_by_origin(state)
    follow_origins(state, origins, certain=True)
    alike = _by_likeness(state)
    heads = heads_of_members(state)
    to_confirm = [with_words(pairs, how="fuzzy") for pairs in (alike, pair_survivors(state, heads))]
    follow_origins(state, origins, certain=False)
    relate_by_members(state, heads)
    pairs = _table(state.pairs, PAIR_COLUMNS)
    left_out = _unsettled(state, pairs, matched, villages)
    compared[0][left_out.old] = False
    doubtful = _still_free(state, _table(to_confirm, PAIR_COLUMNS))
    relations = _table(state.relations, ("old", "new", "kind", "how"))
    missing = _missing(state, doubtful, relations, links)
    gaps = gap_faults((old, new), matched.spots[0], villages.old, compared[0], missing)
    state.faults += [*left_out.faults, *gaps]
    return Pairing(
        pairs=pairs,
        to_confirm=doubtful,
        relations=relations,
        compared_old=compared[0],
        compared_new=compared[1],
        matched=matched,
        villages=villages,
        faults=tuple(state.faults),
        numbers=state.numbers,
    )


def refuse_unpairable(year: Year) -> None:
    """Raise a problem where a commune has lists of several months, or one code in two rows."""
    refuse_several_months(list_files(year))
    refuse_duplicates(year)


def _unsettled(
    state: PairingState,
    pairs: pd.DataFrame,
    matched: places.MatchedVillages,
    villages: places.Villages,
) -> Unsettled:
    """Return the households without a pair that are not known to be gone: see Unsettled."""
    rows = pairs[["old", "new"]].to_numpy(dtype=np.int64)
    years = (state.old, state.new)
    free = FreeHouseholds(years, matched, villages, rows, state.old_free, state.new_free)
    open_households = unsettled(free)
    # Each household is named once.
    rest = lacking_in(replace(free, old=free.old & ~open_households.old))
    return Unsettled(open_households.old | rest.old, (*open_households.faults, *rest.faults))


def _missing(
    state: PairingState, doubtful: pd.DataFrame, relations: pd.DataFrame, links: Links
) -> NDArray[np.bool_]:
    """Return which old households are missing from the new year without a reason.

    A household that may be one of the new ones, or merged into one, is not counted.
    """
    missing = state.old_free.copy()
    missing[rows_at(doubtful, "old")] = False
    merged = relations["kind"].to_numpy(dtype=object) == "merge"
    missing[rows_at(relations, "old")[merged]] = False
    missing[list(links.gone)] = False
    return missing


def _table(several: Sequence[TypedColumns], columns: Iterable[str]) -> pd.DataFrame:
    filled = [pairs for pairs in several if len(pairs)]
    if not filled:
        kinds = {name: np.int64 if name in ("old", "new") else object for name in columns}
        return pd.DataFrame({name: np.empty(0, dtype=kind) for name, kind in kinds.items()})
    arrays = {name: np.concatenate([_column(pairs, name) for pairs in filled]) for name in columns}
    order = np.lexsort((arrays["new"], arrays["old"]))
    return pd.DataFrame({name: values[order] for name, values in arrays.items()})


def _column(pairs: TypedColumns, name: str) -> NDArray[Any]:
    """Return a column of pairs, full of blanks where the pairs lack it."""
    if name in pairs:
        return pairs[name]
    return np.full(len(pairs), -1 if name in ("rival_old", "rival_new") else np.nan)


def _still_free(state: PairingState, pairs: pd.DataFrame) -> pd.DataFrame:
    free = state.old_free[rows_at(pairs, "old")] & state.new_free[rows_at(pairs, "new")]
    return pairs if free.all() else pairs[free].reset_index(drop=True)


def same_places(old: Year, new: Year) -> tuple[places.MatchedVillages, places.Villages]:
    """Return which communes and villages of two years are the same."""
    matched = places.match_places(old, new)
    blocks = matched.old[part_at(old)], matched.new[part_at(new)]
    return matched, places.villages_of(old, new, *blocks)


def _loose_names(matched: places.MatchedVillages, villages: places.Villages) -> list[Fault]:
    """Report every commune or village name taken for another one of the same letters."""
    faults = [
        Fault(
            "RV-632",
            params={"written": item.written, "taken": item.taken_for, "year": str(item.year)},
        )
        for item in matched.loose
    ]
    if villages.folded:
        pairs = [f"{written} = {taken}" for written, taken in villages.folded]
        params = {"count": len(pairs), "villages": "; ".join(pairs)}
        faults.append(Fault("RV-633", params=params))
    return faults


def _links(links: Links) -> TypedColumns:
    return row_pairs(*np.array(links.confirmed, dtype=np.int64).reshape(-1, 2).T)


# by code


def _by_code(state: PairingState, moved: Mapping[int, int]) -> None:
    """Pair equal codes of a block, then codes that are unique in both years if the heads agree.

    `moved` maps the row by which a household left a place to its row at the present place: an old
    household with the code of the first is paired with the second.
    """
    here = _trusted(state, _equal(state, in_block=True))
    left_by = np.isin(here["new"], list(moved))
    gone = here.at(left_by)
    present = np.array([moved[row] for row in gone["new"].tolist()], dtype=np.int64)
    state.take(row_pairs(gone["old"], present), "citizen")
    state.new_free[list(moved)] = False
    state.take(here.at(~left_by), "code")
    anywhere = _equal(state, in_block=False)
    i, j = anywhere["old"], anywhere["new"]
    left, right = state.left.people, state.right.people
    one = same_heads(left, i, right, j) & ~_namesakes(left, i, right, j)
    others = state.between_recoded(i, j) | _exchanged(state, i, j)
    state.take(anywhere.at(one & ~others), "code")


def _equal(state: PairingState, *, in_block: bool) -> TypedColumns:
    """Return the pairs of free households with equal codes, each unique in its year or block."""
    left, right = state.left, state.right
    rows = [
        np.flatnonzero(free & ~side.clue)
        for side, free in ((left, state.old_free), (right, state.new_free))
    ]
    codes = left.code[rows[0]], right.code[rows[1]]
    blocks = left.block[rows[0]], right.block[rows[1]]
    i, j = equal_once(*(key_numbers(blocks, codes) if in_block else key_numbers(codes)))
    return row_pairs(rows[0][i], rows[1][j])


def _trusted(state: PairingState, pairs: TypedColumns) -> TypedColumns:
    """Return equal codes without those of another household or of a re-coded commune."""
    i, j = pairs["old"], pairs["new"]
    left, right = state.left.people, state.right.people
    one = same_heads(left, i, right, j) & ~_namesakes(left, i, right, j)
    open = np.flatnonzero(~one)
    met = state.shared(i[open], j[open]).of(i[open], j[open], len(right.plain))
    one[open] = met > 0
    exchanged = _exchanged(state, i, j)
    one &= ~exchanged
    workbooks = part_at(state.old)[i] * len(state.new.parts) + part_at(state.new)[j]
    both, place, count = np.unique(workbooks, return_inverse=True, return_counts=True)
    agreeing = np.bincount(place[one], minlength=len(both))
    # A few codes that one of several communes has in common with the one that they became show
    # nothing by themselves: there the codes of all of them count.
    part = both % len(state.new.parts)
    wholes = [np.bincount(part, weights=some)[part] for some in (count, agreeing)]
    recoded = (agreeing / count < LEAST_AGREEING) & (
        (count >= FEWEST_CODES)
        | ((wholes[0] >= FEWEST_CODES) & (wholes[1] / wholes[0] < LEAST_AGREEING))
    )
    for at in np.flatnonzero(recoded).tolist():
        before, now = divmod(int(both[at]), len(state.new.parts))
        state.recoded.add((before, now))
        state.faults.append(_recoded(state, now, int(count[at]), int(agreeing[at])))
    elsewhere = (_partners(left, i, right, j) >= 0).any(axis=0) | exchanged
    return pairs.at(~recoded[place] & (one | ~elsewhere))


def _exchanged(state: PairingState, i: Rows, j: Rows) -> NDArray[np.bool_]:
    """Return which households with equal codes have exchanged them with others.

    The heads of such a pair differ. Name and birth year of each are exactly those of the head of
    another pair in the other year; the households have no member and the heads no number in common.
    """
    left, right = state.left.people, state.right.people
    exchanged = (left.plain[i] != right.plain[j]) & (left.plain[i] != "") & (right.plain[j] != "")
    exchanged &= ~(np.isnan(left.birth_year[i]) | np.isnan(right.birth_year[j]))
    exchanged &= (left.citizen[i] != right.citizen[j]) | (left.citizen[i] == "")
    at = np.flatnonzero(exchanged)
    heads = [
        list(
            zip(
                side.block[rows], side.people.plain[rows], side.people.birth_year[rows], strict=True
            )
        )
        for side, rows in ((state.left, i[at]), (state.right, j[at]))
    ]
    before, now = set(heads[0]), set(heads[1])
    crossed = (mine in now and theirs in before for mine, theirs in zip(*heads, strict=True))
    exchanged[at] = np.fromiter(crossed, dtype=bool, count=len(at))
    at = np.flatnonzero(exchanged)
    if len(at):
        exchanged[at] = state.shared(i[at], j[at]).of(i[at], j[at], len(right.plain)) == 0
    return np.asarray(exchanged, dtype=bool)


def _recoded(state: PairingState, new: int, count: int, agreeing: int) -> Fault:
    part = state.new.parts[new]
    params = {
        "commune": part.info.commune or part.source.path,
        "count": count,
        "agreeing": agreeing,
        "old": str(state.old.year),
        "new": str(state.new.year),
    }
    return Fault("RV-611", sheet=part.sheet, params=params)


def _namesakes(one: HeadKeys, i: Rows, other: HeadKeys, j: Rows) -> NDArray[np.bool_]:
    """Return which pairs have heads of like names, one of whom heads another household by number.

    That household's head has a name at least as like; numbers that were swapped between two rows
    therefore do not count.
    """
    namesakes = np.zeros(len(i), dtype=bool)
    there = _partners(one, i, other, j)
    at = np.flatnonzero((there >= 0).any(axis=0))
    alike = similarity(one.plain[i[at]], other.plain[j[at]])
    for mine, theirs in ((i[at], there[0, at]), (there[1, at], j[at])):
        known = (mine >= 0) & (theirs >= 0)
        number = similarity(one.plain[mine[known]], other.plain[theirs[known]])
        namesakes[at[known]] |= number >= alike[known]
    return namesakes


def _partners(one: HeadKeys, i: Rows, other: HeadKeys, j: Rows) -> NDArray[np.int64]:
    """Return the households that have the number of either head, for pairs whose numbers differ.

    An array of two rows: the household of the other year with the number of the head at `i`, and
    the household of this year with the number of the head at `j`; -1 for none.
    """
    partners = np.full((2, len(i)), -1, dtype=np.int64)
    mine, theirs = one.citizen[i], other.citizen[j]
    differ = np.flatnonzero((mine != "") & (theirs != "") & (mine != theirs))
    if len(differ):
        for place, (numbers, wanted) in enumerate(((other.citizen, mine), (one.citizen, theirs))):
            rows = {number: row for row, number in enumerate(numbers.tolist())}
            partners[place, differ] = [rows.get(number, -1) for number in wanted[differ].tolist()]
    return partners


# by likeness


def _by_likeness(state: PairingState) -> TypedColumns:
    """Pair free households by likeness; return the doubtful pairs."""
    free = np.flatnonzero(state.old_free), np.flatnonzero(state.new_free)
    if not (len(free[0]) and len(free[1])):
        return no_pairs()
    certain, doubtful = fuzzy_pairs(
        state.left,
        state.right,
        *free,
        state.shared(*free),
        set(state.refused),
    )
    state.take(certain, "fuzzy")
    return doubtful
