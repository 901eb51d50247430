"""Which communes of two years are the same places, through the map of 1/7/2025."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo import units
from ravo.changes.year import Part, Year
from ravo.text import match_key
from ravo.units import FIRST_YEAR_OF_NEW_MAP, Unit

Map = Literal["old", "new"]
OPEN = -1
"""The place of a household whose commune on the wanted map is not known."""


@dataclass(frozen=True)
class Spot:
    """One commune of one year's workbooks: its unit in the tables, None where it is not found."""

    part: int
    map: Map
    unit: Unit | None
    name: str | None
    district: str | None
    province: str | None

    @property
    def key(self) -> str:
        """What tells this commune from the others of its year."""
        if self.unit is not None:
            return self.unit.code
        names = (self.name, self.district, self.province)
        return " ".join(match_key(name) for name in names if name) or f"?{self.part}"


@dataclass(frozen=True)
class Layout:
    """The communes that a comparison is laid out by, and where each household stands.

    `names` has the communes of the wanted map. `old` and `new` give each household's place in
    `names`, OPEN where it could only be settled by its village.
    """

    map: Map
    codes: tuple[str | None, ...]
    names: tuple[str, ...]
    districts: tuple[str | None, ...]
    old: NDArray[np.int64]
    new: NDArray[np.int64]


def map_of(year: int) -> Map:
    """Return the map on which reviews of a year stand."""
    return "new" if year >= FIRST_YEAR_OF_NEW_MAP else "old"


def spot_of(place: int, part: Part, year: int) -> Spot:
    """Return a workbook's commune: by its code on the map of the year, else by its name."""
    info = part.info
    unit = units.communes(year).get((info.commune_code or "").strip().zfill(5))
    if unit is None and info.commune:
        found = units.find_commune(
            info.commune, year, district=info.district, province=info.province
        )
        unit = found or units.find_commune(info.commune, year, province=info.province)
    return Spot(place, map_of(year), unit, info.commune, info.district, info.province)


def spots_of(year: Year) -> tuple[Spot, ...]:
    """Return the commune of each workbook of a year."""
    return tuple(spot_of(place, part, year.year) for place, part in enumerate(year.parts))


def same_place(one: Spot, other: Spot) -> bool:
    """Tell whether two communes share ground: the same one, or one made from the other."""
    if one.unit is None or other.unit is None:
        return _same_name(one, other)
    if one.map == other.map:
        return one.unit.code == other.unit.code
    before, after = (one.unit, other.unit) if one.map == "old" else (other.unit, one.unit)
    return after.code in before.successors


def _same_name(one: Spot, other: Spot) -> bool:
    if one.name is None or other.name is None:
        return False
    if match_key(one.name) != match_key(other.name):
        return False
    pairs = ((one.district, other.district), (one.province, other.province))
    return all(a is None or b is None or match_key(a) == match_key(b) for a, b in pairs)


