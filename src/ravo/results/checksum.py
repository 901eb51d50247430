"""A checksum of the values of `Kết quả`, by which an edit after scoring is noticed.

It is of values, not of bytes: a spreadsheet program that opens and saves the workbook unchanged
leaves it as it is, and so does sorting the rows. Numbers are taken with the 15 digits that every
program keeps.
"""

import hashlib
import re
from collections.abc import Sequence
from itertools import islice
from operator import itemgetter, le
from typing import Any

CELL, COLUMN = "\x1f", b"\x1e"
MOST_KEPT = 100_000
"""Figures from which on the next sheet keeps its own."""
NAMING = 3
"""The first columns, which name a household and give rows their order: code, head, village."""
_CONTROL = bytes(range(0x1D)) + b"\x7f"
_ESCAPED = re.compile(rb"_x[0-9A-Fa-f]{4}_")
"""How a workbook writes control characters, which not every program reads back alike."""
_WRITTEN, _KEPT = ".16G", ".15G"
"""The digits that XlsxWriter writes of a number, and those that every program keeps."""
_WHOLE = 1e15
"""Whole numbers below this one have no more digits than are kept."""
ColumnValues = Sequence[Any]


def results_checksum(heads: Sequence[ColumnValues], columns: Sequence[ColumnValues]) -> str:
    """Return the SHA-256 of heading rows and of the columns under them, rows in any order.

    A cell is text, a number, or blank (None or ""). The columns have no row that is blank all
    through; blank columns at the end do not count.
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
    """Cells other than plain text as text: a million cells hold few different figures."""

    def __missing__(self, value: Any) -> str:
        if isinstance(value, str):
            return str(value)
        self[value] = _canonical(value)
        return self[value]


_FIGURES = _CellTexts()
"""Those of every sheet so far: workbooks have the same rows, days and points."""


def _canonical(value: Any) -> str:
    """Return a cell other than text as text, marked apart from text that looks like it."""
    if not isinstance(value, int | float):
        return "" if value is None else f"\x1d{value}"
    if abs(value) < _WHOLE and value == int(value):
        return f"\x1d{int(value)}"
    # Zero has one sign here: not every program keeps the other.
    return f"\x1d{float(format(value or 0, _WRITTEN)):{_KEPT}}"


def _ordered(columns: Sequence[ColumnValues], figures: _CellTexts) -> list[ColumnValues]:
    """Return the columns with their rows by code, head and village, in any order of the rows."""
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
