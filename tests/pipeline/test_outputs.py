"""A file that is read is never one to be written."""

from pathlib import Path

import pytest

from ravo.faults import UsageProblem
from ravo.pipeline.chosen_households import HouseholdsWanted
from ravo.pipeline.explanations import ChosenRequest, explain_chosen
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.outputs import checked_folder, checked_output, refuse_inputs
from ravo.pipeline.sheets import SheetsRequest, write_sheets
from ravo.survey.options import ReadOptions
from support import books
from support.rights import links_to


def test_another_name_of_an_input_is_refused_as_well(tmp_path: Path) -> None:
    book, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    book.write_bytes(b"a")
    other.write_bytes(b"a")
    links = links_to(book, tmp_path / "link.xlsx")
    refuse_inputs(None, [book])
    refuse_inputs(other, [book, None])
    refuse_inputs(tmp_path / "new.xlsx", [book])
    for target in (book, *links, tmp_path / "x" / ".." / "a.xlsx"):
        with pytest.raises(UsageProblem) as problem:
            refuse_inputs(target, [other, book])
        assert problem.value.fault.code == "RV-157"


def test_an_explanation_takes_the_place_of_no_workbook_whatever_its_name(tmp_path: Path) -> None:
    page = books.write(tmp_path / "xa.xlsx", [books.household()]).rename(tmp_path / "xa.html")
    before = page.read_bytes()
    wanted = HouseholdsWanted(code="H1")
    request = ChosenRequest(
        path=page, wanted=wanted, reading=ReadOptions(), format="html", lang="vi", out=page
    )
    with pytest.raises(UsageProblem) as problem:
        explain_chosen(request, SILENCE)
    assert problem.value.fault.code == "RV-157"
    assert page.read_bytes() == before


def test_household_sheets_take_the_place_of_no_survey(tmp_path: Path) -> None:
    paper = books.write(tmp_path / "xa.xlsx", [books.household()]).rename(tmp_path / "xa.docx")
    before = paper.read_bytes()
    with pytest.raises(UsageProblem) as problem:
        write_sheets(SheetsRequest(paper, paper), SILENCE)
    assert problem.value.fault.code == "RV-157"
    assert paper.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "code"),
    [("ds.xlsx", "RV-1328"), ("ds.JSON", "RV-1328"), ("a.txt/ds.pdf", "RV-1328"), ("-", "RV-1053")],
)
def test_a_name_of_a_file_is_no_folder(tmp_path: Path, name: str, code: str) -> None:
    place = Path(name) if name == "-" else tmp_path / name
    with pytest.raises(UsageProblem) as problem:
        checked_folder(place)
    assert problem.value.fault.code == code
    folder = problem.value.fault.params.get("folder")
    assert folder == (None if name == "-" else str(place.with_suffix("")))


def test_a_folder_may_have_any_name_and_is_no_file(tmp_path: Path) -> None:
    there = tmp_path / "nam 2024.xlsx"
    there.mkdir()
    for path in (there, tmp_path / "Phường 1. Quận 3", tmp_path / "bao-cao-31.12"):
        assert checked_folder(path) == path
    for path in (there, tmp_path):
        with pytest.raises(UsageProblem) as problem:
            checked_output(path, "xlsx")
        assert problem.value.fault.code == "RV-1010"
