"""Lists of the register joined as a year, as comparisons read it; the lists before a period."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from ravo.changes.older_lists import latest_lists
from ravo.changes.year import Year, joined, some_households
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, successors
from ravo.register.collector import uncollected
from ravo.register.lists import COMPARED, CommuneUnit, HeldTexts
from ravo.register.parts import (
    ROWS_AT_ONCE,
    ActiveParts,
    PartHeader,
    numbers_at,
    read_for_comparison,
)
from ravo.register.periods import is_month, order_of, year_in
from ravo.register.tables import ALIAS

TextsByGround = dict[str, HeldTexts]
"""Texts kept once, by the ground of their commune: one table for a whole year would be slow."""


class RowPlaces(Sequence[Any]):
    """Places in the register as a sequence of tuples, held as columns of whole numbers."""

    def __init__(self, numbers: NDArray[np.integer[Any]]) -> None:
        # 32-bit numbers halve the memory: there are three numbers for every member.
        self._numbers = numbers.astype(np.int32)

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, at: Any) -> Any:
        return tuple(self._numbers[at].tolist())

    def __iter__(self) -> Iterator[Any]:
        return self.beside()

    def beside(self, *columns: NDArray[Any]) -> Iterator[tuple[Any, ...]]:
        """Yield each place with its values of further columns, a few at a time in memory."""
        for start in range(0, len(self), ROWS_AT_ONCE):
            here = slice(start, start + ROWS_AT_ONCE)
            values = (*self._numbers[here].T, *(column[here] for column in columns))
            yield from zip(*(some.tolist() for some in values), strict=True)

    def rows_in(self, part: int) -> NDArray[np.int64]:
        """Return the rows of the households of a part."""
        rows = self._numbers[self._numbers[:, 0] == part, 1]
        return np.asarray(rows, dtype=np.int64)

    def only(self, kept: NDArray[np.bool_] | NDArray[np.int64]) -> "RowPlaces":
        """Return the places of some rows."""
        return RowPlaces(self._numbers[kept])


@dataclass(frozen=True)
class PeriodYear:
    """The lists of a period joined as a year, with the place of every row in the register.

    `units`, `periods` and `parts` (numbers in the register) have an entry for every list, `at`
    holds (part, row) of each household, `seats` (part, row, place) of each member. `whole` is false
    where some households of the lists were left out.
    """

    period: str
    year: Year
    units: tuple[CommuneUnit, ...]
    periods: tuple[str, ...]
    parts: tuple[int, ...]
    at: RowPlaces
    seats: RowPlaces
    whole: bool = True

    def rows_of_parts(self) -> Iterator[tuple[int, NDArray[np.int64]]]:
        """Yield each part's number with the rows of its households."""
        for part in self.parts:
            yield part, self.at.rows_in(part)


@uncollected()
def period_year(
    connection: Connection,
    parts: Sequence[PartHeader],
    period: str,
    *,
    names: Collection[str] = COMPARED,
    held: TextsByGround | None = None,
    rows: Mapping[int, NDArray[np.int64]] | None = None,
) -> PeriodYear:
    """Return lists joined as one year, in the order of their communes.

    `parts` are the lists of the `period`, read through `connection`. `names` are the columns of
    households to read. Texts are shared through `held`: equal ones are taken from it, new ones
    added. `rows` has the rows of each list (by its number) to read, if not all.
    """
    texts: TextsByGround = {} if held is None else held
    ordered = sorted(parts, key=lambda part: (part.unit.key, order_of(part.period)))
    read, at, seats = [], [], []
    for header in ordered:
        some = None if rows is None else rows[header.id]
        mine = texts.setdefault(min(ground_of(header.unit)), {})
        part, people = read_for_comparison(
            connection, header, mine.setdefault, names=names, rows=some
        )
        here = np.arange(len(part.households["code"])) if some is None else some
        at.append(np.column_stack([np.full(len(here), header.id), here]))
        seats.append(np.column_stack([np.full(len(people), header.id), people]))
        month = header.period if is_month(header.period) else None
        read.append(replace(part, part=replace(part.part, list_month=month)))
    year = joined(year_in(period), read)
    return PeriodYear(
        period,
        year,
        tuple(part.unit for part in ordered),
        tuple(part.period for part in ordered),
        tuple(part.id for part in ordered),
        RowPlaces(np.concatenate(at)),
        RowPlaces(np.concatenate(seats)),
        whole=rows is None,
    )


