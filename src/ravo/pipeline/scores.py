"""Workbooks scored: the verdicts of each, and the files that hold them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TextIO

from ravo.criteria import Edition, load_edition
from ravo.faults import Fault, InputProblem, RavoError, usage
from ravo.faults.exit_codes import ExitCode
from ravo.faults.unread import Unread
from ravo.files import RESULT_SUFFIX, FileSet, as_closed_as, result_stems, whole_file
from ravo.formats import FORMATS, ScoreFormat
from ravo.messages import Lang
from ravo.pipeline.listener import Listener, written_together
from ravo.pipeline.outputs import checked_folder, checked_output, spare
from ravo.pipeline.past import check_register, with_past
from ravo.pipeline.returned import give_back, returned_targets
from ravo.pipeline.reviews import (
    BookTurn,
    ReviewOutcome,
    exit_code,
    folder_line,
    json_line,
    report_passed_over,
    report_taken,
    scored_workbook,
    spread,
    turns,
    unread_in,
)
from ravo.places import WrittenPlace
from ravo.places.senders import sent_once
from ravo.review.review import Review
from ravo.survey.options import ReadOptions
from ravo.survey.settings import ReadSettings, load_settings
from ravo.workbook.folders import Gathered, gather

if TYPE_CHECKING:
    from ravo.results.summary import Summary
    from ravo.review.two_editions import TwoEditions


class ScoreRequest(NamedTuple):
    """Which workbooks are scored, and how; marked copies of them are written into `return_to`.

    Results are written beside the workbooks, into `out_dir`, or into the one file `out`. `second`
    is a further edition by which the same workbooks are judged for comparison. `register` (a file
    or the URL of a server) has lists that show the past of the households.
    """

    paths: Sequence[Path]
    reading: ReadOptions
    format: ScoreFormat
    lang: Lang
    out: Path | None = None
    out_dir: Path | None = None
    return_to: Path | None = None
    recursive: bool = False
    second: str | None = None
    register: str | None = None


class ScoreOutcome(NamedTuple):
    """The exit code that follows from the workbooks, their figures, and what was left unread."""

    code: int
    summaries: "tuple[Summary, ...]"
    unread: Unread


class _ScoreOrder(NamedTuple):
    """The options for each workbook. `shared` is true where all JSON goes into one file."""

    settings: Mapping[Path, ReadSettings]
    format: ScoreFormat
    targets: Mapping[Path, Path]
    returned: Mapping[Path, Path]
    shared: bool
    lang: Lang
    listener: Listener
    second: Edition | None = None
    register: str | None = None


class _ScoredWorkbook(NamedTuple):
    """The outcome of a workbook: exit code, what was not read, its figures if it was readable.

    `files` are the files that were written.
    """

    code: int
    unread: Unread
    summary: "Summary | None"
    files: tuple[Path, ...] = ()


def score_workbooks(request: ScoreRequest, listener: Listener, *, to: TextIO) -> ScoreOutcome:
    """Score workbooks and write their results; return the exit code and the figures of each.

    Data without a file goes to `to`. With `return_to`, each workbook is also given back there with
    its faults marked.
    """
    settings = load_settings(request.reading)
    second = _second_edition(request, settings)
    out = None if request.out is None else checked_output(request.out, request.format)
    if request.out_dir is not None:
        checked_folder(request.out_dir, "--out-dir")
    gathered = gather(request.paths, recursive=request.recursive)
    targets = _targets(gathered, request.format, out, request.out_dir)
    returned = returned_targets(gathered, request.return_to)
    each, code = spread(settings, gathered.books, listener)
    shared = out if request.format == "json" else None
    check_register(request.register)
    order = _ScoreOrder(
        each,
        request.format,
        targets,
        returned,
        shared is not None,
        request.lang,
        listener,
        second,
        request.register,
    )
    unread = report_passed_over(gathered, listener)
    done = _all_scored(order, gathered, shared, to)
    if shared is not None:
        listener.written(shared)
    for fault in _sent_twice(done.summaries):
        listener.fault(fault)
    return ScoreOutcome(max(code, done.code), done.summaries, unread + done.unread)


def _sent_twice(summaries: "Sequence[Summary]") -> Iterator[Fault]:
    """Yield a warning for each commune with several workbooks of a year, as the sums count all."""
    _, several = sent_once(
        summaries, lambda one: WrittenPlace(one.year, one.province, one.district, one.commune)
    )
    for group in several:
        names = [Path(one.path).name for one in group]
        yield Fault("RV-1066", params={"commune": group[0].commune, "names": names})


def _second_edition(request: ScoreRequest, settings: ReadSettings) -> Edition | None:
    """Return the edition to compare with, or None. Raises UsageProblem where that cannot be."""
    if request.second is None:
        return None
    if request.format != "xlsx":
        raise usage("RV-1055", format=request.format)
    edition = load_edition(request.second)
    if settings.edition is not None and settings.edition.checksum == edition.checksum:
        raise usage("RV-1056", edition=edition.id)
    return edition


def _all_scored(
    order: _ScoreOrder, gathered: Gathered, shared: Path | None, to: TextIO
) -> ScoreOutcome:
    """Score the workbooks one after another; their data goes to a shared file, or to `to`."""
    books, listener = gathered.books, order.listener
    summaries: list[Summary] = []
    unread, code = Unread(), int(ExitCode.DONE)
    with (
        written_together(listener) as written,
        as_closed_as(books if shared else ()),
        _lines_to(shared, to) as lines,
    ):
        for path, take in turns(partial(_score, order), books, listener, to=lines):
            done = take(BookTurn(path, not summaries))
            if not isinstance(done, _ScoredWorkbook):
                _write_lost(ReviewOutcome(path, problem=done), order, lines)
                code = max(code, done.exit_code)
                continue
            summaries += [done.summary] if done.summary else []
            unread += done.unread
            code = max(code, done.code)
            written += done.files
        if order.format == "json":
            for folder, faults in gathered.folders.items():
                if faults:
                    lines.writelines(folder_line(folder, faults, order.lang, households=True))
    return ScoreOutcome(code, tuple(summaries), unread)


def _score(order: _ScoreOrder, turn: BookTurn, to: TextIO) -> _ScoredWorkbook:
    """Score one workbook and write its outputs; runs in any process."""
    path, target = turn.path, None if order.shared else order.targets.get(turn.path)
    settings, listener = order.settings[path], order.listener
    outcome = with_past(scored_workbook(path, settings), order.register, listener)
    with as_closed_as([path]):
        try:
            _write(outcome, order, target, to, heads=turn.heads)
        except InputProblem as problem:
            # Its name prevents writing its results; the others still get theirs.
            outcome = ReviewOutcome(path, problem=problem)
        if outcome.problem is not None:
            listener.fault(outcome.problem.fault)
        summary = _summary(outcome)
        report_taken(outcome, listener)
        returned = order.returned.get(path)
        copy = give_back(outcome, returned, order.lang, listener, settings.passwords)
    code = max(exit_code(outcome), copy.exit_code if isinstance(copy, RavoError) else ExitCode.DONE)
    result_paths = [target] if target is not None and summary is not None else []
    files = (*result_paths, copy) if isinstance(copy, Path) else tuple(result_paths)
    return _ScoredWorkbook(code, unread_in(outcome), summary, files)


def _write_lost(outcome: ReviewOutcome, order: _ScoreOrder, to: TextIO) -> None:
    """Write the data line of a workbook that ended the process which read it."""
    if outcome.problem is not None:
        order.listener.fault(outcome.problem.fault)
    target = None if order.shared else order.targets.get(outcome.path)
    _write(outcome, order, target, to, heads=False)


@contextmanager
def _lines_to(path: Path | None, to: TextIO) -> Iterator[TextIO]:
    """Yield a stream for lines: a file that appears whole at the end, or `to` without a path."""
    if path is None:
        yield to
        return
    with (
        whole_file(path) as temporary,
        temporary.open("w", encoding="utf-8", newline="\n") as lines,
    ):
        yield lines


def _targets(
    gathered: Gathered, format: ScoreFormat, out: Path | None, out_dir: Path | None
) -> dict[Path, Path]:
    """Return the output file of each workbook; none where data goes to a stream.

    Below `out_dir` results have the same subfolders as their workbooks below the given folder.
    Raises UsageProblem where two results would share a file or overwrite an input.
    """
    books = gathered.books
    if FORMATS[format].is_text and out is None and out_dir is None:
        return {}
    if out is not None and out_dir is not None:
        raise usage("RV-155", path=str(out))
    if out is not None:
        if len(books) > 1 and format != "json":
            raise usage("RV-155", path=str(out))
        targets = dict.fromkeys(books, out)
    else:
        ending = RESULT_SUFFIX.removesuffix(".xlsx") + "." + format
        stems = result_stems(books)
        targets = {
            book: _folder(gathered, book, out_dir) / (stems[book] + ending) for book in books
        }
        _refuse_shared(targets)
    inputs = FileSet(books)
    for target in targets.values():
        if target in inputs:
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


def _summary(outcome: ReviewOutcome) -> "Summary | None":
    """Return the figures of a workbook; none for one that is not readable."""
    from ravo.results.summary import summarise

    if outcome.review is None:
        return None
    return summarise(outcome.review)


def _compared(review: Review, edition: Edition, order: _ScoreOrder) -> "TwoEditions | None":
    """Return the review beside that by a second edition; report what that edition lacks."""
    from ravo.results.two_editions import lacking
    from ravo.review.two_editions import judged_by_both

    two = judged_by_both(review, edition)
    names = [] if two is None else lacking(two, order.lang)
    if names:
        path = Path(review.survey.source.path).name
        order.listener.fault(Fault("RV-515", params={"file": path, "names": "; ".join(names)}))
    return two


def _write(
    outcome: ReviewOutcome, order: _ScoreOrder, target: Path | None, to: TextIO, *, heads: bool
) -> None:
    """Write one workbook's result; as JSON also the problem of one that could not be read."""
    review, format, lang = outcome.review, order.format, order.lang
    if format == "json":
        with _lines_to(target, to) as lines:
            lines.writelines(json_line(outcome, lang, households=True))
    elif review is None:
        return
    elif format == "xlsx" and target is not None:
        from ravo.results import workbook as results

        two = None if order.second is None else _compared(review, order.second, order)
        spare(target, order.listener)
        results.write_results(review, target, lang, two)
    elif format == "csv":
        from ravo.results import machine

        if target is None:
            to.write(machine.csv_text(review, lang, heading=heads))
        else:
            machine.write_csv(review, target, lang)
    elif format == "parquet" and target is not None:
        from ravo.results import machine

        machine.write_parquet(review, target, lang)
