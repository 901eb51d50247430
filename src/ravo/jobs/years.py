"""Workbooks that may be surveys or results, opened once each, for the comparison and the report."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ravo.console import tell_fault
from ravo.faults import unreadable
from ravo.files import RESULT_SUFFIX, WORKBOOK_SUFFIXES
from ravo.jobs.reviewing import progress
from ravo.results.reading import Parsed, is_results, parsed, read_results
from ravo.results.results import Results
from ravo.review.judging import judge
from ravo.review.review import Review
from ravo.survey.book.opening import Opened, open_workbook
from ravo.survey.reading import Wanted, survey_of

AHEAD = 2
"""Workbooks that are unpacked while the one before them is counted; each takes memory."""


@dataclass(frozen=True)
class Unpacked:
    """A workbook opened, the sheets of results parsed: what needs no other workbook's turn."""

    opened: Opened
    sheets: Parsed | None


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
    with _unpacking(books, asked) as unpacked:
        for _ in progress(books, quiet=quiet):
            # Not held here while it is counted: whoever asked may let it go before the next one.
            yield _told(_item(next(unpacked), asked))


def _told(item: Review | Results) -> Review | Results:
    for fault in item.faults if isinstance(item, Results) else ():
        tell_fault(fault)
    return item


@contextmanager
def _unpacking(books: Sequence[Path], asked: Wanted) -> Iterator[Iterator[Unpacked]]:
    """Give the workbooks in their order, a few of them unpacked ahead by other threads.

    calamine and zlib work without the interpreter's lock, so a second core does half of the work
    of many workbooks while what was read before is counted.
    """
    pool = ThreadPoolExecutor(AHEAD, "ravo-unpack")
    try:
        yield _in_order(pool, books, asked)
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(pool: ThreadPoolExecutor, books: Sequence[Path], asked: Wanted) -> Iterator[Unpacked]:
    waiting: deque[Future[Unpacked]] = deque()
    for book in books:
        waiting.append(pool.submit(_unpacked, book, asked))
        if len(waiting) > AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _unpacked(path: Path, asked: Wanted) -> Unpacked:
    opened = open_workbook(path, asked.passwords)
    return Unpacked(opened, parsed(opened) if is_results(opened) else None)


def _item(book: Unpacked, asked: Wanted) -> Review | Results:
    """Return what a workbook says: results as they were written, a survey judged on the way."""
    if book.sheets is not None:
        return read_results(book.opened, book.sheets)
    return judge(survey_of(book.opened, asked))


def year_said(item: Review | Results) -> int | None:
    """Return the review year that a workbook tells, None where it tells none."""
    return item.survey.info.year if isinstance(item, Review) else item.info.year
