"""The people of a household over its periods: who came from where, who went where: plain SQL."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from ravo.register.deaths import KnownDeath, days_of_lists, deaths_by_person
from ravo.register.member_departures import MOVES, departed_since
from ravo.register.periods import order_of
from ravo.register.recorded_events import counting_rows
from ravo.register.search import HouseholdMatch, matches
from ravo.register.tables import ALIAS, EVENT, HOUSEHOLD, MEMBER, MEMBERSHIP, PART, REVIEW, UNIT
from ravo.text import match_key


@dataclass(frozen=True, slots=True)
class PersonStay:
    """A person's stay in a household, with the facts of the last list that has it.

    `periods` are the lists of the stay. `came` is the first of them, if the household is older, and
    `came_from` the person's household on the list before. `gone` is the first list of the household
    without the person, or that of the household `gone_to` which has the person since. `left` is the
    recorded day on which the person moved away. A person who `died` is on no later list.
    """

    name: str | None
    birth_year: int | None
    citizen_id: str | None
    relation: str | None
    periods: tuple[str, ...]
    came: str | None = None
    came_from: HouseholdMatch | None = None
    gone: str | None = None
    gone_to: HouseholdMatch | None = None
    died: KnownDeath | None = None
    left: date | None = None


def people_over_years(connection: Connection, uid: str) -> tuple[PersonStay, ...]:
    """Return everybody who was in a household, in the order of the first list of each."""
    household = connection.execute(
        select(HOUSEHOLD.c.id).where(HOUSEHOLD.c.uid == uid)
    ).scalar_one()
    rows = sorted(_rows(connection, household), key=lambda row: (order_of(row.period), row.place))
    periods = sorted(_periods(connection, household), key=order_of)
    seen = _by_person(rows)
    elsewhere = _elsewhere(connection, {row.person for row in rows}, household)
    ends = [_ends(here, _homes(here, elsewhere), periods) for here in seen]
    wanted: dict[int, set[str]] = {
        other: set() for _, one, _, two in ends for other in (one, two) if other
    }
    known = {match.id: match for match in matches(connection, wanted)} if wanted else {}
    died = deaths_by_person(connection, {row.person for row in rows})
    left = _moved_away(connection, seen)
    return tuple(
        _stay(here, its_ends, known, died, day)
        for here, its_ends, day in zip(seen, ends, left, strict=True)
    )


def _by_person(rows: Sequence[Any]) -> list[list[Any]]:
    """Return the rows of each person, in the order of the first list of each.

    A person who is back after a list without them has a new number in the register, but the same
    citizen number, by which the rows are joined; a citizen number that two people of a list have
    identifies nobody. Many lists have no citizen numbers.
    """
    of_person: dict[int, list[Any]] = {}
    for row in rows:
        of_person.setdefault(row.person, []).append(row)
    people: list[list[Any]] = []
    owners: dict[str, list[Any]] = {}
    for mine in of_person.values():
        numbers = {row.citizen_id for row in mine if row.citizen_id}
        periods = {row.period for row in mine}
        before = (owners[number] for number in sorted(numbers) if number in owners)
        same = (one for one in before if periods.isdisjoint(row.period for row in one))
        here = next(same, None)
        if here is None:
            here = []
            people.append(here)
        here += mine
        for number in numbers:
            owners.setdefault(number, here)
    for here in people:
        here.sort(key=lambda row: order_of(row.period))
    return people


def _moved_away(connection: Connection, seen: Sequence[Sequence[Any]]) -> list[date | None]:
    """Return the recorded day on which each person moved away after their last list."""
    lasts = [here[-1] for here in seen]
    codes = {row.code for row in lasts if row.code}
    events = counting_rows(connection, EVENT, EVENT.c.code.in_(codes) & EVENT.c.kind.in_(MOVES))
    if not events:
        return [None] * len(lasts)
    days = days_of_lists(connection)
    listed = {(row.unit, row.period) for row in lasts}
    left = {one: departed_since(events, one, days) for one in listed}
    keys = [((row.unit, row.period), (row.code or "", match_key(row.name or ""))) for row in lasts]
    # Namesakes on one list are not told apart: neither gets a day.
    return [left[at].get(who) if keys.count((at, who)) == 1 else None for at, who in keys]


def _homes(
    here: Sequence[Any], elsewhere: Mapping[int, Sequence[tuple[str, int]]]
) -> list[tuple[str, int]]:
    """Return the periods in which a person is in other households, with these households."""
    people = dict.fromkeys(row.person for row in here)
    homes = [item for person in people for item in elsewhere.get(person, ())]
    return sorted(homes, key=lambda item: order_of(item[0]))


_Ends = tuple[str | None, int | None, str | None, int | None]


def _ends(
    here: Sequence[Any], elsewhere: Sequence[tuple[str, int]], periods: Sequence[str]
) -> _Ends:
    """Return when a person came and from which household, when they left and to which."""
    first, last = order_of(here[0].period), order_of(here[-1].period)
    came = here[0].period if first > order_of(periods[0]) else None
    before = [home for period, home in elsewhere if order_of(period) < first]
    after = [item for item in elsewhere if order_of(item[0]) > last]
    came_from = before[-1] if before and came else None
    if after:
        return came, came_from, *after[0]
    gone = next((period for period in periods if order_of(period) > last), None)
    return came, came_from, gone, None


def _stay(
    here: Sequence[Any],
    ends: _Ends,
    known: Mapping[int, HouseholdMatch],
    died: Mapping[int, KnownDeath],
    left: date | None,
) -> PersonStay:
    last, (came, came_from, gone, gone_to) = here[-1], ends
    return PersonStay(
        last.name,
        last.birth_year,
        next((row.citizen_id for row in reversed(here) if row.citizen_id), None),
        last.relation,
        tuple(row.period for row in here),
        came,
        None if came_from is None else known.get(came_from),
        gone,
        None if gone_to is None else known.get(gone_to),
        next((died[row.person] for row in reversed(here) if row.person in died), None),
        left,
    )


def _periods(connection: Connection, household: int) -> set[str]:
    query = (
        select(PART.c.period)
        .join(ALIAS, ALIAS.c.part == PART.c.id)
        .where(ALIAS.c.household == household)
    )
    return set(connection.execute(query).scalars())


def _rows(connection: Connection, household: int) -> Sequence[Any]:
    """Return the members of each list of a household, with their numbers in the register.

    A list that records the household as gone may still name them.
    """
    here = (MEMBERSHIP.c.part == MEMBER.c.part) & (MEMBERSHIP.c.row == MEMBER.c.row)
    query = (
        select(
            *(MEMBER.c.name, MEMBER.c.birth_year, MEMBER.c.citizen_id, MEMBER.c.relation),
            *(MEMBER.c.place, MEMBERSHIP.c.person, PART.c.period, REVIEW.c.code),
            UNIT.c.key.label("unit"),
        )
        .select_from(ALIAS)
        .join(MEMBER, (MEMBER.c.part == ALIAS.c.part) & (MEMBER.c.row == ALIAS.c.row))
        .join(MEMBERSHIP, here & (MEMBERSHIP.c.place == MEMBER.c.place))
        .join(PART, PART.c.id == ALIAS.c.part)
        .join(UNIT, UNIT.c.id == PART.c.unit)
        .join(REVIEW, (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row))
        .where((ALIAS.c.household == household) & (REVIEW.c.departed == 0))
    )
    return connection.execute(query).all()


def _elsewhere(
    connection: Connection, people: Iterable[int], household: int
) -> dict[int, list[tuple[str, int]]]:
    """Return for each person the periods and households of their entries elsewhere."""
    query = (
        select(MEMBERSHIP.c.person, PART.c.period, ALIAS.c.household)
        .select_from(MEMBERSHIP)
        .join(ALIAS, (ALIAS.c.part == MEMBERSHIP.c.part) & (ALIAS.c.row == MEMBERSHIP.c.row))
        .join(PART, PART.c.id == ALIAS.c.part)
        .join(REVIEW, (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row))
        .where(MEMBERSHIP.c.person.in_(tuple(people)) & (ALIAS.c.household != household))
        .where(REVIEW.c.departed == 0)
    )
    entries: dict[int, list[tuple[str, int]]] = {}
    for person, period, home in connection.execute(query):
        entries.setdefault(person, []).append((period, home))
    return entries
