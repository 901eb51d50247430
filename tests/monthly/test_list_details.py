"""What a month's list keeps for the next workbook, and what fills it from another one."""

from datetime import date

import pandas as pd
import pytest

from ravo.monthly.details import HOME_DETAILS, birth_year, details_sheets, with_details_of
from ravo.monthly.households import ListedHomes, homes_with

DAY, OTHER = date(1990, 5, 6), date(1990, 7, 8)
NUMBER, SECOND = "087090001111", "087090002222"


def one_person(birth: object, number: str | None = None, head: str = "Lê Văn An") -> ListedHomes:
    """Return a list of one household of one person."""
    frame = pd.DataFrame([{"code": "P", "head_name": head, "tail": None}], dtype=object)
    for name in HOME_DETAILS:
        frame[name] = pd.Series([number if name == "head_citizen_id" else None], dtype=object)
    person = {"household": 0, "name": head, "birth": birth, "citizen_id": number}
    people = pd.DataFrame([person], dtype=object).assign(household=0)
    return homes_with(frame, people.assign(birth_year=float(birth_year(birth) or 0)))


@pytest.mark.parametrize(
    ("known", "written", "filled", "corrected"),
    [
        (1990, DAY, DAY, DAY),
        (DAY, 1990, DAY, DAY),
        (DAY, "05/1990", DAY, DAY),
        (1990, "05/1990", "05/1990", "05/1990"),
        (DAY, OTHER, DAY, OTHER),
        (1990, 1991, 1990, 1991),
        (DAY, None, DAY, DAY),
        (None, 1990, 1990, 1990),
    ],
)
def test_a_birth_is_as_close_as_either_workbook_knows_it(
    known: object, written: object, filled: object, corrected: object
) -> None:
    both = one_person(known), one_person(written)
    for corrects, expected in ((False, filled), (True, corrected)):
        people = with_details_of(*both, corrects=corrects).people
        assert people is not None
        assert people["birth"].tolist() == [expected]
        assert people["birth_year"].tolist() == [birth_year(expected)]


def test_a_number_is_filled_in_and_replaced_by_a_correction_only() -> None:
    blank, first, second = (one_person(DAY, number) for number in (None, NUMBER, SECOND))

    def number_of(homes: ListedHomes, other: ListedHomes, *, corrects: bool) -> list[object]:
        found = with_details_of(homes, other, corrects=corrects)
        assert found.people is not None
        columns = found.frame["head_citizen_id"], found.frame["tail"], found.people["citizen_id"]
        return [column.iat[0] for column in columns]

    assert number_of(blank, first, corrects=False) == [NUMBER, "1111", NUMBER]
    assert number_of(second, first, corrects=False) == [SECOND, "2222", SECOND]
    assert number_of(second, first, corrects=True) == [NUMBER, "1111", NUMBER]
    assert number_of(second, blank, corrects=True) == [SECOND, "2222", SECOND]


def test_the_number_of_another_head_is_not_taken() -> None:
    listed, other = one_person(DAY), one_person(DAY, NUMBER, head="Trần Thị Bưởi")
    found = with_details_of(listed, other, corrects=True)
    assert found.frame["head_citizen_id"].tolist() == [None]


def test_of_two_people_of_one_name_the_year_of_birth_decides() -> None:
    def twins(*births: object) -> ListedHomes:
        homes = one_person(births[0])
        rows = [{"household": 0, "name": "Lê Văn An", "birth": born} for born in births]
        people = pd.DataFrame(rows, dtype=object).assign(household=0, citizen_id=None)
        years = [float(birth_year(born) or 0) for born in births]
        return homes_with(homes.frame, people.assign(birth_year=years))

    child = date(2015, 1, 2)
    people = with_details_of(twins(1990, 2015), twins(child, DAY)).people
    same = with_details_of(twins(1990, 1990), twins(OTHER, DAY)).people
    assert people is not None
    assert same is not None
    assert people["birth"].tolist() == [DAY, child]
    assert same["birth"].tolist() == [1990, 1990]


def test_the_sheets_have_who_is_meant_in_every_row() -> None:
    sheets = details_sheets(one_person("05/1990", NUMBER))
    homes, people = sheets["Sổ hộ"], sheets["Sổ thành viên"]
    assert (homes["so_dong"], homes["ma_ho"], homes["cccd"]) == ([1], ["P"], [NUMBER])
    born = {"ngay_sinh": ["05/1990"], "cccd": [NUMBER], "ho_ten": ["Lê Văn An"]}
    assert people == {"so_dong": [1], "ma_ho": ["P"], **born}
    homes_alone = one_person(DAY)
    assert homes_alone.people is not None
    nobody = homes_with(homes_alone.frame, homes_alone.people.iloc[:0])
    assert details_sheets(nobody)["Sổ thành viên"] == {id: [] for id in people}
