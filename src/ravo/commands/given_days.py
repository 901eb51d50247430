"""Days as options, as officers write them: day before month."""

import re
from contextlib import suppress
from datetime import date
from typing import Any

from ravo.commands.options import option

_SHORT_DAYS = {
    "year": re.compile(r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})"),
    "day": re.compile(r"(?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)"),
    "month": re.compile(r"(?P<day>\d{1,2})"),
    "day_and_month": re.compile(r"(?P<year>(?:19|20)\d\d)"),
}
"""The parts that a day may lack, and the pattern of such words."""
METAVAR = "D/M/YYYY"
"""The placeholder for a day in the help of a command."""


def day_option(name: str, *, key: str | None = None) -> Any:
    """Return an option whose value is a day in words, which `day_given` reads."""
    return option(name, metavar=METAVAR, key=key)


def optional_day(written: str | None, name: str) -> date | None:
    """Return a day as read by `day_given`; None where none is given."""
    return None if written is None else day_given(written, name)


def day_given(written: str, name: str) -> date:
    """Return a day in one of the forms of a cell: 31/8/2024, 31-8-2024, 2024-08-31.

    Raises UsageProblem (exit code 2) for any other words, also for the serial number of a
    spreadsheet; for a day without its year, or a month or year alone, the message names the missing
    part.
    """
    from ravo.contract.days import day_of
    from ravo.faults import usage
    from ravo.messages import text
    from ravo.quotes import quoted

    words = written.strip()
    read = None if words.isdigit() else day_of(words)
    if read is None or not isinstance(read.value, date):
        lacking = _lacking(words)
        if lacking is not None:
            about = {"value": quoted(written), "missing": text(f"cli.day_lacks_{lacking}")}
            raise usage("RV-1411", option=name, **about)
        raise usage("RV-1228", option=name, value=quoted(written))
    return read.value


def _lacking(words: str) -> str | None:
    """Return which part an incomplete day lacks; None for other words."""
    for lacking, shape in _SHORT_DAYS.items():
        match = shape.fullmatch(words)
        if match is None:
            continue
        given = {name: int(digits) for name, digits in match.groupdict().items()}
        # For an unknown month or year, one with 31 days and a leap year is assumed.
        day = {"year": 2024, "month": 1, "day": 1, **given}
        with suppress(ValueError):
            date(**day)
            return lacking
    return None
