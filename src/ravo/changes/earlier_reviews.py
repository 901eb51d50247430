"""Which households of a year were on the list in years before the last one, or come back to it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ravo.changes.earlier_heads import EarlierHeads, KnownHead
from ravo.changes.followed_lists import FollowedList, followed_lists, heads_of
from ravo.changes.links import Links
from ravo.changes.movements import LEVEL_NEAR_POOR, LEVEL_POOR, RejudgedClass, levels_of
from ravo.changes.pairs import refuse_unpairable
from ravo.changes.year import Year
from ravo.typed_columns import Flags, Rows


@dataclass(frozen=True)
class EarlierListed:
    """The new households that were on the list in earlier years, and the years that were searched.

    `heads` are the heads of the lists before the two that are compared.
    """

    again: RejudgedClass
    years: tuple[int, ...]
    heads: EarlierHeads | None = None

    def of(self, rows: Flags) -> "EarlierListed":
        """Return the value for some households only."""
        return replace(self, again=self.again.at(rows))


def again_of(
    history: Sequence[Year], old: Year, new: Year, links: Links, open: RejudgedClass
) -> RejudgedClass:
    """Return which `open` households of a year were on the list in a year of the history.

    `open` flags the households for which the answer matters, by what they may have been: poor, or
    poor or near-poor. Households are followed from year to year, by way of `old`; `links` are
    answers about the pairs of `old` and `new`. Raises InputProblem (exit code 3) where an earlier
    year cannot be paired.
    """
    for year in history:
        refuse_unpairable(year)
    before = (*sorted(history, key=lambda year: year.year), old)
    anything = bool(history) or bool(old.departed.any())
    if not anything or not (open.poor.any() or open.listed.any()):
        nobody = np.zeros(len(new.households), dtype=bool)
        return RejudgedClass(nobody, nobody)
    *lists, now = followed_lists((*before, new), links)
    earlier = listed_among(now.numbers, map(_listed_in, lists[:-1]))
    gone = np.empty(0, dtype=np.int64)
    for one in lists:
        gone = gone_after(gone, one.numbers, one.numbers[one.year.departed])
    back = np.isin(now.numbers, gone)
    return RejudgedClass(earlier.poor & open.poor, earlier.listed & open.listed, back)


def heads_in(history: Sequence[Year], old: Year) -> EarlierHeads | None:
    """Return the heads of the years of a history, followed to `old`; None without a history."""
    if not history:
        return None

    @cache
    def lists() -> list[FollowedList]:
        """Return the years with the numbers of their households, worked out on first use."""
        return followed_lists((*sorted(history, key=lambda year: year.year), old))

    def known(numbers: Sequence[str]) -> Mapping[str, KnownHead]:
        """Return for each citizen number the head that has it on the latest list."""
        if not any(year.households["head_citizen_id"].isin(numbers).any() for year in history):
            return {}
        return heads_of(lists(), lists()[-1]).known(numbers)

    return EarlierHeads(lambda: lists()[-1].numbers, known)


def _listed_in(one: FollowedList) -> tuple[Rows, NDArray[np.int8]]:
    here = ~one.year.departed
    return one.numbers[here], levels_of(one.year.households["klass"])[here]


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


def gone_after(gone: Rows, there: Rows, departed: Rows) -> Rows:
    """Return the households whose last list records them as gone, after adding one more list.

    `gone` are those before it, `there` all households of the added list, `departed` the households
    that this list records as gone.
    """
    return np.union1d(gone[~np.isin(gone, there)], departed)
