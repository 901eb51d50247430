"""A workbook's archive with its parts under the usual names.

The names of parts are compared without case and may be written with the separators of Windows,
with a slash in front or with percent signs (ECMA-376 part 2, 6.2.2); the workbook may be in any
folder. calamine and the scan of the sheets expect `xl/workbook.xml` and the parts that it relates
to, so an archive with other names is copied, with every part under the expected name.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Mapping
from copy import copy
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

TYPES, ROOT_RELATIONS = "[Content_Types].xml", "_rels/.rels"
HOME = "xl/"
"""The usual folder of the workbook and of its parts."""
MAX_SMALL = 8 << 20
"""Bytes of a part that is parsed as a tree."""
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORDS = (
    "xl",
    "_rels",
    "worksheets",
    "workbook",
    "sharedStrings",
    "styles",
    "externalLinks",
    "externalLink",
    "connections",
    "vbaProject",
    "macrosheets",
    "calcChain",
    "comments",
    "drawings",
    "vmlDrawing",
    "theme",
    "media",
    "docProps",
    "customXml",
    "tables",
)
_USUAL = {word.casefold(): word for word in _WORDS}
_STEM = re.compile(r"([A-Za-z_]+)(\d*(?:\.[A-Za-z0-9.]*)?)")
_OTHER_PROGRAMS = ("word/", "ppt/", "visio/")
OPEN_DOCUMENT = frozenset({"content.xml", "META-INF/manifest.xml"})
_READ = frozenset({"worksheet", "sharedStrings", "styles", "externalLink"})
"""The kinds of relation of the workbook whose parts ravo reads."""
_TABLES = ("sharedStrings.xml", "sharedStrings.bin", "styles.xml", "styles.bin")
_LINKS = "xl/externalLinks/"
_ENDINGS = frozenset({".xml", ".rels", ".bin", ".vml"})
_HEADER = 30
"""Bytes of an entry's own header before its name."""


class CraftedPackage(ValueError):
    """The archive is crafted: programs would unpack it differently, or outside its folder."""


class TooLargePart(ValueError):
    """A part that is parsed as a tree is too large; the first argument is its number of bytes."""


class Shape(NamedTuple):
    """An archive with the usual names of parts: the part of the workbook, and the bytes.

    `data` is None where the archive has the usual names already; `main` is empty where no relation
    leads to a workbook. `read` are the names of the parts that ravo or a library reads, `sheets`
    those of them that contain cells.
    """

    main: str
    data: bytes | None = None
    read: frozenset[str] = OPEN_DOCUMENT
    sheets: frozenset[str] = frozenset()


def clean_name(name: str) -> str:
    """Return a part's name with plain slashes, without percent signs. Raises CraftedPackage."""
    steps = [step for step in unquote(name.replace("\\", "/")).split("/") if step not in ("", ".")]
    if ".." in steps or any(":" in step or "\\" in step for step in steps):
        raise CraftedPackage(name)
    return "/".join(steps)


def is_usual_name(entry: zipfile.ZipInfo) -> bool:
    """Return whether every program reads the packed name of an entry in the same way.

    On Windows zipfile replaces backslashes in `filename` by slashes; other readers do not.
    """
    name = entry.orig_filename
    return "\\" not in name and "%" not in name and not name.startswith(("/", "./"))


def shaped(archive: zipfile.ZipFile) -> Shape:
    """Return the shape of an archive that may hold a workbook.

    Raises CraftedPackage where two parts have one name or a name leads out of the folder, and
    TooLargePart, ParseError and DefusedXmlException for the parts that lead to the workbook.
    """
    parts = _Parts(archive)
    root = parts.find(ROOT_RELATIONS)
    main = _main(parts, root) if root else None
    if main is None or main.casefold().startswith(_OTHER_PROGRAMS):
        unusual = any(not is_usual_name(e) for e in parts.entries.values())
        cleaned = {entry.filename: name for name, entry in parts.entries.items()}
        return Shape("", repacked(archive, cleaned, {}) if unusual else None)
    ending = posixpath.splitext(main)[1].lower()
    home = f"{HOME}workbook{'.bin' if ending == '.bin' else '.xml'}"
    relations = parts.find(relations_of(main))
    wanted = {main: home, root or ROOT_RELATIONS: ROOT_RELATIONS}
    elements = parts.relations(relations) if relations else []
    for item in elements:
        kind = _kind(item)
        target = parts.find(resolved(main, item.get("Target", "")))
        if target and kind in ("sharedStrings", "styles") and not _is_external(item):
            wanted[target] = f"{HOME}{kind}{posixpath.splitext(home)[1]}"
    names = _new_names(parts, wanted, main)
    is_plain = _is_plain(parts, names, elements, main, home)
    sheets = {
        names[part]
        for item in elements
        if (part := parts.find(resolved(main, item.get("Target", ""))))
        and _kind(item) == "worksheet"
    }
    fixed = {home, relations_of(home), ROOT_RELATIONS, *map(f"{HOME}{{}}".format, _TABLES)}
    links = {name for name in names.values() if name.startswith(_LINKS)}
    read = frozenset(fixed | sheets | links)
    return Shape(home, None if is_plain else _moved(parts, names), read, frozenset(sheets))


