"""A line at the head of a document, and of each of its records."""

import io
import zipfile
from pathlib import Path

from docx import Document

from ravo.word.first_line import with_first_line
from ravo.word.repeated import BODY, NEXT_PAGE


def test_the_line_is_first_and_again_for_every_record(tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Hộ A")
    document.save(str(tmp_path / "a.docx"))
    with zipfile.ZipFile(tmp_path / "a.docx") as source, io.BytesIO() as buffer:
        with zipfile.ZipFile(buffer, "w") as target:
            for name in source.namelist():
                data = source.read(name)
                if name == BODY:
                    data = data.replace(b"<w:sectPr", f"{NEXT_PAGE}<w:sectPr".encode(), 1)
                target.writestr(name, data)
        made = with_first_line(buffer.getvalue(), "Mẫu & <thử>")
    lines = [line.text for line in Document(io.BytesIO(made)).paragraphs]
    assert lines == ["Mẫu & <thử>", "Hộ A", "", "Mẫu & <thử>"]
