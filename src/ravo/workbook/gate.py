"""The limits of an archive: its directory is checked before anything is inflated."""

import zipfile
import zlib
from collections.abc import Iterator
from copy import copy
from pathlib import Path

from ravo.faults import unreadable

BOOK = "xl/workbook.xml"
"""The part that lists the sheets of an .xlsx workbook."""
MIB = 1 << 20
MAX_FILE = 100 * MIB
MAX_UNPACKED = 400 * MIB
MAX_RATIO = 300
RATIO_FROM = 50 * MIB
MAX_ENTRIES = 5000
CHUNK = MIB // 2
"""The bytes of a part that are scanned together, few enough for a processor's cache."""
ZIP_END = b"PK\x05\x06"
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    ValueError,
    RuntimeError,
    OverflowError,
    MemoryError,
    OSError,
    LookupError,
)
"""The exceptions of zipfile for an archive that is cut off, altered or packed in an unknown way,
and of the XML reader for an unknown encoding."""


def check_gate(archive: zipfile.ZipFile, path: Path, *, locked: bool = False) -> None:
    """Raise InputProblem for an archive that declares too many entries or bytes, or is crafted.

    An archive with a password is refused too, unless `locked`.
    """
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(sum(entry.compress_size for entry in entries), 1)
    bomb = unpacked > RATIO_FROM and unpacked / packed > MAX_RATIO
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or bomb:
        raise unreadable("RV-106", path=path.name, size=round(unpacked / MIB))
    if not locked and any(entry.flag_bits & 1 for entry in entries):
        raise unreadable("RV-104", path=path.name)
    if _is_crafted(archive):
        raise unreadable("RV-115", path=path.name)


def _is_crafted(archive: zipfile.ZipFile) -> bool:
    """Return whether two programs would unpack an archive differently."""
    entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
    ends = [e.header_offset + 30 + len(e.orig_filename) + e.compress_size for e in entries]
    starts = [entry.header_offset for entry in entries[1:]] + [archive.start_dir]
    overlap = any(end > start for end, start in zip(ends, starts, strict=True))
    return overlap or ZIP_END in archive.comment


def inflated(
    archive: zipfile.ZipFile,
    entry: zipfile.ZipInfo,
    path: Path,
    key: bytes | None = None,
    *,
    at_once: int = CHUNK,
) -> Iterator[bytes]:
    """Yield an entry's bytes. Raises InputProblem where there are more than the directory declares.

    `key` is the password of a locked entry, `at_once` the most bytes of a piece.
    """
    # zipfile stops at the declared size, calamine does not: reading one byte more detects a false
    # declaration. The checksum is of the whole entry, so that of a correct entry still agrees.
    longer_entry = copy(entry)
    longer_entry.file_size += 1
    left = entry.file_size
    with archive.open(longer_entry, pwd=key) as xml:
        while chunk := xml.read(min(at_once, left + 1)):
            left -= len(chunk)
            if left < 0:
                raise unreadable("RV-106", path=path.name, size=round(entry.file_size / MIB))
            yield chunk
