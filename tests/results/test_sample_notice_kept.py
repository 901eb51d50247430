"""Results of invented data say so, on paper and when they are read back; no others do."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from ravo.messages import say
from ravo.results.workbook import write_results
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


def test_a_sample_is_read_as_invented() -> None:
    assert review(sample("30172", 2024)).survey.info.synthetic
