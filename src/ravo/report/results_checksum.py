"""A checksum of the values of `Kết quả`, by which an edit after scoring is noticed.

It is of values, not of bytes: a spreadsheet program that opens and saves the workbook unchanged
leaves it as it is, and so does sorting the rows. Numbers are taken with the 15 digits that every
program keeps.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import Any

CELL, ROW = "\x1f", b"\x1e"
_CONTROL = bytes(range(0x1D)) + b"\x7f"
_ESCAPED = re.compile(rb"_x[0-9A-Fa-f]{4}_")
"""How a workbook writes control characters, which not every program reads back alike."""
_WRITTEN, _KEPT = ".16G", ".15G"
"""The digits that XlsxWriter writes of a number, and those that every program keeps."""


def results_checksum(heads: Sequence[Sequence[Any]], rows: Iterable[Sequence[Any]]) -> str:
    """Return the SHA-256 of heading rows in their order and of other rows in any order.

    A cell is text, a number, or blank (None or ""); rows wholly blank and blanks at the end of a
    row do not count.
    """
    figures = _Figures()
    parts = [*_lines(heads, figures), *sorted(_lines(rows, figures))]
    return hashlib.sha256(ROW.join(parts)).hexdigest()


class _Figures(dict[Any, str]):
    """Cells other than plain text as text: a million cells hold few different figures."""

    def __missing__(self, value: Any) -> str:
        if isinstance(value, str):
            return str(value)
        self[value] = _canonical(value)
        return self[value]


def _canonical(value: Any) -> str:
    """Return a cell other than text as text, marked apart from text that looks like it."""
    if not isinstance(value, int | float):
        return "" if value is None else f"\x1d{value}"
    # Zero has one sign here: not every program keeps the other.
    return f"\x1d{float(format(value or 0, _WRITTEN)):{_KEPT}}"


def _lines(rows: Iterable[Sequence[Any]], figures: _Figures) -> list[bytes]:
    """Return a line of bytes per row that is not blank, control characters left out."""
    lines = [
        CELL.join([cell if cell.__class__ is str else figures[cell] for cell in row]).rstrip(CELL)
        for row in rows
    ]
    whole = ROW.decode().join(lines).encode().translate(None, _CONTROL)
    if b"_x" in whole:
        whole = _ESCAPED.sub(b"", whole)
    return [line for line in whole.split(ROW) if line]
