"""People of the last lists who died or moved away since, as the next survey carries them.

Their rows go along with the reason: the survey counts who left in its year, finds the next head,
and has them in its list of movements. Nobody has to know of it a second time.
"""

from collections import Counter
from dataclasses import replace

import pandas as pd
from sqlalchemy import Connection, select

from ravo.blanks.carried_list import LastYearList
from ravo.register.deaths import days_of_lists, deaths_by_person
from ravo.register.member_departures import MOVES, departed_since
from ravo.register.parts import PartHeader
from ravo.register.periods import year_in
from ravo.register.recorded_events import counting_rows
from ravo.register.tables import EVENT, MEMBERSHIP
from ravo.survey.left_members import DIED, MOVED_AWAY
from ravo.text import match_key

Seat = tuple[int, int]
"""The row of a household in a list, and the place of a person in it."""


def with_recorded_reasons(
    connection: Connection, part: PartHeader, carried: LastYearList, year: int
) -> LastYearList:
    """Return a list with the reason at each of its people who died or moved away since.

    What is after the review of `year`, which the survey is of, is left to the next one.
    """
    people = carried.members
    if people is None:
        return carried
    places = people.groupby("household").cumcount().tolist()
    here = list(zip(people["household"].tolist(), places, strict=True))
    reasons: dict[Seat, str] = {
        **_moved_away(connection, part, carried, here, year),
        **dict.fromkeys(_dead(connection, part, year), DIED),
    }
    if not reasons:
        return carried
    found = pd.Series([reasons.get(seat) for seat in here], dtype=object)
    return replace(carried, members=people.assign(change_reason=found))


def _dead(connection: Connection, part: PartHeader, year: int) -> set[Seat]:
    known = deaths_by_person(connection)
    dead = {person for person, death in known.items() if year_in(death.period) <= year}
    query = select(MEMBERSHIP.c.row, MEMBERSHIP.c.place, MEMBERSHIP.c.person)
    rows = connection.execute(query.where(MEMBERSHIP.c.part == part.id)) if dead else ()
    return {(row.row, row.place) for row in rows if row.person in dead}


def _moved_away(
    connection: Connection, part: PartHeader, carried: LastYearList, seats: list[Seat], year: int
) -> dict[Seat, str]:
    """Return the reason of who moved away; a name that several of a household have is nobody's."""
    rows = counting_rows(connection, EVENT, EVENT.c.kind.in_(MOVES))
    if not rows or carried.members is None:
        return {}
    listed = part.unit.key, part.period
    left = departed_since(rows, listed, days_of_lists(connection), year)
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
