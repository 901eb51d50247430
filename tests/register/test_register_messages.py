"""What a register refuses or warns of, with the list, the period or the batch that it is about."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.fault_words import fault_message
from ravo.faults import Fault, InputProblem, UsageProblem
from ravo.pipeline.register import _fitting
from ravo.pipeline.register_queries import find_in_register
from ravo.register.added import DecisionPaper
from ravo.register.compared import movements
from ravo.register.days_ahead import registered_days_ahead
from ravo.register.lists import list_of
from ravo.register.record_sheet import SUPPORTS, typed_rows, write_record_blank
from ravo.register.store import address_of, reading, writing
from ravo.register.undone import undo
from support import small_reviews
from support.register_homes import AUTHOR, add, home, made_list, person
from support.register_lists import add as add_decided

AN = person("Lê Văn An", 1950)


def words_of(fault: Fault) -> str:
    return fault_message(fault, "vi")[0]


@pytest.mark.parametrize(
    ("info", "code", "said"),
    [
        ({"commune": None, "district": None}, "RV-1207", "xa.xlsx"),
        ({"year": None}, "RV-1208", "xa.xlsx"),
        ({"commune": "Phường Sa Đéc", "district": None}, "RV-1277", "(29905)"),
    ],
)
def test_a_list_whose_commune_or_year_is_not_clear_is_refused(
    info: dict[str, Any], code: str, said: str
) -> None:
    review = small_reviews.build([small_reviews.home("P", "poor")], **info)
    with pytest.raises(UsageProblem) as caught:
        list_of(review)
    assert (caught.value.fault.code, caught.value.exit_code) == (code, 2)
    assert said in words_of(caught.value.fault)


def test_two_files_of_one_commune_and_year_are_not_added(tmp_path: Path) -> None:
    register = str(tmp_path / "so")
    one, other = made_list([home("H1", AN)], "2023"), made_list([home("H2")], "2023")
    with pytest.raises(UsageProblem) as caught:
        add(register, one, other)
    assert caught.value.fault.code == "RV-1210"
    assert "30169-2023.xlsx" in words_of(caught.value.fault)


def test_a_batch_is_taken_back_once(tmp_path: Path) -> None:
    register = str(tmp_path / "so")
    add(register, made_list([home("H1", AN)], "2023"))
    with writing(address_of(register)) as connection:
        undo(connection, "1", AUTHOR)
    with pytest.raises(UsageProblem) as caught, writing(address_of(register)) as connection:
        undo(connection, "1", AUTHOR)
    assert (caught.value.fault.code, caught.value.exit_code) == ("RV-1212", 2)


def test_the_first_year_of_a_register_has_no_movements(tmp_path: Path) -> None:
    register = str(tmp_path / "so")
    add(register, made_list([home("H1", AN)], "2023"))
    with pytest.raises(UsageProblem) as caught, reading(address_of(register)) as connection:
        movements(connection, "2023")
    assert caught.value.fault.code == "RV-1214"
    assert "2023" in words_of(caught.value.fault)


def test_a_citizen_number_that_nobody_has_is_shown_by_its_last_digits(tmp_path: Path) -> None:
    register = str(tmp_path / "so")
    add(register, made_list([home("H1", AN)], "2023"))
    with pytest.raises(UsageProblem) as caught:
        find_in_register(register, "087070001234")
    said = words_of(caught.value.fault)
    assert caught.value.fault.code == "RV-1231"
    assert "1234" in said
    assert "08707000" not in said


@pytest.mark.parametrize(
    ("day", "fits"), [("2024-09-01", True), ("2025-08-31", True), ("2025-09-01", False)]
)
def test_a_decision_that_cannot_be_on_the_review_is_refused(day: str, fits: bool) -> None:
    stored, decided = made_list([home("H1", AN)], "2024"), date.fromisoformat(day)
    if fits:
        assert _fitting(stored, decided) is stored
        return
    with pytest.raises(UsageProblem) as caught:
        _fitting(stored, decided)
    assert caught.value.fault.code == "RV-1274"
    said = words_of(caught.value.fault)
    assert said.startswith("30169-2024.xlsx")
    assert all(words in said for words in ("01/09/2025", "01/09/2024", "31/08/2025"))


def test_a_list_added_with_a_decision_to_come_is_named(tmp_path: Path) -> None:
    """The batch came on 1/1/2026."""
    register = str(tmp_path / "so")
    add_decided(
        register,
        made_list([home("H1", AN)], "2025"),
        decision=DecisionPaper("9/QĐ", "2026-01-02"),
    )
    with reading(address_of(register)) as connection:
        (fault,) = registered_days_ahead(connection)
    assert (fault.code, fault.severity) == ("RV-1452", "warning")
    assert "02/01/2026" in words_of(fault)


def test_another_workbook_than_one_of_events_and_supports_is_refused(tmp_path: Path) -> None:
    other, lost = tmp_path / "khac.xlsx", tmp_path / "mat.xlsx"
    openpyxl.Workbook().save(other)
    write_record_blank(lost, "vi")
    book = openpyxl.load_workbook(lost)
    sheet = book["Hỗ trợ"]
    rows = enumerate(sheet.iter_rows(values_only=True), start=1)
    sheet.delete_rows(next(number for number, row in rows if {*SUPPORTS} <= {*row}))
    book.save(lost)
    for file in (other, lost):
        with pytest.raises(InputProblem) as caught:
            list(typed_rows(file))
        assert (caught.value.fault.code, caught.value.exit_code) == ("RV-1256", 3)
        assert file.name in words_of(caught.value.fault)
