"""The explanations of many households as one Word document: a page for each family."""

import io
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from ravo.backups import SAVED_BY
from ravo.messages import Lang
from ravo.printable import printable
from ravo.results.class_colours import CLASS_COLOURS
from ravo.results.explanation_family import DeprivedPoint, FamilyPage, FamilySheet
from ravo.word.filled_template import CREATED, packed
from ravo.xlsx.fonts import TYPEFACE

SIZES = {"": 12.5, "full": 11.5, "packed": 10.0, "tight": 9.0}
"""The font size in points by the size of a page, the same as in the HTML page."""
WIDTH, SIGN_ROOM = Mm(180).twips, Mm(11).twips
"""The width between the margins, and the room for a signature, in twentieths of a point."""
GREY = "ECECEC"
BULLET = "<w:r><w:t>•</w:t><w:tab/></w:r>"
BREAK, KEPT = "<w:pageBreakBefore/>", "<w:keepNext/>"
Look = Mapping[str, Any]
_LOOKS: Mapping[str, Look] = {
    "Notice": {"share": 0.8, "bold": True, "after": 1, "centred": True, "colour": "C00000"},
    "Office": {"share": 0.9, "bold": True, "caps": True, "after": 4},
    "Title": {"share": 1.2, "bold": True, "caps": True, "after": 5, "centred": True},
    "Class": {"share": 1.25, "after": 0, "before": 5, "centred": True},
    "Note": {"share": 0.92, "after": 5, "centred": True},
    "Head": {"bold": True, "before": 6, "after": 1, "with_next": True},
    "Text": {"after": 2},
    "Point": {"after": 1, "left": 6},
    "Sign": {"after": 0, "centred": True, "with_next": True},
    "Foot": {"share": 0.78, "after": 1},
}
"""The Word styles of a page, by which an office can change all pages at once."""


def families_document(sheets: Sequence[FamilySheet], lang: Lang) -> bytes:
    """Return one Word document with an A4 page per family; the same input gives the same bytes."""
    document = Document()
    _set_page(document, sheets[0].page.title)
    for size in {sheet.size: None for sheet in sheets}:
        _add_styles(document, size, lang)
    end = document.element.body.sectPr
    for place, sheet in enumerate(sheets):
        body = f"<w:body {nsdecls('w')}>{_FamilyPen(sheet).page(breaks=place > 0)}</w:body>"
        for element in list(parse_xml(body)):
            end.addprevious(element)
    buffer = io.BytesIO()
    document.save(buffer)
    return packed(buffer.getvalue())


def _set_page(document: Any, title: str) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(10)
    section.header_distance = section.footer_distance = Mm(5)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "", ""
    properties.last_modified_by = SAVED_BY
    properties.created = properties.modified = CREATED


