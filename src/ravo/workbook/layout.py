"""The layout of a sheet: merged ranges, hidden rows and columns, filters, fonts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ravo.workbook.cell_scan import HIDDEN, BadCell, column_place

MAX_MERGED = 200_000
_MERGED = re.compile(rb"<(?:\w{1,60}:)?mergeCell\b([^<>]*)>")
_RANGE = re.compile(rb"\sref\s*=\s*[\"']([A-Z]{1,3})([1-9]\d{0,6}):([A-Z]{1,3})([1-9]\d{0,6})[\"']")
_COLUMN = rb"<(?:\w{1,60}:)?col\b([^<>]*)>"
_LIMIT = rb"\s(min|max)\s*=\s*[\"'](\d{1,7})[\"']"


class MergedRange(NamedTuple):
    """A merged range; rows and columns count from 0, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


class StyleMarks(NamedTuple):
    """What styles show of the cells that use them, by the style.

    `fonts` are those of old Vietnamese codes, `padded` the number formats that show zeros in front,
    `struck` the styles with a line through the text.
    """

    fonts: Mapping[int, str]
    padded: Mapping[int, str]
    struck: frozenset[int]

    @property
    def styles(self) -> frozenset[int]:
        """The styles that show any of these."""
        return self.struck | frozenset(self.fonts) | frozenset(self.padded)


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """The layout of a sheet; rows and columns count from 0.

    Only ranges, rows and columns within the sheet's values are listed. `filtered` is True for a
    filter that hides rows, not for its buttons alone.
    """

    merged: tuple[MergedRange, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    filtered: bool = False


@dataclass(frozen=True)
class Sheet:
    """One sheet with its raw cells and its layout.

    `rows` are the raw cells from A1 on, every row as long as the widest one; an error cell is
    blank there and listed in `bad`. `fonts` contains, by row and column from 0, the font of each
    cell in a font of an old Vietnamese code (`.VnTime`, `VNI-Times`). `codes` contains, by the same
    places, the visible text of numbers that are shown with zeros in front. `struck` are the places
    of the cells with a line through their text, `noted` those with a comment of an officer.
    """

    name: str
    rows: list[list[Any]]
    bad: list[BadCell]
    layout: SheetLayout = SheetLayout()
    hidden: bool = False
    fonts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    codes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    struck: frozenset[tuple[int, int]] = frozenset()
    noted: frozenset[tuple[int, int]] = frozenset()


def is_legacy_font(name: str) -> bool:
    """Return whether a font draws an old Vietnamese code (TCVN3, VNI) instead of Unicode."""
    return name.casefold().startswith((".vn", "vni"))


def layout_within(layout: SheetLayout, rows: int, columns: int) -> SheetLayout:
    """Return the part of a layout that lies within so many rows and columns."""
    return SheetLayout(
        tuple(b for b in layout.merged if b.first_row < rows and b.first_column < columns),
        frozenset(row for row in layout.hidden_rows if row < rows),
        frozenset(column for column in layout.hidden_columns if column < columns),
        layout.filtered,
    )


def merged_ranges(xml: bytes) -> tuple[MergedRange, ...]:
    """Return the merged ranges in the XML after a sheet's rows."""
    if b"mergeCell" not in xml:
        return ()
    ranges = (match for tag in _MERGED.findall(xml) if (match := _RANGE.search(tag)))
    return tuple(
        MergedRange(int(r1) - 1, column_place(c1.decode()), int(r2) - 1, column_place(c2.decode()))
        for c1, r1, c2, r2 in (match.groups() for match in ranges)
    )


def hidden_columns(xml: bytes, most: int = 16_384) -> frozenset[int]:
    """Return the hidden columns, from 0, by the XML before a sheet's rows."""
    columns: set[int] = set()
    for column in re.finditer(_COLUMN, xml) if b"hidden" in xml else ():
        if re.search(HIDDEN, column[1]):
            limits = {name: int(number) for name, number in re.findall(_LIMIT, column[1])}
            columns.update(range(limits.get(b"min", 1) - 1, min(limits.get(b"max", 0), most)))
    return frozenset(columns)


def has_filter(xml: bytes, hidden_rows: bool) -> bool:
    """Return whether a filter with a condition, or one that hides rows, follows the rows."""
    return b"autoFilter" in xml and (b"filterColumn" in xml or hidden_rows)
