"""The list of a template's fields as a Word document, for those who edit the template."""

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from ravo.faults import usage
from ravo.files import whole_file
from ravo.word.filled_template import packed
from ravo.xlsx.fonts import TYPEFACE


def write_new(folder: Path, parts: Mapping[str, bytes], code: str) -> tuple[Path, ...]:
    """Write files by their names into a folder and return their paths.

    Raises UsageProblem (exit code 2) with `code` where one of them is there already, so that an
    office's own work is never written over; others where the folder cannot be written.
    """
    there = [name for name in parts if (folder / name).exists()]
    if there:
        raise usage(code, folder=str(folder), files=there)
    for name, data in parts.items():
        with whole_file(folder / name) as temporary:
            temporary.write_bytes(data)
    return tuple(folder / name for name in parts)


def fields_document(
    title: str,
    notes: Iterable[str],
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[float],
) -> bytes:
    """Return a document with notes on how to write fields, and the table of the fields.

    `widths` are those of the table's columns in millimetres.
    """
    document = Document()
    _page(document)
    document.add_heading(title, level=1)
    for note in notes:
        document.add_paragraph(note, style="List Bullet")
    table = document.add_table(rows=1, cols=len(heads))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    _fill(table.rows[0], heads, widths, bold=True)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        _fill(table.add_row(), row, widths)
    buffer = io.BytesIO()
    document.save(buffer)
    return packed(buffer.getvalue())


def _fill(row: Any, words: Sequence[str], widths: Sequence[float], *, bold: bool = False) -> None:
    for cell, text, width in zip(row.cells, words, widths, strict=True):
        cell.paragraphs[0].add_run(text).bold = bold
        cell.width = Mm(width)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    document.styles["Normal"].font.name = TYPEFACE
    document.styles["Normal"].font.size = Pt(11)
