"""The smallest change of answers that would move a household's B1 across its line."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.criteria.truth import YES
from ravo.score_table.answers import chosen, counted, exception_states, ticked
from ravo.score_table.model import Answer, Item, ScoreTable
from ravo.score_table.points import DECIMALS, ScoredPoints, TablePlaces, column_used
from ravo.typed_columns import TypedColumns

NEAR = 10.0
"""The distance in points up to which a household counts as near its line."""
LEAST_STEP = 10.0**-DECIMALS
MOST_CHANGES = 4
Option = tuple[float, float]
"""The points gained (or lost), and the changed answer: a place, a tick or a number."""
_NOT_SCORED = -1
_Best = tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.float64]]
"""The points, the question and the changed answer of each household's best single change.

The points are infinite where there is none."""
Chain = tuple[tuple[int, Option], ...]


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One answer that would change: `before` and `after` are an answer's words, Có/Không as
    True/False, or a number of units; `answer` names the tick or unit, None for a choice.
    """

    item: int
    item_words: str
    answer: str | None
    before: str | bool | float
    after: str | bool | float
    points: float


@dataclass(frozen=True)
class Crossing:
    """The changes that would move B1 across the line, and the sum of their points."""

    changes: tuple[AnswerChange, ...]
    points: float


@dataclass(frozen=True)
class _Question:
    """One answer that can change on its own: a choice, a tick or a number."""

    item: Item
    answer: Answer | None

    def options(self, column: int, state: float, sign: int) -> tuple[Option, ...]:
        """Return the points that other answers gain (sign 1) or lose (−1), fewest first.

        `column` is the points column, `state` the present answer.
        """
        by_gain: dict[float, float] = {}
        now = self._points(column, state)
        for other in self._others(state):
            gain = round(sign * (self._points(column, other) - now), DECIMALS)
            if gain > 0:
                by_gain.setdefault(gain, other)
        return tuple(sorted(by_gain.items()))

    def _points(self, column: int, state: float) -> float:
        if self.answer is None:
            return self.item.answers[int(state)].points[column]
        units = min(state, self.answer.cap) if self.answer.cap is not None else state
        return units * self.answer.points[column]

    def _others(self, state: float) -> Sequence[float]:
        if self.answer is None:
            return range(len(self.item.answers))
        if self.item.counting == "add":
            return (1.0 - state,)
        cap = self.answer.cap or 0
        whole = range(int(cap) + 1)
        # The nearest numbers come first: of those with equal points the smallest change is kept.
        return sorted({*map(float, whole), cap}, key=lambda units: abs(units - state))

    def change(self, state: float, after: float, points: float) -> AnswerChange:
        """Return the change of this answer from one state to another."""
        named = None if self.answer is None else self.answer.words
        answers = (self._say(state), self._say(after))
        return AnswerChange(self.item.number, self.item.words, named, *answers, points)

    def _say(self, state: float) -> str | bool | float:
        if self.answer is None:
            return self.item.answers[int(state)].words
        return bool(state) if self.item.counting == "add" else float(state)


