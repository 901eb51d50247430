"""Workbooks read and judged one after another, and what became of each."""

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO, TypeVar

from ravo.console import lang, speak, tell, tell_fault, words
from ravo.corrections.reader import read_corrections
from ravo.corrections.workbooks import for_workbook, unplaced
from ravo.criteria import load_edition
from ravo.criteria.terms import Area, HouseholdClass
from ravo.faults import Fault, InputProblem, RavoError, unreadable, usage
from ravo.faults.taxonomy import kind_of
from ravo.faults.unread import Unread, unread_of
from ravo.files import is_text, shown
from ravo.messages import text
from ravo.processes.beside import beside
from ravo.profiles.loader import load_profile
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.score_table.finder import grid_finder
from ravo.survey.reader import ReadOptions, read_survey
from ravo.workbook.products import product_of

Answer = TypeVar("Answer")
DONE, SOME_NOT_CLASSED, UNREADABLE = 0, 1, 3
YEARS = (1990, 2100)
"""Years that a review can be of, whether there is an edition for them or not."""


@dataclass(frozen=True)
class ReviewOutcome:
    """One workbook handled: its review, or the problem that kept it from being read."""

    path: Path
    review: Review | None = None
    problem: RavoError | None = None


@dataclass(frozen=True, slots=True)
class BookTurn:
    """One workbook to be handled; `heads` tells whether the CSV still needs its heading."""

    path: Path
    heads: bool


def wanted(
    edition: str | None = None,
    year: int | None = None,
    province: str | None = None,
    district: str | None = None,
    commune: str | None = None,
    area: Area | None = None,
    *,
    profile: str | None = None,
    corrections: Path | None = None,
    password_file: Path | None = None,
    grid: Path | None = None,
    answers_confirmed: bool = False,
    ignored: Sequence[str] = (),
) -> ReadOptions:
    """Return what the command line says of workbooks, with the files that it names read.

    Raises UsageProblem (exit code 2) for a year of no review and for a name of no edition or
    profile, the empty one included; InputProblem (exit code 3) for a file that cannot be used.
    """
    if year is not None and not YEARS[0] <= year <= YEARS[1]:
        told = {"value": str(year), "least": str(YEARS[0]), "most": str(YEARS[1])}
        raise usage("RV-1050", option="--year", **told)
    return ReadOptions(
        edition=load_edition(edition) if edition is not None else None,
        year=year,
        province=province,
        district=district,
        commune=commune,
        area=area,
        profile=load_profile(profile) if profile is not None else None,
        corrections=read_corrections(corrections) if corrections else None,
        passwords=_passwords(password_file),
        grid_for=grid_finder(grid),
        answers_confirmed=answers_confirmed,
        ignored=tuple(ignored),
    )


def _passwords(file: Path | None) -> tuple[str, ...]:
    if file is None:
        return ()
    from ravo.workbook.opened import read_passwords

    return read_passwords(file)


def review_workbook(path: Path, asked: ReadOptions) -> ReviewOutcome:
    """Read and judge one workbook; a file that cannot be read costs that file alone."""
    try:
        refuse_unfit(path)
        return ReviewOutcome(path, review=judge(read_survey(path, asked)))
    except InputProblem as problem:
        return ReviewOutcome(path, problem=problem)


def refuse_unfit(path: Path, *, results: bool = False) -> None:
    """Raise InputProblem (exit code 3) for what is no survey, before it is opened.

    That is a file under a name that is no text, and what ravo itself made; with `results` those
    are fit. An empty template is read: the survey that it is says that it has no households.
    """
    if not is_text(str(path)):
        raise unreadable("RV-180", path=shown(path))
    what = product_of(path)
    fit = what in (None, "template") or (results and what == "results")
    if not fit:
        named = {"what": text(f"folder.{what}"), "instead": text(f"folder.instead_{what}")}
        raise unreadable("RV-1007", path=str(path), **named)


