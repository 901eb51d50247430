"""Villages whose reviewers differ: the differing figures, and the households to visit.

If a village has two reviewers, each differs from the other: neither is the one that differs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ravo.places.villages import village_order
from ravo.supervision.households import SupervisedHouseholds
from ravo.supervision.recheck import drawn
from ravo.supervision.reviewers import ReviewerComparison, ReviewerFigure

OF_EACH = 3
"""The number of households drawn for each reviewer of a village."""


@dataclass(frozen=True, slots=True)
class DifferingFigure:
    """One figure of a village: the lower and the higher side, and the mean of other villages.

    The sides are one reviewer's households and all others of the village. `elsewhere` is None where
    no other village has the figure compared.
    """

    figure: str
    lower: float
    higher: float
    elsewhere: float | None


@dataclass(frozen=True, slots=True)
class VillageDifference:
    """A village whose reviewers differ: the figures, most certain first, and the drawn households.

    `rows` is empty where no day was announced in advance.
    """

    village: str
    figures: tuple[DifferingFigure, ...]
    rows: tuple[int, ...]


def village_differences(
    comparison: ReviewerComparison,
    households: SupervisedHouseholds,
    rows_by_village: Mapping[str, Sequence[int]],
    seed: int | None,
) -> tuple[VillageDifference, ...]:
    """Return the villages with figures to be checked, in order of name.

    With a `seed` OF_EACH households of each reviewer are drawn: nobody chooses them.
    """
    looked: dict[str, list[ReviewerFigure]] = {}
    for one in comparison.figures:
        if one.look:
            looked.setdefault(one.village, []).append(one)
    return tuple(
        VillageDifference(
            village,
            _figures(looked[village], comparison.figures),
            () if seed is None else _of_each(households, rows_by_village[village], seed),
        )
        for village in sorted(looked, key=village_order)
    )


def _figures(
    looked: Sequence[ReviewerFigure], every: Sequence[ReviewerFigure]
) -> tuple[DifferingFigure, ...]:
    """Return each figure once, as the difference is the same seen from the other reviewer."""
    once: dict[str, ReviewerFigure] = {}
    for one in sorted(looked, key=lambda one: one.adjusted):
        once.setdefault(one.figure, one)
    return tuple(
        DifferingFigure(
            one.figure,
            min(one.value, one.others),
            max(one.value, one.others),
            _elsewhere(one, every),
        )
        for one in once.values()
    )


def _elsewhere(one: ReviewerFigure, every: Sequence[ReviewerFigure]) -> float | None:
    """Return the mean of a figure in other villages, reviewers weighted by their households."""
    same = [two for two in every if two.figure == one.figure and two.village != one.village]
    total = sum(two.households for two in same)
    return sum(two.value * two.households for two in same) / total if total else None


def _of_each(households: SupervisedHouseholds, rows: Sequence[int], seed: int) -> tuple[int, ...]:
    chosen: list[int] = []
    reviewers = households.reviewer
    for name in sorted({str(reviewers[row]) for row in rows} - {""}):
        mine = [row for row in rows if reviewers[row] == name]
        keys = [f"{households.commune[row]}|{households.code[row]}" for row in mine]
        chosen += [mine[place] for place in drawn([name] * len(mine), keys, OF_EACH, seed)]
    return tuple(sorted(chosen))
