"""The comments of a sheet: ravo's comments of an earlier copy are removed, new ones are added."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ravo.returned.marks import MarkedPlace, address, place_of
from ravo.returned.parts import Package
from ravo.returned.splice import Node, Splice, appended, escaped, parse, spliced
from ravo.workbook.cell_notes import AUTHOR, RULE, is_ours

COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
WIDTH, LINE, LETTERS = 340, 17, 50
"""The width of a comment and the height of a line in pixels, and the letters of a line."""
TALLEST = 620
BLOCK = 1024
"""The number of shapes in a block of shape numbers; a drawing declares the blocks that it uses."""
_SHAPE = re.compile(
    rb"<((?:\w{1,60}:)?)shape\b[^<]*+(?:<(?!/?+(?:\w{1,60}:)?shape\b)[^<]*+)*</\1shape>\s*+"
)
_ROW = re.compile(rb"<(?:\w{1,60}:)?Row>\s*+(\d{1,7})\s*+<")
_COLUMN = re.compile(rb"<(?:\w{1,60}:)?Column>\s*+(\d{1,7})\s*+<")
_SHAPE_ID = re.compile(rb"_x0000_s(\d{1,9})")
_BLOCKS = re.compile(rb"(<(?:\w{1,60}:)?idmap\b[^<>]*?\bdata\s*=\s*[\"'])([\d,\s]*)")
_SHAPES = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit">'
    '<o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE_NEW = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{number}" type="#_x0000_t202" '
    'style="position:absolute;margin-left:59.25pt;margin-top:1.5pt;width:{width}px;'
    'height:{height}px;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
    '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note">'
    "<x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


@dataclass(frozen=True)
class Commented:
    """The comments of a sheet in the copy, officers' and ravo's, and their sizes by cell."""

    xml: bytes
    lengths: dict[MarkedPlace, int]
    gone: frozenset[MarkedPlace]


def lines_of(words: str) -> int:
    """Return the number of lines of a comment's text."""
    return sum(max(-(-len(line) // LETTERS), 1) for line in words.split("\n"))


def empty_comments(package: Package) -> bytes:
    """Return a part of comments that holds none."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<comments xmlns="{package.main}"><authors/><commentList/></comments>'.encode()


def without_ours(xml: bytes) -> tuple[bytes, frozenset[MarkedPlace]]:
    """Return comments without ravo's words, and the cells that have no comment left."""
    root = parse(xml)
    authors = _authors(xml, root)
    splices: list[Splice] = []
    gone = set()
    for node in root.within("comment"):
        author = _author(authors, node)
        place = place_of(node.attribute("ref"))
        if place is not None and is_ours("".join(_texts(xml, node)), author):
            splices.append((node.start, node.end, b""))
            gone.add(place)
        else:
            splices += _cut(xml, node)
    return spliced(xml, splices), frozenset(gone)


def _author(authors: list[str], comment: Node) -> str:
    number = comment.number("authorId")
    return authors[number] if number < len(authors) else ""


def _texts(xml: bytes, comment: Node) -> list[str]:
    return [_words(xml, node) for node in comment.within("t")]


def _authors(xml: bytes, root: Node) -> list[str]:
    return [_words(xml, node) for node in root.within("author")]


def _words(xml: bytes, node: Node) -> str:
    return html.unescape(xml[node.inner : node.close].decode()) if node.close > node.inner else ""


def _cut(xml: bytes, comment: Node) -> Iterator[Splice]:
    """Yield the splices that remove ravo's words below the rule."""
    is_below = False
    for node in comment.within("t"):
        words = _words(xml, node)
        if is_below:
            yield node.inner, node.close, b""
        elif RULE in words:
            is_below = True
            kept = words.partition(RULE)[0].rstrip("\n")
            yield node.inner, node.close, escaped(kept).encode()


def with_ours(xml: bytes, texts: Mapping[MarkedPlace, str]) -> Commented:
    """Return comments with a text added to each cell: as a new comment, or below the officer's."""
    xml, gone = without_ours(xml)
    root = parse(xml)
    theirs = {place_of(node.attribute("ref")): node for node in root.within("comment")}
    splices, lengths, new = [], {}, []
    for place, words in texts.items():
        lengths[place] = lines_of(words) + 1
        node = theirs.get(place)
        if node is None:
            new.append((place, words))
        else:
            lengths[place] += lines_of("".join(_texts(xml, node)))
            splices.append(_below(xml, node, words))
    if new:
        splices += _new(xml, root, new)
    return Commented(spliced(xml, splices), lengths, gone)


def _below(xml: bytes, comment: Node, words: str) -> Splice:
    """Return the splice that adds words under the rule, as a run or in the comment's only text."""
    added = escaped(f"\n{RULE}\n{words}")
    runs = list(comment.within("r"))
    text = comment.child("text")
    plain = next(comment.within("t"), None)
    if runs or text is None or plain is None:
        last = runs[-1] if runs else None
        run = (
            f"<{comment.prefix}r><{comment.prefix}t "
            f'xml:space="preserve">{added}</{comment.prefix}t></{comment.prefix}r>'
        ).encode()
        if last is not None:
            return last.end, last.end, run
        return appended(xml, text or comment, run)
    own = xml[plain.inner : plain.close] if plain.close > plain.inner else b""
    tag = f'<{plain.tag} xml:space="preserve">'.encode()
    return plain.start, plain.end, tag + own + added.encode() + f"</{plain.tag}>".encode()


def _new(xml: bytes, root: Node, comments: list[tuple[MarkedPlace, str]]) -> list[Splice]:
    authors, listed = root.child("authors"), root.child("commentList")
    names = _authors(xml, root)
    splices: list[Splice] = []
    p = root.prefix
    if AUTHOR not in names and authors is not None:
        splices.append(appended(xml, authors, f"<{p}author>{AUTHOR}</{p}author>".encode()))
    number = names.index(AUTHOR) if AUTHOR in names else len(names)
    elements = "".join(
        f'<{p}comment ref="{address(place)}" authorId="{number}"><{p}text><{p}r><{p}rPr>'
        f'<{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="Tahoma"/></{p}rPr>'
        f'<{p}t xml:space="preserve">{escaped(f"{RULE}{chr(10)}{words}")}</{p}t></{p}r>'
        f"</{p}text></{p}comment>"
        for place, words in comments
    )
    if listed is not None:
        splices.append(appended(xml, listed, elements.encode()))
    return splices


def shapes(vml: bytes | None, done: Commented, block: int) -> bytes:
    """Return the drawing of a sheet's comments without removed comments and with new ones.

    `block` is the first free block of shape numbers for a drawing that is new.
    """
    touched = done.gone | set(done.lengths)
    if vml is None:
        first = block * BLOCK + 1
        vml = _SHAPES.format(blocks=_blocks(first, len(done.lengths))).encode()
    else:
        vml = _SHAPE.sub(lambda match: b"" if _place(match[0]) in touched else match[0], vml)
        first = max((int(n) for n in _SHAPE_ID.findall(vml)), default=block * BLOCK) + 1
        named = _blocks(first, len(done.lengths))
        vml = _BLOCKS.sub(lambda match: match[1] + _joined(match[2], named), vml, count=1)
    drawing = "".join(
        _SHAPE_NEW.format(
            number=first + n,
            width=WIDTH,
            row=place[0] - 1,
            column=place[1],
            height=min(LINE * (lines + 1), TALLEST),
        )
        for n, (place, lines) in enumerate(done.lengths.items())
    )
    end = vml.rfind(b"</xml>")
    return vml[:end] + drawing.encode() + vml[end:] if end >= 0 else vml


def _place(shape: bytes) -> MarkedPlace | None:
    """Return the cell of a comment's shape; None for a control's."""
    row, column = _ROW.search(shape), _COLUMN.search(shape)
    if row is None or column is None or b"Note" not in shape:
        return None
    return int(row[1]) + 1, int(column[1])


def _blocks(first: int, count: int) -> str:
    return ",".join(str(n) for n in range(first // BLOCK, (first + max(count, 1)) // BLOCK + 1))


def _joined(old: bytes, new: str) -> bytes:
    numbers = [n.strip() for n in (*old.decode().split(","), *new.split(",")) if n.strip()]
    return ",".join(dict.fromkeys(numbers)).encode()
