"""Results of invented data say so, on paper and when they are read back; no others do."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from ravo.messages import say
from ravo.results.explanation import explanation_html, explanation_json, explanation_text
from ravo.results.explanation_document import families_document
from ravo.results.explanation_family import family_html, family_sheet, family_text
from ravo.results.workbook import write_results
from ravo.review.explainer import explain
from ravo.review.review import Review
from support.folders import sample
from support.results_files import read_results_file
from support.reviews import review


@pytest.mark.parametrize("invented", [True, None])
def test_results_carry_the_notice(mixed: Review, tmp_path: Path, invented: bool | None) -> None:
    info = replace(mixed.survey.info, synthetic=invented)
    path = tmp_path / "x.ket-qua.xlsx"
    write_results(replace(mixed, survey=replace(mixed.survey, info=info)), path, "vi")
    book = openpyxl.load_workbook(path)
    notice = say("sample.notice", "vi")
    assert (book.properties.description == notice) is bool(invented)
    assert (notice in [row[0].value for row in book["Danh sách"].iter_rows(max_row=7)]) is bool(
        invented
    )
    printed = book["Kết quả"].HeaderFooter.oddHeader.left
    assert (printed is not None and notice in str(printed.text)) is bool(invented)
    assert read_results_file(path).info.synthetic is invented


def test_a_sample_is_read_as_invented(tmp_path: Path) -> None:
    invented = review(sample("30172", 2024))
    assert invented.survey.info.synthetic
    # Who left and who came is a paper of its own.
    write_results(invented, tmp_path / "x.ket-qua.xlsx", "vi")
    moves = openpyxl.load_workbook(tmp_path / "x.ket-qua.xlsx")["Danh sách biến động"]
    assert moves["A3"].value == say("sample.notice", "vi")


@pytest.mark.parametrize("invented", [True, False])
def test_explanations_carry_the_notice(mixed: Review, invented: bool) -> None:
    info = replace(mixed.survey.info, synthetic=invented or None)
    found = explain(replace(mixed, survey=replace(mixed.survey, info=info)), 0)
    notice = say("sample.notice", "vi")
    papers = [render(found, "vi") for render in (family_html, explanation_html)]
    papers += [render(found, "vi") for render in (family_text, explanation_text)]
    assert [notice in paper for paper in papers] == [invented] * 4
    # Both families' pages have it, not only the first one of the file.
    document = Document(BytesIO(families_document([family_sheet(found, "vi")] * 2, "vi")))
    assert [line.text for line in document.paragraphs].count(notice) == 2 * invented
    assert explanation_json(found, "vi")["synthetic"] is invented
