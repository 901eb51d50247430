"""Reviewers compared within one village, where they meet the same kind of households.

A figure of each reviewer's households is compared with the same figure after the households of the
village are assigned to its reviewers at random, each getting as many as before. Over all reviewers
and figures of a district the findings are corrected for their number (Benjamini and Hochberg).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ravo.typed_columns import Figures

ROUNDS = 2000
LEVEL = 0.05
FEWEST = 5
"""The fewest households of a reviewer in a village for a comparison."""
SAME = 1e-12
"""Means that differ by less count as equal."""
CLOSEST = 12
"""Among so many of the most similar households there is usually one of the same reviewer."""


@dataclass(frozen=True, eq=False)
class VillageRows:
    """The households of one village: the reviewer of each, and its figures by name (NaN unknown).

    `answers` is households × questions for the likeness of households, NaN where blank. `days` are
    the days of the visits, as numbers.
    """

    village: str
    reviewers: Sequence[str]
    figures: Mapping[str, Figures]
    answers: Figures
    days: Figures


@dataclass(frozen=True, slots=True)
class ReviewerFigure:
    """One figure of one reviewer in one village, with its mean over the others' households.

    `households` is the number over which the mean is taken: households, or days for the visits of a
    day. `p` is that of the permutations, two-sided, and None where permuting changes nothing;
    `adjusted` is corrected for the number of comparisons.
    """

    village: str
    reviewer: str
    figure: str
    households: int
    value: float
    others: float
    p: float | None
    adjusted: float = 1.0

    @property
    def look(self) -> bool:
        """Whether the figure should be checked."""
        return self.adjusted < LEVEL


@dataclass(frozen=True, slots=True)
class ReviewerComparison:
    """The comparisons of reviewers, and the villages with only one reviewer.

    `alike` counts the figures of a village that are equal, or blank, for all households: they are
    not compared.
    """

    figures: tuple[ReviewerFigure, ...]
    one_reviewer: tuple[str, ...]
    alike: int = 0


LIKENESS, A_DAY = "likeness", "rows_a_day"
"""Figures calculated from all of a reviewer's households together."""


def compare_reviewers(villages: Sequence[VillageRows], seed: int) -> ReviewerComparison:
    """Return the comparison of all reviewers of a district; an equal seed gives an equal result."""
    generator = np.random.default_rng(seed)
    all_figures = [one for village in villages for one in _of_village(village, generator)]
    figures = [one for one in all_figures if one.p is not None]
    alike = len({(one.village, one.figure) for one in all_figures if one.p is None})
    alone = tuple(
        village.village for village in villages if len(set(village.reviewers) - {""}) == 1
    )
    if not figures:
        return ReviewerComparison((), alone, alike)
    from scipy.stats import false_discovery_control

    adjusted = false_discovery_control([one.p for one in figures])
    return ReviewerComparison(
        tuple(replace(one, adjusted=float(p)) for one, p in zip(figures, adjusted, strict=True)),
        alone,
        alike,
    )


def _of_village(village: VillageRows, generator: np.random.Generator) -> Iterator[ReviewerFigure]:
    names, codes = np.unique(np.asarray(village.reviewers, dtype=str), return_inverse=True)
    named = [place for place, name in enumerate(names.tolist()) if name]
    if len(named) < 2:
        return
    counts = np.bincount(codes)
    compared = [n for n in named if FEWEST <= counts[n] <= len(codes) - FEWEST]
    if compared:
        shuffled = _shuffled(codes, generator)
        nearest = _nearest(village.answers, np.vstack([codes[None], shuffled]))
        names_of, columns = list(village.figures), list(village.figures.values())
        values = np.column_stack(columns) if columns else np.empty((len(codes), 0))
    for place in compared:
        mine, dealt = codes == place, (shuffled == place).astype(np.float64)
        reviewer = str(names[place])
        for name, column, means in zip(names_of, values.T, _means(values, dealt).T, strict=True):
            yield _figure(village, reviewer, name, column, mine, means)
        means = np.einsum("rh,rh->r", nearest[1:], dealt) / counts[place]
        value, others = _mean(nearest[0, mine]), _mean(nearest[0, ~mine])
        yield ReviewerFigure(
            *(village.village, reviewer, LIKENESS, int(counts[place]), value, others),
            p=_two_sided(value, means),
        )
    yield from _a_day(village, generator)


