"""What calamine would not tell of an .xlsx sheet: error cells, formulas without a value, extent.

calamine hands on error cells and unsaved formulas as blanks, which would change a class, and
it makes room for every cell between A1 and the last one, which a stray cell in the last row
turns into gigabytes. So a sheet's XML is scanned before calamine reads it. The scan is made of
array operations over whole blocks of rows, because a loop over two million cells takes longer
than reading them.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

import numpy as np
import numpy.typing as npt
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from ravo.faults import unreadable
from ravo.survey.book.opening import MIB, Opened

MAX_AREA = 10_000_000
"""Cells from A1 to the last value that a sheet may span."""
MAX_ROW_BYTES = 16 * MIB
MAX_TAIL_BYTES = 64 * MIB
MAX_BAD = 500_000
CELL_BYTES = 30
"""Bytes of XML that a cell takes at least beside its text."""
SHEET_ROWS = 1_048_576
SHEET_COLUMNS = 16_384
Places = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]

_PADDING = b" " * 24
_VALUE = re.compile(rb"<v\b[^>]*?(?:/>|>([^<]*)<)")
_ERROR = re.compile(rb"\bt\s*=\s*[\"']e[\"']")
_KIND = re.compile(rb"\bt\s*=\s*[\"'](\w+)[\"']")
_ADDRESS = re.compile(rb"\br\s*=\s*[\"']([A-Z]{1,3})(\d{1,7})[\"']")
_STYLE = re.compile(rb"\bs\s*=\s*[\"'](\d+)[\"']")
_ROW_NUMBER = re.compile(rb"\br\s*=\s*[\"'](\d{1,7})[\"']")
_HIDDEN = re.compile(rb"\bhidden\s*=\s*[\"'](?:1|true)[\"']")
_PREFIXED = re.compile(rb"xmlns:\w+\s*=\s*[\"'][^\"']*/spreadsheetml/(?:2006/)?main[\"']")
_PREFIX = re.compile(rb"<(/?)\w+:(?=(?:c|v|f|is|t|r|row|sheetData)\b)")


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell whose value cannot be read: `value` is the error's name, or None for no value.

    `column` counts from 0, `row` from 1 as in Excel.
    """

    column: int
    row: int
    value: str | None


@dataclass
class Scan:
    """What the scan of a sheet's XML met.

    `last_row` and `last_column` count from 1 and are those of the last cell with a value;
    `filled` counts the cells with a value, `text` bounds the bytes of their text; `head` and `tail` are the XML before and after the
    rows. Bytes up to `needed` hold every value, bytes up to `rows_end` every row. `styled`
    gives the style of each cell whose style is one of those looked for, by row and column
    from 0. `unplaced` tells that a cell of interest has no address, `odd` that there are sections
    of which calamine makes blanks.
    """

    bad: list[BadCell] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    styled: dict[tuple[int, int], int] = field(default_factory=dict)
    last_row: int = 0
    last_column: int = 0
    filled: int = 0
    text: int = 0
    head: bytes = b""
    tail: bytes = b""
    needed: int = 0
    rows_end: int = 0
    unplaced: bool = False
    odd: bool = False
    prefixed: bool = False


@dataclass(frozen=True)
class Wanted:
    """What a scan looks for beside the cells.

    `styles` are the places in the workbook's list of styles whose cells are told. `lengths`
    are the bytes of each shared string, given where their sum may be too much to read.
    """

    styles: frozenset[int] = frozenset()
    lengths: Places | None = None


