"""Households of which it was recorded, after a list, that all of them left: read with that list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from ravo.contract.days import iso_day
from ravo.register.deaths import days_of_list, is_of_list
from ravo.register.member_departures import is_of_household
from ravo.register.period_years import PeriodYear
from ravo.register.periods import order_of
from ravo.register.recorded_events import EventPlace, counting_rows
from ravo.register.tables import DEPARTED, DIED, EVENT, RETURNED
from ravo.text import match_key

WHOLE = ""
"""The name under which a household leaves as a whole."""


def departed_homes(connection: Connection, old: PeriodYear) -> frozenset[int]:
    """Return the rows of the households of which everybody left or died since.

    They were recorded as a whole, or member by member. What was recorded of the list itself
    counts, and of earlier ones what happened after it.
    """
    kinds = EVENT.c.kind.in_((DEPARTED, RETURNED, DIED))
    events = [row for row in counting_rows(connection, EVENT, kinds) if not is_of_list(row)]
    if not events:
        return frozenset()
    sizes = old.year.households["size"].tolist()
    homes = _homes(old)
    found: set[int] = set()
    for part, (unit, period) in enumerate(zip(old.units, old.periods, strict=True)):
        last = days_of_list(period, old.year.parts[part].info.review_date)[1]
        mine = (row for row in events if row.unit == unit.key and _is_after(row, period, last))
        for code, who in _away(mine).items():
            rows = homes.get((part, code), [])
            if len(rows) == 1 and (WHOLE in who or len(who) >= sizes[rows[0]]):
                found.add(rows[0])
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class LastListed:
    """A household in its last list: the places it was listed at, the last one at the end.

    A place is a commune (its key), a period and a code. `size` are its people there (None: not
    known), `day` the last day of that list.
    """

    places: tuple[EventPlace, ...]
    size: int | None
    day: date


def homes_gone(connection: Connection, homes: Mapping[int, LastListed], on: date) -> frozenset[int]:
    """Return which households (by number) left as a whole by a day, after their last list.

    It was recorded of the household as such, or of each of its people, some of whom may have died.
    """
    kinds = EVENT.c.kind.in_((DEPARTED, RETURNED, DIED))
    by_place: dict[EventPlace, list[Any]] = {}
    for row in counting_rows(connection, EVENT, kinds):
        day = iso_day(row.on)
        if not is_of_list(row) and row.code and day is not None and day <= on:
            by_place.setdefault((row.unit, row.period, row.code), []).append(row)
    if not by_place:
        return frozenset()
    return frozenset(number for number, home in homes.items() if _is_gone(home, by_place))


def _of_one_household(_: Any) -> str:
    return ""


def _code_of(row: Any) -> str:
    return str(row.code)


def _is_gone(home: LastListed, by_place: Mapping[EventPlace, Sequence[Any]]) -> bool:
    """Return whether everybody of a household left after its last list, by the events of places."""
    rows = [row for place in dict.fromkeys(home.places) for row in by_place.get(place, ())]
    period = str(home.places[-1][1])
    mine = [row for row in rows if _is_after(row, period, home.day)]
    # Its code may be another one in each list: it is one household all the same.
    who = _away(mine, _of_one_household).get("", set())
    return WHOLE in who or (home.size is not None and 0 < home.size <= len(who))


def _homes(old: PeriodYear) -> dict[tuple[int, str], list[int]]:
    """Return the rows of each list and code."""
    found: dict[tuple[int, str], list[int]] = {}
    columns = (old.year.households[name].tolist() for name in ("part", "code"))
    for row, key in enumerate(zip(*columns, strict=True)):
        found.setdefault(key, []).append(row)
    return found


def _is_after(row: Any, period: str, last: date) -> bool:
    """Return whether an event is of a list (its period, its last day), or happened after it."""
    if row.period == period:
        return True
    day = iso_day(row.on)
    return day is not None and day > last and order_of(row.period) < order_of(period)


def _away(rows: Iterable[Any], key: Callable[[Any], str] = _code_of) -> dict[str, set[str]]:
    """Return who is away by the household (its code): keys of names, WHOLE for all of it."""
    found: dict[str, set[str]] = {}
    for row in sorted(rows, key=lambda row: row.on or ""):
        if not row.code:
            continue
        away = found.setdefault(key(row), set())
        if not row.member and not is_of_household(row):
            continue
        name = match_key(row.member) if row.member else WHOLE
        if row.kind == RETURNED:
            away.difference_update({name, WHOLE})
        elif row.member or row.kind == DEPARTED:
            away.add(name)
    return found