def spread(asked: ReadOptions, books: Sequence[Path]) -> tuple[dict[Path, ReadOptions], int]:
    """Return what is asked of each workbook, and the exit code of what no workbook gets.

    Lines of a corrections file go to the workbook that they name. Those that several workbooks
    could take, and those that are not usable, are told once for all.
    """
    corrections = asked.corrections
    asked = replace(asked, alone=len(books) == 1)
    if corrections is None:
        return dict.fromkeys(books, asked), DONE
    faults = unplaced(corrections, books)
    if len(books) > 1:
        faults = (*corrections.faults, *faults)
        corrections = replace(corrections, faults=())
    for fault in faults:
        tell_fault(fault)
    errors = any(fault.severity == "error" for fault in faults)
    parts = {
        book: replace(asked, corrections=for_workbook(corrections, book, books)) for book in books
    }
    return parts, SOME_NOT_CLASSED if errors else DONE


def say_taken(outcome: ReviewOutcome, *, quiet: bool) -> None:
    """Print what was taken from the names of the file and its folders."""
    taken = outcome.review.survey.taken if outcome.review else ()
    if taken and not quiet:
        said = [words(f"taken_{name}", value=value, source=source) for name, value, source in taken]
        tell(words("taken", path=outcome.path.name, pairs="; ".join(said)))


def exit_code(outcome: ReviewOutcome) -> int:
    """Return 3 where the file could not be read, 1 where a household got no class, else 0.

    Rows of a household that is not there were not counted for any: 1 as well.
    """
    review = outcome.review
    if review is None:
        return UNREADABLE
    undetermined = (review.verdicts.klass == HouseholdClass.undetermined).any()
    unclassed = review.verdict == "rejected" or review.counts.rejected or undetermined
    if unclassed:
        return SOME_NOT_CLASSED
    return max((kind_of(fault.code).exit_code or DONE for fault in review.faults), default=DONE)


def progress(paths: Sequence[Path], *, quiet: bool) -> Iterator[Path]:
    """Yield the paths, with a bar over them where someone is watching.

    What a workbook left behind in cycles is freed before the next one is read.
    """
    # Modules stay for good: frozen, they cost the collections between workbooks nothing.
    gc.freeze()
    for place, path in enumerate(watched(paths, quiet=quiet)):
        if place:
            gc.collect()
        yield path


def watched(paths: Sequence[Path], *, quiet: bool) -> Iterator[Path]:
    """Yield the paths, with a bar over them where someone is watching."""
    if quiet or len(paths) < 2 or not sys.stderr.isatty():
        yield from paths
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(paths, description=words("working"), console=Console(stderr=True))


def json_line(outcome: ReviewOutcome, *, households: bool) -> Iterator[str]:
    """Yield what `--format json` prints for one workbook, read or not, in pieces of its one line."""
    from ravo.results.machine import json_pieces, streamed, unreadable_json

    if outcome.review is not None:
        return json_pieces(outcome.review, lang(), households=households)
    fault = outcome.problem.fault if outcome.problem else Fault("RV-101")
    value = unreadable_json(shown(outcome.path), fault, lang(), households=households)
    return streamed(value, {})


def folder_line(folder: Path, faults: Sequence[Fault], *, households: bool) -> Iterator[str]:
    """Yield what `--format json` prints for a folder in which something was passed over."""
    from ravo.results.machine import folder_json, streamed

    return streamed(folder_json(shown(folder), faults, lang(), households=households), {})


def unread_in(outcome: ReviewOutcome) -> Unread:
    """Return what of a workbook was not read; one that could not be opened has its own exit code."""
    return unread_of(outcome.review.faults) if outcome.review else Unread()


def turns(
    work: Callable[[BookTurn], Answer], books: Sequence[Path], out: IO[str], *, quiet: bool
) -> Iterator[tuple[Path, Callable[[BookTurn], Answer | InputProblem]]]:
    """Yield each workbook with what does `work` on it, its data printed to `out`.

    Several workbooks are handled in a process beside this one: one that ends it comes back as
    an InputProblem, and the next one is handled in another process.
    """
    if len(books) < 2:
        for path in progress(books, quiet=quiet):
            with redirect_stdout(out):
                yield path, work
        return
    # Modules stay for good: frozen, they are not written to in the other process either.
    gc.freeze()
    with beside(work, out, partial(speak, lang())) as ask:
        for path in watched(books, quiet=quiet):
            yield path, partial(ask, path.name)
