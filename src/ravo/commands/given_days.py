"""Days that are given as options: as officers write them, day before month."""

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
"""What a day may lack, and how it is written then."""
METAVAR = "D/M/YYYY"
"""What stands for a day in the help of a command."""


def day_option(name: str, *, key: str | None = None) -> Any:
    """Return an option whose value is a day in words, which `day_given` reads."""
    return option(name, metavar=METAVAR, key=key)


def optional_day(written: str | None, name: str) -> date | None:
    """Return a day as `day_given` reads it; None where none is given."""
    return None if written is None else day_given(written, name)


def day_given(written: str, name: str) -> date:
    """Return a day as a cell may have it: 31/8/2024, 31-8-2024, 2024-08-31.

    Raises UsageProblem (exit code 2) for any other words, a number of a spreadsheet among them;
    of a day without its year, or a month or year alone, it says what is missing.
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
    """Return what the beginning or the end of a day lacks; None where it is neither."""
    for lacking, shape in _SHORT_DAYS.items():
        found = shape.fullmatch(words)
        if found is None:
            continue
        given = {name: int(digits) for name, digits in found.groupdict().items()}
        # Where it is not known, a month of 31 days and a leap year.
        day = {"year": 2024, "month": 1, "day": 1, **given}
        with suppress(ValueError):
            date(**day)
            return lacking
    return None
