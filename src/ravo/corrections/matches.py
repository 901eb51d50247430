"""The comparison of a cell with a correction's values, both read as cells of the column."""

import re
from dataclasses import dataclass, replace
from typing import Any

from ravo.contract.columns import Column
from ravo.contract.models import is_blank
from ravo.contract.values import Read, plain, read_value
from ravo.quotes import cell_words
from ravo.text import mask_citizen, match_key, tidy

_LONG_NUMBER = re.compile(r"\d{9,}")


@dataclass(frozen=True, slots=True)
class RawCell:
    """A raw cell; a `broken` one has no readable value, `error` is the error's name if any."""

    raw: Any
    broken: bool = False
    error: str | None = None


def holds(cell: RawCell, old: Any, column: Column) -> bool:
    """Return whether `old` (None: blank) is the value of the cell, in any notation.

    A formula without a saved value shows as blank and counts as blank; an error cell does not.
    """
    if cell.broken:
        return _broken_holds(cell, old)
    if old is None or is_blank(cell.raw):
        return old is None and is_blank(cell.raw)
    first, second = _read(cell.raw, column), _read(old, column)
    if first.value is not None and second.value is not None and first.value == second.value:
        return True
    return match_key(plain(cell.raw)) == match_key(plain(old))


def _broken_holds(cell: RawCell, old: Any) -> bool:
    if cell.error is None or old is None:
        return cell.error is None and old is None
    return tidy(str(old)).casefold() == cell.error.casefold()


def same(cell: RawCell, new: Any, column: Column) -> bool:
    """Return whether the cell already holds `new` (None: blank), with the same reading."""
    if cell.broken:
        return False
    if new is None or is_blank(cell.raw):
        return new is None and is_blank(cell.raw)
    first, second = _read(cell.raw, column), _read(new, column)
    if first.value is not None and second.value is not None:
        # A value read with a warning, such as a restored zero, differs from the plain one.
        return first.value == second.value and first.code == second.code
    return plain(cell.raw) == plain(new)


def _read(raw: Any, column: Column) -> Read:
    """Return the reading of a value without its limits: values outside can be corrected too."""
    return read_value(raw, replace(column, low=None, high=None))


def shown(cell: RawCell, column: Column) -> str | None:
    """Return a cell as reports show it: None for a name, citizen numbers masked, "" for blank."""
    if cell.broken:
        return cell.error or ""
    if column.type == "name":
        return None
    return "" if is_blank(cell.raw) else cell_words(plain(cell.raw), column)


def without_numbers(words: str) -> str:
    """Return free text in which every number that may identify a person is masked."""
    return _LONG_NUMBER.sub(lambda match: mask_citizen(match[0]), words)