def column_place(letters: str) -> int:
    """Return the place, from 0, of a column such as `"AB"`."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def bad_cells(opened: Opened, part: str) -> list[BadCell]:
    """Return every error cell and every formula without a saved value of a sheet's XML part.

    Raises InputProblem where the part is damaged, or spans more cells than can be read
    (RV-112, with the far cell).
    """
    scan = scan_sheet(opened, part)
    check_area(opened, part, scan.last_row, scan.last_column)
    return scan.bad


def check_area(opened: Opened, part: str, rows: int, columns: int) -> None:
    """Refuse a sheet that spans more cells than can be read. Raises InputProblem (RV-112)."""
    if rows * columns > MAX_AREA:
        name = next((name for name, other in opened.parts.items() if other == part), part)
        raise unreadable("RV-112", path=opened.path.name, sheet=name, row=rows, columns=columns)


def scan_sheet(opened: Opened, part: str, wanted: Wanted = Wanted()) -> Scan:
    """Return what a sheet's XML part holds, without building its cells.

    Raises InputProblem where the part is damaged.
    """
    scan = Scan()
    at = 0
    for block, is_last in row_blocks(opened, part):
        _scan_block(block, at, is_last, scan, wanted)
        at += len(block)
        if scan.odd or len(scan.bad) > MAX_BAD:
            raise opened.damaged()
    if scan.unplaced:
        _count(opened, part, scan)
    for cell in scan.bad:
        scan.last_row = max(scan.last_row, cell.row)
        scan.last_column = max(scan.last_column, cell.column + 1)
    scan.bad.sort(key=lambda cell: (cell.row, cell.column))
    return scan


def row_blocks(opened: Opened, part: str) -> Iterator[tuple[bytes, bool]]:
    """Yield the sheet's XML in pieces that end with a whole row, whatever the chunk borders.

    The last one, told by the second value, holds whatever follows the last row too.
    """
    pieces: list[bytes] = []
    for chunk in opened.stream(part):
        end = chunk.rfind(b"</row>")
        end = chunk.rfind(b":row>") if end < 0 else end
        if end >= 0:
            end = chunk.index(b">", end) + 1
        elif (start := chunk.rfind(b"<row ")) > 0:
            # Rows without cells end in themselves.
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


def _scan_block(block: bytes, at: int, is_last: bool, scan: Scan, wanted: Wanted) -> None:
    """Note what one block holds; `at` is where it begins in the part."""
    start, end = _rows_span(block, at, is_last, scan)
    rows = block[start:end]
    if scan.prefixed:
        rows = without_prefix(rows)
    tags = tags_of(rows)
    array, starts = tags.array, tags.starts
    filled = starts[_owners(tags.before, tags.is_value)]
    scan.odd = scan.odd or bool((tags.first == ord("!")).any())
    scan.text += max(0, len(rows) - CELL_BYTES * len(starts))
    if len(filled):
        _note_extent(rows, array, filled, scan)
        close = rows.find(b"</row>", int(filled[-1])) + 6
        scan.needed = at + (start + close if close > 5 and not scan.prefixed else end)
    if wanted.lengths is not None:
        scan.text += _shared_text(array, tags.places[tags.is_value], wanted.lengths)
    _note_bad(rows, array, starts, _owners(tags.before, tags.is_formula), scan)
    _note_hidden(rows, tags, scan)
    if wanted.styles:
        _note_styles(rows, filled, scan, wanted.styles)


@dataclass(frozen=True)
class Tags:
    """The tags of a block of rows: where each begins, and which are cells and values.

    `before` counts the cells up to each tag, `starts` are where cells begin.
    """

    array: Bytes
    places: Places
    first: Bytes
    before: Places
    starts: Places
    is_value: Flags
    is_formula: Flags


def tags_of(rows: bytes) -> Tags:
    """Return the tags of a block of rows without prefixes."""
    array = np.frombuffer(rows + _PADDING, np.uint8)
    places = np.flatnonzero(array == ord("<"))
    first, second = array[places + 1], array[places + 2]
    closes = (second < 48) | (second == ord(">"))
    is_cell = (first == ord("c")) & closes
    is_text = (first == ord("i")) & (second == ord("s"))
    return Tags(
        array,
        places,
        first,
        np.cumsum(is_cell),
        places[is_cell],
        ((first == ord("v")) & closes) | is_text,
        (first == ord("f")) & closes,
    )


def _owners(before: Places, marked: Flags) -> Places:
    """Return which cells the marked tags stand in, each cell once; the first cell is 0."""
    cells = before[marked] - 1
    cells = cells[cells >= 0]
    return cells[np.diff(cells, prepend=-1) > 0]


def without_prefix(rows: bytes) -> bytes:
    """Return the XML of rows without the namespace's prefix before each name."""
    return _PREFIX.sub(rb"<\1", rows)


