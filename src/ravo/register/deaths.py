"""The time of each death by all sources in the register: plain SQL, nothing heavy loaded.

Lists and people record a death as closely as they know it: a day, a month, or only that the list of
a period no longer has the person. Sources that contradict each other are reported; no day is chosen
then.
"""

from calendar import monthrange
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from ravo.contract.days import iso_day
from ravo.json_text import json_value
from ravo.register.periods import is_month, order_of, year_in
from ravo.register.recorded_events import counting_rows, facts_of_event
from ravo.register.records import counts_as_listed, has_table
from ravo.register.tables import DEATH, DIED, EVENT, OF_LIST, PART, UNIT
from ravo.text import match_key

ListDays = tuple[date, date]
"""The first and the last possible day of a list."""


@dataclass(frozen=True, slots=True)
class DeathSource:
    """One source of a death: its period, and the first and last possible day of the death.

    `written` is an ISO day, a month (`2026-03`), or None where a list only lacks the person;
    `batch` is the number of its batch.
    """

    period: str
    written: str | None
    first: date
    last: date
    of_list: bool
    batch: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class KnownDeath:
    """The time of one death by all of its sources.

    `written` is the most exact time on which they agree: an ISO day, a month, or None (between two
    lists); `period` the first one that names the death. `last` is the last day on which the person
    may have lived. If the sources contradict each other, `differing` has the time of each and
    `batches` the batches that brought it. `sources` are the periods of all sources.
    """

    period: str
    written: str | None
    last: date
    differing: tuple[str, ...] = ()
    sources: frozenset[str] = field(default=frozenset(), compare=False)
    batches: tuple[tuple[int, ...], ...] = field(default=(), compare=False)

    @property
    def day(self) -> date | None:
        """The day, where it is known."""
        return iso_day(self.written)


def known_death(sources: Sequence[DeathSource]) -> KnownDeath:
    """Return the time of a death by its sources; their order makes no difference."""
    periods = frozenset(source.period for source in sources)
    period = min(periods, key=order_of)
    if max(source.first for source in sources) > min(source.last for source in sources):
        brought: dict[str, set[int]] = {}
        for one in sorted(
            sources, key=lambda one: (one.first, one.last, one.written or one.period)
        ):
            brought.setdefault(one.written or one.period, set()).add(one.batch)
        last = max(source.last for source in sources)
        batches = tuple(tuple(sorted(some)) for some in brought.values())
        return KnownDeath(period, None, last, tuple(brought), periods, batches)
    closest = min(sources, key=lambda one: (one.last - one.first, one.written or ""))
    last = min(source.last for source in sources)
    return KnownDeath(period, closest.written, last, sources=periods)


def days_of_list(period: str, review_date: date | None) -> ListDays:
    """Return the first and last possible day of a list; equal where its workbook has the day."""
    if review_date is not None:
        return review_date, review_date
    year, month = order_of(period)
    if is_month(period):
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    # Imported here: the days of the law are needed only for lists without a day.
    from ravo.register.law_days import closing_by_law, first_day_of_decision

    last = closing_by_law(period)
    if last is None:
        return date(year, 1, 1), date(year, 12, 31)
    return min(first_day_of_decision(period), last), last


def days_of_lists(connection: Connection) -> dict[tuple[str, str], ListDays]:
    """Return the days of every list that counts, by commune (its key) and period."""
    days: dict[tuple[str, str], ListDays] = {}
    query = select(UNIT.c.key, PART.c.period, PART.c.about).join(UNIT, UNIT.c.id == PART.c.unit)
    for key, period, about in connection.execute(query.where(counts_as_listed())):
        written = iso_day(json_value(about)["info"].get("review_date"))
        days[key, period] = days_of_list(period, written)
    return days


def source_of(row: Any, days: Mapping[tuple[str, str], ListDays]) -> DeathSource:
    """Return an event of a death as a source; `days` are those of lists."""
    facts = facts_of_event(row.about)
    written = row.on or facts.get("month")
    of_list = OF_LIST in facts
    if (day := iso_day(row.on)) is not None:
        return DeathSource(review_year(day, row, days), written, day, day, of_list, row.batch)
    if written:
        first, last = days_of_list(written, None)
        return DeathSource(row.period, written, first, last, of_list, row.batch)
    listed = days.get((row.unit, row.period)) or days_of_list(row.period, None)
    return DeathSource(row.period, None, date.min, listed[1], of_list, row.batch)


