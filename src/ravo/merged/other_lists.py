"""Copies opened from different lists of the same households, such as those of two months."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ravo.merged.base import Base
from ravo.merged.comparison import Comparison
from ravo.merged.rows import MOVES, MergedRow

SHARED = 0.5
"""Two lists are of the same households if this share of the smaller one's is in both."""


@dataclass(frozen=True, slots=True)
class ListOfFiles:
    """A list: the files opened from it, the name of its source, its numbers of rows."""

    files: tuple[str, ...]
    source: str
    households: int
    people: int


@dataclass(frozen=True, slots=True)
class OtherLists:
    """The different lists of the same households that files were opened from.

    `codes` are the households that only one of two lists has, in villages that both have, and
    `people` counts those whom only one list has in a household of both.
    """

    lists: tuple[ListOfFiles, ...]
    codes: tuple[str, ...]
    people: int


def other_lists(into: Comparison, rows: Sequence[MergedRow]) -> OtherLists | None:
    """Return the lists of the files; None for a single list, or lists of different households."""
    lists = into.distinct
    rivals = [pair for pair in combinations(lists, 2) if _of_the_same(*pair)]
    if not rivals:
        return None
    only = {code for pair in rivals for code in _only_in_one(*pair)}
    homes = (row for row in rows if row.table == "households" and MOVES not in row.cells)
    codes = tuple(row.code for row in homes if row.code in only and row.code is not None)
    named = tuple(
        ListOfFiles(
            tuple(f.name for f, at in zip(into.files, into.lists, strict=True) if at == number),
            base.source,
            len(base.households),
            base.members,
        )
        for number, base in enumerate(lists)
    )
    return OtherLists(named, codes, len(into.in_one_list))


def _of_the_same(one: Base, other: Base) -> bool:
    shared = one.households.keys() & other.households.keys()
    return len(shared) > SHARED * min(len(one.households), len(other.households))


def _only_in_one(one: Base, other: Base) -> Iterator[str]:
    for village in one.by_village.keys() & other.by_village.keys():
        yield from one.by_village[village] - other.households.keys()
        yield from other.by_village[village] - one.households.keys()
