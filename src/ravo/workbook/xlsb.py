"""The sheets of an .xlsb workbook: cells read by calamine, layout and bad cells from records."""

import io
import struct
import zipfile
from dataclasses import dataclass, field
from functools import cached_property

from ravo.workbook.calamine_cells import (
    CalamineSheets,
    check_memory,
    guarded,
    load,
    rows_of,
    too_much,
)
from ravo.workbook.cell_scan import MAX_BAD, BadCell, check_area
from ravo.workbook.gate import MIB
from ravo.workbook.layout import (
    MAX_MERGED,
    MergedRange,
    Sheet,
    SheetLayout,
    StyleMarks,
    is_legacy_font,
    layout_within,
)
from ravo.workbook.opened import MAX_STYLES
from ravo.workbook.padded_codes import padded_styles, shown_codes
from ravo.workbook.xlsb_records import has_short_cells, records, wide_text, with_columns

MAX_SHEET = 120 * MIB
ROW, BLANK, ERROR, FORMULA_ERROR = 0, 1, 3, 11
RICH_TEXT = 62
"""A kind of cell that calamine ignores; Excel itself does not write it."""
COLUMNS, MERGED, FILTERED, FONT, FORMAT = 60, 176, 163, 43, 47
FORMATS_BEGIN, FORMATS_END, NUMBER_FORMAT = 617, 618, 44
STRUCK = 0x0008
"""The bit of a font with a line through the text."""
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


@dataclass
class _BinarySheetScan:
    bad: list[BadCell] = field(default_factory=list)
    merged: list[MergedRange] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    styled: dict[tuple[int, int], int] = field(default_factory=dict)
    filtered: bool = False
    rows: int = 0
    columns: int = 0
    filled: int = 0
    unread: bool = False


class XlsbSheets(CalamineSheets):
    """Reads sheets one at a time."""

    @cached_property
    def marks(self) -> StyleMarks:
        """What the workbook's styles show of cells. Raises InputProblem where they are damaged."""
        data = self.opened.whole("xl/styles.bin", MAX_STYLES)
        try:
            return StyleMarks(_legacy_fonts(data), _padded_formats(data), _struck_styles(data))
        except (IndexError, struct.error, ValueError):
            raise self.opened.damaged() from None

    def read(self, name: str, hidden: bool) -> Sheet:
        """Return a sheet. Raises InputProblem where it is damaged or too large."""
        part = self.opened.parts.get(name)
        if part is None:
            raise self.opened.damaged()
        data, book = self.opened.whole(part, MAX_SHEET), self.book
        marks = self.marks
        try:
            if has_short_cells(data):
                data = with_columns(data)
                book = load(self.opened, self._with_part(part, data))
            scan = _scan(data, marks.styles)
        except (IndexError, struct.error, OverflowError):
            raise self.opened.damaged() from None
        if scan.unread or len(scan.bad) > MAX_BAD:
            raise self.opened.damaged()
        if len(scan.merged) > MAX_MERGED:
            raise too_much(self.opened, name)
        check_area(self.opened, part, scan.rows, scan.columns)
        left = check_memory(self.opened, name, scan.rows, scan.columns, scan.filled, len(data))
        del data
        with guarded(self.opened):
            sheet = book.get_sheet_by_name(name)
        layout = SheetLayout(
            tuple(scan.merged),
            frozenset(scan.hidden_rows),
            frozenset(scan.hidden_columns),
            scan.filtered,
        )
        rows = rows_of(self.opened, name, sheet, left)
        for cells in rows:
            # Only from this format calamine returns whole numbers as int.
            cells[:] = [float(cell) if type(cell) is int else cell for cell in cells]
        fonts = {
            at: marks.fonts[style] for at, style in scan.styled.items() if style in marks.fonts
        }
        padded = {
            at: marks.padded[style] for at, style in scan.styled.items() if style in marks.padded
        }
        layout = layout_within(layout, scan.rows, scan.columns)
        struck = frozenset(at for at, style in scan.styled.items() if style in marks.struck)
        codes = shown_codes(rows, padded)
        return Sheet(name, rows, scan.bad, layout, hidden, fonts, codes, struck)

    def _with_part(self, part: str, data: bytes) -> bytes:
        """Return the bytes of a workbook with only this sheet, whose part contains `data`."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, size in self.opened.sizes.items():
                if not name.startswith(("xl/worksheets/", "xl/media/")):
                    archive.writestr(name, self.opened.whole(name, size))
            archive.writestr(part, data)
        return buffer.getvalue()


def _scan(data: bytes, styles: frozenset[int]) -> _BinarySheetScan:
    """Return the scan of a sheet's records. Raises IndexError, struct.error where they are cut."""
    scan, row = _BinarySheetScan(), 0
    for kind, at, _ in records(data):
        if kind == ROW:
            (row,) = struct.unpack_from("<I", data, at)
            if data[at + 11] & 0x10:
                scan.hidden_rows.add(row)
        elif BLANK < kind <= FORMULA_ERROR:
            _note_cell(data, kind, at, row, scan, styles)
        elif kind == RICH_TEXT:
            scan.unread = True
        elif kind in (COLUMNS, MERGED, FILTERED):
            _note_layout(data, kind, at, scan)
    return scan


