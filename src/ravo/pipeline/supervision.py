"""Supervision of a year's results: workbooks of two years → columns → findings → outputs."""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from ravo.changes import doubled_keys
from ravo.changes.links import Links
from ravo.changes.month_lists import list_files, refuse_several_months
from ravo.changes.pairs import Pairing, pair_years
from ravo.changes.year import Year, YearPart, year_of
from ravo.criteria import Edition
from ravo.criteria.loader import load_edition
from ravo.criteria.terms import AREAS, LISTED
from ravo.criteria.truth import NO, YES
from ravo.faults import Fault, RavoError, usage
from ravo.faults.unread import Unread
from ravo.files import as_closed_as, whole_file, write_whole_text
from ravo.formats import SuperviseFormat
from ravo.messages import Lang, text
from ravo.pipeline.documents import free_names
from ravo.pipeline.earlier_years import with_registered_answers, year_before_in
from ravo.pipeline.listener import Listener, written_together
from ravo.pipeline.outputs import checked_folder, refuse_inputs, spare
from ravo.pipeline.report_figures import refuse_duplicates, refuse_mixed, told_apart
from ravo.pipeline.years import (
    TwoYears,
    gathered_two,
    read_books,
    surviving,
    unread_of_item,
    year_of_item,
)
from ravo.places import commune_of
from ravo.printable import printable_json
from ravo.quotes import quoted
from ravo.report.figures.communes import place_of
from ravo.results.results import Results
from ravo.review.review import Review
from ravo.supervision.households import Floats, SupervisedHouseholds, SupervisedLine, Texts
from ravo.supervision.letters import letters
from ravo.supervision.revisit_sheet import read_revisit_sheet
from ravo.supervision.revisits import revisits_of
from ravo.supervision.supervised import CHANGED, SampleRule, Supervision, supervise
from ravo.supervision.supervision_json import supervision_json
from ravo.supervision.supervision_page import supervision_page
from ravo.supervision.supervision_text import supervision_lines
from ravo.supervision.supervision_workbook import write_supervision_workbook
from ravo.survey.options import ReadOptions
from ravo.survey.settings import ReadSettings, load_settings
from ravo.text import few_of, loose_key

FILE, PAGE, LETTER = "giam-sat.xlsx", "giam-sat.html", "tham-lai-"
NAMED_ROWS = 20
"""Rows of a sheet that came back which are named one by one."""
INCOME_BIN = 0.01
"""A bin of income is so much of the line."""
ANSWER = "answer_"
BY_NO_EDITION = ("floor_area", "size")
"""Figures that mean the same by any criteria set."""


@dataclass(frozen=True)
class SuperviseRequest:
    """Which results are supervised beside those of the year before, and what is written."""

    results: Sequence[Path]
    lang: Lang
    reading: ReadOptions = field(default_factory=ReadOptions)
    previous: Sequence[Path] = ()
    register: str | None = None
    out: Path | None = None
    format: SuperviseFormat = "text"
    announced: date | None = None
    tolerable: float = 0.05
    recheck: Path | None = None
    recursive: bool = False


@dataclass(frozen=True)
class _SuperviseOrder:
    """Supervision whose inputs are listed and whose output is checked."""

    request: SuperviseRequest
    survey: ReadSettings
    years: TwoYears
    listener: Listener


def share_given(written: str) -> float:
    """Return a share as people type it, 0,05 or 0.05.

    Raises UsageProblem (exit code 2) for what is none, over 0 up to 1.
    """
    try:
        share = float(written.strip().replace(",", "."))
    except ValueError:
        share = 0.0
    if not 0 < share <= 1:
        raise usage("RV-1424", value=quoted(written))
    return share


def write_supervision(request: SuperviseRequest, listener: Listener) -> Unread:
    """Print the findings, and write the workbook where a folder is given; return what was not read.

    Raises UsageProblem (exit code 2) for inputs that do not go together, InputProblem (exit code 3)
    for a workbook that cannot be read.
    """
    if request.out is not None:
        checked_folder(request.out)
    for name in (FILE, PAGE):
        refuse_inputs(None if request.out is None else request.out / name, (request.recheck,))
    survey = load_settings(request.reading)
    years = gathered_two(request.results, request.previous, recursive=request.recursive)
    order = _SuperviseOrder(request, survey, years, listener)
    return surviving(partial(_supervise, order), dict.fromkeys(order.years.books, survey), listener)


