"""The sheets of an .xlsx workbook."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cached_property

import numpy as np
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from python_calamine import CalamineSheet

from ravo.faults import InputProblem
from ravo.workbook.calamine_cells import (
    CalamineSheets,
    check_memory,
    guarded,
    load,
    rows_of,
    too_much,
)
from ravo.workbook.cell_notes import commented
from ravo.workbook.cell_scan import (
    ADDRESS,
    CELL_BYTES,
    ChunkFile,
    Scan,
    ScanScope,
    check_area,
    column_place,
    extent_of,
    row_blocks,
    shared_numbers,
    tags_of,
    without_prefix,
)
from ravo.workbook.fonts import legacy_fonts, partly_struck, struck_styles
from ravo.workbook.gate import MIB
from ravo.workbook.layout import (
    MAX_MERGED,
    Sheet,
    SheetLayout,
    StyleMarks,
    has_filter,
    hidden_columns,
    layout_within,
    merged_ranges,
)
from ravo.workbook.opened import MAX_STYLES, STYLES, Opened
from ravo.workbook.padded_codes import padded_in, shown_codes
from ravo.workbook.plain_rows import Places
from ravo.workbook.scanned_sheet import SINGLE, check_meaning, sound_scan
from ravo.xlsx.package_parts import SHARED_STRINGS

SPARE_AREA = 200_000
SPARE_BYTES = MIB
"""The numbers of blank cells (SPARE_AREA) and of bytes without a value from which a sheet is copied
without them before calamine reads it."""
LONG_STRING, LITTLE_TEXT = 255, 64 * MIB
"""The bytes of a shared string from which the strings of cells are added up, unless the sum could
not exceed the second number even if every cell had the longest string."""
_CELL = re.compile(rb"<c(\s[^<>]*?)?(?:/>|>([^<]*+(?:<(?!/?c\b)[^<]*+)*)</c>)")
_TAGS = re.compile(rb"<f\b[^<>]*>[^<]*+</f>|<[^<>]*>")
_CLOSING = rb"</(?:\w+:)?(?:sheetData|worksheet)>"


class XlsxSheets(CalamineSheets):
    """Reads sheets one at a time."""

    @cached_property
    def marks(self) -> StyleMarks:
        """What the workbook's styles show of cells."""
        styles = self.opened.whole(STYLES, MAX_STYLES)
        return StyleMarks(legacy_fonts(styles), padded_in(styles), struck_styles(styles))

    @cached_property
    def strings(self) -> tuple[Places | None, frozenset[str]]:
        """The bytes of each shared string, and the strings that are struck through in part.

        The bytes are None where the strings' cells cannot take too much memory.
        """
        if SHARED_STRINGS not in self.opened.sizes:
            return None, frozenset()
        part = b"".join(self.opened.stream(SHARED_STRINGS))
        pieces = part.split(b"</si>")
        lengths = np.fromiter(map(len, pieces), np.int64, len(pieces))
        struck = partly_struck(pieces) if b"strike" in part else frozenset()
        return lengths if lengths.max() > LONG_STRING else None, struck

    def _lengths_for(self, part: str) -> Places | None:
        """Return the bytes of each shared string; None where a part has too few cells to matter."""
        lengths = self.strings[0]
        if lengths is None:
            return None
        cells = self.opened.sizes.get(part, 0) // CELL_BYTES
        return lengths if cells * int(lengths.max()) > LITTLE_TEXT else None

    def read(self, name: str, hidden: bool) -> Sheet:
        """Return a sheet. Raises InputProblem where it is damaged or too large."""
        part = self.opened.parts.get(name)
        if part is None:
            raise self.opened.damaged()
        marks = self.marks
        wanted = ScanScope(marks.styles, self._lengths_for(part))
        opened, scan = sound_scan(self.opened, part, wanted)
        rows, columns = self._extent(opened, part, scan)
        check_area(self.opened, part, rows, columns)
        left = check_memory(self.opened, name, rows, columns, scan.filled, scan.text)
        sheet = self._sheet(opened, name, scan, rows, columns)
        layout = layout_within(self._layout(name, scan), rows, columns)
        rows_read = rows_of(self.opened, name, sheet, left)
        fonts = {
            at: marks.fonts[style] for at, style in scan.styled.items() if style in marks.fonts
        }
        padded = {
            at: marks.padded[style] for at, style in scan.styled.items() if style in marks.padded
        }
        codes = shown_codes(rows_read, padded)
        struck = frozenset(at for at, style in scan.styled.items() if style in marks.struck)
        if mixed := self.strings[1]:
            struck |= {
                (at, place)
                for at, row in enumerate(rows_read)
                for place, cell in enumerate(row)
                if cell in mixed
            }
        noted = commented(self.opened, part)
        return Sheet(name, rows_read, scan.bad, layout, hidden, fonts, codes, struck, noted)

    def _extent(self, opened: Opened, part: str, scan: Scan) -> tuple[int, int]:
        """Return the number of rows and columns with values, without blank texts far away."""
        area = scan.last_row * scan.last_column
        if area < SPARE_AREA or area < 3 * scan.filled:
            return scan.last_row, scan.last_column
        extent = written_extent(opened, part, scan)
        bad_rows = max((bad.row for bad in scan.bad), default=0)
        if bad_rows < extent.rows or not scan.bad:
            scan.needed = extent.needed
        return extent.rows, extent.columns

    def _sheet(
        self, opened: Opened, name: str, scan: Scan, rows: int, columns: int
    ) -> CalamineSheet:
        """Return calamine's sheet; from a copy without blank cells where these are many."""
        spare = scan.last_row * scan.last_column - rows * columns > SPARE_AREA
        book = self.book if opened is self.opened else None
        if spare or scan.rows_end - scan.needed > SPARE_BYTES:
            part = opened.parts[name]
            book = load(self.opened, _without_spare(opened, part, scan, rows, columns))
        try:
            with guarded(self.opened):
                return (book or load(opened)).get_sheet_by_name(name)
        except InputProblem:
            if opened is self.opened:
                check_meaning(opened, opened.parts[name])
            raise

    def _layout(self, name: str, scan: Scan) -> SheetLayout:
        if scan.tail.count(b"mergeCell ") > MAX_MERGED:
            raise too_much(self.opened, name)
        return SheetLayout(
            merged_ranges(scan.tail),
            frozenset(scan.hidden_rows),
            hidden_columns(scan.head),
            has_filter(scan.tail, bool(scan.hidden_rows)),
        )


