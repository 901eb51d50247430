"""A template's body once for each record: pages, drawings, what may be there only once."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from jinja2 import Template as JinjaTemplate

from ravo.faults import InputProblem
from ravo.word.fields import NamedField, tree_of
from ravo.word.repeated import (
    RecordFields,
    check_places,
    refuse_without_commands,
    repeated,
)
from ravo.word.template import Template, open_file

TREE = tree_of([NamedField("ho.ten"), NamedField("nam")])
FIELDS = RecordFields(frozenset({"ho"}), tree_of([NamedField("nam")]), "RV-1130", "RV-1120")


def template(path: Path, body: str, footer: str = "") -> Template:
    document = Document()
    document.add_paragraph(body)
    document.sections[0].footer.paragraphs[0].text = footer
    document.save(str(path))
    return open_file(path, path.name, TREE)


def filled(made: Template, *names: str) -> bytes:
    def bodies(body: JinjaTemplate) -> list[str]:
        return [body.render({"nam": "2025", "ho": {"ten": name}}) for name in names]

    return repeated(made, {"nam": "2025"}, bodies)


def body_of(document: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(document)).read("word/document.xml").decode()


def test_each_record_has_a_page_and_headers_are_filled_in_once(tmp_path: Path) -> None:
    made = filled(
        template(tmp_path / "a.docx", "Hộ {{ ho.ten }} <&>", "Năm {{ nam }}"), "A & B", "C"
    )
    document = Document(io.BytesIO(made))
    assert [p.text for p in document.paragraphs if p.text] == ["Hộ A & B <&>", "Hộ C <&>"]
    assert document.sections[0].footer.paragraphs[0].text == "Năm 2025"
    # One break stands between the two, none in front of the first.
    assert body_of(made).count("pageBreakBefore") == 1
    assert filled(template(tmp_path / "a.docx", "Hộ {{ ho.ten }}"), "A", "B") == filled(
        template(tmp_path / "a.docx", "Hộ {{ ho.ten }}"), "A", "B"
    )


def test_parts_that_records_add_are_asked_for_after_them(tmp_path: Path) -> None:
    seen: list[str] = []

    def bodies(body: JinjaTemplate) -> list[str]:
        seen.append("bodies")
        return [body.render({"nam": "", "ho": {"ten": "A"}})]

    def parts(own: object) -> dict[str, bytes]:
        seen.append("parts")
        assert "word/document.xml" not in own  # type: ignore[operator]
        return {"word/media/a.png": b"PNG"}

    made = repeated(template(tmp_path / "a.docx", "{{ ho.ten }}"), {"nam": ""}, bodies, parts)
    assert zipfile.ZipFile(io.BytesIO(made)).read("word/media/a.png") == b"PNG"
    assert seen == ["bodies", "parts"]


@pytest.mark.parametrize(
    ("body", "footer", "code"),
    [("Năm {{ nam }}", "", "RV-1130"), ("{{ ho.ten }}", "{{ ho.ten }}", "RV-1120")],
)
def test_fields_of_a_record_are_in_the_body_alone(
    tmp_path: Path, body: str, footer: str, code: str
) -> None:
    with pytest.raises(InputProblem) as problem:
        check_places(template(tmp_path / "a.docx", body, footer), FIELDS)
    assert problem.value.fault.code == code
    check_places(template(tmp_path / "b.docx", "{{ ho.ten }}", "{{ nam }}"), FIELDS)


def test_an_expression_that_cannot_be_worked_out_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputProblem) as problem:
        filled(template(tmp_path / "a.docx", "{{ ho.ten / 2 }}"), "A")
    assert problem.value.fault.code == "RV-468"


def test_a_document_without_commands_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    template(tmp_path / "a.docx", "Không có trường nào")
    with pytest.raises(InputProblem) as problem:
        refuse_without_commands(tmp_path / "a.docx", "RV-1130")
    assert problem.value.fault.code == "RV-1130"
    template(tmp_path / "b.docx", "{{ ho.ten }}")
    refuse_without_commands(tmp_path / "b.docx", "RV-1130")
