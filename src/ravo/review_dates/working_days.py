"""Working days: Mondays to Fridays without the holidays of an office's file, counted from a day.

ravo knows no public holidays: they are those of the file, and without one only weekends are off.
Whether the first day is counted is a value in the file of dates (`first_day`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from ravo.faults import Fault
from ravo.review_dates.loader import shipped_dates
from ravo.review_dates.model import TermUnit

ONE_DAY = timedelta(days=1)
SATURDAY = 5
MOST_DAYS = 366
"""The most days of a term."""


@dataclass(frozen=True)
class WorkingDays:
    """The working days: `off` are holidays, `worked` are weekend days worked in exchange.

    `file` is the name of the file of holidays; None without one. With `first_day_counts` the day
    from which days are counted is itself counted, if it is a day of the counted kind.
    """

    off: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()
    file: str | None = None
    first_day_counts: bool = False

    def works(self, day: date) -> bool:
        """Return whether a day is a working day."""
        return day in self.worked or (day.weekday() < SATURDAY and day not in self.off)

    def after(self, start: date, days: int, unit: TermUnit = "working_days") -> "CountedDay":
        """Return the day reached by counting `days` days forward from `start`."""
        return self._counted(start, days, unit, ONE_DAY)

    def before(self, end: date, days: int, unit: TermUnit = "working_days") -> "CountedDay":
        """Return the day reached by counting `days` days back from `end`."""
        return self._counted(end, days, unit, -ONE_DAY)

    def _counted(self, start: date, days: int, unit: TermUnit, step: timedelta) -> "CountedDay":
        if not 0 <= days <= MOST_DAYS:
            raise ValueError(days)
        counts: Callable[[date], bool] = self.works if unit == "working_days" else _every_day
        day = start
        left = days - (1 if days and self.first_day_counts and counts(start) else 0)
        while left:
            day += step
            left -= counts(day)
        years = range(min(start, day).year, max(start, day).year + 1)
        return CountedDay(day, unit, self.file, self._without_holiday(years, unit))

    def _without_holiday(self, years: range, unit: TermUnit) -> tuple[int, ...]:
        if unit == "days":
            return ()
        known = {day.year for day in self.off}
        return tuple(year for year in years if year not in known)


def _every_day(_: date) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class CountedDay:
    """A day reached by counting, and the years on the way for which no holidays are known."""

    day: date
    unit: TermUnit
    file: str | None
    years_without: tuple[int, ...]

    @property
    def doubt(self) -> Fault | None:
        """A warning where holidays may be missing: without a file, or in a year that it lacks.

        None where they are known.
        """
        if not self.years_without:
            return None
        years = [str(year) for year in self.years_without]
        if self.file is None:
            return Fault("RV-1390", params={"day": self.day})
        return Fault("RV-1391", params={"path": self.file, "years": years, "day": self.day})


def weekends_only() -> WorkingDays:
    """Return the working days without any file of holidays."""
    return WorkingDays(first_day_counts=shipped_dates().first_day.counts)
