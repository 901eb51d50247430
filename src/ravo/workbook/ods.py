"""The sheets of an .ods workbook: cells read by calamine, layout and bad cells from content.xml."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from python_calamine import CalamineWorkbook

from ravo.faults import InputProblem, unreadable
from ravo.workbook.calamine_cells import check_memory, guarded, load, rows_of, too_much
from ravo.workbook.cell_notes import is_ours
from ravo.workbook.cell_scan import MAX_AREA, MAX_BAD, BadCell, ChunkFile
from ravo.workbook.gate import MIB
from ravo.workbook.layout import (
    MAX_MERGED,
    MergedRange,
    Sheet,
    SheetLayout,
    is_legacy_font,
    layout_within,
)
from ravo.workbook.notes import References, file_name
from ravo.workbook.opened import CONTENT, Opened

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
FORMULA_AREA_COST = 24
"""Bytes that calamine keeps beside each cell for its formula."""
_SPACES = {
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}


class _Qualified(dict[str, str]):
    """The full names of elements and attributes by their short names, formed when used."""

    def __missing__(self, short: str) -> str:
        space, _, name = short.partition(":")
        self[short] = full = f"{{{_SPACES[space]}}}{name}"
        return full


_QUALIFIED = _Qualified()
_TABLE, _ROW, _CELL, _COVERED, _TEXT, _NOTE = (
    _QUALIFIED[name]
    for name in (
        "table:table",
        "table:table-row",
        "table:table-cell",
        "table:covered-table-cell",
        "text:p",
        "office:annotation",
    )
)
_HOLDERS = frozenset(
    _QUALIFIED[name]
    for name in (
        "table:table",
        "table:table-row-group",
        "table:table-rows",
        "table:table-header-rows",
        "office:spreadsheet",
        "office:automatic-styles",
        "table:database-ranges",
    )
)
"""Elements with children that are released as soon as they are read."""
_BETWEEN = re.compile(rb"(</?table:[^<>]*>)\s++(?=</?table:)")
MOST_DIGITS = 12
MAX_INDENTED = 64 * MIB
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|NUM!|NULL!|DIV/0!)|Err:\d+")
_PADDED = re.compile(r"0\d+")
"""A whole number shown with zeros in front."""
# Addresses have %5B for a bracket.
_ELSEWHERE = re.compile(r"'(file:[^'#]{0,2000})'#|\[(file:[^\[\]#]{0,2000})#")


@dataclass
class _OdsTable:
    """The contents of one sheet in content.xml; rows and columns of bad cells as in `BadCell`."""

    name: str
    shown: bool = True
    bad: list[BadCell] = field(default_factory=list)
    merged: list[MergedRange] = field(default_factory=list)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    struck: set[tuple[int, int]] = field(default_factory=set)
    noted: set[tuple[int, int]] = field(default_factory=set)
    codes: dict[tuple[int, int], str] = field(default_factory=dict)
    column_styles: list[str] = field(default_factory=list)
    filtered: bool = False
    row: int = 0
    rows: int = 0
    columns: int = 0
    filled: int = 0
    text: int = 0


def _get(item: Element, name: str) -> str:
    """Return an attribute by its short name such as `table:name`, empty where there is none."""
    return str(item.get(_QUALIFIED[name], ""))


def _times(item: Element, name: str, most: int) -> int:
    text = _get(item, name)
    if len(text) > MOST_DIGITS:
        raise ValueError
    return min(int(text), most) if text else 1


@dataclass
class OdsSheets:
    """Reads sheets one at a time; `shown` is, in order, whether each is visible."""

    opened: Opened
    shown: dict[str, bool] = field(init=False)
    references: References = field(init=False)
    book: CalamineWorkbook = field(init=False)

    def __post_init__(self) -> None:
        scan = _Content(self.opened)
        try:
            scan.run()
        except DefusedXmlException:
            raise unreadable("RV-111", path=self.opened.path.name) from None
        except (ParseError, ValueError, LookupError, RecursionError):
            raise self.opened.damaged() from None
        if not scan.tables or len(scan.by_name) < len(scan.tables):
            raise unreadable("RV-107" if not scan.tables else "RV-103", path=self.opened.path.name)
        self.tables = scan.by_name
        self.shown = {table.name: table.shown for table in scan.tables}
        macros = any(name.startswith(("Basic/", "Scripts/")) for name in self.opened.sizes)
        self.references = References(tuple(scan.links), tuple(scan.dde), macros, scan.connections)
        # calamine reads all the sheets at once, so all of them must fit.
        for table in scan.tables:
            self._check(table)
            table.bad.sort(key=lambda cell: (cell.row, cell.column))
        self.book = self._load()

    def _load(self) -> CalamineWorkbook:
        """Return calamine's view, without the blanks between cells that it takes for damage."""
        try:
            return load(self.opened)
        except InputProblem:
            if self.opened.sizes[CONTENT] > MAX_INDENTED:
                raise
        plain = _BETWEEN.sub(rb"\1", self.opened.whole(CONTENT, MAX_INDENTED))
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name in ("mimetype", "META-INF/manifest.xml"):
                archive.writestr(name, self.opened.whole(name))
            archive.writestr(CONTENT, plain)
        return load(self.opened, buffer.getvalue())

    def _check(self, table: _OdsTable) -> None:
        if table.rows * table.columns > MAX_AREA:
            params = {"sheet": table.name, "row": table.rows, "columns": table.columns}
            raise unreadable("RV-112", path=self.opened.path.name, **params)
        if len(table.merged) > MAX_MERGED or len(table.bad) > MAX_BAD:
            raise too_much(self.opened, table.name)
        self._left(table)

    def _left(self, table: _OdsTable) -> int:
        others = [other for other in self.tables.values() if other is not table]
        kept = sum(t.rows * t.columns * (FORMULA_AREA_COST + 32) + t.text for t in others)
        kept += table.rows * table.columns * FORMULA_AREA_COST + table.text
        return check_memory(self.opened, table.name, table.rows, table.columns, table.filled, kept)

    def read(self, name: str, hidden: bool) -> Sheet:
        """Return a sheet. Raises InputProblem where it is damaged or too large."""
        table = self.tables[name]
        with guarded(self.opened):
            sheet = self.book.get_sheet_by_name(name)
        rows: list[list[Any]] = rows_of(self.opened, name, sheet, self._left(table))
        for cell in table.bad:
            if cell.row <= len(rows) and cell.column < len(rows[cell.row - 1]):
                rows[cell.row - 1][cell.column] = ""
        layout = SheetLayout(
            tuple(table.merged),
            frozenset(
                row for part in table.hidden_rows for row in part[: max(0, table.rows - part.start)]
            ),
            frozenset(table.hidden_columns),
            table.filtered,
        )
        layout = layout_within(layout, table.rows, table.columns)
        struck, noted = frozenset(table.struck), frozenset(table.noted)
        fonts, codes = table.fonts, table.codes
        return Sheet(name, rows, table.bad, layout, hidden, fonts, codes, struck, noted)


