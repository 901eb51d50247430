"""The pydantic type of each column's cells, and a whole column checked by it.

`read_column` checks each distinct value once. What a type refuses carries the code of its fault.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Annotated, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pydantic import BeforeValidator, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from ravo.contract.columns import Column, ColumnType
from ravo.contract.values import read_value
from ravo.text import as_shown

PYTHON_TYPES: dict[ColumnType, Any] = {
    "text": str,
    "name": str,
    "code": str,
    "citizen": str,
    "choice": str,
    "yes_no": bool,
    "integer": float,
    "number": float,
    "money": float,
    "date": date,
    "birth": date,
}


BLANKS = " \t\r\n\v\f\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    chr(code) for code in (*range(0x2000, 0x2010), 0x2060, 0xAD)
)


def is_blank(raw: Any) -> bool:
    """Return whether a cell holds nothing but blanks of any kind."""
    return raw is None or (isinstance(raw, str) and not raw.strip(BLANKS))


def field_type(column: Column) -> Any:
    """Return the pydantic type of a column's cells: None is blank, refused where required."""

    def _check(raw: Any, info: Any) -> Any:
        if is_blank(raw):
            if column.required:
                raise PydanticCustomError("RV-214", "required")
            return None
        read = read_value(raw, column)
        if read.code is not None and read.value is None:
            raise PydanticCustomError(read.code, "value", read.params)
        if read.code is not None and info.context is not None:
            info.context.append((read.code, read.params or {}))
        return read.value

    return Annotated[PYTHON_TYPES[column.type] | None, BeforeValidator(_check)]


@lru_cache(maxsize=512)
def _adapter(column: Column) -> TypeAdapter[Any]:
    """Return what checks a column's cells; sheets have the same columns again and again."""
    return TypeAdapter(field_type(column))


@dataclass(frozen=True)
class ColumnFinding:
    """A fault code with its params, and the records of the column that have it."""

    code: str
    params: dict[str, Any]
    records: NDArray[np.int64]


@dataclass(frozen=True)
class ReadColumn:
    """A typed column and the faults of its cells."""

    values: Any
    findings: tuple[ColumnFinding, ...]


_NUMBERS = frozenset({bool, int, float})
_UNLIKE = frozenset({str, type(None), date, datetime, time, timedelta})
"""Types whose values never equal one of another type."""


def _distinct(cells: Sequence[Any]) -> tuple[NDArray[np.int64], list[Any]]:
    """Return each cell's place among the distinct ones; 1, 1.0, True and "1" stay apart."""
    kinds = set(map(type, cells))
    if len(kinds & _NUMBERS) <= 1 and kinds <= _NUMBERS | _UNLIKE:
        keys: Iterable[Any] = cells
        distinct = list(dict.fromkeys(cells))
        places = dict(zip(distinct, range(len(distinct)), strict=True))
    else:
        keys = [(cell.__class__, cell) for cell in cells]
        pairs = dict.fromkeys(keys)
        distinct = [cell for _, cell in pairs]
        places = dict(zip(pairs, range(len(pairs)), strict=True))
    codes = np.fromiter(map(places.__getitem__, keys), dtype=np.int64, count=len(cells))
    return codes, distinct


def read_column(column: Column, cells: Sequence[Any]) -> ReadColumn:
    """Return a column's typed values (blank where a cell is faulty) and its findings."""
    codes, distinct = _distinct(cells)
    adapter = _adapter(column)
    values: list[Any] = []
    noted: list[tuple[int, str, dict[str, Any]]] = []
    for place, raw in enumerate(distinct):
        notes: list[tuple[str, dict[str, Any]]] = []
        value = None
        try:
            value = adapter.validate_python(raw, context=notes)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            notes.append((first["type"], dict(first.get("ctx") or {})))
        values.append(value)
        noted += [(place, code, params) for code, params in notes]
    return ReadColumn(typed(column, values, codes), _findings(noted, codes, len(distinct)))


def _findings(
    noted: Sequence[tuple[int, str, dict[str, Any]]], codes: NDArray[np.int64], count: int
) -> tuple[ColumnFinding, ...]:
    """Return what was noted of distinct values, with the records of each value in order."""
    if not noted:
        return ()
    order = np.argsort(codes, kind="stable")
    ends = np.cumsum(np.bincount(codes, minlength=count))
    return tuple(
        ColumnFinding(code, params, order[ends[place - 1] if place else 0 : ends[place]])
        for place, code, params in noted
    )


def typed(column: Column, values: list[Any], codes: NDArray[np.int64]) -> Any:
    """Return distinct values spread over the records, in the column's dtype (None = blank)."""
    if column.type == "yes_no":
        flags = np.array([value is True for value in values], dtype=bool)
        blank = np.array([value is None for value in values], dtype=bool)
        return pd.arrays.BooleanArray(flags[codes], blank[codes])
    if column.type in ("integer", "number", "money"):
        figures = [np.nan if v is None else as_shown(v) for v in values]
        return np.array(figures, dtype=np.float64)[codes]
    if column.type in ("date", "birth"):
        return np.array(values, dtype="datetime64[s]")[codes]
    return np.array(values, dtype=object)[codes]


def blank_column(column: Column, size: int) -> Any:
    """Return a column of `size` blanks, for a column that the sheet does not have."""
    return typed(column, [None], np.zeros(size, dtype=np.int64))