def lists_as_year(
    connection: Connection,
    parts: Sequence[PartHeader],
    *,
    names: Collection[str] = COMPARED,
    held: TextsByGround | None = None,
) -> PeriodYear:
    """Return lists of several periods joined as one year, that of the newest."""
    last = max((part.period for part in parts), key=order_of)
    return period_year(connection, parts, last, names=names, held=held)


def lists_before(
    connection: Connection,
    active: ActiveParts,
    new: PeriodYear,
    *,
    names: Collection[str] = COMPARED,
    held: TextsByGround | None = None,
) -> PeriodYear | None:
    """Return the last lists before a period as one year; None where there is no list before.

    Households of older lists are left out where newer lists on their ground have them.
    """
    parts = [part for some in forerunners(active, new.period).values() for part in some]
    if not parts:
        return None
    old = lists_as_year(connection, parts, names=names, held=held)
    latest = latest_lists(old.year, new.year)
    return old if latest.kept.all() else rows_only(old, latest.kept)


def rows_only(years: PeriodYear, kept: NDArray[np.bool_]) -> PeriodYear:
    """Return lists with some of their households only, and the members of these."""
    owner = years.year.members["household"].to_numpy(dtype=np.int64)
    return replace(
        years,
        year=some_households(years.year, kept),
        at=years.at.only(kept),
        seats=years.seats.only(kept[owner]),
        whole=False,
    )


def household_numbers(connection: Connection, part: int) -> NDArray[np.int64]:
    """Return the number of the household at each row of a list."""
    query = select(ALIAS.c.household).where(ALIAS.c.part == part).order_by(ALIAS.c.row)
    return numbers_at(connection, query, ALIAS.c.row)


def household_rows(connection: Connection, years: PeriodYear) -> NDArray[np.int64]:
    """Return the number of the household at each row of lists, some of which may be left out."""
    numbers = [
        household_numbers(connection, part)
        if years.whole
        else household_numbers(connection, part)[rows]
        for part, rows in years.rows_of_parts()
    ]
    return np.concatenate(numbers)


def ground_of(unit: CommuneUnit) -> frozenset[str]:
    """Return the ground of a commune as codes of the map since 1/7/2025, if the tables have it."""
    if unit.map == "old" and unit.code is not None:
        now = {f"{new.code}@{FIRST_YEAR_OF_NEW_MAP}" for new in successors(unit.code)}
        return frozenset(now or {unit.key})
    return frozenset({unit.key})


def is_same_commune(one: CommuneUnit, other: CommuneUnit) -> bool:
    """Return whether two units are one commune, or communes of different maps that share ground."""
    if one.key == other.key:
        return True
    return one.map != other.map and bool(ground_of(one) & ground_of(other))


def lists_of_commune(active: ActiveParts, unit: CommuneUnit, period: str) -> ActiveParts:
    """Return the lists of a commune, or of its ground on the other map, before a period."""
    parts = tuple(
        part
        for part in active.parts
        if order_of(part.period) < order_of(period) and is_same_commune(part.unit, unit)
    )
    return ActiveParts(parts, ())


def shares_ground(some: Sequence[CommuneUnit], others: Sequence[CommuneUnit]) -> bool:
    """Return whether any commune of one sequence shares ground with one of the other."""
    ground = {key for unit in some for key in ground_of(unit)}
    return any(ground & ground_of(unit) for unit in others)


def forerunners(active: ActiveParts, period: str) -> dict[str, list[PartHeader]]:
    """Return the last list before a period of each commune, by map, the newest map first.

    A commune whose ground has a later list is left out.
    """
    lists_by_map: dict[str, list[PartHeader]] = {"new": [], "old": []}
    met: dict[str, set[str]] = {"new": set(), "old": set()}
    earlier = [part for part in active.parts if order_of(part.period) < order_of(period)]
    for part in sorted(earlier, key=lambda part: order_of(part.period), reverse=True):
        ground = ground_of(part.unit)
        keys = met[part.unit.map]
        if part.unit.key in keys or (part.unit.map == "old" and ground <= met["new"]):
            continue
        keys.add(part.unit.key)
        if part.unit.map == "new":
            met["new"] |= ground
        lists_by_map[part.unit.map].append(part)
    return {map: parts for map, parts in lists_by_map.items() if parts}
