"""`ravo diff`: what changed between two years, or what another edition would change."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ravo.commands.backups import spare
from ravo.commands.closing import close_with, tell_passed_over
from ravo.commands.outputs import checked_output
from ravo.console import lang, tell, words
from ravo.faults import RavoError, usage
from ravo.faults.unread import Unread
from ravo.files import as_closed_as, whole_file
from ravo.pipeline.reviews import ReviewOutcome, say_taken, spread, wanted
from ravo.pipeline.years import gathered_years, read_books, surviving, unread_of_item, year_said
from ravo.printable import printable_json
from ravo.review.review import Review
from ravo.survey.info import ReadOptions
from ravo.workbook.folders import Gathered

if TYPE_CHECKING:
    from ravo.changes.comparison import Changes
    from ravo.changes.movements import Opening
    from ravo.changes.places import Map
    from ravo.changes.year import Year
    from ravo.results.results import Results

SAME, DIFFERENT = 0, 1
Format = Literal["text", "json"]


@dataclass(frozen=True)
class ComparisonRequest:
    """What the command line asks for beside the two years.

    `surveys` says how the workbooks of the first and of the second year are read.
    """

    surveys: tuple[ReadOptions, ReadOptions]
    out: Path | None = None
    html: Path | None = None
    format: Format = "text"
    links: Path | None = None
    history: Sequence[Path] = ()
    opening: "Opening" = "last-year"
    map: "Map | None" = None
    what_if: str | None = None
    max_changes: int | None = None
    recursive: bool = False
    strict: bool = False


@dataclass(frozen=True)
class _ComparisonOutcome:
    """The comparison, and what of the years was left unread."""

    changes: "Changes"
    unread: Unread


def wanted_of(given: Mapping[str, Sequence[Any]], years: int) -> tuple[ReadOptions, ReadOptions]:
    """Return how the workbooks of each year are read, from options given once or once per year.

    `given` has the values of each option of `wanted` in their order; a value given once counts
    for both years, but `year` cannot. Raises UsageProblem (exit code 2) for any other number.
    """
    for name, values in given.items():
        fit = (0, years) if name == "year" else (0, 1, years)
        if len(values) not in fit:
            option = f"--{name.replace('_', '-')}"
            raise usage("RV-637", option=option, count=len(values), years=years)
    told = [
        {name: values[min(at, len(values) - 1)] for name, values in given.items() if values}
        for at in (0, 1)
    ]
    return wanted(**told[0]), wanted(**told[1])


def diff_years(old: Path, new: Path | None, asked: ComparisonRequest, *, quiet: bool) -> int:
    """Compare two years, write what was asked for, and return the exit code.

    0 where nothing differs (or at most `max_changes` households moved or were not compared), 1
    where something does. Raises UsageProblem (exit code 2) and InputProblem (exit code 3) as the
    rooms below do.
    """
    if asked.max_changes is not None and asked.max_changes < 0:
        raise usage("RV-134", option="--max-changes", value=str(asked.max_changes), least="0")
    if asked.out is not None:
        checked_output(asked.out, "xlsx")
    if asked.html is not None:
        checked_output(asked.html, "html", "--html", prints=False)
    if asked.what_if is None and new is None:
        raise usage("RV-636", old=str(old))
    paths = [new or old] if asked.what_if is not None else [old, new or old]
    gathered = [gathered_years([path], recursive=asked.recursive) for path in paths]
    read = zip(gathered, asked.surveys, strict=False)
    books = {book: survey for year, survey in read for book in year.books}
    return surviving(partial(_diff, paths, gathered, asked, quiet=quiet), books)


def _diff(
    paths: Sequence[Path], gathered: Sequence[Gathered], asked: ComparisonRequest, *, quiet: bool
) -> int:
    """Compare, write what was asked for, and return the exit code; works in any process."""
    compared = _compared(paths, gathered, asked, quiet=quiet)
    changes = compared.changes
    code = close_with(compared.unread, strict=asked.strict, quiet=quiet)
    if asked.max_changes is not None:
        return code if changes.moves + changes.missing <= asked.max_changes else DIFFERENT
    return code if changes.same and not changes.breaches else DIFFERENT


def _compared(
    paths: Sequence[Path], gathered: Sequence[Gathered], asked: ComparisonRequest, *, quiet: bool
) -> _ComparisonOutcome:
    """Compare the years and write what was asked for."""
    books = [book for year in gathered for book in year.books]
    _spare_inputs(asked, books)
    unread = sum((tell_passed_over(year, quiet=quiet) for year in gathered), Unread())
    plan = _plan(paths, [year.books for year in gathered], asked.surveys)
    changes, read = _changes(paths, plan, asked, quiet=quiet)
    with as_closed_as(books):
        _write(changes, asked, quiet=quiet)
    return _ComparisonOutcome(changes, unread + read)


def _changes(
    paths: Sequence[Path], plan: "Plan", asked: ComparisonRequest, *, quiet: bool
) -> "tuple[Changes, Unread]":
    """Return the comparison, and what of the workbooks was not read."""
    from ravo.changes.comparison import compare, what_if
    from ravo.changes.links import read_links
    from ravo.changes.pairs import Links
    from ravo.criteria import load_edition

    if asked.what_if is not None:
        edition = load_edition(asked.what_if)
        only, unread = read_year(paths[0], plan, quiet=quiet)
        return what_if(only, edition, asked.map), unread
    (before, first), (after, second) = (read_year(path, plan, quiet=quiet) for path in paths)
    passwords = asked.surveys[0].passwords
    links = read_links(asked.links, before, after, passwords) if asked.links else Links()
    earlier = replace(asked.surveys[0], year=None, edition=None, corrections=None)
    history = read_history(asked.history, before.year, earlier, quiet=quiet)
    changes = compare(
        before, after, links=links, history=history, opening=asked.opening, layout=asked.map
    )
    return changes, first + second


def _spare_inputs(asked: ComparisonRequest, books: Sequence[Path]) -> None:
    """Raise UsageProblem where a file to be written is one that is read, or both are one."""
    kept = {path.resolve() for path in [*books, *([asked.links] if asked.links else [])]}
    for target in (asked.out, asked.html):
        if target is not None and target.resolve() in kept:
            raise usage("RV-157", path=str(target))
        kept |= {target.resolve()} if target is not None else set()


Plan = Mapping[tuple[Path, Path], ReadOptions]


def _plan(
    paths: Sequence[Path], books: Sequence[Sequence[Path]], surveys: Sequence[ReadOptions]
) -> Plan:
    """Return how each workbook of each year is read, by the year's path and the workbook's.

    Lines of one file of corrections for both years go to the workbooks that they name.
    """
    files = {asked.corrections.path for asked in surveys if asked.corrections}
    every = [book for year in books for book in year]
    found: dict[tuple[Path, Path], ReadOptions] = {}
    for path, mine, asked in zip(paths, books, surveys, strict=False):
        if asked.corrections is None:
            found |= {(path, book): asked for book in mine}
        elif len(files) > 1 or not found:
            parts, _ = spread(asked, mine if len(files) > 1 else list(dict.fromkeys(every)))
            found |= {(path, book): parts[book] for book in mine}
        else:
            found |= {(path, b): replace(asked, corrections=parts[b].corrections) for b in mine}
    return found


def read_year(path: Path, plan: Plan, *, quiet: bool) -> "tuple[Year, Unread]":
    """Return the year that a workbook or a folder of workbooks holds, surveys judged on the way.

    With it comes what of the surveys was not read.

    Raises InputProblem (exit code 3) for a workbook that cannot be read, UsageProblem (exit code
    2) where the workbooks are not of one year.
    """
    books = {book: asked for (year, book), asked in plan.items() if year == path}
    found = [(year_said(item), item) for item in _items(books, quiet=quiet)]
    years = {year for year, _ in found}
    if len(years) != 1 or None in years:
        from ravo.messages import text

        said = [
            text("changes.no_year") if year is None else str(year)
            for year in sorted(years, key=str)
        ]
        raise usage("RV-192", path=str(path), years=said)
    from ravo.changes.year import year_of

    unread = sum((unread_of_item(item) for _, item in found), Unread())
    return year_of(years.pop() or 0, [item for _, item in found]), unread


def _items(books: Mapping[Path, ReadOptions], *, quiet: bool) -> "Iterator[Review | Results]":
    """Yield what each workbook says, and print what was taken from the names of files."""
    for path, item in zip(books, _read(books, quiet=quiet), strict=True):
        if isinstance(item, Review):
            say_taken(ReviewOutcome(path, review=item), quiet=quiet)
        yield item


def _read(books: Mapping[Path, ReadOptions], *, quiet: bool) -> "Iterator[Review | Results]":
    ways = list({id(asked): asked for asked in books.values()}.values())
    if len(ways) == 1:
        yield from read_books(list(books), ways[0], quiet=quiet)
        return
    for book, asked in books.items():
        yield from read_books([book], asked, quiet=quiet)


def read_history(
    paths: Sequence[Path], before: int, asked: ReadOptions, *, quiet: bool
) -> "list[Year]":
    """Return the years before `before` that a folder holds, itself or in folders inside it."""
    from ravo.changes.year import year_of

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
            for item in read_books(books, asked, quiet=quiet):
                year = year_said(item)
                if year is not None and year < before:
                    by_year.setdefault(year, []).append(item)
    return [year_of(year, items) for year, items in sorted(by_year.items())]


def _write(changes: "Changes", asked: ComparisonRequest, *, quiet: bool) -> None:
    from ravo.changes.output.machine import changes_json
    from ravo.changes.output.page import changes_html
    from ravo.changes.output.terminal import changes_text
    from ravo.changes.output.workbook import write_changes

    if asked.out is not None:
        spare(asked.out)
        write_changes(changes, asked.out, lang())
    if asked.html is not None:
        with whole_file(asked.html) as temporary:
            temporary.write_text(changes_html(changes, lang()), encoding="utf-8", newline="\n")
    if asked.format == "json":
        sys.stdout.write(
            printable_json(
                json.dumps(changes_json(changes, lang()), ensure_ascii=False, allow_nan=False)
            )
            + "\n"
        )
    else:
        sys.stdout.write(changes_text(changes, lang()))
    for target in (asked.out, asked.html):
        if target is not None and not quiet:
            tell(words("wrote", path=str(target)))
