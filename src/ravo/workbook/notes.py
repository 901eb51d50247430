"""Warnings about references of a workbook, which are not followed: links, macros, DDE services."""

import re
import struct
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import unquote

from ravo.faults import Fault
from ravo.text import NAMED_FILES, few_of, few_uncounted
from ravo.workbook.opened import MAX_SMALL, Opened

_TARGET = rb"\bTarget\s*+=\s*+[\"']([^\"'<>]*)[\"']"
_SERVICE = rb"\bddeService\s*+=\s*+[\"']([^\"'<>]*)[\"']"
SUPPORTING_BOOK = 0x1AE
OWN_BOOK, ADD_IN = 0x0401, 0x3A01
BINARY_SUPPORTING_BOOK = 360
DDE_KIND = 1


class References(NamedTuple):
    """The references of a workbook beyond its own cells: names of files, of DDE services."""

    links: tuple[str, ...] = ()
    dde: tuple[str, ...] = ()
    macros: bool = False
    connections: bool = False


def notes_of(name: str, references: References) -> tuple[Fault, ...]:
    """Return a warning for each kind of reference, with its place."""
    warnings = []
    if references.links:
        warnings.append(Fault("RV-116", params={"path": name, "links": _few(references.links)}))
    if references.dde:
        warnings.append(Fault("RV-117", params={"path": name, "links": _few(references.dde)}))
    if references.macros:
        warnings.append(Fault("RV-118", params={"path": name}))
    if references.connections:
        warnings.append(Fault("RV-120", params={"path": name}))
    return tuple(warnings)


def files_beside(opened: Opened) -> tuple[Fault, ...]:
    """Return a warning of the other files in the folder or zip of a survey as text."""
    names = opened.beside
    if not names:
        return ()
    few = few_uncounted(list(names), NAMED_FILES)
    params = {"path": opened.path.name, "names": few, "count": len(names)}
    return (Fault("RV-1180", params=params),)


def _few(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(few_of(list(dict.fromkeys(names)), NAMED_FILES))


def file_name(target: str) -> str:
    """Return the name of the file that a link leads to, without its folders."""
    return re.split(r"[/\\]", unquote(target).rstrip("/\\"))[-1][:80]


def references_in_archive(opened: Opened) -> References:
    """Return the references of an .xlsx or .xlsb workbook."""
    names = list(opened.sizes)
    parts = [name for name in names if name.startswith("xl/externalLinks/externalLink")]
    links, dde = [], []
    for part in parts:
        services = _services(opened.whole(part, MAX_SMALL), part)
        dde += services
        relations = part.replace("externalLinks/", "externalLinks/_rels/") + ".rels"
        if not services:
            targets = re.findall(_TARGET, opened.whole(relations, MAX_SMALL))
            links += [file_name(target.decode("utf-8", "replace")) for target in targets] or ["?"]
    return References(
        tuple(links),
        tuple(dde),
        macros=any(n.endswith("vbaProject.bin") or n.startswith("xl/macrosheets/") for n in names),
        connections=any(name.startswith("xl/connections.") for name in names),
    )


def _services(data: bytes, part: str) -> list[str]:
    """Return the DDE services of a part about one external link."""
    if part.endswith(".xml"):
        named = [name.decode("utf-8", "replace") for name in re.findall(_SERVICE, data)]
        return named or ["?"] * (b"ddeLink" in data)
    from ravo.workbook.xlsb_records import records

    starts = [at for kind, at, _ in records(data) if kind == BINARY_SUPPORTING_BOOK]
    return ["?" for at in starts if data[at : at + 2] == struct.pack("<H", DDE_KIND)]


def references_in_xls(globals_: Sequence[tuple[int, bytes]], streams: set[str]) -> References:
    """Return the references of an .xls workbook, from its records before the first sheet."""
    links, dde = [], []
    for kind, content in globals_:
        if kind != SUPPORTING_BOOK or len(content) < 5:
            continue
        size = struct.unpack_from("<H", content, 2)[0]
        if size in (OWN_BOOK, ADD_IN):
            continue
        wide = content[4] & 1
        text = content[5:].decode("utf-16-le" if wide else "latin-1", "replace")[:size]
        # This character separates a service from its topic, and the steps of a path.
        if "\x03" in text and not text.startswith("\x01"):
            dde.append(text.partition("\x03")[0])
        else:
            links.append(re.split(r"[\x00-\x1f/\\]", text)[-1][:80])
    return References(
        tuple(links), tuple(dde), macros=bool(streams & {"_VBA_PROJECT_CUR", "_VBA_PROJECT"})
    )
