"""The table of texts of an .xls workbook, with the true number of its texts.

Excel reads all texts; xlrd stops at the declared number, or fails where there are fewer.
"""

import struct
from collections.abc import Iterator

TABLE, CONTINUED, END = 0xFC, 0x3C, 0x0A
WIDE, PHONETIC, RICH = 0x01, 0x04, 0x08
_HEAD = 8
"""Bytes of the table before its first text: two counts."""


def with_true_count(stream: bytes) -> bytes:
    """Return a stream of records with the true number of texts declared in its table."""
    pieces: list[bytes] = []
    start = -1
    for kind, at, size in _records(stream):
        if kind == TABLE and start < 0:
            start = at
            pieces = [stream[at : at + size]]
        elif start >= 0 and kind == CONTINUED:
            pieces.append(stream[at : at + size])
        elif start >= 0:
            break
    if start < 0 or len(pieces[0]) < _HEAD:
        return stream
    count = struct.pack("<I", _StringRecords(pieces).count())
    return stream[: start + 4] + count + stream[start + _HEAD :]


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield kind, place of the content and size of the records before the first sheet."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4, size
        if kind == END:
            return
        at += 4 + size


class _StringRecords:
    """The texts of a table, which continue from record to record."""

    def __init__(self, pieces: list[bytes]) -> None:
        self.pieces, self.piece, self.at = pieces, 0, _HEAD

    def count(self) -> int:
        """Return the number of whole texts."""
        number = 0
        try:
            while self._is_more():
                self._pass_text()
                number += 1
        except (struct.error, IndexError):
            # The last one is cut off.
            return number
        return number

    def _is_more(self) -> bool:
        while self.piece < len(self.pieces) and self.at >= len(self.pieces[self.piece]):
            self.piece, self.at = self.piece + 1, 0
        return self.piece < len(self.pieces)

    def _pass_text(self) -> None:
        data = self.pieces[self.piece]
        letters, flags = struct.unpack_from("<HB", data, self.at)
        self.at += 3
        behind = 0
        if flags & RICH:
            behind += 4 * struct.unpack_from("<H", data, self.at)[0]
            self.at += 2
        if flags & PHONETIC:
            behind += struct.unpack_from("<I", data, self.at)[0]
            self.at += 4
        self._pass_letters(letters, flags & WIDE)
        self._pass_bytes(behind)

    def _pass_letters(self, left: int, wide: int) -> None:
        while left:
            room = (len(self.pieces[self.piece]) - self.at) >> wide
            taken = min(left, max(room, 0))
            left -= taken
            self.at += taken << wide
            if left:
                # Each record declares the width of its letters again.
                self.piece += 1
                wide, self.at = self.pieces[self.piece][0] & WIDE, 1

    def _pass_bytes(self, left: int) -> None:
        while left:
            taken = min(left, len(self.pieces[self.piece]) - self.at)
            left, self.at = left - taken, self.at + taken
            if left:
                self.piece, self.at = self.piece + 1, 0
                if self.piece >= len(self.pieces):
                    raise IndexError
