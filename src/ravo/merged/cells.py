"""The cells that are merged: as typed, as compared, and as stored in JSON."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from ravo.contract.columns import Column
from ravo.contract.models import is_blank, read_column
from ravo.contract.values import plain
from ravo.survey.open_conflicts import OPEN_CELL
from ravo.typed_columns import plain_column
from ravo.xlsx.sheets import safe_text

SECOND = timedelta(seconds=1)
DIGEST = 16
EXTRA = "+"
"""What the key of a column that no column of the contract claims begins with."""


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell with an error in place of a value."""

    value: str = OPEN_CELL


OPEN = ErrorCell()


def as_kept(raw: Any) -> Any:
    """Return a cell in the form that a workbook can hold: valid text, days to the second."""
    if isinstance(raw, str):
        return safe_text(raw.replace("\r\n", "\n").replace("\r", "\n"))
    if isinstance(raw, datetime):
        whole = raw.replace(microsecond=0) + (SECOND if raw.microsecond >= 500_000 else 0 * SECOND)
        return whole.date() if whole.time() == time() else whole
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 2**53:
        return int(raw)
    return raw


def to_json(value: Any) -> Any:
    """Return a cell as a value of JSON."""
    if value.__class__ in (str, int, float):
        return value
    if isinstance(value, ErrorCell):
        return {"e": value.value}
    if isinstance(value, datetime):
        return {"t": value.isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, time):
        return {"h": value.isoformat()}
    if isinstance(value, timedelta):
        return {"s": value.total_seconds()}
    return value


def from_json(value: Any) -> Any:
    """Return the cell stored by `to_json`. Raises ValueError for any other value."""
    if not isinstance(value, dict):
        return value
    ((kind, held),) = value.items()
    readers: dict[str, Callable[[Any], Any]] = {
        "e": ErrorCell,
        "t": datetime.fromisoformat,
        "d": date.fromisoformat,
        "h": time.fromisoformat,
        "s": lambda seconds: timedelta(seconds=seconds),
    }
    if kind not in readers:
        raise ValueError(kind)
    return readers[kind](held)


def value_key(column: Column | None, value: Any) -> tuple[Any, ...]:
    """Return a key that is equal for two cells of a column with the same value.

    The figure 1200 and the text 1.200 are one value of a sum, and two in a column of text.
    """
    if value is None or is_blank(value):
        return ("",)
    if isinstance(value, ErrorCell):
        return ("#", value.value)
    return ("t", plain(value)) if column is None else _typed_key(column, value.__class__, value)


@lru_cache(maxsize=1 << 15)
def _typed_key(column: Column, _: type, value: Any) -> tuple[Any, ...]:
    """Return the key of a filled cell; the class distinguishes 1 from True."""
    read = read_column(column, [value])
    typed = plain_column(read.values)[0]
    if not read.findings and typed is not None:
        return ("v", typed)
    return ("t", plain(value))


def same(column: Column | None, one: Any, other: Any) -> bool:
    """Return whether two cells hold the same value; a blank only equals a blank."""
    if type(one) is type(other) and one == other:
        return not isinstance(one, ErrorCell) or one.value == other.value
    return value_key(column, one) == value_key(column, other)


def mark_of(*parts: object) -> str:
    """Return a short hash that identifies the same thing in the next run."""
    return hashlib.sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:DIGEST]
