"""Months of the review, and the report that is due after each (qd24-2021)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

MONTHS = 12
DUE_DAY = 5
"""The day of the month on which the commune reports."""
FIRST_DUE, LAST_DUE = 2, 9
"""The months in which it reports: February to September."""
REVIEW_DAY = 15
"""The day of the month from which requests are reviewed."""
WITHOUT_DISTRICTS = date(2025, 7, 1)
"""From this day on there is no district level: the commune reports to the province."""
Receiver = Literal["district", "province"]
_WRITTEN = re.compile(r"(\d{4})-(\d{1,2})|(\d{1,2})[/-](\d{4})")


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year; its number is 0 for the close of the yearly review before it."""

    year: int
    number: int

    def __str__(self) -> str:
        """Return it as commands and file names have it: `2025-03`."""
        return f"{self.year}-{self.number:02d}"

    @property
    def words(self) -> str:
        """It as papers have it: `3/2025`."""
        return f"{self.number}/{self.year}"

    @property
    def first_review_day(self) -> date:
        """The day from which requests of the month are reviewed."""
        return date(self.year, self.number, REVIEW_DAY)


@dataclass(frozen=True, slots=True)
class DueReport:
    """The report that follows a month: its day, and the level that gets it."""

    day: date
    receiver: Receiver


def month_of(written: str) -> Month | None:
    """Return a month as somebody writes it (`2025-03`, `3/2025`); None for anything else."""
    found = _WRITTEN.fullmatch(written.strip())
    if found is None:
        return None
    year, number = (int(part) for part in (found[1] or found[4], found[2] or found[3]))
    return Month(year, number) if 1 <= number <= MONTHS else None


def due_after(month: Month) -> DueReport | None:
    """Return the report due on the 5th after a month; None where the yearly review reports."""
    if not FIRST_DUE <= month.number + 1 <= LAST_DUE:
        return None
    day = date(month.year, month.number + 1, DUE_DAY)
    return DueReport(day, "province" if day >= WITHOUT_DISTRICTS else "district")
