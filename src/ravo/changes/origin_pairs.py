"""Households that go on under another code, split or merge, by `Mã hộ gốc`."""

import re

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.equal_keys import (
    BLANK,
    equal_rows,
    firsts,
    key_numbers,
    no_pairs,
    repeats,
    row_pairs,
)
from ravo.changes.pairing_state import PairingState, part_at
from ravo.changes.people import same_heads
from ravo.typed_columns import Rows, TypedColumns, joined_columns

DIGITS = re.compile(r"\d+")
NOBODY = -1
"""The row of a code that no household of the new year has."""


def follow_origins(state: PairingState, links: TypedColumns, *, certain: bool) -> None:
    """Follow `Mã hộ gốc`: splits, merges, and households that continue under another code.

    In the first pass (`certain`) a household continues as another only where the heads are the same
    or half of its members are in both; in the pass after the search by likeness the new household
    with the same head continues it, else the one with most people in common, else the largest.
    `links` are those of `links_by_origin`.
    """
    if not len(links):
        return
    both = links.at(state.old_free[links["old"]] & state.new_free[links["new"]])
    if len(both):
        state.take(_continued(state, both, certain=certain), "origin")
    links = links.at(~_given_away(state, links))
    old_free, new_free = state.old_free[links["old"]], state.new_free[links["new"]]
    state.relate(links.at(~old_free & new_free), "split", "origin")
    state.relate(links.at(old_free & ~new_free), "merge", "origin")


def links_by_origin(state: PairingState) -> TypedColumns:
    """Return pairs of new households and the old ones that their origin codes name."""
    origin = state.new.households["origin_code"].to_numpy(dtype=object)
    compared = np.isin(state.right.block, state.left.block)
    with_origin = np.flatnonzero(~pd.isna(origin) & compared & (origin != state.right.code))
    if not len(with_origin):
        return no_pairs()
    usable = np.flatnonzero(~pd.isna(state.left.code) & ~state.left.clue)
    codes = origin[with_origin], state.left.code[usable]
    blocks = state.right.block[with_origin], state.left.block[usable]
    wanted, known = key_numbers(blocks, codes)
    j, i = equal_rows(wanted, np.where(repeats(known), BLANK, known))
    wanted, known = key_numbers(codes)
    wanted[j] = BLANK
    other, one = equal_rows(wanted, np.where(repeats(known), BLANK, known))
    anywhere = row_pairs(usable[one], with_origin[other])
    anywhere = anywhere.at(_with_its_commune(state, anywhere))
    return joined_columns([row_pairs(usable[i], with_origin[j]), anywhere])


def _with_its_commune(state: PairingState, pairs: TypedColumns) -> NDArray[np.bool_]:
    """Return which origins in another commune are valid: those with the commune's code in them.

    Where codes restart in every commune an equal code belongs to another household, unless the two
    have people in common.
    """
    communes = [part.info.commune_code for part in state.old.parts]
    i = pairs["old"]
    at = zip(part_at(state.old)[i].tolist(), state.left.code[i].tolist(), strict=True)
    written = (_is_written_with(code, communes[part]) for part, code in at)
    valid = np.fromiter(written, dtype=bool, count=len(i))
    valid |= _same_people(state, pairs)
    return valid


def _is_written_with(code: str, commune: str | None) -> bool:
    """Return whether a household's code begins with its commune's code or has it as a number."""
    return bool(commune) and (code.startswith(str(commune)) or commune in DIGITS.findall(code))


def _same_people(state: PairingState, pairs: TypedColumns) -> NDArray[np.bool_]:
    """Return which pairs have the same head, or a member in common."""
    i, j = pairs["old"], pairs["new"]
    one = same_heads(state.left.people, i, state.right.people, j)
    met = state.shared(i, j).of(i, j, len(state.right.block)) > 0
    return np.asarray(one | met, dtype=bool)


def _holders(state: PairingState, pairs: TypedColumns) -> Rows:
    """Return the new household that has each old one's code in its commune; NOBODY for none.

    Where the codes of a commune were given anew an equal code proves nothing.
    """
    i, j = pairs["old"], pairs["new"]
    side = state.right
    usable = np.flatnonzero(~pd.isna(side.code) & ~side.clue)
    wanted, known = key_numbers(
        (state.left.block[i], side.block[usable]), (state.left.code[i], side.code[usable])
    )
    at, holder = equal_rows(wanted, np.where(firsts(known), known, BLANK))
    rows = np.full(len(i), NOBODY, dtype=np.int64)
    rows[at] = usable[holder]
    return np.where(state.between_recoded(i, j), NOBODY, rows)


def _given_away(state: PairingState, pairs: TypedColumns) -> NDArray[np.bool_]:
    """Return which origins are doubtful, as another household has the old one's code now.

    Which of the two was the origin is not known, unless the pair has people in common.
    """
    holders = _holders(state, pairs)
    held = np.flatnonzero(holders != NOBODY)
    doubtful = np.zeros(len(pairs), dtype=bool)
    if not len(held):
        return doubtful
    partner = np.full(len(state.old_free), NOBODY, dtype=np.int64)
    for some in state.pairs:
        partner[some["old"]] = some["new"]
    doubtful[held] = partner[pairs["old"][held]] != holders[held]
    return doubtful & ~_same_people(state, pairs) if doubtful.any() else doubtful


def _continued(state: PairingState, pairs: TypedColumns, *, certain: bool) -> TypedColumns:
    """Return for each free origin the one household that continues it.

    An origin whose code is in use in the new year is not continued, except in the `certain` pass.
    """
    i, j = pairs["old"], pairs["new"]
    met = state.shared(i, j).of(i, j, len(state.right.block))
    one = same_heads(state.left.people, i, state.right.people, j)
    if certain:
        open = one | (met * 2 >= np.maximum(state.left.listed[i], 1))
    else:
        open = _holders(state, pairs) == NOBODY
    order = np.lexsort((j, -state.right.people.size[j], -met, ~one))
    ranked = pairs.at(order[open[order]])
    for name in ("old", "new"):
        ranked = ranked.at(firsts(ranked[name]))
    return ranked