class _Content:
    """One pass over content.xml."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.tables: list[_OdsTable] = []
        self.links: list[str] = []
        self.dde: list[str] = []
        self.connections = False
        self.hidden_styles: set[str] = set()
        self.fonts: dict[str, str] = {}
        self.struck: set[str] = set()

    @property
    def by_name(self) -> dict[str, _OdsTable]:
        """The tables by the names of their sheets."""
        return {table.name: table for table in self.tables}

    def run(self) -> None:
        """Read the part. Raises ParseError, ValueError, DefusedXmlException."""
        holders: list[Element] = []
        source = ChunkFile(self.opened.stream(CONTENT))
        for event, item in iterparse(source, events=("start", "end"), forbid_dtd=True):
            tag = item.tag
            if event == "start":
                if tag == _TABLE:
                    shown = _get(item, "table:style-name") not in self.hidden_styles
                    self.tables.append(_OdsTable(_get(item, "table:name"), shown))
                if tag in _HOLDERS:
                    holders.append(item)
                continue
            if tag in _HOLDERS:
                holders.pop()
            if tag == _ROW:
                self._row(item, self.tables[-1])
            elif tag not in (_CELL, _TEXT):
                self._other(item)
            if holders and tag not in (_CELL, _COVERED, _TEXT) and item in holders[-1]:
                holders[-1].remove(item)

    def _other(self, item: Element) -> None:
        """Record an element that is neither a row nor within one."""
        tag = item.tag
        if tag == _QUALIFIED["table:table-column"]:
            _column(item, self.tables[-1])
        elif tag == _QUALIFIED["style:style"]:
            self._style(item)
        elif tag == _QUALIFIED["table:table-source"]:
            self.links.append(file_name(_get(item, "xlink:href")))
        elif tag == _QUALIFIED["office:dde-source"]:
            self.dde.append(_get(item, "office:dde-application") or "?")
        elif str(tag).startswith(_QUALIFIED["table:database-source-"]):
            self.connections = True

    def _style(self, item: Element) -> None:
        name = _get(item, "style:name")
        for part in item:
            if part.tag == _QUALIFIED["style:table-properties"]:
                if _get(part, "table:display") == "false":
                    self.hidden_styles.add(name)
            elif part.tag == _QUALIFIED["style:text-properties"]:
                font = _get(part, "style:font-name") or _get(part, "fo:font-family")
                if is_legacy_font(font.strip("'\"")):
                    self.fonts[name] = font.strip("'\"")
                if _get(part, "style:text-line-through-style") not in ("", "none"):
                    self.struck.add(name)

    def _row(self, item: Element, table: _OdsTable) -> None:
        times = _times(item, "table:number-rows-repeated", LAST_ROW)
        visibility = _get(item, "table:visibility")
        written = 0
        for column, width, cell in _cells(item):
            end = self._cell(cell, column, width, times, table)
            written = max(written, end)
        if written:
            table.rows = max(table.rows, table.row + times)
            table.columns = max(table.columns, written)
        if visibility in ("collapse", "filter"):
            table.filtered = table.filtered or visibility == "filter"
            table.hidden_rows.append(range(table.row, table.row + times))
        table.row += times

    def _cell(self, cell: Element, column: int, width: int, times: int, table: _OdsTable) -> int:
        """Record a cell, repeated `width` times in `times` rows; return where its value ends."""
        formula = _get(cell, "table:formula")
        if formula:
            self._links(formula)
        _merge(cell, column, table)
        text = "\n".join(["".join(part.itertext()) for part in cell if part.tag == _TEXT])
        if any(part.tag == _NOTE and _is_theirs(part) for part in cell):
            table.noted.add((table.row, column))
        kind = _get(cell, "office:value-type")
        bad = _bad(cell, kind, formula, text)
        if not kind and not text and bad is None:
            return 0
        repeated = width * times
        table.filled += repeated
        table.text += repeated * 2 * len(text.encode())
        if bad is not None:
            if repeated > MAX_BAD:
                raise ValueError
            table.bad += [
                BadCell(column + right, table.row + down + 1, bad[0])
                for down in range(times)
                for right in range(width)
            ]
        if kind == "float" and _PADDED.fullmatch(text):
            table.codes[table.row, column] = text
        if self.fonts or self.struck:
            self._font(cell, column, table)
        return column + width

    def _font(self, cell: Element, column: int, table: _OdsTable) -> None:
        styles = table.column_styles
        inherited = styles[column] if column < len(styles) else ""
        style = _get(cell, "table:style-name") or inherited
        if style in self.fonts:
            table.fonts[table.row, column] = self.fonts[style]
        if style in self.struck:
            table.struck.add((table.row, column))

    def _links(self, formula: str) -> None:
        if "file:" in formula:
            self.links += [file_name(a or b) for a, b in _ELSEWHERE.findall(formula)]
        if formula.startswith(("of:=DDE(", "of:=COM.MICROSOFT.DDE(")):
            self.dde.append("?")


def _is_theirs(note: Element) -> bool:
    """Return whether a comment has words of an officer."""
    words = "\n".join("".join(part.itertext()) for part in note if part.tag == _TEXT)
    author = note.findtext(_QUALIFIED["dc:creator"]) or ""
    return bool(words.strip()) and not is_ours(words, author)


def _cells(row: Element) -> Iterator[tuple[int, int, Element]]:
    """Yield the cells of a row, each after its column, from 0, and its number of repetitions."""
    column = 0
    for cell in row:
        if cell.tag in (_CELL, _COVERED):
            width = _times(cell, "table:number-columns-repeated", LAST_COLUMN)
            yield column, width, cell
            column += width


def _column(item: Element, table: _OdsTable) -> None:
    times = _times(item, "table:number-columns-repeated", LAST_COLUMN)
    first = len(table.column_styles)
    times = max(0, min(times, LAST_COLUMN - first))
    table.column_styles += [_get(item, "table:default-cell-style-name")] * times
    if _get(item, "table:visibility") in ("collapse", "filter"):
        table.hidden_columns.update(range(first, first + times))


def _merge(cell: Element, column: int, table: _OdsTable) -> None:
    down = _times(cell, "table:number-rows-spanned", LAST_ROW)
    right = _times(cell, "table:number-columns-spanned", LAST_COLUMN)
    if down > 1 or right > 1:
        row = table.row
        table.merged.append(MergedRange(row, column, row + down - 1, column + right - 1))


def _bad(cell: Element, kind: str, formula: str, text: str) -> tuple[str | None] | None:
    """Return the error of a cell, or (None,) for a formula without value; None for a good cell."""
    error = "error" in (kind, _get(cell, "calcext:value-type"))
    if error or (formula and _ERROR.fullmatch(text.strip())):
        return (text.strip() or "#N/A",)
    return (None,) if formula and not kind and not text else None
