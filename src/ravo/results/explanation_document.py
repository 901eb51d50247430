"""The explanations of many households as one Word document: a page for each family."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from ravo.backups import SAVED_BY
from ravo.messages import Lang
from ravo.printable import printable
from ravo.results.class_colours import CLASS_COLOURS
from ravo.results.explanation_family import DeprivedPoint, FamilyPage, FamilySheet

FONT = "Times New Roman"
SIZES = {"": 12.5, "full": 11.5, "packed": 10.0}
"""Points of the letters by how small a page is set, as on the printed page of the other format."""
WIDTH = Mm(180)
GREY = "ECECEC"
DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every part of a document, so that the same households make the same file."""
CREATED = datetime(1980, 1, 1, tzinfo=UTC)
BULLET = "•\t"
Look = Mapping[str, Any]
_LOOKS: Mapping[str, Look] = {
    "Office": {"share": 0.9, "bold": True, "caps": True, "after": 4},
    "Title": {"share": 1.2, "bold": True, "caps": True, "after": 5, "centred": True},
    "Class": {"share": 1.25, "bold": True, "after": 0, "before": 5, "centred": True},
    "Note": {"share": 0.92, "after": 5, "centred": True},
    "Head": {"bold": True, "before": 6, "after": 1, "with_next": True},
    "Text": {"after": 2},
    "Point": {"after": 1, "left": 6},
    "Sign": {"after": 0, "centred": True, "with_next": True},
    "Foot": {"share": 0.78, "after": 1},
}
"""The styles of a page; an office changes one in Word and every page follows."""


def families_document(sheets: Sequence[FamilySheet], lang: Lang) -> bytes:
    """Return one Word document with an A4 page for each family, the same bytes each time."""
    document = Document()
    _set_page(document, sheets[0].page.title)
    for size in {sheet.size for sheet in sheets}:
        _add_styles(document, size, lang)
    body = document.element.body
    end = body.sectPr
    for place, sheet in enumerate(sheets):
        pen = _FamilyPen(sheet)
        for number, element in enumerate(pen.page()):
            if place and not number:
                element.get_or_add_pPr().insert_element_before(
                    OxmlElement("w:pageBreakBefore"), *_AFTER_BREAK
                )
            end.addprevious(element)
    buffer = io.BytesIO()
    document.save(buffer)
    return _undated(buffer.getvalue())


