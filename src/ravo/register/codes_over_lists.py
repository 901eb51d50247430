"""Codes that other households have than in the list before: where movements and lives differ."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, select

from ravo.criteria.terms import LISTED
from ravo.register.class_periods import ListFacts
from ravo.register.communes_on import NamedCommune, communes_on
from ravo.register.escapes import ABOVE
from ravo.register.parts import plain_rows
from ravo.register.periods import is_month, order_of
from ravo.register.tables import ALIAS, REVIEW

LISTS_AT_ONCE = 64
"""Lists whose codes are held while neighbours are compared."""


@dataclass(frozen=True)
class CodesOverLists:
    """Households by their number: whose code another one of the list before had.

    `same` has those above the line whose code was that of a poor or near-poor household that is
    another one, with the period; `moved` the households (with the period) that went on under
    another code while one that is on the list has theirs.
    """

    same: Mapping[int, str]
    moved: frozenset[tuple[int, str]]

    def is_moved(self, household: int, period: str) -> bool:
        """Return whether a household went on under another code in a period."""
        return (household, period) in self.moved


class _CodedRow(NamedTuple):
    code: str
    klass: str
    household: int


def codes_over_lists(connection: Connection, lists: Mapping[int, ListFacts]) -> CodesOverLists:
    """Return which codes other households have than in the list before of their commune."""
    same: dict[int, str] = {}
    moved: set[tuple[int, str]] = set()
    # A list is one of the lists before of several, and has lists before it itself.
    coded = lru_cache(LISTS_AT_ONCE)(lambda part: _coded(connection, part))
    for part, before in _neighbours(lists):
        period = lists[part].period
        for now, then in _changed(coded, part, before):
            if now.klass in ABOVE:
                same[now.household] = period
            elif now.klass in LISTED:
                moved.add((then.household, period))
    return CodesOverLists(same, frozenset(moved))


def _neighbours(lists: Mapping[int, ListFacts]) -> Iterator[tuple[int, list[int]]]:
    """Yield each list with the last ones before it on its ground that movements compare it with.

    A year's review is compared with the review of a year.
    """
    ground = {number: _ground(item) for number, item in lists.items()}
    ordered = sorted(lists, key=lambda number: order_of(lists[number].period), reverse=True)
    for at, number in enumerate(ordered):
        item, met = lists[number], set[str]()
        found = []
        for other in ordered[at + 1 :]:
            one = lists[other]
            earlier = order_of(one.period) < order_of(item.period)
            if not earlier or (is_month(one.period) and not is_month(item.period)):
                continue
            if ground[other] & ground[number] and one.unit not in met:
                found.append(other)
                met.add(one.unit)
        yield number, found


def _ground(item: ListFacts) -> frozenset[object]:
    named = NamedCommune(item.code, item.commune)
    found = communes_on(item.unit, named, date.max)
    return frozenset(one.code or one.name or item.unit for one in found)


def _changed(
    coded: Callable[[int], list[_CodedRow]], part: int, before: list[int]
) -> Iterator[tuple[_CodedRow, _CodedRow]]:
    """Yield the rows of one code that are of two households: now, and in a list before."""
    if not before:
        return
    now = {row.code: row for row in coded(part)}
    for other in before:
        listed = {row.code: row for row in coded(other) if row.klass in LISTED}
        for code, then in listed.items():
            row = now.get(code)
            if row is not None and row.household != then.household:
                yield row, then


def _coded(connection: Connection, part: int) -> list[_CodedRow]:
    """Return the households of a list that have a code and a class."""
    here = (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row)
    query = (
        select(REVIEW.c.code, REVIEW.c.klass, ALIAS.c.household)
        .select_from(ALIAS)
        .join(REVIEW, here)
        .where(ALIAS.c.part == part, REVIEW.c.code.is_not(None), REVIEW.c.departed == 0)
        .where(REVIEW.c.klass.in_((*LISTED, *ABOVE)))
    )
    return [*map(_CodedRow._make, plain_rows(connection, query))]
