"""The choice of forms and files by the command line."""

from collections.abc import Sequence
from typing import get_args

from ravo.faults import usage
from ravo.formats import ReportFormat
from ravo.report.forms.facts import MOVED, NUMBERS
from ravo.report.forms.model import FormTable

FORMATS: tuple[ReportFormat, ...] = get_args(ReportFormat)


def chosen_forms(words: str | None, *, previous: bool) -> tuple[str, ...] | None:
    """Return the numbers of the chosen forms, such as `1,2,4-7`; None for all.

    Raises UsageProblem (exit code 2) for an unknown form, and for forms 2 and 3 without last year's
    results.
    """
    if words is None:
        return None
    numbers: list[str] = []
    for part in words.split(","):
        first, dash, last = part.strip().partition("-")
        ends = (first, last if dash else first)
        if not all(end in NUMBERS for end in ends) or int(ends[0]) > int(ends[1]):
            raise usage(
                "RV-190",
                option="--forms",
                value=part.strip() or words,
                known=f"{NUMBERS[0]}–{NUMBERS[-1]}",
            )
        numbers += [str(n) for n in range(int(ends[0]), int(ends[1]) + 1)]
    lacking = [number for number in numbers if number in MOVED]
    if lacking and not previous:
        raise usage("RV-458", forms=lacking)
    return tuple(dict.fromkeys(numbers))


def chosen_formats(words: str | None) -> tuple[ReportFormat, ...]:
    """Return the chosen kinds of files; all by default. Raises UsageProblem for others."""
    if words is None:
        return FORMATS
    names = [part.strip() for part in words.split(",")]
    wrong = [part for part in names if part not in FORMATS]
    if wrong:
        raise usage("RV-190", option="--format", value=wrong[0] or words, known=FORMATS)
    return tuple(format for format in dict.fromkeys(names) if format in FORMATS)


def chosen_tables(
    tables: Sequence[FormTable], forms: tuple[str, ...] | None
) -> tuple[FormTable, ...]:
    """Return the tables of the chosen forms, in the order of their numbers."""
    return tuple(table for table in tables if forms is None or table.number in forms)
