"""`ravo check`: every fault of the workbooks."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from ravo.commands.closing import close_with, tell_passed_over
from ravo.commands.returned import give_back, returned_targets
from ravo.console import lang, tell_problem
from ravo.faults.unread import Unread
from ravo.files import as_closed_as
from ravo.pipeline.reviews import (
    DONE,
    BookTurn,
    ReviewOutcome,
    exit_code,
    folder_line,
    json_line,
    review_workbook,
    say_taken,
    spread,
    turns,
    unread_in,
)
from ravo.survey.settings import ReadSettings
from ravo.workbook.folders import Gathered, gather

Format = Literal["text", "json", "csv"]


@dataclass(frozen=True)
class _CheckOrder:
    """What is done with every workbook."""

    wanted: Mapping[Path, ReadSettings]
    format: Format
    returned: Mapping[Path, Path]
    quiet: bool


@dataclass(frozen=True, slots=True)
class _CheckedWorkbook:
    """What became of a workbook: its exit code, what was not read, whether a heading came."""

    code: int
    unread: Unread
    headed: bool = False


def check_workbooks(
    paths: Sequence[Path],
    asked: ReadSettings,
    format: Format,
    *,
    return_to: Path | None,
    recursive: bool = False,
    strict: bool = False,
    quiet: bool,
) -> int:
    """Print every fault of the workbooks to stdout and return the exit code.

    With `return_to`, each workbook is also given back there with its faults marked.
    """
    gathered = gather(paths, recursive=recursive)
    wanted, code = spread(asked, gathered.books)
    order = _CheckOrder(wanted, format, returned_targets(gathered, return_to), quiet)
    unread = tell_passed_over(gathered, quiet=quiet)
    headed = False
    for path, take in turns(partial(_check, order), gathered.books, sys.stdout, quiet=quiet):
        done = take(BookTurn(path, not headed))
        if not isinstance(done, _CheckedWorkbook):
            _tell(ReviewOutcome(path, problem=done), format, heads=False)
            code = max(code, done.exit_code)
            continue
        headed |= done.headed
        unread += done.unread
        code = max(code, done.code)
    _print_folders(gathered, format, heads=not headed)
    return max(code, close_with(unread, strict=strict, quiet=quiet))


def _check(order: _CheckOrder, turn: BookTurn) -> _CheckedWorkbook:
    """Print the faults of one workbook and give it back; works in any process."""
    asked = order.wanted[turn.path]
    outcome = review_workbook(turn.path, asked)
    headed = _tell(outcome, order.format, heads=turn.heads)
    say_taken(outcome, quiet=order.quiet)
    with as_closed_as([turn.path]):
        unwritten = give_back(
            outcome, order.returned.get(turn.path), asked.passwords, quiet=order.quiet
        )
    code = max(exit_code(outcome), unwritten.exit_code if unwritten else DONE)
    return _CheckedWorkbook(code, unread_in(outcome), headed)


def _tell(outcome: ReviewOutcome, format: Format, *, heads: bool) -> bool:
    """Print what is wrong with a workbook; tell whether that began with a heading."""
    from ravo.results.fault_list import faults_csv, faults_text

    if format == "json":
        sys.stdout.writelines(json_line(outcome, households=False))
    elif outcome.problem is not None:
        tell_problem(outcome.problem)
    elif outcome.review is not None and format == "csv":
        sys.stdout.writelines(faults_csv(outcome.review, lang(), heading=heads))
        return heads
    elif outcome.review is not None:
        sys.stdout.write(faults_text(outcome.review, lang()))
    return False


def _print_folders(gathered: Gathered, format: Format, *, heads: bool) -> None:
    """Add what the folders hold beside workbooks to the data that a program reads."""
    from ravo.results.fault_list import csv_of

    for folder, faults in gathered.folders.items():
        if faults and format == "json":
            sys.stdout.writelines(folder_line(folder, faults, households=False))
        if faults and format == "csv":
            sys.stdout.writelines(csv_of(str(folder), faults, lang(), heading=heads))
            heads = False
