"""Cells whose meaning shows only beside the other cells of their column.

A 0 among answers in words, a five-digit number among dates, days that a program with another order
of day and month turned round: alone each of them reads well, and wrongly.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from ravo.contract.columns import Column
from ravo.contract.days import day_of, whole_day
from ravo.contract.outcome import Read, wrong

ZERO, TURNED = "RV-226", "RV-227"
_TYPED_DIGITS = frozenset({"0", "1", "0.0", "1.0"})
FIRST_LONG_YEAR, END_LONG_YEAR = 19_000, 20_310
"""Five-digit numbers that may be a year of birth (1900 to 2030) with a digit too many."""
LEAST_DAYS = 6
"""The least distinct days as dates, and as text, from which a column is compared. That all days of
a dozen people fall so by chance happens once in thousands of columns."""
MONTHS = 12


def read_beside(column: Column, cells: Sequence[Any], reads: Sequence[Read]) -> dict[int, Read]:
    """Return other outcomes for some of the distinct cells of a column, by their places."""
    if column.type == "yes_no":
        return _zeros(column, cells, reads)
    return _long_years(cells) if column.type == "birth" else {}


def _zeros(column: Column, cells: Sequence[Any], reads: Sequence[Read]) -> dict[int, Read]:
    """Return the finding of the number 0 where the others answer in words, and none in digits.

    A formula that fetches an answer from a blank cell gives 0, which is no answer Không.
    """
    numbers = {place: cell for place, cell in enumerate(cells) if cell.__class__ in (int, float)}
    if column.decides != "class" or any(numbers.values()) or has_digit_answers(cells):
        return {}
    words = (
        isinstance(cell, str) and read.value is False
        for cell, read in zip(cells, reads, strict=True)
    )
    return {place: Read(False, ZERO, {}) for place in numbers} if any(words) else {}


def has_digit_answers(cells: Iterable[Any]) -> bool:
    """Return whether some cells of answers are the number 1, or a 0 or 1 typed as text.

    Where people answer so, a 0 is an answer.
    """
    return any(
        cell in _TYPED_DIGITS if isinstance(cell, str) else cell == 1 and cell is not True
        for cell in cells
    )


def _long_years(cells: Sequence[Any]) -> dict[int, Read]:
    """Return the faults of numbers such as 19805 in a column of births without other serial days.

    It is a day of 1954 as spreadsheets count days, and a year of birth with a digit too many.
    """
    serials = {
        place: int(cell)
        for place, cell in enumerate(cells)
        if cell.__class__ in (int, float, str) and _is_serial(cell)
    }
    if not all(FIRST_LONG_YEAR <= number < END_LONG_YEAR for number in serials.values()):
        return {}
    return {
        place: wrong("RV-208", first=day_of(number).value, second=str(number // 10))
        for place, number in serials.items()
    }


def _is_serial(cell: float | str) -> bool:
    if isinstance(cell, str):
        return len(cell) == 5 and cell.isascii() and cell.isdecimal()
    return FIRST_LONG_YEAR // 2 < cell < END_LONG_YEAR * 3


def turned_days(column: Column, cells: Sequence[Any]) -> tuple[int, dict[str, Any]] | None:
    """Return the place of the first of distinct days whose day and month are turned, with params.

    Where Excel expects the month first, it turns a typed 05/09/2010 into the 9th of May, and leaves
    25/12/2010 as text. Then all dates have a day up to 12, and all texts one above it. Only births
    are compared: the days of visits and decisions lie close together.
    """
    if column.type != "birth":
        return None
    dates = [place for place, cell in enumerate(cells) if isinstance(cell, date)]
    if len(dates) < LEAST_DAYS or any(cells[place].day > MONTHS for place in dates):
        return None
    texts = [*_days_of(cells)]
    if len(texts) < LEAST_DAYS or any(day.day <= MONTHS for day in texts):
        return None
    return dates[0], {"count": len(dates), "texts": len(texts)}


def _days_of(cells: Sequence[Any]) -> Iterator[date]:
    for cell in cells:
        day = whole_day(cell) or day_of(cell).value if isinstance(cell, str) else None
        if day is not None:
            yield day
