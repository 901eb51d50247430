"""Yearly lists in the register that have the points and incomes of another year's list."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, select

from ravo.changes.repeated_lists import repeated_fault, repeats
from ravo.faults import Fault
from ravo.register.parts import ActiveParts, plain_rows
from ravo.register.period_years import ground_of
from ravo.register.periods import is_month
from ravo.register.tables import ALIAS, REVIEW, ROW_OF_ALIAS


def repeated_periods(
    connection: Connection, active: ActiveParts, periods: Collection[str]
) -> list[Fault]:
    """Return a warning for each two yearly lists of one place that have the same figures.

    One of the two is of the `periods`. Households are those that were worked out, whatever their
    codes; the later list is named as the one that repeats the other.
    """
    yearly = [part for part in active.parts if not is_month(part.period)]
    grounds = [ground_of(part.unit) for part in yearly]
    known: dict[int, dict[int, float]] = {}
    faults = []
    for at, now in enumerate(yearly):
        for place, before in enumerate(yearly[:at]):
            if before.period == now.period or not grounds[place] & grounds[at]:
                continue
            if before.period not in periods and now.period not in periods:
                continue
            for part in (before, now):
                if part.id not in known:
                    known[part.id] = _figures(connection, part.id)
            if count := repeats(*_of_both(known[before.id], known[now.id])):
                commune = now.unit.name or now.unit.key
                faults.append(repeated_fault(commune, before.period, now.period, count))
    return faults


def _of_both(
    before: dict[int, float], now: dict[int, float]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the figures of the households that two lists have, in one order."""
    both = sorted(before.keys() & now.keys())
    one, other = ([figures[household] for household in both] for figures in (before, now))
    return np.array(one, dtype=np.float64), np.array(other, dtype=np.float64)


def _figures(connection: Connection, part: int) -> dict[int, float]:
    """Return the points or đồng of each household of a list that has them."""
    query = (
        select(ALIAS.c.household, REVIEW.c.value)
        .join(REVIEW, ROW_OF_ALIAS)
        .where(ALIAS.c.part == part, REVIEW.c.value.is_not(None))
    )
    return dict(plain_rows(connection, query))
