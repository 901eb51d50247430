"""The reading of a whole column of raw cells into its values and the faults of its cells.

`read_column` reads each distinct value once; texts that are surely their own value are not read.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ravo.contract.beside_others import TURNED, read_beside, turned_days
from ravo.contract.columns import DAY_TYPES, FIGURE_TYPES, Column, ColumnType
from ravo.contract.outcome import Read, wrong
from ravo.contract.values import read_value
from ravo.text import as_shown
from ravo.typed_columns import NO_DAY, UNKNOWN

BLANKS = " \t\r\n\v\f\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    chr(code) for code in (*range(0x2000, 0x2010), 0x2060, 0xAD)
)


def is_blank(raw: Any) -> bool:
    """Return whether a cell holds nothing but blanks of any kind."""
    return raw is None or (isinstance(raw, str) and not raw.strip(BLANKS))


def read_cell(raw: Any, column: Column) -> Read:
    """Return the value or fault of a cell; a blank is a fault in a column that requires a value."""
    if is_blank(raw):
        return wrong("RV-214") if column.required else _BLANK
    return read_value(raw, column)


_BLANK = Read()
_OWN_VALUE: dict[ColumnType, re.Pattern[str]] = {
    "code": re.compile(r"[0-9A-Za-z]+(?:[/_-][0-9A-Za-z]+)*"),
    "citizen": re.compile(r"(?!000)0(?:[0-8][0-9]|9[0-6])[0-3][0-9]{8}"),
}
"""Patterns, by the type of column, of texts for which `read_value` returns the text itself without
a fault. They save the reading in columns where nearly every cell differs."""


class ColumnFinding(NamedTuple):
    """A fault code with its params, and the records of the column that have it."""

    code: str
    params: dict[str, Any]
    records: NDArray[np.int64]


class ReadColumn(NamedTuple):
    """A typed column and the faults of its cells."""

    values: Any
    findings: tuple[ColumnFinding, ...]


_EPOCH = date(1970, 1, 1).toordinal()
_NO_DAY = int(NO_DAY.astype(np.int64))
_NUMBERS = frozenset({bool, int, float})
_UNLIKE = frozenset({str, type(None), date, datetime, time, timedelta})
"""Types whose values never equal a value of another type."""


def _distinct(cells: Sequence[Any]) -> tuple[NDArray[np.int64], list[Any]]:
    """Return each cell's place among the distinct cells, and these; 1, 1.0, True and "1" differ."""
    kinds = set(map(type, cells))
    alone = len(kinds & _NUMBERS) <= 1 and kinds <= _NUMBERS | _UNLIKE
    keys: Iterable[Any] = cells if alone else [(cell.__class__, cell) for cell in cells]
    # A new key gets the next place on its first look-up: one pass, without a call for each cell.
    places: defaultdict[Any, int] = defaultdict(count().__next__)
    codes = np.fromiter(map(places.__getitem__, keys), dtype=np.int64, count=len(cells))
    return codes, list(places) if alone else [cell for _, cell in places]


def read_column(column: Column, cells: Sequence[Any]) -> ReadColumn:
    """Return a column's typed values (blank where a cell is faulty) and its findings."""
    codes, distinct = _distinct(cells)
    own = _OWN_VALUE.get(column.type)
    reads: list[Read] = []
    for raw in distinct:
        is_own = own is not None and raw.__class__ is str and own.fullmatch(raw)
        reads.append(Read(raw) if is_own else read_cell(raw, column))
    for place, other in read_beside(column, distinct, reads).items():
        reads[place] = other
    values = [read.value for read in reads]
    noted = [(place, read.code, read.params or {}) for place, read in enumerate(reads) if read.code]
    findings = _findings(noted, codes, len(distinct))
    return ReadColumn(typed(column, values, codes), (*findings, *_turned(column, distinct, codes)))


def _turned(
    column: Column, distinct: Sequence[Any], codes: NDArray[np.int64]
) -> Iterator[ColumnFinding]:
    """Yield one finding, at its first cell, where the days of a column are turned."""
    if turned := turned_days(column, distinct):
        place, params = turned
        yield ColumnFinding(TURNED, params, np.flatnonzero(codes == place)[:1])


def _findings(
    noted: Sequence[tuple[int, str, dict[str, Any]]], codes: NDArray[np.int64], count: int
) -> tuple[ColumnFinding, ...]:
    """Return the findings of distinct values, each with its records in order."""
    if not noted:
        return ()
    order = np.argsort(codes, kind="stable")
    ends = np.cumsum(np.bincount(codes, minlength=count))
    return tuple(
        ColumnFinding(code, params, order[ends[place - 1] if place else 0 : ends[place]])
        for place, code, params in noted
    )


def typed(column: Column, values: list[Any], codes: NDArray[np.int64]) -> Any:
    """Return a column in its dtype: the distinct value (None: blank) of each record's code."""
    if column.type == "yes_no":
        states = [UNKNOWN if value is None else int(value) for value in values]
        return np.array(states, dtype=np.int8)[codes]
    if column.type in FIGURE_TYPES:
        figures = [np.nan if v is None else as_shown(v) for v in values]
        return np.array(figures, dtype=np.float64)[codes]
    if column.type in DAY_TYPES:
        # numpy takes ten times as long for a day as for its number.
        days = [_NO_DAY if value is None else value.toordinal() - _EPOCH for value in values]
        return np.array(days, dtype=np.int64).view("datetime64[D]").astype("datetime64[s]")[codes]
    return np.array(values, dtype=object)[codes]


def blank_column(column: Column, size: int) -> Any:
    """Return a column of `size` blanks, for a column that the sheet does not have."""
    return typed(column, [None], np.zeros(size, dtype=np.int64))
