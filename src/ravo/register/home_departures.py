"""Households whose departure as a whole was recorded after a list: read with that list."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from ravo.contract.days import iso_day
from ravo.register.deaths import days_of_list, is_of_list
from ravo.register.member_departures import by_day, is_of_household
from ravo.register.period_years import PeriodYear
from ravo.register.periods import order_of
from ravo.register.recorded_events import EventPlace, counting_rows
from ravo.register.tables import DEPARTED, DIED, EVENT, RETURNED
from ravo.text import match_key

WHOLE = ""
"""The empty name in place of a member's: the whole household leaves."""


def departed_homes(connection: Connection, old: PeriodYear) -> frozenset[int]:
    """Return the rows of the households whose people have all left or died since.

    The departure was recorded for the whole household, or member by member. Events recorded for the
    list itself count, and events of earlier lists that happened after it.
    """
    kinds = EVENT.c.kind.in_((DEPARTED, RETURNED, DIED))
    events = [row for row in counting_rows(connection, EVENT, kinds) if not is_of_list(row)]
    if not events:
        return frozenset()
    sizes = old.year.households["size"].tolist()
    homes = _homes(old)
    departed_rows: set[int] = set()
    for part, (unit, period) in enumerate(zip(old.units, old.periods, strict=True)):
        last = days_of_list(period, old.year.parts[part].info.review_date)[1]
        mine = (row for row in events if row.unit == unit.key and _is_after(row, period, last))
        for code, who in _away(mine).items():
            rows = homes.get((part, code), [])
            if len(rows) == 1 and _are_all(who, sizes[rows[0]]):
                departed_rows.add(rows[0])
    return frozenset(departed_rows)


@dataclass(frozen=True, slots=True)
class LastListed:
    """A household in its last list, with all places where it was listed, the last place at the end.

    A place is a commune (its key), a period and a code. `size` is its number of people in the last
    list (None: not known), `day` the last day of that list.
    """

    places: tuple[EventPlace, ...]
    size: int | None
    day: date


def homes_gone(connection: Connection, homes: Mapping[int, LastListed], on: date) -> frozenset[int]:
    """Return which households (by number) had left as a whole by a day, after their last list.

    The departure was recorded for the household, or for each of its people; some may have died.
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
    """Return whether everybody left a household after its last list, by its events."""
    rows = [row for place in dict.fromkeys(home.places) for row in by_place.get(place, ())]
    period = str(home.places[-1][1])
    mine = [row for row in rows if _is_after(row, period, home.day)]
    # A household may have another code in each list; its events are taken together.
    who = _away(mine, _of_one_household).get("", set())
    return _are_all(who, home.size)


def _are_all(away: Collection[str], size: float | None) -> bool:
    """Return whether everybody of a household is away; `size` is its number of people, if known.

    Without any people in its list nobody can be away: its events may name nobody at all.
    """
    return WHOLE in away or (size is not None and 0 < size <= len(away))


def _homes(old: PeriodYear) -> dict[tuple[int, str], list[int]]:
    """Return the rows for each list and code."""
    rows_by_code: dict[tuple[int, str], list[int]] = {}
    columns = (old.year.households[name].tolist() for name in ("part", "code"))
    for row, key in enumerate(zip(*columns, strict=True)):
        rows_by_code.setdefault(key, []).append(row)
    return rows_by_code


def _is_after(row: Any, period: str, last: date) -> bool:
    """Return whether an event is of a list, or of an earlier one and happened after its last day.

    `period` and `last` are the period and the last day of the list.
    """
    if row.period == period:
        return True
    day = iso_day(row.on)
    return day is not None and day > last and order_of(row.period) < order_of(period)


def _away(rows: Iterable[Any], key: Callable[[Any], str] = _code_of) -> dict[str, set[str]]:
    """Return for each household (its code) the keys of names of people who are away.

    WHOLE in place of a name means the whole household.
    """
    away_by_household: dict[str, set[str]] = {}
    for row in by_day(rows):
        if not row.code:
            continue
        away = away_by_household.setdefault(key(row), set())
        if not row.member and not is_of_household(row):
            continue
        name = match_key(row.member) if row.member else WHOLE
        if row.kind == RETURNED:
            away.difference_update({name, WHOLE})
        elif row.member or row.kind == DEPARTED:
            away.add(name)
    return away_by_household
