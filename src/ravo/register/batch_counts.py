"""What became of the households of the lists that one batch brought: plain SQL."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, and_, func, select

from ravo.changes.lineage import NEW
from ravo.register.lists import CommuneUnit
from ravo.register.parts import units
from ravo.register.period_years import is_same_commune
from ravo.register.periods import order_of
from ravo.register.tables import ALIAS, PART, PASSAGE

GONE = ("out", "merge")
"""The passages of households that the lists of a period lack."""


@dataclass(frozen=True, slots=True)
class BatchCounts:
    """Households of a batch's lists that were known before, that are new, and that they lack."""

    paired: int
    new: int
    left: int


def counts_of_batch(connection: Connection, batch: int) -> BatchCounts:
    """Return the counts of a batch (its number) whose identities are worked out.

    A list that an earlier batch brought with the same contents has the identities of both.
    """
    brought = PART.alias()
    same = [PART.c[name] == brought.c[name] for name in ("unit", "period", "digest")]
    how = (
        select(ALIAS.c.how, func.count())
        .join(PART, PART.c.id == ALIAS.c.part)
        .join(brought, and_(*same))
        .where(brought.c.batch == batch)
        .group_by(ALIAS.c.how)
    )
    counted = {name: int(count) for name, count in connection.execute(how)}
    new = counted.pop(NEW, 0)
    return BatchCounts(sum(counted.values()), new, len(set(_left(connection, batch))))


def _left(connection: Connection, batch: int) -> Iterator[tuple[int, str]]:
    """Yield the households, with the period, that communes of a batch had before and now lack."""
    known = units(connection)
    brought: dict[str, list[CommuneUnit]] = {}
    query = select(PART.c.unit, PART.c.period).where(PART.c.batch == batch)
    for unit, period in connection.execute(query):
        brought.setdefault(period, []).append(known[unit])
    for period, communes in brought.items():
        for household, last in _last_places(connection, known, period):
            # Old communes that are one today were neighbours then: they have leavers of their own.
            if any(is_same_commune(commune, last) for commune in communes):
                yield household, period


def _last_places(
    connection: Connection, known: dict[int, CommuneUnit], period: str
) -> Iterator[tuple[int, CommuneUnit]]:
    """Yield the households that went in a period, each with the commune of its last list."""
    went = select(PASSAGE.c.household).where(
        (PASSAGE.c.period == period) & PASSAGE.c.kind.in_(GONE)
    )
    query = (
        select(ALIAS.c.household, PART.c.period, PART.c.unit)
        .join(PART, PART.c.id == ALIAS.c.part)
        .where(ALIAS.c.household.in_(went))
    )
    last: dict[int, tuple[tuple[int, int], int]] = {}
    for household, at, unit in connection.execute(query):
        order = order_of(at)
        if order < order_of(period):
            last[household] = max(last.get(household, (order, unit)), (order, unit))
    for household, (_, unit) in last.items():
        yield household, known[unit]
