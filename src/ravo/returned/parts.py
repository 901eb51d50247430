"""The parts of a workbook file: relations, content types, and the copy that is written."""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from ravo.returned.splice import Node, OddXml, Splice, appended, escaped, parse, retagged, spliced
from ravo.workbook.gate import BOOK
from ravo.workbook.odd_xml import MAIN
from ravo.workbook.package import PACKAGE, relations_of

CHUNK = 1 << 20
TYPES = "[Content_Types].xml"
TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="'
    + f"{PACKAGE}/relationships".encode()
    + b'"></Relationships>'
)


def resolved(part: str, target: str) -> str:
    """Return the name of the part that a relation of `part` points to."""
    base = "/" if not part else posixpath.join("/", posixpath.dirname(part))
    return posixpath.normpath(posixpath.join(base, target)).lstrip("/")


class Package:
    """A workbook's zip: its original parts, the changed parts, and the removed ones."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        files = (item.filename for item in self.archive.infolist() if not item.is_dir())
        self.names = dict.fromkeys(files)
        self.changed: dict[str, bytes] = {}
        self.dropped: set[str] = set()
        book = self.read(BOOK)
        self.strict = STRICT_MAIN.encode() in book[:4000]

    @property
    def main(self) -> str:
        """The namespace of sheets in this workbook."""
        return STRICT_MAIN if self.strict else MAIN

    @property
    def office(self) -> str:
        """The namespace of relations in this workbook."""
        return STRICT if self.strict else TRANSITIONAL

    def has(self, part: str) -> bool:
        """Return whether the copy will have the part."""
        return part in self.changed or (part in self.names and part not in self.dropped)

    def read(self, part: str) -> bytes:
        """Return a part's current bytes, without a byte order mark. Raises OddXml if missing."""
        if not self.has(part):
            raise OddXml(part)
        raw = self.changed.get(part)
        return (self.archive.read(part) if raw is None else raw).removeprefix(b"\xef\xbb\xbf")

    def stream(self, part: str) -> Iterator[bytes]:
        """Yield the bytes of an original part."""
        with self.archive.open(part) as file:
            while chunk := file.read(CHUNK):
                yield chunk

    def drop(self, pattern: str) -> list[str]:
        """Remove the parts with a matching name, and their content types; return their names."""
        gone = [name for name in self.names if re.match(pattern, name) and self.has(name)]
        self.dropped.update(gone)
        for name in gone:
            self.changed.pop(name, None)
        self.edit_types(drop={f"/{name}" for name in gone})
        return gone

    def new_name(self, stem: str, ending: str) -> str:
        """Return an unused part name such as `xl/comments3.xml`."""
        number = 1
        while f"{stem}{number}{ending}" in self.names or f"{stem}{number}{ending}" in self.changed:
            number += 1
        return f"{stem}{number}{ending}"

    def add(self, part: str, content: bytes, kind: str) -> None:
        """Add a part with its content type."""
        self.changed[part] = content
        self.edit_types(add=[f'<Override PartName="/{escaped(part)}" ContentType="{kind}"/>'])

    def edit_types(self, add: list[str] | None = None, drop: set[str] | None = None) -> None:
        """Add elements to the content types and remove the overrides of parts."""
        xml = self.read(TYPES)
        root = parse(xml)
        splices: list[Splice] = [
            (node.start, node.end, b"")
            for node in root.all("Override")
            if node.attribute("PartName") in (drop or set())
        ]
        if add:
            elements = "".join(item.replace("<", f"<{root.prefix}", 1) for item in add)
            splices.append(appended(xml, root, elements.encode()))
        self.changed[TYPES] = spliced(xml, splices)

    def retype_default(self, ending: str, old: str, new: str) -> None:
        """Replace the default content type of files with an ending, where it contains `old`."""
        xml = self.read(TYPES)
        splices = [
            retagged(xml, node, {"ContentType": new})
            for node in parse(xml).all("Default")
            if (node.attribute("Extension") or "").lower() == ending
            and old in (node.attribute("ContentType") or "")
        ]
        self.changed[TYPES] = spliced(xml, splices)

    def relations(self, part: str) -> list[Node]:
        """Return the relations of a part; empty where it has none."""
        name = relations_of(part)
        return parse(self.read(name)).all("Relationship") if self.has(name) else []

    def related(self, part: str, kind: str) -> str | None:
        """Return the part to which `part` has a relation of a kind such as `comments`, or None."""
        for node in self.relations(part):
            if (node.attribute("Type") or "").endswith(f"/{kind}"):
                return resolved(part, node.attribute("Target") or "")
        return None

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relation from a part to another; return its id."""
        name = relations_of(part)
        xml = self.read(name) if self.has(name) else _RELATIONS
        root = parse(xml)
        taken = {node.attribute("Id") for node in root.all("Relationship")}
        number = len(taken) + 1
        while f"rIdRavo{number}" in taken:
            number += 1
        element = (
            f'<{root.prefix}Relationship Id="rIdRavo{number}" Type="{self.office}/{kind}" '
            f'Target="/{escaped(target)}"/>'
        )
        self.changed[name] = spliced(xml, [appended(xml, root, element.encode())])
        return f"rIdRavo{number}"

    def unrelate(self, part: str, pattern: str) -> None:
        """Remove the relations of a part with a matching type or target."""
        name = relations_of(part)
        if not self.has(name):
            return
        xml = self.read(name)
        gone: list[Splice] = [
            (node.start, node.end, b"")
            for node in parse(xml).all("Relationship")
            if re.search(pattern, f"{node.attribute('Type')} {node.attribute('Target')}")
        ]
        self.changed[name] = spliced(xml, gone)

    def retype(self, part: str, kind: str) -> None:
        """Set another content type for a part."""
        xml = self.read(TYPES)
        named = (n for n in parse(xml).all("Override") if n.attribute("PartName") == f"/{part}")
        splices = [retagged(xml, node, {"ContentType": kind}) for node in named]
        self.changed[TYPES] = spliced(xml, splices)

    def write(
        self, path: Path, streams: dict[str, Iterator[bytes]], last: str, finish: Callable[[], None]
    ) -> None:
        """Write the copy; `streams` contains the parts that are formed while they are written.

        After all other parts `finish` is called, and then the part `last` is written.
        """
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as copy:
            copy.writestr(TYPES, self.read(TYPES))
            for name in [*self.names, *(n for n in self.changed if n not in self.names)]:
                if name in (TYPES, last) or name in streams or not self.has(name):
                    continue
                _put(
                    copy,
                    name,
                    iter([self.changed[name]]) if name in self.changed else self.stream(name),
                )
            for name, pieces in streams.items():
                _put(copy, name, pieces)
            finish()
            copy.writestr(last, self.read(last))


def _put(copy: zipfile.ZipFile, name: str, pieces: Iterator[bytes]) -> None:
    item = zipfile.ZipInfo(name, date_time=(2021, 1, 1, 0, 0, 0))
    item.compress_type = zipfile.ZIP_DEFLATED
    with copy.open(item, "w") as file:
        for piece in pieces:
            file.write(piece)
