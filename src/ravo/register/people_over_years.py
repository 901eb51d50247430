"""The people of a household over its periods: who came, from where, who is gone: plain SQL."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from ravo.register.deaths import KnownDeath, deaths_by_person
from ravo.register.periods import order_of
from ravo.register.search import HouseholdMatch, matches
from ravo.register.tables import ALIAS, HOUSEHOLD, MEMBER, MEMBERSHIP, PART


@dataclass(frozen=True, slots=True)
class PersonStay:
    """A person who was in a household: by the last list there that has them.

    `periods` are those lists. `came` is the first of them where the household is older,
    `came_from` the household of the list before. `gone` is the first list of the household
    without the person after the last, `gone_to` the household that has them since. Who `died` is
    in none after that.
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


def people_over_years(connection: Connection, uid: str) -> tuple[PersonStay, ...]:
    """Return everybody who was in a household, in the order of the lists that have them first."""
    household = connection.execute(
        select(HOUSEHOLD.c.id).where(HOUSEHOLD.c.uid == uid)
    ).scalar_one()
    rows = sorted(_rows(connection, household), key=lambda row: (order_of(row.period), row.place))
    periods = sorted(_periods(connection, household), key=order_of)
    seen: dict[Any, list[Any]] = {}
    for row in rows:
        # Who is back after a list without them is somebody new there, but has the same number.
        seen.setdefault(row.citizen_id or row.person, []).append(row)
    elsewhere = _elsewhere(connection, {row.person for row in rows}, household)
    ends = {key: _ends(here, _homes(here, elsewhere), periods) for key, here in seen.items()}
    wanted: dict[int, set[str]] = {
        other: set() for _, one, _, two in ends.values() for other in (one, two) if other
    }
    known = {match.id: match for match in matches(connection, wanted)} if wanted else {}
    died = deaths_by_person(connection, {row.person for row in rows})
    return tuple(_stay(here, ends[key], known, died) for key, here in seen.items())


def _homes(
    here: Sequence[Any], elsewhere: Mapping[int, Sequence[tuple[str, int]]]
) -> list[tuple[str, int]]:
    """Return the periods in which a person is in other households, with these."""
    people = dict.fromkeys(row.person for row in here)
    found = [item for person in people for item in elsewhere.get(person, ())]
    return sorted(found, key=lambda item: order_of(item[0]))


_Ends = tuple[str | None, int | None, str | None, int | None]


def _ends(
    here: Sequence[Any], elsewhere: Sequence[tuple[str, int]], periods: Sequence[str]
) -> _Ends:
    """Return when a person came and from which household, when they were gone and to which."""
    first, last = order_of(here[0].period), order_of(here[-1].period)
    came = here[0].period if first > order_of(periods[0]) else None
    before = [home for period, home in elsewhere if order_of(period) < first]
    after = [home for period, home in elsewhere if order_of(period) > last]
    gone = next((period for period in periods if order_of(period) > last), None)
    return came, before[-1] if before and came else None, gone, after[0] if after else None


def _stay(
    here: Sequence[Any],
    ends: _Ends,
    known: Mapping[int, HouseholdMatch],
    died: Mapping[int, KnownDeath],
) -> PersonStay:
    last, (came, came_from, gone, gone_to) = here[-1], ends
    return PersonStay(
        last.name,
        last.birth_year,
        last.citizen_id,
        last.relation,
        tuple(row.period for row in here),
        came,
        None if came_from is None else known.get(came_from),
        gone,
        None if gone_to is None else known.get(gone_to),
        next((died[row.person] for row in reversed(here) if row.person in died), None),
    )


def _periods(connection: Connection, household: int) -> set[str]:
    query = (
        select(PART.c.period)
        .join(ALIAS, ALIAS.c.part == PART.c.id)
        .where(ALIAS.c.household == household)
    )
    return set(connection.execute(query).scalars())


def _rows(connection: Connection, household: int) -> Sequence[Any]:
    """Return the members of each list of a household, with who they are in the register."""
    here = (MEMBERSHIP.c.part == MEMBER.c.part) & (MEMBERSHIP.c.row == MEMBER.c.row)
    query = (
        select(
            *(MEMBER.c.name, MEMBER.c.birth_year, MEMBER.c.citizen_id, MEMBER.c.relation),
            *(MEMBER.c.place, MEMBERSHIP.c.person, PART.c.period),
        )
        .select_from(ALIAS)
        .join(MEMBER, (MEMBER.c.part == ALIAS.c.part) & (MEMBER.c.row == ALIAS.c.row))
        .join(MEMBERSHIP, here & (MEMBERSHIP.c.place == MEMBER.c.place))
        .join(PART, PART.c.id == ALIAS.c.part)
        .where(ALIAS.c.household == household)
    )
    return connection.execute(query).all()


def _elsewhere(
    connection: Connection, people: Iterable[int], household: int
) -> dict[int, list[tuple[str, int]]]:
    """Return the periods and households in which each of the people is in another one."""
    query = (
        select(MEMBERSHIP.c.person, PART.c.period, ALIAS.c.household)
        .select_from(MEMBERSHIP)
        .join(ALIAS, (ALIAS.c.part == MEMBERSHIP.c.part) & (ALIAS.c.row == MEMBERSHIP.c.row))
        .join(PART, PART.c.id == ALIAS.c.part)
        .where(MEMBERSHIP.c.person.in_(tuple(people)) & (ALIAS.c.household != household))
    )
    found: dict[int, list[tuple[str, int]]] = {}
    for person, period, home in connection.execute(query):
        found.setdefault(person, []).append((period, home))
    return found
