"""The classes of the register's households by period, with the days on which they were known."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from ravo.register.escapes import ClassedPeriod, recognised
from ravo.register.history import day_of
from ravo.register.law_days import closing_by_law
from ravo.register.periods import order_of
from ravo.register.search import AT_ONCE
from ravo.register.tables import ALIAS, PART, REVIEW


@dataclass(frozen=True, slots=True)
class ListedPeriod:
    """A household in a list: its class and the day of it, and the opening class it had there."""

    classed: ClassedPeriod
    opening: str | None


@dataclass(frozen=True, slots=True)
class _ListDays:
    period: str
    decision_date: date | None
    closing: date | None


_COLUMNS = (
    *(ALIAS.c.household, ALIAS.c.part, REVIEW.c.klass, REVIEW.c.opening, REVIEW.c.departed),
    *(REVIEW.c.unreviewed, REVIEW.c.decision_date),
)


def periods_of(
    connection: Connection, households: Iterable[int], before: str
) -> dict[int, tuple[ListedPeriod, ...]]:
    """Return the lists of households (by their numbers) before a period, in their order."""
    days = _days(connection, before)
    found: dict[int, list[ListedPeriod]] = {}
    wanted = sorted(set(households))
    for start in range(0, len(wanted), AT_ONCE):
        for row in connection.execute(_rows(wanted[start : start + AT_ONCE])):
            if row.part in days:
                found.setdefault(row.household, []).append(_listed(row, days[row.part]))
    return {household: _in_order(items) for household, items in found.items()}


def _in_order(items: Sequence[ListedPeriod]) -> tuple[ListedPeriod, ...]:
    return tuple(sorted(items, key=lambda item: order_of(item.classed.period)))


def _rows(households: Sequence[int]) -> Any:
    here = (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row)
    query = select(*_COLUMNS).select_from(ALIAS).join(REVIEW, here)
    return query.where(ALIAS.c.household.in_(households))


def _days(connection: Connection, before: str) -> Mapping[int, _ListDays]:
    """Return the days of the lists before a period, by their number."""
    query = select(PART.c.id, PART.c.period, PART.c.decision_date, PART.c.about)
    return {
        row.id: _ListDays(
            row.period,
            day_of(row.decision_date),
            day_of(json.loads(row.about)["info"].get("review_date")) or closing_by_law(row.period),
        )
        for row in connection.execute(query)
        if order_of(row.period) < order_of(before)
    }


def _listed(row: Row[Any], days: _ListDays) -> ListedPeriod:
    klass = None if row.departed or row.unreviewed else row.klass
    written = (day_of(row.decision_date), days.decision_date)
    return ListedPeriod(recognised(days.period, klass, written, days.closing), row.opening)
