"""The report of one year's results: forms, their reconciliation, page, document, JSON and CSV."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.changes.choices import Opening
from ravo.fault_words import Audience
from ravo.faults import Fault, usage
from ravo.faults.unread import Unread, unread_of
from ravo.files import write_whole_text
from ravo.formats import REPORT_FILES, ReportFormat, ReportKind, UnitLevel
from ravo.messages import Lang, text
from ravo.pipeline.earlier_years import (
    earlier_years,
    several_years_of,
    with_registered_answers,
)
from ravo.pipeline.listener import Listener, Step, no_step, written_together
from ravo.pipeline.outputs import checked_folder
from ravo.pipeline.report_figures import YearRead, read_year
from ravo.pipeline.report_folder import CSV_NAME, Renewal, renewed
from ravo.pipeline.typed import (
    WordedOption,
    as_typed,
    diff_words,
    option_words,
    path_word,
    reading_options,
    to_answer,
    years_options,
)
from ravo.pipeline.years import TwoYears, gathered_years, surviving
from ravo.processes.copies import COPIES, meanwhile
from ravo.register.names import closed_with_register
from ravo.survey.options import ReadOptions
from ravo.survey.settings import ReadSettings, load_settings
from ravo.text import NAMED_FILES, few_of

if TYPE_CHECKING:
    from ravo.changes.comparison import Changes
    from ravo.report.areas.model import AreaMap
    from ravo.report.figures.households import ListStatus, PoorHouseholds
    from ravo.report.figures.model import District, NearHousehold, NearRule
    from ravo.report.forms.model import FormTable, Report
    from ravo.report.forms.settings import ReportSettings

LISTED = 3
"""The most faults of one kind that are reported singly; beyond that only their number is."""


@dataclass(frozen=True)
class ReportRequest:
    """The results that a report counts, how, and the folder `out` that it is written into.

    `forms` and `format` are lists as typed; `settings` is a file of the office, `templates` the
    folder of its Word templates. `links`, `history`, `register` and `opening` are the options for
    comparing the results with those of the year before, `previous`. `map_file` is the office's file
    of communes' shapes, `map_code` its property with their codes; without them those of the
    settings are used. `audience` is the reader of the to-do page.
    """

    results: Sequence[Path]
    out: Path
    lang: Lang
    reading: ReadOptions = field(default_factory=ReadOptions)
    previous: Sequence[Path] = ()
    forms: str | None = None
    level: "UnitLevel | None" = None
    settings: Path | None = None
    format: str | None = None
    links: Path | None = None
    history: Sequence[Path] = ()
    register: str | None = None
    opening: "Opening" = "last-year"
    document: ReportKind = "year"
    templates: Path | None = None
    map_file: Path | None = None
    map_code: str | None = None
    recursive: bool = False
    audience: Audience = "operator"
    more_links: Sequence[Path] = ()

    @property
    def all_links(self) -> tuple[Path, ...]:
        """The files of answers about doubtful pairs: `links`, and `more_links` beside it."""
        first = () if self.links is None else (self.links,)
        return (*first, *self.more_links)


@dataclass(frozen=True, slots=True)
class ReportOutcome:
    """Whether every figure agrees and every household has a class, and what was left unread."""

    agrees: bool
    unread: Unread


@dataclass(frozen=True)
class ReportContents:
    """All data that the renderers write."""

    report: "Report"
    tables: "tuple[FormTable, ...]"
    faults: tuple[Fault, ...]
    district: "District"
    settings: "ReportSettings"
    near: "tuple[NearHousehold, ...]"
    areas: "AreaMap"
    opening: Mapping[str, int] | None = None


@dataclass(frozen=True)
class _ReportOrder:
    """A report whose inputs are listed and whose options are checked."""

    request: ReportRequest
    survey: ReadSettings
    years: TwoYears
    settings: "ReportSettings"
    forms: tuple[str, ...] | None
    formats: Sequence[ReportFormat]
    listener: Listener


def write_report(request: ReportRequest, listener: Listener) -> ReportOutcome:
    """Write the report of one year's results into a folder; return whether its figures agree.

    They do not agree where an identity fails, a total is missing, a rate exceeds 100 % or a
    household has no class. Raises UsageProblem (exit code 2) for inputs that do not go together and
    InputProblem (exit code 3) for one that cannot be read.
    """
    from ravo.report.forms.choice import chosen_formats, chosen_forms
    from ravo.report.forms.settings_file import read_settings

    survey = load_settings(request.reading)
    _refuse_alone(request)
    forms = chosen_forms(request.forms, previous=bool(request.previous))
    formats = chosen_formats(request.format)
    settings = read_settings(request.settings)
    if "docx" in formats:
        _check_template(request)
    checked_folder(request.out)
    years = (request.results, request.previous)
    now, last = (gathered_years(paths, recursive=request.recursive) for paths in years)
    order = _ReportOrder(request, survey, TwoYears(now, last), settings, forms, formats, listener)
    return surviving(partial(_report, order), dict.fromkeys(order.years.books, survey), listener)


def _report(order: _ReportOrder) -> ReportOutcome:
    """Read the years and write the chosen outputs; runs in any process."""
    from ravo.pipeline.report_areas import MapChoice, report_areas
    from ravo.report.forms.choice import chosen_tables
    from ravo.report.forms.other_place import other_places
    from ravo.report.forms.report import faults_of, make_report

    beside = (*order.years.now.faults, *order.years.last.faults)
    figures = _figures(order)
    district, edits = figures.district, figures.edits
    with order.listener.stepping(1) as step:
        step(text("steps.count"))
        report = make_report(district, figures.listed, figures.statuses, order.settings)
    request = order.request
    chosen = MapChoice(request.map_file, request.map_code, request.settings)
    areas = report_areas(chosen, order.settings, district)
    faults = (
        *edits,
        *_other_review(district, request.document),
        *_other_target(order.settings, district.year),
        *_other_decision(order.settings, district.year),
        *other_places(order.settings, district),
        *faults_of(report, district),
        *figures.passed_on,
        *areas.faults,
        *beside,
    )
    tables = chosen_tables(report.tables, order.forms)
    contents = ReportContents(
        report,
        tables,
        faults,
        district,
        order.settings,
        figures.near,
        areas.map,
        figures.opening,
    )
    folder = request.out
    with (
        written_together(order.listener) as written,
        closed_with_register(order.years.books, request.register),
        renewed(folder, order.listener) as renewal,
    ):
        _write(contents, order, renewal, written)
    _list_faults([fault for fault in faults if fault not in edits], order)
    unclassed = any(commune.quality.without_class for commune in district.communes)
    errors = any(fault.severity == "error" for fault in faults)
    return ReportOutcome(not (errors or unclassed), figures.unread + unread_of(beside))


def _other_target(settings: "ReportSettings", year: int) -> tuple[Fault, ...]:
    """Return a warning where the settings have targets, but none for the review's year."""
    if not settings.target or settings.target_of(year) is not None:
        return ()
    given = [str(other) for other in sorted(settings.target)]
    return (Fault("RV-4054", params={"year": str(year), "years": given}),)


