"""The person of the register to whom each recorded death belongs, by the lists that count.

A person who died is missing from the lists of that period. The death belongs to the person of that
name on the household's last list before, with the same year of birth where both are known. If
nobody has the name, it belongs to the only person of the same year of birth whose name differs by
missing marks. If several people fit, it belongs to nobody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, select

from ravo.register.parts import (
    ActiveParts,
    PartHeader,
    active_parts,
    insert_many,
)
from ravo.register.periods import order_of
from ravo.register.portions import portions
from ravo.register.recorded_events import counting_rows, facts_of_event
from ravo.register.tables import ALIAS, DEATH, DIED, EVENT, MEMBER, MEMBERSHIP, OF_LIST, REVIEW
from ravo.text import loose_key, match_key, tidy, unmarked


@dataclass(frozen=True, slots=True)
class _SeatedPerson:
    """A person on a list: the order of its period, the person's number, the name as written."""

    order: tuple[int, int]
    person: int
    name: str
    key: str
    birth_year: int | None


@dataclass(frozen=True, slots=True)
class MatchedDeath:
    """An event that is a death, and the person: None where nobody fits, or several do.

    `compared` is whether a list that may name the person has people of the household.
    """

    event: Any
    person: int | None
    compared: bool


def match_deaths(
    connection: Connection, active: ActiveParts, period: str, into: Connection
) -> None:
    """Match the deaths of a period to people; identities are read from and written to `into`."""
    rows = [
        (one.event.batch, one.event.place, one.person, period)
        for one in matched_deaths(connection, active, period, into)
        if one.person is not None
    ]
    insert_many(into, DEATH, ("batch", "place", "person", "period"), rows)


def matched_deaths(
    connection: Connection, active: ActiveParts, period: str, into: Connection
) -> Iterator[MatchedDeath]:
    """Yield the deaths of a period with the people; identities are read from `into`."""
    by_unit: dict[str, list[Any]] = {}
    here = (EVENT.c.kind == DIED) & (EVENT.c.period == period)
    listed = {(part.batch, part.unit.key, part.period) for part in active.in_period(period)}
    for event in counting_rows(connection, EVENT, here, listed):
        if event.code and event.member:
            by_unit.setdefault(event.unit, []).append(event)
    for unit, events in by_unit.items():
        last = order_of(period)
        parts = [one for one in active.parts if order_of(one.period) <= last]
        own = [one for one in reversed(parts) if one.unit.key == unit]
        homes = _homes(connection, into, own, {event.code for event in events})
        people = _people(connection, into, parts, set(homes.values()))
        for event in events:
            known = people.get(homes.get(event.code, 0), ())
            before = any(_may_be_of(event, one, last) for one in known)
            yield MatchedDeath(event, _person(event, known, last), before)


def people_of_deaths(connection: Connection) -> dict[tuple[int, int], int]:
    """Return the person of each death by batch and place; nothing is written."""
    active = active_parts(connection)
    return {
        (one.event.batch, one.event.place): one.person
        for period in active.periods
        for one in matched_deaths(connection, active, period, connection)
        if one.person is not None
    }


def match_deaths_again(connection: Connection, active: ActiveParts, periods: set[str]) -> None:
    """Match the deaths of some periods to people anew."""
    for period in sorted(periods):
        connection.execute(delete(DEATH).where(DEATH.c.period == period))
        if period in active.periods:
            match_deaths(connection, active, period, connection)


