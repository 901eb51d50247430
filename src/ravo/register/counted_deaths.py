"""How many people died in a year or month of the register, by the class of their household."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from ravo.criteria.terms import LISTED
from ravo.register.deaths import (
    DeathSource,
    days_of_lists,
    is_of_list,
    known_death,
    people_of_events,
    source_of,
)
from ravo.register.homes_of_deaths import DeathPlace, classes_of_homes
from ravo.register.member_departures import DaysOfLists
from ravo.register.periods import order_of, year_in
from ravo.register.portions import portions
from ravo.register.recorded_events import counting_rows
from ravo.register.tables import ALIAS, DIED, EVENT, MEMBERSHIP, PART, REVIEW
from ravo.text import match_key


@dataclass(frozen=True, slots=True)
class DeathCounts:
    """People who died in a period, each once, by the class of their household's last list.

    `other` counts people of households that were not poor or near-poor, or are on no list. A death
    that matches no person counts with the household that it names.
    """

    people: int = 0
    poor: int = 0
    near_poor: int = 0
    other: int = 0


NOBODY_DIED = DeathCounts()


@dataclass(frozen=True, slots=True)
class _OneDeath:
    """The sources of one death, their communes (keys), the person where known, and the event."""

    sources: tuple[DeathSource, ...]
    units: frozenset[str]
    person: int | None
    first: DeathPlace


def deaths_counted(
    connection: Connection, period: str, units: Collection[str] | None = None
) -> DeathCounts:
    """Return how many people died in a year (`2024`) or a month (`2026-03`).

    A year goes from one review to the next: a death after the closing day of its list counts in the
    next year. Where `units` (keys of communes) are given, others are left out.
    """
    days = days_of_lists(connection)
    mine = [
        one
        for one in _deaths(connection, days)
        if period in _periods(one) and (units is None or not one.units.isdisjoint(units))
    ]
    classes = _classes(connection, {one.person for one in mine if one.person is not None})
    homes = classes_of_homes(connection, [one.first for one in mine if one.person is None])
    death_classes = [
        classes.get(one.person) if one.person is not None else homes.get(one.first) for one in mine
    ]
    poor, near = (death_classes.count(klass) for klass in LISTED)
    return DeathCounts(len(death_classes), poor, near, len(death_classes) - poor - near)


def _deaths(connection: Connection, days: DaysOfLists) -> list[_OneDeath]:
    people = people_of_events(connection)
    rows_by_death: dict[object, list[Any]] = {}
    for row in counting_rows(connection, EVENT, EVENT.c.kind == DIED):
        if row.member and row.code:
            person = people.get((row.batch, row.place))
            rows_by_death.setdefault(
                person or (row.unit, row.code, match_key(row.member)), []
            ).append(row)
    return [
        _OneDeath(
            tuple(source_of(row, days) for row in rows),
            frozenset(row.unit for row in rows),
            key if isinstance(key, int) else None,
            DeathPlace(rows[0].unit, rows[0].period, rows[0].code, is_of_list(rows[0])),
        )
        for key, rows in rows_by_death.items()
    ]


def _periods(one: _OneDeath) -> Iterable[str]:
    """Return the year of a death, and its month where that is known.

    The lists that name the death decide, unless its day belongs to an earlier year.
    """
    known = known_death(one.sources)
    listed = [
        source.period
        for source in one.sources
        if source.of_list or (known.day is not None and source.written == known.written)
    ]
    months = set() if known.written is None else {known.written[: len("2026-03")]}
    first = min(listed or [source.period for source in one.sources], key=order_of)
    return {*months, str(year_in(first))}


def _classes(connection: Connection, people: set[int]) -> dict[int, str | None]:
    """Return the class of each person's household in the last list that has the person.

    A list in which the whole household is gone still names its people, but has no class.
    """
    newest: dict[int, tuple[tuple[int, int], str | None]] = {}
    wanted = sorted(people)
    here = (MEMBERSHIP.c.part == ALIAS.c.part) & (MEMBERSHIP.c.row == ALIAS.c.row)
    listed = (REVIEW.c.part == MEMBERSHIP.c.part) & (REVIEW.c.row == MEMBERSHIP.c.row)
    for some in portions(wanted):
        query = (
            select(MEMBERSHIP.c.person, PART.c.period, REVIEW.c.klass)
            .join(ALIAS, here)
            .join(REVIEW, listed)
            .join(PART, PART.c.id == MEMBERSHIP.c.part)
            .where(MEMBERSHIP.c.person.in_(some), REVIEW.c.departed == 0)
        )
        for person, period, klass in connection.execute(query):
            order = order_of(period)
            if person not in newest or newest[person][0] < order:
                newest[person] = order, klass
    return {person: klass for person, (_, klass) in newest.items()}
