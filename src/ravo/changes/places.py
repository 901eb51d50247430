"""Communes and villages of two years matched as the same places, through the map of 1/7/2025.

A year may hold lists of both maps: each is placed by the map of its own year or month.

Names are compared in one spelling (blanks, case, the place of the tone mark). Where no name is
equal, a name that lacks marks is taken for the one name of its district that is the same without
them, and that is reported. Without a district distinct communes might be confused.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np
import pandas as pd

from ravo.changes.choices import Map
from ravo.changes.equal_keys import firsts, numbered, paired_numbers
from ravo.changes.year import Year, YearPart
from ravo.places import commune_of, units
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, Unit
from ravo.places.villages import village_words
from ravo.text import loose_key, match_key
from ravo.typed_columns import Rows, Texts, TypedColumns, joined_columns

OPEN = -1
"""The place of a household whose commune on the wanted map is unknown."""


@dataclass(frozen=True)
class CommuneSpot:
    """The commune of one workbook; its `unit` is None where the tables of communes lack it.

    A workbook of a whole district names no commune; its `ground` is all of the district. `ground`
    has the codes of communes on the map of the year, `loose` shows what differs from the official
    words.
    """

    part: int
    map: Map
    unit: Unit | None
    name: str | None
    district: str | None
    province: str | None
    ground: frozenset[str] = frozenset()
    loose: "LooseMatch | None" = None

    @property
    def key(self) -> str:
        """The key that identifies the commune among those of its year."""
        if self.unit is not None:
            return self.unit.code
        names = (self.name, self.district, self.province)
        return " ".join(match_key(name) for name in names if name) or f"?{self.part}"

    @property
    def map_key(self) -> str:
        """The key that identifies the commune in a year with lists of both maps."""
        return f"{self.map} {self.key}"

    @property
    def label(self) -> str:
        """The name to show: the commune, else the district, else the province."""
        return self.name or self.district or self.province or ""


@dataclass(frozen=True)
class LooseMatch:
    """A name that was taken for another with the same letters, and the year that has it."""

    written: str
    taken_for: str
    year: int


@dataclass(frozen=True)
class MatchedVillages:
    """The workbooks of two years by block: those of one block share ground.

    `spots` are the places of the workbooks of each year, `old` and `new` their blocks. `same`
    gives for names in no table the spelling of the first year; `loose` lists every name
    that fits only without its marks.
    """

    spots: tuple[tuple[CommuneSpot, ...], tuple[CommuneSpot, ...]]
    old: Rows
    new: Rows
    same: Mapping[str, str] = field(default_factory=dict)
    loose: tuple[LooseMatch, ...] = ()


@dataclass(frozen=True)
class PlaceLayout:
    """The communes by which a comparison is laid out, and the place of each household.

    `names` has the communes of the wanted map, `areas` the district of each, or the province where
    there are no districts. `old` and `new` give each household's place in `names`, OPEN where only
    the village could settle it, and did not.
    """

    map: Map
    codes: tuple[str | None, ...]
    names: tuple[str, ...]
    areas: tuple[str | None, ...]
    old: Rows
    new: Rows

    def groups(self) -> list[tuple[str | None, tuple[int, ...]]]:
        """Return the districts (or provinces) with their places, ordered by their first place."""
        by_area: dict[str, tuple[str | None, list[int]]] = {}
        for place, area in enumerate(self.areas):
            by_area.setdefault(match_key(area or ""), (area, []))[1].append(place)
        return [(area, tuple(places)) for area, places in by_area.values()]


def map_of(year: int) -> Map:
    """Return the map in force for reviews of a year."""
    return "new" if year >= FIRST_YEAR_OF_NEW_MAP else "old"


def spot_of(place: int, part: YearPart, year: int) -> CommuneSpot:
    """Return a workbook's place: by its commune code on the map of the year, else by its names."""
    info, locality = part.info, commune_of(part.info, year)
    unit = locality.unit
    ground = frozenset({unit.code}) if unit else frozenset[str]()
    if unit is None and not info.commune and locality.district_code:
        ground = _of_district(locality.district_code, year)
    return CommuneSpot(
        place,
        map_of(year),
        unit,
        info.commune,
        locality.district,
        locality.province,
        ground,
        LooseMatch(locality.written, locality.official, year) if locality.unlike else None,
    )


