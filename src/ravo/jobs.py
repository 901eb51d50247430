"""What each command does: read, judge, write, and the exit code that tells the truth."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

from ravo.console import lang, tell, tell_problem, words
from ravo.criteria import Edition, edition_for_year, load_edition
from ravo.faults import Fault, InputProblem, RavoError, usage
from ravo.files import RESULT_SUFFIX, whole_file, workbooks_in
from ravo.review.judging import judge
from ravo.review.review import Review
from ravo.survey.reading import Wanted, read_survey

if TYPE_CHECKING:
    from ravo.report.summary import Summary

DONE, SOME_NOT_CLASSED, UNREADABLE = 0, 1, 3
Format = Literal["xlsx", "json", "csv", "parquet"]


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


def _progress(paths: Sequence[Path], *, quiet: bool) -> Iterator[Path]:
    """Yield the paths, with a bar over them where someone is watching."""
    if quiet or len(paths) < 2 or not sys.stderr.isatty():
        yield from paths
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(paths, description=words("working"), console=Console(stderr=True))


# check


def check_workbooks(paths: Sequence[Path], asked: Wanted, format: str, *, quiet: bool) -> int:
    """Print every fault of the workbooks to stdout and return the exit code."""
    show: dict[str, Callable[[Outcome], None]] = {
        "text": _print_faults,
        "json": _print_json,
        "csv": _CsvFaults(),
    }
    code = DONE
    for path in _progress(workbooks_in(paths), quiet=quiet):
        outcome = review_workbook(path, asked)
        if outcome.problem is not None and format != "json":
            tell_problem(outcome.problem)
        else:
            show[format](outcome)
        code = max(code, exit_code(outcome))
    return code


def _print_faults(outcome: Outcome) -> None:
    from ravo.report.listing import faults_text

    if outcome.review is not None:
        sys.stdout.write(faults_text(outcome.review, lang()))


def _print_json(outcome: Outcome) -> None:
    sys.stdout.write(_json_line(outcome, households=False))


def _json_line(outcome: Outcome, *, households: bool) -> str:
    from ravo.report.machine import to_json, unreadable_json

    if outcome.review is None:
        fault = outcome.problem.fault if outcome.problem else Fault("RV-101")
        value: dict[str, Any] = unreadable_json(
            str(outcome.path), fault, lang(), households=households
        )
    else:
        value = to_json(outcome.review, lang(), households=households)
    return json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"


class _CsvFaults:
    """Prints the faults of many workbooks as one CSV, its heading once."""

    def __init__(self) -> None:
        self.first = True

    def __call__(self, outcome: Outcome) -> None:
        from ravo.report.listing import faults_csv

        if outcome.review is not None:
            sys.stdout.write(faults_csv(outcome.review, lang(), heading=self.first))
            self.first = False


# score


def score_workbooks(
    paths: Sequence[Path],
    asked: Wanted,
    format: Format,
    *,
    out: Path | None,
    out_dir: Path | None,
    quiet: bool,
) -> int:
    """Score workbooks, write their results and a closing table; return the exit code."""
    books = workbooks_in(paths)
    targets = _targets(books, format, out, out_dir)
    code = DONE
    summaries: list[Summary] = []
    shared = out if format == "json" else None
    with _lines_to(shared) as lines:
        for path in _progress(books, quiet=quiet):
            outcome = review_workbook(path, asked)
            if outcome.problem is not None:
                tell_problem(outcome.problem)
            target = None if shared else targets.get(path)
            _write(outcome, format, target, lines, first=not summaries)
            summaries += _accounted(outcome, target, quiet=quiet)
            code = max(code, exit_code(outcome))
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
        results.write_results(review, target, lang())
    elif format == "csv":
        machine.write_csv(review, target, lang(), heading=first or target is not None)
    elif format == "parquet" and target is not None:
        machine.write_parquet(review, target, lang())


def _write_json(outcome: Outcome, target: Path | None, lines: IO[str]) -> None:
    line = _json_line(outcome, households=True)
    if target is None:
        lines.write(line)
        return
    with _lines_to(target) as own:
        own.write(line)


def _closing(summaries: "list[Summary]", *, to_stdout: bool) -> None:
    from ravo.report.terminal import print_closing

    print_closing(summaries, lang(), sys.stdout if to_stdout else sys.stderr)


# explain


def explain_household(
    path: Path, code: str, asked: Wanted, format: str, out: Path | None, *, quiet: bool
) -> int:
    """Print or write the explanation of one household; return the exit code."""
    from ravo.report import explanation as pages
    from ravo.review.explaining import explain, record_of

    review = judge(read_survey(path, asked))
    found = explain(review, record_of(review, code))
    shown = {
        "text": lambda: pages.explanation_text(found, lang()),
        "json": lambda: json.dumps(pages.explanation_json(found, lang()), ensure_ascii=False),
        "html": lambda: pages.explanation_html(found, lang()),
    }[format]()
    if out is None:
        sys.stdout.write(shown.rstrip("\n") + "\n")
    else:
        with whole_file(out) as temporary:
            temporary.write_text(shown, encoding="utf-8")
        if not quiet:
            tell(words("wrote", path=str(out)))
    return SOME_NOT_CLASSED if found.klass in (None, "undetermined") else DONE


# template, sample, criteria


def make_template(
    out: Path,
    year: int,
    *,
    code: str | None,
    province: str | None,
    district: str | None,
    commune: str | None,
    edition: str | None,
    compact: bool,
    quiet: bool,
) -> None:
    """Write an empty survey workbook for a review year."""
    from ravo import units
    from ravo.survey.template import write_template

    unit = units.commune(code, year) if code else None
    write_template(
        out, _edition(edition, year), year, unit=unit,
        province=province, district=district, commune=commune, compact=compact,
    )  # fmt: skip
    if not quiet:
        tell(words("wrote", path=str(out)))


def _edition(ref: str | None, year: int) -> Edition:
    if ref is None:
        return edition_for_year(year)
    edition = load_edition(ref)
    if not edition.covers(year):
        raise usage("RV-502", edition=edition.id, year=str(year), years=edition.years)
    return edition


def make_samples(
    out: Path, years: Sequence[int], district: str, households: int, seed: int, *, quiet: bool
) -> None:
    """Write synthetic survey workbooks of a district, a folder per year."""
    from ravo.sample import write_samples

    written = write_samples(out, years, district, households, seed)
    if not quiet:
        for path in written:
            tell(words("wrote", path=str(path)))


def check_edition(file: Path, *, quiet: bool) -> None:
    """Check an edition file; an unusable one raises InputProblem with file and line."""
    edition = load_edition(file)
    if not quiet:
        line = words(
            "edition_ok", edition=edition.id, first=str(edition.first_year),
            last=str(edition.last_year), indicators=len(edition.indicators),
        )  # fmt: skip
        sys.stdout.write(line + "\n")


def export_criteria(ref: str, out: Path, *, quiet: bool) -> None:
    """Write an edition as a workbook for the legal officer."""
    from ravo.criteria.showing import export_edition

    export_edition(load_edition(ref), out, lang())
    if not quiet:
        tell(words("wrote", path=str(out)))
