"""Opening a workbook safely: nothing inflates before the zip's own directory was checked."""

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from ravo.faults import unreadable

MIB = 1 << 20
MAX_UNPACKED = 800 * MIB
MAX_RATIO = 250
RATIO_FROM = 64 * MIB
MAX_ENTRIES = 5000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b([^>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


@dataclass(frozen=True)
class Opened:
    """A workbook that passed the gate: its bytes, their SHA-256 and its sheets' XML parts."""

    path: Path
    data: bytes
    sha256: str
    parts: dict[str, str]


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
            parts = _parts(archive, path)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError):
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


def _attributes(text: bytes) -> dict[str, str]:
    from html import unescape

    return {
        name.decode(): unescape((a or b).decode("utf-8")) for name, a, b in _ATTRIBUTE.findall(text)
    }


def _parts(archive: zipfile.ZipFile, path: Path) -> dict[str, str]:
    """Return the XML part of each worksheet by sheet name."""
    names = set(archive.namelist())
    if "xl/workbook.xml" not in names:
        raise unreadable("RV-107", path=path.name)
    book = archive.read("xl/workbook.xml")
    if b"<!ENTITY" in book or b"<!DOCTYPE" in book:
        raise unreadable("RV-106", path=path.name, size=0)
    relations = archive.read("xl/_rels/workbook.xml.rels") if "xl/_rels/workbook.xml.rels" in names else b""  # fmt: skip
    targets = {}
    for found in _RELATION.findall(relations):
        attributes = _attributes(found)
        targets[attributes.get("Id", "")] = attributes.get("Target", "")
    parts = {}
    for found in _SHEET.findall(book):
        attributes = _attributes(found)
        target = targets.get(attributes.get("r:id", ""), "")
        part = target.lstrip("/") if target.startswith("/") else "xl/" + target
        if part in names:
            parts[attributes.get("name", "")] = part
    return parts
