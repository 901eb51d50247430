"""The households of two years in the form of supervision, read from workbooks or a register."""

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from ravo.changes import doubled_keys
from ravo.changes.month_lists import list_files, refuse_several_months
from ravo.changes.pairs import Pairing
from ravo.changes.year import PartRead, Year, YearPart, joined, part_of
from ravo.contract.columns import ANSWER
from ravo.criteria import Edition
from ravo.criteria.loader import load_edition
from ravo.criteria.terms import AREAS, LISTED
from ravo.criteria.truth import NO, YES
from ravo.faults import RavoError, usage
from ravo.faults.unread import Unread
from ravo.pipeline.listener import Listener
from ravo.pipeline.report_figures import distinct_names, refuse_duplicates, refuse_mixed
from ravo.pipeline.years import read_books, unread_of_item, year_of_item
from ravo.places import commune_of
from ravo.report.figures.communes import place_of
from ravo.results.results import Results
from ravo.review.review import Review
from ravo.supervision.households import SupervisedDeaths, SupervisedHouseholds, SupervisedLine
from ravo.supervision.supervised import CHANGED
from ravo.survey.settings import ReadSettings
from ravo.typed_columns import Figures, Texts

INCOME_BIN = 0.01
"""A bin of income is so much of the line."""
BY_NO_EDITION = ("floor_area", "size")
"""Figures that mean the same by any criteria set."""


@dataclass(frozen=True, eq=False)
class SurveyFacts:
    """Facts of each household that surveys have and results lack: None and NaN where unknown.

    `reviewer` and `visit_date` are objects, `floor_area` is m². `answers` has the states of each of
    the `indicators` as 0, 1 and NaN, households × indicators.
    """

    reviewer: Texts
    visit_date: Texts
    floor_area: Figures
    answers: Figures
    indicators: tuple[str, ...]


DeathsOfBook = Callable[[Review | Results, int], SupervisedDeaths]
"""A function that returns the dead of a workbook with a number of households, by a register."""


@dataclass(frozen=True, eq=False)
class SupervisedYear:
    """One year: its households in the form of comparisons, with the facts of each workbook.

    `facts` is empty for a year of a register, `deaths` where no register was read.
    """

    year: Year
    facts: tuple[SurveyFacts, ...] = ()
    deaths: tuple[SupervisedDeaths, ...] = ()

    @cached_property
    def editions(self) -> tuple[str, ...]:
        """The criteria sets that judged the year."""
        return tuple(sorted({part.edition_id or "?" for part in self.year.parts}))

    def facts_of(self, name: str) -> Any:
        """Return one of the facts for every household."""
        if not self.facts:
            kind = np.float64 if name == "floor_area" else object
            none = np.nan if name == "floor_area" else None
            return np.full(len(self.year.households), none, dtype=kind)
        return np.concatenate([getattr(facts, name) for facts in self.facts])

    def deaths_among(self, kept: Any) -> SupervisedDeaths | None:
        """Return the dead of some households, by their rows; None without a register."""
        if not self.deaths:
            return None
        return SupervisedDeaths(
            *(
                np.concatenate([getattr(one, name) for one in self.deaths])[kept]
                for name in ("dead", "nobody", "headless")
            )
        )

    def answers(self) -> Figures:
        """Return the answers of the form to the indicators of the year."""
        return np.concatenate([_by_indicators(facts, self.year.indicators) for facts in self.facts])


def _by_indicators(facts: SurveyFacts, indicators: Sequence[str]) -> Figures:
    answers = np.full((len(facts.reviewer), len(indicators)), np.nan)
    for place, name in enumerate(indicators):
        if name in facts.indicators:
            answers[:, place] = facts.answers[:, facts.indicators.index(name)]
    return answers


def read_supervised_year(
    books: Sequence[Path],
    settings: ReadSettings,
    listener: Listener,
    deaths_of: DeathsOfBook | None = None,
) -> tuple[SupervisedYear, Unread]:
    """Return one year's households and what of its workbooks was not read.

    With `deaths_of` the dead of each household by a register are included. Raises UsageProblem
    (exit code 2) where years, criteria sets, months or communes do not go together, InputProblem
    (exit code 3) for a workbook that cannot be read or that has one household twice.
    """
    read: list[PartRead] = []
    facts: list[SurveyFacts] = []
    deaths: list[SupervisedDeaths] = []
    years: list[int | None] = []
    unread = Unread()
    for item in read_books(books, settings, listener):
        part = part_of(item)
        edition = item.edition if isinstance(item, Review) else None
        # The survey itself is not kept: those of a province would not fit into memory.
        read.append(replace(part, part=replace(part.part, review=None, tried=edition)))
        count = len(part.households["code"])
        facts.append(_facts(item, count))
        if deaths_of is not None:
            deaths.append(deaths_of(item, count))
        years.append(year_of_item(item))
        unread += unread_of_item(item)
        del item, part
        gc.collect()
    paths = [part.part.source.path for part in read]
    shown = [(path, str(year or "?")) for path, year in zip(paths, years, strict=True)]
    refuse_mixed("RV-451", shown)
    editions = [part.part.edition_id or "?" for part in read]
    refuse_mixed("RV-452", list(zip(paths, editions, strict=True)))
    if years[0] is None:
        raise usage("RV-451", files="; ".join(f"{path}: {words}" for path, words in shown))
    year = joined(years[0], read)
    refuse_several_months(list_files(year))
    refuse_duplicates(
        [(place_of(part.info, part.source.path), part.source.path) for part in year.parts]
    )
    doubled_keys.refuse_duplicates(year)
    return SupervisedYear(year, tuple(facts), tuple(deaths)), unread


