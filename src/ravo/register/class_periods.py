"""The classes of the register's households by period, with the days on which they were known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, exists, or_, select

from ravo.contract.days import iso_day
from ravo.criteria.terms import ABOVE, LISTED
from ravo.json_text import json_value
from ravo.register.decision_days import days_of_batches, known_day
from ravo.register.escapes import ClassedPeriod, known_from
from ravo.register.invented_lists import is_invented
from ravo.register.law_days import closing_by_law, term_of
from ravo.register.parts import active_parts
from ravo.register.periods import order_of
from ravo.register.portions import portions
from ravo.register.recognition import recognised
from ravo.register.recorded_events import (
    EventPlace,
    RecordedDecision,
    day_at,
    decisions_of,
)
from ravo.register.tables import ALIAS, PART, REVIEW, UNIT


@dataclass(frozen=True, slots=True)
class ListFacts:
    """The facts of a list that hold for all its households; `came` is the day it was added.

    `invented` is whether its data is invented.
    """

    period: str
    unit: str
    commune: str | None
    code: str | None
    decision_date: date | None
    review_date: date | None
    came: date = date.max
    invented: bool = False


@dataclass(frozen=True, slots=True)
class ListedPeriod:
    """A household in a list: its class with the day of it, and the opening class in that list."""

    classed: ClassedPeriod
    opening: str | None


def may_count_by_opening(lists: Sequence[ListedPeriod], on: date) -> ListedPeriod | None:
    """Return the list whose review put a household above the line, if that would count on a day.

    This is for households that only the opening class of their first list records as poor or
    near-poor: the list before is not at hand, so the escape is not certain. None where there is no
    such escape, or its term had ended by the day.
    """
    if not lists or lists[0].opening not in LISTED:
        return None
    settled = next((one for one in lists if one.classed.klass in (*LISTED, *ABOVE)), None)
    if settled is None or settled.classed.klass in LISTED:
        return None
    day, term = known_from(settled.classed), term_of(settled.classed.period)
    return settled if term is not None and on <= term.last_day(day) else None


def facts_of_lists(connection: Connection) -> dict[int, ListFacts]:
    """Return the lists that count, by their number: those whose rows have an identity, and those
    of no household.
    """
    counting = or_(PART.c.id.in_(select(ALIAS.c.part)), PART.c.id.in_(_of_nobody(connection)))
    query = (
        select(PART.c.id, PART.c.period, PART.c.decision_date, PART.c.about, PART.c.batch)
        .add_columns(UNIT.c.key, UNIT.c.name, UNIT.c.code)
        .join(UNIT, UNIT.c.id == PART.c.unit)
        .where(counting)
    )
    facts = {}
    came = days_of_batches(connection)
    for row in connection.execute(query):
        about = json_value(row.about)
        review_date = about["info"].get("review_date")
        facts[row.id] = ListFacts(
            row.period,
            row.key,
            row.name,
            row.code,
            known_day(row.decision_date, came[row.batch]),
            iso_day(review_date) or closing_by_law(row.period),
            came[row.batch],
            is_invented(about),
        )
    return facts


def _of_nobody(connection: Connection) -> list[int]:
    """Return the lists without a household that count: the households before are off the list."""
    filled = exists().where(REVIEW.c.part == PART.c.id)
    bare = set(connection.scalars(select(PART.c.id).where(~filled)))
    return [part.id for part in active_parts(connection).parts if part.id in bare] if bare else []


def classed_row(
    row: Any, item: ListFacts, decisions: Mapping[EventPlace, RecordedDecision]
) -> ClassedPeriod:
    """Return the class of a household in a list; `decisions` are the recorded decisions."""
    klass = None if row.departed or row.unreviewed else row.klass
    days = (known_day(row.decision_date, item.came), item.decision_date)
    recorded: tuple[date | None, date | None] = (None, None)
    if decisions:
        place = item.unit, item.period
        recorded = day_at(decisions, (*place, row.code)), day_at(decisions, (*place, None))
    return recognised(item.period, klass, days, item.review_date, recorded)


_COLUMNS = (
    *(ALIAS.c.household, ALIAS.c.part, REVIEW.c.code, REVIEW.c.klass, REVIEW.c.opening),
    *(REVIEW.c.departed, REVIEW.c.unreviewed, REVIEW.c.decision_date),
)


def periods_of(
    connection: Connection, households: Iterable[int], before: str
) -> dict[int, tuple[ListedPeriod, ...]]:
    """Return the lists of households (by their numbers) before a period, in their order."""
    lists = facts_of_lists(connection)
    decisions = decisions_of(connection)
    periods: dict[int, list[ListedPeriod]] = {}
    wanted = sorted(set(households))
    for some in portions(wanted):
        for row in connection.execute(_rows(some)):
            item = lists[row.part]
            if order_of(item.period) < order_of(before):
                listed = ListedPeriod(classed_row(row, item, decisions), row.opening)
                periods.setdefault(row.household, []).append(listed)
    return {household: _in_order(items) for household, items in periods.items()}


def _in_order(items: Sequence[ListedPeriod]) -> tuple[ListedPeriod, ...]:
    return tuple(sorted(items, key=lambda item: order_of(item.classed.period)))


def _rows(households: Sequence[int]) -> Any:
    here = (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row)
    query = select(*_COLUMNS).select_from(ALIAS).join(REVIEW, here)
    return query.where(ALIAS.c.household.in_(households))