def _other_decision(settings: "ReportSettings", year: int) -> tuple[Fault, ...]:
    """Return a warning where the decision on the results is not of the review's year or the next.

    The papers name the decision, and one of another year recognises other results.
    """
    day = settings.decision_date
    if day is None or day.year in (year, year + 1):
        return ()
    return (Fault("RV-4064", params={"year": str(year), "day": day, "next": str(year + 1)}),)


def _check_template(request: ReportRequest) -> None:
    """Refuse an unusable template of the office before any workbook is read."""
    from ravo.report.document.document import check_template

    if request.templates is not None:
        check_template(request.document, request.templates)


def _refuse_alone(request: ReportRequest) -> None:
    """Refuse options for comparing two years where only one year is given."""
    given = {
        "--links": request.all_links,
        "--history": request.history,
        "--opening": request.opening != "last-year",
    }
    alone = [name for name, value in given.items() if value]
    if alone and not request.previous:
        raise usage("RV-478", options=alone)


def _list_faults(faults: Sequence[Fault], order: _ReportOrder) -> None:
    """Report the faults; of a frequent kind only the number, and the file that names each."""
    from ravo.report.page.todo import where_named

    where = where_named(order.formats)
    times = Counter(fault.code for fault in faults)
    for fault in faults:
        if times[fault.code] <= LISTED:
            order.listener.fault(fault)
    for code, count in times.items():
        if count > LISTED:
            order.listener.often(code, count, where)


