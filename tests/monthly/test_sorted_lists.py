"""A month's list of which somebody sorted a sheet: everybody keeps what is theirs."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest

from ravo.criteria import load_edition
from ravo.monthly.calendar import ReviewMonth
from ravo.monthly.details import HOME_DETAILS, ListDetails, in_order_of, rows_of_keys
from ravo.monthly.state import MonthlyList
from ravo.monthly.workbook import list_of, write_list
from ravo.text import match_key
from ravo.workbook.opened import open_workbook
from support.month_people import person
from support.monthly_lists import home, the_list
from support.results_files import read_results_file

PEOPLE = [
    ("A", "Lê Văn An", 1980, "1"),
    ("A", "Lê Thị Bé", 2010, "2"),
    ("B", "Lê Văn An", 1980, "3"),
    ("", "Phan Văn Cư", 1970, "4"),
]
TWINS = [("B", "Võ Nam", 2015, "5"), ("B", "Võ Nam", 2015, "6")]


def kept_and_here(people: list[tuple[str, str, int, str]]) -> tuple[ListDetails, pd.DataFrame]:
    """Return details of households A, B and two without a code, and their people as listed."""
    homes = pd.DataFrame({name: [None] * 4 for name in HOME_DETAILS}, dtype=object)
    homes["floor_area"] = [10.0, 20.0, 30.0, 40.0]
    homes["head_citizen_id"] = ["a", "b", "x", "y"]
    births = pd.Series([date(year, 5, 6) for *_, year, _ in people], dtype=object)
    numbers = [number for *_, number in people]
    rows = pd.DataFrame({"birth": births, "citizen_id": numbers}, dtype=object)
    place = {"A": 0, "B": 1, "": 2}
    here = pd.DataFrame(
        {
            "household": [place[code] for code, *_ in people],
            "name": [name for _, name, *_ in people],
            "birth_year": np.array([year for *_, year, _ in people], dtype=float),
        }
    )
    keys = tuple((code, match_key(name), year) for code, name, year, _ in people)
    return ListDetails(homes, rows, ("A", "B", "", ""), keys), here


@pytest.mark.parametrize("codes", [["B", "A", "", ""], ["", "B", "", "A"]])
def test_households_keep_their_facts_in_any_order(codes: list[str]) -> None:
    details, _ = kept_and_here(PEOPLE)
    found, lost = in_order_of(details, codes, None)
    mine = dict(zip(codes, found.homes["head_citizen_id"], strict=True))
    assert (mine["A"], mine["B"], lost) == ("a", "b", 0)
    assert [n for n in found.homes["head_citizen_id"] if n in "xy"] == ["x", "y"]


def test_people_keep_births_and_numbers_in_any_order() -> None:
    details, here = kept_and_here(PEOPLE)
    order = [2, 3, 1, 0]
    found, lost = in_order_of(details, ["A", "B", "", ""], here.iloc[order].reset_index(drop=True))
    assert found.people is not None
    assert (found.people["citizen_id"].tolist(), lost) == (["3", "4", "2", "1"], 0)
    bare = ListDetails(
        details.homes,
        details.people,
        details.codes,
        tuple((c, None, y) for c, _, y in details.keys),
    )
    again, _ = in_order_of(bare, ["A", "B", "", ""], here.iloc[order].reset_index(drop=True))
    assert again.people is not None
    assert again.people["citizen_id"].tolist() == ["3", "4", "2", "1"]


def test_of_twins_of_one_name_nobody_gets_what_may_be_the_others() -> None:
    details, here = kept_and_here([*PEOPLE, *TWINS])
    as_written, none_lost = in_order_of(details, ["A", "B", "", ""], here)
    assert as_written.people is not None
    assert (as_written.people["citizen_id"].tolist()[-2:], none_lost) == (["5", "6"], 0)
    shuffled = here.iloc[[5, 4, 3, 2, 1, 0]].reset_index(drop=True)
    found, lost = in_order_of(details, ["A", "B", "", ""], shuffled)
    assert found.people is not None
    assert found.people["citizen_id"].tolist() == [None, None, "4", "3", "2", "1"]
    assert lost == 2


def test_rows_of_another_list_are_refused() -> None:
    details, here = kept_and_here(PEOPLE)
    with pytest.raises(ValueError, match="ma_ho"):
        in_order_of(details, ["A", "C", "", ""], here)
    with pytest.raises(ValueError, match="ma_ho"):
        in_order_of(details, ["A", "B", "", ""], here.assign(birth_year=1990.0))


def test_any_order_of_different_rows_is_undone() -> None:
    kept = [*range(20)]
    here = random.Random(7).sample(kept, 20)
    assert [kept[row] for row in rows_of_keys(kept, here)] == here


def sorted_sheet(path: Path, name: str, first: int, by: int) -> None:
    """Sort the rows of a sheet by one of its columns, as a spreadsheet's own command does."""
    book = openpyxl.load_workbook(path)
    rows = [[cell.value for cell in row] for row in book[name].iter_rows(min_row=first)]
    rows.sort(key=lambda row: str(row[by]), reverse=True)
    for at, row in enumerate(rows, first):
        for place, value in enumerate(row, 1):
            book[name].cell(at, place).value = value
    book.save(path)


@pytest.mark.parametrize(
    ("name", "first", "by"),
    [("Kết quả", 3, 1), ("Dữ liệu thành viên", 2, 1), ("Dữ liệu hộ", 2, 2), ("Sổ hộ", 2, 2)],
)
def test_a_list_of_which_a_sheet_was_sorted_is_read_as_it_was(
    tmp_path: Path, name: str, first: int, by: int
) -> None:
    records = [
        home(
            code,
            "poor",
            size=2,
            head_name=head,
            head_citizen_id=f"08708000{n}111",
            floor_area=10.0 * n,
        )
        for n, (code, head) in enumerate((("A", "Lê An"), ("B", "Võ Bé"), ("C", "Phan Cư")), 1)
    ]
    people = [
        person(record["code"], who, year, relation, citizen_id=number)
        for n, record in enumerate(records, 1)
        for who, year, relation, number in (
            (record["head_name"], 1980, "Chủ hộ", record["head_citizen_id"]),
            (f"Lê {n}", 2000 + n, "Con", None),
        )
    ]
    listed = replace(the_list(records, members=people), months=(1,), month=ReviewMonth(2026, 1))
    path = tmp_path / "danh-sach.ket-qua.xlsx"
    write_list(listed, path, "vi")
    sorted_sheet(path, name, first, by)
    edition = load_edition("nd07-2021")
    found = list_of(read_results_file(path), open_workbook(path), edition)
    assert found.without_details == 0
    assert facts_of_homes(found) == facts_of_homes(listed)
    assert facts_of_people(found) == facts_of_people(listed)


def facts_of_homes(listed: MonthlyList) -> list[tuple[object, ...]]:
    frame = listed.homes.frame
    columns = (frame[n].tolist() for n in ("code", "head_name", "head_citizen_id", "floor_area"))
    return sorted(zip(*columns, strict=True))


def facts_of_people(listed: MonthlyList) -> list[tuple[str, ...]]:
    people, codes = listed.homes.people, listed.homes.codes()
    assert people is not None
    owner = [codes[at] for at in people["household"].tolist()]
    columns = (people[n].tolist() for n in ("name", "birth", "citizen_id"))
    return sorted(tuple(map(str, row)) for row in zip(owner, *columns, strict=True))
