"""When a household left the list of the poor, and until when it counts as newly escaped.

An escape is a review that puts a household above the near-poor line (average-living or not poor)
whose class before was poor or near-poor. A poor household that becomes near-poor is still on the
list of poor and near-poor households that a chairman recognises (nd07-2021 Điều 3 khoản 2), so that
is no escape, although column 2 of form 2 counts it as one. A review that gives no class neither
begins an escape nor ends one; a class on the list again ends it.
"""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ravo.criteria.terms import ABOVE, LISTED
from ravo.register.periods import is_month, year_in

MONTHS = 12


@dataclass(frozen=True, slots=True)
class EscapeTerm:
    """How long a household counts as newly escaped: months, and whether the last day counts."""

    months: int
    last_day_counts: bool

    def last_day(self, escaped_on: date) -> date:
        """Return the last day of a term that begins on a day."""
        end = months_later(escaped_on, self.months)
        return end if self.last_day_counts else end - timedelta(days=1)


def months_later(day: date, months: int) -> date:
    """Return the same day some months later; the month's last day where it has no such day.

    31/8 and six months is the last day of February.
    """
    years, month = divmod(day.month - 1 + months, MONTHS)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class ClassedPeriod:
    """A household's class in a period, and the day on which it was recognised (None: not known).

    `derived` is true where that is the closing day of the review, because no decision is known.
    """

    period: str
    klass: str | None
    day: date | None
    derived: bool


@dataclass(frozen=True, slots=True)
class Escape:
    """A household that left the list: its class before and after, and the day since when.

    `ended` is the period whose review put it on the list again.
    """

    period: str
    from_class: str
    to_class: str
    day: date | None
    derived: bool
    ended: ClassedPeriod | None = None


def escapes(periods: Sequence[ClassedPeriod]) -> tuple[Escape, ...]:
    """Return the escapes of a household whose periods come in their order."""
    all_escapes: list[Escape] = []
    before: str | None = None
    for item in _by_day(periods):
        if item.klass in LISTED:
            if all_escapes and all_escapes[-1].ended is None:
                all_escapes[-1] = replace(all_escapes[-1], ended=item)
            before = item.klass
        elif item.klass in ABOVE:
            if before in LISTED:
                all_escapes.append(Escape(item.period, before, item.klass, item.day, item.derived))
            before = item.klass
    return tuple(all_escapes)


def _by_day(periods: Sequence[ClassedPeriod]) -> list[ClassedPeriod]:
    """Return periods with a year's review before the months of its year that were recognised later.

    December's list may be dated after the review of the year, whose classes are known without it.
    So an escape has the same day, however many of the lists are known.
    """
    ordered: list[ClassedPeriod] = []
    for item in periods:
        place = len(ordered)
        if not is_month(item.period) and item.day is not None:
            while place and _is_later_month(ordered[place - 1], item.period, item.day):
                place -= 1
        ordered.insert(place, item)
    return ordered


def _is_later_month(item: ClassedPeriod, year: str, day: date) -> bool:
    """Return whether a period is a month of `year` and was recognised after a day."""
    mine = is_month(item.period) and year_in(item.period) == year_in(year)
    return mine and item.day is not None and item.day > day


def known_from(item: ClassedPeriod) -> date:
    """Return the day from which a class is known; where unknown, the end of the period's year."""
    return item.day or date(year_in(item.period), MONTHS, 31)


def is_known_on(item: ClassedPeriod, on: date) -> bool:
    """Return whether a class was recognised on or before a day."""
    return known_from(item) <= on