def _supervise(order: _SuperviseOrder) -> Unread:
    """Read the years and write the findings; works in any process."""
    request = order.request
    now, unread = _year(order.years.now.books, order)
    last, more = _last_year(now, order)
    rule = None
    if request.announced is not None:
        rule = SampleRule(request.announced, request.tolerable)
    supervision = supervise(
        supervised_households(now, last, _pairing(now, last, order)),
        lines_of(now),
        (now.year, None if last is None else last.year),
        rule,
        sorted(_code(part) for part in now.parts),
    )
    supervision = replace(
        supervision,
        monthly=any(part.list_month for part in now.parts),
        editions=() if last is None or same_points(now, last) else (_names(now), _names(last)),
    )
    if request.recheck is not None:
        sheet = read_revisit_sheet(request.recheck, order.survey.passwords)
        sample = None if supervision.sample is None else supervision.sample.rows
        revisits = revisits_of(supervision.households, sheet, sample)
        supervision = replace(supervision, revisits=revisits)
        for fault in revisits.faults[:NAMED_ROWS]:
            order.listener.fault(fault)
        further = len(revisits.faults) - NAMED_ROWS
        if further > 0:
            order.listener.often("RV-1425", further, text("supervision.more_rows"))
    with as_closed_as(order.years.books):
        _write(supervision, request, order.listener)
    return unread + more + order.years.unread


def _last_year(now: Year, order: _SuperviseOrder) -> tuple[Year | None, Unread]:
    """Return the year before: of the files that are given, else of the register; None without."""
    request = order.request
    if not request.previous:
        register = request.register
        last = None if register is None else year_before_in(register, now, order.listener)
        return last, Unread()
    last, unread = _year(order.years.last.books, order)
    if last.year >= now.year:
        raise usage("RV-1421", year=str(now.year), previous=str(last.year))
    return last, unread


def _pairing(now: Year, last: Year | None, order: _SuperviseOrder) -> Pairing | None:
    """Return which household of last year is which of this one; what is doubtful is reported."""
    if last is None:
        for fault in doubled_keys.shared_numbers_of_heads(now):
            order.listener.fault(fault)
        return None
    register = order.request.register
    links = with_registered_answers(Links(), register, last, now, order.listener)
    pairing = pair_years(last, now, links)
    for fault in pairing.faults:
        order.listener.fault(fault)
    return pairing


def same_points(now: Year, last: Year) -> bool:
    """Return whether both years were judged by one criteria set, by whose points they compare."""
    return set(_editions(now)) == set(_editions(last))


def _editions(year: Year) -> Sequence[str]:
    return sorted({part.edition_id or "?" for part in year.parts})


def _names(year: Year) -> str:
    return ", ".join(_editions(year))


def _year(books: Sequence[Path], order: _SuperviseOrder) -> tuple[Year, Unread]:
    """Return one year's households and what of its workbooks was not read."""
    items: list[Review | Results] = list(read_books(books, order.survey, order.listener))
    paths = [
        item.survey.source.path if isinstance(item, Review) else item.source.path for item in items
    ]
    years = [
        (path, str(year_of_item(item) or "?")) for path, item in zip(paths, items, strict=True)
    ]
    refuse_mixed("RV-451", years)
    refuse_mixed(
        "RV-452", [(path, _edition_id(item)) for path, item in zip(paths, items, strict=True)]
    )
    year = year_of_item(items[0])
    if year is None:
        raise usage("RV-451", files="; ".join(f"{path}: {shown}" for path, shown in years))
    unread = sum((unread_of_item(item) for item in items), Unread())
    joined = year_of(year, items)
    refuse_several_months(list_files(joined))
    refuse_duplicates(
        [(place_of(part.info, part.source.path), part.source.path) for part in joined.parts]
    )
    doubled_keys.refuse_duplicates(joined)
    return joined, unread


def _edition_id(item: Review | Results) -> str:
    if isinstance(item, Results):
        return item.edition_id or "?"
    return item.edition.id if item.edition else "?"


