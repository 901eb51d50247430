"""The workbook's own formats, with additional formats for marked cells.

The fill of a marked cell keeps the former colour as its background colour, which a solid fill does
not show, so that the mark can be removed later and the colour restored.
"""

import re
from dataclasses import dataclass

from ravo.faults import Rank
from ravo.returned.parts import Package
from ravo.returned.splice import Node, OddXml, Splice, appended, parse, spliced, with_attributes
from ravo.workbook.gate import BOOK
from ravo.workbook.opened import STYLES

COLOURS: dict[Rank, str] = {"error": "FFF4987B", "open": "FFFFC859", "warning": "FFFFF1A1"}
"""The colours of marked cells, darker for a higher rank: in grey about 69 %, 83 %, nearly white."""
INK, PAPER = "FF010101", "FFFFFFFF"
"""White letters become this black in a marked cell, by which they are recognised and restored."""
STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
_BARE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{main}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    "</styleSheet>"
)
_WHITE_THEME = "0"
DIGITS = {"calibri": 0.507, "times new roman": 0.5, "cambria": 0.554, "tahoma": 0.546}
ANY_DIGIT = 0.556
"""The width of a digit relative to the size of any font that is not listed (that of Arial)."""
PLAIN_SIZE, PLAIN_DIGIT = 11.0, 7
"""The font size of ravo's own sheets, and the pixels of a digit, the unit of their widths."""
_ELEMENT = re.compile(r"<(/?)(\w)")


PIXELS_PER_POINT = 96 / 72


def _points(written: str | None) -> float:
    """Return the size of a font in a workbook; `PLAIN_SIZE` where it is no figure."""
    try:
        return float(written or PLAIN_SIZE)
    except ValueError:
        return PLAIN_SIZE


@dataclass(frozen=True)
class CellLook:
    """The look of a cell of ravo's own sheets."""

    bold: bool = False
    size: int = 11
    colour: str = "FF000000"
    underline: bool = False
    fill: str | None = None
    border: bool = False
    wrap: bool = False
    across: str | None = None
    down: str = "top"
    quoted: bool = False
    indent: int = 0


