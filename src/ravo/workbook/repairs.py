"""Repairs of a valid part that calamine would misread, done before calamine reads it.

calamine reads a part in UTF-16 as empty, and for a table that declares four thousand million shared
strings it allocates as much memory before it reads the first.
"""

import re
import zipfile
import zlib

from ravo.workbook.odd_xml import tidied_strings
from ravo.xlsx.package_parts import SHARED_STRINGS

START = 4096
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
LEAST_STRING = 5
"""The bytes of the shortest shared string, `<si/>`."""
MAX_STRINGS = 200 << 20
"""The bytes of strings from which they are too much for memory, which another check reports."""
_TABLE = re.compile(rb"<(?:\w{1,60}:)?sst\b(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*>")
_UNIQUE = re.compile(rb"\suniqueCount\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_DECLARATION = r"^\ufeff?\s*<\?xml[^<>]*\?>"
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}


def mended_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    """Return a repaired part; None where no repair is needed.

    Raises ValueError for text that its encoding does not allow, and as `tidied_strings` does.
    """
    name = entry.filename
    if name.endswith(".bin"):
        return None
    try:
        with archive.open(entry) as part:
            start = part.read(START)
    except BROKEN:
        # Its faults are reported when it is read.
        return None
    encoding = _WIDE.get(start[:2])
    if encoding:
        return narrowed(archive.read(entry), encoding)
    if name == SHARED_STRINGS:
        return _with_sound_count(archive, entry)
    return None


def narrowed(xml: bytes, encoding: str) -> bytes:
    """Return XML in UTF-8 without a declaration. Raises ValueError."""
    return re.sub(_DECLARATION, "", xml.decode(encoding), count=1).encode()


def _with_sound_count(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    """Return the shared strings in usual XML and without an impossible count.

    None where neither is needed, and for strings that are too much for memory.
    """
    if entry.file_size > MAX_STRINGS:
        return None
    whole = archive.read(entry)
    if _is_odd(whole):
        return tidied_strings([whole])
    if all(_is_sound(match, entry) for match in _TABLE.finditer(whole)):
        return None
    # A comment may contain text like the tag, so all occurrences are corrected.
    return _TABLE.sub(lambda match: _UNIQUE.sub(b"", match[0]), whole)


def _is_sound(table: re.Match[bytes], entry: zipfile.ZipInfo) -> bool:
    match = _UNIQUE.search(table[0])
    return match is None or _can_be(match[1] or match[2] or b"", entry.file_size)


def _is_odd(xml: bytes) -> bool:
    """Return whether strings have sections, or elements of another namespace."""
    table = _TABLE.search(xml)
    if table is None or b"<![CDATA[" in xml or xml.count(b"xmlns") > table[0].count(b"xmlns"):
        return True
    prefix = table[0][1 : table[0].find(b"sst")]
    return xml.count(b"<si") > 0 if prefix else xml.count(b":si>") + xml.count(b":si ") > 0


def _can_be(count: bytes, size: int) -> bool:
    text = count.strip()
    return text.isdigit() and len(text) < 10 and int(text) <= size // LEAST_STRING + 1