def _write(supervision: Supervision, request: SuperviseRequest, listener: Listener) -> None:
    if request.out is not None:
        target = request.out / FILE
        with written_together(listener) as written:
            request.out.mkdir(parents=True, exist_ok=True)
            spare(target, listener)
            write_supervision_workbook(supervision, target, request.lang)
            written.append(target)
            written.extend(_write_letters(supervision, request.out, listener))
            write_whole_text(request.out / PAGE, supervision_page(supervision, request.lang))
            written.append(request.out / PAGE)
    if request.format == "json":
        value = supervision_json(supervision, request.lang)
        words = printable_json(json.dumps(value, ensure_ascii=False, allow_nan=False)) + "\n"
    else:
        words = "\n".join(supervision_lines(supervision, request.lang)) + "\n"
    sys.stdout.write(words)


def _write_letters(supervision: Supervision, folder: Path, listener: Listener) -> Iterator[Path]:
    """Write each commune's letter, its file named by the commune."""
    made = list(letters(supervision))
    old = sorted(path.name for path in folder.glob(f"{LETTER}*.docx"))
    stems = [LETTER + re.sub(r"[^a-z0-9]+", "-", loose_key(one.commune)) for one in made]
    names = free_names(stems)
    if left := [name for name in old if name not in names]:
        listener.fault(Fault("RV-1470", params={"folder": str(folder), "files": few_of(left, 3)}))
    for letter, name in zip(made, names, strict=True):
        target = folder / name
        spare(target, listener)
        with whole_file(target) as temporary:
            temporary.write_bytes(letter.document)
        yield target


def lines_of(year: Year) -> tuple[SupervisedLine, ...]:
    """Return the lines under which a household is on the list, of B1 and of income, by area."""
    editions = {part.edition_id: _edition(part) for part in year.parts}
    lines = {
        (measure, area, line.upto)
        for edition in editions.values()
        if edition is not None
        for measure in ("b1", "income")
        for area in AREAS
        for line in edition.find_lines(measure, area)
        if line.klass in LISTED and line.upto is not None and line.above is None
    }
    return tuple(
        SupervisedLine(measure, area, value, 1.0 if measure == "b1" else value * INCOME_BIN)
        for measure, area, value in sorted(lines)
    )


def _edition(part: YearPart) -> Edition | None:
    if part.edition is not None or part.edition_id is None:
        return part.edition
    try:
        return load_edition(part.edition_id)
    except RavoError:
        return None


def supervised_households(
    now: Year, last: Year | None, pairing: Pairing | None
) -> SupervisedHouseholds:
    """Return this year's households with last year's figures of the same households.

    Households that left the list are no rows: nobody reviews them. Doubtful pairs are not taken.
    Points, incomes and deprivations by another criteria set are not compared with these.
    """
    kept = np.flatnonzero(~now.departed)
    frame = now.households.iloc[kept]
    part = frame["part"].to_numpy()
    places = [place_of(one.info, one.source.path) for one in now.parts]
    facts = {name: _facts(now, name)[kept] for name in ("reviewer", "visit_date", "floor_area")}
    line, value = (frame[name].to_numpy(dtype=np.float64) for name in ("line", "value"))
    by_points = (frame["evidence"] == "b1").to_numpy(dtype=bool)
    return SupervisedHouseholds(
        code=_texts(frame["code"]),
        head=_texts(frame["head_name"]),
        unit=_spread([place.district or place.province or "" for place in places], part),
        commune=_spread(told_apart(places), part),
        village=_texts(frame["village"]),
        area=_texts(frame["area"]),
        klass=np.where(frame["rejected"], "", _texts(frame["klass"])),
        reviewer=np.array(
            [item if isinstance(item, str) else "" for item in facts["reviewer"]], dtype=object
        ),
        day=_days(facts["visit_date"]),
        answers=_answers(now)[kept],
        deprived=_deprived(now)[kept],
        b1=_figures(frame, "b1"),
        income=_figures(frame, "income"),
        floor_area=facts["floor_area"].astype(np.float64),
        size=_figures(frame, "size"),
        line_gap=np.where(by_points, np.abs(value - line), np.nan),
        indicators=now.indicators,
        last=_last(now, last, pairing, kept),
        **_ages(now, kept),
    )


