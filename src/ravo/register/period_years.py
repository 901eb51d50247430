"""Lists of the register joined as a year, as comparisons read it; the lists before a period."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from ravo.changes.year import Year, joined
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, successors
from ravo.register.lists import CommuneUnit, part_read
from ravo.register.parts import ActiveParts, PartHeader, read_list
from ravo.register.periods import order_of, year_in


@dataclass(frozen=True)
class PeriodYear:
    """The lists of a period joined as a year, with the place of every row in the register.

    `units` and `periods` have those of every workbook, `at` holds (part, row) of each household,
    `seats` (part, row, place) of each member.
    """

    period: str
    year: Year
    units: tuple[CommuneUnit, ...]
    periods: tuple[str, ...]
    at: tuple[tuple[int, int], ...]
    seats: tuple[tuple[int, int, int], ...]


def period_year(connection: Connection, parts: Sequence[PartHeader], period: str) -> PeriodYear:
    """Return lists joined as one year, in the order of their communes."""
    ordered = sorted(parts, key=lambda part: (part.unit.key, order_of(part.period)))
    read, at, seats = [], [], []
    for header in ordered:
        stored = read_list(connection, header)
        at += [(header.id, row) for row in range(stored.size)]
        seats += [
            (header.id, row, place)
            for row, people in enumerate(stored.members)
            for place in range(len(people))
        ]
        read.append(part_read(stored))
    year = joined(year_in(period), read)
    return PeriodYear(
        period,
        year,
        tuple(part.unit for part in ordered),
        tuple(part.period for part in ordered),
        tuple(at),
        tuple(seats),
    )


def ground_of(unit: CommuneUnit) -> frozenset[str]:
    """Return the ground of a commune in words of the map since 1/7/2025 where the tables know."""
    if unit.map == "old" and unit.code is not None:
        now = {f"{new.code}@{FIRST_YEAR_OF_NEW_MAP}" for new in successors(unit.code)}
        return frozenset(now or {unit.key})
    return frozenset({unit.key})


def forerunners(active: ActiveParts, period: str) -> dict[str, list[PartHeader]]:
    """Return the last list before a period of each commune, by map, the newest map first.

    A commune whose ground has a later list is left out.
    """
    found: dict[str, list[PartHeader]] = {"new": [], "old": []}
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
        found[part.unit.map].append(part)
    return {map: parts for map, parts in found.items() if parts}
