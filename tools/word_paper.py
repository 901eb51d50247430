"""What the scripts of Word templates share: a document's styles, properties and saving."""

import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from ravo.word.filled_template import packed

FOLDER = Path(__file__).resolve().parent.parent / "templates"
FONT = "Times New Roman"
LANGUAGE = "vi-VN"
PROGRAM = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.'
    b'openxmlformats.org/officeDocument/2006/extended-properties"><Application>ravo</Application>'
    b"</Properties>"
)
"""Which program wrote a document, instead of what the empty one came with."""
MADE = datetime(2024, 1, 1)  # noqa: DTZ001  a document's date has no zone


class PaperWriter:
    """Writes one template from top to bottom, in one font and of one date."""

    def __init__(self, title: str, size: float) -> None:
        """Begin a document of a title; `size` in points is that of its text."""
        self.document = Document()
        self.page()
        self._styles(size)
        self._properties(title)

    def page(self) -> None:
        """Set margins, and what is printed above and below each page."""
        raise NotImplementedError

    def _styles(self, size: float) -> None:
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(size)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
        for language in self.document.styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), LANGUAGE)

    def _properties(self, title: str) -> None:
        kept = self.document.core_properties
        kept.title, kept.author, kept.comments, kept.language = title, "ravo", "", LANGUAGE
        kept.created = kept.modified = MADE
        relations = self.document.part.package.rels
        for key in [k for k, r in relations.items() if r.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
            del relations[key]
        for relation in relations.values():
            if relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
                relation.target_part._blob = PROGRAM

    def command(self, words: str) -> None:
        """Write a command that takes its paragraph away, such as `if` and `endif`."""
        self.document.add_paragraph("{%p " + words + " %}")

    def save(self) -> bytes:
        """Return the document, the same bytes each time."""
        buffer = io.BytesIO()
        self.document.save(buffer)
        return packed(buffer.getvalue())


def write_into(folder: Path, templates: Mapping[str, bytes]) -> None:
    """Write templates into a folder, each under its name."""
    for name, data in templates.items():
        (folder / name).write_bytes(data)


def command_row(table: Any, words: str) -> None:
    """Write a command that takes its row away, such as `for` and `endfor`."""
    table.add_row().cells[0].paragraphs[0].add_run("{%tr " + words + " %}")


def narrow(table: Any, width: int) -> None:
    """Make the margins of cells small: `width` in twentieths of a point."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def counter(line: Any, name: str, size: float, *, font: str | None = None) -> None:
    """Write a number that Word counts, `PAGE` or `NUMPAGES`."""
    for kind, words in (("begin", ""), ("", name), ("end", "")):
        run = line.add_run()
        if font is not None:
            run.font.name = font
        run.font.size = Pt(size)
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark.set(qn("xml:space"), "preserve")
            mark.text = words
        run._r.append(mark)
