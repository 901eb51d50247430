"""Two periods of the register compared: the movements that forms 2 and 3 count."""

from dataclasses import replace

import numpy as np
from sqlalchemy import Connection, select

from ravo.changes.comparison import Changes, EarlierListed, compare
from ravo.changes.doubtful_pairs import TO_CONFIRM
from ravo.changes.movements import LEVEL_NEAR_POOR, LEVEL_POOR, LEVELS, RejudgedClass
from ravo.changes.year import Year
from ravo.criteria.terms import LISTED
from ravo.faults import Fault, usage
from ravo.register.answers import links_between
from ravo.register.lists import HeldTexts
from ravo.register.parts import ActiveParts, active_parts
from ravo.register.period_years import PeriodYear, forerunners, period_year
from ravo.register.periods import is_month, order_of, year_in
from ravo.register.tables import ALIAS, REVIEW

CONFIRMED_HERE = "RV-4084"
"""The warning about doubtful pairs whose answers go into the register."""


def movements(connection: Connection, period: str) -> Changes:
    """Return what changed in a period: a year against the year before, a month against its list.

    Households that were on the list in any earlier year of the register have fallen again.
    Raises UsageProblem (exit code 2) where the register lacks the period or has nothing before.
    """
    active = active_parts(connection)
    if period not in active.periods:
        raise usage("RV-1213", period=period, periods=list(active.periods))
    held: HeldTexts = {}
    new = period_year(connection, active.in_period(period), period, held=held)
    old = _before(connection, active, period, held)
    held.clear()
    links = links_between(connection, old, new)
    earlier = _earlier_listed(connection, active, new, year_in(old.period))
    changes = compare(old.year, new.year, links=links, history=earlier)
    return replace(changes, faults=tuple(map(_answered_here, changes.faults)))


def _answered_here(fault: Fault) -> Fault:
    """Return a fault of a comparison; of doubtful pairs with how a register takes the answers."""
    if fault.code != TO_CONFIRM:
        return fault
    return Fault(CONFIRMED_HERE, params={"count": fault.params["count"]})


def _earlier_listed(
    connection: Connection, active: ActiveParts, new: PeriodYear, before: int
) -> EarlierListed:
    """Return which households of a period were on the list in a yearly review before a year."""
    periods = _earlier_years(active, str(before))
    parts = [part.id for period in periods for part in active.in_period(period)]
    known: dict[int, set[int]] = {LEVEL_POOR: set(), LEVEL_NEAR_POOR: set()}
    here = (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row)
    for part in parts:
        query = (
            select(ALIAS.c.household, REVIEW.c.klass)
            .join(REVIEW, here)
            .where(ALIAS.c.part == part, REVIEW.c.klass.in_(LISTED), REVIEW.c.departed == 0)
        )
        for row in connection.execute(query):
            known[LEVELS[row.klass]].add(row.household)
    numbers: list[int] = []
    for part in new.parts:
        query = select(ALIAS.c.household).where(ALIAS.c.part == part).order_by(ALIAS.c.row)
        numbers += connection.execute(query).scalars()
    poor = np.isin(numbers, list(known[LEVEL_POOR]))
    listed = poor | np.isin(numbers, list(known[LEVEL_NEAR_POOR]))
    return EarlierListed(RejudgedClass(poor, listed), tuple(map(year_in, periods)))


def reviews_before(connection: Connection, year: int) -> list[Year]:
    """Return the yearly reviews of the register before a year, the earliest first."""
    active = active_parts(connection)
    return [
        period_year(connection, active.in_period(period), period).year
        for period in _earlier_years(active, str(year))
    ]


def _before(
    connection: Connection, active: ActiveParts, period: str, held: HeldTexts
) -> PeriodYear:
    """Return what a period is compared with: a year's review with reviews of years only."""
    parts = tuple(part for part in active.parts if is_month(period) or not is_month(part.period))
    found = forerunners(ActiveParts(parts, ()), period)
    if not found:
        raise usage("RV-1214", period=period)
    # The newest map: that of the period itself wherever it has any list.
    before = next(iter(found.values()))
    last = max((p.period for p in before), key=order_of)
    return period_year(connection, before, last, held=held)


def _earlier_years(active: ActiveParts, period: str) -> list[str]:
    years = [item for item in active.periods if not is_month(item)]
    return [item for item in years if order_of(item) < order_of(period)]


def contradiction_faults(connection: Connection) -> list[Fault]:
    """Return a fault for each commune and period whose lists contradict each other."""
    return [
        Fault(
            "RV-1215",
            params={"commune": item.unit.name or item.unit.key, "period": item.period},
        )
        for item in active_parts(connection).contradictions
    ]
