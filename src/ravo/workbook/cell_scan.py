"""A scan of an .xlsx sheet for what calamine omits: error cells, formulas without value, extent.

calamine returns error cells and unsaved formulas as blanks, which would change a class, and
it allocates memory for every cell between A1 and the last one: gigabytes where a stray cell is in
the last row. So a sheet's XML is scanned before calamine reads it. The scan consists of
array operations over whole blocks of rows, because a loop over two million cells takes longer
than reading them.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple
from xml.parsers.expat import ExpatError

import numpy as np

from ravo.faults import unreadable
from ravo.typed_columns import Flags
from ravo.workbook.gate import MIB
from ravo.workbook.odd_xml import DeclaredType, is_sound_frame
from ravo.workbook.opened import Opened
from ravo.workbook.plain_rows import (
    ERROR,
    PADDING,
    SHARED,
    Bytes,
    Cursor,
    Places,
    PlainCells,
    columns_at,
    numbers_at,
    plain_cells,
)
from ravo.workbook.quick_rows import usual_cells

MAX_AREA = 10_000_000
"""The most cells from A1 to the last value of a sheet."""
MAX_ROW_BYTES = 16 * MIB
MAX_TAIL_BYTES = 64 * MIB
MAX_BAD = 500_000
CELL_BYTES = 30
"""The fewest bytes of a cell's XML without its text."""

_VALUE = re.compile(rb"<v\b[^<>]*?(?:/>|>([^<]*)<)")
_KIND = re.compile(rb"\st\s*=\s*[\"'](\w+)[\"']")
ADDRESS = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_STYLE = re.compile(rb"\ss\s*=\s*[\"'](\d{1,7})[\"']")
_ROW_NUMBER = rb"\sr\s*=\s*[\"'](\d{1,7})[\"']"
_DIMENSION = re.compile(
    rb"<(?:\w{1,60}:)?dimension ref=\"[A-Z]{1,3}[1-9]\d{0,6}(?::[A-Z]{1,3}[1-9]\d{0,6})?\" ?/"
)
_ROW_TAG = rb"<row\s[^<>]*>"
HIDDEN = rb"\shidden\s*=\s*[\"'](?:1|true)[\"']"


LACKING = ""
"""The `value` of a bad cell that is missing because its row is too short."""


class BadCell(NamedTuple):
    """A cell without a readable value.

    `value` is the name of its error, None for a formula without a value, LACKING where a row of a
    CSV file ends before this column. `column` counts from 0, `row` from 1 as in Excel.
    """

    column: int
    row: int
    value: str | None


class Scan:
    """The results of the scan of a sheet's XML.

    `last_row` and `last_column` count from 1 and are those of the last cell with a value; `filled`
    is the number of cells with a value, `text` an upper bound of the bytes of their texts; `head`
    and `tail` are the XML before and after the rows. All values are before byte `needed`, all rows
    before byte `rows_end`. `styled` contains the style of each cell that has one of the wanted
    styles, by row and column from 0. `odd` is True where the XML is not in the usual form of
    programs and must be read by a parser; the scan ends there. `prefix` is that of element names.
    """

    last_row = last_column = filled = text = needed = rows_end = 0
    head = tail = prefix = b""
    odd = False

    def __init__(self, cursor: Cursor) -> None:
        self.cursor = cursor
        self.bad: list[BadCell] = []
        self.hidden_rows: set[int] = set()
        self.styled: dict[tuple[int, int], int] = {}


@dataclass(frozen=True)
class ScanScope:
    """The options of a scan.

    `styles` are places in the workbook's list of styles; cells with these styles are recorded.
    `lengths` are the bytes of each shared string, given where their sum may be too large.
    `careful` is True where the sheet was rewritten by the parser, so that days as text are valid.
    """

    styles: frozenset[int] = frozenset()
    lengths: Places | None = None
    careful: bool = False


