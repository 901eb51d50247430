"""Codes that passed to another household since the list before: movements and lives differ."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, select

from ravo.changes.pairs import pair_years
from ravo.criteria.terms import ABOVE, LISTED
from ravo.register.answers import links_between
from ravo.register.class_periods import ListFacts
from ravo.register.communes_on import NamedCommune, communes_on
from ravo.register.lists import PAIRED
from ravo.register.parts import active_parts, plain_rows
from ravo.register.period_years import lists_as_year
from ravo.register.periods import is_month, order_of
from ravo.register.tables import ALIAS, REVIEW

LISTS_AT_ONCE = 64
"""The most lists whose codes are kept in memory while neighbours are compared."""


@dataclass(frozen=True)
class CodesOverLists:
    """Households (by number) that took over a code from another household of the list before.

    `same` maps households above the line to the period in which they took the code of a poor or
    near-poor household; `moved` has the households, with the period, that continued under another
    code while a listed household has theirs.
    """

    same: Mapping[int, str]
    moved: frozenset[tuple[int, str]]

    def is_moved(self, household: int, period: str) -> bool:
        """Return whether a household continued under another code in a period."""
        return (household, period) in self.moved


class _CodedRow(NamedTuple):
    code: str
    klass: str
    household: int
    row: int


def codes_over_lists(connection: Connection, lists: Mapping[int, ListFacts]) -> CodesOverLists:
    """Return the codes that have passed to other households since the list before of their commune.

    Codes by which movements pair no households are left out: those of a commune that was numbered
    anew, or whose former household is found elsewhere.
    """
    same: dict[int, str] = {}
    moved: set[tuple[int, str]] = set()
    # A list is read several times: it is compared with earlier lists, and later lists with it.
    coded = lru_cache(LISTS_AT_ONCE)(lambda part: _coded(connection, part))
    met: dict[str, tuple[set[int], set[int]]] = {}
    for part, before in _neighbours(lists):
        if others := [other for other in before if _codes_changed_hands(coded(other), coded(part))]:
            sides = met.setdefault(lists[part].period, (set(), set()))
            sides[0].update(others)
            sides[1].add(part)
    for period, (then_lists, now_lists) in met.items():
        for then, now in _paired(connection, coded, then_lists, now_lists):
            if now.household == then.household or then.klass not in LISTED:
                continue
            if now.klass in ABOVE:
                same[now.household] = period
            else:
                moved.add((then.household, period))
    return CodesOverLists(same, frozenset(moved))


def _codes_changed_hands(before: Sequence[_CodedRow], after: Sequence[_CodedRow]) -> bool:
    """Return whether a household has a code now that a listed household had before."""
    now = {row.code: row.household for row in after}
    listed = (row for row in before if row.klass in LISTED)
    return any(now.get(row.code, row.household) != row.household for row in listed)


def _paired(
    connection: Connection,
    coded: Callable[[int], list[_CodedRow]],
    before: Collection[int],
    after: Collection[int],
) -> Iterator[tuple[_CodedRow, _CodedRow]]:
    """Yield pairs of households of two sets of lists (by number), paired as between two years."""
    headers = {part.id: part for part in active_parts(connection).parts}
    old, new = (
        lists_as_year(connection, [headers[number] for number in sorted(numbers)], names=PAIRED)
        for numbers in (before, after)
    )
    pairs = pair_years(old.year, new.year, links_between(connection, old, new)).pairs
    rows = [
        {(number, row.row): row for number in numbers for row in coded(number)}
        for numbers in (before, after)
    ]
    for i, j in zip(pairs["old"].tolist(), pairs["new"].tolist(), strict=True):
        then, now = rows[0].get(old.at[i]), rows[1].get(new.at[j])
        if then is not None and now is not None:
            yield then, now


def _neighbours(lists: Mapping[int, ListFacts]) -> Iterator[tuple[int, list[int]]]:
    """Yield each list with the last lists before it on its ground, as movements compare them.

    A year's review is only compared with reviews of years.
    """
    ground = {number: _ground(item) for number, item in lists.items()}
    ordered = sorted(lists, key=lambda number: order_of(lists[number].period), reverse=True)
    for at, number in enumerate(ordered):
        item, met = lists[number], set[str]()
        neighbours = []
        for other in ordered[at + 1 :]:
            one = lists[other]
            earlier = order_of(one.period) < order_of(item.period)
            if not earlier or (is_month(one.period) and not is_month(item.period)):
                continue
            if ground[other] & ground[number] and one.unit not in met:
                neighbours.append(other)
                met.add(one.unit)
        yield number, neighbours


def _ground(item: ListFacts) -> frozenset[object]:
    named = NamedCommune(item.code, item.commune)
    communes = communes_on(item.unit, named, date.max)
    return frozenset(one.code or one.name or item.unit for one in communes)


def _coded(connection: Connection, part: int) -> list[_CodedRow]:
    """Return the households of a list that have a code and a class."""
    here = (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row)
    query = (
        select(REVIEW.c.code, REVIEW.c.klass, ALIAS.c.household, REVIEW.c.row)
        .select_from(ALIAS)
        .join(REVIEW, here)
        .where(ALIAS.c.part == part, REVIEW.c.code.is_not(None), REVIEW.c.departed == 0)
        .where(REVIEW.c.klass.in_((*LISTED, *ABOVE)))
    )
    return [*map(_CodedRow._make, plain_rows(connection, query))]
