"""Files written without a survey: empty workbooks, samples, an edition, Word templates."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.criteria import Edition, edition_for_year, load_edition
from ravo.faults import Fault, usage
from ravo.messages import Lang
from ravo.pipeline.listener import Listener
from ravo.pipeline.outputs import checked_folder, checked_output, refuse_inputs, spare
from ravo.register.names import closed_with_register
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings

if TYPE_CHECKING:
    from ravo.monthly.calendar import ReviewMonth
    from ravo.pipeline.next_year import NextYearList
    from ravo.places import WrittenPlace
    from ravo.score_table.model import ScoreTable


@dataclass(frozen=True)
class TemplateRequest:
    """Which survey workbook is written: its review year, its commune, its answers.

    Without a `year` it is the year after that of last year's list, from which the workbook is
    opened. `code` is the commune's official code; `compact` leaves out columns that few communes
    need, `b1_grid` is the file of the score table whose questions are added, `kept_points` takes
    the score table that is kept. `reading` has the options for reading last year's workbooks.
    `month`, as typed, is the month of requests: then the workbook is one of the monthly review.
    """

    out: Path
    year: int | None
    code: str | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    edition: str | None = None
    compact: bool = False
    b1_grid: Path | None = None
    kept_points: bool = False
    reading: ReadOptions = field(default_factory=ReadOptions)
    month: str | None = None

    @property
    def words(self) -> tuple[str | None, str | None, str | None]:
        """Province, district and commune as written."""
        return (self.province, self.district, self.commune)


def write_survey_template(request: TemplateRequest, year: int, listener: Listener) -> None:
    """Write an empty survey workbook for a review year."""
    from ravo.blanks.survey import write_template
    from ravo.places import WrittenPlace, units

    out = request.out
    checked_output(out, "xlsx")
    refuse_inputs(out, [request.b1_grid])
    unit = units.commune(request.code, year) if request.code else None
    edition = _edition(request.edition, year)
    grid = _score_table_of(request, edition)
    spare(out, listener)
    words = request.words
    write_template(
        out,
        edition,
        year,
        unit=unit,
        written=WrittenPlace(year, *words),
        compact=request.compact,
        grid=grid,
    )
    _report_unlike(WrittenPlace(year, *words), request.code, year, listener)
    listener.written(out)


def _report_unlike(place: "WrittenPlace", code: str | None, year: int, listener: Listener) -> None:
    """Warn where the commune named by a command is taken for one with another spelling."""
    from ravo.places import commune_of

    locality = commune_of(replace(place, commune_code=code))
    if place.commune and locality.unlike:
        params = {"written": locality.written, "taken": locality.official, "year": str(year)}
        listener.fault(Fault("RV-632", params=params))


def write_next_survey(
    request: TemplateRequest,
    sources: Sequence[Path | str],
    listener: Listener,
    *,
    keep_facts: bool | None = None,
) -> "NextYearList":
    """Write the survey workbook of the next review, opened with last year's list.

    `sources` are last year's surveys or results, or one register (a file or the URL of a server);
    `keep_facts` is that of NextYearRequest. Raises UsageProblem where the sources are no lists of
    one commune of an earlier year.
    """
    from ravo.blanks.survey import write_survey
    from ravo.pipeline.next_year import NextYearRequest, next_year_list
    from ravo.pipeline.registered_lists import register_among

    checked_output(request.out, "xlsx")
    month = _month(request)
    if month is not None:
        from ravo.pipeline.monthly import chosen_list

        if register_among(sources) is None:
            sources = [chosen_list(Path(source), month) for source in sources]
    year = request.year if month is None else month.year
    carried = NextYearRequest(
        sources, year, request.code, request.words, keep_facts, request.reading, month
    )
    next_list = next_year_list(carried, listener)
    refuse_inputs(request.out, [*next_list.books, request.b1_grid, *request.reading.files])
    edition = _edition(request.edition, next_list.year)
    grid = _score_table_of(request, edition)
    spare(request.out, listener)
    # A register may be the address of a server, which must not appear in every copy.
    names = [book.name for book in next_list.books if book.exists()]
    frames = replace(next_list.content.frames, source=", ".join(names))
    with closed_with_register((), register_among(sources)):
        write_survey(request.out, edition, frames, compact=request.compact, grid=grid)
    listener.written(request.out)
    return next_list


def write_requests_template(request: TemplateRequest, listener: Listener) -> None:
    """Write an empty workbook for the requests of `request.month`.

    Raises UsageProblem (exit code 2) for an invalid month.
    """
    from ravo.blanks.survey import SurveyFrames, commune_info, write_survey
    from ravo.places import WrittenPlace, units

    checked_output(request.out, "xlsx")
    refuse_inputs(request.out, [request.b1_grid])
    month = _month(request)
    if month is None:
        raise usage("RV-1078")
    unit = units.commune(request.code, month.map_year) if request.code else None
    edition = _edition(request.edition, month.year)
    written = WrittenPlace(month.map_year, *request.words)
    _report_unlike(written, request.code, month.year, listener)
    info = commune_info(month.year, unit, written) | month.info
    spare(request.out, listener)
    frames = SurveyFrames(info, villages=())
    grid = _score_table_of(request, edition)
    write_survey(request.out, edition, frames, compact=request.compact, grid=grid)
    listener.written(request.out)


def _month(request: TemplateRequest) -> "ReviewMonth | None":
    """Return the month that a request names, or None; raises UsageProblem for an invalid month."""
    from ravo.monthly.calendar import month_of

    if request.month is None:
        return None
    month = month_of(request.month)
    if month is None or request.year not in (None, month.year):
        raise usage("RV-1154", value=request.month)
    return month


def _score_table_of(request: TemplateRequest, edition: Edition) -> "ScoreTable | None":
    """Return the score table whose questions the workbook has; None for none."""
    from ravo.score_table import store
    from ravo.score_table.finder import score_table_of

    if request.kept_points:
        return store.needed(edition.id).grid
    return score_table_of(request.b1_grid, edition) if request.b1_grid else None


def _edition(ref: str | None, year: int) -> Edition:
    if ref is None:
        return edition_for_year(year)
    edition = load_edition(ref)
    if not edition.covers(year):
        raise usage("RV-502", edition=edition.id, year=str(year), years=edition.years)
    return edition


@dataclass(frozen=True, slots=True)
class SampleRequest:
    """Which synthetic workbooks are written: about `households` in each commune of a district.

    `plant` holds words such as `villages=0.1`, `plant_in` the communes that get those faults.
    """

    out: Path
    years: Sequence[int]
    district: str
    households: int
    seed: int
    plant: Sequence[str] = ()
    plant_in: Sequence[str] = ()


def write_district(request: SampleRequest, listener: Listener) -> None:
    """Write synthetic survey workbooks of a district, a folder per year."""
    from ravo.sample import plants_of, write_samples

    checked_folder(request.out)
    plants = plants_of(request.plant, request.plant_in)
    paths = write_samples(
        request.out, request.years, request.district, request.households, request.seed, plants
    )
    listener.written(*paths)


def export_criteria(ref: str, out: Path, lang: Lang, listener: Listener) -> None:
    """Write an edition as a workbook for the legal officer."""
    from ravo.criteria.exported import export_edition

    checked_output(out, "xlsx")
    edition = load_edition(ref)
    spare(out, listener)
    export_edition(edition, out, lang)
    listener.written(out)


def write_corrections_template(out: Path, lang: Lang, listener: Listener) -> None:
    """Write an empty corrections workbook for an officer to fill in."""
    from ravo.blanks.corrections import write_blank

    checked_output(out, "xlsx")
    spare(out, listener)
    write_blank(out, lang)
    listener.written(out)


def write_score_table_template(out: Path, listener: Listener) -> None:
    """Write the workbook for typing in the table of B1 points."""
    from ravo.blanks.score_table import write_score_table_blank

    checked_output(out, "xlsx")
    spare(out, listener)
    write_score_table_blank(out)
    listener.written(out)


def write_report_settings(
    out: Path, results: Sequence[Path], lang: Lang, listener: Listener
) -> None:
    """Write the settings of a report to fill in: a commented TOML file, or a workbook.

    They are for the review year of the results or surveys; without any, for the current year.
    """
    from ravo.report.forms.settings_blank import (
        is_settings_toml,
        write_settings_book,
        write_settings_toml,
    )

    book = out.suffix.lower() == ".xlsx"
    checked_output(out, "xlsx" if book else "toml", "--init", prints=False)
    year = _review_year(results) or date.today().year  # noqa: DTZ011  the officer's year
    if book:
        spare(out, listener)
        write_settings_book(out, year, lang)
    else:
        spare(out, listener, is_settings_toml)
        write_settings_toml(out, year, lang)
    listener.written(out)


def _review_year(results: Sequence[Path]) -> int | None:
    """Return the review year of the first workbook; None without workbooks or without a year."""
    if not results:
        return None
    from ravo.pipeline.years import gathered_years, read_books, year_of_item

    first = gathered_years(results, recursive=False).books[0]
    return year_of_item(next(read_books([first], load_settings(ReadOptions()))))


def write_report_templates(folder: Path, lang: Lang, listener: Listener) -> None:
    """Write the Word templates of the report for an office to edit, and a list of their fields."""
    from ravo.report.document.export import export_templates

    checked_folder(folder, "--export-templates")
    listener.written(*export_templates(folder, lang))
