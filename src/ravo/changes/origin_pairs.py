"""Households that go on under another code, split or merge, by `Mã hộ gốc`."""

import numpy as np
import pandas as pd

from ravo.changes.pairing_state import PairingState, no_pairs, rows_at
from ravo.changes.people import same_heads


def follow_origins(state: PairingState, *, certain: bool) -> None:
    """Follow `Mã hộ gốc`: splits, merges, and households that go on under another code.

    In the first, `certain` pass a household goes on as another only where heads or members
    agree; after the search by likeness the largest one that came out of it does.
    """
    links = _origins(state)
    if not len(links):
        return
    i, j = rows_at(links, "old"), rows_at(links, "new")
    both = links[state.old_free[i] & state.new_free[j]]
    state.take(_continued(state, both, certain=certain), "origin")
    taken_old, taken_new = ~state.old_free[i], ~state.new_free[j]
    state.relate(links[taken_old & ~taken_new], "split", "origin")
    state.relate(links[~taken_old & taken_new], "merge", "origin")


def _origins(state: PairingState) -> pd.DataFrame:
    """Return (old, new) for every new household with the origin code of one old household."""
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
    return pd.concat([inside[["old", "new"]], anywhere[["old", "new"]]], ignore_index=True).astype(
        np.int64
    )


def _continued(state: PairingState, pairs: pd.DataFrame, *, certain: bool) -> pd.DataFrame:
    """Return for each free origin the one household that continues it."""
    i, j = rows_at(pairs, "old"), rows_at(pairs, "new")
    met = state.shared(i, j).of(i, j, len(state.right.block))
    one = same_heads(state.left.people, i, state.right.people, j)
    ranked = pairs.assign(one=one, met=met, size=state.right.people.size[j])
    if certain:
        half = met * 2 >= np.maximum(state.left.listed[i], 1)
        ranked = ranked[one | half]
    ranked = ranked.sort_values(
        ["one", "met", "size", "new"], ascending=[False, False, False, True]
    )
    return ranked.drop_duplicates("old")[["old", "new"]].drop_duplicates("new")