def spots_of(year: Year) -> tuple[CommuneSpot, ...]:
    """Return the place of each workbook of a year."""
    return tuple(
        spot_of(place, part, part.map_year(year.year)) for place, part in enumerate(year.parts)
    )


def map_of_lists(year: Year) -> Map:
    """Return the map of a year's lists: the new one where any of them has it."""
    return map_of(max((part.map_year(year.year) for part in year.parts), default=year.year))


def _of_district(code: str, year: int) -> frozenset[str]:
    """Return the codes of a district's communes."""
    every = units.communes(year).values()
    return frozenset(unit.code for unit in every if unit.district_code == code)


# which workbooks share ground


def match_places(old: Year, new: Year) -> MatchedVillages:
    """Return the workbooks of two years that share ground: one commune, or one from the other."""
    first, second = spots_of(old), spots_of(new)
    links = [*_by_code(first, second), *_by_name(first, second, match_key)]
    met = {i for i, _ in links}, {j for _, j in links}
    rest = (
        [spot for spot in first if spot.part not in met[0]],
        [spot for spot in second if spot.part not in met[1]],
    )
    loose = _only(_by_name(*rest, loose_key))
    block = _blocks([*links, *loose, *_sole(first, second)], len(first), len(second))
    loose_matches = [
        *(spot.loose for spots in (first, second) for spot in spots if spot.loose),
        *(LooseMatch(second[j].label, first[i].label, new.year) for i, j in loose),
    ]
    same = {second[j].label: first[i].label for i, j in loose}
    spots = _of_pairs(first, links, 0, second), _of_pairs(second, links, 1, first)
    return MatchedVillages(
        spots, block[: len(first)], block[len(first) :], same, tuple(loose_matches)
    )


def _of_pairs(
    spots: Sequence[CommuneSpot],
    links: Sequence[tuple[int, int]],
    side: int,
    others: Sequence[CommuneSpot],
) -> tuple[CommuneSpot, ...]:
    """Return the spots of one year; a spot without a unit takes the unit of its partner by name.

    The partner must be the only commune of that name and map in the other year.
    """
    with_units = []
    for spot in spots:
        met = [others[link[1 - side]] for link in links if link[side] == spot.part]
        known = [other.unit for other in met if other.unit and other.map == spot.map]
        only = known[0] if spot.name and not spot.unit and len(known) == 1 else spot.unit
        with_units.append(replace(spot, unit=only))
    return tuple(with_units)


