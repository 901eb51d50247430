"""Workbooks that may be surveys or results, opened once each, for comparisons and reports."""

import gc
import io
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TextIO

from ravo.changes.year import Year, year_of
from ravo.faults import InputProblem, RavoError
from ravo.faults.unread import Unread, unread_of
from ravo.pipeline.failure import ReportedFailure
from ravo.pipeline.listener import SILENCE, Listener
from ravo.pipeline.reviews import progress, refuse_unfit
from ravo.processes.beside import Answered, beside
from ravo.results.reader import Parsed, is_results, parsed, read_results
from ravo.results.results import Results
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import survey_of
from ravo.survey.settings import ReadSettings
from ravo.workbook.folders import Gathered, gather
from ravo.workbook.opened import Opened, open_workbook

AHEAD = 2
"""The most workbooks that are unpacked while the one before is counted; each takes memory."""


@dataclass(frozen=True)
class UnpackedWorkbook:
    """A workbook, opened, with parsed sheets of results: the work that can be done in advance."""

    opened: Opened
    sheets: Parsed | None


def gathered_years(paths: Sequence[Path], *, recursive: bool) -> Gathered:
    """Return the workbooks of paths: files themselves, or those in folders.

    A folder may hold surveys or results. Where it holds a survey and its results side by side, as
    `ravo score` leaves them, the survey counts, because it has more facts.
    """
    return gather(paths, recursive=recursive, with_results=True)


@dataclass(frozen=True)
class TwoYears:
    """The workbooks of a year's paths, and those of the year before, if any."""

    now: Gathered
    last: Gathered

    @property
    def books(self) -> tuple[Path, ...]:
        """The workbooks of both years."""
        return (*self.now.books, *self.last.books)

    @property
    def unread(self) -> Unread:
        """What was passed over beside the workbooks."""
        return unread_of((*self.now.faults, *self.last.faults))


def gathered_two(results: Sequence[Path], previous: Sequence[Path], *, recursive: bool) -> TwoYears:
    """Return the workbooks of a year and of the one before."""
    now, last = (gathered_years(paths, recursive=recursive) for paths in (results, previous))
    return TwoYears(now, last)


def read_books(
    books: Sequence[Path],
    settings: ReadSettings,
    listener: Listener = SILENCE,
    *,
    ahead: int = AHEAD,
) -> Iterator[Review | Results]:
    """Yield each workbook's contents: results as written, a survey judged on the way.

    `ahead` workbooks are unpacked while the one before them is counted. `listener` receives at once
    the faults of results that were edited since they were scored. Raises InputProblem (exit code 3)
    for a workbook that cannot be read.
    """
    with _unpacking(books, settings, ahead) as unpacked:
        for _ in progress(books, listener):
            # No reference is kept here, so that a caller can free the settings before the next
            # workbook.
            yield _heard(_item(next(unpacked), settings), listener)


def _heard(item: Review | Results, listener: Listener) -> Review | Results:
    for fault in item.faults if isinstance(item, Results) else ():
        listener.fault(fault)
    return item


def surviving(
    work: Callable[[], Answered], books: Mapping[Path, ReadSettings], listener: Listener
) -> Answered:
    """Return the result of work on several workbooks that writes files and no data.

    It runs as described for `surviving_to`.
    """
    return surviving_to(partial(_without_data, work), books, listener, to=io.StringIO())


def _without_data(work: Callable[[], Answered], _: TextIO) -> Answered:
    return work()


def surviving_to(
    work: Callable[[TextIO], Answered],
    books: Mapping[Path, ReadSettings],
    listener: Listener,
    *,
    to: TextIO,
) -> Answered:
    """Return the result of work on several workbooks, done in a process beside this one.

    The work writes its data to the stream that it is given, which is passed on to `to`. Raises
    InputProblem (exit code 3) naming the workbook whose reading ended that process, ReportedFailure
    where the program failed there, and any problem raised by the work.
    """
    if len(books) < 2 or multiprocessing.current_process().daemon:
        return work(to)
    gc.freeze()
    with beside(partial(_carried_out, work, listener), to, listener.prepare) as ask:
        done = ask("", "all")
    if isinstance(done, InputProblem):
        raise _culprit(books, done, listener)
    if isinstance(done, UnicodeEncodeError | ReportedFailure):
        raise done
    return done


