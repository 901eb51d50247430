"""A worksheet that takes whole rows of plain values, for sheets of a million cells.

XlsxWriter's per-cell calls (decorated arguments, bounds, a record for each cell, attributes
joined anew for each cell of the XML) were half the time of a large commune. A survey's cells
repeat a few words, so here each distinct number goes through the public API once and its repeats
share the record that it left; so do texts, whatever sheet of the workbook they are in, and
once one text was written, others are recorded as it was. In the XML, XlsxWriter writes the first
cell of each column and kind and the first plain row, and the others follow its pattern.
Subclassing Worksheet is XlsxWriter's documented way to extend it, but records and XML are its
own affair, so the project stays below its next major version, and `sheet_class` tries the
subclass out first: where a release made them otherwise (as those before 3.3 did), it gives the
plain worksheet, on which `put_row` and `put_block` use the public API alone.
"""

import io
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from xlsxwriter.worksheet import CellStringTuple, Worksheet

from ravo.xlsx.new_workbook import new_workbook

Value = str | float | None
DayValue = str | float | date | None
Cells = list[Any]
"""Records of cells, None where there is none."""
_TRIAL: tuple[tuple[Value, ...], ...] = (
    ("Có", 1, 1.0, 0, -0.0, 0.0, "1", None, "Có"),
    (None, "=1+1", " <b>&amp;", "x\x01_x0041_\n", "", 1e17, 1 / 3, 12, None),
    ("Có", 1, 1.0, 0, -0.0, 0.0, "1", None, "Có"),
    (),
    ("Có", "=1+1", "1", "", 2, -7.5, 1 / 3, 12, "Không"),
)
"""Rows with cells that differ by kind, repeat or need escapes: both worksheets must agree."""
_ONCE = "1: 3,5"
_BLOCK = 16
"""Rows that share one note of the columns they span."""
_SHORT = 10_000
"""Texts up to this many characters never reach the cell limit that XlsxWriter checks."""


class OnceText(str):
    """A text that no other cell of the workbook has.

    It is written into its cell: among the texts that cells share it would only cost time.
    """


class _Own(NamedTuple):
    """The record of a text that is in its own cell, shaped as XlsxWriter's records are."""

    string: str
    format: None = None


class ColumnLook(NamedTuple):
    """The formats of a column of a styled block: of the cells with a value, and of the others."""

    filled: Any
    blank: Any


class _Known:
    """The records of plain cells that a workbook has, by value, and the class of those of texts."""

    def __init__(self) -> None:
        # By class, as 1, 1.0 and True are one key of a dict.
        self.records: defaultdict[type, dict[Any, Any]] = defaultdict(dict)
        self.text: Any = None

    def learn(self, value: str, record: Any, places: dict[str, int], style: Any = None) -> None:
        """Keep the class of a text's record if that is the text's place, and its format."""
        kind = record.__class__
        if record == kind(places.get(value), style):
            self.text = kind


_KNOWN: WeakKeyDictionary[Any, _Known] = WeakKeyDictionary()
"""By the table of a workbook's texts, which its sheets share."""