def _passed_on(
    changes: "Changes", places: tuple[Fault, ...], request: ReportRequest
) -> tuple[Fault, ...]:
    """Return the comparison's warnings, without those about places that are reported already.

    The warning about pairs to confirm is replaced, as they are confirmed in a file of `ravo diff`.
    """
    from ravo.faults.taxonomy import kind_of

    warnings = [f for f in changes.faults if kind_of(f.code).in_report and f not in places]
    more = (
        _to_answer(fault, request, changes) if fault.code == "RV-620" else fault
        for fault in warnings
    )
    return (*places, *more)


def _to_answer(fault: Fault, request: ReportRequest, changes: "Changes") -> Fault:
    """Return the warning about pairs to confirm with the two commands that answer them here."""
    from ravo.changes.doubtful_pairs import where

    ways = ((request.previous, changes.old), (request.results, changes.new))
    old, new = (paths[0] if len(paths) == 1 else where(year) for paths, year in ways)
    options = [*reading_options(request.reading), *_years_options(request)]
    warning = to_answer(fault, diff_words(old, new, options), request.links)
    again = as_typed(_words(request, Path(str(warning.params["file"]))))
    more = {"report": again, "communes": few_of(_communes_to_confirm(changes), NAMED_FILES)}
    return replace(warning, code="RV-477", params={**warning.params, **more})


def _communes_to_confirm(changes: "Changes") -> list[str]:
    """Return the communes of the pairs to confirm, each once, as this year names them."""
    year, pairs = changes.new, changes.pairing.to_confirm
    parts = year.households["part"].to_numpy()[pairs["new"].to_numpy(dtype=int)]
    named = (year.parts[part] for part in dict.fromkeys(parts.tolist()))
    return [part.info.commune or Path(part.source.path).name for part in named]


def _years_options(request: ReportRequest) -> Iterator[WordedOption]:
    return years_options(
        request.history, request.opening, recursive=request.recursive, register=request.register
    )


def _words(request: ReportRequest, links: Path) -> list[str]:
    """Return the command of a report that reads the answers of a file."""
    options: list[WordedOption] = [
        ("--forms", request.forms),
        ("--level", request.level),
        ("--settings", request.settings),
        ("--links", links),
        *_years_options(request),
        *reading_options(request.reading),
        ("--format", request.format),
        ("--document", None if request.document == "year" else request.document),
        ("--templates", request.templates),
        ("--map-file", request.map_file),
        ("--map-code", request.map_code),
    ]
    results = [path_word(path) for path in request.results]
    previous = [w for path in request.previous for w in ("--previous", path_word(path))]
    out = ["-o", path_word(request.out)]
    return ["ravo", "report", *results, *out, *previous, *option_words(options)]


@dataclass(frozen=True)
class _ReportFigures:
    """The figures of a report, without the two compared years, which would fill the memory.

    `statuses` has by workbook and record how a listed household got its class; `edits` are the
    faults of results that were edited, `passed_on` those of the comparison. `opening` counts the
    households whose opening class is not last year's; None where none is compared.
    """

    district: "District"
    listed: "tuple[PoorHouseholds, ...]"
    near: "tuple[NearHousehold, ...]"
    edits: tuple[Fault, ...]
    statuses: "Mapping[tuple[str, int], ListStatus]" = field(default_factory=dict)
    passed_on: tuple[Fault, ...] = ()
    unread: Unread = field(default_factory=Unread)
    opening: Mapping[str, int] | None = None


