"""What the process does that fills in an office's template, and the list of a template's fields."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from ravo.faults import unreadable
from ravo.word import filling_process
from ravo.word.apart import ANSWER, DOCUMENT, REQUEST
from ravo.word.field_list import fields_document
from ravo.word.fields import NamedField, tree_of
from ravo.word.filled_template import filled
from ravo.word.printed import printable
from ravo.word.template import Template

TREE = tree_of([NamedField("xa.ten"), NamedField("nam")])


@pytest.fixture(autouse=True)
def unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    # The limits would hold for the process of the tests.
    monkeypatch.setattr(filling_process, "_limit", lambda memory, seconds: None)


def requested(folder: Path, words: str, values: dict[str, Any] | None) -> Path:
    document = Document()
    document.add_paragraph(words)
    document.save(str(folder / "mau.docx"))
    request = {
        "path": str(folder / "mau.docx"),
        "name": "mau.docx",
        "values": values,
        "mib": 64,
        "seconds": 5,
    }
    (folder / REQUEST).write_text(json.dumps(request), encoding="utf-8")
    return folder


def answered(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / ANSWER).read_text(encoding="utf-8"))
    return found


def test_a_template_is_filled_in_beside_its_request(tmp_path: Path) -> None:
    values = {"xa": {"ten": "Xã <Thử> & Mẫu"}, "nam": "2025"}
    filling_process.answer(requested(tmp_path, "{{ xa.ten }}, {{ nam }}", values), TREE, filled)
    assert answered(tmp_path) == {"code": None, "params": {}, "links": []}
    (line,) = Document(str(tmp_path / DOCUMENT)).paragraphs
    assert line.text == "Xã <Thử> & Mẫu, 2025"


def test_a_template_is_only_looked_at_without_values(tmp_path: Path) -> None:
    filling_process.answer(requested(tmp_path, "{{ nam }}", None), TREE, filled)
    assert answered(tmp_path)["code"] is None
    assert not (tmp_path / DOCUMENT).exists()


def test_what_is_wrong_is_the_answer(tmp_path: Path) -> None:
    filling_process.answer(requested(tmp_path, "{{ nma }}", {"nam": "2025"}), TREE, filled)
    wrong = answered(tmp_path)
    assert (wrong["code"], wrong["params"]["fields"]) == ("RV-466", "nma → nam")
    assert not (tmp_path / DOCUMENT).exists()

    def refuse(template: Template) -> None:
        raise unreadable("RV-1120", path=template.name, fields="nam")

    filling_process.answer(requested(tmp_path, "{{ nam }}", {"nam": "2025"}), TREE, filled, refuse)
    assert answered(tmp_path)["code"] == "RV-1120"
    assert not (tmp_path / DOCUMENT).exists()


def test_a_list_of_fields_has_a_row_for_each() -> None:
    rows = [("nam", "Năm", "2025"), ("xa.ten", "Xã", "Xã Mẫu")]
    made = fields_document(
        "Các trường", ["Cách viết"], ["Trường", "Là", "Ví dụ"], rows, (50, 80, 50)
    )
    document = Document(io.BytesIO(made))
    assert [line.text for line in document.paragraphs] == ["Các trường", "Cách viết"]
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Trường", "Là", "Ví dụ"],
        *map(list, rows),
    ]


def test_text_is_on_one_line_without_what_a_document_cannot_hold() -> None:
    assert printable("Lê\n Thị\x07 Hai\u2028") == "Lê Thị Hai"
    assert printable(None) == ""
    assert printable(12) == "12"
