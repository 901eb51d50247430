"""What a register would no longer count, were a list replaced by one that knows less of it."""

import json
from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from ravo.faults import usage
from ravo.register.lists import COLUMNS, StoredList
from ravo.register.parts import PartHeader
from ravo.register.tables import MEMBER, PART, REVIEW

HOUSEHOLD_FACTS = "households"
"""The facts of households that results keep on a hidden sheet, as results that lost them say."""


def refuse_unfilled(stored: StoredList) -> None:
    """Raise UsageProblem (exit code 2) for a list that nobody filled in: no review to record."""
    waiting, here = _waiting(stored)
    if here and waiting == here:
        raise usage("RV-1551", path=stored.file, count=waiting, all=here, **_place(stored))


def refuse_loss(connection: Connection, there: Iterable[PartHeader], stored: StoredList) -> None:
    """Raise UsageProblem (exit code 2) where a list has no member, or lost facts of households.

    Nor where most of its households are not filled in, and fewer of the list before waited so.
    `there` are the lists whose place it would take; one that lacks the same loses nothing.
    """
    place = _place(stored)
    waiting, here = _waiting(stored)
    for part in there:
        if 2 * waiting > here and waiting > _waiting_in(connection, part):
            raise usage("RV-1551", path=stored.file, count=waiting, all=here, **place)
        people = 0 if any(stored.members) else _people_in(connection, part)
        if people:
            raise usage("RV-1415", path=stored.file, count=people, **place)
        if HOUSEHOLD_FACTS in stored.about["facts_lost"] and not _lost_facts(connection, part):
            raise usage("RV-1416", path=stored.file, **place)


def _place(stored: StoredList) -> dict[str, str]:
    return {"commune": stored.unit.name or stored.unit.key, "period": stored.period}


def _waiting(stored: StoredList) -> tuple[int, int]:
    """Return how many households of a list nobody has reviewed yet, and how many are there."""
    unreviewed, departed = COLUMNS.index("unreviewed"), COLUMNS.index("departed")
    here = [row for row in stored.households if not row[departed]]
    return sum(bool(row[unreviewed]) for row in here), len(here)


def _waiting_in(connection: Connection, part: PartHeader) -> int:
    """Return how many households of a list of the register nobody has reviewed yet."""
    mine = (REVIEW.c.part == part.id) & (REVIEW.c.unreviewed == 1) & (REVIEW.c.departed == 0)
    return connection.execute(select(func.count()).select_from(REVIEW).where(mine)).scalar() or 0


def _people_in(connection: Connection, part: PartHeader) -> int:
    """Return how many members a list has."""
    query = select(func.count()).select_from(MEMBER).where(MEMBER.c.part == part.id)
    return connection.execute(query).scalar() or 0


def _lost_facts(connection: Connection, part: PartHeader) -> bool:
    """Return whether a list lacks the facts of its households."""
    about = connection.execute(select(PART.c.about).where(PART.c.id == part.id)).scalar_one()
    return HOUSEHOLD_FACTS in json.loads(about)["facts_lost"]
