"""The analysis of a year's deprivations: workbooks → rows → measures → text, JSON or a workbook."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TextIO

import numpy as np

from ravo.analysis.analysis_json import analysis_json
from ravo.analysis.analysis_text import analysis_lines
from ravo.analysis.analysis_workbook import write_analysis_workbook
from ravo.analysis.choices import CountedUnit, GroupBy
from ravo.analysis.profile import (
    GROUPINGS,
    AnalysedIndicator,
    Analysis,
    ResidentTotals,
    ReviewedRows,
    analyse,
)
from ravo.changes.month_lists import ListFile, refuse_several_months
from ravo.contract.columns import columns_of
from ravo.criteria import Edition
from ravo.criteria.terms import HouseholdClass
from ravo.faults import unreadable, usage
from ravo.faults.unread import Unread
from ravo.files import as_closed_as, write_whole_text
from ravo.formats import AnalysisFormat
from ravo.messages import Lang, Text
from ravo.pipeline.listener import Listener
from ravo.pipeline.outputs import checked_output, refuse_inputs, spare
from ravo.pipeline.report_figures import (
    distinct_names,
    refuse_duplicates,
    refuse_mixed,
    scored_with_edition,
)
from ravo.pipeline.years import TwoYears, gathered_two, read_books, surviving_to, unread_of_item
from ravo.places.units import successors
from ravo.places.villages import village_of
from ravo.printable import dumped_json
from ravo.report.figures.communes import ScoredHouseholds, place_of, with_unknown_rows
from ravo.report.figures.model import ReportPlace, key_of
from ravo.results.results import DEPRIVED, Results
from ravo.review.review import Review
from ravo.survey.options import ReadOptions
from ravo.survey.settings import ReadSettings, load_settings
from ravo.survey.survey import AREA_WORDS, MONTHLY
from ravo.text import NAMED, few_of
from ravo.typed_columns import Figures, sum_if_known

AREA_LABELS = {area: label for label, area in AREA_WORDS.items()}


@dataclass(frozen=True)
class AnalyseRequest:
    """Which results are analysed, by which options, and in which format; `out` None prints."""

    results: Sequence[Path]
    lang: Lang
    reading: ReadOptions = field(default_factory=ReadOptions)
    previous: Sequence[Path] = ()
    by: GroupBy | None = None
    unit: CountedUnit = "household"
    k: int = 3
    out: Path | None = None
    format: AnalysisFormat = "text"
    recursive: bool = False


@dataclass(frozen=True)
class _AnalyseOrder:
    """An analysis whose inputs are listed and whose output path is checked."""

    request: AnalyseRequest
    survey: ReadSettings
    years: TwoYears
    listener: Listener


def write_analysis(request: AnalyseRequest, listener: Listener, *, to: TextIO) -> Unread:
    """Write the analysis of one year's results; return what of the workbooks was not read.

    It is written to `to` where no file is named. Raises UsageProblem (exit code 2) for inputs that
    do not go together or an invalid cut-off, InputProblem (exit code 3) for a workbook that cannot
    be read.
    """
    _checked_target(request)
    survey = load_settings(request.reading)
    years = gathered_two(request.results, request.previous, recursive=request.recursive)
    order = _AnalyseOrder(request, survey, years, listener)
    refuse_inputs(request.out, order.years.books)
    books = dict.fromkeys(order.years.books, survey)
    return surviving_to(partial(_analyse, order), books, listener, to=to)


def _checked_target(request: AnalyseRequest) -> None:
    if request.out is not None:
        checked_output(request.out, request.format)
    elif request.format == "xlsx":
        raise usage("RV-1420")


def _analyse(order: _AnalyseOrder, to: TextIO) -> Unread:
    """Read the years and write the analysis; works in any process."""
    request = order.request
    rows, unread = reviewed_rows(order.years.now.books, order.survey, order.listener, request.unit)
    previous = None
    if request.previous:
        previous, more = reviewed_rows(
            order.years.last.books, order.survey, order.listener, request.unit
        )
        unread += more
        if previous.year >= rows.year:
            raise usage("RV-1421", year=str(rows.year), previous=str(previous.year))
    count = len(rows.indicators)
    if not 1 <= request.k <= count:
        raise usage("RV-1422", k=str(request.k), count=str(count))
    analysis = analyse(rows, request.k, request.unit, request.by, previous)
    with as_closed_as(order.years.books):
        _write(analysis, request, order.listener, to)
    return unread + order.years.unread


def _write(analysis: Analysis, request: AnalyseRequest, listener: Listener, to: TextIO) -> None:
    if request.format == "xlsx" and request.out is not None:
        spare(request.out, listener)
        write_analysis_workbook(analysis, request.out, request.lang)
    elif request.out is None or request.out == Path("-"):
        to.write(_words(analysis, request))
        return
    else:
        write_whole_text(request.out, _words(analysis, request))
    listener.written(request.out)


def _words(analysis: Analysis, request: AnalyseRequest) -> str:
    if request.format == "json":
        value = analysis_json(analysis, request.lang)
        return dumped_json(value) + "\n"
    return "\n".join(analysis_lines(analysis, request.lang)) + "\n"


@dataclass(frozen=True)
class _CommuneRows:
    """One workbook's households, and the values that must agree between workbooks."""

    scored: ScoredHouseholds
    edition: Edition | None
    place: ReportPlace
    list_month: str | None
    unread: Unread


