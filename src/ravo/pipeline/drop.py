"""Files dropped on the program: checked, scored, given back, with a plain sentence about each.

The outcome is frozen; it has one sentence about each file in both languages, and no codes of faults
or commands. The command line and the local page show the same.
"""

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from ravo.fault_words import plain_words
from ravo.faults import Fault, RavoError
from ravo.faults.exit_codes import ExitCode
from ravo.faults.severity import FileVerdict
from ravo.faults.taxonomy import kind_of
from ravo.faults.unread import Unread, unread_of
from ravo.files import as_closed_as, comparable_path, is_folder, shared_folder
from ravo.messages import Lang, Text, text
from ravo.pipeline.drop_places import DropPlace, fallback_folder, places_of
from ravo.pipeline.drop_words import names_of, outcome_sentence
from ravo.pipeline.listener import Listener, Silence
from ravo.pipeline.outputs import spare
from ravo.pipeline.returned import give_back
from ravo.pipeline.reviews import (
    BookTurn,
    ReviewOutcome,
    exit_code,
    report_taken,
    scored_workbook,
    spread,
    turns,
    unread_in,
)
from ravo.places.lookup import WrittenPlace
from ravo.places.senders import sent_once
from ravo.survey.options import ReadOptions
from ravo.survey.settings import ReadSettings, load_settings
from ravo.workbook.csv_names import is_aside
from ravo.workbook.folders import gather
from ravo.workbook.products import is_spare_copy, is_untouched_copy, product_of

if TYPE_CHECKING:
    from ravo.results.summary import Summary

Ending = FileVerdict | Literal["unreadable", "unwritten"]
"""The result of a dropped file: its verdict, or that it could not be read, or not written."""
LOCKS = (("~$", ""), (".~lock.", "#"))
"""What Excel and LibreOffice add to the name of an open workbook for their lock files."""


@dataclass(frozen=True)
class DropRequest:
    """The dropped files and folders; a folder means the workbooks directly in it.

    `fallback` is the folder for files that cannot be written beside their workbook; None means `Kết
    quả ravo` among the user's documents.
    """

    paths: Sequence[Path]
    lang: Lang
    reading: ReadOptions = field(default_factory=ReadOptions)
    recursive: bool = False
    fallback: Path | None = None


@dataclass(frozen=True, slots=True)
class DroppedFile:
    """The result of one dropped file, in one sentence, and the files that were written.

    `code` is the exit code of this file alone. `errors` and `warnings` count its faults. `results`
    and `returned` are the files written, None where there is none; `aside` is whether they are in
    another folder than the file. `problem` is the reason why it could not be read or written,
    `notes` are further sentences about it.
    """

    path: Path
    ending: Ending
    sentence: Text
    code: int
    errors: int = 0
    warnings: int = 0
    summary: "Summary | None" = None
    results: Path | None = None
    returned: Path | None = None
    aside: bool = False
    problem: Fault | None = None
    notes: tuple[Text, ...] = ()
    unread: Unread = field(default_factory=Unread)

    @property
    def written(self) -> tuple[Path, ...]:
        """The files that were written for it."""
        return tuple(path for path in (self.results, self.returned) if path is not None)


