"""The sheets of an OpenDocument (.ods) workbook: cells by calamine, the rest from content.xml."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from python_calamine import CalamineWorkbook

from ravo.faults import unreadable
from ravo.survey.book.cells import MAX_AREA, MAX_BAD, BadCell, ChunkFile
from ravo.survey.book.grid import check_memory, guarded, load, rows_of, too_much
from ravo.survey.book.layout import (
    MAX_MERGED,
    Block,
    Layout,
    Sheet,
    is_legacy_font,
    layout_within,
)
from ravo.survey.book.notes import Found, file_name
from ravo.survey.book.opening import CONTENT, Opened

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
FORMULA_AREA_COST = 24
"""Bytes that calamine keeps beside each cell for its formula."""
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|NUM!|NULL!|DIV/0!)|Err:\d+")
_ELSEWHERE = re.compile(r"'(file:[^'#]*)'#|\[(file:[^\]#]*)#")


@dataclass
class _Table:
    """What one sheet of content.xml holds; rows and columns of bad cells as in `BadCell`."""

    name: str
    shown: bool = True
    bad: list[BadCell] = field(default_factory=list)
    merged: list[Block] = field(default_factory=list)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    fonts: dict[tuple[int, int], str] = field(default_factory=dict)
    column_styles: list[str] = field(default_factory=list)
    filtered: bool = False
    row: int = 0
    rows: int = 0
    columns: int = 0
    filled: int = 0
    text: int = 0


def _name(item: Element) -> str:
    return str(item.tag).rpartition("}")[2]


def _get(item: Element, name: str) -> str:
    """Return an attribute by its name without the namespace; the standard's own comes first."""
    for key, value in item.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def _times(item: Element, name: str, most: int) -> int:
    text = _get(item, name)
    return min(int(text), most) if text else 1


@dataclass
class OdsSheets:
    """Reads sheets one at a time; `shown` tells of each, in order, whether it is visible."""

    opened: Opened
    shown: dict[str, bool] = field(init=False)
    found: Found = field(init=False)
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
        self.found = Found(tuple(scan.links), tuple(scan.dde), macros, scan.connections)
        # calamine reads all the sheets at once, so all of them must fit.
        for table in scan.tables:
            self._check(table)
            table.bad.sort(key=lambda cell: (cell.row, cell.column))
        self.book = load(self.opened)

    def _check(self, table: _Table) -> None:
        if table.rows * table.columns > MAX_AREA:
            params = {"sheet": table.name, "row": table.rows, "columns": table.columns}
            raise unreadable("RV-112", path=self.opened.path.name, **params)
        if len(table.merged) > MAX_MERGED or len(table.bad) > MAX_BAD:
            raise too_much(self.opened, table.name)
        self._left(table)

    def _left(self, table: _Table) -> int:
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
        layout = Layout(
            tuple(table.merged),
            frozenset(
                row for part in table.hidden_rows for row in part[: max(0, table.rows - part.start)]
            ),
            frozenset(table.hidden_columns),
            table.filtered,
        )
        layout = layout_within(layout, table.rows, table.columns)
        return Sheet(name, rows, table.bad, layout, hidden, table.fonts)


