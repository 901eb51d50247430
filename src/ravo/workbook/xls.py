"""The sheets of an .xls workbook (Excel 5 to 2003), read by xlrd."""

import io
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import xlrd
from xlrd.compdoc import CompDocError
from xlrd.formula import FormulaError

from ravo.faults import unreadable
from ravo.workbook.calamine_cells import too_much
from ravo.workbook.cell_notes import is_ours
from ravo.workbook.cell_scan import BadCell
from ravo.workbook.compound import global_records, storages, workbook_stream
from ravo.workbook.layout import MergedRange, Sheet, SheetLayout, is_legacy_font, layout_within
from ravo.workbook.notes import References, references_in_xls
from ravo.workbook.opened import MEMORY, Opened
from ravo.workbook.padded_codes import padded_styles, shown_codes
from ravo.workbook.xls_strings import with_true_count

XLS_DAMAGE = (
    xlrd.XLRDError,
    CompDocError,
    FormulaError,
    struct.error,
    LookupError,
    ValueError,
    TypeError,
    AssertionError,
    AttributeError,
    OverflowError,
    MemoryError,
    RecursionError,
    EOFError,
    ArithmeticError,
    NotImplementedError,
    OSError,
    NameError,
)
"""The exceptions that xlrd raises for a damaged file."""
BOUND_SHEET, WORKSHEET = 0x85, 0
FILTER_NAME = "_filterdatabase"
CELL_COST = 51
ROW_COST = 200
"""The measured bytes of a cell and of a row, in xlrd and in the list of rows together."""


@dataclass
class XlsSheets:
    """Reads sheets one at a time; `shown` is, in order, whether each is visible."""

    opened: Opened
    shown: dict[str, bool] = field(init=False)
    references: References = field(init=False)

    def __post_init__(self) -> None:
        opened = self.opened
        stream = workbook_stream(opened.data, opened.path)
        globals_ = list(global_records(stream))
        self.book = self._open(stream)
        visible = [
            content[4] == 0
            for kind, content in globals_
            if kind == BOUND_SHEET and len(content) > 5 and content[5] == WORKSHEET
        ]
        names = self.book.sheet_names()
        if not names:
            raise unreadable("RV-107", path=opened.path.name)
        if len(visible) != len(names):
            visible = [True] * len(names)
        self.shown = dict(zip(names, visible, strict=True))
        self.references = references_in_xls(globals_, storages(opened.data, opened.path))

    def _open(self, stream: bytes) -> xlrd.Book:
        # xlrd gets only the stream: its own reading of a compound file never ends where the chain
        # of a stream leads back to itself.
        try:
            return xlrd.open_workbook(
                file_contents=with_true_count(stream),
                logfile=io.StringIO(),
                formatting_info=True,
                on_demand=True,
                ragged_rows=True,
            )
        except XLS_DAMAGE:
            raise self.opened.damaged() from None

    def read(self, name: str, hidden: bool) -> Sheet:
        """Return a sheet. Raises InputProblem where it is damaged or too large."""
        try:
            sheet = self.book.sheet_by_name(name)
            self._check_memory(name, sheet)
            rows, bad = _cells(sheet, self.book.datemode)
            layout, fonts = _layout(self.book, sheet), _fonts(self.book, sheet)
            codes = shown_codes(rows, _padded(self.book, sheet))
            self.book.unload_sheet(name)
        except XLS_DAMAGE:
            raise self.opened.damaged() from None
        width = max(map(len, rows), default=0)
        layout = layout_within(layout, len(rows), width)
        struck = frozenset(_struck(self.book, sheet))
        noted = commented_in(sheet.cell_note_map)
        return Sheet(name, rows, bad, layout, hidden, fonts, codes, struck, noted)

    def _check_memory(self, name: str, sheet: xlrd.sheet.Sheet) -> None:
        cells = sum(sheet.row_len(row) for row in range(sheet.nrows))
        need = cells * CELL_COST + sheet.nrows * (sheet.ncols * 8 + ROW_COST)
        if need > MEMORY - 2 * len(self.opened.data):
            raise too_much(self.opened, name)


