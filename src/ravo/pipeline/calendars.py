"""The calendar of a year's review, written as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ravo.files import whole_file
from ravo.formats import UnitLevel
from ravo.messages import Lang
from ravo.pipeline.listener import Listener
from ravo.pipeline.outputs import checked_output, spare
from ravo.review_dates.loader import shipped_dates, tasks_of_year
from ravo.review_dates.model import LEVELS


@dataclass(frozen=True, slots=True)
class CalendarWritten:
    """The year of a calendar and the number of its dates.

    `of_one_office` is whether some dates are one office's own, which others have to change;
    `district_ends` is whether the calendar is for the district only and districts were abolished
    before the year was over.
    """

    year: int
    dates: int
    of_one_office: bool = False
    district_ends: bool = False


def write_calendar(
    year: int,
    out: Path,
    lang: Lang,
    listener: Listener,
    levels: Sequence[UnitLevel] = LEVELS,
) -> CalendarWritten:
    """Write the dates of a year that concern the levels to `out`, as a calendar.

    An existing file that differs from this calendar is kept beside it. Raises UsageProblem (exit
    code 2) for a year that no act at hand covers.
    """
    from ravo.review_dates.calendar import calendar_of

    target = checked_output(out, "ics", prints=False) or out
    dates = shipped_dates()
    tasks = tasks_of_year(dates, year, levels)
    calendar = calendar_of(dates, tasks, year, lang)

    def is_the_same(path: Path) -> bool:
        """Return whether a file has exactly this calendar."""
        return path.is_file() and path.read_bytes() == calendar

    spare(target, listener, is_the_same)
    with whole_file(target) as temporary:
        temporary.write_bytes(calendar)
    listener.written(target)
    own = any(task.task.of_one_office for task in tasks)
    ends = tuple(levels) == ("district",) and year == dates.two_tier_from.year
    return CalendarWritten(year, len(tasks), own, ends)