def reviewed_rows(
    books: Sequence[Path],
    settings: ReadSettings,
    listener: Listener,
    unit: CountedUnit = "household",
) -> tuple[ReviewedRows, Unread]:
    """Return the households of one year's workbooks, and what of these was not read.

    Raises UsageProblem (exit code 2) where years, editions or communes do not go together,
    InputProblem (exit code 3) for results in which a household occurs twice (RV-1518) or, where
    people are counted, a size is impossible (RV-1517).
    """
    communes = [_commune_rows(item, unit) for item in read_books(books, settings, listener)]
    years = [(one.scored.path, str(one.scored.info.year or "?")) for one in communes]
    refuse_mixed("RV-451", years)
    refuse_mixed("RV-452", [(one.scored.path, one.scored.edition_id or "?") for one in communes])
    refuse_several_months(
        ListFile(key_of(one.place), one.place.name, one.scored.path, one.list_month)
        for one in communes
    )
    refuse_duplicates([(one.place, one.scored.path) for one in communes])
    year = communes[0].scored.info.year
    if year is None:
        raise usage("RV-451", files="; ".join(f"{path}: {shown}" for path, shown in years))
    unread = sum((one.unread for one in communes), Unread())
    return _joined(year, communes), unread


def _commune_rows(item: Review | Results, unit: CountedUnit) -> _CommuneRows:
    if isinstance(item, Results):
        _refuse_doubled(item)
        if unit == "person":
            _refuse_odd_sizes(item)
    scored, edition = scored_with_edition(item)
    month = item.list_month if isinstance(item, Results) else None
    return _CommuneRows(
        scored, edition, place_of(scored.info, scored.path), month, unread_of_item(item)
    )


def _refuse_doubled(results: Results) -> None:
    """Raise InputProblem for results that have one household code in several rows."""
    codes = results.households["code"]
    twice = codes.notna() & codes.duplicated(keep=False)
    rows: dict[str, list[int]] = {}
    for code, row in zip(codes[twice], results.rows[twice.to_numpy()].tolist(), strict=True):
        rows.setdefault(str(code), []).append(row)
    if rows:
        named = [f"{code} ({', '.join(map(str, places))})" for code, places in rows.items()]
        path = Path(results.source.path).name
        raise unreadable("RV-1518", path=path, count=len(rows), homes=few_of(named, NAMED))


def _refuse_odd_sizes(results: Results) -> None:
    """Raise InputProblem for sizes that no survey may have, as they cannot be counted."""
    column = next(one for one in columns_of("households") if one.name == "size")
    size = results.households["size"].to_numpy(dtype=np.float64)
    low, high = column.low or 1, np.inf if column.high is None else column.high
    odd = ~np.isnan(size) & ((size < low) | (size > high) | (size % 1 != 0))
    if odd.any():
        letter = results.letters["size"]
        odd_sizes = zip(results.rows[odd].tolist(), size[odd].tolist(), strict=True)
        cells = [f"{letter}{row} ({value:g})" for row, value in odd_sizes]
        path = Path(results.source.path).name
        raise unreadable("RV-1517", path=path, count=len(cells), cells=few_of(cells, NAMED))


