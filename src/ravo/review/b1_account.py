"""B1 of one household item by item, and for many the smallest changes that cross the line."""

import math

import numpy as np
from numpy.typing import NDArray

from ravo.criteria.rules import poverty_line
from ravo.criteria.terms import AREAS
from ravo.criteria.truth import UNKNOWN, YES
from ravo.review.b1 import B1Evidence
from ravo.review.evidence import Evidence
from ravo.review.explanation import B1Account, B1Item
from ravo.review.review import Review
from ravo.score_table.answers import chosen, counted, exception_states, score_table_columns, ticked
from ravo.score_table.crossings import Crossing, Crossings, near_line
from ravo.score_table.model import Item, ScoreTable
from ravo.score_table.points import column_used
from ravo.typed_columns import TypedColumns


def b1_account(review: Review, evidence: Evidence, record: int) -> B1Account | None:
    """Return one household's B1 by item; None where it gave no answers to a score table."""
    grid = evidence.grid
    if grid is None or not grid.given[record]:
        return None
    given = review.survey.households.columns.at([record])
    area = evidence.area[record]
    columns = tuple(
        column
        for own, columns in (("rural", grid.place.columns), ("urban", (0,)))
        if area in (own, None)
        for column in columns
    )
    least, most = (float(ends[record]) for ends in grid.bounds(evidence.area))
    form = float(evidence.b1[record])
    return B1Account(
        items=_items(grid, given, columns, area, record),
        least=least,
        most=most,
        columns=columns,
        provinces=grid.place.provinces,
        form=None if math.isnan(form) else form,
        source=grid.grid.source,
        sha256=grid.grid.sha256,
        crossing=crossings(review, grid, np.array([record])).get(record),
    )


def _items(
    grid: B1Evidence, given: TypedColumns, columns: tuple[int, ...], area: str | None, record: int
) -> tuple[B1Item, ...]:
    applies = (exception_states(grid.grid, given)[0] == YES).tolist()
    scored = [grid.scores[where] for where in AREAS if area in (where, None)]
    items = []
    for at, item in enumerate(grid.grid.items):
        used = [
            column_used(grid.grid, item.number, applies, column, column or grid.place.columns[0])
            for column in columns
        ]
        items.append(
            B1Item(
                number=item.number,
                words=item.words,
                answers=_answers(item, given),
                least=min(float(score.low[record, at]) for score in scored),
                most=max(float(score.high[record, at]) for score in scored),
                column=used[0] if len(set(used)) == 1 else None,
                scored=None not in used,
                exceptions=_applied(grid.grid, item, applies),
            )
        )
    return tuple(items)


def _applied(grid: ScoreTable, item: Item, applies: list[bool]) -> tuple[str, ...]:
    pairs = zip(grid.exceptions, applies, strict=True)
    return tuple(one.name for one, here in pairs if here and item.number in one.items)


def _answers(item: Item, given: TypedColumns) -> tuple[tuple[str, bool | float | None], ...]:
    if item.counting == "choose_one":
        place = int(chosen(item, given)[0])
        return ((item.answers[place].words, True),) if place >= 0 else (("", None),)
    answers: list[tuple[str, bool | float | None]] = []
    for at, answer in enumerate(item.answers):
        if item.counting == "add":
            state = int(ticked(item, at, given)[0])
            answers.append((answer.words, None if state == UNKNOWN else state == YES))
        else:
            units = float(counted(item, at, given)[0])
            answers.append((answer.words, None if math.isnan(units) else units))
    return tuple(answers)


def crossings(review: Review, grid: B1Evidence, records: NDArray[np.int64]) -> dict[int, Crossing]:
    """Return, by record, the smallest change that would move B1 across the line.

    Only for households near the line whose B1 by the answers is known in every item and decides
    their class.
    """
    edition, verdicts = review.edition, review.verdicts
    nearest: dict[int, Crossing] = {}
    if edition is None:
        return {}
    for area in AREAS:
        scored = grid.scores.get(area)
        line = poverty_line(edition, "b1", area)
        own = 0 if area == "urban" else grid.place.column
        if scored is None or own is None or math.isnan(line):
            continue
        mine = (verdicts.area == area) & (verdicts.evidence == "b1_grid")
        near = np.intersect1d(near_line(scored, line), np.flatnonzero(mine))
        here = np.intersect1d(near, records)
        if not len(here):
            continue
        columns = review.survey.households.columns
        names = [c.name for c in score_table_columns(grid.grid) if c.name in columns]
        answers = columns.only(names).at(here)
        places = np.full(len(here), own, dtype=np.int8)
        rural = np.full(len(here), grid.place.columns[0], dtype=np.int8)
        finder = Crossings(grid.grid, answers, places, rural)
        smallest = zip(here.tolist(), finder.each(scored.b1[here], line), strict=True)
        nearest |= {record: crossing for record, crossing in smallest if crossing is not None}
    return nearest
