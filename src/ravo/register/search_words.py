"""What the households of a year are looked up by: codes, names and citizen numbers, as keys."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import numpy as np

from ravo.changes.year import Year
from ravo.register.search import SearchKind, code_key, name_key, number_key

SearchWord = tuple[SearchKind, str]
"""A kind of word and its key."""
_name_key = lru_cache(65_536)(name_key)


class SearchWords:
    """What each household of a year is looked up by, by its row."""

    def __init__(self, year: Year) -> None:
        frame, members = year.households, year.members
        self._codes, self._heads, self._numbers = (
            frame[name].to_numpy(dtype=object) for name in ("code", "head_name", "head_citizen_id")
        )
        owner = members["household"].to_numpy(dtype=np.int64)
        self._order = np.argsort(owner, kind="stable")
        self._starts = np.searchsorted(owner[self._order], np.arange(len(frame) + 1))
        self._names = members["name"].to_numpy(dtype=object)
        self._people = members["citizen_id"].to_numpy(dtype=object)

    def of(self, row: int) -> set[SearchWord]:
        """Return the words of a household."""
        return {word for word in self._words(row) if word[1]}

    def more_than(self, row: int, other: "SearchWords", before: int) -> set[SearchWord]:
        """Return the words of a household that a household of another year has not."""
        if self._written(row) == other._written(before):
            return set()
        return self.of(row) - other.of(before)

    def _written(self, row: int) -> tuple[list[Any], list[Any], list[Any]]:
        """Return a household's words as they are written: the same ones have the same keys."""
        rows = self._order[self._starts[row] : self._starts[row + 1]]
        own = [self._codes[row], self._heads[row], self._numbers[row]]
        return own, self._names[rows].tolist(), self._people[rows].tolist()

    def _words(self, row: int) -> Iterator[SearchWord]:
        """Yield the words of a household, empty ones too."""
        (code, head, number), names, people = self._written(row)
        yield "code", code_key(code or "")
        for name in (head, *names):
            yield "name", _name_key(name or "")
        for written in (number, *people):
            yield "number", number_key(written or "")
