"""`ravo score`: verdicts of the workbooks, their files and the closing table."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Literal

from ravo.commands.backups import spare
from ravo.commands.closing import close_with, tell_passed_over
from ravo.commands.outputs import checked_output
from ravo.commands.returned import give_back, returned_targets
from ravo.console import lang, tell, tell_problem, words
from ravo.faults import InputProblem, usage
from ravo.faults.unread import Unread
from ravo.files import RESULT_SUFFIX, as_closed_as, whole_file
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
from ravo.survey.reader import ReadOptions
from ravo.workbook.folders import Gathered, gather

if TYPE_CHECKING:
    from ravo.results.summary import Summary

Format = Literal["xlsx", "json", "csv", "parquet"]


@dataclass(frozen=True)
class _ScoreOrder:
    """What is done with every workbook. `shared` tells that all JSON goes into one file."""

    wanted: Mapping[Path, ReadOptions]
    format: Format
    targets: Mapping[Path, Path]
    returned: Mapping[Path, Path]
    shared: bool
    quiet: bool


@dataclass(frozen=True, slots=True)
class _ScoredWorkbook:
    """What became of a workbook: its exit code, what was not read, its figures if it was."""

    code: int
    unread: Unread
    summary: "Summary | None"


def score_workbooks(
    paths: Sequence[Path],
    asked: ReadOptions,
    format: Format,
    *,
    out: Path | None,
    out_dir: Path | None,
    return_to: Path | None,
    recursive: bool = False,
    strict: bool = False,
    quiet: bool,
) -> int:
    """Score workbooks, write their results and a closing table; return the exit code.

    With `return_to`, each workbook is also given back there with its faults marked.
    """
    if out is not None:
        out = checked_output(out, format)
    gathered = gather(paths, recursive=recursive)
    books = gathered.books
    targets = _targets(gathered, format, out, out_dir)
    returned = returned_targets(gathered, return_to)
    wanted, code = spread(asked, books)
    shared = out if format == "json" else None
    order = _ScoreOrder(wanted, format, targets, returned, shared is not None, quiet)
    unread = tell_passed_over(gathered, quiet=quiet)
    summaries: list[Summary] = []
    with as_closed_as(books if shared else ()), _lines_to(shared) as lines:
        for path, take in turns(partial(_score, order), books, lines, quiet=quiet):
            done = take(BookTurn(path, not summaries))
            if not isinstance(done, _ScoredWorkbook):
                _write_lost(ReviewOutcome(path, problem=done), order, lines)
                code = max(code, done.exit_code)
                continue
            summaries += [done.summary] if done.summary else []
            unread += done.unread
            code = max(code, done.code)
        if format == "json":
            for folder, faults in gathered.folders.items():
                lines.writelines(folder_line(folder, faults, households=True) if faults else ())
    if shared is not None and not quiet:
        tell(words("wrote", path=str(shared)))
    if summaries and not quiet:
        _closing(summaries, to_stdout=format == "xlsx")
    return max(code, close_with(unread, strict=strict, quiet=quiet))


def _score(order: _ScoreOrder, turn: BookTurn) -> _ScoredWorkbook:
    """Score one workbook and write what belongs to it; works in any process."""
    path, target = turn.path, None if order.shared else order.targets.get(turn.path)
    asked = order.wanted[path]
    outcome = review_workbook(path, asked)
    with as_closed_as([path]):
        try:
            _write(outcome, order.format, target, heads=turn.heads)
        except InputProblem as problem:
            # Its own name keeps the results from being written: the others get theirs.
            outcome = ReviewOutcome(path, problem=problem)
        if outcome.problem is not None:
            tell_problem(outcome.problem)
        summary = _accounted(outcome, target, quiet=order.quiet)
        say_taken(outcome, quiet=order.quiet)
        unwritten = give_back(outcome, order.returned.get(path), asked.passwords, quiet=order.quiet)
    code = max(exit_code(outcome), unwritten.exit_code if unwritten else DONE)
    return _ScoredWorkbook(code, unread_in(outcome), summary)


def _write_lost(outcome: ReviewOutcome, order: _ScoreOrder, lines: IO[str]) -> None:
    """Account for a workbook that ended the process which read it."""
    if outcome.problem is not None:
        tell_problem(outcome.problem)
    with redirect_stdout(lines):
        target = None if order.shared else order.targets.get(outcome.path)
        _write(outcome, order.format, target, heads=False)


@contextmanager
def _lines_to(path: Path | None) -> Iterator[IO[str]]:
    """Give a stream for lines: a file that appears whole at the end, or stdout."""
    if path is None:
        yield sys.stdout
        return
    with (
        whole_file(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as lines,
    ):
        yield lines


def _targets(
    gathered: Gathered, format: Format, out: Path | None, out_dir: Path | None
) -> dict[Path, Path]:
    """Return the output file of each workbook; none where data goes to stdout.

    In `out_dir` results lie as their workbooks do in the folder that was given. Raises
    UsageProblem where two results would share a file or overwrite an input.
    """
    books = gathered.books
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
        targets = {book: _folder(gathered, book, out_dir) / (book.stem + ending) for book in books}
        _refuse_shared(targets)
    inputs = {book.resolve() for book in books}
    for target in targets.values():
        if target.resolve() in inputs:
            raise usage("RV-157", path=str(target))
    return targets


def _folder(gathered: Gathered, book: Path, out_dir: Path | None) -> Path:
    return book.parent if out_dir is None else out_dir / gathered.beside(book)


def _refuse_shared(targets: dict[Path, Path]) -> None:
    owners: dict[Path, Path] = {}
    for book, target in targets.items():
        if target in owners:
            raise usage("RV-156", first=str(owners[target]), second=str(book))
        owners[target] = book


def _accounted(outcome: ReviewOutcome, target: Path | None, *, quiet: bool) -> "Summary | None":
    """Say where a result lies; return its summary for the closing table, none if unreadable."""
    from ravo.results.summary import summarise

    if outcome.review is None:
        return None
    if target is not None and not quiet:
        tell(words("wrote", path=str(target)))
    return summarise(outcome.review)


def _write(outcome: ReviewOutcome, format: Format, target: Path | None, *, heads: bool) -> None:
    """Write one workbook's result; as JSON also that of one that could not be read."""
    from ravo.results import machine
    from ravo.results import workbook as results

    review = outcome.review
    if format == "json":
        _write_json(outcome, target)
    elif review is None:
        return
    elif format == "xlsx" and target is not None:
        spare(target)
        results.write_results(review, target, lang())
    elif format == "csv":
        machine.write_csv(review, target, lang(), heading=heads or target is not None)
    elif format == "parquet" and target is not None:
        machine.write_parquet(review, target, lang())


def _write_json(outcome: ReviewOutcome, target: Path | None) -> None:
    with _lines_to(target) as lines:
        lines.writelines(json_line(outcome, households=True))


def _closing(summaries: "list[Summary]", *, to_stdout: bool) -> None:
    from ravo.results.terminal import print_closing

    print_closing(summaries, lang(), sys.stdout if to_stdout else sys.stderr)
