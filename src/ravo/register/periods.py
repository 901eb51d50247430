"""Periods of the register: a year's review (`2024`), or a month of the monthly one (`2026-03`)."""

import re
from functools import lru_cache

from ravo.places.units import map_year_of_month

_PERIOD = re.compile(r"(\d{4})(?:-(\d{2}))?")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})/(\d{4})")
YEAR_END = 13
"""The number of a year's review, which sorts it after the months of its year."""


class NoPeriodError(ValueError):
    """A value that is no period where a register should have one: ravo cannot have written it."""


@lru_cache(4_096)
def order_of(period: str) -> tuple[int, int]:
    """Return the key that sorts periods by time: a year's review closes its year.

    Raises NoPeriodError for a value that is no period.
    """
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise NoPeriodError(period)
    return int(match[1]), int(match[2] or YEAR_END)


def is_period(words: str) -> bool:
    """Return whether words are a year, or a year with one of the twelve months."""
    match = _PERIOD.fullmatch(words)
    return match is not None and (match[2] is None or 1 <= int(match[2]) < YEAR_END)


def year_in(period: str) -> int:
    """Return the year of a period."""
    return order_of(period)[0]


def map_year_of(period: str) -> int:
    """Return the year whose map of communes a period has: a month has the map of that month."""
    year, month = order_of(period)
    return year if month == YEAR_END else map_year_of_month(year, month)


def is_month(period: str) -> bool:
    """Return whether a period is a month of the monthly review."""
    return order_of(period)[1] != YEAR_END


def period_of_month(written: str) -> str:
    """Return the period of a month written as `2026-3`, `2026-03` or `3/2026`; else the words."""
    match = _MONTH.fullmatch(written.strip())
    if match is None:
        return written
    year, month = (match[1], match[2]) if match[1] else (match[4], match[3])
    return f"{year}-{int(month):02}"
