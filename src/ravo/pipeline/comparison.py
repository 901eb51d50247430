"""Two years compared, or one year judged by another edition."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ravo.changes.choices import Map, Opening
from ravo.fault_words import Audience
from ravo.faults import Fault, usage
from ravo.faults.unread import Unread
from ravo.files import FileSet, write_whole_text
from ravo.formats import DiffFormat
from ravo.messages import LANGS, Lang, Text, text
from ravo.pipeline.earlier_years import earlier_years, with_registered_answers
from ravo.pipeline.listener import Listener
from ravo.pipeline.outputs import checked_output, spare
from ravo.pipeline.reviews import ReviewOutcome, report_passed_over, report_taken, spread
from ravo.pipeline.typed import diff_words, reading_options, to_answer, years_options
from ravo.pipeline.years import (
    gathered_years,
    read_books,
    surviving_to,
    unread_of_item,
    year_of_item,
)
from ravo.printable import dumped_json
from ravo.register.names import closed_with_register
from ravo.review.review import Review
from ravo.survey.options import ReadOptions
from ravo.survey.settings import ReadSettings, load_settings
from ravo.workbook.folders import Gathered

if TYPE_CHECKING:
    from ravo.changes.comparison import Changes
    from ravo.changes.year import Year
    from ravo.results.results import Results

Settings = tuple[ReadSettings, ReadSettings]


OPENINGS = "RV-634"
"""The message about opening classes that differ from the year before."""


@dataclass(frozen=True)
class ComparisonRequest:
    """Which two years are compared, and how; without `new` the workbooks of one year.

    `readings` are the options for reading the first and the second year. The comparison is printed
    in a `format`, as data, or not at all, and written to `out` and `html`. `history` are folders of
    earlier years, `register` a register that has them. At most `max_changes` households may have
    moved or be missing. `width` is the number of columns of the window; None where the output is
    not a window. `audience` is the reader of the workbook.
    """

    old: Path
    new: Path | None
    readings: tuple[ReadOptions, ReadOptions]
    lang: Lang
    out: Path | None = None
    html: Path | None = None
    format: DiffFormat | None = None
    links: Path | None = None
    history: Sequence[Path] = ()
    register: str | None = None
    opening: "Opening" = "last-year"
    map: "Map | None" = None
    what_if: str | None = None
    max_changes: int | None = None
    recursive: bool = False
    width: int | None = None
    audience: Audience = "operator"

    def paths(self) -> list[Path]:
        """Return the years that are read."""
        return (
            [self.new or self.old] if self.what_if is not None else [self.old, self.new or self.old]
        )


@dataclass(frozen=True, slots=True)
class ComparisonOutcome:
    """Whether the years differ more than they may, and what of them was left unread.

    `to_confirm` counts the doubtful pairs, `openings` the households whose opening class differs
    from their class of the year before, `open_points` the kinds of messages of the comparison.
    `years` are those that were compared, `sentence` sums up the changes.
    """

    differs: bool
    unread: Unread
    to_confirm: int = 0
    openings: int = 0
    open_points: int = 0
    years: tuple[int, int] | None = None
    sentence: Text | None = None


def compare_years(
    request: ComparisonRequest, listener: Listener, *, to: TextIO
) -> ComparisonOutcome:
    """Compare two years and write the chosen outputs; printed output goes to `to`.

    Raises UsageProblem (exit code 2) and InputProblem (exit code 3) from reading and comparing.
    """
    first, second = request.readings
    settings = (load_settings(first), load_settings(second))
    _refuse_wrong(request)
    gathered = [gathered_years([path], recursive=request.recursive) for path in request.paths()]
    each = zip(gathered, settings, strict=False)
    books = {book: survey for year, survey in each for book in year.books}
    work = partial(_compare, gathered, request, settings, listener)
    return surviving_to(work, books, listener, to=to)


def _refuse_wrong(request: ComparisonRequest) -> None:
    """Raise UsageProblem for options that exclude each other and outputs that cannot be written."""
    most = request.max_changes
    if most is not None and most < 0:
        raise usage("RV-134", option="--max-changes", value=str(most), least="0")
    if request.out is not None:
        checked_output(request.out, "xlsx")
    if request.html is not None:
        checked_output(request.html, "html", "--html", prints=False)
    if request.what_if is None and request.new is None:
        raise usage("RV-636", old=str(request.old))


def _compare(
    gathered: Sequence[Gathered],
    request: ComparisonRequest,
    settings: Settings,
    listener: Listener,
    to: TextIO,
) -> ComparisonOutcome:
    """Compare the years and write the chosen outputs; works in any process."""
    books = [book for year in gathered for book in year.books]
    _spare_inputs(request, books)
    unread = sum((report_passed_over(year, listener) for year in gathered), Unread())
    plan = _plan(request.paths(), [year.books for year in gathered], settings, listener)
    changes, read = _changes(plan, request, settings[0], listener)
    faults = tuple(
        to_answer(fault, _words(request), request.links, request.out)
        if fault.code == "RV-620"
        else fault
        for fault in changes.faults
    )
    changes = replace(changes, faults=faults)
    with closed_with_register(books, request.register):
        _write(changes, request, listener, to)
    return ComparisonOutcome(
        _differs(changes, request.max_changes),
        unread + read,
        len(changes.pairing.to_confirm),
        sum(_count(fault) for fault in faults if fault.code == OPENINGS),
        len(faults),
        (changes.old.year, changes.new.year),
        _sentence(changes),
    )


def _sentence(changes: "Changes") -> Text:
    """Return the changes summed up in one sentence of each language."""
    from ravo.changes.output.words import sentence_of

    sentences = (sentence_of(changes, lang) for lang in LANGS)
    return Text(*(words.replace("{", "{{").replace("}", "}}") for words in sentences))


def _count(fault: Fault) -> int:
    count = fault.params.get("count")
    return count if isinstance(count, int) else 1


def _words(request: ComparisonRequest) -> list[str]:
    """Return the command of a comparison, without its outputs and its files of answers."""
    how = years_options(
        request.history, request.opening, recursive=request.recursive, register=request.register
    )
    options = [*reading_options(*request.readings), *how, ("--map", request.map)]
    return diff_words(request.old, request.new or request.old, options)


def _differs(changes: "Changes", most: int | None) -> bool:
    if most is not None:
        return changes.moves + changes.missing > most
    return not changes.same or bool(changes.breaches)


def _changes(
    plan: "YearsPlan", request: ComparisonRequest, first: ReadSettings, listener: Listener
) -> "tuple[Changes, Unread]":
    """Return the comparison, and what of the workbooks was not read; `first` reads the old year."""
    from ravo.changes.comparison import compare, what_if, without_opening
    from ravo.changes.links import Links, read_links
    from ravo.changes.month_lists import months_as_old
    from ravo.changes.older_lists import distant_lists
    from ravo.criteria import load_edition

    paths = request.paths()
    if request.what_if is not None:
        edition = load_edition(request.what_if)
        only, unread = _read_year(paths[0], plan, listener)
        return what_if(only, edition, request.map), unread
    before, unread = _read_year(paths[0], plan, listener, last_lists=True)
    after, more = _read_year(paths[1], plan, listener)
    file = request.links
    links = read_links(file, before, after, first.passwords) if file else Links()
    links = with_registered_answers(links, request.register, before, after, listener)
    earlier = replace(first, year=None, edition=None, corrections=None)
    history = earlier_years(request.history, request.register, before.year, earlier, listener)
    with listener.stepping(1) as step:
        step(text("steps.compare"))
        changes = compare(
            before, after, links=links, history=history, opening=request.opening, layout=request.map
        )
    distant = distant_lists(changes.old, changes.new)
    if distant.faults:
        changes = without_opening(changes, distant.new)
    faults = (*distant.faults, *months_as_old(before, after), *changes.faults)
    return replace(changes, faults=faults), unread + more


def _spare_inputs(request: ComparisonRequest, books: Sequence[Path]) -> None:
    """Raise UsageProblem where a file to write is an input, or both outputs are one file."""
    kept = FileSet([*books, *([request.links] if request.links else [])])
    for target in (request.out, request.html):
        if target is None:
            continue
        if target in kept:
            raise usage("RV-157", path=str(target))
        kept.add(target)


YearsPlan = Mapping[tuple[Path, Path], ReadSettings]


def _plan(
    paths: Sequence[Path],
    books: Sequence[Sequence[Path]],
    settings: Sequence[ReadSettings],
    listener: Listener,
) -> YearsPlan:
    """Return the settings for reading each workbook, by the year's path and the workbook's.

    Where one file of corrections is given for both years, its lines go to the workbooks that they
    name.
    """
    files = {one.corrections.path for one in settings if one.corrections}
    every = [book for year in books for book in year]
    plan: dict[tuple[Path, Path], ReadSettings] = {}
    for path, mine, own in zip(paths, books, settings, strict=False):
        if own.corrections is None:
            plan |= {(path, book): own for book in mine}
        elif len(files) > 1 or not plan:
            parts, _ = spread(own, mine if len(files) > 1 else list(dict.fromkeys(every)), listener)
            plan |= {(path, book): parts[book] for book in mine}
        else:
            plan |= {(path, b): replace(own, corrections=parts[b].corrections) for b in mine}
    return plan


def _read_year(
    path: Path, plan: YearsPlan, listener: Listener, *, last_lists: bool = False
) -> "tuple[Year, Unread]":
    """Return the year in a workbook or a folder of workbooks, and what of it was not read.

    Surveys are judged on the way. Where the workbooks may be the `last_lists` of their communes,
    those of before 1/7/2025 may be of earlier years. Raises InputProblem (exit code 3) for a
    workbook that cannot be read, UsageProblem (exit code 2) where the workbooks are not of one
    year.
    """
    books = {book: own for (year, book), own in plan.items() if year == path}
    items = [(year_of_item(item), item) for item in _items(books, listener)]
    years = {year for year, _ in items}
    unread = sum((unread_of_item(item) for _, item in items), Unread())
    if None not in years and (len(years) == 1 or (last_lists and len(years) > 1)):
        from ravo.changes.older_lists import are_last_lists
        from ravo.changes.year import year_of

        read = year_of(max(year or 0 for year in years), [item for _, item in items])
        if len(years) == 1 or are_last_lists(read):
            return read, unread
    names = [
        text("changes.no_year") if year is None else str(year) for year in sorted(years, key=str)
    ]
    raise usage("RV-192", path=str(path), years=names)


def _items(books: Mapping[Path, ReadSettings], listener: Listener) -> "Iterator[Review | Results]":
    """Yield the contents of each workbook, and report values taken from the names of files."""
    for path, item in zip(books, _read(books, listener), strict=True):
        if isinstance(item, Review):
            report_taken(ReviewOutcome(path, review=item), listener)
        yield item


def _read(books: Mapping[Path, ReadSettings], listener: Listener) -> "Iterator[Review | Results]":
    ways = list({id(own): own for own in books.values()}.values())
    if len(ways) == 1:
        yield from read_books(list(books), ways[0], listener)
        return
    for book, own in books.items():
        yield from read_books([book], own, listener)


def _write(changes: "Changes", request: ComparisonRequest, listener: Listener, to: TextIO) -> None:
    from ravo.changes.output.page import changes_html
    from ravo.changes.output.workbook import WRITERS, write_changes

    if request.out is not None:
        spare(request.out, listener)
    count = (len(WRITERS) if request.out else 0) + bool(request.html)
    with listener.stepping(count) as step:
        if request.out is not None:
            write_changes(
                changes,
                request.out,
                request.lang,
                lambda sheet: step(text("steps.sheet").filled(sheet=sheet)),
                request.audience,
            )
        if request.html is not None:
            step(text("steps.changes_page"))
            write_whole_text(request.html, changes_html(changes, request.lang))
    if request.format is not None:
        to.write(_rendered(changes, request.format, request))
    listener.written(*(target for target in (request.out, request.html) if target is not None))


def _rendered(changes: "Changes", format: DiffFormat, request: ComparisonRequest) -> str:
    from ravo.changes.output.machine import changes_json
    from ravo.changes.output.terminal import changes_text

    if format == "text":
        return changes_text(changes, request.lang, request.width)
    value = changes_json(changes, request.lang)
    return dumped_json(value) + "\n"
