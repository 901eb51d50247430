"""The records of a binary workbook (.xlsb): kind, place, size, as [MS-XLSB] defines them."""

import struct
from collections.abc import Iterator

SHEET = 156
ROW, FIRST_SHORT, LAST_SHORT = 0, 12, 18
LONG = 11
"""The difference between the kinds of a cell without its column and of the same with it."""


def records(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield kind, place of the content and its size of each record.

    Raises IndexError where the last one is cut off.
    """
    at, end = 0, len(data)
    while at < end:
        kind = data[at]
        at += 1
        if kind & 0x80:
            kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
            at += 1
        size = shift = 0
        while True:
            byte = data[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80 or shift == 28:
                break
        if at + size > end:
            raise IndexError
        yield kind, at, size
        at += size


def wide_text(data: bytes, at: int) -> tuple[str, int]:
    """Return the text at a place, empty where it is null, and the place where it ends.

    Raises struct.error, ValueError where it is cut off.
    """
    (length,) = struct.unpack_from("<I", data, at)
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(data):
        raise ValueError
    return data[at + 4 : end].decode("utf-16-le"), end


def binary_sheets(data: bytes) -> list[tuple[str, str]]:
    """Return the name of each sheet and the id of the relation that leads to its part.

    Raises ValueError where the list of sheets is damaged.
    """
    sheets = []
    try:
        for kind, at, _ in records(data):
            if kind == SHEET:
                relation, after = wide_text(data, at + 8)
                sheets.append((wide_text(data, after)[0], relation))
    except (IndexError, struct.error):
        raise ValueError from None
    return sheets


def has_short_cells(data: bytes) -> bool:
    """Return whether a sheet has cells without a column, which follow the cell before them.

    Some web programs write them; calamine ignores such cells without an error. Raises IndexError
    where the records are cut off.
    """
    return any(FIRST_SHORT <= kind <= LAST_SHORT for kind, _, _ in records(data))


def with_columns(data: bytes) -> bytes:
    """Return a sheet's records with a column in every cell. Raises IndexError, struct.error."""
    output, column = bytearray(), -1
    for kind, at, size in records(data):
        content = data[at : at + size]
        if kind == ROW:
            column = -1
        elif 0 < kind <= LONG:
            (column,) = struct.unpack_from("<I", data, at)
        elif FIRST_SHORT <= kind <= LAST_SHORT:
            column += 1
            kind, content = kind - LONG, struct.pack("<I", column) + content
        output += record(kind, content)
    return bytes(output)


def record(kind: int, content: bytes) -> bytes:
    """Return a record of a kind below 16,384 with its content."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, left = bytearray(), len(content)
    while True:
        size.append(left & 0x7F | (0x80 if left > 0x7F else 0))
        left >>= 7
        if not left:
            return head + bytes(size) + content
