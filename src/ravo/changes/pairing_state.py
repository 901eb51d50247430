"""The state of the pairing of two years: unpaired households, and the pairs recorded so far."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.changes import places
from ravo.changes.candidates import PairingSide
from ravo.changes.people import (
    SharedFacts,
    YearMembers,
    citizen_numbers,
    mapped,
    people_of,
    shared_members,
    year_members,
)
from ravo.changes.year import Year
from ravo.faults import Fault
from ravo.typed_columns import Rows, TypedColumns

NO_IDENTITY = ("part", "cell", "code")
"""Columns that describe the place of a household, not its identity."""
ROW_MARK = "#"
"""The separator between a code that restarts in every village and its row."""


@dataclass
class PairingState:
    """The state of the pairing while it is built.

    `numbers` are the `citizen_numbers` of the members of both years. `recoded` are the workbooks of
    the two years (by their number) between which codes were given anew.
    """

    old: Year
    new: Year
    numbers: list[Rows]
    left: PairingSide
    right: PairingSide
    members: tuple[YearMembers, YearMembers]
    refused: frozenset[tuple[int, int]]
    old_free: NDArray[np.bool_]
    new_free: NDArray[np.bool_]
    pairs: list[TypedColumns] = field(default_factory=list)
    relations: list[TypedColumns] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    recoded: set[tuple[int, int]] = field(default_factory=set)

    def shared(self, old: Rows, new: Rows) -> SharedFacts:
        """Return the members that some households of the old year share with some of the new."""
        return shared_members(self.members[0].of(old), self.members[1].of(new))

    def take(self, pairs: TypedColumns, how: str) -> None:
        """Record pairs of free households; the caller ensures that none occurs twice."""
        free = self.old_free[pairs["old"]] & self.new_free[pairs["new"]]
        kept = pairs.at(free & self.allowed(pairs))
        self.pairs.append(with_words(kept, how=how))
        self.old_free[kept["old"]] = False
        self.new_free[kept["new"]] = False

    def allowed(self, pairs: TypedColumns) -> NDArray[np.bool_]:
        """Return which pairs no officer has refused."""
        if not self.refused:
            return np.ones(len(pairs), dtype=bool)
        keys = zip(pairs["old"].tolist(), pairs["new"].tolist(), strict=True)
        return np.array([key not in self.refused for key in keys], dtype=bool)

    def between_recoded(self, i: Rows, j: Rows) -> NDArray[np.bool_]:
        """Return which pairs are of workbooks between which codes were given anew."""
        if not self.recoded:
            return np.zeros(len(i), dtype=bool)
        parts = (part_at(year)[rows].tolist() for year, rows in ((self.old, i), (self.new, j)))
        pairs = zip(*parts, strict=True)
        return np.fromiter((pair in self.recoded for pair in pairs), dtype=bool, count=len(i))

    def relate(self, pairs: TypedColumns, kind: str, how: str) -> None:
        """Record that households came out of, or went into, others; they are no longer free."""
        self.relations.append(with_words(pairs, kind=kind, how=how))
        if kind == "split":
            self.new_free[pairs["new"]] = False
        else:
            self.old_free[pairs["old"]] = False


def with_words(pairs: TypedColumns, **words: str) -> TypedColumns:
    """Return pairs with columns of one word each."""
    return pairs.with_columns(
        {name: np.full(len(pairs), word, dtype=object) for name, word in words.items()}
    )


def start_of(
    old: Year,
    new: Year,
    matched: places.MatchedVillages,
    villages: places.Villages,
    refused: frozenset[tuple[int, int]],
) -> PairingState:
    """Return the state before any pair: free are the households of communes of both years."""
    sides, free = [], []
    shared_blocks = np.intersect1d(matched.old, matched.new)
    for year, block, village in (
        (old, matched.old, villages.old),
        (new, matched.new, villages.new),
    ):
        part = part_at(year)
        unique = np.array([item.codes_unique for item in year.parts], dtype=bool)
        listed = np.bincount(
            year.members["household"].to_numpy(dtype=np.int64), minlength=len(part)
        )
        code = year.households["code"].to_numpy(dtype=object)
        clue = ~pd.isna(code) & ~unique[part]
        written = np.where(clue, mapped(code, as_written), code) if clue.any() else code
        people = people_of(year, village)
        sides.append(
            PairingSide(people, block[part], written, clue, listed, _alike(year, written, clue))
        )
        free.append(np.isin(block[part], shared_blocks))
    numbers = citizen_numbers(old.members, new.members)
    left, right = sides
    members = (
        year_members(old, left.block, numbers[0]),
        year_members(new, right.block, numbers[1]),
    )
    return PairingState(old, new, numbers, left, right, members, refused, free[0], free[1])


def part_at(year: Year) -> Rows:
    """Return for each household of a year the number of its workbook."""
    return year.households["part"].to_numpy(dtype=np.int64)


def rows_at(pairs: pd.DataFrame, name: str) -> Rows:
    """Return a column of rows of pairs: `old` or `new`."""
    return pairs[name].to_numpy(dtype=np.int64)


def _alike(year: Year, code: NDArray[np.object_], clue: NDArray[np.bool_]) -> NDArray[np.object_]:
    """Return the whole record of each household with a code that is no key, as one text."""
    records = np.full(len(code), "", dtype=object)
    if not clue.any():
        return records
    names = sorted(str(name) for name in year.households if name not in NO_IDENTITY)
    columns = [code[clue].tolist()]
    columns += [year.households[name].to_numpy(dtype=object)[clue].tolist() for name in names]
    records[clue] = [repr(cells) for cells in zip(*columns, strict=True)]
    return records


def as_written(code: str) -> str:
    """Return a code as the cell has it; a code that restarts in every village loses its row."""
    return code.partition(ROW_MARK)[0]
