"""The quick check of a block of rows with only shared strings, whole numbers and blanks.

Most blocks have no other cells, and the check of every tag (`plain_rows`) takes longer than all the
rest of a scan. Here a cell is compared, eight bytes at a time, with the text that its row and its
length imply. A block that is not recognised is no fault: `plain_rows` then checks it.
"""

import re
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ravo.typed_columns import Flags
from ravo.workbook.plain_rows import (
    MOST_FIGURE,
    SHARED,
    SHEET_COLUMNS,
    SHEET_ROWS,
    Bytes,
    Cursor,
    Places,
    PlainCells,
    numbers_at,
    overlapping,
)

_FIGURE = re.compile(rb"-?(?:\d+\.\d+|\d+)(?:E[+-]?\d{1,2})?")
_ZEROS, _ABOVE_NINE, _HIGH = (
    np.uint64(int.from_bytes(bytes([byte]) * 8, "little")) for byte in (0x30, 0x76, 0x80)
)
_LOW = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)
"""Masks of the first bytes of eight, by the number of bytes."""


class _Unusual(Exception):
    """The block has other cells or another form than the quick check knows."""


class _BlockRows(NamedTuple):
    """The rows of a block: numbers, the tag of each, and the end of a cell's address in it."""

    numbers: Places
    tags: Places
    lengths: Places
    endings: npt.NDArray[np.uint64]


def usual_cells(
    rows: bytes, array: Bytes, places: Places, first: Bytes, is_cell: Flags, cursor: Cursor
) -> PlainCells | None:
    """Return the cells of a block of rows, None where it has anything unusual.

    `rows` is the XML of the block and `array` the same with padding after it. `places` are those of
    the tags, `first` the byte after each `<`, `is_cell` flags the tags of cells, and `cursor` is
    the progress through the sheet before the block.
    """
    try:
        return _Usual(rows, array, places, first, is_cell).cells(cursor)
    except _Unusual:
        return None