def column_place(letters: str) -> int:
    """Return the place, from 0, of a column such as `"AB"`."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def check_area(opened: Opened, part: str, rows: int, columns: int) -> None:
    """Refuse a sheet that spans more cells than can be read. Raises InputProblem (RV-112)."""
    if rows * columns > MAX_AREA:
        name = next((name for name, other in opened.parts.items() if other == part), part)
        raise unreadable("RV-112", path=opened.path.name, sheet=name, row=rows, columns=columns)


def scan_sheet(opened: Opened, part: str, wanted: ScanScope = ScanScope()) -> Scan:
    """Return the scan of a sheet's XML part.

    Raises InputProblem where the part is damaged.
    """
    scan = Scan(Cursor(wanted.careful))
    at = 0
    for block, is_last in row_blocks(opened, part):
        _scan_block(block, at, is_last, scan, wanted)
        at += len(block)
        if scan.odd:
            return scan
        if len(scan.bad) > MAX_BAD:
            raise opened.damaged()
    scan.odd = not _is_sound_frame(opened, scan)
    for cell in scan.bad:
        scan.last_row = max(scan.last_row, cell.row)
        scan.last_column = max(scan.last_column, cell.column + 1)
    scan.bad.sort(key=lambda cell: (cell.row, cell.column))
    return scan


def _is_sound_frame(opened: Opened, scan: Scan) -> bool:
    """Return whether the XML before and after the rows has the expected elements.

    Raises InputProblem (RV-111) where it declares a document type.
    """
    head = scan.head + b"sheetData>"
    if b"dimension" in head and _DIMENSION.search(head) is None:
        return False
    try:
        return is_sound_frame(head + scan.tail)
    except DeclaredType:
        raise unreadable("RV-111", path=opened.path.name) from None
    except (ExpatError, ValueError, LookupError):
        return False


def row_blocks(opened: Opened, part: str) -> Iterator[tuple[bytes, bool]]:
    """Yield the sheet's XML in blocks that end with a whole row, and whether it is the last block.

    The last block includes the XML after the last row. Raises InputProblem where a row or that XML
    is too long to be sound.
    """
    pieces: list[bytes] = []
    for chunk in opened.stream(part):
        end = chunk.rfind(b"</row>")
        end = chunk.rfind(b":row>") if end < 0 else end
        if end >= 0:
            end = chunk.index(b">", end) + 1
        elif (start := chunk.rfind(b"<row ")) > 0:
            # Rows without cells are empty elements, `<row/>`.
            end = start
        if end > 0:
            yield b"".join((*pieces, chunk[:end])), False
            pieces = []
        pieces.append(chunk[end:] if end > 0 else chunk)
        held = sum(map(len, pieces))
        if held > MAX_ROW_BYTES and (
            held > MAX_TAIL_BYTES or not any(b"sheetData>" in piece for piece in pieces)
        ):
            raise opened.damaged()
    yield b"".join(pieces), True


def _scan_block(block: bytes, at: int, is_last: bool, scan: Scan, wanted: ScanScope) -> None:
    """Add one block, which begins at byte `at` of the part, to the scan."""
    start, end = _rows_span(block, at, is_last, scan)
    rows = block[start:end]
    if scan.prefix:
        names = rows.count(b"<")
        rows, count = without_prefix(rows, scan.prefix)
        scan.odd = scan.odd or count != names
    tags = tags_of(rows)
    # The quick check comes first: a check may decline a block but never misread it, so an ordinary
    # block needs only the first one. An odd block ends the scan; `odd_xml` then reads the sheet.
    cells = usual_cells(rows, tags.array, tags.places, tags.first, tags.is_cell, scan.cursor)
    is_usual = cells is not None
    if cells is None:
        cells = _closely(rows, tags, scan.cursor)
    scan.odd = scan.odd or cells is None
    if cells is None or scan.odd:
        return
    holding = cells.holding
    filled = tags.starts[holding]
    scan.text += max(0, len(rows) - CELL_BYTES * len(tags.starts))
    if len(filled):
        scan.last_row = max(scan.last_row, int(cells.rows[holding].max()))
        scan.last_column = max(scan.last_column, int(cells.columns[holding].max()))
        scan.filled += len(filled)
        close = rows.find(b"</row>", int(filled[-1])) + 6
        scan.needed = at + (start + close if close > 5 and not scan.prefix else end)
    if wanted.lengths is not None:
        scan.text += _shared_text(tags, cells, wanted.lengths)
    if not is_usual:
        _note_bad(rows, tags, cells, scan)
    _note_hidden(rows, scan)
    if wanted.styles:
        _note_styles(rows, filled, scan, wanted.styles)


@dataclass(frozen=True, eq=False, repr=False)
class TagNames:
    """The tags of a block of rows: the place of each `<`, the byte after it, whether it is a cell.

    `starts` are the places of the cells' tags; `before` counts the cells up to each tag.
    """

    array: Bytes
    places: Places
    first: Bytes
    is_cell: Flags
    starts: Places

    @cached_property
    def before(self) -> Places:
        """The number of cells that begin up to each tag."""
        return np.cumsum(self.is_cell)

    @cached_property
    def closes(self) -> Flags:
        """Flags of the tags with a name of one letter."""
        flags: Flags = _closes(self.array[self.places + 2])
        return flags

    @cached_property
    def is_value(self) -> Flags:
        """Flags of the tags that begin a value or a text inside a cell."""
        is_text = (self.first == ord("i")) & (self.array[self.places + 2] == ord("s"))
        flags: Flags = ((self.first == ord("v")) & self.closes) | is_text
        return flags

    @cached_property
    def is_formula(self) -> Flags:
        """Flags of the tags that begin a formula."""
        flags: Flags = (self.first == ord("f")) & self.closes
        return flags


def _closes(second: Bytes) -> Flags:
    flags: Flags = (second < 48) | (second == ord(">"))
    return flags


def tags_of(rows: bytes) -> TagNames:
    """Return the tags of a block of rows whose element names have no prefix."""
    array = np.frombuffer(rows + PADDING, np.uint8)
    places = np.flatnonzero(array == ord("<"))
    first = array[places + 1]
    is_cell = first == ord("c")
    is_cell[is_cell] = _closes(array[places[is_cell] + 2])
    return TagNames(array, places, first, is_cell, places[is_cell])


def _owners(before: Places, marked: Flags) -> Places:
    """Return the numbers, from 0, of the cells that the flagged tags belong to, each once."""
    cells = before[marked] - 1
    cells = cells[cells >= 0]
    return cells[np.diff(cells, prepend=-1) > 0]


def _closely(rows: bytes, tags: TagNames, cursor: Cursor) -> PlainCells | None:
    """Return the cells of a block by the check of every tag, None where it is odd."""
    cells = plain_cells(rows, tags.array, tags.places, tags.before, tags.starts, cursor)
    if cells is None:
        return None
    return replace(cells, holding=_owners(tags.before, tags.is_value))


def without_prefix(rows: bytes, prefix: bytes) -> tuple[bytes, int]:
    """Return the XML of rows without prefixes such as `x:`, and the number of prefixes."""
    return re.subn(rb"<(/?)" + re.escape(prefix), rb"<\1", rows)


def _rows_span(block: bytes, at: int, is_last: bool, scan: Scan) -> tuple[int, int]:
    """Return the bytes where a block's rows begin and end; add the XML around them to the scan."""
    start, end = 0, len(block)
    if not at:
        name_at = block.find(b"sheetData")
        start = max(name_at, 0)
        scan.head = block[:start]
        scan.prefix = scan.head[scan.head.rfind(b"<") + 1 :]
        start = block.find(b">", start) + 1
        plain = block.startswith(b"sheetData>", name_at) and len(scan.prefix) < 64
        scan.odd = scan.odd or name_at < 0 or not plain
    if is_last:
        close = max(block.rfind(b"</sheetData"), block.rfind(b":sheetData>", start))
        end = block.rfind(b"<", 0, close + 1) if close >= start else end
        scan.tail = block[end:]
    scan.rows_end = at + end
    return start, max(start, end)


