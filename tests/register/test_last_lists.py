"""The last lists of a commune, as next year's survey carries them: on both databases."""

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ravo.faults import UsageProblem
from ravo.register.last_lists import LastLists, WantedCommune, last_lists
from support.register_lists import add, home, made_list, within
from support.registers import ON_FILES

MONTH = "2026-03"


def read(register: str, year: int | None = None, **wanted: Any) -> LastLists:
    found: LastLists = within(register, last_lists, WantedCommune(**wanted), year)
    return found


def test_a_month_is_the_last_list_until_its_year_is_reviewed(register: str) -> None:
    """A month's list opens the review of its own year, with what the list had at its start."""
    gone = home("H2", change_reason="Chuyển đi", opening_class="Hộ cận nghèo", rejected=True)
    year = made_list(2025, [home("H1")])
    month = made_list(2026, [home("H1", "near_poor", opening_class="Hộ nghèo"), gone])
    add(register, year, replace(month, period=MONTH))
    ((_, part),) = read(register).lists
    assert (part.list_month, part.info.year) == (MONTH, 2026)
    assert part.households["klass"].tolist()[0] == "near_poor"
    assert part.households["opening_class"].tolist() == ["Hộ nghèo", "Hộ cận nghèo"]
    assert part.households["change_reason"].tolist()[1] == "Chuyển đi"
    ((_, part),) = read(register, 2026).lists
    assert part.list_month == MONTH
    add(register, made_list(2026, [home("H1")]), day=2)
    ((_, part),) = read(register).lists
    assert (part.list_month, part.info.year) == (None, 2026)


def test_births_come_back_as_they_were_written(register: str) -> None:
    births = [pd.Timestamp(1970, 3, 5), pd.Timestamp(2015, 1, 1), None]
    people = [
        {"code": "H1", "name": f"Lê Văn {place}", "relation": "Con", "birth": birth, "sex": "Nam"}
        for place, birth in enumerate(births)
    ]
    split = home("H1", separated_on=pd.Timestamp(2021, 5, 3))
    add(register, made_list(2024, [split], members=people))
    ((_, part),) = read(register).lists
    assert part.members is not None
    found = part.members["birth"].tolist()
    assert found == [date(1970, 3, 5), date(2015, 1, 1), None]
    assert part.households["separated_on"].tolist() == [date(2021, 5, 3)]
    assert np.isnan(part.households["housing_support_year"].tolist()[0])


@pytest.mark.parametrize(
    ("wanted", "code"),
    [({}, "RV-1265"), ({"commune": "Tân Mỹ", "district": "Huyện Lạ"}, "RV-1266")],
)
@ON_FILES
def test_which_commune_must_be_clear(register: str, wanted: dict[str, str], code: str) -> None:
    add(register, *(made_list(2023, [home("H1")], commune) for commune in ("Bình Thành", "Tân Mỹ")))
    with pytest.raises(UsageProblem) as raised:
        read(register, 2024, **wanted)
    assert raised.value.fault.code == code
    assert "Tân Mỹ (30175)" in str(raised.value.fault.params["communes"])


@ON_FILES
def test_a_commune_with_a_list_of_its_own_takes_none_of_the_communes_before(register: str) -> None:
    """The other commune that the old one became has no list yet: it takes the old one's."""
    old = made_list(2024, [home("H1")], "Xã Gáo Giồng", district="Huyện Cao Lãnh")
    new = made_list(2025, [home("H2")], "Xã Phong Mỹ", district=None)
    add(register, old, new)
    kept = {name: read(register, commune=name).lists for name in ("Phong Mỹ", "Phú Cường")}
    years = {name: [part.info.year for _, part in lists] for name, lists in kept.items()}
    assert years == {"Phong Mỹ": [2025], "Phú Cường": [2024]}
