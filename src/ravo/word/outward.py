"""The removal of links from a Word template, before it is filled in.

An attached template, a linked picture or object and a field such as `INCLUDEPICTURE` are loaded
when the finished report is opened, on the computer of everybody who gets it. The words of a
hyperlink stay, its target is removed.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RELATIONS = "/_rels/"
ENDING = ".rels"
PARTS_OF_OTHERS = (f"{W}drawing", f"{W}pict", f"{W}object")
"""Elements that are removed with the linked picture or object inside them."""
ALWAYS_OUTWARD = ("aFChunk", "attachedTemplate", "subDocument")
"""Relations to files of other formats or to other documents, which may fetch more themselves."""
FETCHING = re.compile(
    r"\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD)\b",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]+:|\\\\|//)", re.IGNORECASE)


def without_links(document: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return a Word document without links to other files, and the removed links.

    For a file that is no Word document, the exceptions of zipfile and lxml are raised.
    """
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    links: list[str] = []
    changed: dict[str, bytes] = {}
    for name in parts:
        if name.endswith(ENDING):
            left, dropped = _relations(parts[name])
            if dropped:
                changed[name] = left
                links += dropped.values()
                _forget(parts, changed, _owner(name), frozenset(dropped))
    for name in parts:
        if name.startswith("word/") and name.endswith(".xml"):
            links += _fields(parts, changed, name)
    if not changed:
        return document, ()
    return _packed({**parts, **changed}), tuple(dict.fromkeys(links))


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _parsed(data: bytes) -> Any:
    # No entity is resolved and nothing is loaded while the template itself is parsed.
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _written(root: Any) -> bytes:
    done: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return done


def _owner(name: str) -> str:
    """Return the owner of a part of relations: `word/_rels/x.xml.rels` → `word/x.xml`."""
    folder, _, own = name.rpartition(RELATIONS)
    return posixpath.join(folder, own.removesuffix(ENDING))


def _relations(data: bytes) -> tuple[bytes, dict[str, str]]:
    """Return relations without the external ones, and the targets of these by their ids."""
    root = _parsed(data)
    dropped: dict[str, str] = {}
    for relation in list(root):
        target = relation.get("Target", "")
        outside = relation.get("TargetMode", "").casefold() == "external"
        kind = relation.get("Type", "").rpartition("/")[2]
        if outside or _ELSEWHERE.match(target) or kind in ALWAYS_OUTWARD:
            dropped[relation.get("Id", "")] = target
            root.remove(relation)
    return _written(root), dropped


def _forget(
    parts: dict[str, bytes], changed: dict[str, bytes], owner: str, ids: frozenset[str]
) -> None:
    """Remove from a part the references to relations that were removed."""
    if owner not in parts:
        return
    root = _parsed(changed.get(owner, parts[owner]))
    for element in list(root.iter(etree.Element)):
        for name, value in list(element.attrib.items()):
            if value in ids and "/relationships}" in name:
                _unlink(element, name)
    changed[owner] = _written(root)


def _unlink(element: Any, attribute: str) -> None:
    """Remove a reference from an element; of a hyperlink the words stay, of a picture nothing."""
    del element.attrib[attribute]
    if element.tag == f"{W}hyperlink":
        return
    around = next((e for e in element.iterancestors() if e.tag in PARTS_OF_OTHERS), element)
    parent = around.getparent()
    if parent is not None:
        parent.remove(around)


def _fields(parts: dict[str, bytes], changed: dict[str, bytes], name: str) -> list[str]:
    """Empty the fields of a part that load other files; return their instructions."""
    data = changed.get(name, parts[name])
    if b"instr" not in data:
        return []
    root = _parsed(data)
    instructions = [*_simple_fields(root), *_complex_fields(root)]
    if instructions:
        changed[name] = _written(root)
    return instructions


def _simple_fields(root: Any) -> Iterator[str]:
    for field in root.iter(f"{W}fldSimple"):
        instruction = field.get(f"{W}instr", "")
        if FETCHING.match(instruction):
            field.set(f"{W}instr", "")
            yield instruction.strip()


def _complex_fields(root: Any) -> Iterator[str]:
    """Empty the instructions that load other files and are spread over several runs; yield them.

    Fields may be nested."""
    open_fields: list[list[Any]] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}instrText":
            if open_fields:
                open_fields[-1].append(element)
            continue
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append([])
        elif kind == "end" and open_fields:
            yield from _emptied(open_fields.pop())
    for texts in open_fields:
        yield from _emptied(texts)


def _emptied(texts: Sequence[Any]) -> Iterator[str]:
    instruction = "".join(element.text or "" for element in texts)
    if FETCHING.match(instruction):
        for element in texts:
            element.text = ""
        yield instruction.strip()
