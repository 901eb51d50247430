"""The templates of papers: ravo's own as the script writes them, an office's checked and used."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from ravo.documents.certificates import certificates_values, certified
from ravo.documents.decision import decision_values
from ravo.documents.export import LIST, export_paper_templates
from ravo.documents.templates import PAPERS, PaperKind, check_paper, filled_paper
from ravo.faults import RavoError, UsageProblem
from ravo.page_templates import templates_dir
from ravo.word.template import open_file
from support import programs
from support.paper_homes import ISSUER, commune_papers, lines, paper_home, tables

CERTIFICATES = PAPERS["certificates"]
PAPERS_OF_ONE = commune_papers([paper_home(0, "poor")])


def edited(kind: PaperKind, path: Path, change: Callable[[Any], None]) -> Path:
    """Write a template of ravo's with a change into a folder; return its path."""
    document = Document(str(templates_dir() / PAPERS[kind].file))
    change(document)
    document.save(str(path / PAPERS[kind].file))
    return path / PAPERS[kind].file


def replaced(old: str, new: str) -> Callable[[Any], None]:
    """Return what writes other words into the paragraph that has some."""

    def change(document: Any) -> None:
        """Change the paragraph."""
        line = next(one for one in document.paragraphs if old in one.text)
        line.text = line.text.replace(old, new)

    return change


def code_of(kind: PaperKind, path: Path) -> tuple[str, dict[str, object]]:
    """Return the fault of a template that is opened and checked as an office's is."""
    with pytest.raises(RavoError) as problem:
        PAPERS[kind].check(open_file(path, path.name, PAPERS[kind].tree))
    return problem.value.fault.code, dict(problem.value.fault.params)


def test_the_templates_are_those_that_the_script_writes() -> None:
    tool = programs.tool("documents_templates")
    for name, data in tool.templates().items():
        kept, now = (
            zipfile.ZipFile(io.BytesIO(one))
            for one in ((templates_dir() / name).read_bytes(), data)
        )
        for part in ("word/document.xml", "word/styles.xml", "docProps/core.xml"):
            assert kept.read(part) == now.read(part), "run: python tools/documents_templates.py"


@pytest.mark.parametrize("kind", ["decision", "certificates", "refusals"])
def test_ravos_own_templates_pass_their_own_check(kind: PaperKind) -> None:
    check_paper(kind, None)


def test_a_misspelt_field_is_named_with_the_nearest(tmp_path: Path) -> None:
    path = edited("certificates", tmp_path, replaced("ho.chu_ho", "ho.chuho"))
    code, params = code_of("certificates", path)
    assert code == "RV-466"
    assert params["fields"] == "ho.chuho → ho.chu_ho"


def test_a_deleted_loop_is_named_by_its_line(tmp_path: Path) -> None:
    def without_loop(document: Any) -> None:
        """Delete the first loop and its end."""
        lines = [one for one in document.paragraphs if "{%p" in one.text][:2]
        assert [line.text for line in lines] == ["{%p for c in ho.ly_do %}", "{%p endfor %}"]
        for line in lines:
            line._p.getparent().remove(line._p)

    code, params = code_of("refusals", edited("refusals", tmp_path, without_loop))
    assert (code, params["lines"]) == ("RV-1483", "{%p for c in … %}")


def test_a_deleted_tag_is_named_with_its_words(tmp_path: Path) -> None:
    path = edited("decision", tmp_path, replaced("{%p endif %}", ""))
    code, _ = code_of("decision", path)
    assert code == "RV-467"


def test_a_template_without_a_household_and_one_in_a_footer_are_refused(tmp_path: Path) -> None:
    def emptied(document: Any) -> None:
        """Leave nothing but words."""
        body = document.element.body
        for child in list(body)[:-1]:
            body.remove(child)
        document.add_paragraph("Giấy chứng nhận năm {{ nam }}")

    assert code_of("certificates", edited("certificates", tmp_path, emptied))[0] == "RV-1351"

    def footed(document: Any) -> None:
        """Write a field of one household below each page."""
        document.sections[0].footer.paragraphs[0].text = "{{ ho.chu_ho }} {{ don_vi.ten }}"

    code, params = code_of("certificates", edited("certificates", tmp_path, footed))
    assert (code, params["fields"]) == ("RV-1352", "ho")


@pytest.mark.usefixtures("apart")
def test_the_offices_own_template_goes_before_ravos_one_paper_at_a_time(tmp_path: Path) -> None:
    edited("certificates", tmp_path, replaced("Dân tộc:", "Thuộc dân tộc:"))
    (part,) = certified(PAPERS_OF_ONE)
    values = certificates_values(PAPERS_OF_ONE, ISSUER, part)
    assert any(
        "Thuộc dân tộc:" in one
        for one in lines(filled_paper("certificates", tmp_path, values).data)
    )
    # Its folder has no decision: ravo's own is used, which is said.
    own = filled_paper("decision", tmp_path, decision_values(PAPERS_OF_ONE, ISSUER))
    assert [fault.code for fault in own.faults] == ["RV-1369"]
    assert own.data == filled_paper("decision", None, decision_values(PAPERS_OF_ONE, ISSUER)).data


def test_a_folder_of_templates_that_is_not_there_is_no_empty_one(tmp_path: Path) -> None:
    with pytest.raises(RavoError) as problem:
        check_paper("decision", tmp_path / "mau")
    assert problem.value.fault.code == "RV-1368"


def test_papers_that_were_filled_in_are_no_template(tmp_path: Path) -> None:
    (part,) = certified(PAPERS_OF_ONE)
    made = filled_paper("certificates", None, certificates_values(PAPERS_OF_ONE, ISSUER, part))
    (tmp_path / CERTIFICATES.file).write_bytes(made.data)
    with pytest.raises(RavoError) as problem:
        check_paper("certificates", tmp_path)
    assert problem.value.fault.code == "RV-1351"


def test_templates_are_given_away_once_with_every_field(tmp_path: Path) -> None:
    made = export_paper_templates(tmp_path)
    assert {path.name for path in made} == {LIST, *(paper.file for paper in PAPERS.values())}
    rows = tables((tmp_path / LIST).read_bytes())[0]
    listed = {(row[0], row[1]) for row in rows[1:]}
    for paper in PAPERS.values():
        for field in paper.fields:
            assert (paper.file, field.name) in listed or ("mọi mẫu", field.name) in listed
    with pytest.raises(UsageProblem) as problem:
        export_paper_templates(tmp_path)
    assert problem.value.fault.code == "RV-1365"


def test_no_template_names_another_program() -> None:
    for path in sorted(templates_dir().glob("*.docx")):
        with zipfile.ZipFile(path) as archive:
            assert b"<Application>ravo</Application>" in archive.read("docProps/app.xml"), path.name
