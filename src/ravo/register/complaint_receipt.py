"""The receipt of a complaint, to be signed and handed to the family: one page without our codes."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from sqlalchemy import Connection

from ravo.backups import SAVED_BY
from ravo.messages import say
from ravo.places.spelling import place_of_date
from ravo.register.communes_on import NamedCommune, communes_on
from ravo.register.complaints import Complaint
from ravo.register.history import history_of
from ravo.register.invented_lists import has_invented
from ravo.register.search import code_key, exactly
from ravo.text import uncapitalised
from ravo.word.filled_template import CREATED, packed
from ravo.word.first_line import with_first_line
from ravo.word.printed import printable
from ravo.xlsx.fonts import TYPEFACE

SIZE, SMALL = 13, 12
CENTRE = WD_ALIGN_PARAGRAPH.CENTER
DOTS = "…" * 20
"""Dots in place of what is written by hand."""
SIGN_ROOM = 70
"""The height left for a signature, in points."""


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """The facts of a receipt beside the complaint: office, its place, head of the household.

    None leaves a line to be written by hand. `invented` is whether a list of the commune is.
    """

    complaint: Complaint
    office: str | None
    place: str | None
    head: str | None
    invented: bool = False


def receipt_facts(
    connection: Connection, complaint: Complaint, office: str | None, place: str | None
) -> ReceiptFacts:
    """Return the facts of a receipt; `office` and `place` are those of the settings.

    Without them the office is the commune on the map of the day of receipt, if it is a single one;
    papers of a commune are dated at its bare name (Nghị định 30/2020).
    """
    listed = NamedCommune(complaint.commune_code, complaint.commune)
    communes = communes_on(complaint.unit, listed, complaint.received)
    commune = communes[0].name if len(communes) == 1 else None
    office = office or commune
    place = place or (place_of_date(office, "commune") if office else None)
    head = complaint.name if complaint.code is None else _head_of(connection, complaint)
    return ReceiptFacts(complaint, office, place, head, has_invented(connection, complaint.unit))


def _head_of(connection: Connection, complaint: Complaint) -> str | None:
    """Return the head of the household of a complaint, in the list that it was about."""
    wanted = (complaint.unit, complaint.period, complaint.code)
    for id in exactly(connection, "code", code_key(complaint.code or "")):
        for entry in history_of(connection, id).entries:
            if (entry.unit, entry.period, entry.code) == wanted:
                return entry.head_name
    return None


def receipt_document(facts: ReceiptFacts) -> bytes:
    """Return the receipt as a Word document, the same bytes each time."""
    document = Document()
    _set_page(document)
    _write_heads(document, facts)
    for line in _facts(facts):
        _write_line(document, *line)
    _write_signatures(document)
    buffer = io.BytesIO()
    document.save(buffer)
    paper = packed(buffer.getvalue())
    return with_first_line(paper, say("sample.notice", "vi")) if facts.invented else paper


def _words(key: str, **params: object) -> str:
    """Return words of the receipt; a paper is in Vietnamese in any language of the screen."""
    return say(f"complaints.receipt_{key}", "vi", **params)


def _facts(facts: ReceiptFacts) -> Iterator[tuple[str, str]]:
    """Yield the lines of a receipt: label and value."""
    item = facts.complaint
    yield _words("from"), printable(item.complainant)
    household = printable(facts.head) or DOTS
    if item.village:
        household += f", {printable(item.village)}"
    yield _words("household"), household
    yield _words("about"), _words(f"about_{item.about}")
    yield _words("text"), printable(item.text) or DOTS
    if item.posted is not None:
        yield _words("posted"), _day(item.posted)
    yield _words("received"), _day(item.received)
    yield _words("due"), _words("due_day", day=_day(item.due), days=item.days)
    office = printable(facts.office) or DOTS
    yield _words("answered"), _words("office", commune=uncapitalised(office))


def _day(day: date) -> str:
    """Return a day as papers write it: day and month below 10 with a leading zero."""
    return _words("day", day=f"{day.day:02d}", month=_month(day), year=str(day.year))


def _month(day: date) -> str:
    """Return the number of a month; January and February get a leading zero."""
    return f"{day.month:02d}" if day.month <= 2 else str(day.month)


# the page


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(18)
    section.top_margin = section.bottom_margin = Mm(20)
    style = document.styles["Normal"]
    style.font.name, style.font.size = TYPEFACE, Pt(SIZE)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), TYPEFACE)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _words("title"), "", ""
    properties.last_modified_by = SAVED_BY
    properties.created = properties.modified = CREATED


def _write_heads(document: Any, facts: ReceiptFacts) -> None:
    table = document.add_table(1, 2)
    table.autofit = False
    for column, width in zip(table.columns, (64, 98), strict=True):
        # Word uses the width of the column, LibreOffice that of the cell.
        column.width = column.cells[0].width = Mm(width)
    left, right = table.rows[0].cells
    _put(left.paragraphs[0], say("results.list_committee", "vi"), size=SMALL)
    _put(left.add_paragraph(), (printable(facts.office) or DOTS).upper(), size=SMALL, bold=True)
    _put(left.add_paragraph(), _words("number"), size=SMALL, before=6)
    _put(right.paragraphs[0], say("results.list_republic", "vi"), size=SMALL, bold=True)
    motto = _put(right.add_paragraph(), "", size=SIZE)
    run = motto.add_run(say("results.list_motto", "vi"))
    run.bold, run.underline = True, True
    at = printable(facts.place) or DOTS[:6]
    dated = _words("dated", place=at, day=_day(facts.complaint.received))
    _put(right.add_paragraph(), dated, size=SIZE, before=6).runs[0].italic = True
    _put(document.add_paragraph(), _words("title").upper(), size=14, bold=True, before=22)
    _put(document.add_paragraph(), _words("subtitle"), size=14, bold=True, after=14)


def _put(line: Any, words: str, **look: Any) -> Any:
    """Write words into the middle of a line."""
    line.alignment = CENTRE
    line.paragraph_format.space_before = Pt(look.get("before", 0))
    line.paragraph_format.space_after = Pt(look.get("after", 0))
    if words:
        run = line.add_run(words)
        run.bold, run.font.size = look.get("bold", False), Pt(look["size"])
    return line


def _write_line(document: Any, what: str, value: str) -> None:
    line = document.add_paragraph()
    line.paragraph_format.space_after, line.paragraph_format.line_spacing = Pt(6), 1.2
    line.add_run(f"{what}: ")
    line.add_run(value).bold = True


def _write_signatures(document: Any) -> None:
    closing = document.add_paragraph(_words("copies"))
    closing.paragraph_format.space_before, closing.paragraph_format.space_after = Pt(6), Pt(16)
    table = document.add_table(2, 2)
    for place, key in enumerate(("complainant", "receiver")):
        _put(table.cell(0, place).paragraphs[0], _words(key).upper(), size=SIZE, bold=True)
        signed = _put(table.cell(1, place).paragraphs[0], _words("sign"), size=SMALL)
        signed.runs[0].italic = True
        signed.paragraph_format.space_after = Pt(SIGN_ROOM)
