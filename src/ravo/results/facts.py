"""The facts that `ravo score` writes on `Cách tính` to be read back, each with a checksum."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import Any

from ravo.text import cell_text, whole_number

KEY = "ravo:"
"""The beginning of a key in the first column."""
WHOLE_KEY = "facts"
"""The key of the checksum of all facts, which follows them."""
GAP = "\x1f"
_SUM = r"[0-9a-f]{8}"
Pair = tuple[str, str]


class ResultsFacts:
    """Keys and values in their order in the file; an empty value is None.

    `damaged` are the cells of `Cách tính` that were changed since scoring, `rows_gone` is True
    where rows were deleted or added.
    """

    def __init__(
        self, pairs: Iterable[Pair], damaged: Sequence[str] = (), *, rows_gone: bool = False
    ) -> None:
        self.pairs: dict[str, list[str]] = {}
        self.damaged, self.rows_gone = tuple(damaged), rows_gone
        for key, value in pairs:
            self.pairs.setdefault(key, []).append(value)

    def first(self, key: str) -> str | None:
        """Return the first value of a key; None where there is none."""
        return next(iter(self.pairs.get(key, ())), None) or None

    def all(self, key: str) -> list[str]:
        """Return every value of a key."""
        return self.pairs.get(key, [])

    def whole(self, key: str) -> int | None:
        """Return the first value of a key as a whole number; None where it is not one."""
        value = self.first(key)
        return None if value is None else whole_number(value)


def row_sum(key: str, value: str) -> str:
    """Return the checksum of one fact, which is written beside it."""
    return _digest(key + GAP + value)[:8]


def whole_sum(pairs: Iterable[Pair]) -> str:
    """Return the checksum of all facts, which does not depend on the order of their rows."""
    return _digest(GAP.join(sorted(row_sum(key, value) for key, value in pairs)))


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def facts_of_rows(rows: Sequence[Sequence[Any]]) -> ResultsFacts:
    """Return the facts in the rows of `Cách tính`, and the cells that were changed.

    Facts written by an earlier ravo have no checksums and cannot be checked.
    """
    pairs: list[Pair] = []
    damaged: list[str] = []
    summed = False
    for number, row in enumerate(rows, start=1):
        key, value, written = (cell_text(cell) for cell in (*row[:3], "", "", "")[:3])
        summed |= re.fullmatch(_SUM, written) is not None
        if key.startswith(KEY):
            pairs.append((key.removeprefix(KEY), value))
            if written != row_sum(*pairs[-1]):
                damaged.append(f"A{number}:B{number}")
        elif re.fullmatch(_SUM, written):
            damaged.append(f"A{number}")
    recorded = [value for key, value in pairs if key == WHOLE_KEY]
    if not summed and not recorded:
        return ResultsFacts(pairs)
    if recorded == [whole_sum(pair for pair in pairs if pair[0] != WHOLE_KEY)]:
        return ResultsFacts(pairs)
    return ResultsFacts(pairs, damaged, rows_gone=not damaged)
