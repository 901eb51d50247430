"""Reads a page with nothing but the standard library: figures, tables, charts, words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "input"}


@dataclass
class Node:
    """One element: its tag, attributes, the tags above it, and the elements in it.

    Its text is what is `said` on the page between its begin and its end.
    """

    tag: str
    attrs: dict[str, str]
    above: tuple[str, ...]
    said: list[str] = field(repr=False)
    begin: int
    end: int | None = None
    inside: list["Node"] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of its own and below."""
        return "".join(self.said[self.begin : self.end])

    def all(self, tag: str) -> list["Node"]:
        """Return the elements of a tag below this one, in their order."""
        found = []
        for node in self.inside:
            found += [node] if node.tag == tag else []
            found += node.all(tag)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.root = Node("root", {}, (), self.said, 0)
        self.open = [self.root]
        self.every: list[Node] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        above, begin = (*self.open[-1].above, self.open[-1].tag), len(self.said)
        node = Node(tag, {k: v or "" for k, v in attrs}, above, self.said, begin)
        self.open[-1].inside.append(node)
        self.every.append(node)
        if tag in VOID:
            node.end = begin
        else:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._close()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self._close()

    def _close(self) -> None:
        self.open.pop().end = len(self.said)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def read_page(html: str) -> list[Node]:
    """Return every element of a page; a page with a tag that is not closed is an error."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert [node.tag for node in reader.open] == ["root"]
    return reader.every


def section(nodes: list[Node], name: str) -> Node:
    """Return the part of a page with this id."""
    return next(n for n in nodes if n.tag == "section" and n.attrs.get("id") == name)


def number(text: str, lang: str) -> tuple[float, int]:
    """Return a printed figure and how many decimals it has."""
    text = text.replace("\u2212", "-")
    plain = text.replace(".", "").replace(",", ".") if lang == "vi" else text.replace(",", "")
    return float(plain), len(plain.partition(".")[2])