def _add_styles(document: Any, size: str, lang: Lang) -> None:
    for name, look in _LOOKS.items():
        style = document.styles.add_style(_style(name, size), WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        font, lines = style.font, style.paragraph_format
        font.name, font.size = TYPEFACE, Pt(round(2 * SIZES[size] * look.get("share", 1)) / 2)
        font.bold, font.all_caps = look.get("bold"), look.get("caps")
        if colour := look.get("colour"):
            font.color.rgb = RGBColor.from_string(colour)
        fonts = style.element.rPr.rFonts
        for kind in ("w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), TYPEFACE)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "vi-VN" if lang == "vi" else "en-GB")
        style.element.rPr.append(language)
        tight = 0.9 if size in ("packed", "tight") else 1
        lines.space_before = Pt(look.get("before", 0) * tight)
        lines.space_after = Pt(look.get("after", 0) * tight)
        lines.line_spacing = 1.05
        lines.keep_with_next = look.get("with_next")
        if look.get("centred"):
            lines.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if left := look.get("left"):
            lines.left_indent, lines.first_line_indent = Mm(left), Mm(-left)


def _style(name: str, size: str) -> str:
    return f"Ravo {name} {size}".strip()


def _style_id(name: str, size: str) -> str:
    return _style(name, size).replace(" ", "")


class _FamilyPen:
    """Writes one page as WordprocessingML, each paragraph in the style of its kind and size."""

    def __init__(self, sheet: FamilySheet) -> None:
        self.sheet = sheet

    def page(self, *, breaks: bool) -> str:
        """Return the whole page; with `breaks` it begins on a new sheet of paper."""
        page, words = self.sheet.page, self.sheet.words
        top = [("Notice", page.notice), ("Office", page.office)]
        heads = [*((name, line) for name, line in top if line), ("Title", page.title)]
        parts = [
            self.line(name, _run(line), BREAK if breaks and not place else "")
            for place, (name, line) in enumerate(heads)
        ]
        parts += [self.line("Text", _run(f"{n}: ") + _run(v, "b")) for n, v in page.facts]
        parts += [self.box(page), self.head(words["seen"])]
        parts += [self.texts((page.income, page.deprived)), *map(self.point, page.points)]
        parts += [self.texts((*page.rest, page.listed))]
        parts += [self.head(page.why_head), self.texts(page.why)]
        parts += [self.items("who", [f"{name}: {value}" for name, value in page.who])]
        parts += [self.items("complain", page.complain), self.items("gives", page.gives, KEPT)]
        parts += [self.signatures(), self.foot(page.foot)]
        return "".join(parts)

    def line(self, style: str, runs: str, before: str = "", more: str = "") -> str:
        """Return a paragraph; `before` and `more` are the XML of further properties, in order."""
        name = f'<w:pStyle w:val="{_style_id(style, self.sheet.size)}"/>'
        return f"<w:p><w:pPr>{name}{before}{more}</w:pPr>{runs}</w:p>"

    def head(self, words: str) -> str:
        """Return the heading of a part of the page."""
        return self.line("Head", _run(words))

    def texts(self, lines: Sequence[str]) -> str:
        """Return a paragraph for each of the lines that is not empty."""
        return "".join(self.line("Text", _run(line)) for line in lines if line)

    def items(self, head: str, lines: Sequence[str], kept: str = "") -> str:
        """Return a heading and its list of lines; with `KEPT` they stay with what follows."""
        points = (self.line("Point", BULLET + _run(line), kept) for line in lines)
        return self.head(self.sheet.words[head]) + "".join(points)

    def point(self, point: DeprivedPoint) -> str:
        """Return one indicator: its name, its rule, the notes on it (deprived members, a doubt)."""
        notes = "".join(f" {note.removesuffix('.')}." for note in point.about)
        runs = _run(f"{point.name}:", "b") + _run(f" {point.rule}.") + _run(notes, "i")
        return self.line("Point", BULLET + runs)

    def box(self, page: FamilyPage) -> str:
        """Return the class in its box, with the note under it."""
        name, klass = page.result
        look = _borders(12, 6) + _shade(self.sheet.klass)
        line = self.line("Class", _run(f"{name}: ") + _run(klass, "b", "caps"), look)
        return line + (self.line("Note", _run(page.note), look) if page.note else "")

    def signatures(self) -> str:
        """Return the places for the two signatures, side by side."""
        words = self.sheet.words
        note = _run(words["sign_note"], "i")
        left = ("", _run(words["sign_family"], "b"), note)
        right = (_run(words["sign_day"], "i"), _run(words["sign_officer"], "b"), note)
        room = self.line("Sign", "", more=f'<w:spacing w:after="{SIGN_ROOM}"/>')
        cells = (
            "<w:tc>" + "".join(self.line("Sign", run) for run in side) + room + "</w:tc>"
            for side in (left, right)
        )
        width = f'<w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/></w:tblPr>'
        grid = f'<w:tblGrid>{2 * f"""<w:gridCol w:w="{WIDTH // 2}"/>"""}</w:tblGrid>'
        row = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"
        return f"<w:tbl>{width}{grid}{row}</w:tbl>"

    def foot(self, lines: Sequence[str]) -> str:
        """Return the foot of the page (its legal basis and a remark), under a thin line."""
        rule = _borders(2, 2, ("top",))
        return "".join(
            self.line("Foot", _run(words), "" if place else rule)
            for place, words in enumerate(lines)
        )


def _run(words: str, *looks: str) -> str:
    """Return words as a run with formats: `b` bold, `i` italic, `caps` capitals."""
    if not words:
        return ""
    marks = "".join(f"<w:{look}/>" for look in looks)
    plain = escape(printable(words))
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{plain}</w:t></w:r>'


def _borders(
    width: int, room: int, sides: Sequence[str] = ("top", "left", "bottom", "right")
) -> str:
    """Return borders of a paragraph: `width` in eighths of a point, `room` in points."""
    look = f'w:val="single" w:sz="{width}" w:space="{room}" w:color="111111"'
    return f"<w:pBdr>{''.join(f'<w:{side} {look}/>' for side in sides)}</w:pBdr>"


def _shade(klass: str) -> str:
    colour = CLASS_COLOURS.get(klass, GREY).lstrip("#")
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'