def relations_of(part: str) -> str:
    """Return the name of the part that holds another part's relations."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def resolved(part: str, target: str) -> str:
    """Return the name of the part that a relation of `part` leads to, never outside the archive."""
    base = "/" if not part else posixpath.join("/", posixpath.dirname(part))
    steps = unquote(target.replace("\\", "/"))
    return posixpath.normpath(posixpath.join(base, steps)).lstrip("/")


class _Parts:
    """The parts of an archive by their clean names, in any case."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive
        self.entries: dict[str, zipfile.ZipInfo] = {}
        self._names: dict[str, str] = {}
        for entry in archive.infolist():
            if entry.filename.endswith(("/", "\\")):
                continue
            name = clean_name(entry.filename)
            if name.casefold() in self._names:
                raise CraftedPackage(name)
            self._names[name.casefold()] = name
            self.entries[name] = entry

    def find(self, name: str) -> str | None:
        """Return the clean name of a part in its own letter case, None where it is missing."""
        return self._names.get(name.casefold())

    def read(self, name: str) -> bytes:
        """Return a small part. Raises TooLargePart."""
        entry = self.entries[name]
        if entry.file_size > MAX_SMALL:
            raise TooLargePart(entry.file_size)
        return self.archive.read(entry)

    def relations(self, name: str) -> list[Element]:
        """Return the elements of a part of relations."""
        return list(fromstring(self.read(name), forbid_dtd=True))


def _main(parts: _Parts, root: str) -> str | None:
    for item in parts.relations(root):
        if item.get("Type", "").endswith("/officeDocument"):
            return parts.find(resolved("", item.get("Target", "")))
    return None


def _kind(item: Element) -> str:
    return item.get("Type", "").rpartition("/")[2]


def _is_external(item: Element) -> bool:
    return item.get("TargetMode", "").lower() == "external"


def _is_plain(
    parts: _Parts, names: Mapping[str, str], relations: Iterable[Element], main: str, home: str
) -> bool:
    """Return whether every part that is read has its usual name, which its relation gives too."""
    if any(not is_usual_name(entry) for entry in parts.entries.values()):
        return False
    read = [main, ROOT_RELATIONS, relations_of(main)]
    for item in relations:
        target = item.get("Target", "")
        part = parts.find(resolved(main, target))
        if part is None or _kind(item) not in _READ or _is_external(item):
            continue
        if target.removeprefix("/") not in (part, part.removeprefix(HOME)):
            return False
        read.append(part)
    moved = any(
        names.get(actual_name, part) != actual_name
        for part in read
        if (actual_name := parts.find(part))
    )
    strange = [n for n in parts.entries if n.casefold().startswith(HOME) and names[n] != n]
    return not moved and not strange and main == home


# names


def _new_names(parts: _Parts, wanted: Mapping[str, str], main: str) -> dict[str, str]:
    """Return the new name of each part; parts with a name in `wanted` get theirs first."""
    folder = posixpath.dirname(main)
    names: dict[str, str] = {}
    taken: set[str] = set()
    first = {old: new for old, new in wanted.items() if parts.find(old)}
    rest = [name for name in parts.entries if name not in first]
    for name in [*first, *rest]:
        new = first.get(name) or _usual(_at_home(name, folder))
        new = _free(new, taken)
        names[name] = new
        taken.add(new.casefold())
    return _with_relations(parts, names)


def _at_home(name: str, folder: str) -> str:
    """Return a name with the workbook's folder called `xl`."""
    if name.casefold() in (TYPES.casefold(), ROOT_RELATIONS):
        return TYPES if name.casefold() == TYPES.casefold() else ROOT_RELATIONS
    if not folder:
        return HOME + name
    inside = name.startswith(folder + "/")
    return HOME + name[len(folder) + 1 :] if inside else name


def _usual(name: str) -> str:
    if name in (TYPES, ROOT_RELATIONS):
        return name
    return "/".join(map(_usual_step, name.split("/")))


def _usual_step(step: str) -> str:
    stem, ending = posixpath.splitext(step)
    step = stem + ending.lower() if ending.lower() in _ENDINGS else step
    match = _STEM.fullmatch(step)
    word = _USUAL.get(match[1].casefold()) if match else None
    return step if word is None or match is None else word + match[2].lower()