def _rows_span(block: bytes, at: int, is_last: bool, scan: Scan) -> tuple[int, int]:
    """Return where the rows of a block begin and end; keep what stands before and after them."""
    start, end = 0, len(block)
    if not at:
        start = max(block.find(b"sheetData"), 0)
        scan.head = block[:start]
        scan.prefixed = _PREFIXED.search(scan.head) is not None
    if is_last:
        close = max(block.rfind(b"</sheetData"), block.rfind(b":sheetData>", start + 1))
        end = block.rfind(b"<", 0, close + 1) if close >= start else end
        scan.tail = block[end:]
    scan.rows_end = at + end
    return start, max(start, end)


def _note_extent(rows: bytes, array: Bytes, filled: Places, scan: Scan) -> None:
    """Note the last row and column of the cells that hold a value, and how many they are."""
    last_row, last_column, unplaced = extent_of(rows, array, filled)
    scan.last_row = max(scan.last_row, last_row)
    scan.last_column = max(scan.last_column, last_column)
    scan.unplaced = scan.unplaced or unplaced
    scan.filled += len(filled)


def extent_of(rows: bytes, array: Bytes, starts: Places) -> tuple[int, int, bool]:
    """Return the last row and column, from 1, of cells, and whether one has no address."""
    placed = (array[starts + 2] < 33) & (array[starts + 3] == ord("r"))
    placed &= (array[starts + 4] == ord("=")) & _is_quote(array[starts + 5])
    near = starts[placed]
    last_row = last_column = 0
    unplaced = False
    if len(near):
        columns, at = _columns_at(array, near + 6)
        last_row, last_column = int(_numbers_at(array, at).max()), int(columns.max())
    for place in starts[~placed].tolist():
        address = _ADDRESS.search(rows, place, rows.find(b">", place))
        unplaced = unplaced or address is None
        if address:
            last_row = max(last_row, int(address[2]))
            last_column = max(last_column, column_place(address[1].decode()) + 1)
    return last_row, last_column, unplaced


def _columns_at(array: Bytes, at: Places) -> tuple[Places, Places]:
    """Return the columns, from 1, whose letters begin at these places, and where they end."""
    one, two, three = (array[at + step].astype(np.int64) - 64 for step in range(3))
    second = (two > 0) & (two < 27)
    third = second & (three > 0) & (three < 27)
    columns = np.where(second, one * 26 + two, one)
    columns = np.where(third, columns * 26 + three, columns)
    return columns, at + 1 + second + third


def _numbers_at(array: Bytes, at: Places) -> Places:
    """Return the whole numbers of at most seven digits that begin at these places."""
    numbers = np.zeros(len(at), np.int64)
    going = np.ones(len(at), bool)
    for step in range(7):
        digits = array[at + step] - np.uint8(48)
        going &= digits < 10
        if not going.any():
            break
        numbers = np.where(going, numbers * 10 + digits, numbers)
    return numbers


def _shared_text(array: Bytes, values: Places, lengths: Places) -> int:
    """Return the bytes of the shared strings that cells refer to."""
    numbers = shared_numbers(array, values)
    numbers = numbers[numbers >= 0]
    return int(lengths[np.minimum(numbers, len(lengths) - 1)].sum()) if len(lengths) else 0


def shared_numbers(array: Bytes, values: Places) -> Places:
    """Return which shared string each value is, -1 where it is none or not plainly written."""
    shared = (values > 4) & (array[values + 1] == ord("v")) & (array[values + 2] == ord(">"))
    shared &= (array[values - 3] == ord("s")) & _is_quote(array[values - 2])
    shared &= _is_quote(array[values - 4])
    return np.where(shared, _numbers_at(array, values + 3), -1)


def _note_bad(rows: bytes, array: Bytes, starts: Places, formulas: Places, scan: Scan) -> None:
    """Note the error cells, and the formulas without a saved value."""
    suspects = set(formulas.tolist())
    letters = np.flatnonzero(array == ord("e"))
    letters = letters[_is_quote(array[letters - 1]) & _is_quote(array[letters + 1])]
    for letter in letters.tolist():
        if _ERROR.search(rows, letter - 8, letter + 2):
            suspects.add(int(np.searchsorted(starts, letter)) - 1)
    for index in sorted(suspects - {-1}):
        _look(rows, int(starts[index]), scan)


