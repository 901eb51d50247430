"""Error cells and formulas without a saved value, which calamine would hand on as blanks."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from ravo.survey.opening import Opened

CHUNK = 4 << 20
_ERROR = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*\br=[\"']([A-Z]+\d+)[\"'])[^>]*\bt=[\"']e[\"'][^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<",
    re.DOTALL,
)
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b[^>]*\br=[\"']([A-Z]+\d+)[\"'][^>]*>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)


@dataclass(frozen=True, slots=True)
class BadCell:
    """A cell whose value cannot be read: `value` is the error's name, or None for no value."""

    column: int
    row: int
    value: str | None


def _place(address: bytes) -> tuple[int, int]:
    letters = address.rstrip(b"0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + letter - 64
    return column - 1, int(address[len(letters) :])


def _blocks(opened: Opened, part: str) -> Iterator[bytes]:
    """Yield the sheet's XML in pieces that end with a whole row."""
    with zipfile.ZipFile(io.BytesIO(opened.data)) as archive, archive.open(part) as xml:
        rest = b""
        while chunk := xml.read(CHUNK):
            rest += chunk
            end = max(rest.rfind(b"</row>"), rest.rfind(b":row>"))
            if end >= 0:
                yield rest[:end]
                rest = rest[end:]
        yield rest


def bad_cells(opened: Opened, part: str) -> list[BadCell]:
    """Return every error cell and every formula without a saved value of a sheet's XML part."""
    found: list[BadCell] = []
    for block in _blocks(opened, part):
        if b't="e"' in block or b"t='e'" in block:
            found += [BadCell(*_place(a), v.decode("utf-8")) for a, v in _ERROR.findall(block)]
        if b"<f" in block or b":f" in block:
            found += [BadCell(*_place(a), None) for a in _FORMULA.findall(block)]
    return sorted(found, key=lambda cell: (cell.row, cell.column))
