"""Members who moved away by what was recorded of them: pure, over the rows of events."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ravo.register.deaths import ListDays, days_of_list, review_year
from ravo.register.periods import order_of
from ravo.register.recorded_events import day_of
from ravo.register.tables import DEPARTED, RETURNED
from ravo.text import match_key

MOVES = (DEPARTED, RETURNED)
"""The kinds of events of a member who leaves a household, or comes to it."""
ListedName = tuple[str, str]
"""The code of a household in a list, and the name of a member in one spelling."""
ListedPlace = tuple[str, str]
"""The commune (its key) and the period of a list."""
DaysOfLists = Mapping[ListedPlace, ListDays]


@dataclass(frozen=True, slots=True)
class MemberDeparture:
    """A member who moved away, the day, and the year or period whose review follows it."""

    name: str
    on: date
    period: str


def departures(rows: Iterable[Any], days: DaysOfLists) -> tuple[MemberDeparture, ...]:
    """Return every departure of a member among events, in the order of their days."""
    found = [
        MemberDeparture(row.member, day, review_year(day, row, days))
        for row in rows
        if row.kind == DEPARTED and row.member and (day := day_of(row.on)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.name)))


def departed_since(
    rows: Sequence[Any], listed: ListedPlace, days: DaysOfLists, until: int | None = None
) -> dict[ListedName, date]:
    """Return who of a list moved away after it, with the day; who came back since is not there.

    An event recorded of that very list is after it, on whichever day. With `until` those alone
    that the review of that year follows.
    """
    if not rows:
        return {}
    last_day = (days.get(listed) or days_of_list(listed[1], None))[1]
    found: dict[ListedName, date] = {}
    dated = [(day, row) for row in rows if (day := day_of(row.on)) is not None]
    for day, row in sorted(dated, key=lambda one: (one[0], one[1].kind == DEPARTED)):
        here = row.unit == listed[0] and (row.period == listed[1] or day > last_day)
        if not here or not row.member or not row.code or row.kind not in MOVES:
            continue
        if until is not None and order_of(review_year(day, row, days)) > order_of(str(until)):
            continue
        key = (row.code, match_key(row.member))
        if row.kind == DEPARTED:
            found[key] = day
        else:
            found.pop(key, None)
    return found
