"""The templates given to an office to edit, with a list of the fields they can use."""

import io
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from ravo.faults import usage
from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.page_templates import templates_dir
from ravo.report.document.fields import FIELDS, TemplateField
from ravo.report.document.template import NAMES
from ravo.word.fields import RAW
from ravo.word.filling import packed

LIST = "cac-truong.docx"
COLUMNS = ("name", "what", "unit", "example")
WIDTHS = (Mm(56), Mm(58), Mm(28), Mm(38))
FONT = "Times New Roman"
EXAMPLES = {
    "field": "{{ ngheo.ho }}",
    "loop": "{%tr for d in dong %}",
    "line": "{{ d.ten }}",
    "end": "{%tr endfor %}",
}
"""How fields and lists are written, as the list of fields shows it."""


def export_templates(folder: Path, lang: Lang = "vi") -> tuple[Path, ...]:
    """Write both templates and the list of fields into a folder and return their paths.

    Raises UsageProblem (exit code 2): RV-469 where one of them is there already, so that an
    office's own work is never written over; others where the folder cannot be written.
    """
    names = [*NAMES.values(), LIST]
    there = [name for name in names if (folder / name).exists()]
    if there:
        raise usage("RV-469", folder=str(folder), files=there)
    for name in NAMES.values():
        _write(folder / name, (templates_dir() / name).read_bytes())
    _write(folder / LIST, list_of_fields(lang))
    return tuple(folder / name for name in names)


def _write(path: Path, data: bytes) -> None:
    with whole_file(path) as temporary:
        temporary.write_bytes(data)


def list_of_fields(lang: Lang = "vi") -> bytes:
    """Return the list of fields as a Word document: how to write them, then one line for each."""
    document = Document()
    _page(document)
    document.add_heading(say("document.list_title", lang), level=1)
    for key in ("list_figure", "list_raw", "list_lines", "list_choice", "list_missing"):
        document.add_paragraph(
            say(f"document.{key}", lang, raw=RAW, **EXAMPLES), style="List Bullet"
        )
    table = document.add_table(rows=1, cols=len(COLUMNS))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    _fill(table.rows[0], [say(f"document.list_{name}", lang) for name in COLUMNS], bold=True)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for field in FIELDS:
        _fill(table.add_row(), _cells(field, lang))
    buffer = io.BytesIO()
    document.save(buffer)
    return packed(buffer.getvalue())


def _cells(field: TemplateField, lang: Lang) -> list[str]:
    return [field.name, field.what.say(lang), field.unit.say(lang), field.example]


def _fill(row: Any, words: list[str], *, bold: bool = False) -> None:
    for cell, text, width in zip(row.cells, words, WIDTHS, strict=True):
        cell.paragraphs[0].add_run(text).bold = bold
        cell.width = width


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    document.styles["Normal"].font.name = FONT
    document.styles["Normal"].font.size = Pt(11)
