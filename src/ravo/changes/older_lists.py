"""Years with lists of a place from before and after 1/7/2025: the newer list counts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes.links import Links
from ravo.changes.pairs import Pairing, pair_years
from ravo.changes.places import (
    CommuneSpot,
    became,
    ground_now,
    has_both_maps,
    links_by_name,
    spots_of,
)
from ravo.changes.year import Year, some_households
from ravo.faults import Fault
from ravo.text import first_named, match_key
from ravo.typed_columns import Flags


@dataclass(frozen=True)
class LatestLists:
    """A year without the households whose place has a newer list in the same year.

    `kept` flags the households of the given year that remain; `faults` names the older lists.
    """

    year: Year
    kept: Flags
    faults: tuple[Fault, ...] = ()


def latest_lists(year: Year, other: Year) -> LatestLists:
    """Return a year whose households are counted once, though it has lists of both maps.

    An old commune is left out where newer lists cover all of its ground. Of a commune that was
    divided, two kinds of households are left out: those that a newer list has (the lists are paired
    like two years), and those whose village a newer list covers, unless a list of the `other` year
    has that village on the rest of the old ground.
    """
    spots = spots_of(year)
    kept = np.ones(len(year.households), dtype=bool)
    if not has_both_maps(spots):
        return LatestLists(year, kept)
    older = _replaced(spots)
    part = year.households["part"].to_numpy(dtype=np.int64)
    kept[np.isin(part, [item.part for item in older if item.whole])] = False
    divided = [item for item in older if not item.whole]
    if divided:
        kept[_in_newer(year, divided)] = False
    faults = [] if kept.all() else [_named(spots, older, part[~kept])]
    for item in divided:
        left = kept & (part == item.part) & _left_before(year, other, item, kept)
        if left.any():
            kept[left] = False
            faults.append(_named(spots, [item], part[left], "RV-1477"))
    if kept.all():
        return LatestLists(year, kept)
    return LatestLists(some_households(year, kept), kept, tuple(faults))


def without_returned(latest: LatestLists, old: Year, new: Year, pairs: Pairing) -> LatestLists:
    """Return the latest lists of `old` without households that the newer list of a commune lacked.

    Such a household is in an older list, and again in the commune's list of the `new` year; its
    movement is counted from the newer list. Households of a village on the rest of the old ground
    moved there, and are kept.
    """
    spots = spots_of(latest.year)
    if not has_both_maps(spots):
        return latest
    i, j = (pairs.pairs[name].to_numpy(dtype=np.int64) for name in ("old", "new"))
    part, there = (year.households["part"].to_numpy(dtype=np.int64) for year in (latest.year, new))
    village = _villages(latest.year)
    kept, faults = latest.kept.copy(), list(latest.faults)
    at = np.flatnonzero(latest.kept)
    for item in _replaced(spots):
        ground = became(spots[item.part]) - item.rest
        newer = _parts_on(new, ground)
        here = _villages_on(latest.year, ground) | _villages_on(new, ground) | {""}
        moved = np.isin(village[i], list(_villages_on(new, item.rest) - here))
        gone = (part[i] == item.part) & np.isin(there[j], newer) & ~moved
        if gone.any():
            kept[at[i[gone]]] = False
            faults.append(_named(spots, [item], part[i[gone]], "RV-1477"))
    if len(faults) == len(latest.faults):
        return latest
    return LatestLists(some_households(old, kept), kept, tuple(faults))


@dataclass(frozen=True)
class DistantLists:
    """New households (flags) whose commune has no list of the year before; faults that name it."""

    new: Flags
    faults: tuple[Fault, ...] = ()


def are_last_lists(year: Year) -> bool:
    """Return whether a year looks like the last lists of its communes, taken from several years.

    The newest are of today's communes, and all lists of earlier years are of former communes.
    """
    maps = {spot.map for spot in spots_of(year)}
    years = [part.info.year or year.year for part in year.parts]
    earlier = (spot.map for spot, of in zip(spots_of(year), years, strict=True) if of < year.year)
    return maps == {"old", "new"} and set(earlier) == {"old"}


def distant_lists(old: Year, new: Year) -> DistantLists:
    """Return the communes that are compared with an older list than that of the year before."""
    first, second = spots_of(old), spots_of(new)
    there = set(old.households["part"].tolist())
    far: dict[int, list[CommuneSpot]] = {}
    for spot, part in zip(first, old.parts, strict=True):
        before = part.info.year or old.year
        if spot.part in there and before < new.year - 1:
            far.setdefault(before, []).append(spot)
    every = [spot for spots in far.values() for spot in spots]
    codes = {code for spot in every for code in ground_now(first)[spot.part]} if every else set()
    parts = [spot.part for spot in second if spot.map == "new" and spot.ground & codes]
    parts += [j for _, j in links_by_name(every, second)]
    if {spot.part for spot in every} == there:
        # Where all old lists are that old, all new ones are compared with them, on any ground.
        parts = list(range(len(second)))
    faults = [
        Fault(
            "RV-1478",
            params={
                "communes": first_named(sorted({spot.label for spot in spots})),
                "before": str(before),
                "year": str(new.year),
                "count": new.year - before,
            },
        )
        for before, spots in sorted(far.items())
    ]
    return DistantLists(new.households["part"].isin(parts).to_numpy(dtype=bool), tuple(faults))


def kept_links(links: Links, old: LatestLists, new: LatestLists) -> Links:
    """Return answers about pairs by the rows that remain; answers about other rows are dropped."""
    if old.kept.all() and new.kept.all():
        return links
    at = [np.where(side.kept, np.cumsum(side.kept) - 1, -1).tolist() for side in (old, new)]
    confirmed = [(at[0][i], at[1][j]) for i, j in links.confirmed]
    refused = {(at[0][i], at[1][j]) for i, j in links.refused}
    return Links(
        tuple(pair for pair in confirmed if min(pair) >= 0),
        frozenset(pair for pair in refused if min(pair) >= 0),
        frozenset(at[0][i] for i in links.gone if at[0][i] >= 0),
    )


@dataclass(frozen=True, slots=True)
class _OlderList:
    """A list (by its place in the year) that newer lists of the year replace on their ground.

    `rest` has the codes of today's communes of the ground that no newer list covers.
    """

    part: int
    newer: tuple[int, ...]
    rest: frozenset[str]

    @property
    def whole(self) -> bool:
        """Whether newer lists cover all of its ground."""
        return not self.rest


def _replaced(spots: Sequence[CommuneSpot]) -> list[_OlderList]:
    """Return the lists of former communes that have newer lists on their ground."""
    before, now = ([spot for spot in spots if spot.map == one] for one in ("old", "new"))
    by_name: dict[int, list[int]] = {}
    for i, j in links_by_name(before, now):
        by_name.setdefault(i, []).append(j)
    rest = ground_now(spots)
    older = []
    for spot in before:
        codes = became(spot)
        newer = [item.part for item in now if item.ground & codes]
        named = by_name.get(spot.part, [])
        if newer or named:
            left = frozenset[str]() if named else rest[spot.part]
            older.append(_OlderList(spot.part, tuple(dict.fromkeys([*newer, *named])), left))
    return older


def _in_newer(year: Year, divided: Sequence[_OlderList]) -> NDArray[np.int64]:
    """Return the rows of households of divided communes that a newer list also has."""
    before = _some_lists(year, [item.part for item in divided])
    after = _some_lists(year, sorted({part for item in divided for part in item.newer}))
    pairing = pair_years(before[0], after[0])
    merged = pairing.relations[pairing.relations["kind"] == "merge"]
    rows = [frame["old"].to_numpy(dtype=np.int64) for frame in (pairing.pairs, merged)]
    return np.asarray(before[1][np.concatenate(rows)], dtype=np.int64)


def _left_before(year: Year, other: Year, item: _OlderList, kept: Flags) -> Flags:
    """Return which households live in a village that the newer lists of an old commune have.

    A village that the `other` year has on the rest of the commune's ground is not counted, as it
    may lie there.
    """
    keys = _villages(year)
    part = year.households["part"].to_numpy(dtype=np.int64)
    newer = np.isin(part, item.newer) | ((part == item.part) & ~kept)
    villages = set(keys[newer]) - _villages_on(other, item.rest) - {""}
    return np.isin(keys, list(villages))


def _villages(year: Year) -> NDArray[np.object_]:
    """Return the village of each household in one spelling; "" for none."""
    keys = year.households["village"].map(match_key, na_action="ignore").fillna("")
    return keys.to_numpy(dtype=object)


def _villages_on(year: Year, codes: Collection[str]) -> set[str]:
    """Return the villages of the lists of some communes of today."""
    parts = _parts_on(year, codes)
    return set(_villages(year)[year.households["part"].isin(parts).to_numpy(dtype=bool)])


def _parts_on(year: Year, codes: Collection[str]) -> list[int]:
    wanted = frozenset(codes)
    return [s.part for s in spots_of(year) if s.map == "new" and s.ground & wanted]


def _some_lists(year: Year, parts: Sequence[int]) -> tuple[Year, NDArray[np.int64]]:
    """Return some lists of a year, and the row in the year of each of their households."""
    mine = np.isin(year.households["part"].to_numpy(dtype=np.int64), parts)
    some = some_households(year, mine)
    number = pd.Series(np.arange(len(parts)), index=list(parts))
    homes = some.households.assign(part=number[some.households["part"]].to_numpy(dtype=np.int64))
    lists = tuple(year.parts[part] for part in parts)
    return replace(some, parts=lists, households=homes), np.flatnonzero(mine)


def _named(
    spots: Sequence[CommuneSpot],
    older: Sequence[_OlderList],
    gone: NDArray[np.int64],
    code: str = "RV-1475",
) -> Fault:
    """Return the fault of older lists; `gone` has the list of each household that is left out."""
    mine = [item for item in older if (gone == item.part).any()]
    newer = dict.fromkeys(part for item in mine for part in item.newer)
    params = {
        "older": first_named(sorted({spots[item.part].label for item in mine})),
        "newer": first_named(sorted({spots[part].label for part in newer})),
        "count": len(gone),
    }
    return Fault(code, params=params)
