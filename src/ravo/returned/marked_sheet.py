"""One sheet, copied row by row with the marks' formats in its cells."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ravo.faults import Rank
from ravo.returned.marks import MarkedPlace, address, place_of
from ravo.returned.splice import Node, OddXml, Splice, parse, spliced, with_attributes
from ravo.workbook.cell_scan import column_place

AFTER_COMMENTS = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
)
"""The elements after the comments' drawing in a sheet (ECMA-376 part 1, 18.3.1.99)."""
_DATA = re.compile(rb"<((?:\w{1,60}:)?)sheetData\b[^<>]*>")
_SELECTED = re.compile(rb"\stabSelected\s*=\s*[\"'](?:1|true)[\"']")
_NUMBER = re.compile(rb"\sr\s*+=\s*+[\"'](\d{1,7})[\"']")
_ADDRESS = re.compile(rb"\sr\s*=\s*[\"']([A-Z]{1,3})\d{1,7}[\"']")
_STYLE = re.compile(rb"\ss\s*+=\s*+[\"'](\d{1,7})[\"']")
_OWN_FORMAT = re.compile(rb"\scustomFormat\s*=\s*[\"'](?:1|true)[\"']")
_LONGEST_HEAD = 64 << 20
Ranks = dict[int, Rank]
"""The rank of marked cells of a row by column; column -1 is the whole row."""
Twin = Callable[[int, Rank], int]


@dataclass(frozen=True)
class Frame:
    """A sheet without its rows: its XML before them, after them, and the prefix of its tags."""

    head: bytes
    tail: bytes
    prefix: bytes

    @property
    def skeleton(self) -> bytes:
        """The sheet as if it had no rows."""
        return self.head + b"</" + self.prefix + b"sheetData>" + self.tail


def frame_of(pieces: Iterable[bytes]) -> Frame:
    """Return the frame of a sheet's XML. Raises OddXml where it has no element of rows."""
    start, head, rest = None, b"", b""
    closing = b""
    tail: list[bytes] = []
    for piece in pieces:
        if tail:
            tail.append(piece)
            continue
        rest += piece
        if start is None:
            start = _DATA.search(rest)
            if start is None and len(rest) > _LONGEST_HEAD:
                raise OddXml("sheetData")
            if start is None:
                continue
            head, rest = rest[: start.end()], rest[start.end() :]
            closing = b"</" + start[1] + b"sheetData>"
            if head.endswith(b"/>"):
                head, tail = head[:-2] + b">", [rest]
                continue
        at = rest.find(closing)
        if at >= 0:
            tail.append(rest[at + len(closing) :])
        else:
            rest = rest[-len(closing) :]
    if start is None or not tail:
        raise OddXml("sheetData")
    return Frame(head, b"".join(tail), start[1])


def merged_anchors(root: Node, places: Iterable[MarkedPlace]) -> dict[MarkedPlace, MarkedPlace]:
    """Return, for those of `places` inside a merged block, the first cell of the block."""
    ordered = sorted(places)
    anchors: dict[MarkedPlace, MarkedPlace] = {}
    for node in root.within("mergeCell"):
        first, _, last = (node.attribute("ref") or "").partition(":")
        start, end = place_of(first), place_of(last)
        if start is None or end is None:
            continue
        for place in ordered[bisect_left(ordered, (start[0], 0)) :]:
            if place[0] > end[0]:
                break
            if start[1] <= place[1] <= end[1]:
                anchors[place] = start
    return anchors


def column_styles(root: Node) -> list[tuple[int, int, int]]:
    """Return (first column, last column, format) of the columns that have a format."""
    return [
        (node.number("min") - 1, node.number("max") - 1, node.number("style"))
        for node in root.within("col")
        if "style" in node.attributes
    ]


def comments_place(root: Node) -> int:
    """Return the byte in the skeleton at which the comments' drawing belongs."""
    after = (node.start for node in root.children if node.name in AFTER_COMMENTS)
    return next(after, root.close)


def unselected(head: bytes) -> bytes:
    """Return the beginning of a sheet without its tab selected, as only the letter's may be."""
    return _SELECTED.sub(b"", head)


