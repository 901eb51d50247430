"""The dates that ravo contains, read and checked, and the dates of one year."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path

from ravo.faults import usage
from ravo.formats import UnitLevel
from ravo.review_dates.model import ReviewDates, YearlyDate
from ravo.yamlfile import CODES, YamlTree

FILE = "qd24-2021.yaml"


@dataclass(frozen=True, slots=True)
class DatedTask:
    """One date of one year: its first and last day; `two_tier` where districts no longer exist.

    `stated` is the day in the act. It differs from `first` for work that is due before a day.
    """

    task: YearlyDate
    first: date
    last: date
    two_tier: bool
    stated: date

    @property
    def levels(self) -> frozenset[UnitLevel]:
        """The levels of offices that have work on this day and still exist."""
        return frozenset(self.task.levels) - ({"district"} if self.two_tier else set())


def dates_from(file: Path, source: bytes) -> ReviewDates:
    """Return the dates of a file. Raises InputProblem (exit code 3) with the line of a fault."""
    tree = YamlTree(file, source, CODES)
    tree.refuse_odd_keys()
    return tree.model(ReviewDates, tree.value)


@cache
def shipped_dates() -> ReviewDates:
    """Return the dates that ravo contains."""
    file = files("ravo.review_dates").joinpath("data", FILE)
    return dates_from(Path(str(file)), file.read_bytes())


def tasks_of_year(
    dates: ReviewDates, year: int, levels: Collection[UnitLevel]
) -> tuple[DatedTask, ...]:
    """Return the dates of a year that concern one of the levels, in their order.

    Dates on which the act is not in force are left out. Raises UsageProblem (exit code 2) for a
    year without dates, and for the district in a year without districts.
    """
    if not dates.applies_from.year <= year <= dates.applies_to.year:
        document = dates.documents[dates.id]
        raise usage("RV-1170", year=str(year), years=dates.years, document=document)
    tasks = [task for one in dates.dates for task in _of_year(dates, one, year)]
    kept = [task for task in tasks if task.levels & set(levels)]
    if not kept:
        raise usage("RV-1172", year=str(year))
    order = {one.id: place for place, one in enumerate(dates.dates)}
    return tuple(sorted(kept, key=lambda task: (task.first, order[task.task.id])))


def _of_year(dates: ReviewDates, one: YearlyDate, year: int) -> Iterator[DatedTask]:
    for month in one.months:
        stated = date(year, month, one.day)
        first = last = stated - timedelta(days=1) if one.before else stated
        if one.until_month is not None and one.until_day is not None:
            last = date(year, one.until_month, one.until_day)
        two_tier = first >= dates.two_tier_from
        there = two_tier or not one.only_two_tier
        if there and dates.applies_from <= first and last <= dates.applies_to:
            yield DatedTask(one, first, last, two_tier, stated)
