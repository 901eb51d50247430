"""What calamine would not tell: error cells, formulas without a value, cells far off.

calamine hands on error cells and unsaved formulas as blanks, which would change a class, and
it makes room for every cell between A1 and the last one, which a stray cell in the last row
turns into gigabytes. So a sheet's XML is scanned before calamine reads it.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from defusedxml.ElementTree import iterparse

from ravo.faults import unreadable
from ravo.survey.book.opening import MIB, Opened

MAX_AREA = 12_000_000
"""Cells from A1 to the last value that a sheet may span: 150,000 rows of 80 columns."""
MAX_ROW_BYTES = 64 * MIB
_CELL = re.compile(rb"<(?:\w+:)?c(\s[^>]*?)?(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_VALUE = re.compile(rb"<(?:\w+:)?v\b[^>]*?(?:/>|>([^<]*)<)")
_FORMULA = re.compile(rb"<(?:\w+:)?f\b")
_TYPE = re.compile(rb"\bt\s*=\s*[\"'](\w+)[\"']")
_ADDRESS = re.compile(rb"\br\s*=\s*[\"']([A-Z]+)(\d+)[\"']")
_ROW_END = re.compile(rb"</(?:\w+:)?row>")
_FILLED = (b"<v", b":v>", b"<is", b":is>")


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell whose value cannot be read: `value` is the error's name, or None for no value.

    `column` counts from 0, `row` from 1 as in Excel.
    """

    column: int
    row: int
    value: str | None


@dataclass
class _Scan:
    """What was met so far; `unplaced` tells that a cell of interest has no address."""

    bad: list[BadCell] = field(default_factory=list)
    unplaced: bool = False
    last_row: int = 0
    last_column: int = 0


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
    scan = _Scan()
    for block in _blocks(opened, part):
        _extent(block, scan)
        if b't="e"' in block or b"t='e'" in block or b"<f" in block or b":f" in block:
            _look(block, scan)
    if scan.last_row * (scan.last_column + 1) > MAX_AREA:
        raise unreadable("RV-112", path=opened.path.name, sheet=_name(opened, part), row=scan.last_row, columns=scan.last_column + 1)  # fmt: skip
    found = _counted(opened, part) if scan.unplaced else scan.bad
    return sorted(found, key=lambda cell: (cell.row, cell.column))


def _name(opened: Opened, part: str) -> str:
    return next((name for name, other in opened.parts.items() if other == part), part)


def _blocks(opened: Opened, part: str) -> Iterator[bytes]:
    """Yield the sheet's XML in pieces that end with a whole row, whatever the chunk borders."""
    rest = b""
    for chunk in opened.stream(part):
        rest += chunk
        end = max(rest.rfind(b"</row>"), rest.rfind(b":row>"))
        if end >= 0:
            end = rest.index(b">", end) + 1
            yield rest[:end]
            rest = rest[end:]
        if len(rest) > MAX_ROW_BYTES:
            raise opened.damaged()
    yield rest


def _extent(block: bytes, scan: _Scan) -> None:
    """Note the last row and the last column of a block that hold a value, styles set aside."""
    start = 0
    for end in _ROW_END.finditer(block):
        filled = max(block.rfind(mark, start, end.start()) for mark in _FILLED)
        if filled >= 0:
            tag = max(block.rfind(b"<c ", start, filled), block.rfind(b":c ", start, filled))
            address = _ADDRESS.search(block, max(tag, start), filled)
            if tag >= 0 and address:
                scan.last_row = max(scan.last_row, int(address[2]))
                scan.last_column = max(scan.last_column, column_place(address[1].decode()))
        start = end.end()


def _badness(kind: bytes, formula: bool, value: bytes | None) -> tuple[bool, str | None]:
    """Tell whether a cell is bad, and its error. A formula's saved empty text is a value."""
    if kind == b"e":
        return True, (value or b"").decode("utf-8", "replace").strip()
    saved = value is not None if kind == b"str" else bool(value)
    return formula and not saved, None


def _look(block: bytes, scan: _Scan) -> None:
    for cell in _CELL.finditer(block):
        attributes, body = cell[1] or b"", cell[2] or b""
        kind = _TYPE.search(attributes)
        formula = _FORMULA.search(body) is not None
        if not formula and (kind is None or kind[1] != b"e"):
            continue
        value = _VALUE.search(body)
        saved = (value[1] or b"") if value else None
        bad, error = _badness(kind[1] if kind else b"", formula, saved)
        if bad:
            address = _ADDRESS.search(attributes)
            scan.unplaced = scan.unplaced or address is None
            if address:
                place = column_place(address[1].decode())
                scan.bad.append(BadCell(place, int(address[2]), error))


def _counted(opened: Opened, part: str) -> list[BadCell]:
    """Return the bad cells of a sheet whose cells carry no addresses, by counting them."""
    found, row, column = [], 0, -1
    xml = io.BytesIO(b"".join(opened.stream(part)))
    for event, item in iterparse(xml, events=("start", "end"), forbid_dtd=True):
        name = item.tag.rpartition("}")[2]
        if event == "start" and name == "row":
            row, column = int(item.get("r", row + 1)), -1
        elif event == "start" and name == "c":
            address = _ADDRESS.search(f' r="{item.get("r", "")}"'.encode())
            column = column_place(address[1].decode()) if address else column + 1
        elif event == "end" and name == "c":
            value = item.findtext("{*}v")
            formula = item.find("{*}f") is not None
            saved = None if value is None else value.encode()
            bad, error = _badness(item.get("t", "").encode(), formula, saved)
            if bad:
                found.append(BadCell(column, row, error))
        elif event == "end" and name == "row":
            item.clear()
    return found
