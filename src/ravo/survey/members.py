"""The household of each row of members, and people's ages on the day of the review."""

from calendar import monthrange
from datetime import date
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from ravo.survey.survey import MONTHLY, Survey, Table


def review_day(survey: Survey) -> date:
    """Return the day on which ages are counted: `Ngày chốt số liệu`, else 14/12 of the year."""
    info = survey.info
    return info.review_date or closing_day(info.year or 1)


def last_birth_day(survey: Survey) -> date:
    """Return the last day on which a person of the survey may be born.

    It is the day of the review; in a monthly one the end of its month, of which the list is.
    """
    day = review_day(survey)
    if survey.info.period != MONTHLY:
        return day
    return day.replace(day=monthrange(day.year, day.month)[1])


def closing_day(year: int) -> date:
    """Return the day on which the figures of a year are closed where nothing else is written."""
    return date(year, 12, 14)


def completed_months(births: NDArray[np.datetime64], day: date) -> NDArray[np.float64]:
    """Return ages in completed months on `day`; NaN where the birth date is unknown."""
    months = births.astype("datetime64[M]")
    later_in_month = births - months >= np.timedelta64(day.day, "D")
    whole = (np.datetime64(day, "M") - months).astype(np.float64)
    ages = np.where(np.isnat(births), np.nan, whole - later_in_month)
    # Who is born later in the month of a review is of no age yet.
    return np.where(ages == -1, 0, ages)


def owners(households: Table, rows: Table) -> NDArray[np.int64]:
    """Return the household record of each row of another sheet; -1 where there is none."""
    codes = households.codes
    # Of households with one code the first counts: it comes last here.
    places = dict(zip(reversed(codes), reversed(range(len(codes))), strict=True))
    places.pop(None, None)
    found = map(places.get, rows.codes, repeat(-1))
    return np.fromiter(found, dtype=np.int64, count=len(rows.rows))


def of_households(flags: NDArray[np.bool_], owner: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return the flag of each row's household, False for rows of none (-1 in `owner`)."""
    return np.append(flags, np.False_)[owner]