def extent_of(array: Bytes, starts: Places) -> tuple[int, int]:
    """Return the last row and column, from 1, of cells that begin with their address."""
    if not len(starts):
        return 0, 0
    columns, at = columns_at(array, starts + 6)
    return int(numbers_at(array, at)[0].max()), int(columns.max())


def _shared_text(tags: TagNames, cells: PlainCells, lengths: Places) -> int:
    """Return the bytes of the shared strings that cells refer to."""
    values = tags.is_value & (cells.kinds[tags.before - 1] == SHARED)
    numbers, _ = numbers_at(tags.array, tags.places[values] + 3)
    return int(lengths[np.minimum(numbers, len(lengths) - 1)].sum()) if len(lengths) else 0


def shared_numbers(array: Bytes, values: Places) -> Places:
    """Return the number of the shared string in each value, -1 where there is no plain number."""
    shared = (values > 4) & (array[values + 1] == ord("v")) & (array[values + 2] == ord(">"))
    shared &= (array[values - 3] == ord("s")) & _is_quote(array[values - 2])
    shared &= _is_quote(array[values - 4])
    return np.where(shared, numbers_at(array, values + 3)[0], -1)


def _is_quote(array: Bytes) -> Flags:
    marks: Flags = (array == 34) | (array == 39)
    return marks


