"""The classes of the households that deaths name, for people on no list: plain SQL."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, select

from ravo.register.periods import order_of
from ravo.register.portions import portions
from ravo.register.tables import ALIAS, PART, REVIEW, UNIT


@dataclass(frozen=True, slots=True)
class DeathPlace:
    """The household that a death names: the key of its commune, the period, its code there.

    `of_list` is whether the list of that period itself records the death.
    """

    unit: str
    period: str
    code: str
    of_list: bool


def classes_of_homes(
    connection: Connection, places: Collection[DeathPlace]
) -> dict[DeathPlace, str | None]:
    """Return the class of each household in the last list that the dead person may have been on.

    A list that itself records the death counts only where there is no list before it. None where no
    list has the household.
    """
    numbers = _households(connection, places)
    lists = _lists(connection, set(numbers.values()))
    classes = {}
    for place, household in numbers.items():
        here = order_of(place.period)
        known = sorted((order, klass or "") for order, klass in lists[household] if order <= here)
        before = [one for one in known if one[0] < here or not place.of_list]
        chosen = (before or known)[-1:]
        classes[place] = chosen[0][1] if chosen else None
    return classes


def _households(connection: Connection, places: Collection[DeathPlace]) -> dict[DeathPlace, int]:
    """Return the household of each code, by the newest list up to its period that has the code.

    A death is left out where no list has the code, or that list has it in several rows.
    """
    codes = sorted({place.code for place in places})
    rows: dict[tuple[str, str], dict[tuple[int, int], list[int]]] = {}
    for some in portions(codes):
        query = (
            select(UNIT.c.key, REVIEW.c.code, PART.c.period, ALIAS.c.household)
            .join(PART, PART.c.unit == UNIT.c.id)
            .join(REVIEW, REVIEW.c.part == PART.c.id)
            .join(ALIAS, (ALIAS.c.part == REVIEW.c.part) & (ALIAS.c.row == REVIEW.c.row))
            .where(UNIT.c.key.in_({place.unit for place in places}))
            .where(REVIEW.c.code.in_(some))
        )
        for key, code, period, household in connection.execute(query):
            lists = rows.setdefault((key, code), {})
            lists.setdefault(order_of(period), []).append(household)
    households = {}
    for place in places:
        lists = rows.get((place.unit, place.code), {})
        newest = max((one for one in lists if one <= order_of(place.period)), default=None)
        # A code in two rows of a list identifies no household.
        if newest is not None and len(lists[newest]) == 1:
            households[place] = lists[newest][0]
    return households


def _lists(
    connection: Connection, households: Collection[int]
) -> dict[int, list[tuple[tuple[int, int], str | None]]]:
    """Return by household the period and class of each list that does not record it as gone."""
    wanted = sorted(households)
    lists: dict[int, list[tuple[tuple[int, int], str | None]]] = {one: [] for one in wanted}
    for some in portions(wanted):
        query = (
            select(ALIAS.c.household, PART.c.period, REVIEW.c.klass)
            .join(REVIEW, (ALIAS.c.part == REVIEW.c.part) & (ALIAS.c.row == REVIEW.c.row))
            .join(PART, PART.c.id == ALIAS.c.part)
            .where(ALIAS.c.household.in_(some))
            .where(REVIEW.c.departed == 0)
        )
        for household, period, klass in connection.execute(query):
            lists[household].append((order_of(period), klass))
    return lists
