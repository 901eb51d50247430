"""A worksheet that takes whole rows of plain values, for sheets of a million cells.

XlsxWriter's per-cell calls (decorated arguments, bounds, a record for each cell, attributes
joined anew for each cell of the XML) were half the time of a large commune. A survey's cells
repeat a few words, so here each distinct value goes through the public API once and its repeats
share the record that it left; in the XML, XlsxWriter writes the first cell of each column and
kind, and the others follow its pattern. Subclassing Worksheet is XlsxWriter's documented way
to extend it, but records and XML are its own affair: `sheet_class` tries the subclass out first,
and gives the plain worksheet where a release made them otherwise.
"""

import io
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

Value = str | float | None
_TRIAL: tuple[tuple[Value, ...], ...] = (
    ("Có", 1, 1.0, 0, -0.0, 0.0, "1", None, "Có"),
    (None, "=1+1", " <b>&amp;", "x\x01_x0041_\n", "", 1e17, 1 / 3, 12, None),
    ("Có", 1, 1.0, 0, -0.0, 0.0, "1", None, "Có"),
    (),
    ("Có", "=1+1", "1", "", 2, -7.5, 1 / 3, 12, "Không"),
)
"""Rows whose cells differ by kind, repeat or need escapes: both worksheets must agree on them."""
_BLOCK = 16
"""Rows that share one note of the columns they span."""


class BulkSheet(Worksheet):  # type: ignore[misc]  # xlsxwriter has no types
    """A worksheet with a fast `put_row`, and a fast way to write plain cells into its XML.

    Whatever is not plain, a format of a cell or row, a formula, is left to XlsxWriter.
    """

    fh: Any

    def __init__(self) -> None:
        super().__init__()
        # By class, as 1, 1.0 and True are one key of a dict.
        self._known: defaultdict[type, dict[Any, Any]] = defaultdict(dict)
        self._patterns: dict[tuple[int, type], tuple[str, str, str]] = {}

    def put_row(self, row: int, values: Sequence[Value]) -> None:
        """Do what `put_row` of this module does."""
        filled = [place for place, value in enumerate(values) if value is not None]
        if not filled or self._check_dimensions(row, filled[-1]):
            return
        self._check_dimensions(row, filled[0])
        known, line, repeats = self._known, self.table[row], 0
        for place in filled:
            value = values[place]
            kind = value.__class__
            cell = known[kind].get(value)
            if cell is not None:
                line[place] = cell
                repeats += kind is str
                continue
            _put_cell(self, row, place, value)
            # Zero has two signs, which are one key of a dict but two texts in the file.
            if value or kind is int:
                known[kind][value] = line[place]
        self.str_table.count += repeats

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

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        info = self.row_info.get(row)
        if cell.format or (info is not None and info.row_format):
            super()._write_cell(row, col, cell)
            return
        pattern = self._patterns.get((col, cell.__class__))
        if pattern is None:
            self._learn(row, col, cell)
        else:
            before, after, figures = pattern
            self.fh.write(f"{before}{row + 1}{after}{cell[0]:{figures}}</v></c>")

    def _learn(self, row: int, col: int, cell: Any) -> None:
        """Let XlsxWriter write a cell, and keep what stands around its row and its value."""
        target: Any = self.fh
        own = io.StringIO()
        self.fh = own
        try:
            super()._write_cell(row, col, cell)
        finally:
            self.fh = target
        written = own.getvalue()
        target.write(written)
        kind = cell.__class__.__name__
        if kind not in _FIGURES:
            return
        figures = _FIGURES[kind]
        before, _, rest = written.partition(f'{row + 1}"')
        after, _, value = rest.rpartition("<v>")
        if value == f"{cell[0]:{figures}}</v></c>" and before.startswith('<c r="'):
            self._patterns[col, cell.__class__] = (before, f'"{after}<v>', figures)


_FIGURES = {"String": "", "Number": ".16G"}
"""How XlsxWriter writes the value of a record: a text's number among the texts, or a number."""


def put_row(sheet: Any, row: int, values: Sequence[Value]) -> None:
    """Write a row of values from the first column on, without formats; None is no cell.

    Text is written as text, never as a formula or link. NaN raises TypeError.
    """
    if isinstance(sheet, BulkSheet):
        sheet.put_row(row, values)
        return
    for place, value in enumerate(values):
        if value is not None:
            _put_cell(sheet, row, place, value)


def _put_cell(sheet: Any, row: int, place: int, value: Any) -> None:
    if isinstance(value, str):
        sheet.write_string(row, place, value)
    else:
        sheet.write_number(row, place, value)


@cache
def sheet_class() -> type[Any]:
    """Return BulkSheet where it writes what XlsxWriter's own worksheet writes, else the latter."""
    try:
        same: bool = _trial(BulkSheet) == _trial(Worksheet)
    except (AttributeError, LookupError, TypeError, ValueError):
        same = False
    chosen: type[Any] = BulkSheet if same else Worksheet
    return chosen


def _trial(kind: type[Any]) -> tuple[str, int, list[str]]:
    """Return the XML of a small sheet, and the count and list of its texts; nothing is stored."""
    book = Workbook(io.BytesIO(), {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("x", kind)
    look = book.add_format({"num_format": "0.00"})
    sheet.set_column(1, 3, 9, look)
    sheet.set_row(_BLOCK - 2, 40, look)
    for row, values in enumerate(_TRIAL, start=_BLOCK - 2):
        put_row(sheet, row, values)
    sheet.write_string(_BLOCK, 0, "=", look)
    xml = io.StringIO()
    sheet._set_xml_writer(xml)
    sheet._assemble_xml_file()
    return xml.getvalue(), sheet.str_table.count, list(sheet.str_table.string_table)
