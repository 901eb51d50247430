"""Households of two periods paired as the register does it: an equal code alone is no proof.

A comparison of two years pairs by code first, and reports another head as a change. The register
carries a household's past along, so it pairs by code only where nothing speaks against it.
"""

from dataclasses import replace

import numpy as np
import pandas as pd

from ravo.changes.earlier_heads import EarlierHeads, pairs_by_number_first
from ravo.changes.links import Links
from ravo.changes.moved_heads import HeadMoves, likely_moves
from ravo.changes.pairs import PAIR_COLUMNS, Pairing, pair_years
from ravo.changes.people import with_own_numbers, without_blanks
from ravo.changes.strangers import other_headed, pairs_by_code, strangers_of
from ravo.changes.year import Year, some_households
from ravo.typed_columns import Rows


def strict_pairs(old: Year, new: Year, links: Links, heads: EarlierHeads | None = None) -> Pairing:
    """Return the pairs of two periods without those that rest on an equal code alone.

    A code that strangers have now makes a doubtful pair (`to_confirm`), unless its former household
    is found elsewhere. Where the head moved away and others stayed under the code, the household is
    paired with the one that the head heads now, if that is surely the same person; else the pair
    with that one is doubtful. `heads` are those of the lists before, whose whole numbers outweigh a
    likeness.
    """
    return pairs_by_number_first(_pairs_of_people, old, new, links, heads)


def _pairs_of_people(old: Year, new: Year, links: Links) -> Pairing:
    """Return the pairs of `strict_pairs`, before earlier lists are compared."""
    first = pair_years(old, new, links)
    changed = other_headed(old, new, *pairs_by_code(first.pairs))
    if not len(changed[0]):
        return first
    strangers = strangers_of(old, new, changed) | _came_heads(old, new, first, changed)
    likely = likely_moves(old, new, first, changed)
    named = {
        pair: tuple(head for head in heads if (pair[0], head) not in links.refused)
        for pair, heads in likely.items()
    }
    followed = {**_sure(old, new, first, named), **_moved_heads(old, new, first, changed)}
    if not strangers and not named and not followed:
        return first
    parted = {*strangers, *followed}
    again = _without(old, new, links, parted) if parted else first
    pairs = set(zip(again.pairs["old"].tolist(), again.pairs["new"].tolist(), strict=True))
    lost = {pair for pair, head in followed.items() if (pair[0], head) not in pairs}
    if lost - strangers:
        again = _without(old, new, links, strangers | (followed.keys() - lost))
    open = {
        (pair[0], head)
        for pair, heads in named.items()
        for head in heads
        if pair in lost or pair not in followed
    }
    doubtful = [_kept(first.pairs, strangers, again), _as_pairs(open, again)]
    return replace(again, to_confirm=_joined(again.to_confirm, *doubtful))


def _came_heads(
    old: Year, new: Year, first: Pairing, changed: tuple[Rows, Rows]
) -> set[tuple[int, int]]:
    """Return the changed pairs whose new head surely was the head of another old household.

    That old household has no partner: its head took over this code.
    """
    back = _turned(first)
    free = ~old.departed
    likely = likely_moves(new, old, back, (changed[1], changed[0]))
    named = {pair: tuple(row for row in rows if free[row]) for pair, rows in likely.items()}
    return {(i, j) for j, i in _sure(new, old, back, named)}


def _turned(pairing: Pairing) -> Pairing:
    """Return a pairing as seen from the new year."""
    matched = replace(pairing.matched, old=pairing.matched.new, new=pairing.matched.old)
    turned = {"old": "new", "new": "old"}
    return replace(pairing, pairs=pairing.pairs.rename(columns=turned), matched=matched)


def _sure(old: Year, new: Year, first: Pairing, named: HeadMoves) -> dict[tuple[int, int], int]:
    """Return the moves that pairing confirms among the households without a partner.

    `named` are the likely moves; a pair is confirmed only if it has one likely household.
    """
    if not named:
        return {}
    rows = [
        np.setdiff1d(np.arange(len(year.households)), first.pairs[side].to_numpy(dtype=np.int64))
        for side, year in (("old", old), ("new", new))
    ]
    rows[0] = np.union1d(rows[0], [one for one, _ in named])
    before, now = (
        some_households(with_own_numbers(year), np.isin(np.arange(len(year.households)), some))
        for year, some in zip((old, new), rows, strict=True)
    )
    pairs = pair_years(before, now).pairs
    i, j = (
        some[pairs[name].to_numpy(dtype=np.int64)].tolist()
        for name, some in zip(("old", "new"), rows, strict=True)
    )
    confirmed = set(zip(i, j, strict=True))
    single = {pair: heads[0] for pair, heads in named.items() if len(heads) == 1}
    return {pair: head for pair, head in single.items() if (pair[0], head) in confirmed}


def _without(old: Year, new: Year, links: Links, pairs: set[tuple[int, int]]) -> Pairing:
    return pair_years(old, new, replace(links, refused=links.refused | pairs))


def _kept(pairs: pd.DataFrame, strangers: set[tuple[int, int]], again: Pairing) -> pd.DataFrame:
    """Return the pairs of strangers whose households have no other partner in `again`."""
    keys = zip(pairs["old"].tolist(), pairs["new"].tolist(), strict=True)
    mine = pairs[np.fromiter((key in strangers for key in keys), dtype=bool, count=len(pairs))]
    return mine[~mine["old"].isin(again.pairs["old"]) & ~mine["new"].isin(again.pairs["new"])]


def _as_pairs(heads: set[tuple[int, int]], again: Pairing) -> pd.DataFrame:
    """Return pairs of an old household and the free one that its former head may head now."""
    pairs = pd.DataFrame(sorted(heads), columns=["old", "new"], dtype=np.int64)
    free: pd.DataFrame = pairs[~pairs["new"].isin(again.pairs["new"])]
    return free.assign(how="fuzzy", rival_old=-1, rival_new=-1).reindex(columns=PAIR_COLUMNS)


def _joined(doubtful: pd.DataFrame, *more: pd.DataFrame) -> pd.DataFrame:
    """Return doubtful pairs with more of them, each once."""
    filled = [frame for frame in (doubtful, *more) if len(frame)]
    if not filled:
        return doubtful
    return pd.concat(filled, ignore_index=True).drop_duplicates(["old", "new"], ignore_index=True)


def _moved_heads(
    old: Year, new: Year, pairing: Pairing, changed: tuple[Rows, Rows]
) -> dict[tuple[int, int], int]:
    """Return for each changed pair (one code, another head) the household of the former head now.

    The head is followed by a citizen number that only one head of each period has, to a household
    without another partner.
    """
    i, j = changed
    numbers = [
        without_blanks(year.households["head_citizen_id"].to_numpy(dtype=object))
        for year in (old, new)
    ]
    before = pd.Series(numbers[0])
    places = pd.Series(np.arange(len(numbers[1])), index=numbers[1])
    places = places[~places.index.duplicated(keep=False) & (places.index != "")]
    sure = ~before.duplicated(keep=False).to_numpy()[i]
    heads = places.reindex(numbers[0][i]).to_numpy(dtype=np.float64)
    paired = np.zeros(len(new.households), dtype=bool)
    paired[pairing.pairs["new"].to_numpy(dtype=np.int64)] = True
    return {
        (one, other): int(head)
        for one, other, head, only in zip(i.tolist(), j.tolist(), heads, sure, strict=True)
        if only and head == head and not paired[int(head)]
    }
