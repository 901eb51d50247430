"""The dates that ravo carries, read and checked, and those of one year."""

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
    """One date of one year: its first and its last day, and whether there is no district any more.

    `stated` is the day as the act has it: another one than `first` where it is a day before which
    something is due.
    """

    task: YearlyDate
    first: date
    last: date
    two_tier: bool
    stated: date

    @property
    def levels(self) -> frozenset[UnitLevel]:
        """The offices that there are on this day with work on it."""
        return frozenset(self.task.levels) - ({"district"} if self.two_tier else set())


def dates_from(file: Path, source: bytes) -> ReviewDates:
    """Return the dates of a file. Raises InputProblem (exit code 3) with its line where unfit."""
    tree = YamlTree(file, source, CODES)
    tree.refuse_odd_keys()
    return tree.model(ReviewDates, tree.value)


@cache
def shipped_dates() -> ReviewDates:
    """Return the dates that ravo carries."""
    file = files("ravo.review_dates").joinpath("data", FILE)
    return dates_from(Path(str(file)), file.read_bytes())


def tasks_of_year(
    dates: ReviewDates, year: int, levels: Collection[UnitLevel]
) -> tuple[DatedTask, ...]:
    """Return the dates of a year that concern one of the levels, in their order.

    Days on which the act does not hold have none. Raises UsageProblem (exit code 2) for a year
    without any, and for the district where there is none any more.
    """
    if not dates.applies_from.year <= year <= dates.applies_to.year:
        document = dates.documents[dates.id]
        raise usage("RV-1170", year=str(year), years=dates.years, document=document)
    found = [task for one in dates.dates for task in _of_year(dates, one, year)]
    kept = [task for task in found if task.levels & set(levels)]
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
