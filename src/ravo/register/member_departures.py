"""Members whose moving away was recorded, worked out from the rows of events."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ravo.contract.days import iso_day
from ravo.register.deaths import ListDays, days_of_list, review_year
from ravo.register.periods import order_of
from ravo.register.recorded_events import facts_of_event
from ravo.register.tables import DEPARTED, RETURNED
from ravo.text import loose_key, match_key

MOVES = (DEPARTED, RETURNED)
"""The kinds of events of a member who leaves a household, or comes to it."""
WHOLE_HOUSEHOLD = ("ca ho", "toan ho", "toan bo ho", "ca gia dinh")
"""Words, without marks, that begin or end a text about a whole household."""
ListedName = tuple[str, str]
"""The code of a household in a list, and the name of a member in one spelling."""
ListOfCommune = tuple[str, str]
"""The commune (its key) and the period of a list."""
DaysOfLists = Mapping[ListOfCommune, ListDays]


@dataclass(frozen=True, slots=True)
class MemberDeparture:
    """A member who moved away, the day, and the year or period whose review follows that day.

    The name is "" where the whole household moved.
    """

    name: str
    on: date
    period: str


def by_day(rows: Iterable[Any]) -> list[Any]:
    """Return events in the order of their days, a return before the other events of its day.

    Whoever returns and leaves on one day is so away, in whichever order that was recorded: it may
    differ between registers of the same contents. Events without a day come first.
    """
    return sorted(rows, key=lambda row: (row.on or "", row.kind != RETURNED))


def departures(rows: Iterable[Any], days: DaysOfLists) -> tuple[MemberDeparture, ...]:
    """Return every departure of a member among events, in the order of their days."""
    member_departures = [
        MemberDeparture(row.member, day, review_year(day, row, days))
        for row in rows
        if row.kind == DEPARTED and row.member and (day := iso_day(row.on)) is not None
    ]
    return tuple(sorted(member_departures, key=lambda one: (one.on, one.name)))


def whole_departures(rows: Iterable[Any], days: DaysOfLists) -> tuple[MemberDeparture, ...]:
    """Return every departure of a whole household among events; these name no member."""
    household_departures = [
        MemberDeparture("", day, review_year(day, row, days))
        for row in rows
        if row.kind == DEPARTED and is_of_household(row) and (day := iso_day(row.on)) is not None
    ]
    return tuple(sorted(household_departures, key=lambda one: one.on))


def is_of_household(row: Any) -> bool:
    """Return whether an event is about a whole household.

    It names no member, and its text begins or ends with words of WHOLE_HOUSEHOLD.
    """
    words = f" {loose_key(str(facts_of_event(row.about).get('text') or ''))} "
    ends = (f" {some} " for some in WHOLE_HOUSEHOLD)
    return not row.member and any(words.startswith(e) or words.endswith(e) for e in ends)


def _is_of_whole(row: Any) -> bool:
    """Return whether a move makes a household leave as a whole, or no longer be away as a whole."""
    return is_of_household(row) or (row.kind == RETURNED and bool(row.member))


def departed_since(
    rows: Sequence[Any],
    listed: ListOfCommune,
    days: DaysOfLists,
    until: int | None = None,
    *,
    whole: bool = False,
) -> dict[ListedName, date]:
    """Return the people of a list who moved away after it, with the day; not those who came back.

    An event recorded for that list counts as after it, whatever its day. With `until` only events
    count that the review of that year, or an earlier one, follows. With `whole` the result has the
    households that left with all of their people, none of whom came back, under the name "".
    """
    if not rows:
        return {}
    last_day = (days.get(listed) or days_of_list(listed[1], None))[1]
    departure_days: dict[ListedName, date] = {}
    for row in by_day(rows):
        day = iso_day(row.on)
        if day is None or not row.code or row.kind not in MOVES:
            continue
        if row.unit != listed[0] or not (row.period == listed[1] or day > last_day):
            continue
        if not (_is_of_whole(row) if whole else row.member):
            continue
        if until is not None and order_of(review_year(day, row, days)) > order_of(str(until)):
            continue
        key = (row.code, "" if whole else match_key(row.member))
        if row.kind == DEPARTED:
            departure_days[key] = day
        else:
            departure_days.pop(key, None)
    return departure_days