def _carried_out(
    work: Callable[[TextIO], Answered], listener: Listener, _: str, to: TextIO
) -> Answered | UnicodeEncodeError | ReportedFailure:
    """Return the result of the work; a failure of the program is reported in its own process."""
    try:
        return work(to)
    except UnicodeEncodeError as error:
        # The character comes from the command line, so the problem is reported to its user.
        return error
    except RavoError:
        raise
    except Exception as error:  # noqa: BLE001  the outermost frame of this process
        return ReportedFailure(listener.failed(error))


def _culprit(
    books: Mapping[Path, ReadSettings], ended: InputProblem, listener: Listener
) -> InputProblem:
    """Return the problem of the first workbook that ends a process by itself; else of all."""
    with beside(_alone, io.StringIO(), listener.prepare) as ask:
        for path, settings in books.items():
            with suppress(RavoError):
                if isinstance(problem := ask(path.name, (path, settings)), InputProblem):
                    return problem
    names = ", ".join(path.name for path in books)
    return InputProblem(replace(ended.fault, params={**ended.fault.params, "path": names}))


def _alone(book: tuple[Path, ReadSettings], _: TextIO) -> None:
    path, settings = book
    _item(_unpacked(path, settings), settings)


@contextmanager
def _unpacking(
    books: Sequence[Path], settings: ReadSettings, ahead: int = AHEAD
) -> Iterator[Iterator[UnpackedWorkbook]]:
    """Yield the workbooks in their order, a few of them unpacked in advance by other threads.

    calamine and zlib work without the interpreter's lock, so a second core can do half of the work
    on many workbooks while earlier ones are counted.
    """
    pool = ThreadPoolExecutor(ahead, "ravo-unpack")
    try:
        yield _in_order(pool, books, settings, ahead)
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ThreadPoolExecutor, books: Sequence[Path], settings: ReadSettings, ahead: int
) -> Iterator[UnpackedWorkbook]:
    waiting: deque[Future[UnpackedWorkbook]] = deque()
    for book in books:
        waiting.append(pool.submit(_unpacked, book, settings))
        if len(waiting) > ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _unpacked(path: Path, settings: ReadSettings) -> UnpackedWorkbook:
    refuse_unfit(path, results=True)
    opened = open_workbook(path, settings.passwords)
    return UnpackedWorkbook(opened, parsed(opened) if is_results(opened) else None)


def _item(book: UnpackedWorkbook, settings: ReadSettings) -> Review | Results:
    """Return a workbook's contents: results as written, a survey judged on the way."""
    if book.sheets is not None:
        return read_results(book.opened, book.sheets)
    return judge(survey_of(book.opened, settings))


def read_history(
    paths: Sequence[Path], before: int, settings: ReadSettings, listener: Listener
) -> list[Year]:
    """Return the years before `before` that a folder holds, itself or in folders inside it."""
    by_year: dict[int, list[Review | Results]] = {}
    for path in paths:
        inside = sorted(item for item in path.iterdir() if item.is_dir()) if path.is_dir() else []
        for folder in (path, *inside):
            try:
                books = gathered_years([folder], recursive=False).books
            except RavoError:
                if not inside:
                    raise
                continue
            for item in read_books(books, settings, listener):
                year = year_of_item(item)
                if year is not None and year < before:
                    by_year.setdefault(year, []).append(item)
    return [year_of(year, items) for year, items in sorted(by_year.items())]


def year_of_item(item: Review | Results) -> int | None:
    """Return the review year that a workbook records, None where it records none."""
    return item.survey.info.year if isinstance(item, Review) else item.info.year


def unread_of_item(item: Review | Results) -> Unread:
    """Return what of a survey was not read; results include the faults of their survey."""
    return item.survey.unread if isinstance(item, Review) else unread_of(item.faults)