def _note_bad(rows: bytes, tags: TagNames, cells: PlainCells, scan: Scan) -> None:
    """Add the error cells, and the formulas without a saved value, to the scan."""
    suspects = {
        *_owners(tags.before, tags.is_formula).tolist(),
        *np.flatnonzero(cells.kinds == ERROR).tolist(),
    }
    for index in sorted(suspects):
        bad, error = _badness(*_parts_of(rows, int(tags.starts[index])))
        if bad:
            place = int(cells.columns[index]) - 1
            scan.bad.append(BadCell(place, int(cells.rows[index]), error))


def _parts_of(rows: bytes, start: int) -> tuple[bytes, bool, bytes | None]:
    """Return the kind of the cell that begins at `start`, whether it is a formula, its value."""
    close = rows.find(b">", start)
    attributes = rows[start + 2 : close]
    body = b""
    if not attributes.endswith(b"/"):
        body = rows[close + 1 : rows.find(b"</c>", close)]
    value, kind = _VALUE.search(body), _KIND.search(attributes)
    saved = (value[1] or b"") if value else None
    return kind[1] if kind else b"", b"<f" in body, saved


def _badness(kind: bytes, formula: bool, value: bytes | None) -> tuple[bool, str | None]:
    """Return whether a cell is bad, and its error. A formula's saved empty text is a value."""
    if kind == b"e":
        return True, (value or b"").decode("utf-8", "replace").strip()
    saved = value is not None if kind == b"str" else bool(value)
    return formula and not saved, None


def _note_hidden(rows: bytes, scan: Scan) -> None:
    if b"hidden" not in rows:
        return
    for row in re.finditer(_ROW_TAG, rows):
        number = re.search(_ROW_NUMBER, row[0]) if re.search(HIDDEN, row[0]) else None
        if number:
            scan.hidden_rows.add(int(number[1]) - 1)


def _note_styles(rows: bytes, filled: Places, scan: Scan, styles: frozenset[int]) -> None:
    for start in filled.tolist():
        attributes = rows[start : rows.find(b">", start)]
        style, address = _STYLE.search(attributes), ADDRESS.search(attributes)
        if style and address and int(style[1]) in styles:
            place = int(address[2]) - 1, column_place(address[1].decode())
            scan.styled[place] = int(style[1])


class ChunkFile(io.RawIOBase):
    """Chunks of bytes as a file, so that a parser never has the whole part in memory."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        self.chunks = chunks
        self.rest = b""

    def read(self, size: int = -1) -> bytes:
        """Return at most `size` bytes, nothing at the end."""
        while not self.rest:
            piece = next(self.chunks, None)
            if piece is None:
                return b""
            self.rest = piece
        taken, self.rest = self.rest[:size], self.rest[size:]
        return taken