class _Usual:
    def __init__(
        self, rows: bytes, array: Bytes, places: Places, first: Bytes, is_cell: Flags
    ) -> None:
        self.rows, self.array, self.places, self.first = rows, array, places, first
        self.tags = np.flatnonzero(is_cell)
        self.starts = places[self.tags]
        self.eight: npt.NDArray[np.uint64] = overlapping(array, "<u8")
        self.following = np.append(places[1:], len(rows))

    def cells(self, cursor: Cursor) -> PlainCells:
        """Return the cells. Raises _Unusual."""
        if b"xmlns" in self.rows or not len(self.starts):
            raise _Unusual
        tags = self.tags
        rows = self._rows(cursor)
        owners = np.searchsorted(rows.tags, tags) - 1
        if owners[0] < 0:
            raise _Unusual
        columns, at = self._addresses(rows, owners)
        shared, at = self._attributes(at)
        open_ = self._bodies(tags, at, shared)
        self._check_frame(tags, open_, rows, owners)
        _must(np.diff(owners * SHEET_COLUMNS + columns, prepend=-1) > 0)
        cursor.row = int(rows.numbers[-1])
        numbers = rows.numbers[owners]
        cursor.place = int(numbers[-1]) * SHEET_COLUMNS + int(columns[-1])
        kinds = shared.astype(np.uint8) * SHARED
        return PlainCells(numbers, columns, kinds, np.flatnonzero(open_))

    def _rows(self, cursor: Cursor) -> _BlockRows:
        tags = np.flatnonzero(self.first == ord("r"))
        begun = self.places[tags]
        _must(self.eight[begun] == _word(b'<row r="'))
        numbers, ends = numbers_at(self.array, begun + 8)
        _must((self.array[ends] == ord('"')) & (numbers <= SHEET_ROWS))
        _must(np.diff(numbers, prepend=cursor.row) > 0)
        _must(self.array[self.following[tags] - 1] == ord(">"))
        lengths = ends - begun - 8 + 1
        return _BlockRows(numbers, tags, lengths, self.eight[begun + 8] & _LOW[lengths])

    def _addresses(self, rows: _BlockRows, owners: Places) -> tuple[Places, Places]:
        """Return the column of each cell, from 1, and the place where its address ends."""
        starts = self.starts
        _must(self.eight[starts] & _LOW[6] == _word(b'<c r="'))
        letters = self.eight[starts + 6]
        one, two, three = (
            (letters >> np.uint64(8 * step) & np.uint64(0xFF)).astype(np.int64) - 64
            for step in range(3)
        )
        second = (two > 0) & (two < 27)
        third = second & (three > 0) & (three < 27)
        columns = np.where(second, one * 26 + two, one)
        columns = np.where(third, columns * 26 + three, columns)
        _must((one > 0) & (one < 27) & (columns <= SHEET_COLUMNS))
        at = starts + 7 + second + third
        lengths = rows.lengths[owners]
        _must(self.eight[at] & _LOW[lengths] == rows.endings[owners])
        return columns, at + lengths

    def _attributes(self, at: Places) -> tuple[Flags, Places]:
        """Return flags of the cells with a shared string, and where the attributes end."""
        words = self.eight[at]
        styled = words & _LOW[4] == _word(b' s="')
        quoted = [words >> np.uint64(8 * step) & np.uint64(0xFF) == ord('"') for step in (5, 6, 7)]
        lengths = np.where(quoted[0], 6, np.where(quoted[1], 7, np.where(quoted[2], 8, 0)))
        _must(~styled | (lengths > 0))
        at = at + np.where(styled, lengths, 0)
        shared = self.eight[at] & _LOW[6] == _word(b' t="s"')
        return shared, at + 6 * shared

    def _bodies(self, tags: Places, at: Places, shared: Flags) -> Flags:
        """Return flags of the cells with a value. Raises _Unusual for anything else in a cell."""
        words = self.eight[at]
        open_: Flags = words & _LOW[4] == _word(b"><v>")
        _must(open_ | (words & _LOW[2] == _word(b"/>")))
        _must(self.following[tags[~open_]] == at[~open_] + 2)
        inside, begin = tags[open_], at[open_] + 4
        if len(inside) and int(inside[-1]) + 3 >= len(self.places):
            raise _Unusual
        end = self.places[inside + 2]
        _must(self.places[inside + 1] == begin - 3)
        _must(self.eight[end] == _word(b"</v></c>"))
        _must(self.following[inside + 3] == end + 8)
        self._check_values(begin, end, shared[open_])
        return open_

    def _check_values(self, begin: Places, end: Places, shared: Flags) -> None:
        lengths = end - begin
        # Eight characters as one number, so that there is no step per character: after the XOR a
        # digit is 0 to 9, and adding 0x76 sets its byte's highest bit for anything greater. A carry
        # out of a byte comes only from one that is no digit and has that bit set itself.
        digits = self.eight[begin] ^ _ZEROS
        others = ((digits + _ABOVE_NINE) | digits) & _HIGH
        whole = (others & _LOW[np.minimum(lengths, 8)] == 0) & (lengths <= 8)
        _must(~shared | (whole & (lengths > 0) & (lengths < 8)))
        for at in np.flatnonzero(~whole).tolist():
            figure = self.rows[int(begin[at]) : int(end[at])]
            if len(figure) > MOST_FIGURE or _FIGURE.fullmatch(figure) is None:
                raise _Unusual

    def _check_frame(self, tags: Places, open_: Flags, rows: _BlockRows, owners: Places) -> None:
        """Raise _Unusual unless all other tags begin and end rows alternately."""
        rest = np.ones(len(self.places), bool)
        rest[tags] = rest[rows.tags] = False
        inside = tags[open_]
        for step in (1, 2, 3):
            rest[inside + step] = False
        ends = np.flatnonzero(rest)
        if len(ends) != len(rows.tags):
            raise _Unusual
        places = self.places[ends]
        _must(self.eight[places] & _LOW[6] == _word(b"</row>"))
        _must(self.following[ends] - places == 6)
        _must((rows.tags < ends) & (np.append(rows.tags[1:], len(self.places)) > ends))
        _must(tags < ends[owners])


def _must(flags: Flags) -> None:
    if not flags.all():
        raise _Unusual


def _word(text: bytes) -> np.uint64:
    return np.uint64(int.from_bytes(text, "little"))
