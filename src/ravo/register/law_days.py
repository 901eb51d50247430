"""Days and values from the law and the editions: closing days, term of escapes, indicators."""

import calendar
from datetime import date
from functools import cache

from ravo.criteria.loader import shipped_editions
from ravo.criteria.model import Value
from ravo.criteria.validation import ESCAPE_LAST_DAY, ESCAPE_MONTHS, ESCAPE_TERM
from ravo.messages import Lang
from ravo.register.escapes import MONTHS, EscapeTerm, months_later
from ravo.register.periods import is_month, order_of, year_in
from ravo.review_dates.loader import shipped_dates

FIRST_OWN_MONTH = 2
"""The month from which a decision may be on a year's review, where no act dates the review."""
MONTHS_TO_DECIDE = 8
"""The months after the end of a period in which a decision may be on its review."""


@cache
def closing_by_law(period: str) -> date | None:
    """Return the last day of a year's periodic review; None where no known act dates it.

    A month's review has no such day: its list has a day of its own.
    """
    dates = shipped_dates()
    task = dates.date_of("periodic_review")
    if is_month(period) or task.until_month is None or task.until_day is None:
        return None
    day = date(year_in(period), task.until_month, task.until_day)
    return day if dates.applies_from <= day <= dates.applies_to else None


@cache
def first_day_of_decision(period: str) -> date:
    """Return the first day on which a decision can recognise a period's classes.

    For a month it is the first day of that month. For a year it is the day on which the law opens
    the review; where no known act dates it, 1 February, because January has the decisions on the
    year before.
    """
    year, month = order_of(period)
    if is_month(period):
        return date(year, month, 1)
    dates = shipped_dates()
    task = dates.date_of("periodic_review")
    opened = date(year, min(task.months), task.day)
    known = dates.applies_from <= opened <= dates.applies_to
    return opened if known else date(year, FIRST_OWN_MONTH, 1)


@cache
def last_day_of_decision(period: str) -> date:
    """Return the last day on which a decision may be on a period: our own bound, not the law's.

    No known act has one. By then the next review of a year begins: a later day is a slip of the
    pen, or of a decision on another review.
    """
    year, month = order_of(period)
    month = month if is_month(period) else MONTHS
    return months_later(date(year, month, calendar.monthrange(year, month)[1]), MONTHS_TO_DECIDE)


@cache
def term_of(period: str) -> EscapeTerm | None:
    """Return the term of an escape recognised in a period, by the national edition of its year.

    None where no edition covers the year, or the value is not at hand.
    """
    for edition in shipped_editions():
        if edition.scope == "national" and edition.covers(year_in(period)):
            values = edition.values.get(ESCAPE_TERM, {})
            months, last_day = (
                _figure(values.get(name)) for name in (ESCAPE_MONTHS, ESCAPE_LAST_DAY)
            )
            if months is not None and last_day is not None:
                return EscapeTerm(months, bool(last_day))
    return None


def indicator_names(edition: str | None, lang: Lang) -> dict[str, str]:
    """Return the names of an edition's indicators by their ids; empty for an unknown edition."""
    for one in shipped_editions():
        if one.id == edition:
            return {item.id: item.label.say(lang) for item in one.indicators}
    return {}


def _figure(value: Value | None) -> int | None:
    return None if value is None or value.value is None else int(value.value)
