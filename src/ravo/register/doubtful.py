"""The doubtful pairs of a register: households of two periods that may be one household."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection

from ravo.changes.links import Links
from ravo.changes.strict_pairs import strict_pairs
from ravo.register.answers import links_between
from ravo.register.heads_before import heads_before
from ravo.register.parts import ActiveParts, active_parts
from ravo.register.period_years import PeriodYear, lists_before, period_year
from ravo.register.periods import order_of


@dataclass(frozen=True)
class DoubtfulPairs:
    """The doubtful pairs of two periods (see Pairing.to_confirm), and the answers so far."""

    old: PeriodYear
    new: PeriodYear
    to_confirm: pd.DataFrame
    links: Links


def period_pair(
    connection: Connection, active: ActiveParts, period: str
) -> tuple[PeriodYear, PeriodYear] | None:
    """Return a period with the lists that it is paired with; None where there is nothing before."""
    new = period_year(connection, active.in_period(period), period)
    old = lists_before(connection, active, new)
    return None if old is None else (old, new)


def doubtful_pairs(connection: Connection) -> Iterator[DoubtfulPairs]:
    """Yield the doubtful and the answered pairs of every period, two periods at a time."""
    active = active_parts(connection)
    for period in active.periods:
        both = period_pair(connection, active, period)
        if both is None:
            continue
        old, new = both
        links = links_between(connection, old, new)
        parts = [part for part in active.parts if order_of(part.period) < order_of(period)]
        heads = heads_before(connection, connection, parts, old)
        pairing = strict_pairs(old.year, new.year, links, heads)
        if len(pairing.to_confirm) or links.confirmed or links.refused:
            yield DoubtfulPairs(old, new, pairing.to_confirm, links)