def _joined(year: int, communes: Sequence[_CommuneRows]) -> ReviewedRows:
    """Return the rows of all communes; in each, unclassed households follow the scored ones."""
    indicators = _indicators(communes[0])
    rejected = [one.scored.counts.rejected for one in communes]
    places = list(zip(communes, rejected, strict=True))
    several = len(communes) > 1
    names = distinct_names([one.place for one in communes])
    return ReviewedRows(
        year=year,
        edition_id=communes[0].scored.edition_id or "?",
        indicators=indicators,
        deprived=np.concatenate(
            [with_unknown_rows(one.scored.deprived, more) for one, more in places]
        ),
        size=np.concatenate([_with_unknown(_size(one.scored), more) for one, more in places]),
        poor=np.concatenate(
            [_of_class(one.scored, HouseholdClass.poor, more) for one, more in places]
        ),
        near_poor=np.concatenate(
            [_of_class(one.scored, HouseholdClass.near_poor, more) for one, more in places]
        ),
        labels={
            by: [
                label
                for (one, more), name in zip(places, names, strict=True)
                for label in _labels(one, by, more, name if several else None)
            ]
            for by in GROUPINGS
        },
        residents=_residents(communes, names),
        without_class=sum(rejected),
        ground=frozenset(key for one in communes for key in _ground(one.place)),
        undetermined=sum(
            int((one.scored.klass == HouseholdClass.undetermined.value).sum()) for one in communes
        ),
        invented={
            name: bool(one.scored.info.synthetic) for name, one in zip(names, communes, strict=True)
        },
        monthly=any(one.list_month or one.scored.info.period == MONTHLY for one in communes),
    )


def _ground(place: ReportPlace) -> frozenset[str]:
    """Return a commune's codes on the map since 1/7/2025, as far as the tables have them."""
    now = frozenset(unit.code for unit in successors(place.code)) if place.code else frozenset()
    return now or frozenset({key_of(place)})


def _indicators(commune: _CommuneRows) -> tuple[AnalysedIndicator, ...]:
    """Return the edition's indicators; only ids of the results where it is not at hand."""
    if commune.edition is not None:
        return tuple(
            AnalysedIndicator(place, one.id, one.label, one.service)
            for place, one in enumerate(commune.edition.indicators, 1)
        )
    ids = [
        name.removeprefix(DEPRIVED)
        for name in commune.scored.frame.columns
        if name.startswith(DEPRIVED)
    ]
    return tuple(AnalysedIndicator(n, id, Text(id, id), None) for n, id in enumerate(ids, 1))


def _size(scored: ScoredHouseholds) -> Figures:
    return scored.frame["size"].to_numpy(dtype=np.float64)


def _of_class(scored: ScoredHouseholds, klass: HouseholdClass, rejected: int) -> Figures:
    flags = np.asarray(scored.klass == klass.value, dtype=np.float64)
    return np.concatenate([flags, np.zeros(rejected)])


def _with_unknown(values: Figures, rejected: int) -> Figures:
    return np.concatenate([values, np.full(rejected, np.nan)])


def _labels(commune: _CommuneRows, by: GroupBy, rejected: int, among: str | None) -> Iterator[str]:
    """Yield the group of each household; with `among` a village is named with that commune.

    For a household without a class only the commune is known.
    """
    scored, name = commune.scored, among or commune.place.name
    if by == "xa":
        yield from [name] * (len(scored.klass) + rejected)
        return
    for value in _column(scored, by):
        yield village_of(name, value) if value and among and by == "thon" else value
    yield from [""] * rejected


def _column(scored: ScoredHouseholds, by: GroupBy) -> list[str]:
    if by == "khu_vuc":
        return [AREA_LABELS.get(area, "") for area in scored.area.tolist()]
    names = {"thon": "village", "dan_toc": "ethnicity", "gioi_tinh": "head_sex"}
    values = scored.frame[names[by]].to_numpy(dtype=object)
    return [value if isinstance(value, str) else "" for value in values.tolist()]


def _residents(communes: Sequence[_CommuneRows], names: Sequence[str]) -> ResidentTotals:
    """Return the residents of all communes; a total is None where one gives none."""
    every = [one.scored for one in communes]
    households = [one.info.total_households for one in every]
    people = [one.info.total_members for one in every]
    rows = [float(len(one.klass) + one.counts.rejected) for one in every]
    sizes = [float(np.nansum(_size(one))) for one in every]
    return ResidentTotals(
        sum_if_known(households),
        sum_if_known(people),
        tuple(_below(names, households, rows)),
        tuple(_below(names, people, sizes)),
    )


def _below(
    names: Sequence[str], totals: Sequence[int | None], reviewed: Sequence[float]
) -> Iterator[str]:
    """Yield the communes whose total is below the number that they reviewed, with both numbers."""
    for name, total, count in zip(names, totals, reviewed, strict=True):
        if total is not None and total < count:
            yield f"{name}: {total} < {count:g}"
