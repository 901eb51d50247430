"""How the households of the lists of one batch follow from earlier lists, as counts: plain SQL."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from ravo.changes.lineage import NEW
from ravo.register.lists import CommuneUnit
from ravo.register.parts import units
from ravo.register.period_years import is_same_commune
from ravo.register.periods import order_of
from ravo.register.tables import ALIAS, PART, PASSAGE, REVIEW, ROW_OF_ALIAS

GONE = ("out", "merge")
"""The kinds of passages of a household that the lists of a period no longer have."""
_PLACES = select(ALIAS.c.household, PART.c.period, PART.c.unit).join(
    PART, PART.c.id == ALIAS.c.part
)
"""The query of every household in every list: period and commune (by number)."""


@dataclass(frozen=True, slots=True)
class BatchCounts:
    """Households of a batch's lists that were known before, that are new, and that are gone.

    `left` are those of the list before that the batch's lists lack or record as gone; the latter
    are among `paired` too.
    """

    paired: int
    new: int
    left: int


def counts_of_batch(connection: Connection, batch: int) -> BatchCounts:
    """Return the counts of a batch (its number) whose identities are worked out.

    A list that an earlier batch brought with the same contents has the identities of both.
    """
    how = select(ALIAS.c.how, func.count()).join(PART, PART.c.id == ALIAS.c.part)
    query = how.where(PART.c.id.in_(_parts(batch))).group_by(ALIAS.c.how)
    counted = {name: int(count) for name, count in connection.execute(query)}
    new = counted.pop(NEW, 0)
    left = {*_lacking(connection, batch), *_recorded(connection, batch)}
    return BatchCounts(sum(counted.values()), new, len(left))


def _parts(batch: int) -> Select[Any]:
    """Return the query of the lists with the same contents as those of a batch."""
    brought = PART.alias()
    same = [PART.c[name] == brought.c[name] for name in ("unit", "period", "digest")]
    return select(PART.c.id).join(brought, and_(*same)).where(brought.c.batch == batch)


def _lacking(connection: Connection, batch: int) -> Iterator[tuple[int, str]]:
    """Yield households, with the period, that the communes of a batch had before and now lack."""
    known = units(connection)
    brought: dict[str, list[CommuneUnit]] = {}
    query = select(PART.c.unit, PART.c.period).where(PART.c.batch == batch)
    for unit, period in connection.execute(query):
        brought.setdefault(period, []).append(known[unit])
    for period, communes in brought.items():
        went = select(PASSAGE.c.household).where(
            (PASSAGE.c.period == period) & PASSAGE.c.kind.in_(GONE)
        )
        places = _PLACES.where(ALIAS.c.household.in_(went))
        for household, (unit,) in _last_of(connection, places, period):
            # Two old communes that are one today were neighbours then: each has households of its
            # own.
            if any(is_same_commune(commune, known[unit]) for commune in communes):
                yield household, period


def _recorded(connection: Connection, batch: int) -> Iterator[tuple[int, str]]:
    """Yield households, with the period, that lists of a batch are the first to record as gone.

    A household that left in one month is also named as gone by the later lists of that year.
    """
    gone = select(ALIAS.c.household).join(REVIEW, ROW_OF_ALIAS).where(REVIEW.c.departed == 1)
    parts = _parts(batch).add_columns(PART.c.period)
    by_period: dict[str, list[int]] = {}
    for part, period in connection.execute(parts):
        by_period.setdefault(period, []).append(part)
    for period, mine in by_period.items():
        here = gone.where(ALIAS.c.part.in_(mine))
        places = _PLACES.join(REVIEW, ROW_OF_ALIAS).add_columns(REVIEW.c.departed)
        places = places.where(ALIAS.c.household.in_(here))
        for household, (_, departed) in _last_of(connection, places, period):
            if not departed:
                yield household, period


def _last_of(
    connection: Connection, places: Select[Any], period: str
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield the households listed before a period with the columns of their last list by then.

    `places` is a query that begins with household and period.
    """
    last: dict[int, tuple[tuple[int, int], *tuple[int, ...]]] = {}
    for household, at, *known in connection.execute(places):
        order = order_of(at)
        if order < order_of(period):
            place = (order, *known)
            last[household] = max(last.get(household, place), place)
    for household, (_, *known) in last.items():
        yield household, tuple(known)
