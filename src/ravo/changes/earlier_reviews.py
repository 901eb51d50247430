"""Which households of a year were on the list in years before the last one, and fell again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ravo.changes.followed_lists import followed_lists
from ravo.changes.links import Links
from ravo.changes.movements import LEVEL_NEAR_POOR, LEVEL_POOR, RejudgedClass, levels_of
from ravo.changes.pairs import refuse_unpairable
from ravo.changes.year import Year

Mask = NDArray[np.bool_]
Rows = NDArray[np.int64]


@dataclass(frozen=True)
class EarlierListed:
    """Which new households were on the list in earlier years, and in which years that was seen."""

    again: RejudgedClass
    years: tuple[int, ...]

    def of(self, rows: Mask) -> "EarlierListed":
        """Return the same of some of the households."""
        return replace(self, again=RejudgedClass(self.again.poor[rows], self.again.listed[rows]))


def again_of(
    history: Sequence[Year], old: Year, new: Year, links: Links, open: RejudgedClass
) -> RejudgedClass:
    """Return which `open` households of a year were on the list in a year of the history.

    `open` are those of which it matters: that they were poor, or that they were poor or near-poor.
    Households are followed from year to year, by way of `old`; `links` are answers about the pairs
    of `old` and `new`. Raises InputProblem (exit code 3) where an earlier year cannot be paired.
    """
    for year in history:
        refuse_unpairable(year)
    if not history or not (open.poor.any() or open.listed.any()):
        nobody = np.zeros(len(new.households), dtype=bool)
        return RejudgedClass(nobody, nobody)
    earlier = sorted(history, key=lambda year: year.year)
    *past, _, now = followed_lists([*earlier, old, new], links)
    listed = [(one.numbers[~one.year.departed], _levels(one.year)) for one in past]
    found = listed_among(now.numbers, listed)
    return RejudgedClass(found.poor & open.poor, found.listed & open.listed)


def _levels(year: Year) -> NDArray[np.int8]:
    return levels_of(year.households["klass"])[~year.departed]


def listed_among(numbers: Rows, lists: Iterable[tuple[Rows, NDArray[np.int8]]]) -> RejudgedClass:
    """Return which households (by their numbers) have been poor, or listed, in any of some lists.

    A list is the numbers of its households and their levels of living.
    """
    poor = np.zeros(len(numbers), dtype=bool)
    listed = poor.copy()
    for known, levels in lists:
        poor |= np.isin(numbers, known[levels == LEVEL_POOR])
        listed |= np.isin(numbers, known[levels >= LEVEL_NEAR_POOR])
    return RejudgedClass(poor, listed)
