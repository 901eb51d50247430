"""Accounts of movements: the contribution of each household by place, column and line."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.typed_columns import Figures, Flags

LineName = Literal["households", "members"]
LINES: tuple[LineName, ...] = ("households", "members")


@dataclass(frozen=True)
class Account:
    """Households and members by place and column.

    `counts` has a row per place (the last one: place not known) and a column for each of `columns`.
    """

    columns: tuple[str, ...]
    counts: dict[LineName, Figures]

    def total(self, line: LineName) -> dict[str, int]:
        """Return the column sums over all places."""
        sums = self.counts[line].sum(axis=0)
        return {name: int(value) for name, value in zip(self.columns, sums, strict=True)}

    def summed(self, line: LineName, places: Sequence[int]) -> list[int]:
        """Return the column sums over some places, such as the communes of a district."""
        return [int(value) for value in self.counts[line][list(places)].sum(axis=0)]


@dataclass(frozen=True)
class AccountColumns:
    """The columns that count a household at its place before, and at its place after.

    Both have a row per household and a column per column of the account. A household that `stayed`
    may have grown or shrunk: its members go to the columns `shrunk` and `grown`, from 0.
    """

    before: Flags
    after: Flags
    stayed: Flags
    shrunk: int
    grown: int


def figures_of(
    rows: pd.DataFrame, standing: AccountColumns
) -> Iterator[tuple[LineName, int, Figures, Figures]]:
    """Yield by line and column (from 0) what each household adds, at its place before and after.

    Members count with the size at the start before, at the end after. One column at a time: those
    of a province would fill the memory.
    """
    for line in LINES:
        first, last = weights(rows, line)
        change = np.where(standing.stayed, last - first, 0.0)
        for column in range(standing.before.shape[1]):
            out, into = standing.before[:, column] * first, standing.after[:, column] * last
            if column == standing.shrunk:
                out += np.maximum(-change, 0)
            if column == standing.grown:
                into += np.maximum(change, 0)
            yield line, column, out, into


def counted(
    columns: Sequence[str],
    rows: pd.DataFrame,
    places: int,
    figures: Iterable[tuple[LineName, int, Figures, Figures]],
) -> dict[LineName, Figures]:
    """Return the counts of an account over `rows`, by `place_old` and `place_new`."""
    old, new = (places_at(rows, name, places) for name in ("place_old", "place_new"))
    counts = {line: np.zeros((places + 1, len(columns))) for line in LINES}
    for line, column, out, into in figures:
        before, after = (
            np.bincount(place, values, places + 1) for place, values in ((old, out), (new, into))
        )
        counts[line][:, column] = before + after
    return counts


def places_at(rows: pd.DataFrame, name: str, places: int) -> NDArray[np.int64]:
    """Return the places of the households; unknown places come after the last one."""
    place = rows[name].to_numpy(dtype=np.int64)
    return np.where(place < 0, places, place)


def weights(rows: pd.DataFrame, line: LineName) -> tuple[Figures, Figures]:
    """Return what each household counts for in a line, before and after: 1, or its members."""
    if line == "households":
        ones = np.ones(len(rows))
        return ones, ones
    last = rows["members_new"].to_numpy()
    first = rows["members_old"].to_numpy()
    # A class at the start that only this year's workbook records comes without a size.
    first = np.where(np.isnan(first), last, first)
    return np.nan_to_num(first), np.nan_to_num(last)
