"""The safe opening of a workbook: nothing is inflated before the zip's directory is checked."""

import hashlib
import io
import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ravo.faults import RavoError, unreadable, usage
from ravo.files import is_folder, is_special
from ravo.formats import BUNDLE_MEMBERS, REGISTER_START, SEALED_START
from ravo.text import TEXT_ENDINGS
from ravo.workbook.csv_bundle import TextFiles, text_files, zipped_files
from ravo.workbook.csv_names import holds_tables
from ravo.workbook.gate import BOOK, CHUNK, DAMAGE, MAX_FILE, MIB, check_gate, inflated
from ravo.workbook.odd_xml import DeclaredType
from ravo.workbook.package import CraftedPackage, Shape, TooLargePart, repacked, resolved, shaped
from ravo.workbook.repairs import mended_part

PackageFormat = Literal["xlsx", "xlsb", "ods", "xls", "csv"]
MAX_XLS = 40 * MIB
"""The largest .xls in bytes: a full list of 65,536 households takes about 30 MiB."""
MAX_SMALL = 8 * MIB
"""The most bytes of a part that is parsed as a tree: the list of sheets, relations."""
BEGINNING = 64 << 10
"""The bytes of a worksheet that are checked before it is scanned."""
MAX_STYLES = 48 * MIB
MEMORY = 450 * MIB
"""The memory in bytes for reading a workbook; with the program itself 600 MiB in all."""
RELATIONS = "xl/_rels/workbook.xml.rels"
STYLES = "xl/styles.xml"
BINARY_BOOK = "xl/workbook.bin"
BINARY_RELATIONS = "xl/_rels/workbook.bin.rels"
CONTENT = "content.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
STRING_COST = 80
"""Bytes that calamine needs for a shared string beside its letters, as measured."""
_UTF8 = re.compile(rb"\sencoding\s*=\s*[\"'](?:utf-8|us-ascii)[\"']")


@dataclass(frozen=True)
class Opened:
    """A workbook that passed the safety checks.

    `data` are its bytes, decrypted where it had a password, its parts under their usual names;
    `sha256` is that of the file on the disk. `parts` contains the part of each sheet by name (none
    for `xls`), `sizes` the unpacked bytes of every part. `text_memory` is the memory of its shared
    strings in bytes. For a survey as text, `files` contains the tables by the names of their
    sheets, and `beside` the other files, which are not read.
    """

    path: Path
    data: bytes
    sha256: str
    parts: dict[str, str]
    format: PackageFormat = "xlsx"
    sizes: Mapping[str, int] = field(default_factory=dict)
    text_memory: int = 0
    had_password: bool = False
    files: Mapping[str, bytes] = field(default_factory=dict)
    beside: tuple[str, ...] = ()

    def damaged(self) -> RavoError:
        """Return the problem of a workbook that proves damaged while it is read."""
        return _damaged(self.path)

    def stream(self, part: str) -> Iterator[bytes]:
        """Yield the inflated bytes of a part. Raises InputProblem where it is damaged."""
        try:
            with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
                yield from inflated(archive, archive.getinfo(part), self.path)
        except (*DAMAGE, KeyError):
            raise self.damaged() from None

    def whole(self, part: str, most: int = MAX_SMALL) -> bytes:
        """Return a part, empty where it is missing. Raises InputProblem above `most` bytes."""
        if part not in self.sizes:
            return b""
        if self.sizes[part] > most:
            raise unreadable("RV-106", path=self.path.name, size=round(self.sizes[part] / MIB))
        return b"".join(self.stream(part))


def _damaged(path: Path) -> RavoError:
    """Return the problem of the exception being handled: damage, or too little memory."""
    short = isinstance(sys.exception(), MemoryError)
    return unreadable("RV-199" if short else "RV-103", path=path.name)


def open_workbook(path: Path, passwords: tuple[str, ...] = ()) -> Opened:
    """Return the bytes of a workbook that is safe to read: .xlsx, .xlsm, .xlsb, .ods or .xls.

    A folder or a zip of CSV files that are the tables of one survey is a workbook too. The contents
    decide, not the name. A locked workbook is decrypted in memory with the first of `passwords`
    that fits. Raises InputProblem (exit code 3) for anything else: a missing file, a folder, no or
    a wrong password, a damaged file, a zip bomb.
    """
    if is_folder(path) and holds_tables(path):
        return _opened_texts(path, text_files(path))
    data = _workbook_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    locked = data.startswith(OLE)
    if locked:
        from ravo.workbook.compound import opened_compound

        data, is_xls = opened_compound(data, path, passwords)
        if is_xls:
            return Opened(path, data, digest, {}, "xls", had_password=not _is_same(data, digest))
    if not data.startswith(ZIP):
        raise unreadable(_no_workbook(path, data), path=path.name)
    if not locked:
        texts = zipped_files(path, data, passwords)
        if texts is not None:
            return replace(_opened_texts(path, texts), sha256=digest)
    return replace(_opened_zip(path, data, digest), had_password=locked)