def _cells(sheet: xlrd.sheet.Sheet, datemode: int) -> tuple[list[list[Any]], list[BadCell]]:
    """Return the rows of a sheet up to the last value, all of one length, and its error cells."""
    rows: list[list[Any]] = []
    bad: list[BadCell] = []
    memo: dict[str, str] = {}
    last_row = last_column = 0
    for at in range(sheet.nrows):
        kinds = sheet.row_types(at)
        row = [
            memo.setdefault(value, value) if kind == xlrd.XL_CELL_TEXT else value
            for kind, value in zip(kinds, sheet.row_values(at), strict=True)
        ]
        for place, kind in enumerate(kinds):
            if kind in _PLAIN:
                continue
            row[place] = _value(kind, row[place], datemode)
            if kind == xlrd.XL_CELL_ERROR:
                bad.append(BadCell(place, at + 1, str(row[place])))
                row[place] = ""
        written = _written(kinds)
        if written:
            last_row, last_column = at + 1, max(last_column, written)
        rows.append(row)
    return [_sized(row, last_column) for row in rows[:last_row]], bad


_PLAIN = frozenset({xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK})


def _written(kinds: Sequence[int]) -> int:
    """Return the number of cells of a row up to the last one that is not blank."""
    for place in range(len(kinds) - 1, -1, -1):
        if kinds[place] not in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
            return place + 1
    return 0


def _sized(row: list[Any], width: int) -> list[Any]:
    return row[:width] if len(row) >= width else row + [""] * (width - len(row))


def _value(kind: int, value: Any, datemode: int) -> Any:
    """Return the date, truth value or error's name that xlrd keeps as a number."""
    if kind == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if kind == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(value, "#N/A")
    try:
        moment = xlrd.xldate_as_datetime(value, datemode)
    except (ValueError, OverflowError, xlrd.XLDateError):
        return value
    if 0 <= value < 1:
        return moment.time()
    return moment.date() if value == int(value) else moment


def _layout(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> SheetLayout:
    rows = frozenset(row for row, info in sheet.rowinfo_map.items() if info.hidden)
    columns = frozenset(place for place, info in sheet.colinfo_map.items() if info.hidden)
    merged = tuple(
        MergedRange(first, left, last - 1, right - 1)
        for first, last, left, right in sheet.merged_cells
    )
    # xlrd gives no condition of a filter; a filter that hides rows counts as active.
    number = sheet.number
    has_filter = any(
        item.name.casefold().endswith(FILTER_NAME) and item.scope == number
        for item in book.name_obj_list
    )
    return SheetLayout(merged, rows, columns, has_filter and bool(rows))


def _fonts(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> dict[tuple[int, int], str]:
    legacy = {
        place: font.name for place, font in enumerate(book.font_list) if is_legacy_font(font.name)
    }
    styles = {
        style: legacy[form.font_index]
        for style, form in enumerate(book.xf_list)
        if form.font_index in legacy
    }
    return _styled(sheet, styles)


def _struck(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> dict[tuple[int, int], str]:
    """Return the cells with a line through their text, each with the name of its font."""
    fonts = {place: font.name for place, font in enumerate(book.font_list) if font.struck_out}
    styles = {
        style: fonts[form.font_index]
        for style, form in enumerate(book.xf_list)
        if form.font_index in fonts
    }
    return _styled(sheet, styles)


def commented_in(notes: Mapping[tuple[int, int], Any]) -> frozenset[tuple[int, int]]:
    """Return the places of the cells with an officer's comment, of xlrd's comments by place."""
    return frozenset(
        place
        for place, note in notes.items()
        if note.text.strip() and not is_ours(note.text, note.author)
    )


def _padded(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> dict[tuple[int, int], str]:
    """Return the number format of each cell that is shown with zeros in front."""
    formats = {
        style: book.format_map[form.format_key].format_str
        for style, form in enumerate(book.xf_list)
        if form.format_key in book.format_map
    }
    return _styled(sheet, padded_styles(formats))


def _styled(sheet: xlrd.sheet.Sheet, styles: Mapping[int, str]) -> dict[tuple[int, int], str]:
    """Return the styles of a sheet's cells, blank ones aside."""
    if not styles:
        return {}
    return {
        (row, column): styles[style]
        for row in range(sheet.nrows)
        for column in range(sheet.row_len(row))
        if (style := sheet.cell_xf_index(row, column)) in styles
        and sheet.cell_value(row, column) != ""
    }