def _ages(year: Year, kept: Any) -> Mapping[str, Any]:
    """Return the ages of members in the year, and the row of the household of each."""
    row = np.full(len(year.households), -1, dtype=np.int64)
    row[kept] = np.arange(len(kept))
    rows = row[year.members["household"].to_numpy(dtype=np.int64)]
    ages = year.year - year.members["birth_year"].to_numpy(dtype=np.float64)
    known = (rows >= 0) & ~np.isnan(ages)
    return {"ages": ages[known], "age_rows": rows[known]}


def _texts(column: Any) -> Texts:
    return np.array([value if isinstance(value, str) else "" for value in column], dtype=object)


def _spread(values: Sequence[str], part: Any) -> Texts:
    spread: Texts = np.array(values, dtype=object)[part]
    return spread


def _figures(frame: Any, name: str) -> Floats:
    values: Floats = frame[name].to_numpy(dtype=np.float64)
    return values


def _days(values: Any) -> Floats:
    import pandas as pd

    days = pd.to_datetime(pd.Series(list(values)), errors="coerce")
    return np.array([np.nan if pd.isna(day) else float(day.toordinal()) for day in days])


def _of_surveys(year: Year, take: Callable[[Review], Any], width: int | None, none: Any) -> Any:
    """Return a value per household of what surveys hold and results do not: `none` for these."""
    parts = year.households["part"].to_numpy()
    blocks = []
    for place, part in enumerate(year.parts):
        count = int((parts == place).sum())
        if part.review is not None:
            blocks.append(take(part.review))
        else:
            shape = (count,) if width is None else (count, width)
            blocks.append(np.full(shape, none, dtype=object if none is None else np.float64))
    return np.concatenate(blocks) if blocks else np.empty(0)


def _facts(year: Year, name: str) -> Any:
    none = np.nan if name == "floor_area" else None

    def take(review: Review) -> Any:
        """Return the column of a survey."""
        return review.survey.households.frame[name].to_numpy(
            dtype=object if none is None else np.float64
        )

    return _of_surveys(year, take, None, none)


def _answers(year: Year) -> Floats:
    """Return the answers of the form, households × indicators; results have none."""
    ids = year.indicators

    def take(review: Review) -> Floats:
        """Return the answers of a survey as 0, 1 and NaN."""
        frame = review.survey.households.frame
        columns = [
            frame[ANSWER + id].astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
            if ANSWER + id in frame
            else np.full(len(frame), np.nan)
            for id in ids
        ]
        return np.column_stack(columns) if columns else np.empty((len(frame), 0))

    answers: Floats = _of_surveys(year, take, len(ids), np.nan)
    return answers


def _deprived(year: Year) -> Floats:
    columns = [year.households[f"deprived_{id}"].to_numpy() for id in year.indicators]
    states = np.column_stack(columns) if columns else np.empty((len(year.households), 0))
    return np.where(states == YES, 1.0, np.where(states == NO, 0.0, np.nan))


def _last(now: Year, last: Year | None, pairing: Pairing | None, kept: Any) -> Mapping[str, Floats]:
    """Return last year's figures of each household; NaN where it was not there."""
    count = len(now.households)
    names = [*CHANGED, "income"]
    deprived = [f"deprived_{place}" for place in range(1, len(now.indicators) + 1)]
    blank = {name: np.full(count, np.nan) for name in (*names, *deprived)}
    if last is not None and pairing is not None:
        alike = same_points(now, last)
        old, new = (pairing.pairs[side].to_numpy(dtype=np.int64) for side in ("old", "new"))
        floor = _facts(last, "floor_area").astype(np.float64)
        for name in names if alike else BY_NO_EDITION:
            values = floor if name == "floor_area" else _figures(last.households, name)
            blank[name][new] = values[old]
        if alike and now.indicators == last.indicators:
            states = _deprived(last)
            for place, name in enumerate(deprived):
                blank[name][new] = states[old, place]
    return {name: values[kept] for name, values in blank.items()}


def _code(part: YearPart) -> str:
    unit = commune_of(part.info).unit
    return unit.code if unit is not None else part.info.commune_code or part.info.commune or ""
