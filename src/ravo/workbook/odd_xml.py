"""A valid but unusual sheet, read with a parser and rewritten in the usual form of programs.

Comments and sections inside a figure, character references, prefixes, cells out of order or
without an address are read as XML defines them. An ambiguous cell is refused: two values in a cell,
a cell twice, a shared string that is missing. The parser takes more than ten times as long as the
checks by arrays, so only sheets that these do not recognise are read here; calamine then reads the
rewritten sheet.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from xml.parsers import expat

from ravo.workbook.plain_rows import MOST_FIGURE, SHEET_COLUMNS, SHEET_ROWS

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SPACES = frozenset({MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"})
"""The namespaces of sheets: Excel's usual one, and that of the strict standard."""
DEEPEST = 64
"""The deepest nesting of elements; a usual sheet has about a dozen levels."""
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})", re.ASCII)
_COUNT = re.compile(r"[0-9]{1,7}", re.ASCII)
_FIGURE = re.compile(r"[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][+-]?[0-9]{1,4})?", re.ASCII)
_BREAKS = {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
_LAYOUT = {
    "col": ("min", "max", "hidden"),
    "mergeCell": ("ref",),
    "autoFilter": ("ref",),
    "filterColumn": ("colId",),
}
_PARENTS = {
    "col": "cols",
    "mergeCell": "mergeCells",
    "autoFilter": "worksheet",
    "filterColumn": "autoFilter",
}


class OddSheet(ValueError):
    """A sheet is ambiguous; the arguments are the kind of ambiguity, and the cell or row."""

    def __init__(self, kind: str, cell: str = "") -> None:
        super().__init__(kind, cell)
        self.kind, self.cell = kind, cell


class DeclaredType(ValueError):
    """The XML declares a document type, which may declare entities."""


def parser_of(start: Callable[..., None], end: Callable[..., None]) -> expat.XMLParserType:
    """Return a parser that names elements as `space name` and refuses document types."""

    def declared(*_: object) -> None:
        """Refuse a document type."""
        raise DeclaredType

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    return parser


def local_name(tag: str) -> str:
    """Return the name of an element of sheets, empty for any other element."""
    space, _, name = tag.rpartition(" ")
    return name if space in SPACES else ""


def is_sound_frame(xml: bytes) -> bool:
    """Return whether the XML around a sheet's rows has exactly one element of rows, in its place.

    Raises ExpatError where it is no XML, DeclaredType for a document type.
    """
    path: list[str] = []
    depths: list[int] = []

    def start(tag: str, _: Mapping[str, str]) -> None:
        """Count an element of rows."""
        path.append(local_name(tag))
        if tag.endswith("sheetData"):
            depths.append(2 if path == ["worksheet", "sheetData"] else 0)

    def end(_: str) -> None:
        """Leave an element."""
        path.pop()

    parser_of(start, end).Parse(xml, True)
    return depths == [2]


def tidied(chunks: Iterable[bytes], strings: int) -> bytes:
    """Return a sheet's XML with its cells in order, each with its address and one plain value.

    `strings` is the number of the workbook's shared strings. Raises OddSheet where a cell is
    ambiguous, ExpatError where it is no XML, DeclaredType for a document type.
    """
    reader = _SheetEvents(strings)
    parser = parser_of(reader.start, reader.end)
    parser.CharacterDataHandler = reader.text
    for chunk in chunks:
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return b"".join(reader.written())


class _Cell:
    def __init__(self, row: int, column: int, attributes: Mapping[str, str]) -> None:
        self.row, self.column = row, column
        self.kind = attributes.get("t", "n")
        self.style = attributes.get("s", "0")
        self.values: list[str] = []
        self.texts: list[str] = []
        self.inline = self.formula = False

    @property
    def address(self) -> str:
        """The address, such as `B7`."""
        return f"{_letters(self.column)}{self.row}"


class _SheetEvents:
    """The contents of a sheet, collected from the events of a parser."""

    def __init__(self, strings: int) -> None:
        self.strings = strings
        self.path: list[str] = []
        self.rows: dict[int, tuple[str, dict[int, str]]] = {}
        self.layout: dict[str, list[str]] = {name: [] for name in _LAYOUT}
        self.cells: dict[int, str] = {}
        self.row = self.column = 0
        self.cell: _Cell | None = None
        self.words: list[str] | None = None
        self.has_data = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Enter an element. Raises OddSheet."""
        name = local_name(tag)
        path = self.path
        path.append(name)
        depth = len(path)
        if depth > DEEPEST:
            raise OddSheet("nested", self._where())
        if depth == 1:
            if name != "worksheet":
                raise OddSheet("root")
        elif name == "sheetData":
            if depth != 2 or self.has_data:
                raise OddSheet("data")
            self.has_data = True
        elif path[1] == "sheetData":
            self._inside(name, attributes)
        elif name in _LAYOUT and path[-2] == _PARENTS[name]:
            self._lay(name, attributes)

    def _inside(self, name: str, attributes: Mapping[str, str]) -> None:
        """Enter an element among the rows."""
        within = self.path[2:-1]
        if name == "row" and not within:
            self._row(attributes)
        elif name == "c" and within == ["row"]:
            self._cell(attributes)
        elif within[:2] == ["row", "c"] and self.cell is not None:
            self._part(name, within[2:], self.cell)
        elif name in ("row", "c", "v", "is", "f"):
            raise OddSheet("nested", self._where())

    def _row(self, attributes: Mapping[str, str]) -> None:
        number = attributes.get("r")
        if number is None:
            self.row += 1
        elif _COUNT.fullmatch(number) and int(number) > 0:
            self.row = int(number)
        else:
            raise OddSheet("place", _few(number))
        if self.row > SHEET_ROWS:
            raise OddSheet("beyond", f"{self.row}:{self.row}")
        if self.row in self.rows:
            raise OddSheet("twice", f"{self.row}:{self.row}")
        hidden = ' hidden="1"' if attributes.get("hidden") in ("1", "true") else ""
        self.cells, self.column = {}, 0
        self.rows[self.row] = (hidden, self.cells)

    def _cell(self, attributes: Mapping[str, str]) -> None:
        address = attributes.get("r")
        row, column = self.row, self.column + 1
        if address is not None:
            match = _ADDRESS.fullmatch(address)
            if match is None:
                raise OddSheet("place", _few(address))
            row, column = int(match[2]), _number(match[1])
            if row != self.row:
                raise OddSheet("elsewhere", _few(address))
        cell = self.cell = _Cell(row, column, attributes)
        if column > SHEET_COLUMNS:
            raise OddSheet("beyond", cell.address)
        if column in self.cells:
            raise OddSheet("twice", cell.address)
        if not _COUNT.fullmatch(cell.style):
            raise OddSheet("style", cell.address)
        self.column = column
        self.cells[column] = ""

    def _part(self, name: str, within: list[str], cell: _Cell) -> None:
        """Enter an element inside a cell."""
        if not within:
            cell.formula = cell.formula or name == "f"
            if name == "v":
                self.words = []
            elif name == "is":
                if cell.inline:
                    raise OddSheet("values", cell.address)
                cell.inline = True
        elif within[0] == "v" or name in ("v", "c", "row", "is"):
            raise OddSheet("nested", cell.address)
        elif name == "t" and within in (["is"], ["is", "r"]):
            self.words = []

    def text(self, words: str) -> None:
        """Take text where a value is read."""
        if self.words is not None:
            self.words.append(words)

    def end(self, _: str) -> None:
        """Leave an element. Raises OddSheet."""
        name, depth, cell = self.path.pop(), len(self.path), self.cell
        if cell is None or depth < 3:
            return
        if depth == 3 and name == "c":
            self.cells[cell.column] = _written(cell, self.strings)
            self.cell = None
        elif name == "v" and depth == 4 and self.words is not None:
            cell.values.append("".join(self.words))
            self.words = None
        elif name == "t" and self.words is not None:
            cell.texts.append("".join(self.words))
            self.words = None

    def _where(self) -> str:
        return self.cell.address if self.cell else ""

    def _lay(self, name: str, attributes: Mapping[str, str]) -> None:
        from xml.sax.saxutils import quoteattr

        kept_attributes = {key: attributes[key] for key in _LAYOUT[name] if key in attributes}
        self.layout[name].append(
            "".join(f" {k}={quoteattr(v)}" for k, v in kept_attributes.items())
        )

    def written(self) -> Iterator[bytes]:
        """Yield the sheet's XML."""
        yield f'<worksheet xmlns="{MAIN}">'.encode()
        if cols := self.layout["col"]:
            yield f"<cols>{''.join(f'<col{attributes}/>' for attributes in cols)}</cols>".encode()
        yield b"<sheetData>"
        for number in sorted(self.rows):
            hidden, cells = self.rows[number]
            cells_xml = "".join(cells[column] for column in sorted(cells))
            yield f'<row r="{number}"{hidden}>{cells_xml}</row>'.encode()
        yield b"</sheetData>"
        held = "".join(f"<filterColumn{attributes}/>" for attributes in self.layout["filterColumn"])
        for attributes in self.layout["autoFilter"]:
            yield f"<autoFilter{attributes}>{held}</autoFilter>".encode()
        if merged := self.layout["mergeCell"]:
            yield f"<mergeCells>{''.join(f'<mergeCell{m}/>' for m in merged)}</mergeCells>".encode()
        yield b"</worksheet>"


def _few(text: str) -> str:
    return text[:12]


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(65 + place) + letters
    return letters


# values


def _written(cell: _Cell, strings: int) -> str:
    """Return a cell's XML. Raises OddSheet where its value is ambiguous."""
    if len(cell.values) > 1 or (cell.inline and any(cell.values)):
        raise OddSheet("values", cell.address)
    check = _CHECKS.get(cell.kind)
    if check is None or (cell.inline and cell.kind != "inlineStr"):
        raise OddSheet("kind", cell.address)
    head = f'<c r="{cell.address}" s="{cell.style}"'
    formula = "<f>0</f>" if cell.formula else ""
    if cell.kind == "inlineStr":
        words = _quoted("".join(cell.texts))
        return f'{head} t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
    if not cell.values:
        return f"{head}>{formula}</c>" if formula else f"{head}/>"
    value = cell.values[0]
    if value or cell.kind not in ("n", "str", "e"):
        check(value, cell, strings)
    if cell.kind == "n" and len(value) > MOST_FIGURE:
        # More digits than a float has: the shortest text of the same value is written.
        value = repr(float(value))
    kind = "" if cell.kind == "n" else f' t="{cell.kind}"'
    return f"{head}{kind}>{formula}<v>{_quoted(value)}</v></c>"


def _quoted(words: str) -> str:
    # Loaded here: it brings all of urllib and ssl, and few workbooks are written down anew.
    from xml.sax.saxutils import escape

    return escape(words, _BREAKS)


def _check_shared(value: str, cell: _Cell, strings: int) -> None:
    if _COUNT.fullmatch(value) is None or int(value) >= strings:
        raise OddSheet("string", cell.address)


def _check_number(value: str, cell: _Cell, _: int) -> None:
    if _FIGURE.fullmatch(value) is None or not math.isfinite(float(value)):
        raise OddSheet("figure", cell.address)


def _check_truth(value: str, cell: _Cell, _: int) -> None:
    if value not in ("0", "1"):
        raise OddSheet("truth", cell.address)


def _check_day(value: str, cell: _Cell, _: int) -> None:
    for kind in (datetime, date, time):
        with suppress(ValueError):
            kind.fromisoformat(value)
            return
    raise OddSheet("day", cell.address)


def _check_nothing(*_: object) -> None:
    """Accept any text."""


_CHECKS: dict[str, Callable[[str, _Cell, int], None]] = {
    "n": _check_number,
    "s": _check_shared,
    "b": _check_truth,
    "d": _check_day,
    "e": _check_nothing,
    "str": _check_nothing,
    "inlineStr": _check_nothing,
}


# shared strings


def tidied_strings(chunks: Iterable[bytes]) -> bytes:
    """Return the XML of shared strings, each as one text. Raises as `tidied` does."""
    path: list[str] = []
    pieces: list[str] = []
    letters: list[str] | None = None

    def start(tag: str, _: Mapping[str, str]) -> None:
        """Enter an element."""
        nonlocal letters
        path.append(local_name(tag))
        if path == ["sst", "si"]:
            pieces.append("")
        elif path in (["sst", "si", "t"], ["sst", "si", "r", "t"]):
            letters = []
        elif len(path) == 1 and path != ["sst"]:
            raise OddSheet("root")

    def end(_: str) -> None:
        """Leave an element."""
        nonlocal letters
        if path.pop() == "t" and letters is not None:
            pieces[-1] += "".join(letters)
            letters = None

    def text(words: str) -> None:
        """Take the words of a string."""
        if letters is not None:
            letters.append(words)

    parser = parser_of(start, end)
    parser.CharacterDataHandler = text
    for chunk in chunks:
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    listed = "".join(f'<si><t xml:space="preserve">{_quoted(words)}</t></si>' for words in pieces)
    return f'<sst xmlns="{MAIN}">{listed}</sst>'.encode()


def count_strings(chunks: Iterable[bytes]) -> int:
    """Return the number of shared strings. Raises as `tidied` does."""
    path: list[str] = []
    count = 0

    def start(tag: str, _: Mapping[str, str]) -> None:
        """Count a string."""
        nonlocal count
        path.append(local_name(tag))
        count += path == ["sst", "si"]

    def end(_: str) -> None:
        """Leave an element."""
        path.pop()

    parser = parser_of(start, end)
    for chunk in chunks:
        parser.Parse(chunk, False)
    parser.Parse(b"", True)
    return count
