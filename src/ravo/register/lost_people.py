"""What a register would no longer count, were a list replaced by one that knows less of it."""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from ravo.faults import usage
from ravo.register.lists import StoredList
from ravo.register.parts import PartHeader
from ravo.register.tables import MEMBER, PART

HOUSEHOLD_FACTS = "households"
"""The facts of households that results keep on a hidden sheet, as results that lost them say."""


def refuse_loss(connection: Connection, there: Iterable[PartHeader], stored: StoredList) -> None:
    """Raise UsageProblem (exit code 2) where a list has no member, or lost facts of households.

    `there` are the lists whose place it would take; one that lacks the same loses nothing.
    """
    place = {"commune": stored.unit.name or stored.unit.key, "period": stored.period}
    for part in there:
        people = 0 if any(stored.members) else _people_in(connection, part)
        if people:
            raise usage("RV-1415", path=stored.file, count=people, **place)
        if HOUSEHOLD_FACTS in stored.about["facts_lost"] and not _lost_facts(connection, part):
            raise usage("RV-1416", path=stored.file, **place)


def _people_in(connection: Connection, part: PartHeader) -> int:
    """Return how many members a list has."""
    query = select(func.count()).select_from(MEMBER).where(MEMBER.c.part == part.id)
    return connection.execute(query).scalar() or 0


def _lost_facts(connection: Connection, part: PartHeader) -> bool:
    """Return whether a list lacks the facts of its households."""
    about = connection.execute(select(PART.c.about).where(PART.c.id == part.id)).scalar_one()
    return HOUSEHOLD_FACTS in json.loads(about)["facts_lost"]
