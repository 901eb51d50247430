"""People and households of the last lists that died or moved away since, as surveys carry them.

Their rows are carried along with the reason: the survey counts who left in its year, determines the
next head, and lists them among its movements. So nobody has to enter them again.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from ravo.blanks.carried_list import LastYearList
from ravo.contract.days import iso_day
from ravo.register.deaths import days_of_lists, deaths_by_person
from ravo.register.member_departures import MOVES, departed_since
from ravo.register.parts import PartHeader
from ravo.register.periods import year_in
from ravo.register.recorded_events import counting_rows
from ravo.register.tables import EVENT, MEMBERSHIP
from ravo.survey.left_members import DIED, MOVED_AWAY
from ravo.text import match_key

HomeSeat = tuple[int, int]
"""The row of a household in a list, and the place of a person in it."""


@dataclass(frozen=True, slots=True)
class CarriedUntil:
    """The review year of a new survey, and the last day of its month for a month's survey.

    What happened after that review or day is left to the next survey.
    """

    year: int
    day: date | None = None

    def has(self, day: date | None) -> bool:
        """Return whether a day is not after the end; an unknown day only where there is no end."""
        return self.day is None or (day is not None and day <= self.day)


def with_recorded_reasons(
    connection: Connection, part: PartHeader, carried: LastYearList, until: CarriedUntil
) -> LastYearList:
    """Return a list with the reason entered for each person and household that left since."""
    moves = counting_rows(connection, EVENT, EVENT.c.kind.in_(MOVES))
    moves = [row for row in moves if until.has(iso_day(row.on))]
    carried = _without_homes(connection, part, carried, moves, until)
    people = carried.members
    if people is None:
        return carried
    places = people.groupby("household").cumcount().tolist()
    here = list(zip(people["household"].tolist(), places, strict=True))
    reasons: dict[HomeSeat, str] = {
        **_moved_away(connection, part, carried, here, moves, until),
        **dict.fromkeys(_dead(connection, part, until), DIED),
    }
    if not reasons:
        return carried
    change_reasons = pd.Series([reasons.get(seat) for seat in here], dtype=object)
    return replace(carried, members=people.assign(change_reason=change_reasons))


def _without_homes(
    connection: Connection,
    part: PartHeader,
    carried: LastYearList,
    moves: Sequence[Any],
    until: CarriedUntil,
) -> LastYearList:
    """Return a list with the reason entered for each household that moved away as a whole."""
    if not moves:
        return carried
    listed, days = (part.unit.key, part.period), days_of_lists(connection)
    left = departed_since(moves, listed, days, until.year, whole=True)
    codes = carried.households["code"].tolist()
    count = Counter(codes)
    reasons = [MOVED_AWAY if (c, "") in left and count[c] == 1 else None for c in codes]
    if not any(reasons):
        return carried
    since = pd.Series(reasons, dtype=object)
    return replace(carried, households=carried.households.assign(left_since=since))


def _dead(connection: Connection, part: PartHeader, until: CarriedUntil) -> set[HomeSeat]:
    dead = {
        person
        for person, death in deaths_by_person(connection).items()
        if year_in(death.period) <= until.year and until.has(death.last)
    }
    query = select(MEMBERSHIP.c.row, MEMBERSHIP.c.place, MEMBERSHIP.c.person)
    rows = connection.execute(query.where(MEMBERSHIP.c.part == part.id)) if dead else ()
    return {(row.row, row.place) for row in rows if row.person in dead}


def _moved_away(
    connection: Connection,
    part: PartHeader,
    carried: LastYearList,
    seats: list[HomeSeat],
    moves: Sequence[Any],
    until: CarriedUntil,
) -> dict[HomeSeat, str]:
    """Return the reason of each person who moved away; namesakes in a household are left out."""
    if not moves or carried.members is None:
        return {}
    listed = part.unit.key, part.period
    left = departed_since(moves, listed, days_of_lists(connection), until.year)
    codes, names = carried.households["code"].tolist(), carried.members["name"].tolist()
    keys = [
        (codes[home], match_key(str(name or "")))
        for (home, _), name in zip(seats, names, strict=True)
    ]
    count = Counter(keys)
    return {
        seat: MOVED_AWAY
        for seat, key in zip(seats, keys, strict=True)
        if key in left and count[key] == 1
    }
