"""Households followed from list to list over several years, as a register follows them.

The year between counts: a household of the last year that is one of the year between, which is
one of the first, is the same household, though nothing pairs the first with the last.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ravo.changes.earlier_heads import EarlierHeads, KnownHead, identified
from ravo.changes.lineage import return_of
from ravo.changes.links import NO_LINKS, Links
from ravo.changes.people import with_own_numbers
from ravo.changes.places import match_places
from ravo.changes.strict_pairs import strict_pairs
from ravo.changes.year import Year, some_households
from ravo.typed_columns import Rows

NOBODY = -1
"""The number of a household that is not known yet."""


@dataclass(frozen=True)
class FollowedList:
    """A year with a number for each household row; rows of one household have equal numbers."""

    year: Year
    numbers: Rows


def followed_lists(years: Sequence[Year], links: Links = NO_LINKS) -> list[FollowedList]:
    """Return the years, given in their order, with the numbers by which households are followed.

    `links` are answers about pairs of the last two years. A doubtful pair makes two households, and
    no household is paired with two of another year. Raises InputProblem (exit code 3) where a code
    that should be unique is in two rows.
    """
    lists: list[FollowedList] = []
    for at, year in enumerate(years, start=1):
        lists.append(_followed(lists, year, links if at == len(years) else NO_LINKS))
    return lists


def _followed(before: Sequence[FollowedList], new: Year, links: Links) -> FollowedList:
    """Return a year whose households have the numbers that they have in the years before."""
    numbers = np.full(len(new.households), NOBODY, dtype=np.int64)
    if before:
        last = _last_lists(before)
        heads = heads_of(before, last)
        pairs = strict_pairs(last.year, new, links, heads).pairs
        old, rows = (pairs[name].to_numpy(dtype=np.int64) for name in ("old", "new"))
        numbers[rows] = last.numbers[old]
        _come_back(before, last, new, numbers)
    fresh = np.flatnonzero(numbers == NOBODY)
    first = 1 + max((int(one.numbers.max(initial=NOBODY)) for one in before), default=NOBODY)
    numbers[fresh] = np.arange(first, first + len(fresh))
    return FollowedList(new, numbers)


def heads_of(before: Sequence[FollowedList], last: FollowedList) -> EarlierHeads:
    """Return the heads of lists in their order; `last` are the lists that are compared."""

    def known(numbers: Sequence[str]) -> Mapping[str, KnownHead]:
        """Return the head that each citizen number identifies on the latest list with such a head.

        On a later list several heads may have the number: that tells nothing about this one.
        """
        heads: dict[str, KnownHead] = {}
        for one in before:
            heads.update(identified(_heads_in(one, set(numbers))))
        return heads

    return EarlierHeads(lambda: last.numbers, known)


def _heads_in(one: FollowedList, numbers: set[str]) -> Iterator[tuple[str, KnownHead, bool]]:
    """Yield the heads of a list with one of the citizen numbers, each with whether it is gone."""
    frame = one.year.households
    rows = np.flatnonzero(frame["head_citizen_id"].isin(numbers).to_numpy(dtype=bool))
    names = ("head_citizen_id", "head_name", "head_sex", "head_birth_year")
    columns = (frame[name].to_numpy(dtype=object)[rows].tolist() for name in names)
    followed = (one.numbers[rows].tolist(), one.year.departed[rows].tolist())
    for household, gone, number, name, sex, birth in zip(*followed, *columns, strict=True):
        yield number, KnownHead(household, name or "", sex or "", float(birth)), gone


def _come_back(
    before: Sequence[FollowedList], last: FollowedList, new: Year, numbers: Rows
) -> None:
    """Give returned households the numbers that they have on earlier lists (`numbers` is changed).

    A household has returned if the last lists lack it or record it as gone. It is searched for
    among the households that no later list has; the latest list counts.
    """
    seen = np.concatenate([numbers, last.numbers[~last.year.departed]])
    new = with_own_numbers(new)
    for one in reversed(before):
        absent = ~np.isin(one.numbers, seen)
        free = numbers == NOBODY
        if absent.any() and free.any():
            old, some = some_households(one.year, absent), some_households(new, free)
            followed, rows = return_of(old, some, NO_LINKS)
            known = one.numbers[absent][followed.old[rows]]
            numbers[np.flatnonzero(free)[rows]] = known
        seen = np.concatenate([seen, one.numbers])


def _last_lists(before: Sequence[FollowedList]) -> FollowedList:
    """Return the last year, joined with the last lists of communes that the later years lack."""
    *earlier, last = before
    for one in reversed(earlier):
        matched = match_places(one.year, last.year)
        parts = np.flatnonzero(~np.isin(matched.old, matched.new))
        rows = np.isin(one.year.households["part"].to_numpy(dtype=np.int64), parts)
        if rows.any():
            last = _beside(last, FollowedList(some_households(one.year, rows), one.numbers[rows]))
    return last


def _beside(last: FollowedList, older: FollowedList) -> FollowedList:
    """Return two years as one year that has the workbooks of both; each keeps its own year."""
    one, other = last.year, older.year
    parts = tuple(
        replace(part, info=replace(part.info, year=part.info.year or other.year))
        for part in other.parts
    )
    homes = other.households.assign(part=other.households["part"] + len(one.parts))
    people = other.members.assign(household=other.members["household"] + len(one.households))
    year = replace(
        one,
        parts=(*one.parts, *parts),
        households=pd.concat([one.households, homes], ignore_index=True),
        members=pd.concat([one.members, people], ignore_index=True),
    )
    return FollowedList(year, np.concatenate([last.numbers, older.numbers]))