def review_year(day: date, row: Any, days: Mapping[tuple[str, str], ListDays]) -> str:
    """Return the year whose review follows a day, or the recorded period if that is in that year.

    `row` is an event, `days` are those of lists.
    """
    year = next(
        (
            one
            for one in (day.year - 1, day.year)
            if day <= (days.get((row.unit, str(one))) or days_of_list(str(one), None))[1]
        ),
        day.year + 1,
    )
    return str(row.period) if year_in(row.period) == year else str(year)


def is_of_list(row: Any) -> bool:
    """Return whether an event is a death that a list itself names."""
    return row.kind == DIED and OF_LIST in facts_of_event(row.about)


def people_of_events(
    connection: Connection, batches: Collection[int] | None = None
) -> dict[tuple[int, int], int]:
    """Return the person of each death by batch and place; of some batches where these are given.

    For a register of an older ravo that is only read, the people are worked out.
    """
    if not has_table(connection, DEATH):
        # Imported here: an up-to-date register is read without numpy, which loads slowly.
        from ravo.register.dead_people import people_of_deaths

        people = people_of_deaths(connection)
        return {at: who for at, who in people.items() if batches is None or at[0] in batches}
    query = select(DEATH.c.batch, DEATH.c.place, DEATH.c.person)
    if batches is not None:
        query = query.where(DEATH.c.batch.in_(batches))
    return {(row.batch, row.place): row.person for row in connection.execute(query)}


def repeated_deaths(connection: Connection) -> set[tuple[int, int]]:
    """Return the deaths (batch and place) that lists repeat after an earlier source.

    The lists of the months after a death keep naming it.
    """
    people = people_of_events(connection)
    rows = counting_rows(connection, EVENT, EVENT.c.kind == DIED)
    rows.sort(
        key=lambda row: (
            is_of_list(row),
            order_of(row.period) if row.period else (),
            row.batch,
            row.place,
        )
    )
    known: set[object] = set()
    repeated = set()
    for row in rows:
        place = row.batch, row.place
        # A person on no list is identified by the name in the household.
        who = people.get(place) or (row.unit, row.code, match_key(row.member or ""))
        if who in known and is_of_list(row):
            repeated.add(place)
        known.add(who)
    return repeated


def deaths_by_person(
    connection: Connection, people: Collection[int] | None = None
) -> dict[int, KnownDeath]:
    """Return the deaths of people by their number in the register; of all where none are given."""
    at = _places_of(connection, people)
    if not at:
        return {}
    days = days_of_lists(connection)
    sources_by_person: dict[int, list[DeathSource]] = {}
    here = (EVENT.c.kind == DIED) & EVENT.c.batch.in_({batch for batch, _ in at})
    for row in counting_rows(connection, EVENT, here):
        person = at.get((row.batch, row.place))
        if person is not None:
            sources_by_person.setdefault(person, []).append(source_of(row, days))
    return {person: known_death(sources) for person, sources in sources_by_person.items()}


def _places_of(
    connection: Connection, people: Collection[int] | None
) -> dict[tuple[int, int], int]:
    """Return the batch and place of each death of some people, or of all, with the person."""
    if people is None or not has_table(connection, DEATH):
        every = people_of_events(connection)
        return {at: who for at, who in every.items() if people is None or who in people}
    query = select(DEATH.c.person, DEATH.c.batch, DEATH.c.place).where(DEATH.c.person.in_(people))
    return {(row.batch, row.place): row.person for row in connection.execute(query)}


def deaths_without_person(connection: Connection) -> list[tuple[Any, date]]:
    """Return the events of deaths that are of no person of the register.

    Each comes with the last day on which the person may have lived.
    """
    known = people_of_events(connection)
    rows = [
        row
        for row in counting_rows(connection, EVENT, EVENT.c.kind == DIED)
        if row.member and row.code and (row.batch, row.place) not in known
    ]
    if not rows:
        return []
    days = days_of_lists(connection)
    return [(row, source_of(row, days).last) for row in rows]
