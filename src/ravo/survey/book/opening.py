"""Opening a workbook safely: nothing inflates before the zip's own directory was checked."""

import hashlib
import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ravo.faults import RavoError, unreadable

MIB = 1 << 20
MAX_UNPACKED = 600 * MIB
MAX_RATIO = 300
RATIO_FROM = 50 * MIB
MAX_ENTRIES = 5000
CHUNK = 4 * MIB
BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
DAMAGE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, RuntimeError)
"""What zipfile raises for an archive that is cut off, altered or packed in an unknown way."""


@dataclass(frozen=True)
class Opened:
    """A workbook that passed the gate: its bytes, their SHA-256 and its sheets' XML parts."""

    path: Path
    data: bytes
    sha256: str
    parts: dict[str, str]

    def damaged(self) -> RavoError:
        """Return the problem of a workbook that turns out damaged while it is read."""
        return unreadable("RV-103", path=self.path.name)

    def stream(self, part: str) -> Iterator[bytes]:
        """Yield the inflated bytes of a part. Raises InputProblem where it is damaged."""
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                yield from _inflated(archive, archive.getinfo(part), self.path)
        except (*DAMAGE, KeyError):
            raise self.damaged() from None


def open_workbook(path: Path) -> Opened:
    """Return the bytes of a workbook that is safe to read.

    Raises InputProblem (exit code 3) for anything that is not a plain `.xlsx` workbook: a
    missing file, a folder, an encrypted or old-format file, a damaged zip, a zip bomb.
    """
    data = _bytes(path)
    if data.startswith(OLE):
        raise unreadable("RV-104" if ENCRYPTED in data else "RV-105", path=path.name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _gate(archive, path)
            _inspect(archive, path)
            parts = _parts(archive, path)
    except (*DAMAGE, ParseError, KeyError):
        raise unreadable("RV-103", path=path.name) from None
    return Opened(path, data, hashlib.sha256(data).hexdigest(), parts)


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise unreadable("RV-102", path=path.name)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise unreadable("RV-101", path=str(path)) from None
    except OSError:
        raise unreadable("RV-110", path=path.name) from None
    if not data:
        raise unreadable("RV-108", path=path.name)
    return data


def _gate(archive: zipfile.ZipFile, path: Path) -> None:
    """Refuse an archive that declares more than a workbook can need."""
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(sum(entry.compress_size for entry in entries), 1)
    bomb = unpacked > RATIO_FROM and unpacked / packed > MAX_RATIO
    if len(entries) > MAX_ENTRIES or unpacked > MAX_UNPACKED or bomb:
        raise unreadable("RV-106", path=path.name, size=round(unpacked / MIB))
    if any(entry.flag_bits & 1 for entry in entries):
        raise unreadable("RV-104", path=path.name)


def _inflated(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, path: Path) -> Iterator[bytes]:
    """Yield an entry's bytes; refuse one that holds more than the zip's directory declares."""
    # zipfile stops at the declared size, calamine does not: asking for one byte more tells a
    # false declaration. The checksum is of the whole entry, so an honest one still passes it.
    asked = copy(entry)
    asked.file_size += 1
    left = entry.file_size
    with archive.open(asked) as xml:
        while chunk := xml.read(min(CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                raise unreadable("RV-106", path=path.name, size=round(entry.file_size / MIB))
            yield chunk


def _inspect(archive: zipfile.ZipFile, path: Path) -> None:
    """Refuse XML that declares entities, and parts that inflate to more than they declare.

    Worksheets are inflated when they are scanned; here only their beginning is looked at.
    """
    for entry in archive.infolist():
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        pieces = _inflated(archive, entry, path)
        start = next(pieces, b"")
        if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
            raise unreadable("RV-111", path=path.name)
        if not entry.filename.startswith("xl/worksheets/"):
            for _ in pieces:
                pass


def _parsed(xml: bytes, path: Path) -> Element:
    try:
        root: Element = fromstring(xml, forbid_dtd=True)
    except DefusedXmlException:
        raise unreadable("RV-111", path=path.name) from None
    return root


def _parts(archive: zipfile.ZipFile, path: Path) -> dict[str, str]:
    """Return the XML part of each worksheet by sheet name."""
    names = set(archive.namelist())
    if BOOK not in names:
        raise unreadable("RV-107", path=path.name)
    relations = _parsed(archive.read(RELATIONS), path)
    targets = {item.get("Id"): item.get("Target", "") for item in relations}
    parts = {}
    for sheet in _parsed(archive.read(BOOK), path).iterfind(".//{*}sheet"):
        reference = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), None)
        part = posixpath.normpath(posixpath.join("/xl", targets.get(reference, "")))[1:]
        if part in names:
            parts[sheet.get("name", "")] = part
    if not parts:
        raise unreadable("RV-107", path=path.name)
    return parts
