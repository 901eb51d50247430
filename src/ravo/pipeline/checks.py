"""Workbooks checked: every fault of each of them, as text or as data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TextIO

from ravo.faults import RavoError
from ravo.faults.exit_codes import ExitCode
from ravo.faults.unread import Unread
from ravo.files import as_closed_as
from ravo.formats import CheckFormat
from ravo.messages import Lang
from ravo.pipeline.listener import Listener, written_together
from ravo.pipeline.returned import give_back, returned_targets
from ravo.pipeline.reviews import (
    BookTurn,
    ReviewOutcome,
    exit_code,
    folder_line,
    json_line,
    report_passed_over,
    report_taken,
    review_workbook,
    spread,
    turns,
    unread_in,
)
from ravo.printable import width_of
from ravo.survey.options import ReadOptions
from ravo.survey.settings import ReadSettings, load_settings
from ravo.workbook.folders import Gathered, gather


@dataclass(frozen=True)
class CheckRequest:
    """Which workbooks are checked, and how; marked copies of them go into `return_to`."""

    paths: Sequence[Path]
    reading: ReadOptions
    format: CheckFormat
    lang: Lang
    return_to: Path | None = None
    recursive: bool = False


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """The exit code that follows from the faults, and what was left unread."""

    code: int
    unread: Unread


@dataclass(frozen=True)
class _CheckOrder:
    """The options for checking each workbook."""

    settings: Mapping[Path, ReadSettings]
    format: CheckFormat
    returned: Mapping[Path, Path]
    lang: Lang
    listener: Listener


@dataclass(frozen=True, slots=True)
class _CheckedWorkbook:
    """The result of one workbook: exit code, what was not read, whether a heading was written.

    `files` are the files that were written.
    """

    code: int
    unread: Unread
    headed: bool = False
    files: tuple[Path, ...] = ()


def check_workbooks(request: CheckRequest, listener: Listener, *, to: TextIO) -> CheckOutcome:
    """Write every fault of the workbooks to `to`; return the exit code that follows from them.

    With `return_to`, each workbook is also given back there with its faults marked.
    """
    settings = load_settings(request.reading)
    gathered = gather(request.paths, recursive=request.recursive)
    each, code = spread(settings, gathered.books, listener)
    returned = returned_targets(gathered, request.return_to)
    order = _CheckOrder(each, request.format, returned, request.lang, listener)
    unread = report_passed_over(gathered, listener)
    headed = False
    with written_together(listener) as written:
        for path, take in turns(partial(_check, order), gathered.books, listener, to=to):
            done = take(BookTurn(path, not headed))
            if not isinstance(done, _CheckedWorkbook):
                _write(ReviewOutcome(path, problem=done), order, to, heads=False)
                code = max(code, done.exit_code)
                continue
            headed |= done.headed
            unread += done.unread
            code = max(code, done.code)
            written += done.files
    _write_folders(gathered, order, to, heads=not headed)
    return CheckOutcome(code, unread)


def _check(order: _CheckOrder, turn: BookTurn, to: TextIO) -> _CheckedWorkbook:
    """Write the faults of one workbook and its marked copy; runs in any process."""
    settings, listener = order.settings[turn.path], order.listener
    outcome = review_workbook(turn.path, settings)
    headed = _write(outcome, order, to, heads=turn.heads)
    report_taken(outcome, listener)
    with as_closed_as([turn.path]):
        target = order.returned.get(turn.path)
        copy = give_back(outcome, target, order.lang, listener, settings.passwords)
    code = max(exit_code(outcome), copy.exit_code if isinstance(copy, RavoError) else ExitCode.DONE)
    files = (copy,) if isinstance(copy, Path) else ()
    return _CheckedWorkbook(code, unread_in(outcome), headed, files)


def _write(outcome: ReviewOutcome, order: _CheckOrder, to: TextIO, *, heads: bool) -> bool:
    """Write the faults of a workbook; return whether a heading was written first."""
    from ravo.results.fault_list import faults_csv, faults_text

    if order.format == "json":
        to.writelines(json_line(outcome, order.lang, households=False))
    elif outcome.problem is not None:
        order.listener.fault(outcome.problem.fault)
    elif outcome.review is not None and order.format == "csv":
        to.writelines(faults_csv(outcome.review, order.lang, heading=heads))
        return heads
    elif outcome.review is not None:
        to.write(faults_text(outcome.review, order.lang, width_of(to)))
    return False


def _write_folders(gathered: Gathered, order: _CheckOrder, to: TextIO, *, heads: bool) -> None:
    """Add what else is in the folders to the data for programs."""
    from ravo.results.fault_list import csv_of

    for folder, faults in gathered.folders.items():
        if faults and order.format == "json":
            to.writelines(folder_line(folder, faults, order.lang, households=False))
        if faults and order.format == "csv":
            to.writelines(csv_of(str(folder), faults, order.lang, heading=heads))
            heads = False