def _note_cell(
    data: bytes, kind: int, at: int, row: int, scan: _BinarySheetScan, styles: frozenset[int]
) -> None:
    """Add one cell record to a scan: its place, an error value, a wanted style.

    `kind` is that of the record, which begins at byte `at` of `data`; `row` counts from 0, and
    `styles` are the styles whose cells are recorded.
    """
    column, style = struct.unpack_from("<II", data, at)
    scan.filled += 1
    scan.rows, scan.columns = max(scan.rows, row + 1), max(scan.columns, column + 1)
    if kind in (ERROR, FORMULA_ERROR):
        scan.bad.append(BadCell(column, row + 1, ERRORS.get(data[at + 8], "#N/A")))
    if styles and style & 0xFFFFFF in styles:
        scan.styled[row, column] = style & 0xFFFFFF


def _note_layout(data: bytes, kind: int, at: int, scan: _BinarySheetScan) -> None:
    if kind == MERGED:
        first, last, left, right = struct.unpack_from("<IIII", data, at)
        scan.merged.append(MergedRange(first, left, last, right))
    elif kind == COLUMNS:
        left, right, _, _, flags = struct.unpack_from("<IIIIH", data, at)
        if flags & 1:
            scan.hidden_columns.update(range(left, min(right + 1, 16_384)))
    else:
        scan.filtered = True


def _legacy_fonts(data: bytes) -> dict[int, str]:
    names, fonts, in_formats = [], [], False
    for kind, at, _ in records(data):
        if kind == FONT:
            names.append(wide_text(data, at + 21)[0])
        elif kind in (FORMATS_BEGIN, FORMATS_END):
            in_formats = kind == FORMATS_BEGIN
        elif kind == FORMAT and in_formats:
            fonts.append(struct.unpack_from("<H", data, at + 4)[0])
    legacy = {place: name for place, name in enumerate(names) if is_legacy_font(name)}
    return {style: legacy[font] for style, font in enumerate(fonts) if font in legacy}


def _struck_styles(data: bytes) -> frozenset[int]:
    struck, fonts, in_formats = [], [], False
    for kind, at, _ in records(data):
        if kind == FONT:
            struck.append(bool(struct.unpack_from("<H", data, at + 2)[0] & STRUCK))
        elif kind in (FORMATS_BEGIN, FORMATS_END):
            in_formats = kind == FORMATS_BEGIN
        elif kind == FORMAT and in_formats:
            fonts.append(struct.unpack_from("<H", data, at + 4)[0])
    return frozenset(
        style for style, font in enumerate(fonts) if font < len(struck) and struck[font]
    )


def _padded_formats(data: bytes) -> dict[int, str]:
    codes, used, in_formats = {}, [], False
    for kind, at, _ in records(data):
        if kind == NUMBER_FORMAT:
            codes[struct.unpack_from("<H", data, at)[0]] = wide_text(data, at + 2)[0]
        elif kind in (FORMATS_BEGIN, FORMATS_END):
            in_formats = kind == FORMATS_BEGIN
        elif kind == FORMAT and in_formats:
            used.append(struct.unpack_from("<H", data, at + 2)[0])
    codes = padded_styles(codes)
    return {style: codes[number] for style, number in enumerate(used) if number in codes}
