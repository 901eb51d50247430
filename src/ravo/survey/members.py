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

    It is the day of the review, or in a monthly review the last day of its month.
    """
    day = review_day(survey)
    if survey.info.period != MONTHLY:
        return day
    return day.replace(day=monthrange(day.year, day.month)[1])


def closing_day(year: int) -> date:
    """Return the closing day of a year's figures where the workbook names none."""
    return date(year, 12, 14)


def completed_months(births: NDArray[np.datetime64], day: date) -> NDArray[np.float64]:
    """Return ages in completed months on `day`; NaN where the birth date is unknown."""
    months = births.astype("datetime64[M]")
    later_in_month = births - months >= np.timedelta64(day.day, "D")
    whole = (np.datetime64(day, "M") - months).astype(np.float64)
    ages = np.where(np.isnat(births), np.nan, whole - later_in_month)
    # People born later in the month of the review would have a negative age.
    return np.where(ages == -1, 0, ages)


def owners(households: Table, rows: Table) -> NDArray[np.int64]:
    """Return the household record of each row of another sheet; -1 where there is none."""
    codes = households.codes
    # Of several households with one code the first counts: it is put last, and so replaces others.
    places = dict(zip(reversed(codes), reversed(range(len(codes))), strict=True))
    places.pop(None, None)
    records = map(places.get, rows.codes, repeat(-1))
    return np.fromiter(records, dtype=np.int64, count=len(rows.rows))


def of_households(flags: NDArray[np.bool_], owner: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return for each row the flag of its household, False for rows without one (`owner` -1)."""
    return np.append(flags, np.False_)[owner]
