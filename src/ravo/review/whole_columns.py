"""Lines of a corrections file that confirm a whole column."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.contract.columns import Column, answer_column, columns_of
from ravo.contract.headings import heading_key, keys_of
from ravo.criteria import Edition
from ravo.faults import Fault
from ravo.quotes import heading_words
from ravo.survey.survey import Survey
from ravo.text import loose_key

if TYPE_CHECKING:
    from ravo.corrections.model import ColumnLine


def income_column() -> Column:
    """Return the column of the income per member and month."""
    return next(column for column in columns_of("households") if column.name == "income")


def confirms_column(survey: Survey, column: Column) -> bool:
    """Return whether a line of the corrections confirms a whole column of the households."""
    return any(_is_about(line, column, survey) for line in _confirming(survey))


def of_no_column(survey: Survey, edition: Edition) -> Iterator[Fault]:
    """Yield warnings of lines that confirm a column which is never in doubt as a whole.

    Only columns of answers and of incomes can be; other figures are in doubt cell by cell.
    """
    columns = [*(answer_column(indicator) for indicator in edition.indicators), income_column()]
    for line in _confirming(survey):
        if not any(_is_about(line, column, survey) for column in columns):
            file = Path(survey.corrections.path).name if survey.corrections else ""
            params = {"file": file, "line": line.line, "name": heading_words(line.column)}
            yield Fault("RV-472", params=params)


def _confirming(survey: Survey) -> "list[ColumnLine]":
    """Return the lines of the corrections that confirm a whole column."""
    lines = survey.corrections.columns if survey.corrections is not None else ()
    return [line for line in lines if not line.leaves_out]


def _is_about(line: "ColumnLine", column: Column, survey: Survey) -> bool:
    table = survey.households
    known = keys_of(column) | {heading_key(table.headings.get(column.name, column.heading))}
    here = line.sheet is None or loose_key(line.sheet) == loose_key(table.sheet)
    return here and heading_key(line.column) in known
