"""B1 from the answers: points by item for columns of households (tt07-2021 Điều 1 khoản 1).

A missing answer is never 0: B1 is then between the fewest and the most points that the given
answers allow.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ravo.criteria.truth import NO, UNKNOWN, YES, Tri
from ravo.score_table.answers import chosen, counted, exception_states, ticked
from ravo.score_table.model import Item, ScoreTable, ScoreTableException
from ravo.typed_columns import Figures, TypedColumns

TablePlaces = NDArray[np.int8]
"""Places of columns of a score table, one for each household."""
DECIMALS = 6


@dataclass(frozen=True)
class ScoredPoints:
    """B1 of households: `least` and `most` points that their answers allow, equal where known.

    `low` and `high` are the same by item, households × items of the table. `missing` (same shape)
    flags items that lack an answer that would be scored, `unsettled` (households × exceptions)
    flags exceptions of which it is not known whether they apply.
    """

    least: Figures
    most: Figures
    low: Figures
    high: Figures
    missing: NDArray[np.bool_]
    unsettled: NDArray[np.bool_]

    @property
    def b1(self) -> Figures:
        """B1 of each household; NaN where the answers do not determine it."""
        return np.where(self.least == self.most, self.least, np.nan)


def score_points(
    grid: ScoreTable, answers: TypedColumns, columns: int | TablePlaces, rural: int | TablePlaces
) -> ScoredPoints:
    """Return the points of every household and item.

    `answers` has the columns of `score_table_columns`; a missing one counts as not answered.
    `columns` is the points column of each household by its place in `COLUMNS` (0 urban), `rural`
    the column of its region, which an exception may let an urban household use.
    """
    size = len(answers)
    own, region = _spread(columns, size), _spread(rural, size)
    states = exception_states(grid, answers)
    parts = [_item(grid, item, answers, own, region, states) for item in grid.items]
    low, high, missing = (
        np.array([part[side] for part in parts]).reshape(len(parts), size).T for side in range(3)
    )
    low, high = low.astype(np.float64), high.astype(np.float64)
    return ScoredPoints(
        _total(low), _total(high), low, high, missing.astype(bool), states == UNKNOWN
    )


def _total(points: Figures) -> Figures:
    # Rounded, so that decimals add up exactly: 0.1 + 0.2 must not be above a line at 0.3.
    return np.asarray(points.sum(axis=1).round(DECIMALS))


def _spread(places: int | TablePlaces, size: int) -> TablePlaces:
    return np.broadcast_to(np.asarray(places, dtype=np.int8), (size,))


def _item(
    grid: ScoreTable,
    item: Item,
    answers: TypedColumns,
    own: TablePlaces,
    region: TablePlaces,
    states: Tri,
) -> tuple[Figures, Figures, NDArray[np.bool_]]:
    """Return the lowest and highest points of one item, and where an answer is missing.

    `answers` are the survey's columns for the `item` of `grid`; `own` and `region` are each
    household's own and rural points column, `states` whether each exception applies.
    """
    reading = _ItemAnswers(item, answers)
    low, high = reading.points(own)
    missing = reading.missing
    # `not_scored` comes last, so that it applies to any column.
    mine = [(at, e) for at, e in enumerate(grid.exceptions) if item.number in e.items]
    for at, exception in sorted(mine, key=lambda pair: pair[1].effect == "not_scored"):
        state = states[:, at]
        if (state == NO).all():
            continue
        if exception.effect == "not_scored":
            missing = missing & (state != YES)
        other_low, other_high = _excepted(exception, reading, region)
        low = np.where(
            state == YES, other_low, np.where(state == UNKNOWN, np.minimum(low, other_low), low)
        )
        high = np.where(
            state == YES, other_high, np.where(state == UNKNOWN, np.maximum(high, other_high), high)
        )
    return low, high, missing


def _excepted(
    exception: ScoreTableException, reading: "_ItemAnswers", region: TablePlaces
) -> tuple[Figures, Figures]:
    if exception.effect == "not_scored":
        nothing = np.zeros(len(region))
        return nothing, nothing
    places = region if exception.column is None else np.full_like(region, exception.column)
    return reading.points(places)


def column_used(
    grid: ScoreTable, item: int, applies: Sequence[bool], own: int, region: int
) -> int | None:
    """Return the points column of one household's answer to an item; None where not scored.

    `applies` shows for each exception of the score table whether it applies to the household.
    """
    column: int | None = own
    for exception, here in zip(grid.exceptions, applies, strict=True):
        if here and item in exception.items:
            if exception.effect == "not_scored":
                return None
            column = region if exception.column is None else exception.column
    return column


class _ItemAnswers:
    """The answers of all households to one item, from which points in any column are computed."""

    def __init__(self, item: Item, answers: TypedColumns) -> None:
        self.table = np.array([answer.points for answer in item.answers], dtype=np.float64)
        self.choice = item.counting == "choose_one"
        each = range(len(item.answers))
        if self.choice:
            self.places = chosen(item, answers)
            self.missing = self.places < 0
            return
        if item.counting == "add":
            ticks = np.column_stack([ticked(item, place, answers) for place in each])
            caps = np.ones(len(each))
            self.units = np.where(ticks == UNKNOWN, np.nan, ticks).astype(np.float64)
        else:
            given = np.column_stack([counted(item, place, answers) for place in each])
            caps = np.array([answer.cap for answer in item.answers], dtype=np.float64)
            self.units = np.minimum(given, caps)
        open_ = np.isnan(self.units)
        self.fewest, self.most = np.where(open_, 0, self.units), np.where(open_, caps, self.units)
        self.missing = np.asarray(open_.any(axis=1))

    def points(self, columns: TablePlaces) -> tuple[Figures, Figures]:
        """Return the lowest and the highest points of each household in its column."""
        if self.choice:
            known = self.table[self.places, columns]
            low = np.where(self.missing, self.table.min(axis=0)[columns], known)
            return low, np.where(self.missing, self.table.max(axis=0)[columns], known)
        each = self.table.T[columns]
        ends = (self.fewest * each, self.most * each)
        return np.minimum(*ends).sum(axis=1), np.maximum(*ends).sum(axis=1)


def joined(scores: list[ScoredPoints]) -> ScoredPoints:
    """Return the scores of households with several possible points columns: the widest bounds."""
    first = scores[0]
    return ScoredPoints(
        least=np.stack([score.least for score in scores]).min(axis=0),
        most=np.stack([score.most for score in scores]).max(axis=0),
        low=np.stack([score.low for score in scores]).min(axis=0),
        high=np.stack([score.high for score in scores]).max(axis=0),
        missing=first.missing,
        unsettled=first.unsettled,
    )
