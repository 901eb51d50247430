"""Households near a line: a few points or indicators more or fewer would change their class."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.criteria import Edition
from ravo.criteria.model import MEASURES, MeasureId
from ravo.criteria.rules import CLASS_IDS, NOT_POOR, as_lines_count, classify, poverty_lines
from ravo.criteria.terms import AREAS, LISTED, Area
from ravo.criteria.truth import UNKNOWN, YES
from ravo.frames import plain_values
from ravo.report.figures.communes import ScoredHouseholds, place_of
from ravo.report.figures.model import NearHousehold, NearRule, Turn
from ravo.results.list_columns import by_village_and_head
from ravo.results.words import MEASURE_OF
from ravo.score_table.points import DECIMALS
from ravo.typed_columns import Figures, Numbers, Rows

_NearFacts = tuple[str, str, int | None, str, float | None, int | None]
STEP = 10.0**-DECIMALS
"""The least amount by which B1 can rise above a line."""


@dataclass(frozen=True)
class _Judged:
    """The households that are judged by one measure in one area.

    `now` are their class codes, with one code for all classes above the lines; `counts` their
    deprived indicators, `open` their unknown ones.
    """

    edition: Edition
    measure: MeasureId
    area: Area
    rows: Rows
    values: Figures
    now: NDArray[np.int64]
    counts: Numbers
    open: Numbers

    def classes(self, values: Figures, counts: Numbers) -> NDArray[np.int8]:
        """Return the class codes for other values or counts."""
        return classify(self.edition, self.measure, self.area, values, counts)


def near_households(
    scored: ScoredHouseholds, edition: Edition | None, rule: NearRule
) -> tuple[NearHousehold, ...]:
    """Return the households near a line by village and given name of the head.

    A household is near by indicators only if all its answers are known. A line that an edition
    lacks (`absent`) has no households near it.
    """
    if edition is None:
        return ()
    turns: dict[int, list[Turn]] = {}
    for judged in _judged(scored, edition):
        for row, turn in (*_by_points(judged, rule.points), *_by_indicators(judged, rule)):
            turns.setdefault(row, []).append(turn)
    rows, place = sorted(turns), place_of(scored.info, scored.path)
    homes = [
        NearHousehold(place, *facts, tuple(turns[row]))
        for row, facts in zip(rows, _facts(scored, rows), strict=True)
    ]
    order = by_village_and_head([home.village for home in homes], [home.head for home in homes])
    return tuple(homes[at] for at in order)


def _judged(scored: ScoredHouseholds, edition: Edition) -> Iterator[_Judged]:
    """Yield the households by measure and area, without those that have no class."""
    unknown = (scored.deprived == UNKNOWN).sum(axis=1).astype(np.int64)
    counts = (scored.deprived == YES).sum(axis=1).astype(np.int64)
    with_class = np.isin(scored.klass, CLASS_IDS) & ~np.isnan(scored.value)
    code = {klass: at if klass in LISTED else NOT_POOR for at, klass in enumerate(CLASS_IDS)}
    measures = np.array([MEASURE_OF.get(kind or "") for kind in scored.evidence], dtype=object)
    for measure in MEASURES:
        for area in AREAS:
            rows = np.flatnonzero(with_class & (measures == measure) & (scored.area == area))
            now = np.array([code[klass] for klass in scored.klass[rows]], dtype=np.int64)
            values = as_lines_count(edition, measure, scored.value[rows])
            figures = (values, now, counts[rows], unknown[rows])
            if len(rows):
                yield _Judged(edition, measure, area, rows, *figures)


def _by_points(judged: _Judged, most: float) -> Iterator[tuple[int, Turn]]:
    """Yield the households within `most` points of a line between two classes."""
    if judged.measure != "b1":
        return
    lines = poverty_lines(judged.edition, "b1", judged.area)
    left = np.ones(len(judged.rows), dtype=bool)
    for bound in sorted({line.upto for line in lines if line.upto is not None}):
        away = np.asarray((judged.values - bound).round(DECIMALS), dtype=np.float64)
        beyond = np.where(away > 0, bound, bound + STEP)
        fewest = judged.classes(beyond, judged.counts)
        greatest = judged.classes(beyond, judged.counts + judged.open)
        turned = left & (np.abs(away) <= most) & (fewest >= 0) & (greatest >= 0)
        turned &= (fewest != judged.now) & (greatest != judged.now)
        for at in np.flatnonzero(turned).tolist():
            klass = CLASS_IDS[fewest[at]] if fewest[at] == greatest[at] else None
            yield int(judged.rows[at]), Turn("points", float(away[at]), klass, bound)
        left &= ~turned


def _by_indicators(judged: _Judged, rule: NearRule) -> Iterator[tuple[int, Turn]]:
    """Yield the households to which a few indicators more or fewer would give another class."""
    left = judged.open == 0
    for step in range(1, rule.indicators + 1):
        for change in (step, -step):
            counts = judged.counts + change
            then = judged.classes(judged.values, counts)
            inside = (counts >= 0) & (counts <= len(judged.edition.indicators))
            turned = left & inside & (then >= 0) & (then != judged.now)
            for at in np.flatnonzero(turned).tolist():
                yield int(judged.rows[at]), Turn("indicators", change, CLASS_IDS[then[at]])
            left &= ~turned


def _facts(scored: ScoredHouseholds, rows: list[int]) -> Iterator[_NearFacts]:
    """Yield village, head, birth year, class, B1 and number of deprived indicators of rows."""
    frame = scored.frame
    columns: Mapping[str, list[Any]] = {
        name: plain_values(frame[name].iloc[rows].tolist()) if name in frame else [None] * len(rows)
        for name in ("village", "head_name", "head_birth_year")
    }
    by_points = [MEASURE_OF.get(kind or "") == "b1" for kind in scored.evidence[rows]]
    states = scored.deprived[rows]
    counts = (states == YES).sum(axis=1).tolist()
    settled = (~(states == UNKNOWN).any(axis=1)).tolist()
    values = scored.value[rows].tolist()
    classes = scored.klass[rows].tolist()
    for n in range(len(rows)):
        born = columns["head_birth_year"][n]
        yield (
            columns["village"][n] or "",
            columns["head_name"][n] or "",
            None if born is None else int(born),
            classes[n],
            values[n] if by_points[n] else None,
            counts[n] if settled[n] else None,
        )
