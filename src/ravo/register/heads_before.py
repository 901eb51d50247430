"""The heads of the lists before a period, by citizen number, with their households."""

from collections.abc import Collection, Iterator, Mapping, Sequence

import numpy as np
from sqlalchemy import Connection, select

from ravo.changes.earlier_heads import EarlierHeads, KnownHead, identified
from ravo.register.parts import PartHeader, plain_rows
from ravo.register.period_years import PeriodYear, household_rows
from ravo.register.periods import order_of
from ravo.register.portions import portions
from ravo.register.search import number_key
from ravo.register.tables import ALIAS, REVIEW, SEARCH


def heads_before(
    connection: Connection, into: Connection, parts: Sequence[PartHeader], last: PeriodYear
) -> EarlierHeads:
    """Return the heads of some lists; identities are read from `into`, lists from `connection`.

    `last` are the lists with whose households a period is compared.
    """

    def known(numbers: Sequence[str]) -> Mapping[str, KnownHead]:
        """Return the head that each citizen number identifies in the latest period with such one.

        In a later period several heads may have the number: that tells nothing about this one.
        """
        homes = _rows_of(into, numbers, {part.id for part in parts})
        listed: dict[tuple[int, int], list[tuple[str, KnownHead, bool]]] = {}
        for part in parts:
            if part.id in homes:
                heads = _heads(connection, part.id, homes[part.id], set(numbers))
                listed.setdefault(order_of(part.period), []).extend(heads)
        known: dict[str, KnownHead] = {}
        for period in sorted(listed):
            known.update(identified(listed[period]))
        return known

    return EarlierHeads(lambda: household_rows(into, last), known)


def _rows_of(
    connection: Connection, numbers: Sequence[str], parts: Collection[int]
) -> dict[int, dict[int, int]]:
    """Return the households of citizen numbers by their row in each of some lists."""
    households: dict[int, dict[int, int]] = {}
    for keys in portions([number_key(number) for number in numbers]):
        query = (
            select(ALIAS.c.part, ALIAS.c.row, ALIAS.c.household)
            .join(SEARCH, SEARCH.c.household == ALIAS.c.household)
            .where(SEARCH.c.kind == "number", SEARCH.c.key.in_(keys))
        )
        for part, row, household in plain_rows(connection, query):
            if part in parts:
                households.setdefault(part, {})[row] = household
    return households


def _heads(
    connection: Connection, part: int, homes: Mapping[int, int], numbers: set[str]
) -> Iterator[tuple[str, KnownHead, bool]]:
    """Yield the heads of some rows of a list with one of the numbers, and whether each is gone."""
    names = ("row", "head_citizen_id", "head_name", "head_sex", "head_birth_year", "departed")
    for rows in portions(sorted(homes)):
        query = select(*(REVIEW.c[name] for name in names))
        here = query.where(REVIEW.c.part == part, REVIEW.c.row.in_(rows))
        for row, number, name, sex, birth, departed in plain_rows(connection, here):
            if number in numbers:
                year = np.nan if birth is None else float(birth)
                yield number, KnownHead(homes[row], name or "", sex or "", year), bool(departed)
