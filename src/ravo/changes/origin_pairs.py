"""Households that go on under another code, split or merge, by `Mã hộ gốc`."""

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.pairing_state import PairingState, no_pairs, part_at, rows_at
from ravo.changes.people import same_heads
from ravo.typed_columns import Rows

DIGITS = re.compile(r"\d+")
NOBODY = -1
"""The row of a code that no household of the new year has."""


def follow_origins(state: PairingState, *, certain: bool) -> None:
    """Follow `Mã hộ gốc`: splits, merges, and households that continue under another code.

    In the first pass (`certain`) a household continues as another only where the heads are the same
    or half of its members are in both; in the pass after the search by likeness the new household
    with the same head continues it, else the one with most people in common, else the largest.
    """
    links = _origins(state)
    if not len(links):
        return
    i, j = rows_at(links, "old"), rows_at(links, "new")
    both = links[state.old_free[i] & state.new_free[j]]
    state.take(_continued(state, both, certain=certain), "origin")
    kept = ~_given_away(state, links)
    links, i, j = links[kept], i[kept], j[kept]
    taken_old, taken_new = ~state.old_free[i], ~state.new_free[j]
    state.relate(links[taken_old & ~taken_new], "split", "origin")
    state.relate(links[~taken_old & taken_new], "merge", "origin")


def _origins(state: PairingState) -> pd.DataFrame:
    """Return pairs (old, new) of new households and the old ones that their origin codes name."""
    origin = state.new.households["origin_code"].to_numpy(dtype=object)
    compared = np.isin(state.right.block, state.left.block)
    rows = np.flatnonzero(~pd.isna(origin) & compared & (origin != state.right.code))
    if not len(rows):
        return no_pairs()
    asked = pd.DataFrame({"new": rows, "block": state.right.block[rows], "code": origin[rows]})
    usable = np.flatnonzero(~pd.isna(state.left.code) & ~state.left.clue)
    known = pd.DataFrame(
        {"old": usable, "block": state.left.block[usable], "code": state.left.code[usable]}
    )
    inside = asked.merge(
        known[~known.duplicated(["block", "code"], keep=False)], on=["block", "code"]
    )
    others = asked[~asked["new"].isin(inside["new"])]
    anywhere = others.merge(known[~known.duplicated("code", keep=False)], on="code")
    anywhere = anywhere[_with_its_commune(state, anywhere)]
    return pd.concat([inside[["old", "new"]], anywhere[["old", "new"]]], ignore_index=True).astype(
        np.int64
    )


def _with_its_commune(state: PairingState, pairs: pd.DataFrame) -> NDArray[np.bool_]:
    """Return which origins in another commune are valid: those with the commune's code in them.

    Where codes restart in every commune an equal code belongs to another household, unless the two
    have people in common.
    """
    communes = [part.info.commune_code for part in state.old.parts]
    i = rows_at(pairs, "old")
    at = zip(part_at(state.old)[i].tolist(), state.left.code[i].tolist(), strict=True)
    written = (_is_written_with(code, communes[part]) for part, code in at)
    found = np.fromiter(written, dtype=bool, count=len(i))
    found |= _same_people(state, pairs)
    return found


def _is_written_with(code: str, commune: str | None) -> bool:
    """Return whether a household's code begins with its commune's code or has it as a number."""
    return bool(commune) and (code.startswith(str(commune)) or commune in DIGITS.findall(code))


def _same_people(state: PairingState, pairs: pd.DataFrame) -> NDArray[np.bool_]:
    """Return which pairs have the same head, or a member in common."""
    i, j = rows_at(pairs, "old"), rows_at(pairs, "new")
    one = same_heads(state.left.people, i, state.right.people, j)
    met = state.shared(i, j).of(i, j, len(state.right.block)) > 0
    return np.asarray(one | met, dtype=bool)


def _holders(state: PairingState, pairs: pd.DataFrame) -> Rows:
    """Return the new household that has each old one's code in its commune; NOBODY for none.

    Where the codes of a commune were given anew an equal code proves nothing.
    """
    i, j = rows_at(pairs, "old"), rows_at(pairs, "new")
    side = state.right
    usable = np.flatnonzero(~pd.isna(side.code) & ~side.clue)
    keys = {"block": side.block[usable], "code": side.code[usable]}
    known = pd.DataFrame({"holder": usable, **keys}).drop_duplicates(["block", "code"])
    wanted = pd.DataFrame({"block": state.left.block[i], "code": state.left.code[i]})
    found = wanted.merge(known, on=["block", "code"], how="left")["holder"]
    rows = found.fillna(NOBODY).to_numpy(dtype=np.int64)
    return np.where(state.between_recoded(i, j), NOBODY, rows)


def _given_away(state: PairingState, pairs: pd.DataFrame) -> NDArray[np.bool_]:
    """Return which origins are doubtful, as another household has the old one's code now.

    Which of the two was the origin is not known, unless the pair has people in common.
    """
    holders = _holders(state, pairs)
    held = np.flatnonzero(holders != NOBODY)
    found = np.zeros(len(pairs), dtype=bool)
    if not len(held):
        return found
    partner = np.full(len(state.old_free), NOBODY, dtype=np.int64)
    for some in state.pairs:
        partner[rows_at(some, "old")] = rows_at(some, "new")
    found[held] = partner[rows_at(pairs, "old")[held]] != holders[held]
    return found & ~_same_people(state, pairs) if found.any() else found


def _continued(state: PairingState, pairs: pd.DataFrame, *, certain: bool) -> pd.DataFrame:
    """Return for each free origin the one household that continues it.

    An origin whose code is in use in the new year is not continued, except in the `certain` pass.
    """
    i, j = rows_at(pairs, "old"), rows_at(pairs, "new")
    met = state.shared(i, j).of(i, j, len(state.right.block))
    one = same_heads(state.left.people, i, state.right.people, j)
    ranked = pairs.assign(one=one, met=met, size=state.right.people.size[j])
    if certain:
        half = met * 2 >= np.maximum(state.left.listed[i], 1)
        ranked = ranked[one | half]
    else:
        ranked = ranked[_holders(state, pairs) == NOBODY]
    ranked = ranked.sort_values(
        ["one", "met", "size", "new"], ascending=[False, False, False, True]
    )
    return ranked.drop_duplicates("old")[["old", "new"]].drop_duplicates("new")
