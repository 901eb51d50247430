"""Workbooks read and judged one after another, and what became of each."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from ravo.console import lang, words
from ravo.criteria import load_edition
from ravo.faults import Fault, InputProblem, RavoError
from ravo.review.judging import judge
from ravo.review.review import Review
from ravo.survey.reading import Wanted, read_survey

DONE, SOME_NOT_CLASSED, UNREADABLE = 0, 1, 3


@dataclass(frozen=True)
class Outcome:
    """One workbook handled: its review, or the problem that kept it from being read."""

    path: Path
    review: Review | None = None
    problem: RavoError | None = None


def wanted(
    edition: str | None,
    year: int | None,
    province: str | None,
    district: str | None,
    commune: str | None,
    area: Literal["rural", "urban"] | None,
) -> Wanted:
    """Return what the command line says in place of the sheet `Thông tin`."""
    chosen = load_edition(edition) if edition else None
    return Wanted(
        edition=chosen, year=year, province=province, district=district, commune=commune, area=area
    )


def review_workbook(path: Path, asked: Wanted) -> Outcome:
    """Read and judge one workbook; a file that cannot be read costs that file alone."""
    try:
        return Outcome(path, review=judge(read_survey(path, asked)))
    except InputProblem as problem:
        return Outcome(path, problem=problem)


def exit_code(outcome: Outcome) -> int:
    """Return 3 where the file could not be read, 1 where a household got no class, else 0."""
    review = outcome.review
    if review is None:
        return UNREADABLE
    undetermined = (review.verdicts.klass == "undetermined").any()
    unclassed = review.verdict == "rejected" or review.counts.rejected or undetermined
    return SOME_NOT_CLASSED if unclassed else DONE


def progress(paths: Sequence[Path], *, quiet: bool) -> Iterator[Path]:
    """Yield the paths, with a bar over them where someone is watching."""
    if quiet or len(paths) < 2 or not sys.stderr.isatty():
        yield from paths
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(paths, description=words("working"), console=Console(stderr=True))


def json_line(outcome: Outcome, *, households: bool) -> str:
    """Return what `--format json` prints for one workbook, read or not, with its line end."""
    from ravo.report.machine import to_json, unreadable_json

    if outcome.review is None:
        fault = outcome.problem.fault if outcome.problem else Fault("RV-101")
        value: dict[str, Any] = unreadable_json(
            str(outcome.path), fault, lang(), households=households
        )
    else:
        value = to_json(outcome.review, lang(), households=households)
    return json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"