class _Content:
    """One pass over content.xml."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.tables: list[_Table] = []
        self.links: list[str] = []
        self.dde: list[str] = []
        self.connections = False
        self.hidden_styles: set[str] = set()
        self.fonts: dict[str, str] = {}

    @property
    def by_name(self) -> dict[str, _Table]:
        return {table.name: table for table in self.tables}

    def run(self) -> None:
        """Read the part. Raises ParseError, ValueError, DefusedXmlException."""
        parents: list[Element] = []
        source = ChunkFile(self.opened.stream(CONTENT))
        for event, item in iterparse(source, events=("start", "end"), forbid_dtd=True):
            if event == "start":
                parents.append(item)
                if _name(item) == "table":
                    self._begin(item)
                continue
            parents.pop()
            self._end(item)
            if _name(item) in ("table-row", "table", "style", "database-range") and parents:
                parents[-1].remove(item)

    def _begin(self, item: Element) -> None:
        shown = _get(item, "style-name") not in self.hidden_styles
        self.tables.append(_Table(_get(item, "name"), shown))

    def _end(self, item: Element) -> None:
        name = _name(item)
        if name == "table-row" and self.tables:
            self._row(item, self.tables[-1])
        elif name == "table-column" and self.tables:
            _column(item, self.tables[-1])
        elif name == "style":
            self._style(item)
        elif name == "table-source":
            self.links.append(file_name(_get(item, "href")))
        elif name in ("dde-source", "dde-connection-decl"):
            self.dde.append(_get(item, "dde-application") or "?")
        elif name.startswith("database-source-"):
            self.connections = True

    def _style(self, item: Element) -> None:
        for part in item:
            if _name(part) == "table-properties" and _get(part, "display") == "false":
                self.hidden_styles.add(_get(item, "name"))
            font = (_get(part, "font-name") or _get(part, "font-family")).strip("'\"")
            if _name(part) == "text-properties" and is_legacy_font(font):
                self.fonts[_get(item, "name")] = font

    def _row(self, item: Element, table: _Table) -> None:
        times = _times(item, "number-rows-repeated", LAST_ROW)
        visibility = _get(item, "visibility")
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

    def _cell(self, cell: Element, column: int, width: int, times: int, table: _Table) -> int:
        """Note one cell, repeated `width` times in `times` rows; return where its value ends."""
        self._links(_get(cell, "formula"))
        _merge(cell, column, table)
        texts = ["".join(part.itertext()) for part in cell if _name(part) == "p"]
        text = "\n".join(texts)
        kind = "error" if "error" in _kinds(cell) else _get(cell, "value-type")
        bad = _bad(cell, kind, text)
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
        self._font(cell, column, table)
        return column + width

    def _font(self, cell: Element, column: int, table: _Table) -> None:
        styles = table.column_styles
        inherited = styles[column] if column < len(styles) else ""
        font = self.fonts.get(_get(cell, "style-name") or inherited)
        if font:
            table.fonts[table.row, column] = font

    def _links(self, formula: str) -> None:
        if "file:" in formula:
            self.links += [file_name(a or b) for a, b in _ELSEWHERE.findall(formula)]
        if formula.startswith(("of:=DDE(", "of:=COM.MICROSOFT.DDE(")):
            self.dde.append("?")


def _cells(row: Element) -> Iterator[tuple[int, int, Element]]:
    """Yield the column, from 0, how often it is repeated, and each cell of a row."""
    column = 0
    for cell in row:
        if _name(cell) in ("table-cell", "covered-table-cell"):
            width = _times(cell, "number-columns-repeated", LAST_COLUMN)
            yield column, width, cell
            column += width


def _column(item: Element, table: _Table) -> None:
    times = _times(item, "number-columns-repeated", LAST_COLUMN)
    first = len(table.column_styles)
    times = max(0, min(times, LAST_COLUMN - first))
    table.column_styles += [_get(item, "default-cell-style-name")] * times
    if _get(item, "visibility") in ("collapse", "filter"):
        table.hidden_columns.update(range(first, first + times))


def _merge(cell: Element, column: int, table: _Table) -> None:
    if _name(cell) != "table-cell":
        return
    down = _times(cell, "number-rows-spanned", LAST_ROW)
    right = _times(cell, "number-columns-spanned", LAST_COLUMN)
    if down > 1 or right > 1:
        row = table.row
        table.merged.append(Block(row, column, row + down - 1, column + right - 1))


def _kinds(cell: Element) -> list[str]:
    return [v for key, v in cell.attrib.items() if key.rpartition("}")[2] == "value-type"]


def _bad(cell: Element, kind: str, text: str) -> tuple[str | None] | None:
    """Return the error of a cell, or that its formula has no value; None where it is sound."""
    formula = _get(cell, "formula")
    if kind == "error" or (formula and _ERROR.fullmatch(text.strip())):
        return (text.strip() or "#N/A",)
    return (None,) if formula and not kind and not text else None
