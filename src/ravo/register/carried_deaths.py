"""People of the last lists whose death was recorded since, as the next survey carries them.

Their rows go along with the reason: the survey counts who died in its year, finds the next head,
and has them in its list of movements. Nobody has to know of it a second time.
"""

from dataclasses import replace

import pandas as pd
from sqlalchemy import Connection, select

from ravo.blanks.carried_list import LastYearList
from ravo.register.deaths import people_of_events
from ravo.register.parts import PartHeader
from ravo.register.records import has_table
from ravo.register.tables import DEATH, MEMBERSHIP
from ravo.survey.left_members import DIED


def with_recorded_deaths(
    connection: Connection, part: PartHeader, carried: LastYearList
) -> LastYearList:
    """Return a list with the reason at each of its people whose death is recorded."""
    people = carried.members
    if people is None:
        return carried
    kept = has_table(connection, DEATH)
    dead = select(DEATH.c.person) if kept else set(people_of_events(connection).values())
    query = select(MEMBERSHIP.c.row, MEMBERSHIP.c.place).where(
        MEMBERSHIP.c.part == part.id, MEMBERSHIP.c.person.in_(dead)
    )
    seats = {(row.row, row.place) for row in connection.execute(query)}
    if not seats:
        return carried
    places = people.groupby("household").cumcount().tolist()
    here = zip(people["household"].tolist(), places, strict=True)
    reasons = [DIED if seat in seats else None for seat in here]
    return replace(carried, members=people.assign(change_reason=pd.Series(reasons, dtype=object)))
