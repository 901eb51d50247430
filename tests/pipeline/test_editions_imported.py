"""A corrected workbook of an edition becomes files; what stood there is kept."""

from pathlib import Path

import openpyxl
import pytest

from ravo.criteria import load_edition
from ravo.criteria.cases import case_faults
from ravo.criteria.exported import export_edition
from ravo.criteria.loader import faults_of_file
from ravo.faults import Fault
from ravo.pipeline.editions import import_criteria
from ravo.pipeline.listener import Silence


class Heard(Silence):
    """Keeps what a run reports."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.files: list[str] = []

    def fault(self, fault: Fault) -> None:
        self.faults.append(fault)

    def written(self, *paths: Path) -> None:
        self.files += [path.name for path in paths]


@pytest.fixture
def edition_workbook(tmp_path: Path) -> Path:
    export_edition(load_edition("nd351-2025"), tmp_path / "moi.xlsx", "vi")
    return tmp_path / "moi.xlsx"


def change(workbook: Path, cell: str, value: str, sheet: str = "Trị số") -> None:
    book = openpyxl.load_workbook(workbook)
    book[sheet][cell] = value
    book.save(workbook)


def test_an_edition_and_its_first_cases_lie_beside_the_workbook(edition_workbook: Path) -> None:
    heard = Heard()
    outcome = import_criteria(edition_workbook, None, "vi", heard)
    assert (outcome.faults, heard.faults) == ((), [])
    assert heard.files == ["moi.yaml", "moi.cases.yaml"]
    edition = load_edition(edition_workbook.with_suffix(".yaml"))
    assert case_faults(edition) == ()
    assert faults_of_file(edition_workbook.with_suffix(".yaml")) == ()


def test_what_stood_there_is_kept_and_the_same_is_not_written_again(edition_workbook: Path) -> None:
    import_criteria(edition_workbook, None, "vi", Heard())
    before = edition_workbook.with_suffix(".yaml").read_bytes()
    again = Heard()
    import_criteria(edition_workbook, None, "vi", again)
    assert (again.files, again.faults) == ([], [])
    change(edition_workbook, "I4", "secondary")
    change(edition_workbook, "C4", "moi-2027", sheet="Bộ tiêu chí")
    changed = Heard()
    import_criteria(edition_workbook, None, "vi", changed)
    assert changed.files == ["moi.yaml", "moi.cases.yaml"]
    assert [fault.code for fault in changed.faults] == ["RV-100", "RV-100"]
    assert (edition_workbook.parent / "moi.yaml.truoc").read_bytes() == before


def test_other_contents_under_a_shipped_id_are_not_written(edition_workbook: Path) -> None:
    change(edition_workbook, "I4", "secondary")
    heard = Heard()
    outcome = import_criteria(edition_workbook, None, "vi", heard)
    assert outcome.edition is None
    assert [fault.code for fault in outcome.faults] == ["RV-595"]
    assert outcome.faults[0].severity == "error"
    assert (heard.files, list(edition_workbook.parent.glob("*.yaml"))) == ([], [])


def test_nothing_is_written_where_a_cell_is_wrong(edition_workbook: Path) -> None:
    change(edition_workbook, "D4", "hai triệu")
    outcome = import_criteria(edition_workbook, None, "vi", Heard())
    assert outcome.edition is None
    assert [(fault.code, fault.cell) for fault in outcome.faults] == [("RV-573", "D4")]
    assert [path.name for path in edition_workbook.parent.iterdir()] == ["moi.xlsx"]


def test_error_cells_are_seen_and_other_sheets_are_told_of(edition_workbook: Path) -> None:
    book = openpyxl.load_workbook(edition_workbook)
    book["Trị số"]["D4"] = "=1/0"
    book["Trị số"]["D5"] = "#N/A"
    book["Trị số"]["D5"].data_type = "e"
    book.create_sheet("Ghi chép")
    book.save(edition_workbook)
    heard = Heard()
    outcome = import_criteria(
        edition_workbook, edition_workbook.with_name("khac.yaml"), "vi", heard
    )
    assert [(fault.code, fault.cell) for fault in outcome.faults] == [
        ("RV-202", "D4"),
        ("RV-201", "D5"),
    ]
    assert [fault.code for fault in heard.faults] == ["RV-580"]


def test_every_fault_of_a_file_is_listed_with_the_marks_there_are(tmp_path: Path) -> None:
    source = load_edition("nd07-2021").path.read_text("utf-8")
    source = source.replace("mark: quoted", "mark: sure", 2).replace(
        "scope: national", "scope: land"
    )
    file = tmp_path / "tinh.yaml"
    file.write_text(source, encoding="utf-8")
    faults = faults_of_file(file)
    assert [fault.code for fault in faults] == ["RV-557", "RV-566", "RV-566"]
    assert faults[1].params["marks"] == ("quoted", "secondary", "unverified", "absent")
    assert [str(fault.params["line"]) for fault in faults] == sorted(
        (str(fault.params["line"]) for fault in faults), key=int
    )
