"""Workbooks that may be surveys or results, opened once each, for the comparison and the report."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ravo.console import tell_fault
from ravo.faults import unreadable
from ravo.files import RESULT_SUFFIX, WORKBOOK_SUFFIXES
from ravo.jobs.reviewing import progress
from ravo.results.reading import is_results, read_results
from ravo.results.results import Results
from ravo.review.judging import judge
from ravo.review.review import Review
from ravo.survey.book.opening import open_workbook
from ravo.survey.reading import Wanted, survey_of


def books_of(path: Path) -> list[Path]:
    """Return the workbooks of one year: the file itself, or those in the folder.

    A folder may hold surveys or results. Where it holds a survey and its results side by side,
    as `ravo score` leaves them, the survey counts, because it says more.
    """
    if not path.is_dir():
        return [path]
    books = [
        item
        for item in sorted(path.iterdir())
        if item.suffix.lower() in WORKBOOK_SUFFIXES and not item.name.startswith(("~$", "."))
    ]
    if not books:
        raise unreadable("RV-109", path=str(path))
    surveys = {
        item.name.removesuffix(item.suffix)
        for item in books
        if not item.name.endswith(RESULT_SUFFIX)
    }
    return [
        item
        for item in books
        if not item.name.endswith(RESULT_SUFFIX)
        or item.name.removesuffix(RESULT_SUFFIX) not in surveys
    ]


def read_books(books: Sequence[Path], asked: Wanted, *, quiet: bool) -> Iterator[Review | Results]:
    """Yield what each workbook says: results as they were written, a survey judged on the way.

    Results that were edited since they were scored are told at once. Raises InputProblem (exit
    code 3) for a workbook that cannot be read.
    """
    for path in progress(books, quiet=quiet):
        item = read_book(path, asked)
        for fault in item.faults if isinstance(item, Results) else ():
            tell_fault(fault)
        yield item


def read_book(path: Path, asked: Wanted) -> Review | Results:
    """Return what a workbook says: results as they were written, a survey judged on the way.

    Raises InputProblem (exit code 3) for a workbook that cannot be read.
    """
    opened = open_workbook(path, asked.passwords)
    return read_results(opened) if is_results(opened) else judge(survey_of(opened, asked))


def year_said(item: Review | Results) -> int | None:
    """Return the review year that a workbook tells, None where it tells none."""
    return item.survey.info.year if isinstance(item, Review) else item.info.year
