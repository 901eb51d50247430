"""Workbooks read and judged one after another, and the outcome of each."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, TextIO, TypeVar

from ravo.criteria.terms import HouseholdClass
from ravo.faults import Fault, InputProblem, RavoError, unreadable
from ravo.faults.exit_codes import ExitCode
from ravo.faults.taxonomy import kind_of
from ravo.faults.unread import Unread, unread_of
from ravo.files import is_text, shown
from ravo.messages import Lang, text
from ravo.pipeline.listener import Listener
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from ravo.survey.survey import MONTHLY, Survey
from ravo.typed_columns import given_in
from ravo.workbook.folders import Gathered
from ravo.workbook.products import product_of

OfBook = TypeVar("OfBook")


@dataclass(frozen=True)
class ReviewOutcome:
    """The outcome of one workbook: its review, or the problem that prevented reading it."""

    path: Path
    review: Review | None = None
    problem: RavoError | None = None


class BookTurn(NamedTuple):
    """One workbook to process; `heads` is true where the CSV output still needs its heading."""

    path: Path
    heads: bool


def review_workbook(path: Path, settings: ReadSettings) -> ReviewOutcome:
    """Read and judge one workbook; a problem of the file is returned, not raised."""
    try:
        refuse_unfit(path)
        return ReviewOutcome(path, review=judge(read_survey(path, settings)))
    except InputProblem as problem:
        return ReviewOutcome(path, problem=problem)


def scored_workbook(path: Path, settings: ReadSettings) -> ReviewOutcome:
    """Read and judge one workbook for its results; a month's requests get none."""
    outcome = review_workbook(path, settings)
    if outcome.review is None or not requests_something(outcome.review.survey):
        return outcome
    return ReviewOutcome(path, problem=unreadable("RV-1495", path=str(path)))


def requests_something(survey: Survey) -> bool:
    """Return whether a survey has a month's requests: a part of the list, not all of it."""
    table = survey.households
    if survey.info.period != MONTHLY or "request" not in table.columns:
        return False
    return bool(given_in(table.columns["request"]).any())


def refuse_unfit(path: Path, *, results: bool = False) -> None:
    """Raise InputProblem (exit code 3) for a file that is no survey, before it is opened.

    That is a file whose name is not valid text, and a file written by ravo; with `results` a
    workbook of results is accepted. An empty template is read: it is a survey without households.
    """
    if not is_text(str(path)):
        raise unreadable("RV-180", path=shown(path))
    what = product_of(path)
    fit = what in (None, "template") or (results and what == "results")
    if not fit:
        named = {"what": text(f"folder.{what}"), "instead": text(f"folder.instead_{what}")}
        raise unreadable("RV-1007", path=str(path), **named)


def spread(
    settings: ReadSettings, books: Sequence[Path], listener: Listener
) -> tuple[dict[Path, ReadSettings], int]:
    """Return the settings for each workbook, and the exit code for corrections that fit none.

    Lines of a corrections file go to the workbook that they name. Lines that fit several workbooks,
    and unusable ones, are reported once for all.
    """
    corrections = settings.corrections
    settings = replace(settings, alone=len(books) == 1)
    if corrections is None:
        return dict.fromkeys(books, settings), ExitCode.DONE
    from ravo.corrections.workbooks import for_workbook, unplaced

    faults = unplaced(corrections, books)
    if len(books) > 1:
        faults = (*corrections.faults, *faults)
        corrections = replace(corrections, faults=())
    for fault in faults:
        listener.fault(fault)
    errors = any(fault.severity == "error" for fault in faults)
    parts = {
        book: replace(settings, corrections=for_workbook(corrections, book, books))
        for book in books
    }
    return parts, ExitCode.NOT_ALL if errors else ExitCode.DONE


def report_taken(outcome: ReviewOutcome, listener: Listener) -> None:
    """Report the values taken from the names of the file and its folders."""
    if outcome.review is not None and outcome.review.survey.taken:
        listener.taken(outcome.path, outcome.review.survey.taken)


def report_passed_over(gathered: Gathered, listener: Listener) -> Unread:
    """Report other contents of folders than workbooks; return the counts left unread."""
    listener.passed_over(gathered.faults)
    return unread_of(gathered.faults)


def exit_code(outcome: ReviewOutcome) -> int:
    """Return 3 where the file could not be read, 1 where a household got no class, else 0.

    Rows of a household that is not listed were counted for none: that is 1 as well.
    """
    review = outcome.review
    if review is None:
        return ExitCode.UNREADABLE
    undetermined = (review.verdicts.klass == HouseholdClass.undetermined).any()
    unclassed = review.verdict == "rejected" or review.counts.rejected or undetermined
    if unclassed:
        return ExitCode.NOT_ALL
    codes = (kind_of(fault.code).exit_code or ExitCode.DONE for fault in review.faults.distinct)
    return max(codes, default=ExitCode.DONE)


def progress(paths: Sequence[Path], listener: Listener) -> Iterator[Path]:
    """Yield the paths while their progress is shown.

    Garbage of a workbook is collected before the next one is read.
    """
    # Imported modules stay forever: freezing them makes the collections between workbooks cheap.
    gc.freeze()
    for place, path in enumerate(listener.watched(paths)):
        if place:
            gc.collect()
        yield path


def json_line(outcome: ReviewOutcome, lang: Lang, *, households: bool) -> Iterator[str]:
    """Yield the one JSON line of a workbook, read or not, in pieces."""
    from ravo.results.machine import json_pieces, streamed, unreadable_json

    if outcome.review is not None:
        return json_pieces(outcome.review, lang, households=households)
    fault = outcome.problem.fault if outcome.problem else Fault("RV-101")
    value = unreadable_json(shown(outcome.path), fault, lang, households=households)
    return streamed(value, {})


def folder_line(
    folder: Path, faults: Sequence[Fault], lang: Lang, *, households: bool
) -> Iterator[str]:
    """Yield the JSON line of a folder in which something was passed over."""
    from ravo.results.machine import folder_json, streamed

    return streamed(folder_json(shown(folder), faults, lang, households=households), {})


def unread_in(outcome: ReviewOutcome) -> Unread:
    """Return what of a workbook was not read; nothing for one that could not be opened."""
    return outcome.review.unread if outcome.review else Unread()


def beside(
    work: Callable[[BookTurn, TextIO], OfBook], to: TextIO, prepare: Callable[[], None]
) -> AbstractContextManager[Callable[[str, BookTurn], OfBook | InputProblem]]:
    """Yield a function that runs `work` in another process; its imports are done in this one."""
    from ravo.processes import beside as processes

    return processes.beside(work, to, prepare)


def turns(
    work: Callable[[BookTurn, TextIO], OfBook],
    books: Sequence[Path],
    listener: Listener,
    *,
    to: TextIO,
) -> Iterator[tuple[Path, Callable[[BookTurn], OfBook | InputProblem]]]:
    """Yield each workbook with a function that runs `work` on it, its data written to `to`.

    Several workbooks are handled in a process beside this one: for a workbook that ends that
    process the function returns an InputProblem, and the next one is handled in a new process.
    """
    if len(books) < 2:
        for path in progress(books, listener):
            yield path, lambda turn: work(turn, to)
        return
    # Imported modules stay forever: frozen, they are not copied by writing in the other process.
    gc.freeze()
    with beside(work, to, listener.prepare) as ask:
        for path in listener.watched(books):
            yield path, partial(ask, path.name)
