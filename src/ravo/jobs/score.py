"""`ravo score`: verdicts of the workbooks, their files and the closing table."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

from ravo.console import lang, tell, tell_problem, words
from ravo.faults import usage
from ravo.files import RESULT_SUFFIX, whole_file, workbooks_in
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
from ravo.jobs.sparing import spare
from ravo.survey.reading import Wanted

if TYPE_CHECKING:
    from ravo.report.summary import Summary

Format = Literal["xlsx", "json", "csv", "parquet"]


def score_workbooks(
    paths: Sequence[Path],
    asked: Wanted,
    format: Format,
    *,
    out: Path | None,
    out_dir: Path | None,
    return_to: Path | None,
    quiet: bool,
) -> int:
    """Score workbooks, write their results and a closing table; return the exit code.

    With `return_to`, each workbook is also given back there with its faults marked.
    """
    books = workbooks_in(paths)
    targets = _targets(books, format, out, out_dir)
    returned = returned_targets(books, return_to)
    wanted, code = spread(asked, books)
    summaries: list[Summary] = []
    shared = out if format == "json" else None
    with _lines_to(shared) as lines:
        for path in progress(books, quiet=quiet):
            outcome = review_workbook(path, wanted[path])
            if outcome.problem is not None:
                tell_problem(outcome.problem)
            target = None if shared else targets.get(path)
            _write(outcome, format, target, lines, first=not summaries)
            summaries += _accounted(outcome, target, quiet=quiet)
            say_taken(outcome, quiet=quiet)
            unwritten = give_back(outcome, returned.get(path), asked.passwords, quiet=quiet)
            code = max(code, exit_code(outcome), unwritten.exit_code if unwritten else DONE)
            del outcome  # two large communes at once would double the memory
    if shared is not None and not quiet:
        tell(words("wrote", path=str(shared)))
    if summaries and not quiet:
        _closing(summaries, to_stdout=format == "xlsx")
    return code


@contextmanager
def _lines_to(path: Path | None) -> Iterator[IO[str]]:
    """Give a stream for lines: a file that appears whole at the end, or stdout."""
    if path is None:
        yield sys.stdout
        return
    with whole_file(path) as temporary, temporary.open("w", encoding="utf-8") as lines:
        yield lines


def _targets(
    books: Sequence[Path], format: Format, out: Path | None, out_dir: Path | None
) -> dict[Path, Path]:
    """Return the output file of each workbook; none where data goes to stdout.

    Raises UsageProblem where two results would share a file or overwrite an input.
    """
    if format in ("json", "csv") and out is None and out_dir is None:
        return {}
    if out is not None and out_dir is not None:
        raise usage("RV-155", path=str(out))
    if out is not None:
        if len(books) > 1 and format != "json":
            raise usage("RV-155", path=str(out))
        targets = dict.fromkeys(books, out)
    else:
        ending = RESULT_SUFFIX.removesuffix(".xlsx") + "." + format
        targets = {book: (out_dir or book.parent) / (book.stem + ending) for book in books}
        _refuse_shared(targets)
    inputs = {book.resolve() for book in books}
    for target in targets.values():
        if target.resolve() in inputs:
            raise usage("RV-157", path=str(target))
    return targets


def _refuse_shared(targets: dict[Path, Path]) -> None:
    owners: dict[Path, Path] = {}
    for book, target in targets.items():
        if target in owners:
            raise usage("RV-156", first=str(owners[target]), second=str(book))
        owners[target] = book


def _accounted(outcome: Outcome, target: Path | None, *, quiet: bool) -> "list[Summary]":
    """Say where a result lies; return its summary for the closing table, none if unreadable."""
    from ravo.report.summary import summarise

    if outcome.review is None:
        return []
    if target is not None and not quiet:
        tell(words("wrote", path=str(target)))
    return [summarise(outcome.review)]


def _write(
    outcome: Outcome, format: Format, target: Path | None, lines: IO[str], *, first: bool
) -> None:
    """Write one workbook's result; as JSON also that of one that could not be read."""
    from ravo.report import machine, results

    review = outcome.review
    if format == "json":
        _write_json(outcome, target, lines)
    elif review is None:
        return
    elif format == "xlsx" and target is not None:
        spare(target)
        results.write_results(review, target, lang())
    elif format == "csv":
        machine.write_csv(review, target, lang(), heading=first or target is not None)
    elif format == "parquet" and target is not None:
        machine.write_parquet(review, target, lang())


def _write_json(outcome: Outcome, target: Path | None, lines: IO[str]) -> None:
    if target is None:
        lines.writelines(json_line(outcome, households=True))
        return
    with _lines_to(target) as own:
        own.writelines(json_line(outcome, households=True))


def _closing(summaries: "list[Summary]", *, to_stdout: bool) -> None:
    from ravo.report.terminal import print_closing

    print_closing(summaries, lang(), sys.stdout if to_stdout else sys.stderr)