def _shuffled(
    codes: npt.NDArray[np.int64], generator: np.random.Generator
) -> npt.NDArray[np.int16]:
    """Return the reviewers in random order, a row for each round."""
    return generator.permuted(np.tile(codes.astype(np.int16), (ROUNDS, 1)), axis=1)


def _means(values: Figures, dealt: Figures) -> Figures:
    """Return the means of known values, rounds × figures, over the assigned households."""
    known = ~np.isnan(values)
    return _ratio(dealt @ np.where(known, values, 0.0), dealt @ known.astype(np.float64))


def _figure(
    village: VillageRows,
    reviewer: str,
    name: str,
    values: Figures,
    mine: npt.NDArray[np.bool_],
    means: Figures,
) -> ReviewerFigure:
    value = _mean(values[mine])
    return ReviewerFigure(
        *(village.village, reviewer, name, int(mine.sum()), value, _mean(values[~mine])),
        p=_two_sided(value, means),
    )


def _nearest(answers: Figures, dealt: npt.NDArray[np.integer[Any]]) -> Figures:
    """Return by round the likeness of each household to the most similar one of its reviewer."""
    match = _likeness(answers)
    # The rounds of a household are handled together: each is compared with a few others.
    rounds = np.ascontiguousarray(dealt.T)
    nearest = np.empty(rounds.shape)
    for row in range(len(match)):
        order = np.argsort(-match[row], kind="stable")
        left, mine = np.arange(rounds.shape[1]), rounds[row]
        for some in _in_steps(order):
            alike = rounds[some] if left.size == mine.size else rounds[np.ix_(some, left)]
            same = alike == mine[left]
            met = same.any(axis=0)
            nearest[row, left[met]] = match[row, some[same.argmax(axis=0)[met]]]
            left = left[~met]
            if not left.size:
                break
    return np.ascontiguousarray(nearest.T)


def _in_steps(order: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    """Yield households from the most similar on: few at first, then more and more."""
    start, size = 0, CLOSEST
    while start < len(order):
        yield order[start : start + size]
        start, size = start + size, 4 * size


def _a_day(village: VillageRows, generator: np.random.Generator) -> Iterator[ReviewerFigure]:
    """Yield the number of households a day of each reviewer who was out on several days.

    The days are assigned at random, not single households: else every reviewer would be out every
    day.
    """
    visits: dict[tuple[str, float], int] = {}
    for reviewer, day in zip(village.reviewers, village.days.tolist(), strict=True):
        if reviewer and day == day:
            visits[reviewer, day] = visits.get((reviewer, day), 0) + 1
    names, codes = np.unique([reviewer for reviewer, _ in visits], return_inverse=True)
    counts = np.array(list(visits.values()), dtype=float)
    if names.size < 2:
        return
    shuffled = _shuffled(codes, generator)
    for place, name in enumerate(names.tolist()):
        mine = codes == place
        if mine.sum() < FEWEST or (~mine).sum() < FEWEST:
            continue
        dealt = (shuffled == place).astype(np.float64)
        yield _figure(village, name, A_DAY, counts, mine, _means(counts[:, None], dealt)[:, 0])


def _likeness(answers: Figures) -> Figures:
    """Return the share of equal answers of each two households; −1 for one with itself."""
    match = np.zeros((len(answers), len(answers)))
    for state in (answers == 0, answers == 1, np.isnan(answers)):
        given = state.astype(np.float32)
        match += given @ given.T
    match /= max(answers.shape[1], 1)
    np.fill_diagonal(match, -1.0)
    return match


def _two_sided(value: float, dealt: Figures) -> float | None:
    """Return the share of rounds as far from their middle as the value; never 0.

    None where nothing is known, or every round gives the same value.
    """
    known = dealt[~np.isnan(dealt)]
    if np.isnan(value) or not known.size or np.ptp(known) < SAME:
        return None
    middle = known.mean()
    # The actual assignment of households is one of the possible ones.
    far = (np.abs(known - middle) >= abs(value - middle) - SAME).sum() + 1
    return float(far / (known.size + 1))


def _ratio(sums: Figures, counts: Figures) -> Figures:
    with np.errstate(invalid="ignore"):
        quotient: Figures = np.where(counts > 0, sums / np.where(counts > 0, counts, 1), np.nan)
    return quotient


def _mean(values: Figures) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if known.size else float("nan")
