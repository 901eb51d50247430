"""Blocks of rows of plain values, for sheets of a million cells.

XlsxWriter writes the workbook: headings, formats, page set-up, charts. For a block it writes one
row, the pattern, with a cell in each format of the block. When the workbook is closed, the pattern
is replaced by the rows: the XML of a cell is made once for each distinct value of a column. Only
documented features of XlsxWriter are used.
"""

import io
import json
import re
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date, datetime, time
from itertools import count, repeat
from pathlib import Path
from typing import IO, Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from xlsxwriter.utility import xl_cell_to_rowcol, xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

from ravo.xlsx.package_parts import SHARED_STRINGS
from ravo.xlsx.sheets import LONGEST_TEXT, RISKY

Plain = str | float | date | None


class Marked(NamedTuple):
    """A value of a cell that gets the format `marked` of its column."""

    value: Plain


BlockValue = Plain | Marked
BlockColumns = Sequence[Sequence[BlockValue]]
Heights = Sequence[float | None] | None
"""The height of each row in points; None for the sheet's default height."""
AT_ONCE = 1024
"""The number of rows of a block whose XML is in memory at once."""
MOST_ROWS = 1_048_576
"""The most rows of a sheet in Excel."""
NUMBER = "\0"
"""The placeholder of the row's number in the XML of a cell, which never contains this character."""
WHOLE = 10**15
"""Whole numbers below this one are written with all their digits."""
PACKED: Any = {"compression": ZIP_DEFLATED, "compresslevel": 5}
"""The compression: one level below the default takes a third less time and 2% more disk."""
_EPOCH, _LEAP = datetime(1899, 12, 31), 59  # noqa: DTZ001  cells have no time zone
"""Day 0 of Excel, and the day after which Excel counts 29/2/1900, which did not exist."""
_ROW = re.compile(r'<row r="(\d+)"([^>]*?)(?:/>|>.*?</row>)', re.DOTALL)
_CELL = re.compile(r'<c r="([A-Z]+\d+)"')
_STYLED = re.compile(r'<c r="([A-Z]+)\d+"( s="\d+")?')
_SPANS = re.compile(r' spans="[\d:]+"')
_PLAIN = re.compile(r"[^\x00-\x1f&<>_\ufffe\uffff]*")
_ESCAPES = {code: f"_x{code:04X}_" for code in (*range(9), *range(11, 32), 0xFFFE, 0xFFFF)}
_ESCAPES |= {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
LIKE_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""Matches text that a spreadsheet would read as an escaped character."""


class ColumnLook(NamedTuple):
    """The formats of a column of a block: of its cells in general, and of special kinds of cells.

    `filled` is the default; None is the format of the sheet's column. `blank` is for places without
    a value, which get no cell if it is None. `quoted` is for texts that look like a formula,
    `marked` for values that are Marked; where a special format is None, `filled` applies.
    """

    filled: Any = None
    blank: Any = None
    quoted: Any = None
    day: Any = None
    marked: Any = None


class SheetBlock:
    """Consecutive rows of values, from the first column of a sheet on.

    `row` is the first row, from 0; `looks` are the formats of all columns.
    """

    def __init__(self, row: int, looks: Sequence[ColumnLook]) -> None:
        self.row, self.looks, self.rows = row, looks, 0
        self._parts: list[tuple[BlockColumns, Heights]] = []

    def add(self, columns: BlockColumns, heights: Heights = None) -> None:
        """Add rows at the end; their values are read only when the workbook is closed."""
        self.rows += len(columns[0])
        self._parts.append((columns, heights))

    def parts(self) -> Iterator[tuple[BlockColumns, Heights]]:
        """Yield the rows, `AT_ONCE` at a time."""
        for columns, heights in self._parts:
            for start in range(0, len(columns[0]), AT_ONCE):
                few = slice(start, start + AT_ONCE)
                yield [column[few] for column in columns], heights and heights[few]


class SpooledBlock(SheetBlock):
    """A block whose values are kept in a temporary file; it takes no days and no marked values."""

    def __init__(self, row: int, looks: Sequence[ColumnLook]) -> None:
        super().__init__(row, looks)
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  read later
        # A workbook that comes to nothing never reads it.
        weakref.finalize(self, self._file.close)

    def add(self, columns: BlockColumns, heights: Heights = None) -> None:
        """Add rows at the end."""
        self.rows += len(columns[0])
        self._file.write(json.dumps((columns, heights), ensure_ascii=False) + "\n")

    def parts(self) -> Iterator[tuple[BlockColumns, Heights]]:
        """Yield the rows in the portions in which they were added."""
        with self._file:
            self._file.seek(0)
            yield from map(json.loads, self._file)


class BlockSheet(Worksheet):  # type: ignore[misc]  # xlsxwriter has no types
    """A worksheet that takes blocks of rows."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[SheetBlock] = []

    def put_block(
        self,
        row: int,
        columns: BlockColumns,
        looks: Sequence[ColumnLook] = (),
        heights: Heights = None,
    ) -> None:
        """Write columns of equal length, from `row` and the sheet's first column on.

        Text is written as text, never as a formula or link, and is cut to the length of a cell;
        None gives no cell. `looks` are the formats of the first columns, `heights` the points of
        the rows. Nothing else may be written into these rows.
        """
        if columns and len(columns[0]):
            plain = [ColumnLook()] * (len(columns) - len(looks))
            self.begin(SheetBlock(row, [*looks, *plain])).add(columns, heights)

    def begin(self, block: SheetBlock) -> SheetBlock:
        """Register a block, whose rows may be added later, at its place; return the block."""
        width = len(block.looks)
        for place, look in enumerate(block.looks):
            self.write_number(block.row, place, 0)
            for kind, style in enumerate(look, start=1):
                if style is not None:
                    self.write_blank(block.row, place + kind * width, None, style)
        self.blocks.append(block)
        return block


class _AddedTexts(dict[str, int]):
    """The numbers of the shared texts of blocks, which follow those of XlsxWriter."""

    def __init__(self, xml: str) -> None:
        self._before, _, _ = xml.partition("</sst>")
        self._first = self._before.count("<si>")

    def __missing__(self, text: str) -> int:
        number = self._first + len(self)
        self[text] = number
        return number

    def xml(self) -> str:
        """Return the XML of the workbook's part with all shared texts."""
        count = f' uniqueCount="{self._first + len(self)}"'
        before = re.sub(r' count="\d+" uniqueCount="\d+"', count, self._before, count=1)
        return f"{before}{''.join([f'<si>{_text_xml(text)}</si>' for text in self])}</sst>"


class _CellStarts(NamedTuple):
    """The beginnings of the XML of a column's cells, by kind; `blank` is None for no cell."""

    filled: str
    blank: str | None
    quoted: str
    day: str
    marked: str


def complete(workbook: Path | IO[bytes], sheets: Mapping[str, BlockSheet]) -> None:
    """Replace the patterns in a workbook by the rows of their blocks.

    `sheets` are the sheets with blocks, by the names of their parts; their blocks are removed.
    Raises TypeError for NaN or infinity, ValueError where the rows of a block overlap other cells
    or do not fit on the sheet.
    """
    with _opened(workbook) as source, ZipFile(workbook, "w", **PACKED) as target:
        parts = {part.filename: part for part in source.infolist()}
        if not sheets.keys() <= parts.keys():
            raise ValueError("no such sheet")
        last = parts.pop(SHARED_STRINGS, None)
        texts = None if last is None else _AddedTexts(source.read(last).decode())
        for name, part in parts.items():
            xml = source.read(part)
            if name not in sheets:
                target.writestr(part, xml)
                continue
            blocks, sheets[name].blocks = sheets[name].blocks, []
            with target.open(name, "w") as file:
                _pack(file, _sheet_xml(xml.decode(), blocks, texts))
        if last is not None and texts is not None:
            with target.open(SHARED_STRINGS, "w") as file:
                file.write(texts.xml().encode())


def _pack(file: IO[bytes], pieces: Iterable[str]) -> None:
    """Write pieces into a file, compressing each one in a thread while the next is formed."""
    with ThreadPoolExecutor(1) as packer:
        packed: Future[int] | None = None
        for piece in pieces:
            if packed is not None:
                packed.result()
            packed = packer.submit(file.write, piece.encode())
        if packed is not None:
            packed.result()


def _opened(workbook: Path | IO[bytes]) -> ZipFile:
    """Return a copy of a workbook for reading while the workbook is rewritten."""
    if isinstance(workbook, Path):
        return ZipFile(io.BytesIO(workbook.read_bytes()))
    workbook.seek(0)
    copy = io.BytesIO(workbook.read())
    workbook.seek(0)
    workbook.truncate()
    return ZipFile(copy)


def _sheet_xml(xml: str, blocks: Sequence[SheetBlock], texts: _AddedTexts | None) -> Iterator[str]:
    """Yield the XML of a sheet with the rows of its blocks."""
    due = {block.row + 1: block for block in blocks}
    before, opening, rest = xml.partition("<sheetData>")
    data, *after = rest.partition("</sheetData>")
    # `spans`, a hint at the columns of a row, would be those of the pattern: it is dropped.
    rows = list(_ROW.finditer(_SPANS.sub("", data)))
    area = _area(blocks, "".join(row[0] for row in rows if int(row[1]) not in due))
    yield re.sub('<dimension ref="[^"]*"', f'<dimension ref="{area}"', before) + opening
    end = 0
    for row in rows:
        if int(row[1]) <= end:
            raise ValueError("cells in the rows of a block")
        block = due.pop(int(row[1]), None)
        if block is None:
            yield row[0]
        else:
            end = block.row + block.rows
            yield from _rows_xml(block, row, texts)
    if due or end > MOST_ROWS:
        raise ValueError("rows of a block that the sheet does not have")
    yield "".join(after)


def _area(blocks: Sequence[SheetBlock], others: str) -> str:
    """Return the range, such as A1:F9, of the cells in blocks and in the XML of other rows."""
    cells = [xl_cell_to_rowcol(cell) for cell in _CELL.findall(others)]
    for block in blocks:
        if block.rows:
            cells += [(block.row, 0), (block.row + block.rows - 1, len(block.looks) - 1)]
    down, across = zip(*cells, strict=True)
    area: str = xl_range(min(down), min(across), max(down), max(across))
    return area


def _rows_xml(
    block: SheetBlock, pattern: re.Match[str], texts: _AddedTexts | None
) -> Iterator[str]:
    """Yield the XML of the rows of a block; `pattern` is its row with a cell in each format."""
    starts, first = _starts(pattern[0], len(block.looks)), block.row + 1
    for columns, heights in block.parts():
        cells = [_cells(*each, texts) for each in zip(starts, columns, strict=True)]
        rows = map("".join, zip(_tops(pattern[2], heights), *cells, strict=False))
        numbered = zip(rows, map(str, count(first)), strict=False)
        yield "".join([f"{row.replace(NUMBER, number)}</row>" for row, number in numbered])
        first += len(columns[0])


def _starts(pattern: str, width: int) -> list[_CellStarts]:
    """Return the beginnings of cells by column.

    In `pattern` the cells of each kind of format begin `width` columns after those of the kind
    before.
    """
    styles = dict(_STYLED.findall(pattern))
    starts = []
    for place in range(width):
        names = [xl_col_to_name(place + kind * width) for kind in range(1 + len(ColumnLook()))]
        own, *kinds = (
            f'<c r="{names[0]}{NUMBER}"{styles[name]}' if name in styles else None for name in names
        )
        filled, blank, *others = kinds
        filled = filled or own or ""
        starts.append(_CellStarts(filled, blank, *(kind or filled for kind in others)))
    return starts


def _tops(look: str, heights: Heights) -> Iterator[str]:
    """Return the beginnings of rows: with the attributes `look`, or with their own height."""
    top = f'<row r="{NUMBER}"{look}>'
    if heights is None:
        return repeat(top)
    tops: dict[float | None, str] = {
        # Rounded to whole pixels, as XlsxWriter does.
        points: f'<row r="{NUMBER}" ht="{int(points * 4 / 3 + 0.5) * 0.75:.16g}" customHeight="1">'
        for points in set(heights)
        if points is not None
    }
    return map({None: top, **tops}.__getitem__, heights)


def _cells(starts: _CellStarts, values: Sequence[BlockValue], texts: _AddedTexts | None) -> Any:
    """Return the XML of each cell of a column."""
    known = {value: _cell(starts, value, texts) for value in dict.fromkeys(values)}
    return map(known.__getitem__, values)


def _cell(starts: _CellStarts, value: BlockValue, texts: _AddedTexts | None) -> str:
    # The most frequent kinds first: whole numbers and texts.
    if isinstance(value, int) and abs(value) < WHOLE:
        return f"{starts.filled}><v>{int(value)}</v></c>"
    if isinstance(value, str):
        start = starts.quoted if value.startswith(RISKY) else starts.filled
        if texts is None:
            return f'{start} t="inlineStr"><is>{_text_xml(value)}</is></c>'
        return f'{start} t="s"><v>{texts[value]}</v></c>'
    if value is None:
        return "" if starts.blank is None else f"{starts.blank}/>"
    if isinstance(value, Marked):
        look, own = starts.marked, starts.quoted != starts.filled
        quoted = starts.quoted if own else look
        return _cell(_CellStarts(look, look, quoted, look, look), value.value, texts)
    if isinstance(value, date):
        return f"{starts.day}><v>{_serial(value):.16G}</v></c>"
    if value - value != 0:
        raise TypeError("a number that is none")
    # -0.0 and 0.0 are the same key of the values: both are written as 0.
    return f"{starts.filled}><v>{value or 0:.16G}</v></c>"


def _serial(day: date) -> float:
    """Return a date or a datetime as Excel's serial number."""
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    since = moment - _EPOCH
    days = since.days + (since.seconds + since.microseconds / 1e6) / 86_400
    return days + (days > _LEAP)


def _text_xml(text: str) -> str:
    """Return the XML element of a text, escaped as Excel escapes it."""
    if not _PLAIN.fullmatch(text) or len(text) > LONGEST_TEXT:
        text = LIKE_ESCAPED.sub("_x005F_", text[:LONGEST_TEXT]).translate(_ESCAPES)
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<t{kept}>{text}</t>"
