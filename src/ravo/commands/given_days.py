"""Days that are given as options: as officers write them, day before month."""

from datetime import date
from typing import Any

from ravo.commands.options import option

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

    Raises UsageProblem (exit code 2) for any other words, a number of a spreadsheet among them.
    """
    from ravo.contract.days import day_of
    from ravo.faults import usage
    from ravo.quotes import quoted

    words = written.strip()
    read = None if words.isdigit() else day_of(words)
    if read is None or not isinstance(read.value, date):
        raise usage("RV-1228", option=name, value=quoted(written))
    return read.value