class Crossings:
    """Computes the smallest changes for the households of one survey.

    `columns` and `rural` are each household's own points column and its region's rural one.
    """

    def __init__(
        self, grid: ScoreTable, answers: TypedColumns, columns: TablePlaces, rural: TablePlaces
    ) -> None:
        self.grid, self.answers = grid, answers
        self.columns, self.rural = columns, rural
        self.applies = (exception_states(grid, answers) == YES).tolist()
        self.known: defaultdict[int, dict[tuple[int, float, int], tuple[Option, ...]]]
        self.known = defaultdict(dict)

    @cached_property
    def questions(self) -> tuple[_Question, ...]:
        """Every question of the table in order: a choice, or each tick or number of an item."""
        questions = []
        for item in self.grid.items:
            answers = (None,) if item.counting == "choose_one" else item.answers
            questions += [_Question(item, answer) for answer in answers]
        return tuple(questions)

    @cached_property
    def states(self) -> NDArray[np.float64]:
        """Answers, households × questions: a chosen place, 1 or 0 for a tick, a number of units."""
        parts: list[Any] = []
        for item in self.grid.items:
            if item.counting == "choose_one":
                parts.append(chosen(item, self.answers))
                continue
            read = ticked if item.counting == "add" else counted
            parts += [read(item, place, self.answers) for place in range(len(item.answers))]
        return np.column_stack(parts).astype(np.float64)

    def each(self, b1: NDArray[np.float64], line: float) -> list[Crossing | None]:
        """Return what `of` returns, for all households at once; `b1` has a figure for each."""
        rises = b1 <= line
        gap = np.asarray(np.abs(line - b1), dtype=np.float64).round(DECIMALS)
        needed = np.asarray(gap + np.where(rises, LEAST_STEP, 0.0), dtype=np.float64)
        least, question, after = self._single(rises, needed)
        single = np.isfinite(least).tolist()
        choices = zip(
            question.tolist(), after.tolist(), least.tolist(), rises.tolist(), strict=True
        )
        by_change: dict[tuple[int, float, float, float], Crossing] = {}
        crossings: list[Crossing | None] = []
        for record, (at, other, gain, rising) in enumerate(choices):
            if not single[record]:
                crossings.append(self.of(record, float(b1[record]), line))
                continue
            key = (at, float(self.states[record, at]), other, gain if rising else -gain)
            if key not in by_change:
                by_change[key] = self._crossing([key])
            crossings.append(by_change[key])
        return crossings

    def _single(self, rises: NDArray[np.bool_], needed: NDArray[np.float64]) -> _Best:
        """Return each household's single change that reaches `needed` with the fewest points.

        `rises` flags the households whose B1 must rise; of equal changes the first is returned.
        """
        size = len(needed)
        least, after = np.full(size, np.inf), np.zeros(size)
        question = np.zeros(size, dtype=np.int64)
        columns = self._columns_by_item()
        for at, candidate in enumerate(self.questions):
            used, states = columns[candidate.item.number], self.states[:, at]
            kinds, places = np.unique(used + 1j * states, return_inverse=True)
            for kind, key in enumerate(kinds.tolist()):
                if key.real == _NOT_SCORED:
                    continue
                for sign, side in ((1, rises), (-1, ~rises)):
                    rows = np.flatnonzero((places == kind) & side)
                    gains, others = self._options_of(at, int(key.real), key.imag, sign)
                    reach = np.searchsorted(gains, needed[rows] - LEAST_STEP / 2)
                    better = gains[reach] < least[rows]
                    rows, reach = rows[better], reach[better]
                    least[rows], after[rows], question[rows] = gains[reach], others[reach], at
        return least, question, after

    def _options_of(self, at: int, column: int, state: float, sign: int) -> tuple[Any, Any]:
        """Return points and states of a question's options, with an impossible one at the end."""
        options = (*self._options(at, (column, state, sign)), (np.inf, 0.0))
        gains, others = zip(*options, strict=True)
        return np.array(gains), np.array(others)

    def _columns_by_item(self) -> dict[int, NDArray[np.float64]]:
        """Return each household's points column by item, `_NOT_SCORED` where it has none."""
        size = len(self.answers)
        own = np.broadcast_to(np.asarray(self.columns, dtype=np.float64), (size,))
        excepted = [at for at, applies in enumerate(self.applies) if True in applies]
        by_item = {item.number: own.copy() for item in self.grid.items}
        for record in excepted:
            places = int(self.columns[record]), int(self.rural[record])
            for number, columns in by_item.items():
                used = column_used(self.grid, number, self.applies[record], *places)
                columns[record] = _NOT_SCORED if used is None else used
        return by_item

    def of(self, record: int, b1: float, line: float) -> Crossing | None:
        """Return the crossing with the fewest changed answers, and of these with the fewest points.

        At or under the line B1 must rise above it; above the line it must fall to it or under it.
        None where no change of answers is enough.
        """
        sign = 1 if b1 <= line else -1
        needed = round(abs(line - b1), DECIMALS) + (LEAST_STEP if sign > 0 else 0)
        offers = self._offers(record, sign)
        options = _smallest(offers, needed)
        if options is None:
            return None
        return self._crossing(
            [
                (at, float(self.states[record, at]), after, sign * gain)
                for at, (gain, after) in options
            ]
        )

    def _crossing(self, steps: Sequence[tuple[int, float, float, float]]) -> Crossing:
        """Return the crossing of changes: each a question, its states before and after, points."""
        changes = tuple(self.questions[at].change(*change) for at, *change in steps)
        total = round(sum(change.points for change in changes), DECIMALS)
        return Crossing(changes, total)

    def _offers(self, record: int, sign: int) -> list[tuple[int, tuple[Option, ...]]]:
        """Return the options of a household by question; questions without options are left out."""
        own, region = int(self.columns[record]), int(self.rural[record])
        applies = self.applies[record]
        excepted = True in applies
        offers = []
        for at, state in enumerate(self.states[record].tolist()):
            column: int | None = own
            if excepted:
                item = self.questions[at].item.number
                column = column_used(self.grid, item, applies, own, region)
            if column is None:
                continue
            options = self._options(at, (column, state, sign))
            if options:
                offers.append((at, options))
        return offers

    def _options(self, at: int, key: tuple[int, float, int]) -> tuple[Option, ...]:
        known = self.known[at]
        if key not in known:
            known[key] = self.questions[at].options(*key)
        return known[key]


