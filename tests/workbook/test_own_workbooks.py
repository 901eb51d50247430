"""What ravo itself wrote is told by its sheets and its name, and an officer's workbook is not."""

from pathlib import Path

import openpyxl
import pytest

from ravo.blanks.corrections import write_blank
from ravo.blanks.score_table import write_score_table_blank
from ravo.messages import say
from ravo.workbook.book import open_book
from ravo.workbook.folders import gather, passed_over
from ravo.workbook.own_sheets import is_own_page
from ravo.workbook.products import is_own_folder, is_quiet, product_of
from support.books import household, write


@pytest.mark.parametrize(
    ("name", "quiet"),
    [
        ("xa.ket-qua.xlsx", True),
        ("xa.KET-QUA.json", True),
        ("xa.ket-qua.docx", False),
        ("xa.xlsx.truoc", True),
        ("xa.xlsx.truoc12", True),
        ("xa.truoc.xlsx", False),
        ("manifest.jsonl", True),
        ("my-manifest.jsonl", False),
    ],
)
def test_names_that_ravo_gives_are_known(name: str, quiet: bool) -> None:
    assert is_quiet(name) is quiet


def test_ravos_workbooks_are_known_by_sheets_and_maker(tmp_path: Path) -> None:
    write_score_table_blank(tmp_path / "b1.xlsx")
    write_blank(tmp_path / "sua.xlsx", "vi")
    survey = write(tmp_path / "xa.xlsx", [household()])
    assert product_of(tmp_path / "b1.xlsx") == "b1_grid"
    assert product_of(tmp_path / "sua.xlsx") == "corrections"
    assert product_of(survey) is None
    own = openpyxl.Workbook()
    own.worksheets[0].title = "Sửa"
    own.save(tmp_path / "cua-toi.xlsx")
    assert product_of(tmp_path / "cua-toi.xlsx") is None
    assert product_of(tmp_path / "khong-co.xlsx") is None


def test_a_folder_is_a_report_from_its_second_file_on(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text("{}", encoding="utf-8")
    assert not is_own_folder(tmp_path)
    (tmp_path / "bao-cao.html").write_text("", encoding="utf-8")
    assert is_own_folder(tmp_path)


def test_a_page_is_ravos_own_by_its_first_words(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    heads = [say(f"results.fault_{part}", "en") for part in ("severity", "code", "category")]
    for title, row in (("A", heads), ("B", heads[:2]), ("C", ["Mã hộ", *heads])):
        book.create_sheet(title).append(row)
    book.save(tmp_path / "a.xlsx")
    found = open_book(tmp_path / "a.xlsx")
    assert [is_own_page(found.read(name)) for name in "ABC"] == [True, False, False]


def test_surveys_of_a_folder_are_gathered_and_the_rest_is_counted(tmp_path: Path) -> None:
    survey = write(tmp_path / "xa.xlsx", [household()])
    write_blank(tmp_path / "sua.xlsx", "vi")
    (tmp_path / "ho.csv").write_text("a\n", encoding="utf-8")
    (tmp_path / ".an").write_bytes(b"")
    found = gather([tmp_path])
    assert found.books == (survey,)
    assert {fault.code for fault in found.faults} == {fault.code for fault in passed_over(tmp_path)}
    assert "RV-1001" in {fault.code for fault in found.faults}
    assert gather([survey]).faults == ()
