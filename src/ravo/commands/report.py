"""`ravo report`: the district's forms, their reconciliation, the summary page, JSON and CSV."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.commands.closing import close_with
from ravo.commands.outputs import checked_folder
from ravo.console import lang, tell, tell_fault, words
from ravo.faults import Fault, usage
from ravo.faults.unread import Unread, unread_of
from ravo.files import as_closed_as, whole_file
from ravo.messages import say
from ravo.pipeline.report_figures import YearRead, read_year
from ravo.pipeline.report_folder import CSV_NAME, NAMES, Renewal, renewed
from ravo.pipeline.years import gathered_years, surviving
from ravo.survey.info import ReadOptions
from ravo.workbook.folders import Gathered

if TYPE_CHECKING:
    from ravo.changes.comparison import Changes
    from ravo.changes.movements import Opening
    from ravo.changes.year import Year
    from ravo.report.document.template import Which
    from ravo.report.figures.households import ListedHousehold, Status
    from ravo.report.figures.model import District, Level
    from ravo.report.forms.model import FormTable, Report
    from ravo.report.forms.settings import ReportSettings

DONE, SOME_WRONG = 0, 1
TOLD_ONE_BY_ONE = 3


@dataclass(frozen=True)
class ReportRequest:
    """What the command line asks for beside the results."""

    survey: ReadOptions
    out: Path
    forms: str | None = None
    level: "Level | None" = None
    settings: Path | None = None
    format: str | None = None
    links: Path | None = None
    history: Sequence[Path] = ()
    opening: "Opening" = "last-year"
    document: "Which" = "year"
    templates: Path | None = None
    recursive: bool = False
    strict: bool = False


@dataclass(frozen=True)
class ReportOutcome:
    """Everything that the renderers write."""

    report: "Report"
    tables: "tuple[FormTable, ...]"
    faults: tuple[Fault, ...]
    district: "District"
    settings: "ReportSettings"


def report_on(
    results: Sequence[Path], previous: Sequence[Path], asked: ReportRequest, *, quiet: bool
) -> int:
    """Write the report of one year's results into a folder and return the exit code.

    0 where everything holds, 1 where an identity fails, a total is missing, a rate passes 100 %
    or a household has no class. Raises UsageProblem (exit code 2) for inputs that do not go
    together and InputProblem (exit code 3) for one that cannot be read.
    """
    from ravo.report.forms.choice import chosen_formats, chosen_forms
    from ravo.report.forms.settings import read_settings

    _refuse_alone(previous, asked)
    forms = chosen_forms(asked.forms, previous=bool(previous))
    formats = chosen_formats(asked.format)
    settings = read_settings(asked.settings)
    if "docx" in formats:
        _check_template(asked)
    checked_folder(asked.out)
    now, last = (gathered_years(paths, recursive=asked.recursive) for paths in (results, previous))
    work = partial(_report, now, last, asked, settings, forms, formats, quiet=quiet)
    return surviving(work, dict.fromkeys((*now.books, *last.books), asked.survey))


def _report(
    now: Gathered,
    last: Gathered,
    asked: ReportRequest,
    settings: "ReportSettings",
    forms: tuple[str, ...] | None,
    formats: Sequence[str],
    *,
    quiet: bool,
) -> int:
    """Read the years, write what was asked for, and return the exit code; works in any process."""
    from ravo.report.forms.choice import chosen_tables
    from ravo.report.forms.report import faults_of, make_report

    beside = (*now.faults, *last.faults)
    figures = _figures(now.books, last.books, asked, settings, quiet=quiet)
    district, edits = figures.district, figures.edits
    report = make_report(district, figures.households, figures.statuses, settings)
    faults = (*edits, *faults_of(report, district), *figures.passed_on, *beside)
    made = ReportOutcome(report, chosen_tables(report.tables, forms), faults, district, settings)
    with as_closed_as((*now.books, *last.books)), renewed(asked.out) as renewal:
        for path in _write(made, formats, asked, renewal):
            if not quiet:
                tell(words("wrote", path=str(path)))
    _tell_faults([fault for fault in faults if fault not in edits])
    unclassed = any(c.quality.rejected or c.quality.undetermined for c in district.communes)
    errors = any(fault.severity == "error" for fault in faults)
    unread = figures.unread + unread_of(beside)
    code = close_with(unread, strict=asked.strict, quiet=quiet)
    return SOME_WRONG if errors or unclassed else code


def _check_template(asked: ReportRequest) -> None:
    """Refuse an office's template that cannot be used before any workbook is read."""
    from ravo.report.document.document import check_template

    if asked.templates is not None:
        check_template(asked.document, asked.templates)


def _refuse_alone(previous: Sequence[Path], asked: ReportRequest) -> None:
    """Refuse what says how two years are compared where only one is given."""
    told = {
        "--links": asked.links,
        "--history": asked.history,
        "--opening": asked.opening != "last-year",
    }
    alone = [name for name, value in told.items() if value]
    if alone and not previous:
        raise usage("RV-478", options=alone)


def _tell_faults(faults: Sequence[Fault]) -> None:
    """Tell the faults; of a kind that comes often only how often: the files name each of them."""
    from ravo.faults.taxonomy import kind_of

    times = Counter(fault.code for fault in faults)
    for fault in faults:
        if times[fault.code] <= TOLD_ONE_BY_ONE:
            tell_fault(fault)
    for code, count in times.items():
        if count > TOLD_ONE_BY_ONE:
            title = kind_of(code).title
            tell(f"ravo: {code}: {say('forms.told', lang(), title=title, count=count)}")


