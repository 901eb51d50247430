"""What the households of a year are looked up by: codes, names and citizen numbers, as keys."""

from collections.abc import Callable, Iterator
from functools import lru_cache

import numpy as np

from ravo.changes.year import Year
from ravo.register.search import SearchKind, code_key, name_key, number_key

SearchWord = tuple[SearchKind, str]
"""A kind of word and its key."""
_name_key = lru_cache(65_536)(name_key)


def words_of_households(year: Year) -> Callable[[int], set[SearchWord]]:
    """Return the function that gives the words of a household of a year by its row."""
    frame, members = year.households, year.members
    codes, heads, numbers = (
        frame[name].tolist() for name in ("code", "head_name", "head_citizen_id")
    )
    order = np.argsort(members["household"].to_numpy(dtype=np.int64), kind="stable")
    starts = np.searchsorted(
        members["household"].to_numpy(dtype=np.int64)[order], np.arange(len(frame) + 1)
    ).tolist()
    names, people = (members[name].to_numpy(dtype=object) for name in ("name", "citizen_id"))

    def words(row: int) -> Iterator[SearchWord]:
        """Yield the words of a household, empty ones too."""
        rows = order[starts[row] : starts[row + 1]]
        yield "code", code_key(codes[row] or "")
        for name in (heads[row], *names[rows]):
            yield "name", _name_key(name or "")
        for number in (numbers[row], *people[rows]):
            yield "number", number_key(number or "")

    return lambda row: {word for word in words(row) if word[1]}
