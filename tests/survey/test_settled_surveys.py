"""Villages and peoples of a workbook: one name each, told once, wherever they are counted."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.blanks.survey import write_template
from ravo.criteria import edition_for_year
from ravo.fault_words import fault_message
from ravo.faults import Fault
from ravo.places.units import commune
from ravo.survey.reader import read_survey
from ravo.survey.settled_words import is_village_list, listed_villages
from ravo.survey.survey import Survey
from support.books import household, member, write

VILLAGE, PEOPLE = "Thôn/ấp/bản/tổ dân phố", "Dân tộc"


def survey(tmp_path: Path, *homes: dict[str, Any], **more: Any) -> Survey:
    rows = [household(f"H{n}", **home) for n, home in enumerate(homes)]
    return read_survey(write(tmp_path / "xa.xlsx", rows, **more))


def told(found: Survey, code: str) -> list[Fault]:
    return [fault for fault in found.faults if fault.code == code]


def test_villages_are_settled_and_told_once(tmp_path: Path) -> None:
    words = ("Ấp Một", "Ấp Một", "ấp một", "Một", "Ấp Hai")
    found = survey(tmp_path, *({VILLAGE: word} for word in words))
    assert found.households.frame["village"].tolist() == ["Ấp Một"] * 4 + ["Ấp Hai"]
    assert found.villages_written is not None
    assert found.villages_written.tolist() == list(words)
    (fault,) = told(found, "RV-498")
    assert (fault.sheet, fault.params["count"]) == ("Hộ", 2)
    assert fault.cell is not None
    assert fault.cell.endswith("4")


@pytest.mark.parametrize("name", ["Danh sách ấp", "DANH SACH THON", "Danh sách tổ dân phố"])
def test_a_list_of_villages_settles_them(tmp_path: Path, name: str) -> None:
    def listed(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet(name)
        for row in (("STT", "Tên ấp"), (1, "Ấp Một"), (2, "Ấp Hai")):
            sheet.append(row)

    found = survey(tmp_path, {VILLAGE: "ấp một"}, {VILLAGE: "Ấp Ba"}, change=listed)
    assert found.households.frame["village"].tolist() == ["Ấp Một", "Ấp Ba"]
    (fault,) = told(found, "RV-498")
    assert "Ấp Ba" in fault_message(fault, "vi")[0]


def test_the_template_offers_its_list_and_an_empty_one_says_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    write_template(path, edition_for_year(2024), 2024, unit=commune("30172", 2024))
    book = openpyxl.load_workbook(path)
    home = book["Hộ"]
    at = next(cell.column_letter for cell in home[1] if cell.value == VILLAGE)
    rules = home.data_validations.dataValidation
    rule = next(rule for rule in rules if str(rule.sqref).startswith(f"{at}2:"))
    assert (rule.type, rule.formula1) == ("list", "'Danh sách ấp'!$A$2:$A$301")
    assert not rule.showErrorMessage
    rows = [list(row) for row in book["Danh sách ấp"].values]
    assert listed_villages(rows) == ()


def test_what_is_a_list_of_villages() -> None:
    assert is_village_list("Danh sách thôn, bản")
    assert is_village_list("Danh sách các ấp xã Tân Mỹ")
    for other in ("Danh sách hộ", "Danh sách thôn 1", "Danh sách tổ viên", "Danh sách"):
        assert not is_village_list(other)
    assert listed_villages([["Danh sách ấp của xã"], ["Ấp Một"], [None], ["Ấp Hai"]]) == (
        "Ấp Một",
        "Ấp Hai",
    )
    assert listed_villages([]) == ()


def test_peoples_are_one_name_each_and_told_once_a_sheet(tmp_path: Path) -> None:
    found = survey(
        tmp_path,
        {PEOPLE: "Khmer"},
        {PEOPLE: "khơ me"},
        {PEOPLE: "Khmer"},
        {PEOPLE: "Kinh"},
        members=[member("H0", **{PEOPLE: "H'Mông"}), member("H1", **{PEOPLE: "Mông"})],
    )
    assert found.households.frame["ethnicity"].tolist() == ["Khơ-me"] * 3 + ["Kinh"]
    assert found.members is not None
    assert found.members.frame["ethnicity"].tolist() == ["HMông"] * 2
    faults = told(found, "RV-499")
    assert [(fault.sheet, fault.params["count"]) for fault in faults] == [
        ("Hộ", 2),
        ("Thành viên", 1),
    ]
    assert told(found, "RV-210") == []


def test_unknown_peoples_stay_as_written_and_are_named_in_one_fault(tmp_path: Path) -> None:
    found = survey(tmp_path, {PEOPLE: "Kih"}, {PEOPLE: "Kih"}, {PEOPLE: "Dao"}, {PEOPLE: "Tayy"})
    assert found.households.frame["ethnicity"].tolist() == ["Kih", "Kih", "Dao", "Tayy"]
    (fault,) = told(found, "RV-210")
    assert (fault.value, fault.household) == ("Kih (2), Tayy (1)", None)
    one = survey(tmp_path, {PEOPLE: "Kih"}, {PEOPLE: "Dao"})
    assert [(f.value, f.household) for f in told(one, "RV-210")] == [("Kih", "H0")]


def test_a_shifted_column_of_names_is_not_quoted(tmp_path: Path) -> None:
    names = [f"Nguyễn Văn Người {chr(65 + n)}" for n in range(20)]
    found = survey(tmp_path, *({PEOPLE: name} for name in names))
    (fault,) = told(found, "RV-210")
    assert "Nguyễn" not in str(fault)


@pytest.mark.parametrize(
    ("info", "codes"),
    [
        ({}, []),
        ({"Mã xã": "30172"}, []),
        ({"Huyện/quận/thị xã": "Huyện Lấp Và"}, ["RV-495"]),
        ({"Huyện/quận/thị xã": "Huyen Lap Vo", "Mã xã": "30172"}, ["RV-495"]),
        ({"Mã xã": "30175"}, ["RV-496"]),
        ({"Xã/phường/thị trấn": "Xã Bịa Đặt"}, ["RV-497"]),
        ({"Xã/phường/thị trấn": "Xã Bịa Đặt", "Mã xã": "30172"}, ["RV-495"]),
    ],
)
def test_where_it_is_from_is_told_where_words_differ(
    tmp_path: Path, info: dict[str, Any], codes: list[str]
) -> None:
    found = survey(tmp_path, {}, info=info)
    assert [fault.code for fault in found.faults] == codes
    assert not found.workbook_rejected
