"""`ravo diff`: what changed between two years, or what another edition would change."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ravo.console import lang, tell, words
from ravo.faults import RavoError, usage
from ravo.files import whole_file
from ravo.jobs.years import books_of, read_books, year_said
from ravo.survey.info import Wanted

if TYPE_CHECKING:
    from ravo.changes.comparing import Changes
    from ravo.changes.movement import Opening
    from ravo.changes.places import Map
    from ravo.changes.year import Year
    from ravo.results.results import Results
    from ravo.review.review import Review

SAME, DIFFERENT = 0, 1
Format = Literal["text", "json"]


@dataclass(frozen=True)
class Asked:
    """What the command line asks for beside the two years."""

    survey: Wanted
    out: Path | None = None
    html: Path | None = None
    format: Format = "text"
    links: Path | None = None
    history: Sequence[Path] = ()
    opening: "Opening" = "last-year"
    map: "Map | None" = None
    what_if: str | None = None
    max_changes: int | None = None


def diff_years(old: Path, new: Path | None, asked: Asked, *, quiet: bool) -> int:
    """Compare two years, write what was asked for, and return the exit code.

    0 where nothing differs (or at most `max_changes` households moved), 1 where something does.
    Raises UsageProblem (exit code 2) and InputProblem (exit code 3) as the rooms below do.
    """
    if asked.max_changes is not None and asked.max_changes < 0:
        raise usage("RV-134", option="--max-changes", value=str(asked.max_changes), least="0")
    changes = _changes(old, new, asked, quiet=quiet)
    _write(changes, asked, [old, new], quiet=quiet)
    if asked.max_changes is not None:
        return SAME if changes.moves <= asked.max_changes else DIFFERENT
    return SAME if changes.same and not changes.breaches else DIFFERENT


def _changes(old: Path, new: Path | None, asked: Asked, *, quiet: bool) -> "Changes":
    from ravo.changes.comparing import compare, what_if
    from ravo.changes.pairing import Links
    from ravo.criteria import load_edition
    from ravo.results.links import read_links

    if asked.what_if is not None:
        return what_if(
            read_year(new or old, asked.survey, quiet=quiet), load_edition(asked.what_if), asked.map
        )
    if new is None:
        raise usage("RV-193", old=str(old), new="?")
    before, after = (read_year(path, asked.survey, quiet=quiet) for path in (old, new))
    links = read_links(asked.links, before, after) if asked.links else Links()
    return compare(
        before, after, links=links, history=read_history(asked.history, before.year, asked.survey, quiet=quiet),
        opening=asked.opening, layout=asked.map,
    )  # fmt: skip


def read_year(path: Path, asked: Wanted, *, quiet: bool) -> "Year":
    """Return the year that a workbook or a folder of workbooks holds, surveys judged on the way.

    Raises InputProblem (exit code 3) for a workbook that cannot be read, UsageProblem (exit code
    2) where the workbooks are not of one year.
    """
    found = [(year_said(item), item) for item in read_books(books_of(path), asked, quiet=quiet)]
    years = {year for year, _ in found}
    if len(years) != 1 or None in years:
        from ravo.messages import text

        said = [text("changes.no_year") if year is None else str(year) for year in sorted(years, key=str)]  # fmt: skip
        raise usage("RV-192", path=str(path), years=said)
    from ravo.changes.year import year_of

    return year_of(years.pop() or 0, [item for _, item in found])


def read_history(paths: Sequence[Path], before: int, asked: Wanted, *, quiet: bool) -> "list[Year]":
    """Return the years before `before` that a folder holds, itself or in folders inside it."""
    from ravo.changes.year import year_of

    by_year: dict[int, list[Review | Results]] = {}
    for path in paths:
        inside = sorted(item for item in path.iterdir() if item.is_dir()) if path.is_dir() else []
        for folder in (path, *inside):
            try:
                books = books_of(folder)
            except RavoError:
                if not inside:
                    raise
                continue
            for item in read_books(books, asked, quiet=quiet):
                year = year_said(item)
                if year is not None and year < before:
                    by_year.setdefault(year, []).append(item)
    return [year_of(year, items) for year, items in sorted(by_year.items())]


def _write(changes: "Changes", asked: Asked, inputs: Sequence[Path | None], *, quiet: bool) -> None:
    from ravo.report.changes.machine import changes_json
    from ravo.report.changes.page import changes_html
    from ravo.report.changes.terminal import changes_text
    from ravo.report.changes.workbook import write_changes

    for target in (asked.out, asked.html):
        if target is not None and any(item and target.resolve() == item.resolve() for item in [*inputs, asked.links]):  # fmt: skip
            raise usage("RV-157", path=str(target))
    if asked.out is not None:
        write_changes(changes, asked.out, lang())
    if asked.html is not None:
        with whole_file(asked.html) as temporary:
            temporary.write_text(changes_html(changes, lang()), encoding="utf-8")
    if asked.format == "json":
        sys.stdout.write(json.dumps(changes_json(changes, lang()), ensure_ascii=False, allow_nan=False) + "\n")  # fmt: skip
    else:
        sys.stdout.write(changes_text(changes, lang()))
    for target in (asked.out, asked.html):
        if target is not None and not quiet:
            tell(words("wrote", path=str(target)))
