"""Search words of the households of a year: codes, names and citizen numbers, as keys."""

from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ravo.changes.year import Year
from ravo.register.search import SearchKind, code_key, name_key, number_key
from ravo.typed_columns import Rows

SearchWord = tuple[SearchKind, str]
"""A kind of word and its key."""
AT_ONCE = 5_000
"""The most households whose words are in memory at once."""
_name_key = lru_cache(65_536)(name_key)


class SearchWords:
    """The search words of each household of a year, by its row."""

    def __init__(self, year: Year) -> None:
        frame, members = year.households, year.members
        self._own = [
            frame[name].to_numpy(dtype=object) for name in ("code", "head_name", "head_citizen_id")
        ]
        self._of_members = [members[name].to_numpy(dtype=object) for name in ("name", "citizen_id")]
        owner = members["household"].to_numpy(dtype=np.int64)
        self._order = np.argsort(owner, kind="stable")
        self._starts = np.searchsorted(owner[self._order], np.arange(len(frame) + 1))

    def of(self, row: int) -> set[SearchWord]:
        """Return the words of a household."""
        return {word for word in self._words(row) if word[1]}

    def of_all(self, rows: Rows) -> Iterator[tuple[SearchKind, str, int]]:
        """Yield the words of many households with the row of each, without repetition."""
        for start in range(0, len(rows), AT_ONCE):
            some = rows[start : start + AT_ONCE]
            seats = self._seats(some)
            owners = [*some.tolist(), *np.repeat(some, self._sizes(some)).tolist()]
            code, *own = (column[some].tolist() for column in self._own)
            people = (column[seats].tolist() for column in self._of_members)
            names, numbers = ([*mine, *theirs] for mine, theirs in zip(own, people, strict=True))
            written: tuple[tuple[SearchKind, Callable[[str], str], list[str | None]], ...] = (
                ("code", code_key, code),
                ("name", _name_key, names),
                ("number", number_key, numbers),
            )
            for kind, key_of, words in written:
                keys = [key_of(word) if word else "" for word in words]
                # The head is usually one of the members.
                for key, row in dict.fromkeys(zip(keys, owners, strict=False)):
                    if key:
                        yield kind, key, row

    def more_than(
        self, rows: Rows, other: "SearchWords", before: Rows
    ) -> Iterator[tuple[int, set[SearchWord]]]:
        """Yield rows with the words that are new compared with the same household of another year.

        `before` are the rows of these households in the other year. Rows without a new word are
        left out.
        """
        changed = ~self._written_alike(rows, other, before)
        for row, one in zip(rows[changed].tolist(), before[changed].tolist(), strict=True):
            if words := self.of(row) - other.of(one):
                yield row, words

    def _written_alike(self, rows: Rows, other: "SearchWords", before: Rows) -> NDArray[np.bool_]:
        """Return which households have the same keys as those at `before` of another year."""
        sizes = self._sizes(rows)
        alike = np.asarray(sizes == other._sizes(before), dtype=bool)
        for mine, theirs in zip(self._own, other._own, strict=True):
            alike &= mine[rows] == theirs[before]
        both = np.flatnonzero(alike)
        owner = np.repeat(both, sizes[both])
        seats = self._seats(rows[both]), other._seats(before[both])
        for mine, theirs in zip(self._of_members, other._of_members, strict=True):
            alike[owner[mine[seats[0]] != theirs[seats[1]]]] = False
        return alike

    def _sizes(self, rows: Rows) -> Rows:
        return np.asarray(self._starts[rows + 1] - self._starts[rows], dtype=np.int64)

    def _seats(self, rows: Rows) -> Rows:
        """Return the rows of the members of households, one household after the other."""
        sizes = self._sizes(rows)
        ends = np.cumsum(sizes)
        within = np.arange(int(sizes.sum())) - np.repeat(ends - sizes, sizes)
        seats: Rows = self._order[np.repeat(self._starts[rows], sizes) + within]
        return seats

    def _words(self, row: int) -> Iterator[SearchWord]:
        """Yield the words of a household, empty ones too."""
        code, head, number = (column[row] for column in self._own)
        rows = self._order[self._starts[row] : self._starts[row + 1]]
        names, people = (column[rows].tolist() for column in self._of_members)
        yield "code", code_key(code or "")
        for name in (head, *names):
            yield "name", _name_key(name or "")
        for written in (number, *people):
            yield "number", number_key(written or "")
