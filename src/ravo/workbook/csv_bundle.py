"""A folder or a zip that is one survey as text: the bytes of its tables, and its other files."""

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ravo.faults import RavoError, unreadable
from ravo.text import NAMED_FILES, few_uncounted
from ravo.workbook.csv_names import (
    entry_names,
    holds_workbooks,
    is_known,
    is_own_name,
    meant_names,
    names_in_folder,
    survey_folders,
    table_files,
    twice_named,
)
from ravo.workbook.gate import DAMAGE, MAX_FILE, MAX_UNPACKED, MIB, check_gate, inflated

OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
"""Entries by which zips that are Office workbooks or documents are recognised."""
LONGEST_SHEET = 31
_FORBIDDEN = r"[\[\]:*?/\\']"
_LOCKED = 1


class TextFiles(NamedTuple):
    """The tables of a survey as text, by the names of their sheets, in the order of their names.

    `beside` are the other files of the folder or zip, which are not read. `sha256` is the checksum
    of all the tables together, with their names; `had_password` is True where the zip was locked.
    """

    files: Mapping[str, bytes]
    beside: tuple[str, ...]
    sha256: str
    had_password: bool = False


def text_files(path: Path) -> TextFiles:
    """Return the tables in a folder.

    Raises InputProblem (exit code 3) where a file cannot be read, is too large, or two files are
    the same table.
    """
    try:
        names = names_in_folder(path)
        tables = table_files(names)
        size = sum((path / name).stat().st_size for name in tables)
        if size > MAX_UNPACKED or any((path / n).stat().st_size > MAX_FILE for n in tables):
            raise unreadable("RV-106", path=path.name, size=round(size / MIB))
        data = {name: (path / name).read_bytes() for name in tables}
        folders = [item.name + "/" for item in sorted(path.iterdir()) if _is_inner(item)]
    except OSError:
        raise unreadable("RV-110", path=path.name) from None
    beside = [*(name for name in names if name not in tables), *folders]
    return _bundle(path, data, tables, [name for name in beside if not is_own_name(name)])


def _is_inner(item: Path) -> bool:
    return item.is_dir() and not item.name.startswith((".", "__MACOSX"))


def text_digest(path: Path) -> str | None:
    """Return the checksum of the tables in a folder; None where they cannot be read."""
    try:
        return text_files(path).sha256
    except RavoError:
        return None


def zipped_files(path: Path, data: bytes, passwords: Sequence[str] = ()) -> TextFiles | None:
    """Return the tables in a zip; None where it is a workbook or no archive at all.

    `passwords` are tried on a locked zip as on a workbook. Raises InputProblem (exit code 3) for
    several surveys (RV-1182), workbooks inside (RV-1183), an unknown encryption (RV-1184), and as
    `text_files` does.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if not OFFICE.isdisjoint(archive.namelist()) or _is_of_office(archive):
                return None
            check_gate(archive, path, locked=True)
            return _unpacked(path, archive, passwords)
    except DAMAGE:
        return None


def _is_of_office(archive: zipfile.ZipFile) -> bool:
    """Return whether an archive is an Office document, by its list of relations or of types."""
    names = {name.replace("\\", "/").lstrip("/").casefold() for name in archive.namelist()}
    return "_rels/.rels" in names or "[content_types].xml" in names


def _unpacked(path: Path, archive: zipfile.ZipFile, passwords: Sequence[str]) -> TextFiles | None:
    names = list(meant_names(archive))
    if any(_leads_out(name) for name in names):
        raise unreadable("RV-115", path=path.name)
    entries = entry_names(archive)
    folders = survey_folders(list(entries))
    if len(folders) > 1:
        params = {"path": path.name, "count": len(folders)}
        raise unreadable("RV-1182", names=few_uncounted(list(folders), NAMED_FILES), **params)
    if not folders:
        books = holds_workbooks(list(entries))
        if books:
            named = few_uncounted(books, NAMED_FILES)
            raise unreadable("RV-1183", path=path.name, names=named, count=len(books))
        return None
    if len(set(names)) < len(names):
        raise unreadable("RV-115", path=path.name)
    folder, tables = next(iter(folders.items()))
    members = {name: entries[_joined(folder, name)] for name in tables}
    large = max(entry.file_size for entry in members.values())
    if large > MAX_FILE:
        raise unreadable("RV-106", path=path.name, size=round(large / MIB))
    is_locked = any(entry.flag_bits & _LOCKED for entry in members.values())
    key = _key(path, archive, list(members.values()), passwords) if is_locked else None
    try:
        data = {name: b"".join(inflated(archive, e, path, key)) for name, e in members.items()}
    except DAMAGE:
        raise unreadable("RV-103", path=path.name) from None
    read = {_joined(folder, name) for name in tables}
    beside = [name for name in entries if name not in read and not is_own_name(name)]
    return _bundle(path, data, tables, beside, had_password=is_locked)


def _joined(folder: str, name: str) -> str:
    return name if folder == "." else f"{folder}/{name}"


def _leads_out(name: str) -> bool:
    return name.startswith("/") or ":" in name or ".." in PurePosixPath(name).parts


def _key(
    path: Path,
    archive: zipfile.ZipFile,
    entries: Sequence[zipfile.ZipInfo],
    passwords: Sequence[str],
) -> bytes:
    """Return the password of a locked zip."""
    if any(entry.compress_type == _AES for entry in entries):
        raise unreadable("RV-1184", path=path.name)
    if not passwords:
        raise unreadable("RV-104", path=path.name)
    first = next(entry for entry in entries if entry.flag_bits & _LOCKED)
    for password in passwords:
        try:
            for _ in inflated(archive, first, path, password.encode()):
                pass
        except DAMAGE:
            continue
        return password.encode()
    raise unreadable("RV-113", path=path.name)


_AES = 99
"""The compression method by which programs mark entries that are encrypted with AES."""


def _bundle(
    path: Path,
    data: Mapping[str, bytes],
    tables: Mapping[str, str],
    beside: Sequence[str],
    *,
    had_password: bool = False,
) -> TextFiles:
    two = twice_named(tables)
    if two:
        raise unreadable("RV-1182", path=path.name, names=two, count=len(two))
    empty = [name for name, sheet in tables.items() if not data[name] and is_known(sheet)]
    if empty:
        raise unreadable("RV-108", path=empty[0])
    sheets = _sheet_names(tables)
    digest = hashlib.sha256()
    for name in sorted(data):
        digest.update(hashlib.sha256(name.encode()).digest())
        digest.update(hashlib.sha256(data[name]).digest())
    files = {sheets[name]: data[name] for name in sorted(data)}
    return TextFiles(files, tuple(beside), digest.hexdigest(), had_password)


def _sheet_names(tables: Mapping[str, str]) -> dict[str, str]:
    """Return the name of each file's sheet, as Excel allows it; a returned copy has the same."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for file, sheet in tables.items():
        stem, dot, ending = sheet.rpartition(".")
        fit = re.sub(_FORBIDDEN, "_", stem)
        number, rest = 1, f"{dot}{ending}"
        wanted = fit[: LONGEST_SHEET - len(rest)] + rest
        while wanted.casefold() in taken:
            number += 1
            behind = f"-{number}{rest}"
            wanted = fit[: LONGEST_SHEET - len(behind)] + behind
        names[file] = wanted
        taken.add(wanted.casefold())
    return names