def _free(name: str, taken: set[str]) -> str:
    stem, ending = posixpath.splitext(name)
    number = 0
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}{ending}"
    return name


def _with_relations(parts: _Parts, names: dict[str, str]) -> dict[str, str]:
    """Return the names with each part of relations beside the part that it belongs to."""
    for owner, new in list(names.items()):
        relations_part = parts.find(relations_of(owner))
        if relations_part is not None and owner != relations_part:
            names[relations_part] = relations_of(new)
    return names


# the copy


def _moved(parts: _Parts, names: Mapping[str, str]) -> bytes:
    """Return the archive with its parts renamed and the relations between them rewritten."""
    replaced: dict[str, bytes] = {}
    for name in parts.entries:
        if name.casefold() == TYPES.casefold():
            replaced[names[name]] = _types(parts, name, names)
        elif name.casefold().endswith(".rels"):
            replaced[names[name]] = _relations(parts, name, names)
    return repacked(
        parts.archive, {e.filename: names[n] for n, e in parts.entries.items()}, replaced
    )


def _types(parts: _Parts, name: str, names: Mapping[str, str]) -> bytes:
    elements = []
    for item in parts.relations(name):
        attributes = dict(item.attrib)
        if "PartName" in attributes:
            part = parts.find(resolved("", attributes["PartName"]))
            attributes["PartName"] = f"/{names[part]}" if part else attributes["PartName"]
        elements.append(_element(item, attributes))
    return _document("Types", "content-types", elements)


def _relations(parts: _Parts, name: str, names: Mapping[str, str]) -> bytes:
    folder = posixpath.dirname(posixpath.dirname(name))
    owner = posixpath.join(folder, posixpath.basename(name)[: -len(".rels")])
    elements = []
    for item in parts.relations(name):
        attributes = dict(item.attrib)
        part = parts.find(resolved(owner, attributes.get("Target", "")))
        if part is not None and not _is_external(item):
            attributes["Target"] = _target(names.get(parts.find(owner) or "", ""), names[part])
        elements.append(_element(item, attributes))
    return _document("Relationships", "relationships", elements)


def _target(owner: str, part: str) -> str:
    """Return a part's name as a target of a relation; calamine needs the workbook's ones short."""
    near = owner in (f"{HOME}workbook.xml", f"{HOME}workbook.bin") and part.startswith(HOME)
    return part.removeprefix(HOME) if near else f"/{part}"


def _element(item: Element, attributes: Mapping[str, str]) -> str:
    # Loaded here: it brings all of urllib and ssl, and few workbooks are written down anew.
    from xml.sax.saxutils import quoteattr

    plain = {key: value for key, value in attributes.items() if not key.startswith("{")}
    attributes_xml = "".join(f" {key}={quoteattr(value)}" for key, value in plain.items())
    return f"<{item.tag.rpartition('}')[2]}{attributes_xml}/>"


def _document(root: str, space: str, elements: Iterable[str]) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<{root} xmlns="{PACKAGE}/{space}">{"".join(elements)}</{root}>'.encode()


def repacked(
    archive: zipfile.ZipFile, names: Mapping[str, str], replaced: Mapping[str, bytes]
) -> bytes:
    """Return an archive with its entries under new names, some with other contents.

    `names` contains the new name of each entry that is kept; entries not in `replaced` are copied
    without unpacking.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copied:
        for entry in archive.infolist():
            name = names.get(entry.filename)
            if name is None:
                continue
            if name in replaced:
                copied.writestr(name, replaced[name])
            else:
                _copy_packed(archive, entry, copied, name)
    return buffer.getvalue()


def _copy_packed(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, copied: zipfile.ZipFile, name: str
) -> None:
    """Copy an entry without inflating it."""
    source, target = archive.fp, copied.fp
    if source is None or target is None:
        raise zipfile.BadZipFile
    source.seek(entry.header_offset + 26)
    lengths = source.read(4)
    start = int.from_bytes(lengths[:2], "little") + int.from_bytes(lengths[2:], "little")
    source.seek(entry.header_offset + _HEADER + start)
    item = copy(entry)
    item.filename = item.orig_filename = name
    item.extra, item.comment = b"", b""
    # Sizes and checksum are in the header, not after the content.
    item.flag_bits &= ~0x08
    item.header_offset = target.tell()
    target.write(item.FileHeader(zip64=False))
    target.write(source.read(entry.compress_size))
    copied.filelist.append(item)
    copied.NameToInfo[name] = item
    copied.start_dir = target.tell()
    copied._didModify = True  # type: ignore[attr-defined]