class SheetMarker:
    """Writes a sheet's rows with the formats of marked cells."""

    def __init__(
        self,
        frame: Frame,
        rows: Mapping[int, Ranks],
        columns: list[tuple[int, int, int]],
        twin: Twin,
    ) -> None:
        self.frame, self.rows, self.columns, self.twin = frame, rows, columns, twin
        self.waiting = sorted(rows, reverse=True)
        self.number = 0
        prefix = re.escape(frame.prefix)
        self.row_tag = re.compile(rb"<" + prefix + rb"row\b[^<>]*>")
        self.row_end = b"</" + frame.prefix + b"row>"
        self.cell = re.compile(
            rb"<"
            + prefix
            + rb"c\b([^<>]*?)(/>|>[^<]*+(?:<(?!/?"
            + prefix
            + rb"c\b)[^<]*+)*</"
            + prefix
            + rb"c>)"
        )

    def copied(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Yield the rows; rows without a marked cell unchanged."""
        closing = b"</" + self.frame.prefix + b"sheetData>"
        rest, begun = b"", False
        for piece in pieces:
            rest += piece
            if not begun:
                start = _DATA.search(rest)
                if start is None:
                    continue
                rest, begun = rest[start.end() :], True
                if start[0].endswith(b"/>"):
                    break
            end = rest.find(closing)
            if end >= 0:
                yield self._block(rest[:end])
                break
            end = rest.rfind(self.row_end) + len(self.row_end)
            if end >= len(self.row_end):
                yield self._block(rest[:end])
                rest = rest[end:]
        yield self._rest(None)

    def _block(self, block: bytes) -> bytes:
        if not self.waiting:
            return block
        pieces, at = [], 0
        for tag in self.row_tag.finditer(block):
            match = _NUMBER.search(tag[0])
            self.number = int(match[1]) if match else self.number + 1
            if not self.waiting or self.waiting[-1] > self.number:
                continue
            pieces += [block[at : tag.start()], self._rest(self.number)]
            at = tag.start()
            if self.waiting and self.waiting[-1] == self.number:
                end = self._end(block, tag)
                pieces.append(self._row(tag[0], block[tag.end() : end], self.waiting.pop()))
                at = end
        return b"".join([*pieces, block[at:]])

    def _end(self, block: bytes, tag: re.Match[bytes]) -> int:
        if tag[0].endswith(b"/>"):
            return tag.end()
        at = block.find(self.row_end, tag.end())
        if at < 0:
            raise OddXml("row")
        return at + len(self.row_end)

    def _rest(self, before: int | None) -> bytes:
        """Return new rows for marked rows that the sheet lacks, up to row `before`."""
        rows = []
        while self.waiting and (before is None or self.waiting[-1] < before):
            number = self.waiting.pop()
            tag = b"<" + self.frame.prefix + f'row r="{number}">'.encode()
            rows.append(self._row(tag, b"", number))
        return b"".join(rows)

    def _row(self, tag: bytes, body: bytes, number: int) -> bytes:
        """Return a row with its marked cells; missing cells are inserted at their places."""
        body = body.removesuffix(self.row_end)
        cells, column = {}, -1
        for match in self.cell.finditer(body):
            named = _ADDRESS.search(match[1])
            column = column_place(named[1].decode()) if named else column + 1
            cells[column] = match
        own = _STYLE.search(tag) if _OWN_FORMAT.search(tag) else None
        splices = []
        for place, rank in self._wanted(number, cells).items():
            if place in cells:
                splices.append(self._restyled(cells[place], rank))
            else:
                style = int(own[1]) if own else self._column_style(place)
                after = (c.start() for at, c in sorted(cells.items()) if at > place)
                at = next(after, len(body))
                splices.append((at, at, self._blank(number, place, self.twin(style, rank))))
        tag = with_attributes(tag, {"spans": None})
        opening = tag[:-2] + b">" if tag.endswith(b"/>") else tag
        return opening + spliced(body, splices) + self.row_end

    def _wanted(self, number: int, cells: Mapping[int, re.Match[bytes]]) -> Ranks:
        """Return the rank by column; a whole row is marked up to its last value."""
        wanted = dict(self.rows[number])
        whole = wanted.pop(-1, None)
        if whole is not None:
            filled = [
                place for place, cell in cells.items() if b"<" in cell[2].rpartition(b"</")[0]
            ]
            for place in range(max(filled, default=0) + 1):
                if wanted.get(place) != "error":
                    wanted[place] = whole
        return dict(sorted(wanted.items()))

    def _restyled(self, cell: re.Match[bytes], rank: Rank) -> Splice:
        old = _STYLE.search(cell[1])
        style = self.twin(int(old[1]) if old else 0, rank)
        tag = with_attributes(b"<c" + cell[1] + b">", {"s": str(style)})
        return cell.start(1), cell.end(1), tag[2:-1]

    def _column_style(self, place: int) -> int:
        return next((style for first, last, style in self.columns if first <= place <= last), 0)

    def _blank(self, number: int, place: int, style: int) -> bytes:
        where = address((number, place))
        return b"<" + self.frame.prefix + f'c r="{where}" s="{style}"/>'.encode()


def skeleton_root(frame: Frame) -> Node:
    """Return the parsed skeleton. Raises OddXml where it is damaged."""
    return parse(frame.skeleton)