@dataclass(frozen=True, slots=True)
class ReportOffer:
    """A report that the results allow: of the last year, and of the one `before`, if any.

    `out` is the folder for it, `left_out` the dropped files that are no part of it.
    """

    year: int
    results: tuple[Path, ...]
    before: int | None
    previous: tuple[Path, ...]
    out: Path
    left_out: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class DropOutcome:
    """The result of everything dropped; `code` is an exit code like that of `ravo score`.

    `passed_over` are lock files and ravo's own products, `notes` further sentences about no single
    file.
    """

    code: int
    files: tuple[DroppedFile, ...]
    passed_over: tuple[Path, ...]
    notes: tuple[Text, ...]
    unread: Unread
    offer: ReportOffer | None = None

    @property
    def sentences(self) -> tuple[Text, ...]:
        """All sentences of the outcome, in their order."""
        file_sentences = (words for file in self.files for words in (file.sentence, *file.notes))
        return (*file_sentences, *self.notes)

    @property
    def problems(self) -> tuple[Text, ...]:
        """The sentences about files with problems, for readers who want no others."""
        return tuple(file.sentence for file in self.files if file.code != ExitCode.DONE)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that files were written into, each once."""
        return tuple(dict.fromkeys(path.parent for file in self.files for path in file.written))


@dataclass(frozen=True)
class _Heard(Silence):
    """A listener that collects the faults of a run, to turn them into sentences."""

    faults: list[Fault] = field(default_factory=list)

    def fault(self, fault: Fault) -> None:
        """Keep a fault."""
        self.faults.append(fault)


@dataclass(frozen=True)
class _DropOrder:
    """The options for the work on each dropped workbook."""

    settings: Mapping[Path, ReadSettings]
    places: Mapping[Path, DropPlace]
    lang: Lang
    listener: Listener


@dataclass(frozen=True)
class _DroppedPaths:
    """The workbooks of the dropped paths; `bad` are folders without a workbook."""

    books: tuple[Path, ...]
    passed_over: tuple[Path, ...]
    bad: tuple[DroppedFile, ...]
    beside: tuple[Fault, ...]


def drop(request: DropRequest, listener: Listener) -> DropOutcome:
    """Check and score dropped workbooks, give back those with faults, and report on each.

    Results are written beside each workbook as `<name>.ket-qua.xlsx`, the marked copy as
    `<name>.tra-lai.xlsx`; where that folder cannot be written, into the fallback folder. A problem
    of one file stops no other. `listener` receives progress but no faults, which become sentences
    of the outcome. Raises UsageProblem (exit code 2) for unusable options.
    """
    settings, heard = load_settings(request.reading), _Heard()
    paths = _sorted(request)
    each, code = spread(settings, paths.books, heard)
    places = places_of(paths.books, request.fallback or fallback_folder())
    order = _DropOrder(each, places, request.lang, listener)
    files = (*paths.bad, *_all_handled(order, paths.books))
    codes = [code, *(file.code for file in files)]
    named = (fault for fault in paths.beside if not kind_of(fault.code).hidden_by_quiet)
    beside = tuple(plain_words(fault) for fault in (*heard.faults, *named))
    return DropOutcome(
        max(codes) if files else ExitCode.UNREADABLE,
        files,
        paths.passed_over,
        (*beside, *_notes(paths, files)),
        sum((file.unread for file in files), unread_of(paths.beside)),
        offer_of(files),
    )


def _sorted(request: DropRequest) -> _DroppedPaths:
    """Sort the dropped paths; each file counts once, however often it was dropped."""
    books: dict[Path, Path] = {}
    aside: list[Path] = []
    bad: list[DroppedFile] = []
    beside: list[Fault] = []
    for path in request.paths:
        if not is_folder(path) and _is_passed_over(path):
            aside.append(path)
            continue
        try:
            gathered = gather([path], recursive=request.recursive)
        except RavoError as problem:
            bad.append(_failed(path, problem, "unreadable"))
            continue
        for book in gathered.books:
            books.setdefault(comparable_path(book), book)
        beside += gathered.faults
    return _DroppedPaths(
        tuple(books.values()), tuple(dict.fromkeys(aside)), tuple(bad), tuple(beside)
    )


def _is_passed_over(path: Path) -> bool:
    """Return whether a file is a lock, hidden, or an output of ravo that is not filled in."""
    if is_aside(path.name.casefold()) or is_spare_copy(path):
        return True
    return product_of(path) not in (None, "template")


def _all_handled(order: _DropOrder, books: Sequence[Path]) -> list[DroppedFile]:
    done = []
    # The work writes files, and no data to a stream.
    for path, take in turns(partial(_handle, order), books, order.listener, to=io.StringIO()):
        answer = take(BookTurn(path, heads=False))
        if not isinstance(answer, DroppedFile):
            answer = _failed(path, answer, "unreadable")
        done.append(answer)
    return done


def _handle(order: _DropOrder, turn: BookTurn, _: TextIO) -> DroppedFile:
    """Read, judge and write one workbook; runs in any process."""
    path = turn.path
    outcome = scored_workbook(path, order.settings[path])
    report_taken(outcome, order.listener)
    return file_of(outcome, order.places[path], order.lang, order.settings[path].passwords)


def file_of(
    outcome: ReviewOutcome, place: DropPlace, lang: Lang, passwords: tuple[str, ...] = ()
) -> DroppedFile:
    """Write the outputs of a reviewed workbook; return its result.

    `passwords` are those by which it was read.
    """
    path, heard = outcome.path, _Heard()
    if outcome.problem is not None:
        return _failed(path, outcome.problem, "unreadable")
    try:
        with as_closed_as([path]):
            done = _written(outcome, place, lang, passwords, heard)
    except RavoError as problem:
        done = _failed(path, problem, "unwritten")
    return replace(done, notes=(*map(plain_words, heard.faults), *_notes_on(done, place)))


def _notes_on(done: DroppedFile, place: DropPlace) -> Iterator[Text]:
    """Yield notes for an officer about the files written for a workbook."""
    if _is_open(done.path):
        yield text("drop.open").filled(file=done.path.name)
    if done.results is not None and done.returned is None and is_untouched_copy(place.returned):
        yield text("drop.outdated").filled(file=place.returned.name)


def _written(
    outcome: ReviewOutcome,
    place: DropPlace,
    lang: Lang,
    passwords: tuple[str, ...],
    heard: Listener,
) -> DroppedFile:
    """Write the results and, where there are faults, the marked copy."""
    from ravo.results.summary import summarise
    from ravo.results.workbook import write_results

    review, path = outcome.review, outcome.path
    if review is None:
        raise ValueError("there is nothing to be written")
    spare(place.results, heard)
    write_results(review, place.results, lang, audience="plain")
    faults = review.to_look_at
    target = place.returned if faults else None
    copy = give_back(outcome, target, lang, heard, passwords, "plain")
    returned, code = (copy, 0) if not isinstance(copy, RavoError) else (None, copy.exit_code)
    counts = faults.counts()
    summary = summarise(review)
    return DroppedFile(
        path,
        review.verdict,
        outcome_sentence(path, summary, counts, place.results, returned),
        max(exit_code(outcome), code),
        counts["errors"],
        counts["open"] + counts["warnings"],
        summary,
        place.results,
        returned,
        place.aside,
        unread=unread_in(outcome),
    )


def _failed(path: Path, problem: RavoError, ending: Ending) -> DroppedFile:
    """Return the result of a file that was not read or not written; messages show its name only."""
    params = problem.fault.params
    short = {key: path.name for key, value in params.items() if value == str(path)}
    fault = replace(problem.fault, params={**params, **short})
    return DroppedFile(path, ending, plain_words(fault), problem.exit_code, problem=fault)


def _is_open(path: Path) -> bool:
    """Return whether Excel or LibreOffice has put its lock beside a workbook."""
    names = (f"{before}{path.name}{behind}" for before, behind in LOCKS)
    try:
        return any(path.with_name(name).exists() for name in names)
    except OSError:
        return False


def _notes(paths: _DroppedPaths, files: Iterable[DroppedFile]) -> Iterator[Text]:
    """Yield the sentences about no single file: what was passed over, what is in another folder."""
    locks = [path for path in paths.passed_over if is_aside(path.name.casefold())]
    copies = [path for path in paths.passed_over if is_spare_copy(path)]
    products = [path for path in paths.passed_over if path not in (*locks, *copies)]
    if locks:
        yield text("drop.locks").filled(names=names_of(locks))
    if copies:
        yield text("drop.copies").filled(names=names_of(copies))
    if products:
        yield text("drop.products").filled(names=names_of(products))
    if not paths.books and not paths.bad:
        yield text("drop.nothing")
    for group in sent_twice(files):
        commune = group[0].summary.commune if group[0].summary is not None else None
        names = names_of([file.path for file in group])
        yield text("drop.twice").filled(commune=commune or "", names=names)
    aside = {file.path.parent: file.written[0].parent for file in files if file.aside}
    for folder, place in aside.items():
        yield text("drop.aside").filled(folder=str(folder), place=str(place))


def sent_twice(files: Iterable[DroppedFile]) -> list[list[DroppedFile]]:
    """Return the files of each commune that sent several files of one year."""
    return sent_once((file for file in files if file.summary is not None), _sender)[1]


def _sender(file: DroppedFile) -> WrittenPlace:
    one = file.summary
    if one is None:
        return WrittenPlace(None, None, None, None)
    return WrittenPlace(one.year, one.province, one.district, one.commune)


def offer_of(files: Iterable[DroppedFile]) -> ReportOffer | None:
    """Return the report that the results allow; None for fewer than two files of results."""
    files = list(files)
    twice = [file for group in sent_twice(files) for file in group]
    of_year: dict[int, list[DroppedFile]] = {}
    for file in files:
        if file in twice:
            continue
        year = file.summary.year if file.summary is not None else None
        if year is not None and file.ending != "rejected":
            of_year.setdefault(year, []).append(file)
    kept = [file for same in of_year.values() for file in same]
    last, before = (*sorted(of_year, reverse=True), None, None)[:2]
    if last is None or len(kept) < 2:
        return None
    results = _results(of_year[last])
    folder = shared_folder(path.absolute().parent for path in results)
    left_out = tuple(file.path for file in files if file not in kept)
    previous = () if before is None else _results(of_year[before])
    return ReportOffer(last, results, before, previous, folder / f"bao-cao-{last}", left_out)


def _results(files: Iterable[DroppedFile]) -> tuple[Path, ...]:
    return tuple(file.results for file in files if file.results is not None)
