"""The doubtful pairs of a register: households of two periods that may be one."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection

from ravo.changes.links import Links
from ravo.register.answers import links_between
from ravo.register.parts import ActiveParts, active_parts
from ravo.register.period_years import PeriodYear, forerunners, period_year
from ravo.register.strict_pairs import strict_pairs


@dataclass(frozen=True)
class DoubtfulPairs:
    """The doubtful pairs of two periods (see Pairing.to_confirm), and the answers so far."""

    old: PeriodYear
    new: PeriodYear
    to_confirm: pd.DataFrame
    links: Links


def period_pairs(
    connection: Connection, active: ActiveParts, period: str
) -> Iterator[tuple[PeriodYear, PeriodYear]]:
    """Yield what a period is paired with, the newest map first, and the period itself."""
    before = forerunners(active, period)
    if not before:
        return
    new = period_year(connection, active.in_period(period), period)
    for parts in before.values():
        yield period_year(connection, parts, parts[0].period), new


def doubtful_pairs(connection: Connection) -> Iterator[DoubtfulPairs]:
    """Yield the doubtful and the answered pairs of every period, two periods at a time."""
    active = active_parts(connection)
    for period in active.periods:
        for old, new in period_pairs(connection, active, period):
            links = links_between(connection, old, new)
            pairing = strict_pairs(old.year, new.year, links)
            if len(pairing.to_confirm) or links != Links():
                yield DoubtfulPairs(old, new, pairing.to_confirm, links)
