"""Changes of XML parts in place; every byte outside the changes (splices) is kept.

Writing a parsed part out again would lose the namespace prefixes to which attributes such as
`mc:Ignorable` refer, and spreadsheet programs would then report the file as damaged.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

_TAG = re.compile(rb"<[^\s/<>]++[^<>\"']*+(?:(?:\"[^\"<]*+\"|'[^'<]*+')[^<>\"']*+)*>")
_LAST_NAMELESS = re.compile(rb"(?<!\s)\s*/?>$")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
MOST_DIGITS = 9
Splice = tuple[int, int, bytes]


class OddXml(ValueError):
    """A part is not the XML that its name implies."""


@dataclass
class Node:
    """An element and its place: `start` to `inner` is its start tag, `close` to `end` its end tag.

    Offsets are in bytes. `tag` is the name as written, with its prefix; an empty tag has
    `inner == close == end`.
    """

    tag: str
    attributes: Mapping[str, str]
    start: int
    inner: int = 0
    close: int = 0
    end: int = 0
    children: list["Node"] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name without its prefix."""
        return self.tag.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon, or an empty text."""
        return self.tag[: -len(self.name)]

    def child(self, name: str) -> "Node | None":
        """Return the first child of that name."""
        return next((node for node in self.children if node.name == name), None)

    def all(self, name: str) -> list["Node"]:
        """Return the children of that name."""
        return [node for node in self.children if node.name == name]

    def within(self, name: str) -> Iterator["Node"]:
        """Yield the descendants of that name, in the order of the document."""
        for node in self.children:
            if node.name == name:
                yield node
            yield from node.within(name)

    def attribute(self, name: str) -> str | None:
        """Return an attribute by its name without prefix."""
        values = (v for k, v in self.attributes.items() if k.rpartition(":")[2] == name)
        return next(values, None)

    def number(self, name: str) -> int:
        """Return an attribute as a whole number, 0 if missing. Raises OddXml for other text."""
        words = (self.attribute(name) or "0").strip()
        if not words.isdecimal() or len(words) > MOST_DIGITS:
            raise OddXml(name)
        return int(words)


class _Builder:
    def __init__(self, xml: bytes) -> None:
        self.xml = xml
        self.stack: list[Node] = []
        self.root: Node | None = None
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.opened
        self.parser.EndElementHandler = self.closed
        self.parser.StartDoctypeDeclHandler = self.doctype

    def doctype(self, *_: object) -> None:
        """Refuse a document type: a workbook's part has none."""
        raise OddXml("doctype")

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Record where an element begins. Raises OddXml for a tag that is not plain text."""
        start = self.parser.CurrentByteIndex
        match = _TAG.match(self.xml, start)
        if match is None:
            raise OddXml(tag)
        node = Node(tag, attributes, start, match.end())
        if self.stack:
            self.stack[-1].children.append(node)
        self.root = self.root or node
        self.stack.append(node)

    def closed(self, _: str) -> None:
        """Record where the innermost open element ends."""
        node = self.stack.pop()
        if self.xml[node.inner - 2 : node.inner] == b"/>":
            node.close = node.end = node.inner
            return
        node.close = self.parser.CurrentByteIndex
        node.end = self.xml.index(b">", node.close) + 1


def parse(xml: bytes) -> Node:
    """Return the root of a UTF-8 part. Raises OddXml for anything else."""
    builder = _Builder(xml)
    try:
        builder.parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise OddXml(str(error)) from None
    if builder.root is None or xml[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise OddXml("root")
    return builder.root


def spliced(xml: bytes, splices: Iterable[Splice]) -> bytes:
    """Return the part with (start, end, new bytes) applied; they may not overlap."""
    pieces, at = [], 0
    for start, end, new in sorted(splices, key=lambda splice: splice[:2]):
        pieces += [xml[at:start], new]
        at = end
    return b"".join([*pieces, xml[at:]])


def appended(xml: bytes, node: Node, content: bytes) -> Splice:
    """Return the splice that puts `content` last inside a node, empty tag or not."""
    if node.close != node.inner or xml[node.inner - 2 : node.inner] != b"/>":
        return node.close, node.close, content
    tail = b">" + content + f"</{node.tag}>".encode()
    return node.inner - 2, node.inner, tail


def with_attributes(tag: bytes, changes: Mapping[str, str | None]) -> bytes:
    """Return a start tag with attributes set, or removed where the value is None."""
    for name, value in changes.items():
        pattern = re.compile(rb"\s" + name.encode() + rb"\s*=\s*(\"[^\"]*\"|'[^']*')")
        tag = pattern.sub(b"", tag, count=1)
        if value is not None:
            end = _LAST_NAMELESS.search(tag)
            at = end.start() if end else len(tag)
            tag = tag[:at] + f' {name}="{escaped(value)}"'.encode() + tag[at:]
    return tag


def retagged(xml: bytes, node: Node, changes: Mapping[str, str | None]) -> Splice:
    """Return the splice that sets attributes of a node."""
    return node.start, node.inner, with_attributes(xml[node.start : node.inner], changes)


def escaped(words: str) -> str:
    """Return text escaped for an element or attribute, without characters that XML excludes."""
    return html.escape(_UNFIT.sub("", words))
