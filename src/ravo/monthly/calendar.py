"""Months of the review, and the report that is due after each."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from ravo.places.units import map_year_on
from ravo.review_dates.loader import shipped_dates
from ravo.review_dates.model import YearlyDate
from ravo.survey.survey import MONTHLY

MONTHS = 12
REVIEW, REPORT = "monthly_review", "monthly_report"
"""The keys of the dates in the act: when a month's review begins, and when its report is due."""
Receiver = Literal["district", "province"]
_WRITTEN = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})[/-](\d{4})")


@dataclass(frozen=True, slots=True, order=True)
class ReviewMonth:
    """A month of a year; number 0 means the closing of the yearly review before it."""

    year: int
    number: int

    def __str__(self) -> str:
        """Return the month in the form of commands and file names: `2025-03`."""
        return f"{self.year}-{self.number:02d}"

    @property
    def words(self) -> str:
        """The month in the form of papers: `3/2025`."""
        return f"{self.number}/{self.year}"

    @property
    def first_review_day(self) -> date:
        """The day from which requests of the month are reviewed."""
        return date(self.year, self.number, _date_of(REVIEW).day)

    @property
    def map_year(self) -> int:
        """The year whose map of communes is in force in the month."""
        return map_year_on(self.first_review_day)

    @property
    def info(self) -> dict[str, object]:
        """The entries of the sheet `Thông tin` for the month's requests, without the commune."""
        return {"year": self.year, "period": MONTHLY, "review_date": self.first_review_day}


@dataclass(frozen=True, slots=True)
class DueReport:
    """The report that follows a month: its day, and the level that receives it."""

    day: date
    receiver: Receiver


def month_of(written: str) -> ReviewMonth | None:
    """Return a month as officers write it (`2025-03`, `3/2025`); None for other words."""
    match = _WRITTEN.fullmatch(written.strip())
    if match is None:
        return None
    year, number = (
        int(part) for part in ((match[1], match[2]) if match[1] else (match[4], match[3]))
    )
    return ReviewMonth(year, number) if 1 <= number <= MONTHS else None


def due_after(month: ReviewMonth) -> DueReport | None:
    """Return the report due in the month after; None where the act has none then."""
    dates, report = shipped_dates(), _date_of(REPORT)
    if month.number + 1 not in report.months:
        return None
    day = date(month.year, month.number + 1, report.day)
    if not dates.applies_from <= day <= dates.applies_to:
        return None
    return DueReport(day, "province" if day >= dates.two_tier_from else "district")


def _date_of(id: str) -> YearlyDate:
    return next(one for one in shipped_dates().dates if one.id == id)