def _figures(order: _ReportOrder) -> _ReportFigures:
    from ravo.report.figures.district import assemble, level_of, with_history
    from ravo.report.figures.households import statuses

    results, previous = order.years.now.books, order.years.last.books
    missing, listener = order.settings.list_missing, order.listener
    rule = near_rule(order.settings)
    now = read_year(results, order.survey, keep=bool(previous), lists=rule, listener=listener)
    level = order.request.level or level_of([item.place for item in now.communes])
    _check_level(now, level)
    district = assemble(now.year, now.communes, now.edition, level=level, missing=missing)
    district = replace(
        district, several=several_years_of(order.request.register, district, listener)
    )
    if not previous:
        return _ReportFigures(
            district,
            now.listed,
            now.near,
            now.faults,
            passed_on=now.places,
            unread=now.unread,
        )
    like = now.compared
    last = read_year(previous, order.survey, keep=True, lists=None, like=like, listener=listener)
    if last.year >= now.year:
        raise usage("RV-461", previous=str(last.year), year=str(now.year))
    before = assemble(last.year, last.communes, last.edition, level=level, missing=missing)
    changes = _changes(last, now, order)
    return _ReportFigures(
        with_history(district, before, changes),
        now.listed,
        now.near,
        (*now.faults, *last.faults),
        statuses(changes),
        _passed_on(changes, (*now.places, *last.places), order.request),
        now.unread + last.unread,
        changes.opening.counts() if changes.opening else None,
    )


def near_rule(settings: "ReportSettings") -> "NearRule":
    """Return what counts as near a line by the settings of a report."""
    from ravo.report.figures.model import NearRule

    return NearRule(settings.near_line_points, settings.near_line_indicators)


def _changes(last: YearRead, now: YearRead, order: _ReportOrder) -> "Changes":
    from ravo.changes.comparison import compare
    from ravo.changes.links import joined_links, read_links

    old, new, request = last.compared, now.compared, order.request
    if old is None or new is None:
        raise ValueError("a year was not kept")
    given = joined_links(read_links(path, old, new) for path in request.all_links)
    links = with_registered_answers(given, request.register, old, new, order.listener)
    history = earlier_years(
        request.history, request.register, last.year, order.survey, order.listener
    )
    with order.listener.stepping(1) as step:
        step(text("steps.compare"))
        return compare(
            old, new, links=links, history=history, opening=request.opening, explain=False
        )


def _other_review(district: "District", kind: ReportKind) -> tuple[Fault, ...]:
    """Warn of data of the monthly review in a yearly report; refuse the reverse."""
    from ravo.report.figures.timing import against
    from ravo.text import CUT

    by_commune = {
        item.place.name: signs
        for item in district.communes
        if (signs := against(item.timing, district.year, kind))
    }
    if not by_commune:
        return ()
    sentences = [
        text("forms.timing").filled(commune=name, signs=s) for name, s in by_commune.items()
    ]
    shown = [*sentences[:LISTED], *([CUT] if len(sentences) > LISTED else [])]
    params = {"year": str(district.year), "count": len(by_commune), "communes": shown}
    if kind == "half-year":
        raise usage("RV-449", **params)
    return (Fault("RV-450", params=params),)


def _check_level(now: YearRead, level: "UnitLevel") -> None:
    """Refuse communes that belong to several units of the reporting level."""
    from ravo.report.figures.district import units_at

    names = units_at([item.place for item in now.communes], level)
    if len(names) > 1:
        raise usage("RV-462", level=text(f"forms.level_{level}"), units=names)


_ReportWriter = Callable[[ReportContents, _ReportOrder, Path, Step], None]


def _write(
    contents: ReportContents, order: _ReportOrder, renewal: Renewal, written: list[Path]
) -> None:
    """Write the chosen files, and add their paths to `written`.

    The workbooks take as long as everything else together; they are written in a second process
    where that is cheap.
    """
    beside = COPIES and len(order.years.books) > 1 and {"xlsx"} < {*order.formats}
    here = [name for name in WRITERS if name in order.formats and not (beside and name == "xlsx")]
    files = sum(len(WRITERS[name]) for name in here) + beside
    forms = len(contents.tables) * (("xlsx" in here) + ("csv" in order.formats))
    with order.listener.stepping(files + forms) as step:
        rest = partial(_written_here, contents, order, renewal, here, step)
        if not beside:
            written.extend(rest())
            return
        books = [renewal.file(name) for name in REPORT_FILES["xlsx"]]

        def listed() -> None:
            written[:0] = map(renewal.written, books)

        with meanwhile(partial(_write_books, contents, order, books), listed):
            written.extend(rest())
            step(text("steps.forms"))


