"""Two rows of one person, one of which records that they left: it is one person, who is gone."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from ravo.faults.table import FaultTable
from ravo.survey.left_members import left_members
from ravo.survey.one_person_twice import without_second_rows
from ravo.survey.survey import Info, Source, Survey, Table
from ravo.typed_columns import columns_of_frame

DAY = "2012-05-06"
BE = {"name": "Lê Thị Bé", "birth": DAY, "relation": "Con"}
LEFT = {**BE, "change_reason": "Chuyển đi"}
NUMBERS = "087090001111", "087090002222"


def survey_of(people: list[dict[str, Any]], size: float) -> Survey:
    """Return the survey of a household with a head and some more people."""
    names = ("name", "birth", "citizen_id", "change_reason", "relation")
    rows = [{"name": "Lê Văn An", "birth": "1980-01-02", "relation": "Chủ hộ"}, *people]
    frame = pd.DataFrame([{n: row.get(n) for n in names} for row in rows], dtype=object)
    short = [row.get("year") for row in rows]
    frame = frame.assign(code="H1", birth=pd.to_datetime(frame["birth"]))
    letters = {name: chr(66 + n) for n, name in enumerate(names)}
    members = Table(
        "Thành viên",
        columns_of_frame(frame),
        np.arange(2, len(rows) + 2),
        letters,
        short_days={"birth": np.array(short, dtype=object)},
    )
    home = {"code": "H1", "size": size, "change_reason": None, "origin_code": None}
    homes = pd.DataFrame([home], dtype=object).assign(size=size)
    table = Table("Hộ", columns_of_frame(homes), np.array([2]), {"code": "A", "size": "C"})
    rejected = np.zeros(1, dtype=bool)
    return Survey(Source("", ""), Info(2024), table, members, None, FaultTable.of(()), rejected, 0)


def read(people: list[dict[str, Any]], size: float) -> tuple[list[str], list[int]]:
    """Return the codes of what is reported, and the sheet's rows of who is still read."""
    found = without_second_rows(survey_of(people, size), np.zeros(1, dtype=bool))
    assert found.members is not None
    return [fault.code for fault in found.faults], found.members.rows.tolist()


YEAR = {"birth": "2012-01-01", "year": 2012}
OTHER_DAY = {"birth": "2012-05-07"}


@pytest.mark.parametrize(
    ("more", "codes", "rows"),
    [
        ({}, ["RV-4087"], [2, 4]),
        (YEAR, ["RV-4087"], [2, 4]),
        ({"name": "le thi be"}, ["RV-4087"], [2, 4]),
        ({"name": "le thi be", **YEAR}, ["RV-4088"], [2, 3, 4]),
        (OTHER_DAY, ["RV-4088"], [2, 3, 4]),
        ({"birth": None}, ["RV-4088"], [2, 3, 4]),
        ({"relation": "Chủ hộ"}, ["RV-4087"], [2, 4]),
        ({"relation": "Chủ hộ", **YEAR}, ["RV-4088"], [2, 3, 4]),
        ({"name": "Lê Thị Bê"}, ["RV-4087"], [2, 4]),
        ({"name": "Lê Thị Hoa"}, [], [2, 3, 4]),
    ],
)
def test_a_row_that_was_added_for_who_left_is_of_one_person(
    more: dict[str, Any], codes: list[str], rows: list[int]
) -> None:
    assert read([BE, {**LEFT, **more}], 2) == (codes, rows)


def test_numbers_decide_before_names() -> None:
    def rows_with(one: str, other: str) -> list[str]:
        first = {**BE, "citizen_id": one}
        return read([first, {**LEFT, "name": "Lê Bé", "citizen_id": other}], 2)[0]

    assert rows_with(NUMBERS[0], NUMBERS[0]) == ["RV-4087"]
    assert rows_with(*NUMBERS) == []
    both = [{**BE, "citizen_id": NUMBERS[0]}, {**LEFT, "citizen_id": NUMBERS[1]}]
    assert read(both, 2) == ([], [2, 3, 4])


@pytest.mark.parametrize(("size", "codes"), [(3, []), (2, ["RV-4087"]), (1, ["RV-4087"])])
def test_a_size_that_counts_every_row_makes_twins_of_two_rows(
    size: float, codes: list[str]
) -> None:
    assert read([BE, LEFT], size)[0] == codes


def test_who_died_in_two_rows_died_once() -> None:
    died = {**BE, "change_reason": "Chết"}
    for size in (1, 2, 3):
        assert read([died, died], size) == (["RV-4087"], [2, 3])
    assert read([died, LEFT], 2) == (["RV-4088"], [2, 3, 4])
    assert read([{**BE, "change_reason": "Chuyển đến"}, LEFT], 1)[0] == ["RV-4088"]


def test_three_rows_of_one_person_count_once() -> None:
    assert read([BE, BE, LEFT], 2) == (["RV-4087", "RV-4087"], [2, 5])


def test_the_household_counts_without_who_left() -> None:
    found = without_second_rows(survey_of([BE, LEFT], 2), np.zeros(1, dtype=bool))
    people = left_members(found, np.zeros(1, dtype=bool))
    assert (people.count.tolist(), people.stayed.tolist()) == ([1], [1])
    assert [fault.code for fault in people.faults] == ["RV-313"]


def test_rows_without_a_reason_are_not_compared() -> None:
    assert read([BE, BE], 3) == ([], [2, 3, 4])
