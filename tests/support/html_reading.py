"""Reads a page with nothing but the standard library: figures, tables, charts, words."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "input"}


@dataclass
class Node:
    """One element: its tag, attributes, text of its own and below, and the tags above it."""

    tag: str
    attrs: dict[str, str]
    above: tuple[str, ...]
    text: str = ""
    inside: list["Node"] = field(default_factory=list)

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
        self.root = Node("root", {}, ())
        self.open = [self.root]
        self.every: list[Node] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {k: v or "" for k, v in attrs}, tuple(n.tag for n in self.open))
        self.open[-1].inside.append(node)
        self.every.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for node in self.open:
            node.text += data


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