# cells without a value


def blank_strings(opened: Opened) -> list[int]:
    """Return the places of the shared strings that are blank."""
    blank: list[int] = []
    if SHARED_STRINGS not in opened.sizes:
        return blank
    place, parents = 0, []
    try:
        for event, item in iterparse(
            ChunkFile(opened.stream(SHARED_STRINGS)), events=("start", "end"), forbid_dtd=True
        ):
            if event == "start":
                parents.append(item)
                continue
            parents.pop()
            if item.tag.rpartition("}")[2] == "si":
                if not "".join(item.itertext()).strip():
                    blank.append(place)
                place += 1
                parents[-1].clear()
    except (DefusedXmlException, SyntaxError, ValueError, LookupError):
        raise opened.damaged() from None
    return blank


class _Written:
    """The written extent of a sheet: rows, columns, and the bytes of XML that hold it."""

    rows = columns = needed = 0

    def reach(self, row: int, column: int) -> None:
        """Extend the extent to a cell, counted from 1."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)


def written_extent(opened: Opened, part: str, scan: Scan) -> _Written:
    """Return the extent of a sheet up to the last cell that is not blank."""
    blank, extent, at = blank_strings(opened), _Written(), 0
    for block in _row_blocks(opened, part):
        xml = without_prefix(block, scan.prefix)[0] if scan.prefix else block
        last = _written_in(xml, blank, extent)
        if last >= 0:
            close = xml.find(b"</row>", last)
            whole = close < 0 or bool(scan.prefix)
            extent.needed = at + (len(block) if whole else close + len(b"</row>"))
        at += len(block)
    for bad in scan.bad:
        extent.reach(bad.row, bad.column + 1)
    return extent


def _written_in(xml: bytes, blank: list[int], extent: _Written) -> int:
    """Add the cells of one block to the extent; return where the last one begins, else -1."""
    tags = tags_of(xml)
    owned = tags.is_value & (tags.before > 0)
    values, owners = tags.places[owned], tags.starts[tags.before[owned] - 1]
    numbers = shared_numbers(tags.array, values)
    shared = owners[(numbers >= 0) & ~np.isin(numbers, blank)]
    row, column = extent_of(tags.array, shared)
    extent.reach(row, column)
    last = int(shared[-1]) if len(shared) else -1
    # Numbers, and texts that are in the cell itself.
    for start in owners[numbers < 0].tolist():
        cell = _CELL.match(xml, start)
        if cell and _is_written(cell[2] or b""):
            last = max(last, start)
            if address := ADDRESS.search(cell[1] or b""):
                extent.reach(int(address[2]), column_place(address[1].decode()) + 1)
    return last


def _is_written(body: bytes) -> bool:
    return bool(_TAGS.sub(b"", body).replace(b"\xc2\xa0", b" ").strip())


def _row_blocks(opened: Opened, part: str) -> Iterator[bytes]:
    return (block for block, _ in row_blocks(opened, part))


def _without_spare(opened: Opened, part: str, scan: Scan, rows: int, columns: int) -> bytes:
    """Return a workbook of one sheet with only the cells within `rows` and `columns`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name in SINGLE:
            if name in opened.sizes:
                archive.writestr(name, opened.whole(name, opened.sizes[name]))
        with archive.open(part, "w") as file:
            at = 0
            for block in _row_blocks(opened, part):
                taken = block[: max(0, scan.needed - at)]
                at += len(block)
                file.write(_within(taken, scan, rows, columns))
                if at >= scan.needed:
                    break
            file.write(b"".join(re.findall(_CLOSING, scan.tail)))
    return buffer.getvalue()


def _within(xml: bytes, scan: Scan, rows: int, columns: int) -> bytes:
    """Return the XML of rows without the cells beyond `rows` and `columns`."""
    if scan.last_row <= rows and scan.last_column <= columns:
        return xml

    def kept(cell: re.Match[bytes]) -> bytes:
        """Return a cell's XML, empty where the cell is beyond the extent."""
        address = ADDRESS.search(cell[1] or b"")
        if address is None:
            return cell[0]
        far = int(address[2]) > rows or column_place(address[1].decode()) >= columns
        return b"" if far else cell[0]

    return _CELL.sub(kept, xml)