class BulkSheet(Worksheet):  # type: ignore[misc]  # xlsxwriter has no types
    """A worksheet with a fast `put_row`, and a fast way to write plain cells into its XML.

    Whatever is not plain, a format of a cell or row, a formula, is left to XlsxWriter.
    """

    fh: Any
    constant_memory: bool

    def __init__(self) -> None:
        super().__init__()
        self._plain_rows: bool | None = None
        self._block: tuple[int, list[Cells]] = (0, [])
        self._block_look: Any = None
        self._patterns: dict[tuple[int, type, Any], tuple[str, str, str, str]] = {}

    def put_row(self, row: int, values: Sequence[Value]) -> None:
        """Do what `put_row` of this module does."""
        filled = [place for place, value in enumerate(values) if value is not None]
        if not filled or self._check_dimensions(row, filled[-1]):
            return
        self._check_dimensions(row, filled[0])
        if self.constant_memory:
            self._put_streamed(row, values, filled)
            return
        known, line, repeats = self._shared(), self.table[row], 0
        records = known.records
        for place in filled:
            value = values[place]
            kind = value.__class__
            cell = records[kind].get(value)
            if cell is not None:
                line[place] = cell
                repeats += kind is str
            else:
                self._put_new(row, place, value, known)
        self.str_table.count += repeats

    def _put_streamed(self, row: int, values: Sequence[Value], filled: Sequence[int]) -> None:
        """Put a row of a workbook that keeps no row in memory: every text is in its own cell."""
        if row > self.previous_row:
            self._write_single_row(row)
        line = self.table[row]
        for place in filled:
            value = values[place]
            if isinstance(value, str) and _is_simple(value):
                line[place] = _Own(value)
            else:
                put_cell(self, row, place, value)

    def put_block(self, row: int, columns: Sequence[Sequence[Value]]) -> None:
        """Do what `put_block` of this module does."""
        last = (row + len(columns[0]) - 1, len(columns) - 1)
        if last[0] < row or self._check_dimensions(*last):
            return
        self._check_dimensions(row, 0)
        known = self._shared()
        made = [self._records(row, place, values, known) for place, values in enumerate(columns)]
        self._block = (row, made)
        self.table.pop(row, None)

    def put_styled_block(
        self,
        row: int,
        columns: Sequence[Sequence[DayValue]],
        styles: Sequence[ColumnLook],
        height: float,
    ) -> None:
        """Do what `put_styled_block` of this module does."""
        last = (row + len(columns[0]) - 1, len(columns) - 1)
        if last[0] < row or self._check_dimensions(*last):
            return
        self._check_dimensions(row, 0)
        made = [
            self._styled(row, place, *each)
            for place, each in enumerate(zip(columns, styles, strict=True))
        ]
        self._block = (row, made)
        self.table.pop(row, None)
        # The look of a row goes with the block: XlsxWriter writes each row that has one.
        self.set_row(row, height)
        self._block_look = self.row_info.pop(row)

    def _styled(self, row: int, place: int, values: Sequence[DayValue], look: ColumnLook) -> Cells:
        """Return the record of each value in its format, each distinct one once."""
        known, cells, texts = self._shared(), [], 0
        put_cell(self, row, place, None, look.blank)
        blank = self.table[row][place]
        records: dict[tuple[type, Any], Any] = {}
        for value in values:
            if value is None:
                cells.append(blank)
                continue
            kind = value.__class__
            cell = records.get((kind, value))
            if cell is None:
                cell = self._new_styled(row, place, value, look.filled, known)
                # Zero has two signs, which are one key of a dict but two texts in the file.
                if value or kind is int:
                    records[kind, value] = cell
            elif kind is str:
                texts += 1
            cells.append(cell)
        self.str_table.count += texts
        return cells

    def _new_styled(self, row: int, place: int, value: Any, style: Any, known: _Known) -> Any:
        is_text = isinstance(value, str)
        if is_text and known.text is not None and len(value) <= _SHORT:
            return known.text(self.str_table._get_shared_string_index(value), style)
        put_cell(self, row, place, value, style)
        cell = self.table[row][place]
        if is_text and known.text is None:
            known.learn(value, cell, self.str_table.string_table, style)
        return cell

    def _records(self, row: int, place: int, values: Sequence[Value], known: _Known) -> Cells:
        """Return the record of each value, new ones being written to one cell in turn."""
        records, cells, repeats = known.records, [], 0
        for value in values:
            kind = value.__class__
            if value is None:
                cell = None
            elif isinstance(value, OnceText) and known.text is not None and _is_simple(value):
                cell = _Own(value)
            elif (cell := records[kind].get(value)) is not None:
                repeats += kind is str
            else:
                self._put_new(row, place, value, known)
                cell = self.table[row][place]
            cells.append(cell)
        self.str_table.count += repeats
        return cells

    def _shared(self) -> _Known:
        known = _KNOWN.get(self.str_table)
        if known is None:
            known = _KNOWN[self.str_table] = _Known()
        return known

    def _put_new(self, row: int, place: int, value: Any, known: _Known) -> None:
        """Write a value that no cell of the workbook has yet."""
        line, kind = self.table[row], value.__class__
        if kind is OnceText and known.text is not None and _is_simple(value):
            line[place] = _Own(value)
            return
        if kind is str and known.text is not None and len(value) <= _SHORT:
            line[place] = known.text(self.str_table._get_shared_string_index(value), None)
        else:
            put_cell(self, row, place, value)
            if kind is str and known.text is None:
                known.learn(value, line[place], self.str_table.string_table)
        # Zero has two signs, which are one key of a dict but two texts in the file.
        if value or kind is int:
            known.records[kind][value] = line[place]

    def _calculate_spans(self) -> None:
        """Note the first and last column of every block of rows, from each row's ends only."""
        if self.comments:
            super()._calculate_spans()
            return
        ends: dict[int, tuple[int, int]] = {}
        for row, line in self.table.items():
            if line:
                low, high = min(line), max(line)
                first, last = ends.get(row // _BLOCK, (low, high))
                ends[row // _BLOCK] = (min(first, low), max(last, high))
        self.row_spans = {block: f"{low + 1}:{high + 1}" for block, (low, high) in ends.items()}

    def _write_rows(self) -> None:
        first, columns = self._block
        if columns and any(row >= first and line for row, line in self.table.items()):
            raise ValueError("cells in or below a block of rows")
        super()._write_rows()
        if not columns:
            return
        spans = f"1:{len(columns)}"
        cells = [self._column_xml(first, col, records) for col, records in enumerate(columns)]
        opening = self._written(self._write_row, first, spans, self._block_look)
        before, _, after = opening.partition(f'"{first + 1}"')
        for row, written in enumerate(zip(*cells, strict=True), start=first + 1):
            self.fh.write(f'{before}"{row}"{after}{"".join(written)}</row>')

    def _column_xml(self, first: int, col: int, records: Cells) -> list[str]:
        """Return the XML of each cell of a column of a block, none for None."""
        pieces = []
        for row, cell in enumerate(records, start=first):
            if cell is None:
                pieces.append("")
                continue
            pattern = self._patterns.get((col, cell.__class__, cell.format))
            if pattern is None:
                pieces.append(self._learn(row, col, cell))
                continue
            before, after, figures, end = pattern
            if len(cell) == 1:
                pieces.append(f"{before}{row + 1}{after}")
            else:
                pieces.append(f"{before}{row + 1}{after}{cell[0]:{figures}}{end}")
        return pieces

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        info = self.row_info.get(row)
        if cell.format or (info is not None and info.row_format):
            self._write_slowly(row, col, cell)
            return
        pattern = self._patterns.get((col, cell.__class__, None))
        if pattern is None:
            self.fh.write(self._learn(row, col, cell))
        else:
            before, after, figures, end = pattern
            self.fh.write(f"{before}{row + 1}{after}{cell[0]:{figures}}{end}")

    def _write_slowly(self, row: int, col: int, cell: Any) -> None:
        """Let XlsxWriter write a cell: a text of its own as it writes all texts row by row."""
        if cell.__class__ is not _Own:
            super()._write_cell(row, col, cell)
            return
        streamed, self.constant_memory = self.constant_memory, True
        super()._write_cell(row, col, CellStringTuple(cell.string, None))
        self.constant_memory = streamed

    def _write_row(
        self, row: int, spans: Any, row_info: Any = None, empty_row: bool = False
    ) -> None:
        plain = f'<row r="{row + 1}" spans="{spans}">' if spans else f'<row r="{row + 1}">'
        if row_info is not None or empty_row or self._plain_rows is False:
            super()._write_row(row, spans, row_info, empty_row)
        elif self._plain_rows:
            self.fh.write(plain)
        else:
            written = self._written(super()._write_row, row, spans)
            self._plain_rows = written == plain
            self.fh.write(written)

    def _learn(self, row: int, col: int, cell: Any) -> str:
        """Return the XML of a cell, and keep the XML around its row and its value."""
        written = self._written(self._write_slowly, row, col, cell)
        kind = cell.__class__.__name__
        if kind not in _WRITTEN:
            return written
        figures, opening, end = _WRITTEN[kind]
        before, _, rest = written.partition(f'{row + 1}"')
        key = (col, cell.__class__, cell.format)
        if len(cell) == 1:
            if before.startswith('<c r="') and rest.endswith(end):
                self._patterns[key] = (before, f'"{rest}', figures, "")
            return written
        after, _, value = rest.rpartition(opening)
        if value == f"{cell[0]:{figures}}{end}" and before.startswith('<c r="'):
            self._patterns[key] = (before, f'"{after}{opening}', figures, end)
        return written

    def _written(self, write: Callable[..., None], *given: Any) -> str:
        """Return the XML that XlsxWriter would write."""
        target: Any = self.fh
        own = io.StringIO()
        self.fh = own
        try:
            write(*given)
        finally:
            self.fh = target
        return own.getvalue()


_WRITTEN = {
    "String": ("", "<v>", "</v></c>"),
    "Number": (".16G", "<v>", "</v></c>"),
    "Datetime": (".16G", "<v>", "</v></c>"),
    "Blank": ("", "", "/>"),
    "_Own": ("", "<is><t>", "</t></is></c>"),
}
"""How XlsxWriter writes a record: a text's number among the texts, a number, a day, nothing but a
format, a text of its own."""


def _is_simple(text: str) -> bool:
    """Return whether a text is the same in XML, and every program keeps it as it is."""
    marked = "<" in text or ">" in text or "&" in text or "_" in text
    return not marked and text.isprintable() and len(text) <= _SHORT and text.strip() == text


def put_row(sheet: Any, row: int, values: Sequence[Value]) -> None:
    """Write a row of values from the first column on, without formats; None is no cell.

    Text is written as text, never as a formula or link; `OnceText` is quicker for one that no
    other cell has. NaN raises TypeError.
    """
    if isinstance(sheet, BulkSheet):
        sheet.put_row(row, values)
        return
    for place, value in enumerate(values):
        if value is not None:
            put_cell(sheet, row, place, value)


def put_block(sheet: Any, row: int, columns: Sequence[Sequence[Value]]) -> None:
    """Write columns of as many values from the first column and a row on, as `put_row` does.

    They are the last rows of the sheet, without formats or heights of their own; a sheet has one
    block. The first column has no None.
    """
    if isinstance(sheet, BulkSheet):
        sheet.put_block(row, columns)
        return
    for at, values in enumerate(zip(*columns, strict=True), start=row):
        put_row(sheet, at, values)


def put_styled_block(
    sheet: Any,
    row: int,
    columns: Sequence[Sequence[DayValue]],
    styles: Sequence[ColumnLook],
    height: float,
) -> None:
    """Write columns as `put_block` does, each cell in a format and each row of one height.

    None is a cell with its format alone.
    """
    if isinstance(sheet, BulkSheet):
        sheet.put_styled_block(row, columns, styles, height)
        return
    for at, values in enumerate(zip(*columns, strict=True), start=row):
        sheet.set_row(at, height)
        for place, value in enumerate(values):
            style = styles[place].blank if value is None else styles[place].filled
            put_cell(sheet, at, place, value, style)


def put_cell(sheet: Any, row: int, place: int, value: Any, style: Any = None) -> None:
    """Write one value: text as text, a day as a day; None is a cell with its format alone."""
    if value is None:
        sheet.write_blank(row, place, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, place, value, style)
    elif isinstance(value, date):
        sheet.write_datetime(row, place, value, style)
    else:
        sheet.write_number(row, place, value, style)


@cache
def sheet_class() -> type[Any]:
    """Return BulkSheet where it writes what XlsxWriter's own worksheet writes, else the latter."""
    # A trial of what is written, not a list of versions or names: a release may keep every name
    # and still write something else.
    try:
        same: bool = _trial(BulkSheet) == _trial(Worksheet) and _keeps_once_texts()
        same = same and _styled_trial(BulkSheet) == _styled_trial(Worksheet)
        same = same and _streamed_trial(BulkSheet) == _streamed_trial(Worksheet)
    except (AttributeError, LookupError, TypeError, ValueError):
        same = False
    chosen: type[Any] = BulkSheet if same else Worksheet
    return chosen


def _trial(kind: type[Any]) -> tuple[str, int, list[str]]:
    """Return the XML of a small sheet, and the count and list of its texts; nothing is stored."""
    book = new_workbook(io.BytesIO())
    sheet = book.add_worksheet("x", kind)
    look = book.add_format({"num_format": "0.00"})
    sheet.set_column(1, 3, 9, look)
    sheet.set_row(_BLOCK - 2, 40, look)
    for row, values in enumerate(_TRIAL, start=_BLOCK - 2):
        put_row(sheet, row, values)
    put_block(sheet, 2 * _BLOCK, [*zip(*_TRIAL[::2], strict=True)])
    sheet.write_string(_BLOCK, 0, "=", look)
    return _xml_of(sheet), sheet.str_table.count, list(sheet.str_table.string_table)


def _styled_trial(kind: type[Any]) -> tuple[str, int, list[str]]:
    """Return the same of a sheet with a styled block."""
    book = new_workbook(io.BytesIO())
    sheet = book.add_worksheet("x", kind)
    one, other = (book.add_format({"border": 1, "num_format": form}) for form in ("0.0", "dd/mm"))
    sheet.set_column(1, 3, 9, other)
    # Only one text is new in the block, as its texts are counted column by column.
    put_row(sheet, 0, [value for value in _TRIAL[-1] if isinstance(value, str)])
    day = date(2024, 2, 29)
    rows = [*_TRIAL[::2], (None, day, " Mới ", day, *[None] * 5)]
    columns = [*zip(*rows, strict=True)]
    styles = [ColumnLook(one, other), ColumnLook(other, one)] * len(columns)
    put_styled_block(sheet, _BLOCK, columns, styles[: len(columns)], 27)
    return _xml_of(sheet), sheet.str_table.count, list(sheet.str_table.string_table)


def _streamed_trial(kind: type[Any]) -> str:
    """Return the XML of the rows of a small sheet in a workbook that keeps no row in memory."""
    sheet = new_workbook(io.BytesIO()).add_worksheet("x", kind)
    sheet.constant_memory, sheet.fh = True, io.StringIO()
    for row, values in enumerate(_TRIAL * 2):
        put_row(sheet, row, values)
    sheet._write_single_row(len(_TRIAL) * 2)
    xml: str = sheet.fh.getvalue()
    return xml


def _keeps_once_texts() -> bool:
    """Return whether a text of its own comes out in its cell, which no plain worksheet shows."""
    sheet = new_workbook(io.BytesIO()).add_worksheet("x", BulkSheet)
    put_row(sheet, 0, ["Có", OnceText(_ONCE)])
    put_block(sheet, 1, [["Có"], [OnceText(_ONCE)]])
    return _xml_of(sheet).count(f' t="inlineStr"><is><t>{_ONCE}</t></is></c>') == 2


def _xml_of(sheet: Any) -> str:
    xml = io.StringIO()
    sheet._set_xml_writer(xml)
    sheet._assemble_xml_file()
    return xml.getvalue()
