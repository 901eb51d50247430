"""Households that a list records as gone, with the reason: by the rows of lists, not by pairing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, select

from ravo.contract.columns import MERGED
from ravo.register.periods import order_of
from ravo.register.portions import portions
from ravo.register.tables import ALIAS, PART, REVIEW, ROW_OF_ALIAS

_GONE = select(ALIAS.c.household).join(REVIEW, ROW_OF_ALIAS).where(REVIEW.c.departed == 1)


@dataclass(frozen=True, slots=True)
class LeftHousehold:
    """A household (its number) in the first list that records it as gone, with the reason.

    `other` is the household into which it merged, by Mã hộ gốc of its row; None where the list has
    no such household.
    """

    household: int
    period: str
    reason: str | None
    other: int | None


def left_households(
    connection: Connection, among: Collection[int] | None = None
) -> Iterator[LeftHousehold]:
    """Yield the households that lists record as gone, among some or in the whole register.

    A household that came back may leave again. One that no list had before did not leave.
    """
    for rows in _lives(connection, among):
        before = None
        for row in sorted(rows, key=lambda one: order_of(one.period)):
            if row.departed and before is not None and not before.departed:
                other = _receiver(connection, row)
                yield LeftHousehold(row.household, row.period, row.change_reason, other)
            before = row


def taken_in(connection: Connection, household: int) -> set[int]:
    """Return the households whose rows in a list name this household's code as Mã hộ gốc."""
    mine = select(ALIAS.c.part, REVIEW.c.code).join(REVIEW, ROW_OF_ALIAS)
    households: set[int] = set()
    for part, code in connection.execute(mine.where(ALIAS.c.household == household)):
        here = (ALIAS.c.part == part) & (REVIEW.c.origin_code == code)
        households.update(connection.scalars(_GONE.where(here)))
    return households


def _lives(connection: Connection, among: Collection[int] | None) -> Iterator[list[Any]]:
    """Yield the rows of each household that any list records as gone."""
    query = (
        select(
            *(ALIAS.c.household, ALIAS.c.part, PART.c.period),
            *(REVIEW.c.departed, REVIEW.c.change_reason, REVIEW.c.origin_code),
        )
        .select_from(ALIAS)
        .join(REVIEW, ROW_OF_ALIAS)
        .join(PART, PART.c.id == ALIAS.c.part)
        .order_by(ALIAS.c.household)
    )
    for chosen in _some(query, among):
        for _, rows in groupby(connection.execute(chosen), key=attrgetter("household")):
            yield list(rows)


def _some(query: Select[Any], among: Collection[int] | None) -> Iterator[Select[Any]]:
    if among is None:
        yield query.where(ALIAS.c.household.in_(_GONE))
        return
    for some in portions(sorted(among)):
        yield query.where(ALIAS.c.household.in_(some))


def _receiver(connection: Connection, row: Any) -> int | None:
    """Return the household of the same list that the one of a row merged into, or None."""
    if row.change_reason != MERGED or not row.origin_code:
        return None
    query = select(ALIAS.c.household).join(REVIEW, ROW_OF_ALIAS)
    here = (ALIAS.c.part == row.part) & (REVIEW.c.code == row.origin_code)
    receivers = connection.scalars(query.where(here & (REVIEW.c.departed == 0))).all()
    return receivers[0] if len(receivers) == 1 else None