def blocks(old: Sequence[Spot], new: Sequence[Spot]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the block of each workbook of the two years: those that share ground are together."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    spots = [*old, *new]
    links = [
        (i, j)
        for i in range(len(spots))
        for j in range(i + 1, len(spots))
        if same_place(spots[i], spots[j])
    ]
    rows, columns = (np.array(side, dtype=np.int64) for side in zip(*links, strict=True)) if links else (np.empty(0, dtype=np.int64),) * 2  # fmt: skip
    graph = coo_array((np.ones(len(rows)), (rows, columns)), shape=(len(spots), len(spots)))
    _, labels = connected_components(graph, directed=False)
    return labels[: len(old)].astype(np.int64), labels[len(old) :].astype(np.int64)


@cache
def _predecessors() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for unit in units.communes(FIRST_YEAR_OF_NEW_MAP - 1).values():
        for code in unit.successors:
            found[code] = (*found.get(code, ()), unit)
    return found


def on_map(spot: Spot, wanted: Map) -> tuple[Unit, ...]:
    """Return the communes of the wanted map that a commune may be; several need the village."""
    if spot.unit is None:
        return ()
    if spot.map == wanted:
        return (spot.unit,)
    if wanted == "new":
        return units.successors(spot.unit.code)
    return _predecessors().get(spot.unit.code, ())


class _Register:
    """Gives every commune of the layout a number, in the order in which they are met."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        self.codes: list[str | None] = []
        self.names: list[str] = []
        self.districts: list[str | None] = []

    def place(self, key: str, code: str | None, name: str, district: str | None) -> int:
        if key not in self.places:
            self.places[key] = len(self.names)
            self.codes.append(code)
            self.names.append(name)
            self.districts.append(district)
        return self.places[key]

    def of_unit(self, unit: Unit) -> int:
        return self.place(unit.code, unit.code, unit.name, unit.district)

    def of_spot(self, spot: Spot) -> int:
        name = spot.name or ""
        return self.place("?" + match_key(name), None, name, spot.district)


def lay_out(old: Year, new: Year, pairs: NDArray[np.int64], wanted: Map) -> Layout:
    """Return the layout by the wanted map; `pairs` (n × 2) are rows of the two years.

    A household of a commune that became several, or was made from several, takes the commune
    of the household it is paired with; else that of its village, where the other year's
    workbooks know the village in one of them only; else it is left OPEN.
    """
    register = _Register()
    sides = [_settled(year, spots_of(year), wanted, register) for year in (old, new)]
    (first, first_open), (second, second_open) = sides
    _by_pair(first, second, pairs[:, 0], pairs[:, 1])
    _by_pair(second, first, pairs[:, 1], pairs[:, 0])
    _by_village(old, first, first_open, new, second)
    _by_village(new, second, second_open, old, first)
    return Layout(
        wanted, tuple(register.codes), tuple(register.names), tuple(register.districts),
        first, second,
    )  # fmt: skip


def _settled(
    year: Year, spots: Sequence[Spot], wanted: Map, register: _Register
) -> tuple[NDArray[np.int64], dict[int, frozenset[int]]]:
    """Return each household's place where its workbook settles it, and the choices elsewhere."""
    places, choices = [], {}
    for spot in spots:
        found = on_map(spot, wanted)
        if len(found) == 1:
            places.append(register.of_unit(found[0]))
        elif found:
            places.append(OPEN)
            choices[spot.part] = frozenset(register.of_unit(unit) for unit in found)
        else:
            places.append(register.of_spot(spot))
    return np.array(places, dtype=np.int64)[year.households["part"].to_numpy()], choices


def _by_pair(
    mine: NDArray[np.int64],
    other: NDArray[np.int64],
    rows: NDArray[np.int64],
    of: NDArray[np.int64],
) -> None:
    still = mine[rows] == OPEN
    mine[rows[still]] = other[of[still]]


def _village_keys(year: Year) -> pd.Series:
    return year.households["village"].map(lambda word: match_key(word) if word else None)


def _by_village(
    year: Year,
    mine: NDArray[np.int64],
    choices: dict[int, frozenset[int]],
    other: Year,
    theirs: NDArray[np.int64],
) -> None:
    """Settle the open households whose village lies in one of the possible communes only."""
    rows = np.flatnonzero(mine == OPEN)
    if not len(rows):
        return
    known = pd.concat(
        [
            pd.DataFrame({"village": _village_keys(other), "place": theirs}),
            pd.DataFrame({"village": _village_keys(year), "place": mine}),
        ]
    )
    known = known[(known["place"] != OPEN) & known["village"].notna()].drop_duplicates()
    by_village = known.groupby("village")["place"].agg(frozenset).to_dict()
    keys, parts = _village_keys(year).to_numpy(dtype=object), year.households["part"].to_numpy()
    for row in rows.tolist():
        found = by_village.get(keys[row], frozenset()) & choices.get(int(parts[row]), frozenset())
        if len(found) == 1:
            mine[row] = next(iter(found))
