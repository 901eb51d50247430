"""Which households of a year were on the list in years before the last one, and fell again."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ravo.changes.movements import LEVEL_NEAR_POOR, LEVEL_POOR, RejudgedClass, levels_of
from ravo.changes.pairs import refuse_unpairable
from ravo.changes.people import Rows
from ravo.changes.strangers import sure_pairs
from ravo.changes.year import Year

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class EarlierListed:
    """Which new households were on the list in earlier years, and in which years that was seen."""

    again: RejudgedClass
    years: tuple[int, ...]

    def of(self, rows: Mask) -> "EarlierListed":
        """Return the same of some of the households."""
        return replace(self, again=RejudgedClass(self.again.poor[rows], self.again.listed[rows]))


@dataclass(frozen=True)
class EarlierReviews:
    """Years that households are looked up in; each is read in its turn, one at a time in memory.

    `new` has the households that are looked up, where these are not those that are compared alone.
    """

    years: tuple[int, ...]
    read: Callable[[], Iterable[Year]]
    new: Year | None = None


def reviews_of(years: Sequence[Year]) -> EarlierReviews:
    """Return years that are in memory as those that households are looked up in."""
    return EarlierReviews(tuple(sorted(year.year for year in years)), lambda: years)


def listed_in(reviews: EarlierReviews, new: Year, kept: Mask, open: RejudgedClass) -> RejudgedClass:
    """Return which `open` households of a year were on the list in earlier ones.

    `open` are those of which it matters: that they were poor, or that they were poor or near-poor.
    `kept` are the households of `reviews.new` that are those of `new`. Raises a problem where an
    earlier year cannot be paired (`pair_years`).
    """
    if reviews.new is None:
        return again_of(reviews.read(), new, open)
    whole = RejudgedClass(*(_spread(flags, kept) for flags in (open.poor, open.listed)))
    found = again_of(reviews.read(), reviews.new, whole)
    return RejudgedClass(found.poor[kept], found.listed[kept])


def _spread(flags: Mask, kept: Mask) -> Mask:
    found = np.zeros(len(kept), dtype=bool)
    found[kept] = flags
    return found


def again_of(history: Iterable[Year], new: Year, open: RejudgedClass) -> RejudgedClass:
    """Return which `open` households were on the list in one of the earlier years."""
    poor = np.zeros(len(new.households), dtype=bool)
    listed = poor.copy()
    for year in history:
        refuse_unpairable(year)
        left = RejudgedClass(open.poor & ~poor, open.listed & ~listed)
        if left.poor.any() or left.listed.any():
            found = _listed_then(year, new, left)
            poor |= found.poor
            listed |= found.listed
        # Not held while the next year is read.
        del year
    return RejudgedClass(poor, listed)


def _listed_then(year: Year, new: Year, open: RejudgedClass) -> RejudgedClass:
    """Return which `open` households were on the list of one earlier year."""
    levels = levels_of(year.households["klass"])

    def wanted(old: Rows, new: Rows) -> Mask:
        """Return which pairs would show a household on the list of which that matters."""
        poor = open.poor[new] & (levels[old] == LEVEL_POOR)
        return np.asarray(poor | (open.listed[new] & (levels[old] >= LEVEL_NEAR_POOR)), dtype=bool)

    i, j = sure_pairs(year, new, wanted)
    poor, listed = np.zeros_like(open.poor), np.zeros_like(open.listed)
    poor[j[levels[i] == LEVEL_POOR]] = True
    listed[j[levels[i] >= LEVEL_NEAR_POOR]] = True
    return RejudgedClass(poor & open.poor, listed & open.listed)
