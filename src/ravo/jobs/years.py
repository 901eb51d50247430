"""Workbooks that may be surveys or results, opened once each, for the comparison and the report."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ravo.console import tell_fault
from ravo.folders import Gathered, gather
from ravo.jobs.reviewing import progress, refuse_unfit
from ravo.results.reading import Parsed, is_results, parsed, read_results
from ravo.results.results import Results
from ravo.review.judging import judge
from ravo.review.review import Review
from ravo.survey.book.opening import Opened, open_workbook
from ravo.survey.reading import Wanted, survey_of
from ravo.unread import Unread, unread_of

AHEAD = 2
"""Workbooks that are unpacked while the one before them is counted; each takes memory."""


@dataclass(frozen=True)
class Unpacked:
    """A workbook opened, the sheets of results parsed: what needs no other workbook's turn."""

    opened: Opened
    sheets: Parsed | None


def gathered_years(paths: Sequence[Path], *, recursive: bool) -> Gathered:
    """Return the workbooks that paths stand for: files themselves, or those in folders.

    A folder may hold surveys or results. Where it holds a survey and its results side by side,
    as `ravo score` leaves them, the survey counts, because it says more.
    """
    return gather(paths, recursive=recursive, with_results=True)


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
    refuse_unfit(path, results=True)
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


def unread_of_item(item: Review | Results) -> Unread:
    """Return what of a survey was not read; results tell of their survey where they were written."""
    return unread_of(item.survey.faults if isinstance(item, Review) else item.faults)
