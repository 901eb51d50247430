"""A checksum of the values of `Kết quả`, by which an edit after scoring is noticed.

It depends on values, not on bytes: it stays the same when a spreadsheet program saves the workbook
unchanged or when the rows are sorted. Numbers count with the 15 digits that every program keeps.
"""

import hashlib
import re
from collections.abc import Sequence
from itertools import islice
from operator import itemgetter, le
from typing import Any

CELL, COLUMN = "\x1f", b"\x1e"
MOST_KEPT = 100_000
"""The number of cached figures from which the cache is not shared with the next sheet."""
NAMING = 3
"""The number of first columns that identify a household and order the rows: code, head, village."""
_CONTROL = bytes(range(0x1D)) + b"\x7f"
_ESCAPED = re.compile(rb"_x[0-9A-Fa-f]{4}_")
"""The notation of control characters in a workbook, which programs read back differently."""
_WRITTEN, _KEPT = ".16G", ".15G"
"""The digits that XlsxWriter writes of a number, and those that every program keeps."""
_WHOLE = 1e15
"""Whole numbers below this one have no more digits than are kept."""
ColumnValues = Sequence[Any]


def results_checksum(heads: Sequence[ColumnValues], columns: Sequence[ColumnValues]) -> str:
    """Return the SHA-256 of heading rows and of the columns under them, rows in any order.

    A cell is text, a number, or blank (None or ""). No row may be entirely blank; blank columns at
    the end do not count.
    """
    figures = _FIGURES if len(_FIGURES) < MOST_KEPT else _CellTexts()
    columns = _ordered(columns, figures)
    lines = [_joined(column, figures) for column in columns]
    while lines and not lines[-1].strip(CELL):
        lines.pop()
    digest = hashlib.sha256()
    for line in (*(_joined(row, figures).rstrip(CELL) for row in heads), *lines):
        digest.update(_plain(line.encode()))
        digest.update(COLUMN)
    return digest.hexdigest()


class _CellTexts(dict[Any, str]):
    """A cache of cells that are not text as text, as a million cells hold few different figures."""

    def __missing__(self, value: Any) -> str:
        if isinstance(value, str):
            return str(value)
        self[value] = _canonical(value)
        return self[value]


_FIGURES = _CellTexts()
"""The cache shared by all sheets, as workbooks have the same row numbers, days and points."""


def _canonical(value: Any) -> str:
    """Return a cell that is not text as text, with a mark that distinguishes it from equal text."""
    if not isinstance(value, int | float):
        return "" if value is None else f"\x1d{value}"
    if abs(value) < _WHOLE and value == int(value):
        return f"\x1d{int(value)}"
    # -0.0 counts as 0: not every program keeps its sign.
    return f"\x1d{float(format(value or 0, _WRITTEN)):{_KEPT}}"


def _ordered(columns: Sequence[ColumnValues], figures: _CellTexts) -> list[ColumnValues]:
    """Return the columns with their rows sorted by code, head and village."""
    names = [_texts(column, figures) for column in columns[:NAMING]]
    keys = list(zip(*names, strict=True))
    if all(map(le, keys, islice(keys, 1, None))):
        return list(columns)
    choose = itemgetter(*sorted(range(len(keys)), key=keys.__getitem__))
    return [choose(column) for column in columns]


def _texts(cells: ColumnValues, figures: _CellTexts) -> Sequence[str]:
    """Return the cells as text."""
    try:
        # Nearly every column is text throughout, which one call sees.
        "".join(cells)
    except TypeError:
        return [cell if cell.__class__ is str else figures[cell] for cell in cells]
    return cells


def _joined(cells: ColumnValues, figures: _CellTexts) -> str:
    try:
        return CELL.join(cells)
    except TypeError:
        return CELL.join(_texts(cells, figures))


def _plain(line: bytes) -> bytes:
    """Return a line without control characters."""
    kept = line.translate(None, _CONTROL)
    return _ESCAPED.sub(b"", kept) if b"_x" in kept else kept