def _opened_texts(path: Path, texts: TextFiles) -> Opened:
    return Opened(
        path,
        b"",
        texts.sha256,
        {},
        "csv",
        had_password=texts.had_password,
        files=texts.files,
        beside=texts.beside,
    )


def _no_workbook(path: Path, data: bytes) -> str:
    """Return the fault code for a file that is neither a workbook nor a zip."""
    if data.startswith(REGISTER_START):
        return "RV-1544"
    if data.startswith(SEALED_START):
        return "RV-1545"
    if _is_text_table(data):
        return "RV-122"
    return "RV-1181" if path.suffix.lower() in TEXT_ENDINGS else "RV-103"


def _is_same(data: bytes, digest: str) -> bool:
    return hashlib.sha256(data).hexdigest() == digest


def bytes_of(path: Path, read: Callable[[Path], bytes]) -> bytes:
    """Return the bytes that `read` reads from a file.

    Raises InputProblem (exit code 3) for a folder, or a file that is missing, closed or empty.
    """
    if is_folder(path):
        raise unreadable("RV-102", path=path.name)
    try:
        data = read(path)
    except FileNotFoundError:
        raise unreadable("RV-101", path=str(path)) from None
    except OSError:
        raise unreadable("RV-110", path=path.name) from None
    if not data:
        raise unreadable("RV-108", path=path.name)
    return data


def _first_bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_FILE + 1)


def _workbook_bytes(path: Path) -> bytes:
    if is_special(path):
        # Opening a pipe would block until a process writes into it.
        raise unreadable("RV-1005", path=path.name)
    data = bytes_of(path, _first_bytes)
    if len(data) > MAX_FILE or (data.startswith(OLE) and len(data) > MAX_XLS):
        raise unreadable("RV-106", path=path.name, size=round(path.stat().st_size / MIB))
    return data


def _is_text_table(data: bytes) -> bool:
    """Return whether a file is a web page or XML table under a workbook's name."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<style")) or (
        b"office:spreadsheet" in start
    )


def _opened_zip(path: Path, data: bytes, digest: str) -> Opened:
    try:
        data, shape = _readable(path, data)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            format_ = _format(archive, shape.main, path)
            text_memory = _inspect(archive, shape, path)
            parts = _parts(archive, path, format_)
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except CraftedPackage:
        raise unreadable("RV-115", path=path.name) from None
    except TooLargePart as part:
        raise unreadable("RV-106", path=path.name, size=round(part.args[0] / MIB)) from None
    except (DefusedXmlException, DeclaredType):
        raise unreadable("RV-111", path=path.name) from None
    except (*DAMAGE, ParseError, KeyError, RecursionError):
        raise _damaged(path) from None
    return Opened(path, data, digest, parts, format_, sizes, text_memory)


def _readable(path: Path, data: bytes) -> tuple[bytes, Shape]:
    """Return an archive with its parts under the usual names, and their shape."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        check_gate(archive, path)
        shape = shaped(archive)
    data = data if shape.data is None else shape.data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        mended = {
            entry.filename: better
            for entry in archive.infolist()
            if entry.filename in shape.read and (better := mended_part(archive, entry)) is not None
        }
        if mended:
            data = repacked(archive, {name: name for name in archive.namelist()}, mended)
    return data, shape


def read_passwords(path: Path) -> tuple[str, ...]:
    """Return the passwords of a text file in UTF-8, one per line, blank lines left out.

    Raises UsageProblem where the file is not there, cannot be read or is no such text.
    """
    try:
        with path.open("rb") as file:
            text = file.read(MAX_SMALL).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise usage("RV-121", path=str(path)) from None
    if "\0" in text:
        raise usage("RV-121", path=str(path))
    return tuple(line for line in text.splitlines() if line.strip())


# what is inflated


def _inspect(archive: zipfile.ZipFile, shape: Shape, path: Path) -> int:
    """Return the memory of the shared strings in bytes, after checking the parts that are read.

    Raises InputProblem for unsafe XML and for parts that inflate to more than they declare. Parts
    that are not read (queries, properties of documents) are not inflated. XML in another encoding
    than UTF-8 is refused, because calamine would read it as empty without an error. Worksheets are
    inflated when they are scanned; here only their beginning is read.
    """
    memory = 0
    for entry in archive.infolist():
        if entry.filename not in shape.read:
            continue
        in_full = entry.filename not in shape.sheets
        pieces = inflated(archive, entry, path, at_once=CHUNK if in_full else BEGINNING)
        start = next(pieces, b"")
        is_xml = not entry.filename.endswith(".bin")
        if is_xml and not _is_utf8(start[:200]):
            raise unreadable("RV-103", path=path.name)
        if in_full:
            before = b""
            for piece in (start, *pieces):
                if is_xml and _declares(before + piece):
                    raise unreadable("RV-111", path=path.name)
                before = piece[-16:]
                memory += _strings_memory(entry, piece)
        elif is_xml and _declares(start):
            raise unreadable("RV-111", path=path.name)
    if memory > MEMORY:
        raise unreadable("RV-106", path=path.name, size=round(memory / MIB))
    return memory


