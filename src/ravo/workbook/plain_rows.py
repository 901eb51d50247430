"""The check that the rows of a sheet are written as spreadsheet programs write them.

calamine misreads unusual but valid XML: it takes the second of two values, the first string for an
invalid index, a number up to a comment inside it. So rows are read by calamine only where every
tag, attribute and figure has the usual form; others are first rewritten by a parser (`odd_xml`).
The check uses array operations: a regular expression over every cell takes longer than reading it.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ravo.typed_columns import Flags

Places = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]
PADDING = b" " * 64
SHEET_ROWS, SHEET_COLUMNS = 1_048_576, 16_384
MOST_DIGITS = 7
MOST_FIGURE = 28
"""The most characters of a number that is checked here; longer ones count as unusual."""
NUMBER, SHARED, TRUTH, ERROR, FORMULA_TEXT, INLINE, DAY = range(7)
"""The kinds of cell by the attribute `t`."""
_KINDS = {
    b's"': SHARED,
    b'n"': NUMBER,
    b'b"': TRUTH,
    b'e"': ERROR,
    b'd"': DAY,
    b'str"': FORMULA_TEXT,
    b"inlineSt": INLINE,
}
_KIND_LENGTHS = {b"inlineSt": 10}
# Codes of tags. A cell `<c/>` is EMPTY, an empty value `<v/>` BLANK.
_NAMES = (
    "OTHER",
    "ROW",
    "ROW_END",
    "CELL",
    "CELL_END",
    "VALUE",
    "VALUE_END",
    "FORMULA",
    "FORMULA_END",
    "INLINE_",
    "INLINE_END",
    "TEXT",
    "TEXT_END",
    "EMPTY",
    "BLANK",
)
(
    OTHER,
    ROW,
    ROW_END,
    CELL,
    CELL_END,
    VALUE,
    VALUE_END,
    FORMULA,
    FORMULA_END,
    INLINE_TEXT,
    INLINE_END,
    TEXT,
    TEXT_END,
    EMPTY,
    BLANK,
) = range(len(_NAMES))
_BEGINNINGS = {
    ROW: b"<row",
    ROW_END: b"</ro",
    CELL: b"<c r",
    CELL_END: b"</c>",
    VALUE: b"<v",
    VALUE_END: b"</v>",
    FORMULA: b"<f",
    FORMULA_END: b"</f>",
    INLINE_TEXT: b"<is>",
    INLINE_END: b"</is",
    TEXT: b"<t",
    TEXT_END: b"</t>",
}
_EXACT = {
    CELL_END: 4,
    VALUE_END: 4,
    FORMULA_END: 4,
    INLINE_TEXT: 4,
    INLINE_END: 5,
    TEXT_END: 4,
    ROW_END: 6,
}
"""The number of bytes from such a tag to the next one if nothing is between them."""
_FOLLOWING = {
    ROW_END: (ROW,),
    ROW: (CELL, EMPTY, ROW_END, ROW),
    CELL: (VALUE, BLANK, FORMULA, INLINE_TEXT, CELL_END),
    EMPTY: (CELL, EMPTY, ROW_END),
    VALUE: (VALUE_END,),
    VALUE_END: (CELL_END,),
    BLANK: (CELL_END,),
    FORMULA: (FORMULA_END, VALUE, BLANK, CELL_END),
    FORMULA_END: (VALUE, BLANK, CELL_END),
    INLINE_TEXT: (TEXT,),
    TEXT: (TEXT_END,),
    TEXT_END: (INLINE_END,),
    INLINE_END: (CELL_END,),
    CELL_END: (CELL, EMPTY, ROW_END),
}
_FORMULA_TAG = re.compile(rb"<f(?: [\w:]+=\"[^\"<>]*\")*/?>")
_FIGURE = re.compile(rb"[+-]?(?:\d++(?:\.\d*+)?|\.\d++)(?:[eE][+-]?\d{1,3})?")
_PRESERVED = b'<t xml:space="preserve">'


def _words() -> tuple[Places, Places]:
    """Return, for each tag code, the first four bytes of the tag and a mask of those that count."""
    masks, wanted = np.zeros(len(_NAMES), np.int64), np.zeros(len(_NAMES), np.int64)
    for code, start in _BEGINNINGS.items():
        masks[code] = (1 << 8 * len(start)) - 1
        wanted[code] = int.from_bytes(start, "little")
    return masks, wanted


def _codes() -> Bytes:
    """Return the tag codes by the byte after `<`, or by the byte after `</` plus 128."""
    table = np.zeros(256, np.uint8)
    for code, start in _BEGINNINGS.items():
        key = start[2] | 0x80 if start[1:2] == b"/" else start[1]
        table[key] = code
    return table


def _pairs() -> Flags:
    table = np.zeros((len(_NAMES), len(_NAMES)), bool)
    for code, after in _FOLLOWING.items():
        table[code, list(after)] = True
    return table


_MASKS, _WANTED = (words.astype(np.uint32) for words in _words())
_CODE_OF, _PAIRS = _codes(), _pairs()
_LENGTHS = np.zeros(len(_NAMES), np.int64)
for _code, _length in _EXACT.items():
    _LENGTHS[_code] = _length
_TIGHT = np.ones(len(_NAMES), bool)
_TIGHT[[VALUE, FORMULA, TEXT]] = False
"""Tags that no text may follow."""


class _Odd(Exception):
    """The rows are not written in the usual form."""


class Cursor:
    """The progress through the rows: the last row's number and the last cell's place."""

    row, place = 0, -1

    def __init__(self, careful: bool) -> None:
        self.careful = careful


@dataclass(frozen=True)
class PlainCells:
    """The cells of a block: row and column from 1, kind; `holding` are those with a value."""

    rows: Places
    columns: Places
    kinds: Bytes
    holding: Places = field(default_factory=lambda: np.zeros(0, np.int64))


def plain_cells(
    rows: bytes, array: Bytes, places: Places, before: Places, starts: Places, cursor: Cursor
) -> PlainCells | None:
    """Return the cells of a block of rows, None where the rows are not in the usual form.

    `rows` is the XML of the block and `array` the same with padding after it. `places` are those of
    the tags, `before` the number of cells up to each tag, `starts` the places of the cells' tags,
    and `cursor` is the progress through the sheet before the block.
    """
    try:
        return _Block(rows, array, places, before, starts).cells(cursor)
    except _Odd:
        return None


class _Block:
    def __init__(
        self, rows: bytes, array: Bytes, places: Places, before: Places, starts: Places
    ) -> None:
        self.rows, self.array, self.places, self.starts = rows, array, places, starts
        self.before = before
        self.four = overlapping(array, "<u4")

    def cells(self, cursor: Cursor) -> PlainCells:
        """Return the cells. Raises _Odd."""
        if b"xmlns" in self.rows:
            raise _Odd
        codes = self._coded()
        rows, columns, kinds = self._attributes(codes)
        self._check_order(codes)
        self._check_places(codes, rows, columns, cursor)
        if not cursor.careful and bool((kinds == DAY).any()):
            raise _Odd
        self._check_values(codes, kinds)
        return PlainCells(rows, columns, kinds)

    def _coded(self) -> Bytes:
        first = self.array[self.places + 1]
        second = self.array[self.places + 2]
        codes = _CODE_OF[np.where(first == ord("/"), second | 0x80, first)]
        words = self.four[self.places]
        _must((codes != OTHER) & ((words & _MASKS[codes]) == _WANTED[codes]))
        return codes

    def _attributes(self, codes: Bytes) -> tuple[Places, Places, Bytes]:
        """Return row, column and kind of each cell; give empty cells the code EMPTY in `codes`.

        Raises _Odd for attributes that are not in the usual form.
        """
        starts, array, four = self.starts, self.array, self.four
        is_cell = codes == CELL
        if int(is_cell.sum()) != len(starts):
            raise _Odd
        _must(four[starts + 2] == _word(b' r="'))
        columns, at = columns_at(array, starts + 6)
        _must((columns > 0) & (columns <= SHEET_COLUMNS))
        rows, at = numbers_at(array, at)
        _must((rows > 0) & (rows <= SHEET_ROWS) & (array[at] == ord('"')))
        at = at + 1
        styled = np.flatnonzero(four[at] == _word(b' s="'))
        _, ends = numbers_at(array, at[styled] + 4)
        _must((ends > at[styled] + 4) & (array[ends] == ord('"')))
        at[styled] = ends + 1
        kinds = np.zeros(len(starts), np.uint8)
        typed = np.flatnonzero(four[at] == _word(b' t="'))
        kinds[typed], at[typed] = self._kinds(at[typed] + 4)
        open_ = array[at] == ord(">")
        _must(open_ | ((array[at] == ord("/")) & (array[at + 1] == ord(">"))))
        codes[is_cell] = np.where(open_, CELL, EMPTY)
        return rows, columns, kinds

    def _kinds(self, at: Places) -> tuple[Bytes, Places]:
        """Return the kinds of cell by the attribute at these places, and where it ends."""
        eight = overlapping(self.array, "<u8")[at]
        kinds, ends = np.full(len(at), 255, np.uint8), at.copy()
        for word, kind in _KINDS.items():
            mask = np.uint64((1 << 8 * len(word)) - 1)
            flags = (eight & mask) == np.uint64(int.from_bytes(word, "little"))
            kinds[flags] = kind
            ends[flags] += _KIND_LENGTHS.get(word, len(word))
        _must(kinds != 255)
        inline = at[kinds == INLINE]
        _must((self.array[inline + 8] == ord("r")) & (self.array[inline + 9] == ord('"')))
        return kinds, ends

    def _check_order(self, codes: Bytes) -> None:
        """Raise _Odd where the tags are in another order, or text is between them."""
        array, places = self.array, self.places
        if not len(places):
            return
        values = np.flatnonzero(codes == VALUE)
        third = array[places[values] + 2]
        blank = values[third != ord(">")]
        for place in places[blank].tolist():
            if not self.rows.startswith((b"<v/>", b"<v />"), place):
                raise _Odd
        codes[blank] = BLANK
        # Each tag determines which tags may follow it, so a table of pairs replaces the state of a
        # parser, for all tags of a block at once.
        _must(_PAIRS[np.concatenate(([ROW_END], codes[:-1])), codes])
        following = np.append(places[1:], len(self.rows))
        tight = _TIGHT[codes]
        _must(array[following[tight] - 1] == ord(">"))
        lengths = _LENGTHS[codes]
        _must((lengths == 0) | (following - places == lengths))
        self._check_tags(codes, FORMULA, lambda at: _FORMULA_TAG.match(self.rows, at) is not None)
        self._check_tags(codes, TEXT, lambda at: self.rows.startswith(_PRESERVED, at))

    def _check_tags(self, codes: Bytes, code: int, sound: Callable[[int], bool]) -> None:
        """Raise _Odd where a tag with attributes does not pass `sound`."""
        marked = self.places[codes == code]
        for place in marked[self.array[marked + 2] != ord(">")].tolist():
            if not sound(place):
                raise _Odd

    def _check_places(self, codes: Bytes, rows: Places, columns: Places, cursor: Cursor) -> None:
        """Raise _Odd unless rows and cells are in order, each once, every cell in its row."""
        begun = self.places[codes == ROW]
        _must(self.four[begun + 4] == _word(b' r="'))
        numbers, ends = numbers_at(self.array, begun + 8)
        _must((self.array[ends] == ord('"')) & (numbers <= SHEET_ROWS))
        _must(np.diff(numbers, prepend=cursor.row) > 0)
        owners = np.searchsorted(begun, self.starts) - 1
        if len(owners):
            _must(owners >= 0)
            _must(numbers[owners] == rows)
            places = rows * SHEET_COLUMNS + columns
            _must(np.diff(places, prepend=cursor.place) > 0)
            cursor.place = int(places[-1])
        if len(numbers):
            cursor.row = int(numbers[-1])

    def _check_values(self, codes: Bytes, kinds: Bytes) -> None:
        array = self.array
        marked = np.flatnonzero(codes == VALUE)
        owned, at = kinds[self.before[marked] - 1], self.places[marked] + 3
        _must(owned != INLINE)
        inline = np.flatnonzero(codes == INLINE_TEXT)
        _must(kinds[self.before[inline] - 1] == INLINE)
        shared = at[owned == SHARED]
        _, ends = numbers_at(array, shared)
        _must((ends > shared) & (array[ends] == ord("<")))
        truth = at[owned == TRUTH]
        _must(((array[truth] | 1) == ord("1")) & (array[truth + 1] == ord("<")))
        self._check_figures(at[owned == NUMBER])

    def _check_figures(self, at: Places) -> None:
        """Raise _Odd where a value is no finite number, or is longer than `MOST_FIGURE`."""
        at = at[self.array[at] != ord("<")]
        points = np.zeros(len(at), np.int8)
        special: list[int] = at[self.array[at] == ord(".")].tolist()
        for step in range(MOST_FIGURE):
            if not len(at):
                break
            letters = self.array[at + step]
            point = letters == ord(".")
            points += point
            more = ((letters - np.uint8(48) < 10) | point) & (points < 2)
            special += at[~more & (letters != ord("<"))].tolist()
            at, points = at[more], points[more]
        special += at.tolist()
        for place in special:
            figure = self.rows[place : self.rows.find(b"<", place)]
            if len(figure) > MOST_FIGURE or _FIGURE.fullmatch(figure) is None:
                raise _Odd
            if not math.isfinite(float(figure)):
                raise _Odd


def _must(flags: Flags) -> None:
    if not flags.all():
        raise _Odd


def _word(text: bytes) -> np.uint32:
    return np.uint32(int.from_bytes(text, "little"))


def overlapping(array: Bytes, kind: str) -> npt.NDArray[np.uint64]:
    """Return a view of the array as overlapping whole numbers (`<u4`, `<u8`), one per byte."""
    size = np.dtype(kind).itemsize
    return np.ndarray((len(array) - size + 1,), kind, array.data, strides=(1,))


def columns_at(array: Bytes, at: Places) -> tuple[Places, Places]:
    """Return the columns, from 1, whose letters begin at these places, and where the letters end.

    For a place without a letter the column is below 1 or far beyond the last.
    """
    one, two, three = (array[at + step].astype(np.int64) - 64 for step in range(3))
    second = (two > 0) & (two < 27)
    third = second & (three > 0) & (three < 27)
    columns = np.where((one > 0) & (one < 27), one, -SHEET_COLUMNS)
    columns = np.where(second, columns * 26 + two, columns)
    columns = np.where(third, columns * 26 + three, columns)
    return columns, at + 1 + second + third


def numbers_at(array: Bytes, at: Places) -> tuple[Places, Places]:
    """Return the whole numbers of at most seven digits at these places, and where they end."""
    # The loop is over the digits, at most seven; each step handles all places at once.
    numbers, ends = np.zeros(len(at), np.int64), at.copy()
    going = np.ones(len(at), bool)
    for step in range(MOST_DIGITS):
        digits = array[at + step] - np.uint8(48)
        going &= digits < 10
        if not going.any():
            break
        numbers = np.where(going, numbers * 10 + digits, numbers)
        ends += going
    return numbers, ends