class StyleSheet:
    """The part of formats; formats for marked cells are added when needed."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.part = package.related(BOOK, "styles") or self._new()
        self.xml = package.read(self.part)
        self._unmark()
        root = parse(self.xml)
        self.prefix = root.prefix
        self.sections = {node.name: node for node in root.children}
        if not {"fonts", "fills", "borders", "cellXfs"} <= set(self.sections):
            raise OddXml("styles")
        self.counts = {name: len(node.children) for name, node in self.sections.items()}
        self.fresh: dict[str, list[str]] = {n: [] for n in ("fonts", "fills", "borders", "cellXfs")}
        self.known: dict[tuple[str, str], int] = {}
        self.twins: dict[tuple[int, Rank], int] = {}

    def _new(self) -> str:
        self.package.add(STYLES, _BARE.format(main=self.package.main).encode(), STYLES_TYPE)
        self.package.relate(BOOK, "styles", STYLES)
        return STYLES

    def _unmark(self) -> None:
        """Restore the former fills and letters of cells marked in an earlier copy."""
        root = parse(self.xml)
        splices: list[Splice] = []
        for fill in root.within("patternFill"):
            front, back = fill.child("fgColor"), fill.child("bgColor")
            if front is None or front.attribute("rgb") not in COLOURS.values():
                continue
            kept = back is not None and back.attribute("indexed") is None and back.attributes
            if kept and back is not None:
                colour = self._raw(back).replace(back.tag, front.tag)
                splices.append((front.start, back.end, colour.encode()))
            else:
                empty = f'<{fill.tag} patternType="none"/>'
                splices.append((fill.start, fill.end, empty.encode()))
        for font in root.within("font"):
            colour_node = font.child("color")
            if colour_node is not None and colour_node.attribute("rgb") == INK:
                white = with_attributes(self._tag(colour_node), {"rgb": PAPER})
                splices.append((colour_node.start, colour_node.inner, white))
        self.xml = spliced(self.xml, splices)

    def _raw(self, node: Node) -> str:
        return self.xml[node.start : node.end].decode()

    def _tag(self, node: Node) -> bytes:
        return self.xml[node.start : node.inner]

    def _add(self, section: str, element: str) -> int:
        """Return the place of an element in its section, after adding it if it is missing."""
        key = (section, element)
        if key not in self.known:
            self.known[key] = self.counts[section] + len(self.fresh[section])
            self.fresh[section].append(element)
        return self.known[key]

    def _named(self, element: str) -> str:
        return _ELEMENT.sub(rf"<\1{self.prefix}\2", element) if self.prefix else element

    def marked(self, style: int, rank: Rank) -> int:
        """Return the format that equals `style` but has the fill of a rank."""
        key = (style, rank)
        if key not in self.twins:
            self.twins[key] = self._twin(style, rank)
        return self.twins[key]

    def _twin(self, style: int, rank: Rank) -> int:
        formats = self.sections["cellXfs"].children
        if not formats:
            raise OddXml("cellXfs")
        node = formats[style] if style < len(formats) else formats[0]
        changes: dict[str, str | None] = {
            "fillId": str(self._fill(node.number("fillId"), rank)),
            "applyFill": "1",
        }
        font = self._font(node.number("fontId"))
        if font is not None:
            changes |= {"fontId": str(font), "applyFont": "1"}
        tag = with_attributes(self._tag(node), changes)
        rest = self.xml[node.inner : node.end]
        return self._add("cellXfs", (tag + rest).decode())

    def _fill(self, fill: int, rank: Rank) -> int:
        fills = self.sections["fills"].children
        pattern = fills[fill].child("patternFill") if fill < len(fills) else None
        shown = pattern.child("fgColor") if pattern is not None else None
        solid = pattern is not None and pattern.attribute("patternType") == "solid"
        back = self._named('<bgColor indexed="64"/>')
        if solid and shown is not None and shown.attribute("indexed") is None:
            back = self._raw(shown).replace("fgColor", "bgColor")
        front = self._named(f'<fgColor rgb="{COLOURS[rank]}"/>')
        opening = self._named('<fill><patternFill patternType="solid">')
        return self._add("fills", opening + front + back + self._named("</patternFill></fill>"))

    def _font(self, font: int) -> int | None:
        """Return a black copy of a white font; None for a font that is legible on a mark."""
        fonts = self.sections["fonts"].children
        node = fonts[font] if font < len(fonts) else None
        colour = node.child("color") if node is not None else None
        if node is None or colour is None:
            return None
        white = colour.attribute("rgb") == PAPER or (
            colour.attribute("theme") == _WHITE_THEME and colour.attribute("tint") is None
        )
        if not white:
            return None
        ink = self._named(f'<color rgb="{INK}"/>')
        xml = self.xml
        return self._add(
            "fonts",
            (xml[node.start : colour.start] + ink.encode() + xml[colour.end : node.end]).decode(),
        )

    def look(self, look: CellLook) -> int:
        """Return the format of a cell of ravo's own sheets."""
        mark = {"b": look.bold, "u": look.underline}
        flags = "".join(f"<{tag}/>" for tag, wanted in mark.items() if wanted)
        font = self._add(
            "fonts",
            self._named(
                f'<font>{flags}<sz val="{look.size}"/><color rgb="{look.colour}"/>'
                '<name val="Times New Roman"/><family val="1"/></font>'
            ),
        )
        across = look.across or ("left" if look.indent else "")
        align = f' horizontal="{across}"' if across else ""
        align += f' indent="{look.indent}"' if look.indent else ""
        wrap = ' wrapText="1"' if look.wrap else ""
        quoted = ' quotePrefix="1"' if look.quoted else ""
        return self._add(
            "cellXfs",
            self._named(
                f'<xf numFmtId="0" fontId="{font}" fillId="{self._plain_fill(look.fill)}" '
                f'borderId="{self._border(look.border)}" xfId="0"{quoted} applyFont="1" '
                f'applyFill="1" applyBorder="1" applyAlignment="1">'
                f'<alignment{align} vertical="{look.down}"{wrap}/></xf>'
            ),
        )

    def _plain_fill(self, colour: str | None) -> int:
        if colour is None:
            return 0
        return self._add(
            "fills",
            self._named(
                f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/>'
                '<bgColor indexed="64"/></patternFill></fill>'
            ),
        )

    def _border(self, wanted: bool) -> int:
        side = "".join(
            f'<{name} style="thin"><color rgb="FFBFBFBF"/></{name}>'
            for name in ("left", "right", "top", "bottom")
        )
        ruled = self._named(f"<border>{side}<diagonal/></border>")
        return self._add("borders", ruled) if wanted else 0

    def digit(self) -> int:
        """Return the pixels of a digit of the workbook's standard font.

        A column of the same width is as much wider as that font is larger.
        """
        normal = self.sections.get("cellStyleXfs")
        place = normal.children[0].number("fontId") if normal and normal.children else 0
        fonts = self.sections["fonts"].children
        node = fonts[place] if place < len(fonts) else None
        size, name = (node.child(tag) if node is not None else None for tag in ("sz", "name"))
        points = size.attribute("val") if size is not None else None
        named = (name.attribute("val") or "" if name is not None else "").lower()
        share = DIGITS.get(named, ANY_DIGIT)
        return round(_points(points) * PIXELS_PER_POINT * share) or PLAIN_DIGIT

    def finish(self) -> None:
        """Write the added elements into the part."""
        splices: list[Splice] = []
        for name, added in self.fresh.items():
            node = self.sections[name]
            if not added:
                continue
            total = {"count": str(self.counts[name] + len(added))}
            start, end, content = appended(self.xml, node, "".join(added).encode())
            tag = with_attributes(self._tag(node), total)
            if start < node.inner:
                splices.append((node.start, node.inner, tag[:-2] + content))
            else:
                splices += [(node.start, node.inner, tag), (start, end, content)]
        self.package.changed[self.part] = spliced(self.xml, splices)
