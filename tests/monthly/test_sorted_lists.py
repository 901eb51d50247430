"""A month's list of which somebody sorted a sheet: everybody keeps what is theirs."""

import random
from datetime import date

import numpy as np
import pandas as pd
import pytest

from ravo.monthly.details import HOME_DETAILS, ListDetails, in_order_of, rows_of_keys
from ravo.text import match_key

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
    homes["area_m2"] = [10.0, 20.0, 30.0, 40.0]
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