_AFTER_BREAK = (
    "w:framePr",
    "w:widowControl",
    "w:numPr",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:spacing",
    "w:ind",
    "w:jc",
    "w:rPr",
)
"""What follows a break before a paragraph among its properties."""


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
        font.name, font.size = FONT, Pt(round(2 * SIZES[size] * look.get("share", 1)) / 2)
        font.bold, font.all_caps = look.get("bold"), look.get("caps")
        fonts = style.element.rPr.rFonts
        for kind in ("w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(kind), FONT)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "vi-VN" if lang == "vi" else "en-GB")
        style.element.rPr.append(language)
        tight = 0.9 if size == "packed" else 1
        lines.space_before = Pt(look.get("before", 0) * tight)
        lines.space_after = Pt(look.get("after", 0) * tight)
        lines.line_spacing = 1.0
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
    """Writes the paragraphs of one page, each in the style of its kind and size."""

    def __init__(self, sheet: FamilySheet) -> None:
        self.sheet = sheet

    def page(self) -> Iterator[Any]:
        """Yield the elements of the page from above to below."""
        page, words = self.sheet.page, self.sheet.words
        if page.office:
            yield self.line("Office", (page.office, ""))
        yield self.line("Title", (page.title, ""))
        for name, value in page.facts:
            yield self.line("Text", (f"{name}: ", ""), (value, "b"))
        yield from self.box(page)
        yield self.line("Head", (words["seen"], ""))
        yield from self.texts((page.income, page.deprived))
        for point in page.points:
            yield self.point(point)
        yield from self.texts((*page.rest, page.listed))
        yield self.line("Head", (page.why_head, ""))
        yield from self.texts(page.why)
        yield from self.items("who", [f"{name}: {value}" for name, value in page.who])
        yield from self.items("complain", page.complain)
        yield from self.items("gives", page.gives)
        yield self.signatures()
        yield from self.foot(page.foot)

    def line(self, style: str, *runs: tuple[str, str]) -> Any:
        """Return a paragraph of runs, each its words and its looks: `b` bold, `i` italic."""
        paragraph = OxmlElement("w:p")
        paragraph.get_or_add_pPr().style = _style_id(style, self.sheet.size)
        for words, looks in runs:
            run = paragraph.add_r()
            run.text = printable(words) if words != BULLET else words
            for look in looks:
                run.get_or_add_rPr().append(OxmlElement(f"w:{look}"))
        return paragraph

    def texts(self, lines: Sequence[str]) -> Iterator[Any]:
        """Yield a paragraph for each of the lines that is not empty."""
        for line in lines:
            if line:
                yield self.line("Text", (line, ""))

    def items(self, head: str, lines: Sequence[str]) -> Iterator[Any]:
        """Yield a heading and its points."""
        yield self.line("Head", (self.sheet.words[head], ""))
        for line in lines:
            yield self.line("Point", (BULLET, ""), (line, ""))

    def point(self, point: DeprivedPoint) -> Any:
        """Return one indicator: its name, its rule, who is concerned."""
        notes = "".join(f" {note.removesuffix('.')}." for note in point.about)
        runs = [(BULLET, ""), (f"{point.name}:", "b"), (f" {point.rule}.", "")]
        return self.line("Point", *runs, *([(notes, "i")] if notes else []))

    def box(self, page: FamilyPage) -> Iterator[Any]:
        """Yield the class in its box, with the note under it."""
        name, klass = page.result
        lines = [self.line("Class", (f"{name}: ", ""), (klass, ""))]
        runs = lines[0].r_lst
        _set_plain(runs[0])
        runs[1].get_or_add_rPr().append(OxmlElement("w:caps"))
        lines += [self.line("Note", (page.note, ""))] if page.note else []
        for line in lines:
            properties = line.get_or_add_pPr()
            properties.insert_element_before(_border("12", "6"), *_AFTER_BREAK[4:])
            properties.insert_element_before(_shade(self.sheet.klass), *_AFTER_BREAK[5:])
        yield from lines

    def signatures(self) -> Any:
        """Return the places for the two signatures, side by side."""
        words = self.sheet.words
        left = (("", ""), (words["sign_family"], "b"), (words["sign_note"], "i"))
        right = ((words["sign_day"], "i"), (words["sign_officer"], "b"), (words["sign_note"], "i"))
        table, row = OxmlElement("w:tbl"), OxmlElement("w:tr")
        table.append(_table_width())
        whole = OxmlElement("w:trPr")
        whole.append(OxmlElement("w:cantSplit"))
        row.append(whole)
        for side in (left, right):
            cell = OxmlElement("w:tc")
            for run in side:
                cell.append(self.line("Sign", run))
            room = self.line("Sign", ("", ""))
            spacing = OxmlElement("w:spacing")
            spacing.set(qn("w:after"), str(Mm(11).twips))
            room.get_or_add_pPr().insert_element_before(spacing, *_AFTER_BREAK[7:])
            cell.append(room)
            row.append(cell)
        table.append(row)
        return table

    def foot(self, lines: Sequence[str]) -> Iterator[Any]:
        """Yield what the page rests on, under a thin line."""
        for place, words in enumerate(lines):
            line = self.line("Foot", (words, ""))
            if not place:
                border = _border("2", "2", sides=("top",))
                line.get_or_add_pPr().insert_element_before(border, *_AFTER_BREAK[4:])
            yield line


def _set_plain(run: Any) -> None:
    """Set a run of a bold style in plain letters."""
    plain = OxmlElement("w:b")
    plain.set(qn("w:val"), "0")
    run.get_or_add_rPr().append(plain)


def _border(width: str, room: str, sides: Sequence[str] = ("top", "left", "bottom", "right")) -> Any:
    """Return borders of a paragraph: `width` in eighths of a point, `room` to the words in points."""
    borders = OxmlElement("w:pBdr")
    for side in sides:
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", width), ("space", room), ("color", "111111")):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    return borders


def _shade(klass: str) -> Any:
    shade = OxmlElement("w:shd")
    colour = CLASS_COLOURS.get(klass, GREY).lstrip("#")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    return shade


def _table_width() -> Any:
    properties = OxmlElement("w:tblPr")
    width = OxmlElement("w:tblW")
    width.set(qn("w:w"), str(WIDTH.twips))
    width.set(qn("w:type"), "dxa")
    properties.append(width)
    return properties


@cache
def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _undated(document: bytes) -> bytes:
    """Return a document with a fixed date on each of its parts."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(_info(name), source.read(name))
    return buffer.getvalue()