def _by_code(old: Sequence[CommuneSpot], new: Sequence[CommuneSpot]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of communes that are the same or were formed from one another."""
    here: dict[tuple[str, str], list[int]] = {}
    for spot in old:
        for code in spot.ground:
            here.setdefault((spot.map, code), []).append(spot.part)
    keys: list[list[tuple[str, str]]] = [[(spot.map, code) for code in spot.ground] for spot in new]
    if has_both_maps([*old, *new]):
        for spot, codes in zip(old, ground_now(old), strict=True):
            for code in codes if spot.map == "old" else ():
                here.setdefault(("became", code), []).append(spot.part)
        for spot, codes in zip(new, ground_now(new), strict=True):
            across = "became" if spot.map == "new" else "new"
            keys[spot.part] += [(across, code) for code in codes]
    for spot in new:
        met = {part for key in keys[spot.part] for part in here.get(key, ())}
        yield from ((part, spot.part) for part in sorted(met))


def has_both_maps(spots: Iterable[CommuneSpot]) -> bool:
    """Return whether there are lists of before 1/7/2025 and of today's communes."""
    return len({spot.map for spot in spots}) > 1


def ground_now(spots: Sequence[CommuneSpot]) -> tuple[frozenset[str], ...]:
    """Return the ground of each list of a year in codes of today's communes.

    The ground of a list of a former commune is what no list of today's communes covers in the year.
    """
    newer = {code for spot in spots if spot.map == "new" for code in spot.ground}
    return tuple(spot.ground if spot.map == "new" else became(spot) - newer for spot in spots)


def became(spot: CommuneSpot) -> frozenset[str]:
    """Return the codes of today's communes that the communes of an older list became."""
    before = units.communes(FIRST_YEAR_OF_NEW_MAP - 1)
    return frozenset(code for at in spot.ground for code in before[at].successors)


def links_by_name(old: Sequence[CommuneSpot], new: Sequence[CommuneSpot]) -> list[tuple[int, int]]:
    """Return the pairs of communes with equal names, at least one of which is in no table."""
    return _by_name(old, new, match_key)


def _by_name(
    old: Sequence[CommuneSpot], new: Sequence[CommuneSpot], key: Callable[[str], str]
) -> list[tuple[int, int]]:
    """Return pairs of communes whose names have equal keys; at least one of each is in no table."""
    named: dict[str, list[CommuneSpot]] = {}
    for spot in old:
        if spot.label:
            named.setdefault(key(spot.label), []).append(spot)
    return [
        (one.part, spot.part)
        for spot in new
        if spot.label
        for one in named.get(key(spot.label), ())
        if not (one.ground and spot.ground) and _same_area(one, spot)
    ]


def _same_area(one: CommuneSpot, other: CommuneSpot) -> bool:
    pairs = ((one.district, other.district), (one.province, other.province))
    return all(not a or not b or loose_key(a) == loose_key(b) for a, b in pairs)


def _only(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs whose sides are in no other pair; to choose among several is a guess."""
    sides = [[pair[side] for pair in pairs] for side in (0, 1)]
    return [(i, j) for i, j in pairs if sides[0].count(i) == 1 and sides[1].count(j) == 1]


def _sole(old: Sequence[CommuneSpot], new: Sequence[CommuneSpot]) -> list[tuple[int, int]]:
    """Return the only possible pair where each year has one workbook that names no commune."""
    alone = len(old) == len(new) == 1 and not old[0].label and not new[0].label
    return [(0, 0)] if alone else []


def _blocks(links: Sequence[tuple[int, int]], old: int, new: int) -> Rows:
    """Return the block of each workbook, those of the first year first."""
    return joined_numbers(old + new, ((i, old + j) for i, j in links))


def joined_numbers(size: int, links: Iterable[tuple[int, int]]) -> Rows:
    """Return a number for each of `size` places, from 0 on; linked places have equal numbers."""
    before = list(range(size))

    def first_of(place: int) -> int:
        """Return the first of the places that are linked to this one."""
        while before[place] != place:
            before[place] = place = before[before[place]]
        return place

    for i, j in links:
        one, other = first_of(i), first_of(j)
        before[max(one, other)] = min(one, other)
    first = np.array([first_of(place) for place in range(size)], dtype=np.int64)
    return np.asarray(np.unique(first, return_inverse=True)[1], dtype=np.int64)


# villages


@dataclass(frozen=True)
class Villages:
    """A key per household under which a village has one spelling in both years; "" for none.

    `folded` lists the spellings that were taken for another one: as written, and for which.
    """

    old: Texts
    new: Texts
    folded: tuple[tuple[str, str], ...] = ()


def villages_of(old: Year, new: Year, old_block: Rows, new_block: Rows) -> Villages:
    """Return the villages of both years in one spelling; blocks are given per household.

    Inside a block, spellings that differ in their marks, or in a kind that one of them lacks, are
    one village, unless one year has two of them as different villages: a spelling without marks may
    then be either, and is left as it is.
    """
    sides = [_spellings(old, old_block), _spellings(new, new_block)]
    keys = [side["key"].copy() for side in sides]
    seen = _spelt_otherwise(sides)
    if not len(seen):
        return Villages(keys[0], keys[1])
    folded: list[tuple[str, str]] = []
    for (block, _), group in seen.groupby(["block", "loose"], sort=False):
        target = _one_spelling(group)
        if target is None:
            continue
        for row in group[group["key"] != target["key"]].to_dict("records"):
            side = sides[row["year"]]
            here = (side["block"] == block) & (side["key"] == row["key"])
            keys[row["year"]][here] = target["key"]
            folded.append((row["word"], target["word"]))
    return Villages(keys[0], keys[1], tuple(dict.fromkeys(folded)))


def _spelt_otherwise(sides: Sequence[TypedColumns]) -> pd.DataFrame:
    """Return the spellings of villages that have several in a block, each once for each `year`."""
    every = joined_columns(sides)
    place = numbered(paired_numbers(every["block"], numbered(every["loose"])))
    named = every["key"] != ""
    spelling = firsts(paired_numbers(place, numbered(every["key"])))
    several = named & (np.bincount(place[named & spelling], minlength=len(place)) > 1)[place]
    year = np.repeat(np.arange(len(sides)), [len(side) for side in sides])
    return every.with_columns({"year": year}).at(several).frame.drop_duplicates()


def _spellings(year: Year, block: Rows) -> TypedColumns:
    """Return per household: block, key, the village as written, and its name without a kind.

    `loose` is the name without marks, `kind` is "" for none; `plain` is whether it has no marks.
    """
    words = year.households["village"].to_numpy(dtype=object)
    codes, distinct = pd.factorize(words)
    written = np.array([*distinct, ""], dtype=object)
    key = np.array([*map(match_key, distinct), ""], dtype=object)
    parts = [*map(village_words, distinct), village_words("")]
    loose = np.array([part.bare for part in parts], dtype=object)
    kind = np.array([part.kind or "" for part in parts], dtype=object)
    plain = np.array([part.markless for part in parts], dtype=bool)
    return TypedColumns(
        {
            "block": block,
            "key": key[codes],
            "loose": loose[codes],
            "word": written[codes],
            "kind": kind[codes],
            "plain": plain[codes],
        }
    )


def _one_spelling(group: pd.DataFrame) -> dict[str, str] | None:
    """Return the one spelling that counts for a village, as `key` and `word`.

    `group` has spellings of the same letters. None where they may be different villages.
    """
    spelt = group.drop_duplicates(["year", "key"])
    if spelt.loc[spelt["kind"] != "", "kind"].nunique() > 1:
        return None
    marked = spelt[~spelt["plain"]]
    if marked.groupby("year")["key"].nunique().max() > 1:
        return None
    best = marked if len(marked) else spelt
    return dict(best.iloc[0][["key", "word"]])


# layout


@cache
def _predecessors() -> dict[str, tuple[Unit, ...]]:
    old_units: dict[str, tuple[Unit, ...]] = {}
    for unit in units.communes(FIRST_YEAR_OF_NEW_MAP - 1).values():
        for code in unit.successors:
            old_units[code] = (*old_units.get(code, ()), unit)
    return old_units


def predecessors(code: str) -> tuple[Unit, ...]:
    """Return the communes of before 1/7/2025 that became today's commune or a part of it."""
    return _predecessors().get(code, ())


def on_map(spot: CommuneSpot, wanted: Map) -> tuple[Unit, ...]:
    """Return the communes of a map that a commune may be; of several the village decides."""
    if spot.unit is None:
        return ()
    if spot.map == wanted:
        return (spot.unit,)
    if wanted == "new":
        return units.successors(spot.unit.code)
    return predecessors(spot.unit.code)


def _on_map(spots: Sequence[CommuneSpot], wanted: Map) -> list[tuple[Unit, ...]]:
    """Return the communes of a map that each list may cover, without those of newer lists."""
    communes = [on_map(spot, wanted) for spot in spots]
    if wanted == "old" or not has_both_maps(spots):
        return communes
    left = zip(communes, ground_now(spots), strict=True)
    return [tuple(unit for unit in some if unit.code in codes) or some for some, codes in left]


class _Register:
    """Numbers the communes of the layout in the order in which they occur."""

    def __init__(self, same: Mapping[str, str]) -> None:
        self.same = same
        self.places: dict[str, int] = {}
        self.codes: list[str | None] = []
        self.names: list[str] = []
        self.areas: list[str | None] = []

    def place(self, key: str, code: str | None, name: str, area: str | None) -> int:
        """Return the number of a place; a new place gets the next number."""
        if key not in self.places:
            self.places[key] = len(self.names)
            self.codes.append(code)
            self.names.append(name)
            self.areas.append(area)
        return self.places[key]

    def of_unit(self, unit: Unit) -> int:
        """Return the number of a commune of the tables."""
        return self.place(unit.code, unit.code, unit.name, unit.district or unit.province)

    def of_spot(self, spot: CommuneSpot) -> int:
        """Return the number of a place that is in no table, identified by its name."""
        name = self.same.get(spot.label, spot.label)
        return self.place("?" + match_key(name), None, name, spot.district or spot.province)


@dataclass
class _PlacedYear:
    """The households of one year while they are placed."""

    year: Year
    spots: tuple[CommuneSpot, ...]
    village: Texts
    places: Rows
    choices: dict[int, frozenset[int]]


def lay_out(
    old: Year, new: Year, pairs: Rows, wanted: Map, matched: MatchedVillages, villages: Villages
) -> PlaceLayout:
    """Return the layout by the wanted map; `pairs` (n × 2) are rows of the two years.

    A household of a commune that became several, or was made from several, takes the commune of the
    household it is paired with; else the commune of its village, if only one of the possible
    communes has that village in the other year; else it is left OPEN. A household of a workbook of
    a whole district takes the commune of its pair, else the district.

    `old` and `new` are the years, `wanted` the map of the layout; `matched` are the workbooks that
    share ground, `villages` the villages in one spelling.
    """
    register = _Register(matched.same)
    first = _settled(old, matched.spots[0], villages.old, wanted, register)
    second = _settled(new, matched.spots[1], villages.new, wanted, register)
    _by_pair(first.places, second.places, pairs[:, 0], pairs[:, 1])
    _by_pair(second.places, first.places, pairs[:, 1], pairs[:, 0])
    _by_village(first, second)
    _by_village(second, first)
    for side in (first, second):
        _by_district(side, register)
    return PlaceLayout(
        wanted,
        tuple(register.codes),
        tuple(register.names),
        tuple(register.areas),
        first.places,
        second.places,
    )


def _settled(
    year: Year, spots: tuple[CommuneSpot, ...], village: Texts, wanted: Map, register: _Register
) -> _PlacedYear:
    """Return each household's place where its workbook settles it, else the possible communes."""
    places, choices = [], {}
    for spot, communes in zip(spots, _on_map(spots, wanted), strict=True):
        if len(communes) == 1:
            places.append(register.of_unit(communes[0]))
        elif communes:
            places.append(OPEN)
            choices[spot.part] = frozenset(register.of_unit(unit) for unit in communes)
        else:
            places.append(register.of_spot(spot) if spot.name else OPEN)
    here = np.array(places, dtype=np.int64)[year.households["part"].to_numpy(dtype=np.int64)]
    return _PlacedYear(year, spots, village, here, choices)


def _by_pair(mine: Rows, other: Rows, rows: Rows, of: Rows) -> None:
    still = mine[rows] == OPEN
    mine[rows[still]] = other[of[still]]


def _by_village(side: _PlacedYear, other: _PlacedYear) -> None:
    """Place the open households whose village lies in only one of the possible communes."""
    rows = np.flatnonzero(side.places == OPEN)
    if not len(rows) or not side.choices:
        return
    known = pd.concat(
        [pd.DataFrame({"village": s.village, "place": s.places}) for s in (other, side)]
    )
    known = known[(known["place"] != OPEN) & (known["village"] != "")].drop_duplicates()
    by_village = known.groupby("village")["place"].agg(frozenset).to_dict()
    parts = side.year.households["part"].to_numpy()
    for row in rows.tolist():
        choices = side.choices.get(int(parts[row]), frozenset())
        possible = by_village.get(side.village[row], frozenset()) & choices
        if len(possible) == 1:
            side.places[row] = next(iter(possible))


def _by_district(side: _PlacedYear, register: _Register) -> None:
    """Place the households that are still open in workbooks of whole districts."""
    parts = side.year.households["part"].to_numpy()
    for spot in side.spots:
        here = (side.places == OPEN) & (parts == spot.part)
        if spot.name is None and here.any():
            side.places[here] = register.of_spot(spot)