def _is_quote(array: Bytes) -> Flags:
    marks: Flags = (array == 34) | (array == 39)
    return marks


def _look(rows: bytes, start: int, scan: Scan) -> None:
    """Note the cell that begins at `start` where it is an error or a formula without a value."""
    close = rows.find(b">", start)
    attributes = rows[start + 2 : close]
    body = b""
    if not attributes.endswith(b"/"):
        body = rows[close + 1 : rows.find(b"</c>", close)]
    value = _VALUE.search(body)
    kind = _KIND.search(attributes)
    saved = (value[1] or b"") if value else None
    bad, error = _badness(kind[1] if kind else b"", b"<f" in body, saved)
    if bad:
        address = _ADDRESS.search(attributes)
        scan.unplaced = scan.unplaced or address is None
        if address:
            place = column_place(address[1].decode())
            scan.bad.append(BadCell(place, int(address[2]), error))


def _badness(kind: bytes, formula: bool, value: bytes | None) -> tuple[bool, str | None]:
    """Tell whether a cell is bad, and its error. A formula's saved empty text is a value."""
    if kind == b"e":
        return True, (value or b"").decode("utf-8", "replace").strip()
    saved = value is not None if kind == b"str" else bool(value)
    return formula and not saved, None


def _note_hidden(rows: bytes, tags: Tags, scan: Scan) -> None:
    array = tags.array
    letters = np.flatnonzero(array == ord("h"))
    letters = letters[(array[letters + 1] == ord("i")) & (array[letters + 2] == ord("d"))]
    owners = tags.places[np.searchsorted(tags.places, letters) - 1] if len(tags.places) else letters
    for start in np.unique(owners[owners < letters]).tolist():
        attributes = rows[start : rows.find(b">", start)]
        if attributes.startswith(b"<row") and _HIDDEN.search(attributes):
            number = _ROW_NUMBER.search(attributes)
            scan.unplaced = scan.unplaced or number is None
            if number:
                scan.hidden_rows.add(int(number[1]) - 1)


def _note_styles(rows: bytes, filled: Places, scan: Scan, styles: frozenset[int]) -> None:
    for start in filled.tolist():
        attributes = rows[start : rows.find(b">", start)]
        style, address = _STYLE.search(attributes), _ADDRESS.search(attributes)
        if style and address and int(style[1]) in styles:
            place = int(address[2]) - 1, column_place(address[1].decode())
            scan.styled[place] = int(style[1])


def _count(opened: Opened, part: str, scan: Scan) -> None:
    """Scan a sheet whose cells or rows carry no addresses again, by counting them."""
    scan.bad, scan.hidden_rows = [], set()
    try:
        _count_cells(opened.stream(part), scan)
    except DefusedXmlException:
        raise unreadable("RV-111", path=opened.path.name) from None
    except (ParseError, ValueError, LookupError):
        raise opened.damaged() from None


def _count_cells(chunks: Iterator[bytes], scan: Scan) -> None:
    row, column = 0, -1
    for event, item in iterparse(ChunkFile(chunks), events=("start", "end"), forbid_dtd=True):
        name = item.tag.rpartition("}")[2]
        if event == "start" and name == "row":
            row, column = int(item.get("r", row + 1)), -1
            if item.get("hidden") in ("1", "true"):
                scan.hidden_rows.add(row - 1)
        elif event == "start" and name == "c":
            address = _ADDRESS.search(f' r="{item.get("r", "")}"'.encode())
            column = column_place(address[1].decode()) if address else column + 1
        elif event == "end" and name == "c":
            _note_counted(item, row, column, scan)
        elif event == "end" and name == "row":
            item.clear()


def _note_counted(item: Element, row: int, column: int, scan: Scan) -> None:
    value = item.findtext("{*}v")
    if value is not None or item.find("{*}is") is not None:
        scan.last_row, scan.last_column = max(scan.last_row, row), max(scan.last_column, column + 1)
    formula = item.find("{*}f") is not None
    saved = None if value is None else value.encode()
    bad, error = _badness(item.get("t", "").encode(), formula, saved)
    if bad:
        scan.bad.append(BadCell(column, row, error))


class ChunkFile(io.RawIOBase):
    """Chunks of bytes as a file, so that a parser never holds the whole part."""

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