def _passed_on(changes: "Changes", places: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return the warnings of the comparison beside those of places, which it may have as well.

    Pairs to confirm are found by `ravo diff` alone.
    """
    from ravo.faults.taxonomy import kind_of

    found = [f for f in changes.faults if kind_of(f.code).in_report and f not in places]
    more = (replace(fault, code="RV-477") if fault.code == "RV-620" else fault for fault in found)
    return (*places, *more)


@dataclass(frozen=True)
class _ReportFigures:
    """What is reported, without the two years that were compared: they fill the memory.

    `statuses` tell by workbook and record how a listed household came to its class; `edits` are
    the faults of results that were edited, `passed_on` those of the comparison.
    """

    district: "District"
    households: "tuple[ListedHousehold, ...]"
    edits: tuple[Fault, ...]
    statuses: "Mapping[tuple[str, int], Status]" = field(default_factory=dict)
    passed_on: tuple[Fault, ...] = ()
    unread: Unread = field(default_factory=Unread)


def _figures(
    results: Sequence[Path],
    previous: Sequence[Path],
    asked: ReportRequest,
    settings: "ReportSettings",
    *,
    quiet: bool,
) -> _ReportFigures:
    from ravo.report.figures.district import assemble, level_of, with_history
    from ravo.report.figures.households import statuses

    now = read_year(results, asked.survey, keep=bool(previous), lists=True, quiet=quiet)
    level = asked.level or level_of([item.place for item in now.communes])
    _check_level(now, level)
    district = assemble(
        now.year, now.communes, now.edition, level=level, missing=settings.list_missing
    )
    if not previous:
        return _ReportFigures(
            district, now.households, now.faults, passed_on=now.places, unread=now.unread
        )
    last = read_year(previous, asked.survey, keep=True, lists=False, quiet=quiet, like=now.compared)
    if last.year >= now.year:
        raise usage("RV-461", previous=str(last.year), year=str(now.year))
    before = assemble(
        last.year, last.communes, last.edition, level=level, missing=settings.list_missing
    )
    changes = _changes(last, now, asked, quiet=quiet)
    return _ReportFigures(
        with_history(district, before, changes),
        now.households,
        (*now.faults, *last.faults),
        statuses(changes),
        _passed_on(changes, (*now.places, *last.places)),
        now.unread + last.unread,
    )


def _changes(last: YearRead, now: YearRead, asked: ReportRequest, *, quiet: bool) -> "Changes":
    from ravo.changes.comparison import compare
    from ravo.changes.links import read_links
    from ravo.changes.pairs import Links
    from ravo.commands.diff import read_history

    old, new = last.compared, now.compared
    if old is None or new is None:
        raise ValueError("a year was not kept")
    links = read_links(asked.links, old, new) if asked.links else Links()
    history: list[Year] = read_history(asked.history, last.year, asked.survey, quiet=quiet)
    return compare(old, new, links=links, history=history, opening=asked.opening, explain=False)


def _check_level(now: YearRead, level: "Level") -> None:
    """Refuse communes of several units of the level that reports."""
    from ravo.messages import text
    from ravo.report.figures.district import units_at

    names = units_at([item.place for item in now.communes], level)
    if len(names) > 1:
        raise usage("RV-462", level=text(f"forms.level_{level}"), units=names)


def _write(
    made: ReportOutcome, formats: Sequence[str], asked: ReportRequest, renewal: Renewal
) -> Iterator[Path]:
    """Write the files asked for, one after the other, and yield their paths."""
    writers = {
        "xlsx": _write_forms,
        "html": _write_page,
        "docx": _write_document,
        "json": _write_json,
    }
    for format, write in writers.items():
        if format in formats:
            path = renewal.file(NAMES[format])
            write(made, asked, path)
            yield renewal.written(path)
    if "csv" in formats:
        from ravo.report.forms.machine import write_form_csv

        for table in made.tables:
            path = renewal.file(CSV_NAME.format(number=int(table.number)))
            write_form_csv(table, path)
            yield renewal.written(path)


def _write_forms(made: ReportOutcome, asked: ReportRequest, path: Path) -> None:
    from ravo.report.forms.workbook import write_workbook

    write_workbook(made.report, made.tables, made.faults, made.district, path)


def _write_page(made: ReportOutcome, asked: ReportRequest, path: Path) -> None:
    from ravo.report.page.page import district_page

    page = district_page(made.district, made.settings, made.faults, lang())
    with whole_file(path) as temporary:
        temporary.write_text(page, encoding="utf-8", newline="\n")


def _write_document(made: ReportOutcome, asked: ReportRequest, path: Path) -> None:
    from ravo.report.document.document import write_document

    _tell_faults(
        write_document(made.district, made.settings, asked.document, asked.templates, path)
    )


def _write_json(made: ReportOutcome, asked: ReportRequest, path: Path) -> None:
    from ravo.report.forms.machine import write_report_json
    from ravo.report.page.figures import page_values

    page = page_values(made.district, made.settings)
    write_report_json(path, made.report, made.tables, made.faults, made.district, lang(), page=page)
