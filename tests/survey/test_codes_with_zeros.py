"""Codes that a number format shows with zeros in front, and codes that other sheets write alike."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.cli import app
from ravo.console import run
from ravo.survey.reader import read_survey
from ravo.workbook.padded_codes import shown_with
from support import books
from support.reviews import review


def uninsured(code: object) -> dict[str, Any]:
    return books.member(code, **{"Có BHYT": "Không"})  # type: ignore[arg-type]


def by_facts(code: object) -> dict[str, Any]:
    """Return a household with two deprivations and insurance left to the facts."""
    row = books.household("", 2, **{"Số nhân khẩu": 1, books.ANSWERS[3]: None})
    return {**row, "Mã hộ": code}


def shown_as(form: str, sheet: str = "Hộ") -> Any:
    def change(book: openpyxl.Workbook) -> None:
        for cell in book[sheet]["A"][1:]:
            cell.number_format = form

    return change


@pytest.mark.parametrize(
    ("form", "value", "shown"),
    [
        ("00000", 1.0, "00001"),
        ("00000", 123456, "123456"),
        ('"HX"000', 7, "HX007"),
        ("00-000", 1234, "01-234"),
        ("00000;@", 5, "00005"),
        ("0", 5, None),
        ("0.00", 5, None),
        ("#,##0", 5, None),
        ("dd/mm/yyyy", 5, None),
        ("00000", 1.5, None),
        ("00000", True, None),
        ("00000", "1", None),
    ],
)
def test_what_a_format_of_zeros_shows(form: str, value: object, shown: str | None) -> None:
    assert shown_with(form, value) == shown


def test_codes_shown_with_zeros_match_the_text_of_the_members(tmp_path: Path) -> None:
    rows, members = [by_facts(1), by_facts(2)], [uninsured("00001"), uninsured("00002")]
    found = review(
        books.write(tmp_path / "a.xlsx", rows, members=members, change=shown_as("00000"))
    )
    assert found.faults == ()
    assert found.survey.households.frame["code"].tolist() == ["00001", "00002"]
    assert found.verdicts.klass.tolist() == ["poor", "poor"]


def test_a_format_of_zeros_changes_no_figure(tmp_path: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        for cells in book["Hộ"].iter_rows(min_row=2):
            for cell in cells:
                cell.number_format = "0000"

    found = review(books.write(tmp_path / "a.xlsx", [books.household("H1")], change=change))
    assert found.faults == ()
    assert found.verdicts.value.tolist() == [120.0]


@pytest.mark.parametrize(("own", "other"), [(1, "00001"), ("00001", 1), ("01", "0001")])
def test_codes_that_differ_in_zeros_match_by_number_and_it_is_said_once(
    tmp_path: Path, own: object, other: object
) -> None:
    rows, members = [by_facts(own), by_facts("X2")], [uninsured(other), uninsured("X2")]
    found = review(books.write(tmp_path / "a.xlsx", rows, members=members))
    assert [(f.code, f.sheet, f.cell) for f in found.faults] == [("RV-471", "Thành viên", "A2")]
    assert found.verdicts.klass.tolist() == ["poor", "poor"]


def test_a_number_of_two_households_matches_neither(tmp_path: Path) -> None:
    rows, members = [by_facts("1"), by_facts("01")], [uninsured("001")]
    found = review(books.write(tmp_path / "a.xlsx", rows, members=members))
    assert "RV-403" in [f.code for f in found.faults]
    assert found.verdicts.klass.tolist() == ["undetermined", "undetermined"]


def test_a_whole_column_of_strange_codes_is_one_fault_and_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [books.household(f"HO-{n}", 3, **{"Số nhân khẩu": 1}) for n in range(10)]
    members = [uninsured(f"{n}/2024") for n in range(10)]
    path = books.write(tmp_path / "a.xlsx", rows, members=members)
    found = review(path)
    assert [(f.code, f.cell) for f in found.faults] == [("RV-403", "A2")]
    assert run(app, ["check", str(path)]) == 1
    assert "10 trên 10 dòng" in " ".join(capsys.readouterr().out.split())


def test_single_strange_codes_are_told_one_by_one(tmp_path: Path) -> None:
    rows = [books.household(f"H{n}", 3, **{"Số nhân khẩu": 1}) for n in range(10)]
    members = [books.member(f"H{n}" if n < 8 else f"X{n}") for n in range(10)]
    found = review(books.write(tmp_path / "a.xlsx", rows, members=members))
    assert [f.code for f in found.faults if f.code == "RV-403"] == ["RV-403"] * 2


def test_households_without_codes_are_not_laid_to_the_members(tmp_path: Path) -> None:
    rows = [{**books.household(f"H{n}"), "Mã hộ": None} for n in range(3)]
    members = [books.member(f"H{n}") for n in range(3)]
    found = read_survey(books.write(tmp_path / "a.xlsx", rows, members))
    assert {fault.code for fault in found.faults} == {"RV-214"}
