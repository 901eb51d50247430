"""Reviewers compared within one village, where they meet the same kind of households.

A figure of each reviewer's households is compared with the same figure when the households of the
village are dealt out to its reviewers at random, each as many as he or she has. Over all reviewers
and figures of a district the findings are corrected for their number (Benjamini and Hochberg).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy.stats import false_discovery_control

Floats = npt.NDArray[np.float64]
ROUNDS = 2000
LEVEL = 0.05
FEWEST = 5
"""Households of a reviewer in a village under which nothing is compared."""
SAME = 1e-12
"""Means that differ by less are the same figure."""
CLOSEST = 24
"""Among so many of the most alike there is nearly always one of the same reviewer."""


@dataclass(frozen=True, eq=False)
class VillageRows:
    """The households of one village: who reviewed each, and its figures by name (NaN unknown).

    `answers` is households × questions for the likeness of households, NaN where blank. `days` are
    the days of the visits, as numbers.
    """

    village: str
    reviewers: Sequence[str]
    figures: Mapping[str, Floats]
    answers: Floats
    days: Floats


@dataclass(frozen=True, slots=True)
class ReviewerFigure:
    """One figure of one reviewer in one village, beside its mean over the others' households.

    `households` counts what the mean is over: households, or days for the visits of a day.
    `p` is that of the permutations, two-sided, and None where dealing them out changes nothing;
    `adjusted` is that over all that were compared.
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
        """Whether it is to be looked at."""
        return self.adjusted < LEVEL


@dataclass(frozen=True, slots=True)
class ReviewerComparison:
    """What was compared, and the villages that have one reviewer only.

    `alike` counts the figures of a village that are the same, or blank, for every household: they
    are not compared.
    """

    figures: tuple[ReviewerFigure, ...]
    one_reviewer: tuple[str, ...]
    alike: int = 0


LIKENESS, A_DAY = "likeness", "rows_a_day"
"""Figures that are worked out of all of a reviewer's households together."""


def compare_reviewers(villages: Sequence[VillageRows], seed: int) -> ReviewerComparison:
    """Return the comparison of all reviewers of a district; the same seed gives the same."""
    generator = np.random.default_rng(seed)
    found = [one for village in villages for one in _of_village(village, generator)]
    figures = [one for one in found if one.p is not None]
    alike = len({(one.village, one.figure) for one in found if one.p is None})
    alone = tuple(
        village.village for village in villages if len(set(village.reviewers) - {""}) == 1
    )
    if not figures:
        return ReviewerComparison((), alone, alike)
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
    for place in compared:
        mine, dealt = codes == place, shuffled == place
        for name, values in village.figures.items():
            yield _figure(village, str(names[place]), name, values, mine, dealt)
        means = (nearest[1:] * dealt).sum(axis=1) / counts[place]
        value, others = _mean(nearest[0, mine]), _mean(nearest[0, ~mine])
        yield ReviewerFigure(
            *(village.village, str(names[place]), LIKENESS, int(counts[place]), value, others),
            p=_two_sided(value, means),
        )
    yield from _a_day(village, generator)


def _shuffled(
    codes: npt.NDArray[np.int64], generator: np.random.Generator
) -> npt.NDArray[np.int64]:
    """Return the reviewers dealt out anew, a row for each round."""
    return generator.permuted(np.tile(codes, (ROUNDS, 1)), axis=1)


def _figure(
    village: VillageRows,
    reviewer: str,
    name: str,
    values: Floats,
    mine: npt.NDArray[np.bool_],
    dealt: npt.NDArray[np.bool_],
) -> ReviewerFigure:
    known = ~np.isnan(values)
    filled = np.where(known, values, 0.0)
    means = _ratio(dealt.astype(float) @ filled, dealt.astype(float) @ known.astype(float))
    value = _mean(values[mine])
    return ReviewerFigure(
        *(village.village, reviewer, name, int(mine.sum()), value, _mean(values[~mine])),
        p=_two_sided(value, means),
    )


def _nearest(answers: Floats, dealt: npt.NDArray[np.int64]) -> Floats:
    """Return the likeness of each household to the nearest of the same reviewer, round by round."""
    match = _likeness(answers)
    nearest = np.empty(dealt.shape)
    for row in range(len(match)):
        order = np.argsort(-match[row], kind="stable")
        first = order[:CLOSEST]
        same = dealt[:, first] == dealt[:, row, None]
        nearest[:, row] = match[row, first[same.argmax(axis=1)]]
        rest = ~same.any(axis=1)
        if rest.any():
            farther = dealt[rest][:, order] == dealt[rest, row, None]
            nearest[rest, row] = match[row, order[farther.argmax(axis=1)]]
    return nearest


def _a_day(village: VillageRows, generator: np.random.Generator) -> Iterator[ReviewerFigure]:
    """Yield how many households each reviewer visits a day, among those who were out on many days.

    What is dealt out is the days: whose households are dealt out singly would be out every day.
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
        yield _figure(village, name, A_DAY, counts, mine, shuffled == place)


def _likeness(answers: Floats) -> Floats:
    """Return the share of questions answered alike by each two households; −1 by one itself."""
    same = (answers[:, None, :] == answers[None, :, :]) | (
        np.isnan(answers)[:, None, :] & np.isnan(answers)[None, :, :]
    )
    match: Floats = same.mean(axis=2)
    np.fill_diagonal(match, -1.0)
    return match


def _two_sided(value: float, dealt: Floats) -> float | None:
    """Return the share of rounds as far from their middle as the value; never 0.

    None where nothing is known, or every round gives the same.
    """
    known = dealt[~np.isnan(dealt)]
    if np.isnan(value) or not known.size or np.ptp(known) < SAME:
        return None
    middle = known.mean()
    # The households as they are reviewed are one of the ways of dealing them out.
    far = (np.abs(known - middle) >= abs(value - middle) - SAME).sum() + 1
    return float(far / (known.size + 1))


def _ratio(sums: Floats, counts: Floats) -> Floats:
    with np.errstate(invalid="ignore"):
        quotient: Floats = np.where(counts > 0, sums / np.where(counts > 0, counts, 1), np.nan)
    return quotient


def _mean(values: Floats) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if known.size else float("nan")
