"""Workbooks read and judged one after another, and what became of each."""

import gc
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from ravo.console import lang, tell, tell_fault, words
from ravo.corrections.reading import read_corrections
from ravo.corrections.workbooks import for_workbook, unplaced
from ravo.criteria import load_edition
from ravo.faults import Fault, InputProblem, RavoError
from ravo.jobs.b1 import grid_finder
from ravo.profiles.loader import load_profile
from ravo.review.judging import judge
from ravo.review.review import Review
from ravo.survey.reading import Wanted, read_survey

DONE, SOME_NOT_CLASSED, UNREADABLE = 0, 1, 3
STRANGER = "RV-403"
"""The fault of rows that belong to no household."""


@dataclass(frozen=True)
class Outcome:
    """One workbook handled: its review, or the problem that kept it from being read."""

    path: Path
    review: Review | None = None
    problem: RavoError | None = None


def wanted(
    edition: str | None = None,
    year: int | None = None,
    province: str | None = None,
    district: str | None = None,
    commune: str | None = None,
    area: Literal["rural", "urban"] | None = None,
    *,
    profile: str | None = None,
    corrections: Path | None = None,
    password_file: Path | None = None,
    grid: Path | None = None,
    answers_confirmed: bool = False,
) -> Wanted:
    """Return what the command line says of workbooks, with the files that it names read."""
    return Wanted(
        edition=load_edition(edition) if edition else None,
        year=year,
        province=province,
        district=district,
        commune=commune,
        area=area,
        profile=load_profile(profile) if profile else None,
        corrections=read_corrections(corrections) if corrections else None,
        passwords=_passwords(password_file),
        grid_for=grid_finder(grid),
        answers_confirmed=answers_confirmed,
    )


def _passwords(file: Path | None) -> tuple[str, ...]:
    if file is None:
        return ()
    from ravo.survey.book.opening import read_passwords

    return read_passwords(file)


def review_workbook(path: Path, asked: Wanted) -> Outcome:
    """Read and judge one workbook; a file that cannot be read costs that file alone."""
    try:
        return Outcome(path, review=judge(read_survey(path, asked)))
    except InputProblem as problem:
        return Outcome(path, problem=problem)


def spread(asked: Wanted, books: Sequence[Path]) -> tuple[dict[Path, Wanted], int]:
    """Return what is asked of each workbook, and the exit code of what no workbook gets.

    Lines of a corrections file go to the workbook that they name. Those that several workbooks
    could take, and those that are not usable, are told once for all.
    """
    corrections = asked.corrections
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


def say_taken(outcome: Outcome, *, quiet: bool) -> None:
    """Print what was taken from the names of the file and its folders."""
    taken = outcome.review.survey.taken if outcome.review else ()
    if taken and not quiet:
        said = [words(f"taken_{name}", value=value, source=source) for name, value, source in taken]
        tell(words("taken", path=outcome.path.name, pairs="; ".join(said)))


def exit_code(outcome: Outcome) -> int:
    """Return 3 where the file could not be read, 1 where a household got no class, else 0.

    Rows of a household that is not there were not counted for any: 1 as well.
    """
    review = outcome.review
    if review is None:
        return UNREADABLE
    undetermined = (review.verdicts.klass == "undetermined").any()
    unclassed = review.verdict == "rejected" or review.counts.rejected or undetermined
    strangers = any(fault.code == STRANGER for fault in review.faults)
    return SOME_NOT_CLASSED if unclassed or strangers else DONE


def progress(paths: Sequence[Path], *, quiet: bool) -> Iterator[Path]:
    """Yield the paths, with a bar over them where someone is watching.

    What a workbook left behind in cycles is freed before the next one is read.
    """
    # Modules stay for good: frozen, they cost the collections between workbooks nothing.
    gc.freeze()
    for place, path in enumerate(_watched(paths, quiet=quiet)):
        if place:
            gc.collect()
        yield path


def _watched(paths: Sequence[Path], *, quiet: bool) -> Iterator[Path]:
    if quiet or len(paths) < 2 or not sys.stderr.isatty():
        yield from paths
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(paths, description=words("working"), console=Console(stderr=True))


def json_line(outcome: Outcome, *, households: bool) -> Iterator[str]:
    """Yield what `--format json` prints for one workbook, read or not, in pieces of its one line."""
    from ravo.report.machine import json_pieces, streamed, unreadable_json

    if outcome.review is not None:
        return json_pieces(outcome.review, lang(), households=households)
    fault = outcome.problem.fault if outcome.problem else Fault("RV-101")
    return streamed(unreadable_json(str(outcome.path), fault, lang(), households=households), {})
