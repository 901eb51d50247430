"""Members of a workbook's households who are dead by the register, though a list has them alive."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, select

from ravo.changes.year import Year, year_of
from ravo.faults import UsageProblem
from ravo.register.dead_people import may_be_one_birth
from ravo.register.deaths import deaths_by_person
from ravo.register.earlier_lists import NOWHERE, paired_records
from ravo.register.lists import CommuneUnit, unit_of
from ravo.register.parts import active_parts
from ravo.register.people_twice import Seat
from ravo.register.period_years import PeriodYear, lists_of_commune
from ravo.register.periods import map_year_of
from ravo.register.portions import portions
from ravo.register.tables import ALIAS, MEMBER, MEMBERSHIP, PART, REVIEW, UNIT
from ravo.results.results import Results
from ravo.review.review import Review
from ravo.text import match_key


@dataclass(frozen=True, slots=True)
class RegisteredDeath:
    """A dead person of the register: the key of the name, the year of birth, the day of death.

    `by` is the last day on which the person may have lived: the day of death where that is known.
    """

    key: str
    birth_year: int | None
    by: date


DeathsByRow = Mapping[int, tuple[RegisteredDeath, ...]]
"""The dead of each household by its row in a workbook; rows without dead are left out."""
ListedRow = tuple[int, int]
"""A list and a row of it."""


def deaths_of_workbook(connection: Connection, item: Review | Results) -> DeathsByRow:
    """Return the dead of the households of a survey or of results.

    They are taken from the household with the same code on the register's list of that period, and
    from the same household on earlier lists. Nothing is returned where the commune is not clear.
    """
    if not deaths_by_person(connection):
        return {}
    info = item.info
    number = info.year or 0
    period = (item.list_month if isinstance(item, Results) else None) or f"{number:04}"
    source = item.survey.source if isinstance(item, Review) else item.source
    try:
        unit = unit_of(info, map_year_of(period), source.path)
    except UsageProblem:
        return {}
    year = year_of(number, [item])
    lists = lists_of_commune(active_parts(connection), unit, period)
    households = [0] * len(year.households)
    if lists.parts:
        new = PeriodYear(period, year, (unit,), (period,), (), NOWHERE, NOWHERE)
        households = paired_records(connection, lists, new).household.tolist()
    return deaths_of_rows(connection, (unit, period), year, households)


def deaths_of_rows(
    connection: Connection,
    listed: tuple[CommuneUnit, str],
    year: Year,
    households: Sequence[int],
) -> DeathsByRow:
    """Return the dead of each row of a workbook.

    `listed` is the commune and period of the workbook; `households` are the register's numbers of
    its rows, found in the lists before (0 for none).
    """
    known = deaths_by_person(connection)
    if not known:
        return {}
    unit, period = listed
    by_code: dict[str, list[int]] = {}
    for at, code in enumerate(year.households["code"].tolist()):
        if isinstance(code, str):
            by_code.setdefault(code, []).append(at)
    by_number = {number: at for at, number in enumerate(households) if number}
    deaths_by_row: dict[int, set[RegisteredDeath]] = {}
    for row in _seats(connection, sorted(known)):
        seat: int | None = by_number.get(row.household)
        if (row.key, row.period) == (unit.key, period):
            # A code in several rows identifies no household.
            same = by_code.get(row.code, [])
            seat = same[0] if len(same) == 1 else None
        if seat is not None and row.name:
            death = known[row.person]
            one = RegisteredDeath(match_key(row.name), row.birth_year, death.last)
            deaths_by_row.setdefault(seat, set()).add(one)
    return {
        at: tuple(sorted(some, key=lambda one: (one.key, one.birth_year or 0, one.by)))
        for at, some in deaths_by_row.items()
    }


def deaths_of_seats(connection: Connection, parts: Sequence[int]) -> dict[Seat, date]:
    """Return the last day on which the dead people of some lists may have lived, by their seats."""
    known = deaths_by_person(connection)
    here = set(parts)
    return {
        (row.part, row.row, row.place): known[row.person].last
        for row in _seats(connection, sorted(known))
        if row.part in here
    }


def emptied_rows(
    connection: Connection, rows: Collection[ListedRow], on: date
) -> dict[ListedRow, date]:
    """Return the households whose people are all dead on a day, with the last day of death.

    Only households of which every member is listed are counted.
    """
    wanted = set(rows)
    days: dict[ListedRow, list[date]] = {}
    for (part, row, _), day in deaths_of_seats(connection, [part for part, _ in wanted]).items():
        if (part, row) in wanted and day <= on:
            days.setdefault((part, row), []).append(day)
    last_days = {}
    for (part, row), dead in days.items():
        here = (MEMBER.c.part == part) & (MEMBER.c.row == row)
        people = connection.execute(select(func.count()).select_from(MEMBER).where(here)).scalar()
        mine = (REVIEW.c.part == part) & (REVIEW.c.row == row)
        size = connection.execute(select(REVIEW.c.size).where(mine)).scalar()
        if len(dead) == people and (size is None or size <= people):
            last_days[part, row] = max(dead)
    return last_days


def _seats(connection: Connection, people: Sequence[int]) -> Iterator[Any]:
    """Yield every entry of some people on a list, with household, name and year of birth."""
    same = (MEMBER.c.part == MEMBERSHIP.c.part) & (MEMBER.c.row == MEMBERSHIP.c.row)
    here = (ALIAS.c.part == MEMBERSHIP.c.part) & (ALIAS.c.row == MEMBERSHIP.c.row)
    listed = (REVIEW.c.part == MEMBERSHIP.c.part) & (REVIEW.c.row == MEMBERSHIP.c.row)
    query = (
        select(
            *(MEMBERSHIP.c.person, MEMBERSHIP.c.part, MEMBERSHIP.c.row, MEMBERSHIP.c.place),
            *(ALIAS.c.household, REVIEW.c.code, MEMBER.c.name, MEMBER.c.birth_year),
            *(PART.c.period, UNIT.c.key),
        )
        .join(MEMBER, same & (MEMBER.c.place == MEMBERSHIP.c.place))
        .join(ALIAS, here)
        .join(REVIEW, listed)
        .join(PART, PART.c.id == MEMBERSHIP.c.part)
        .join(UNIT, UNIT.c.id == PART.c.unit)
    )
    for some in portions(people):
        yield from connection.execute(query.where(MEMBERSHIP.c.person.in_(some)))


def dead_among(
    deaths: Sequence[RegisteredDeath], names: Sequence[str | None], years: Sequence[int | None]
) -> dict[int, date]:
    """Return the members of a household who died, by their index, with the last possible day.

    Names are compared, and years of birth where both are known. A death that fits several members
    is left out.
    """
    keys = [match_key(name or "") for name in names]
    last_days: dict[int, date] = {}
    for one in deaths:
        fitting = [
            place
            for place, (key, year) in enumerate(zip(keys, years, strict=True))
            if key == one.key and may_be_one_birth(year, one.birth_year)
        ]
        if len(fitting) == 1:
            place = fitting[0]
            last_days[place] = min(one.by, last_days.get(place, one.by))
    return last_days