def _declares(xml: bytes) -> bool:
    return b"<!DOCTYPE" in xml or b"<!ENTITY" in xml


def _is_utf8(start: bytes) -> bool:
    declaration = start.removeprefix(b"\xef\xbb\xbf").lower().partition(b"?>")[0]
    if declaration.startswith(b"<?xml") and b"encoding" in declaration:
        return _UTF8.search(declaration) is not None
    return b"\0" not in start and not start.startswith((b"\xff\xfe", b"\xfe\xff"))


def _strings_memory(entry: zipfile.ZipInfo, piece: bytes) -> int:
    if not entry.filename.startswith("xl/sharedStrings."):
        return 0
    binary = entry.filename.endswith(".bin")
    # In binary a string takes at least eight bytes.
    strings = len(piece) // 8 if binary else piece.count(b"<si") + piece.count(b":si>")
    return len(piece) + STRING_COST * strings


# what is in it


def _format(archive: zipfile.ZipFile, main: str, path: Path) -> PackageFormat:
    """Return the format by the archive's contents. Raises InputProblem for no workbook."""
    names = set(archive.namelist())
    if main:
        return "xlsb" if main == BINARY_BOOK else "xlsx"
    kind = archive.read("mimetype") if "mimetype" in names and _is_short(archive) else b""
    if CONTENT in names and b"opendocument.spreadsheet" in kind:
        if b"manifest:encryption-data" in _small(archive, "META-INF/manifest.xml", path):
            raise unreadable("RV-104", path=path.name)
        return "ods"
    if names.issuperset(BUNDLE_MEMBERS):
        raise unreadable("RV-1545", path=path.name)
    lost = BOOK in names or BINARY_BOOK in names
    raise unreadable("RV-103" if lost else "RV-107", path=path.name)


def _is_short(archive: zipfile.ZipFile) -> bool:
    return archive.getinfo("mimetype").file_size < 200


def _small(archive: zipfile.ZipFile, name: str, path: Path) -> bytes:
    """Return a whole part, empty if missing. Raises InputProblem above `MAX_SMALL` bytes."""
    if name not in archive.namelist():
        return b""
    size = archive.getinfo(name).file_size
    if size > MAX_SMALL:
        raise unreadable("RV-106", path=path.name, size=round(size / MIB))
    return archive.read(name)


def _parsed(xml: bytes, path: Path) -> Element:
    try:
        root: Element = fromstring(xml, forbid_dtd=True)
    except DefusedXmlException:
        raise unreadable("RV-111", path=path.name) from None
    return root


def _parts(archive: zipfile.ZipFile, path: Path, format_: PackageFormat) -> dict[str, str]:
    """Return the part of each sheet by its name. An .ods keeps all of them in one."""
    if format_ == "ods":
        return {}
    if format_ == "xlsb":
        from ravo.workbook.xlsb_records import binary_sheets

        relations = _targets(_small(archive, BINARY_RELATIONS, path), path)
        named = binary_sheets(_small(archive, BINARY_BOOK, path))
    else:
        relations = _targets(_small(archive, RELATIONS, path), path)
        named = _sheet_relations(_small(archive, BOOK, path), path)
    names = set(archive.namelist())
    listed = [(name, relations.get(reference, "")) for name, reference in named]
    parts = {name: part for name, part in listed if part in names}
    if not parts:
        raise unreadable("RV-107", path=path.name)
    # calamine panics if a binary sheet has no relation.
    lost = format_ == "xlsb" and any(reference not in relations for _, reference in named)
    if lost or len({name for name, _ in listed}) < len(listed):
        raise unreadable("RV-103", path=path.name)
    return parts


def _targets(xml: bytes, path: Path) -> dict[str, str]:
    """Return the part that each relation of the workbook leads to, by the relation's id."""
    return {
        item.get("Id", ""): resolved(BOOK, item.get("Target", "")) for item in _parsed(xml, path)
    }


def _sheet_relations(xml: bytes, path: Path) -> list[tuple[str, str]]:
    """Return the name of each sheet and the id of the relation that leads to it."""
    return [
        (sheet.get("name", ""), next((v for k, v in sheet.attrib.items() if k.endswith("}id")), ""))
        for sheet in _parsed(xml, path).iterfind(".//{*}sheet")
    ]