def _smallest(
    offers: Sequence[tuple[int, tuple[Option, ...]]], needed: float
) -> list[tuple[int, Option]] | None:
    """Return the fewest options, one per question, that reach `needed`, with the fewest points.

    None where more than `MOST_CHANGES` would be necessary, or no options are enough.
    """
    best = sorted((options[-1][0] for _, options in offers), reverse=True)
    reached = np.cumsum(best)
    fewest = int(np.searchsorted(reached, needed - LEAST_STEP / 2)) + 1
    if fewest > len(best) or fewest > MOST_CHANGES:
        return None
    if fewest == 1:
        return _one(offers, needed)
    return _several(offers, needed, fewest)


def _one(
    offers: Sequence[tuple[int, tuple[Option, ...]]], needed: float
) -> list[tuple[int, Option]] | None:
    candidates = []
    for at, options in offers:
        place = bisect_left(options, (needed - LEAST_STEP / 2, -np.inf))
        if place < len(options):
            candidates.append((options[place][0], at, options[place]))
    if not candidates:
        return None
    _, at, option = min(candidates)
    return [(at, option)]


def _several(
    offers: Sequence[tuple[int, tuple[Option, ...]]], needed: float, count: int
) -> list[tuple[int, Option]] | None:
    """Return exactly `count` options that reach `needed` with the fewest points; None without any.

    All sums below `needed` are tried further; of a question's options that reach it only the
    smallest.
    """
    reach: list[dict[float, Chain]] = [{} for _ in range(count + 1)]
    reach[0][0.0] = ()
    for at, options in offers:
        for used in range(count - 1, -1, -1):
            for total, path in list(reach[used].items()):
                left = needed - LEAST_STEP / 2 - total
                if left <= 0:
                    continue
                # An option larger than the first that reaches `needed` only adds points.
                for option in options[: bisect_left(options, (left, -np.inf)) + 1]:
                    summed = round(total + option[0], DECIMALS)
                    reach[used + 1].setdefault(summed, (*path, (at, option)))
    done = [total for total in reach[count] if total >= needed - LEAST_STEP / 2]
    return list(reach[count][min(done)]) if done else None


def near_line(scored: ScoredPoints, lines: float | NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the records with a known B1 within `NEAR` points of their line."""
    gap = np.abs(scored.b1 - np.asarray(lines))
    settled = ~scored.missing.any(axis=1) & ~scored.unsettled.any(axis=1)
    return np.flatnonzero(settled & (gap <= NEAR))
