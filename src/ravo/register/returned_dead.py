"""The dead who are on later lists, where the register has them as other people.

A person who is back after a list without them has a new number in the register. Two entries are the
same person if they have the same whole citizen number, or the same name and year of birth in the
same household; else not.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select

from ravo.register.deaths import deaths_without_person
from ravo.register.periods import order_of
from ravo.register.portions import portions
from ravo.register.recorded_events import facts_of_event
from ravo.register.search import code_key, is_citizen_number, number_key
from ravo.register.tables import ALIAS, MEMBER, MEMBERSHIP, PART, PERSON, REVIEW, SEARCH, UNIT
from ravo.text import match_key

NameAndBirth = tuple[str, int]
"""The key of a name, and a year of birth."""
HomeKey = tuple[str, str]
"""The key of a commune and the code of a household."""
SEAT = (
    *(MEMBERSHIP.c.part, MEMBERSHIP.c.row, MEMBERSHIP.c.place, MEMBERSHIP.c.person),
    *(ALIAS.c.household, PART.c.period, UNIT.c.key, UNIT.c.name.label("commune")),
    *(REVIEW.c.code, REVIEW.c.cell, MEMBER.c.name, MEMBER.c.birth_year, MEMBER.c.citizen_id),
    *(REVIEW.c.departed, PERSON.c.first),
)
_SAME_ROW = and_(MEMBERSHIP.c.part == ALIAS.c.part, MEMBERSHIP.c.row == ALIAS.c.row)
_SAME_SEAT = and_(
    MEMBER.c.part == MEMBERSHIP.c.part,
    MEMBER.c.row == MEMBERSHIP.c.row,
    MEMBER.c.place == MEMBERSHIP.c.place,
)
_SAME_HOME = and_(REVIEW.c.part == ALIAS.c.part, REVIEW.c.row == ALIAS.c.row)


@dataclass
class KnownDead:
    """Keys by which a dead person is recognised; `last` is the last day they may have lived.

    `person` is the number in the register, None where the death matches no person; `listed` the
    order of the last list that has the person, or of the period that names the death.
    """

    last: date
    person: int | None = None
    listed: tuple[int, int] = (0, 0)
    numbers: set[str] = field(default_factory=set)
    names: set[NameAndBirth] = field(default_factory=set)
    households: set[int] = field(default_factory=set)
    places: set[HomeKey] = field(default_factory=set)

    def add(self, seat: Any) -> None:
        """Add the keys of a row of SEAT that has the person."""
        self.listed = max(self.listed, order_of(seat.period))
        self.households.add(seat.household)
        if seat.code:
            self.places.add((seat.key, seat.code))
        if seat.citizen_id and is_citizen_number(seat.citizen_id):
            self.numbers.add(number_key(seat.citizen_id))
        if (named := _named(seat)) is not None:
            self.names.add(named)

    def is_at(self, seat: Any) -> bool:
        """Return whether a row of SEAT is the person, by the register's number or by the keys."""
        if seat.person == self.person:
            return True
        if seat.citizen_id and number_key(seat.citizen_id) in self.numbers:
            return True
        # Anybody on a list together with the person, or before, is another one of that name.
        fresh = order_of(seat.first) > self.listed
        home = seat.household in self.households or (seat.key, seat.code) in self.places
        return fresh and home and _named(seat) in self.names


def keys_of(seat: Any) -> tuple[object, ...]:
    """Return the keys by which the person of a row of SEAT can be looked up."""
    return seat.person, number_key(seat.citizen_id or ""), _named(seat)


def _named(seat: Any) -> NameAndBirth | None:
    if not seat.name or seat.birth_year is None:
        return None
    return match_key(seat.name), int(seat.birth_year)


def dead_without_person(connection: Connection) -> Iterator[KnownDead]:
    """Yield the dead who match no person of the register; without their households."""
    for row, last in deaths_without_person(connection):
        born = facts_of_event(row.about).get("birth_year")
        if isinstance(born, int):
            named = match_key(row.member), born
            listed, place = order_of(row.period), (row.unit, row.code)
            yield KnownDead(last, listed=listed, names={named}, places={place})


def seats_of(connection: Connection, people: Collection[int]) -> list[Any]:
    """Return the rows of SEAT of some people, on every list that counts."""
    return list(_seats(connection, MEMBERSHIP.c.person, sorted(people)))


def seats_around(
    connection: Connection, dead: Sequence[KnownDead], periods: Collection[str] | None
) -> list[Any]:
    """Return the rows of SEAT that may be one of the dead: of some periods, or of all.

    They are the rows of their households, and of households that ever had one of their numbers or
    codes.
    """
    households = {home for one in dead for home in one.households}
    numbers = {number for one in dead for number in one.numbers}
    codes = {code_key(code) for one in dead for _, code in one.places}
    for kind, keys in (("number", numbers), ("code", codes)):
        for some in portions(sorted(keys)):
            query = select(SEARCH.c.household).where(SEARCH.c.kind == kind, SEARCH.c.key.in_(some))
            households.update(connection.execute(query).scalars())
    seats = _seats(connection, ALIAS.c.household, sorted(households), periods)
    return list({(row.part, row.row, row.place): row for row in seats}.values())


def _seats(
    connection: Connection,
    column: ColumnElement[int],
    values: Sequence[int],
    periods: Collection[str] | None = None,
) -> Iterator[Any]:
    query = (
        select(*SEAT)
        .select_from(ALIAS)
        .join(MEMBERSHIP, _SAME_ROW)
        .join(MEMBER, _SAME_SEAT)
        .join(REVIEW, _SAME_HOME)
        .join(PERSON, PERSON.c.id == MEMBERSHIP.c.person)
        .join(PART, PART.c.id == ALIAS.c.part)
        .join(UNIT, UNIT.c.id == PART.c.unit)
    )
    if periods is not None:
        query = query.where(PART.c.period.in_(sorted(periods)))
    for some in portions(values):
        yield from connection.execute(query.where(column.in_(some)))
