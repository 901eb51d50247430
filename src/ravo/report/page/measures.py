"""The measures of Alkire and Foster on the page: of the unit and of its places."""

from collections.abc import Iterator, Sequence

import numpy as np

from ravo.analysis.alkire_foster import Interval, Measures, measures_of
from ravo.analysis.answer_patterns import AnswerPatterns, patterns_together
from ravo.analysis.bounded_columns import figure_cell
from ravo.analysis.changes_between import change_of_m0
from ravo.report.figures.model import CommuneFigures, District
from ravo.report.page.model import (
    IndicatorMeasure,
    MeasureChange,
    MeasureFigures,
    PlaceMeasure,
)

IN_PERCENT = 100
M0_DECIMALS = 4


def measure_figures(district: District, *, compared: bool) -> MeasureFigures | None:
    """Return the measures at the edition's least number of deprivations of a poor household.

    None where the edition or its answers are not at hand. `compared` is whether last year has the
    same communes.
    """
    k, count = district.fewest_poor, len(district.indicators)
    whole = _answers(district.communes, count)
    if not k or not count or whole is None:
        return None
    measures = _measures(whole, k)
    bounds = measures.bounds
    (h, h_most), (a, a_most) = _percents(bounds.h), _percents(bounds.a)
    return MeasureFigures(
        k=k,
        households=int(measures.rows),
        h_least=h,
        h_most=h_most,
        a_least=a,
        a_most=a_most,
        m0_least=figure_cell(bounds.m0.lower, M0_DECIMALS),
        m0_most=figure_cell(bounds.m0.upper, M0_DECIMALS),
        indicators=tuple(
            IndicatorMeasure(name.number, *_percents(censored), *_percents(part))
            for name, censored, part in zip(
                district.indicators, bounds.censored, bounds.contributions, strict=True
            )
        ),
        places=tuple(_places(district, k)),
        change=_change(district, measures, k) if compared else None,
    )


def _measures(answers: AnswerPatterns, k: int) -> Measures:
    count = answers.deprived.shape[1]
    return measures_of(answers, np.full(count, 1 / count), k / count)


def _answers(communes: Sequence[CommuneFigures], count: int) -> AnswerPatterns | None:
    """Return the answers of all communes; None if one lacks them or has other indicators."""
    parts = [commune.answers for commune in communes if commune.answers is not None]
    if len(parts) < len(communes) or any(part.deprived.shape[1] != count for part in parts):
        return None
    return patterns_together(parts, count)


def _places(district: District, k: int) -> Iterator[PlaceMeasure]:
    """Yield the communes (of a single commune the villages) that have households."""
    for name, answers in _named_answers(district):
        if answers is None or not answers.total:
            continue
        measures = _measures(answers, k)
        yield PlaceMeasure(
            name,
            int(measures.rows),
            *_percents(measures.bounds.h),
            tuple(_percents(one)[0] for one in measures.bounds.censored),
        )


def _named_answers(district: District) -> Iterator[tuple[str, AnswerPatterns | None]]:
    for commune in district.communes:
        if district.level != "commune":
            yield commune.place.name, commune.answers
            continue
        for village in commune.villages:
            yield village.name, village.answers


def _change(district: District, now: Measures, k: int) -> MeasureChange | None:
    last = district.previous
    if last is None or [one.id for one in last.indicators] != [
        one.id for one in district.indicators
    ]:
        return None
    answers = _answers(last.communes, len(last.indicators))
    if answers is None:
        return None
    change = change_of_m0(_measures(answers, k), now)
    m0, incidence, intensity = (
        figure_cell(part, M0_DECIMALS) for part in (change.m0, change.incidence, change.intensity)
    )
    return MeasureChange(last.year, m0, incidence, intensity)


def _percents(interval: Interval) -> tuple[float | None, float | None]:
    lower, upper = (
        figure_cell(value * IN_PERCENT, 2) for value in (interval.lower, interval.upper)
    )
    return lower, upper