def _facts(item: Review | Results, count: int) -> SurveyFacts:
    if isinstance(item, Results):
        none, nan = np.full(count, None, dtype=object), np.full(count, np.nan)
        return SurveyFacts(none, none, nan, np.empty((count, 0)), ())
    frame = item.survey.households.frame
    names = map(str, frame.columns)
    ids = tuple(name.removeprefix(ANSWER) for name in names if name.startswith(ANSWER))
    answers = [
        frame[ANSWER + id].astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
        for id in ids
    ]
    return SurveyFacts(
        reviewer=frame["reviewer"].to_numpy(dtype=object),
        visit_date=frame["visit_date"].to_numpy(dtype=object),
        floor_area=frame["floor_area"].to_numpy(dtype=np.float64),
        answers=np.column_stack(answers) if answers else np.empty((count, 0)),
        indicators=ids,
    )


def lines_of(year: Year) -> tuple[SupervisedLine, ...]:
    """Return the lines up to which a household is listed, of B1 and of income, by area."""
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
    read: SupervisedYear, last: SupervisedYear | None, pairing: Pairing | None
) -> SupervisedHouseholds:
    """Return this year's households with last year's figures of the same households.

    Households that left the list are left out, as nobody reviews them. Doubtful pairs are not used.
    Points, incomes and deprivations by another criteria set are not compared.
    """
    now = read.year
    kept = np.flatnonzero(~now.departed)
    frame = now.households.iloc[kept]
    part = frame["part"].to_numpy()
    places = [place_of(one.info, one.source.path) for one in now.parts]
    facts = {name: read.facts_of(name)[kept] for name in ("reviewer", "visit_date", "floor_area")}
    line, value = (frame[name].to_numpy(dtype=np.float64) for name in ("line", "value"))
    by_points = (frame["evidence"] == "b1").to_numpy(dtype=bool)
    return SupervisedHouseholds(
        code=_texts(frame["code"]),
        head=_texts(frame["head_name"]),
        unit=_spread([place.district or place.province or "" for place in places], part),
        commune=_spread(distinct_names(places), part),
        village=_texts(frame["village"]),
        area=_texts(frame["area"]),
        klass=np.where(frame["rejected"], "", _texts(frame["klass"])),
        reviewer=np.array(
            [item if isinstance(item, str) else "" for item in facts["reviewer"]], dtype=object
        ),
        day=_days(facts["visit_date"]),
        answers=read.answers()[kept],
        deprived=_deprived(now)[kept],
        b1=_figures(frame, "b1"),
        income=_figures(frame, "income"),
        floor_area=facts["floor_area"],
        size=_figures(frame, "size"),
        line_gap=np.where(by_points, np.abs(value - line), np.nan),
        indicators=now.indicators,
        last=_last(read, last, pairing, kept),
        deaths=read.deaths_among(kept),
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


def _figures(frame: Any, name: str) -> Figures:
    values: Figures = frame[name].to_numpy(dtype=np.float64)
    return values


def _days(values: Any) -> Figures:
    import pandas as pd

    days = pd.to_datetime(pd.Series(list(values)), errors="coerce")
    return np.array([np.nan if pd.isna(day) else float(day.toordinal()) for day in days])


def _deprived(year: Year) -> Figures:
    columns = [year.households[f"deprived_{id}"].to_numpy() for id in year.indicators]
    states = np.column_stack(columns) if columns else np.empty((len(year.households), 0))
    return np.where(states == YES, 1.0, np.where(states == NO, 0.0, np.nan))


def _last(
    read: SupervisedYear, last: SupervisedYear | None, pairing: Pairing | None, kept: Any
) -> Mapping[str, Figures]:
    """Return last year's figures of each household; NaN where it was not listed."""
    now = read.year
    count = len(now.households)
    names = [*CHANGED, "income"]
    deprived = [f"deprived_{place}" for place in range(1, len(now.indicators) + 1)]
    blank = {name: np.full(count, np.nan) for name in (*names, *deprived)}
    if last is not None and pairing is not None:
        before, alike = last.year, read.editions == last.editions
        old, new = (pairing.pairs[side].to_numpy(dtype=np.int64) for side in ("old", "new"))
        floor = last.facts_of("floor_area")
        for name in names if alike else BY_NO_EDITION:
            values = floor if name == "floor_area" else _figures(before.households, name)
            blank[name][new] = values[old]
        if alike and now.indicators == before.indicators:
            states = _deprived(before)
            for place, name in enumerate(deprived):
                blank[name][new] = states[old, place]
    return {name: values[kept] for name, values in blank.items()}


def invented_communes(now: SupervisedYear) -> dict[str, bool]:
    """Return for each commune, by its name among the others, whether its data is invented."""
    parts = now.year.parts
    names = distinct_names([place_of(part.info, part.source.path) for part in parts])
    return {name: bool(part.info.synthetic) for name, part in zip(names, parts, strict=True)}


def code_of(part: YearPart) -> str:
    """Return the code of a commune; its name where no table has it."""
    unit = commune_of(part.info).unit
    return unit.code if unit is not None else part.info.commune_code or part.info.commune or ""
