"""Facts and people that a register would lose if a poorer list replaced the one it has."""

from collections.abc import Iterable

from sqlalchemy import Connection, func, select

from ravo.faults import usage
from ravo.json_text import json_value
from ravo.register.lists import COLUMNS, StoredList
from ravo.register.parts import PartHeader
from ravo.register.tables import MEMBER, PART, REVIEW

HOUSEHOLD_FACTS = "households"
"""The key of facts of households on a hidden sheet of results, in the record of lost facts."""


def refuse_unfilled(stored: StoredList) -> None:
    """Raise UsageProblem (exit code 2) for a list that nobody filled in: it has no review."""
    waiting, here = _waiting(stored)
    if here and waiting == here:
        raise usage("RV-1551", path=stored.file, count=waiting, all=here, **_place(stored))


def refuse_loss(connection: Connection, there: Iterable[PartHeader], stored: StoredList) -> None:
    """Raise UsageProblem (exit code 2) for a list without members, or without facts of households.

    It is also raised for a list most of whose households are not filled in, if fewer of the list
    before were not. `there` are the lists that it would replace; if these lack the same, nothing is
    lost.
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
    """Return the number of households of a list without a review, and of all its households."""
    unreviewed, departed = COLUMNS.index("unreviewed"), COLUMNS.index("departed")
    here = [row for row in stored.households if not row[departed]]
    return sum(bool(row[unreviewed]) for row in here), len(here)


def _waiting_in(connection: Connection, part: PartHeader) -> int:
    """Return the number of households of a registered list without a review."""
    mine = (REVIEW.c.part == part.id) & (REVIEW.c.unreviewed == 1) & (REVIEW.c.departed == 0)
    return connection.execute(select(func.count()).select_from(REVIEW).where(mine)).scalar() or 0


def _people_in(connection: Connection, part: PartHeader) -> int:
    """Return how many members a list has."""
    query = select(func.count()).select_from(MEMBER).where(MEMBER.c.part == part.id)
    return connection.execute(query).scalar() or 0


def _lost_facts(connection: Connection, part: PartHeader) -> bool:
    """Return whether a list lacks the facts of its households."""
    about = connection.execute(select(PART.c.about).where(PART.c.id == part.id)).scalar_one()
    return HOUSEHOLD_FACTS in json_value(about)["facts_lost"]
