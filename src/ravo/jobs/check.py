"""`ravo check`: every fault of the workbooks."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from ravo.console import lang, tell_problem
from ravo.files import workbooks_in
from ravo.jobs.giving import give_back, returned_targets
from ravo.jobs.reviewing import (
    DONE,
    Outcome,
    exit_code,
    json_line,
    progress,
    review_workbook,
    say_taken,
    spread,
)
from ravo.survey.reading import Wanted


def check_workbooks(
    paths: Sequence[Path], asked: Wanted, format: str, *, return_to: Path | None, quiet: bool
) -> int:
    """Print every fault of the workbooks to stdout and return the exit code.

    With `return_to`, each workbook is also given back there with its faults marked.
    """
    show: dict[str, Callable[[Outcome], None]] = {
        "text": _print_faults,
        "json": _print_json,
        "csv": _CsvFaults(),
    }
    books = workbooks_in(paths)
    wanted, code = spread(asked, books)
    returned = returned_targets(books, return_to)
    for path in progress(books, quiet=quiet):
        outcome = review_workbook(path, wanted[path])
        if outcome.problem is not None and format != "json":
            tell_problem(outcome.problem)
        else:
            show[format](outcome)
        say_taken(outcome, quiet=quiet)
        unwritten = give_back(outcome, returned.get(path), asked.passwords, quiet=quiet)
        code = max(code, exit_code(outcome), unwritten.exit_code if unwritten else DONE)
    return code


def _print_faults(outcome: Outcome) -> None:
    from ravo.report.listing import faults_text

    if outcome.review is not None:
        sys.stdout.write(faults_text(outcome.review, lang()))


def _print_json(outcome: Outcome) -> None:
    sys.stdout.writelines(json_line(outcome, households=False))


class _CsvFaults:
    """Prints the faults of many workbooks as one CSV, its heading once."""

    def __init__(self) -> None:
        self.first = True

    def __call__(self, outcome: Outcome) -> None:
        from ravo.report.listing import faults_csv

        if outcome.review is not None:
            sys.stdout.write(faults_csv(outcome.review, lang(), heading=self.first))
            self.first = False