def _write_books(contents: ReportContents, order: _ReportOrder, paths: Sequence[Path]) -> None:
    """Write the workbooks without showing progress."""
    for path, (_, write) in zip(paths, WRITERS["xlsx"], strict=True):
        write(contents, order, path, no_step)


def _written_here(
    contents: ReportContents,
    order: _ReportOrder,
    renewal: Renewal,
    formats: Sequence[ReportFormat],
    step: Step,
) -> Iterator[Path]:
    """Write files of some formats and the CSV files, one after the other, and yield their paths."""
    for format in formats:
        for name, (key, write) in zip(REPORT_FILES[format], WRITERS[format], strict=True):
            path = renewal.file(name)
            step(text(f"steps.{key}"))
            write(contents, order, path, step)
            yield renewal.written(path)
    if "csv" in order.formats:
        yield from _write_csv(contents, renewal, step)


def _write_csv(contents: ReportContents, renewal: Renewal, step: Step) -> Iterator[Path]:
    from ravo.report.forms.machine import write_form_csv

    for table in contents.tables:
        path = renewal.file(CSV_NAME.format(number=int(table.number)))
        step(text("steps.form").filled(number=table.number))
        write_form_csv(table, path)
        yield renewal.written(path)


def _write_forms(contents: ReportContents, _: _ReportOrder, path: Path, step: Step) -> None:
    from ravo.report.forms.workbook import write_workbook

    write_workbook(
        contents.report,
        contents.tables,
        contents.faults,
        contents.district,
        path,
        lambda number: step(text("steps.form").filled(number=number)),
    )


def _write_page(contents: ReportContents, order: _ReportOrder, path: Path, _: Step) -> None:
    from ravo.report.page.page import district_page

    page = district_page(contents.district, contents.settings, order.request.lang, contents.areas)
    write_whole_text(path, page)


def _write_todo(contents: ReportContents, order: _ReportOrder, path: Path, _: Step) -> None:
    from ravo.report.page.todo import todo_page

    report = contents.report
    request = order.request
    faults, audience = contents.faults, request.audience
    page = todo_page(report.unit, report.year, faults, request.lang, audience, order.formats)
    write_whole_text(path, page)


def _write_near(contents: ReportContents, order: _ReportOrder, path: Path, _: Step) -> None:
    from ravo.report.page.near_list import NearSheet, write_near_list

    report = contents.report
    about = NearSheet(report.unit, report.year, near_rule(contents.settings), order.request.lang)
    write_near_list(contents.near, about, path)


def _write_document(contents: ReportContents, order: _ReportOrder, path: Path, _: Step) -> None:
    from ravo.report.document.document import write_document

    request = order.request
    annexed = [table.number for table in contents.tables] if "xlsx" in order.formats else []
    faults = write_document(
        contents.district, contents.settings, request.document, request.templates, path, annexed
    )
    _list_faults(faults, order)


def _target_values(settings: "ReportSettings", year: int) -> dict[str, object] | None:
    """Return the target of a year for report.json; None where nobody set one."""
    plan = settings.target_of(year)
    if plan is None:
        return None
    return {"least": plan.least, "most": plan.most, "source": plan.source}


def _write_json(contents: ReportContents, order: _ReportOrder, path: Path, _: Step) -> None:
    from ravo.report.forms.machine import write_report_json
    from ravo.report.page.figures import page_values
    from ravo.report.page.rates import multidimensional_rates

    district = contents.district
    page = page_values(district, contents.settings, contents.areas)
    write_report_json(
        path,
        contents.report,
        contents.tables,
        contents.faults,
        district,
        order.request.lang,
        multidimensional_rates(district, contents.settings.blocks),
        multidimensional_rate=page["classes"]["listed"]["rate"],
        target=_target_values(contents.settings, district.year),
        page=page,
        opening=contents.opening,
    )


WRITERS: Mapping[ReportFormat, tuple[tuple[str, _ReportWriter], ...]] = {
    "xlsx": (("forms", _write_forms), ("near", _write_near)),
    "html": (("page", _write_page), ("todo", _write_todo)),
    "docx": (("document", _write_document),),
    "json": (("figures", _write_json),),
}
"""The files of a format in the order of `REPORT_FILES`: names of the steps, functions that
write."""
