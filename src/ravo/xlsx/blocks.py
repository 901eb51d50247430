"""Blocks of rows of plain values, for sheets of a million cells.

XlsxWriter makes the workbook: headings, formats, page set-up, charts. Of a block it writes one
row, the pattern, with a cell in each format of the block. When the workbook is closed the rows take
the place of the pattern, column by column: the XML of a cell is made once for each different value
of a column and shared by its repeats. Only what XlsxWriter documents is used.
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

from ravo.xlsx.sheets import LONGEST_TEXT, RISKY

Plain = str | float | date | None


class Marked(NamedTuple):
    """A value of a cell that has the look of marked ones."""

    value: Plain


BlockValue = Plain | Marked
BlockColumns = Sequence[Sequence[BlockValue]]
Heights = Sequence[float | None] | None
"""Points of each row; None for the height that the rows of a sheet have by themselves."""
AT_ONCE = 1024
"""Rows of a block whose XML is in memory."""
MOST_ROWS = 1_048_576
"""Rows of a sheet."""
NUMBER = "\0"
"""Where the number of its row goes into the XML of a cell, which has no such character itself."""
WHOLE = 10**15
"""Whole numbers below this one are written with all their digits."""
TEXTS = "xl/sharedStrings.xml"
PACKED: Any = {"compression": ZIP_DEFLATED, "compresslevel": 5}
"""A level less than usual takes two thirds of the time, and a fiftieth more of the disk."""
_EPOCH, _LEAP = datetime(1899, 12, 31), 59  # noqa: DTZ001  cells have no time zone
"""Day 0 of Excel, and the day behind which it counts one that never was."""
_ROW = re.compile(r'<row r="(\d+)"([^>]*?)(?:/>|>.*?</row>)', re.DOTALL)
_CELL = re.compile(r'<c r="([A-Z]+\d+)"')
_STYLED = re.compile(r'<c r="([A-Z]+)\d+"( s="\d+")?')
_SPANS = re.compile(r' spans="[\d:]+"')
_PLAIN = re.compile(r"[^\x00-\x1f&<>_\ufffe\uffff]*")
_ESCAPES = {code: f"_x{code:04X}_" for code in (*range(9), *range(11, 32), 0xFFFE, 0xFFFF)}
_ESCAPES |= {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_LIKE_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class ColumnLook(NamedTuple):
    """The formats of a column of a block: of cells in general, and of some kinds of them.

    Without `blank` a place without a value has no cell. `quoted` is of texts that look like a
    formula, `marked` of other values that are Marked. Where those of other cells are None, they
    have `filled`, else that of the column of the sheet.
    """

    filled: Any = None
    blank: Any = None
    quoted: Any = None
    day: Any = None
    marked: Any = None


class SheetBlock:
    """Rows of values from the first column of a sheet on, that follow each other.

    `row` is the first, from 0; `looks` are the formats of every column.
    """

    def __init__(self, row: int, looks: Sequence[ColumnLook]) -> None:
        self.row, self.looks, self.rows = row, looks, 0
        self._parts: list[tuple[BlockColumns, Heights]] = []

    def add(self, columns: BlockColumns, heights: Heights = None) -> None:
        """Add rows under those that there are; the values are read on closing the workbook."""
        self.rows += len(columns[0])
        self._parts.append((columns, heights))

    def parts(self) -> Iterator[tuple[BlockColumns, Heights]]:
        """Yield the rows, so many at once."""
        for columns, heights in self._parts:
            for start in range(0, len(columns[0]), AT_ONCE):
                few = slice(start, start + AT_ONCE)
                yield [column[few] for column in columns], heights and heights[few]


class SpooledBlock(SheetBlock):
    """A block whose values wait in a temporary file; neither days nor marked ones."""

    def __init__(self, row: int, looks: Sequence[ColumnLook]) -> None:
        super().__init__(row, looks)
        self._file = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  read later
        # A workbook that comes to nothing never reads it.
        weakref.finalize(self, self._file.close)

    def add(self, columns: BlockColumns, heights: Heights = None) -> None:
        """Add rows under those that there are."""
        self.rows += len(columns[0])
        self._file.write(json.dumps((columns, heights), ensure_ascii=False) + "\n")

    def parts(self) -> Iterator[tuple[BlockColumns, Heights]]:
        """Yield the rows, as many at once as were added."""
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
        """Write columns of as many values from the first column and a row on.

        Text is written as text, never as a formula or link, as long as a cell holds; None is no
        cell. `looks` are the formats of the first columns, `heights` the points of the rows.
        Nothing else may be written into these rows.
        """
        if columns and len(columns[0]):
            plain = [ColumnLook()] * (len(columns) - len(looks))
            self.begin(SheetBlock(row, [*looks, *plain])).add(columns, heights)

    def begin(self, block: SheetBlock) -> SheetBlock:
        """Give a place to a block whose rows are still to come, and return it."""
        width = len(block.looks)
        for place, look in enumerate(block.looks):
            self.write_number(block.row, place, 0)
            for kind, style in enumerate(look, start=1):
                if style is not None:
                    self.write_blank(block.row, place + kind * width, None, style)
        self.blocks.append(block)
        return block


class _AddedTexts(dict[str, int]):
    """The numbers of the texts that cells share, behind those of XlsxWriter."""

    def __init__(self, xml: str) -> None:
        self._before, _, _ = xml.partition("</sst>")
        self._first = self._before.count("<si>")

    def __missing__(self, text: str) -> int:
        number = self._first + len(self)
        self[text] = number
        return number

    def xml(self) -> str:
        """Return the part of the workbook that has them all."""
        count = f' uniqueCount="{self._first + len(self)}"'
        before = re.sub(r' count="\d+" uniqueCount="\d+"', count, self._before, count=1)
        return f"{before}{''.join([f'<si>{_text_xml(text)}</si>' for text in self])}</sst>"


class _CellStarts(NamedTuple):
    """What the cells of a column begin with, by their kind; `blank` is None for no cell."""

    filled: str
    blank: str | None
    quoted: str
    day: str
    marked: str


def complete(workbook: Path | IO[bytes], sheets: Mapping[str, BlockSheet]) -> None:
    """Put the rows of blocks into a workbook where their patterns are.

    `sheets` are those with blocks by the name of their part; they lose them. Raises TypeError for
    a number that is none, ValueError where the rows of a block do not find their place.
    """
    with _opened(workbook) as source, ZipFile(workbook, "w", **PACKED) as target:
        parts = {part.filename: part for part in source.infolist()}
        if not sheets.keys() <= parts.keys():
            raise ValueError("no such sheet")
        last = parts.pop(TEXTS, None)
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
            with target.open(TEXTS, "w") as file:
                file.write(texts.xml().encode())


def _pack(file: IO[bytes], pieces: Iterable[str]) -> None:
    """Write pieces, each packed while the next one comes: that leaves the interpreter free."""
    with ThreadPoolExecutor(1) as packer:
        packed: Future[int] | None = None
        for piece in pieces:
            if packed is not None:
                packed.result()
            packed = packer.submit(file.write, piece.encode())
        if packed is not None:
            packed.result()


def _opened(workbook: Path | IO[bytes]) -> ZipFile:
    """Return a copy of a workbook to read, while it is written anew."""
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
    # The columns that rows span, a hint for programs, are those of the patterns as well.
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
    """Return the range of the cells in blocks and in the XML of other rows."""
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
    """Yield the XML of the rows of a block whose pattern is an element with formats."""
    starts, first = _starts(pattern[0], len(block.looks)), block.row + 1
    for columns, heights in block.parts():
        cells = [_cells(*each, texts) for each in zip(starts, columns, strict=True)]
        rows = map("".join, zip(_tops(pattern[2], heights), *cells, strict=False))
        numbered = zip(rows, map(str, count(first)), strict=False)
        yield "".join([f"{row.replace(NUMBER, number)}</row>" for row, number in numbered])
        first += len(columns[0])


def _starts(pattern: str, width: int) -> list[_CellStarts]:
    """Return the beginnings of cells by column; each kind's pattern is `width` columns on."""
    styles = dict(_STYLED.findall(pattern))
    found = []
    for place in range(width):
        names = [xl_col_to_name(place + kind * width) for kind in range(1 + len(ColumnLook()))]
        own, *kinds = (
            f'<c r="{names[0]}{NUMBER}"{styles[name]}' if name in styles else None for name in names
        )
        filled, blank, *others = kinds
        filled = filled or own or ""
        found.append(_CellStarts(filled, blank, *(kind or filled for kind in others)))
    return found


def _tops(look: str, heights: Heights) -> Iterator[str]:
    """Return the beginnings of rows with some attributes and their own heights."""
    top = f'<row r="{NUMBER}"{look}>'
    if heights is None:
        return repeat(top)
    tops: dict[float | None, str] = {
        # As XlsxWriter does, in whole pixels.
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
    # Nearly all are whole numbers and texts.
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
    # Zero has two signs, which are one key among the values.
    return f"{starts.filled}><v>{value or 0:.16G}</v></c>"


def _serial(day: date) -> float:
    """Return a day, or a moment, as Excel counts days."""
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    since = moment - _EPOCH
    days = since.days + (since.seconds + since.microseconds / 1e6) / 86_400
    return days + (days > _LEAP)


def _text_xml(text: str) -> str:
    """Return a text as the element that has it, escaped as Excel escapes it."""
    if not _PLAIN.fullmatch(text) or len(text) > LONGEST_TEXT:
        text = _LIKE_ESCAPED.sub("_x005F_", text[:LONGEST_TEXT]).translate(_ESCAPES)
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<t{kept}>{text}</t>"
