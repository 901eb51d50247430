"""Pairs of free households that are worth scoring: heads that agree in a fact, or a shared member.

A list whose households have few names and few birth years has about as many such pairs as all its
households with all others. They are therefore made in portions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ravo.changes.equal_keys import (
    equal_rows,
    firsts,
    key_numbers,
    numbered,
    paired_numbers,
    row_pairs,
)
from ravo.changes.people import HeadKeys, SharedFacts
from ravo.typed_columns import Flags, Numbers, Rows, TypedColumns

PORTION = 500_000
"""About as many pairs are made at once; those of one old household stay together."""
CROWDED = 2_000_000
"""A block with more candidates than this is crowded."""
NEAR = (-1, 0, 1)
"""Birth years of heads that are compared differ by one of these."""
LAST_STEP = 2 * len(NEAR) + 1
"""The step of the first pair that has nothing but a member in common."""


@dataclass(frozen=True)
class PairingSide:
    """One year's households for pairing: identity, block, and which are still unpaired."""

    people: HeadKeys
    block: Rows
    code: NDArray[np.object_]
    clue: NDArray[np.bool_]
    listed: NDArray[np.int64]
    """Members named in the workbook, per household; 0 where it names none."""
    alike: NDArray[np.object_]
    """The whole record of a household as one key, where its code is only a clue."""

    @cached_property
    def kind(self) -> Rows:
        """A number per household, equal for those of a block that have equal scores with any other.

        A household with members, or with a code that is a clue, is of a kind of its own.
        """
        heads = self.people
        kinds = self.block
        for column in (heads.name, heads.village, heads.birth_year, heads.size, heads.sex):
            kinds = numbered(paired_numbers(kinds, numbered(column) + 1))
        own = (self.listed > 0) | self.clue
        return numbered(np.where(own, -1 - np.arange(len(own)), kinds))


@dataclass(frozen=True)
class _EqualKeys:
    """One reason for which households are compared: equal keys of the rows `old` and `new`.

    `step` orders the candidates: those of a lower step are first.
    """

    old: Rows
    new: Rows
    keys: tuple[Rows, Rows]
    step: Rows

    @property
    def times(self) -> Numbers:
        """How many candidates each of the rows `old` has by these keys."""
        one, other = self.keys
        width = 2 + max(int(one.max(initial=0)), int(other.max(initial=0)))
        # Blank keys, of which none equals another, are counted at 0.
        counts = np.bincount(other + 1, minlength=width)
        counts[0] = 0
        return counts[one + 1]


class Candidates:
    """The pairs of free households worth scoring.

    They share a block and either a given name or a family name with a birth year that differs
    by at most one (a slip spoils one of the two), or the whole name, or a member.
    """

    def __init__(
        self,
        old: PairingSide,
        new: PairingSide,
        old_free: Rows,
        new_free: Rows,
        shared: SharedFacts,
    ) -> None:
        inside = np.isin(shared.old, old_free) & np.isin(shared.new, new_free)
        self._shared = shared.old[inside], shared.new[inside]
        self._reasons = tuple(_reasons(old, new, old_free, new_free))
        self._blocks = old.block
        self._counts = np.zeros(len(old.block), dtype=np.int64)
        for reason in self._reasons:
            self._counts += np.bincount(
                reason.old, weights=reason.times, minlength=len(self._counts)
            ).astype(np.int64)

    @property
    def crowded(self) -> Flags:
        """Which households of the old year are in a crowded block."""
        sums = np.bincount(self._blocks[self._blocks >= 0], weights=self._counts[self._blocks >= 0])
        return np.asarray((self._blocks >= 0) & (sums > CROWDED)[self._blocks], dtype=bool)

    def portions(self) -> Iterator[TypedColumns]:
        """Yield the candidates, each once: columns old, new (rows) and `step`.

        In the order of their steps (a stable one) they are in the order of their reasons.
        """
        ends = np.cumsum(self._counts)
        portion = (ends - self._counts) // PORTION
        shared = portion[self._shared[0]]
        reasons = [(reason, portion[reason.old]) for reason in self._reasons]
        for number in np.unique(portion).tolist():
            i, j, step = [], [], []
            for reason, places in reasons:
                at = np.flatnonzero(places == number)
                one, other = equal_rows(reason.keys[0][at], reason.keys[1])
                i.append(reason.old[at[one]])
                j.append(reason.new[other])
                step.append(reason.step[at[one]])
            known = shared == number
            i.append(self._shared[0][known])
            j.append(self._shared[1][known])
            step.append(LAST_STEP + np.flatnonzero(known))
            pairs = row_pairs(np.concatenate(i), np.concatenate(j))
            pairs = pairs.with_columns({"step": np.concatenate(step)})
            yield pairs.at(firsts(paired_numbers(pairs["old"], pairs["new"])))


def _reasons(
    old: PairingSide, new: PairingSide, old_free: Rows, new_free: Rows
) -> Iterator[_EqualKeys]:
    left, right = (
        rows[side.people.plain[rows] != ""] for side, rows in ((old, old_free), (new, new_free))
    )
    if not (len(left) and len(right)):
        return
    a, b = old.people, new.people
    near = np.tile(left, len(NEAR))
    steps = np.repeat(np.arange(len(NEAR)), len(left))
    births = a.birth_year[near] + np.repeat(NEAR, len(left)), b.birth_year[right]
    blocks = old.block[near], new.block[right]
    names = (a.given(left), b.given(right)), (a.family(left), b.family(right))
    for place, (mine, theirs) in enumerate(names):
        keys = key_numbers(blocks, births, (np.tile(mine, len(NEAR)), theirs))
        yield _EqualKeys(near, right, keys, steps + place * len(NEAR))
    whole = (old.block[left], new.block[right]), (a.plain[left], b.plain[right])
    step = np.full(len(left), LAST_STEP - 1)
    yield _EqualKeys(left, right, key_numbers(*whole), step)