def _homes(
    connection: Connection, into: Connection, parts: Sequence[PartHeader], codes: set[str]
) -> Mapping[str, int]:
    """Return the household of each code, by the newest of the lists that has the code.

    0 where that list has the code in several rows, or the row has no household.
    """
    households: dict[str, int] = {}
    for part in parts:
        missing = sorted(codes - households.keys())
        if not missing:
            break
        rows: dict[str, list[int]] = {}
        query = select(REVIEW.c.code, REVIEW.c.row).where(REVIEW.c.part == part.id)
        for some in portions(missing):
            for code, row in connection.execute(query.where(REVIEW.c.code.in_(some))):
                rows.setdefault(code, []).append(row)
        known = {
            row: household
            for some in portions([row for places in rows.values() for row in places])
            for row, household in into.execute(
                select(ALIAS.c.row, ALIAS.c.household).where(
                    ALIAS.c.part == part.id, ALIAS.c.row.in_(some)
                )
            )
        }
        # A code in two rows identifies no household; an older list does not make it clearer.
        for code, places in rows.items():
            households[code] = known.get(places[0], 0) if len(places) == 1 else 0
    return households


def _people(
    connection: Connection, into: Connection, parts: Sequence[PartHeader], households: set[int]
) -> dict[int, list[_SeatedPerson]]:
    """Return everybody who was in one of the households on one of the lists."""
    orders = {part.id: order_of(part.period) for part in parts}
    homes: dict[int, dict[int, int]] = {}
    for some in portions(sorted(households)):
        query = select(ALIAS.c.part, ALIAS.c.row, ALIAS.c.household)
        for part, row, household in into.execute(query.where(ALIAS.c.household.in_(some))):
            if part in orders:
                homes.setdefault(part, {})[row] = household
    people: dict[int, list[_SeatedPerson]] = {}
    for part, rows in homes.items():
        for some in portions(sorted(rows)):
            seats = select(MEMBERSHIP.c.row, MEMBERSHIP.c.place, MEMBERSHIP.c.person).where(
                MEMBERSHIP.c.part == part, MEMBERSHIP.c.row.in_(some)
            )
            who = {(one.row, one.place): one.person for one in into.execute(seats)}
            query = select(MEMBER.c.row, MEMBER.c.place, MEMBER.c.name, MEMBER.c.birth_year).where(
                MEMBER.c.part == part, MEMBER.c.row.in_(some)
            )
            for row in connection.execute(query):
                person = who.get((row.row, row.place))
                if row.name and person is not None:
                    key = match_key(row.name)
                    one = _SeatedPerson(orders[part], person, row.name, key, row.birth_year)
                    people.setdefault(rows[row.row], []).append(one)
    return people


def may_be_one_birth(one: int | None, other: int | None) -> bool:
    """Return whether two years of birth may be one person's: they are equal, or one is unknown."""
    return one is None or other is None or one == other


def _may_be_of(event: Any, one: _SeatedPerson, last: tuple[int, int]) -> bool:
    """Return whether a person on a list may be the dead one.

    A list that itself names the death does not list the person as alive.
    """
    return one.order < last or OF_LIST not in facts_of_event(event.about)


def _person(event: Any, people: Sequence[_SeatedPerson], last: tuple[int, int]) -> int | None:
    """Return the person of a death: the only one of that name on the newest list that has any.

    A death named by a list is of a person on an earlier list; one that was recorded separately may
    also be of that list. Where nobody has the name, it is the only person of the same year of birth
    whose name differs by missing marks. None where no single person fits.
    """
    facts, key = facts_of_event(event.about), match_key(event.member)
    born = facts.get("birth_year")
    there = [one for one in people if _may_be_of(event, one, last)]
    fitting = [one for one in there if one.key == key and may_be_one_birth(one.birth_year, born)]
    if not any(one.key == key for one in there):
        alike = (one for one in there if _lacks_marks(one.name, event.member))
        return _only({one.person for one in alike if born is not None and one.birth_year == born})
    newest = max((one.order for one in fitting), default=None)
    return _only({one.person for one in fitting if one.order == newest})


def _only(people: set[int]) -> int | None:
    return next(iter(people)) if len(people) == 1 else None


def _lacks_marks(one: str, other: str) -> bool:
    """Return whether two names are equal once the marks are left out of one of them."""
    bare = any(unmarked(name) == tidy(name) for name in (one, other))
    return bare and loose_key(one) == loose_key(other)
