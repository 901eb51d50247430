"""What changed in each household of the movements: the first rows too, and what is not known."""

import numpy as np
import pandas as pd
import pytest

from ravo.changes.causes import of_areas, why_of
from ravo.changes.comparison import what_if
from ravo.changes.year import Year
from ravo.criteria import edition_for_year
from ravo.criteria.truth import NO, UNKNOWN, YES
from support.years import diff, home, hows_of, pairs_of, person, review, row_of, year

ROWS = pd.DataFrame({"old": [0, 1, 2, -1], "new": [0, 1, -1, 2]})
"""Two pairs, one that left, one that arrived."""
PAIRS = [True, True, False, False]


def years() -> tuple[Year, Year]:
    ba, tu = person("Lê Văn Ba", 1980), person("Lê Thị Tư", 1985)
    old = [
        home("A1", deprived=2, members=[ba, tu]),
        home("A2", village="Ấp Hòa", members=[tu]),
        home("A3", members=[ba]),
    ]
    new = [
        home("A1", deprived=1, size=4, members=[tu, person("Lê Văn Năm", 2024)]),
        home("A2", village="ấp  Hoà"),
        home("B1", members=[ba]),
    ]
    return year(2023, old), year(2024, review(new, 2024, area="urban"))


def test_each_pair_has_what_differs_and_no_other_household() -> None:
    why = why_of(*years(), ROWS)
    changed = {name: found.tolist() for name, found in why.changed.items() if found.any()}
    # Blanks, case and the place of a tone mark are no change of a village.
    assert changed == {"area": PAIRS, "size": [True, False, False, False]}
    assert why.differs.tolist() == PAIRS


def test_states_are_those_of_both_years_and_unknown_where_there_is_none() -> None:
    why = why_of(*years(), ROWS)
    second = why.indicators[1]
    at = why.indicators.index(second)
    assert why.before[:, at].tolist()[:3] == [YES, YES, YES]
    assert why.after[:, at].tolist()[:2] == [NO, YES]
    assert (why.before[3, at], why.after[2, at]) == (UNKNOWN, UNKNOWN)
    assert np.argwhere(why.lost).tolist() == [[0, at]]
    assert not why.gained.any()
    old, new = years()
    back = why_of(new, old, ROWS.rename(columns={"old": "new", "new": "old"}))
    assert np.argwhere(back.gained).tolist() == [[0, at]]
    assert not back.lost.any()


def test_members_are_compared_where_both_years_list_some() -> None:
    why = why_of(*years(), ROWS)
    assert why.came.tolist()[0] == why.went.tolist()[0] == 1
    assert np.isnan(why.came[1:]).all()
    assert np.isnan(why.went[1:]).all()
    assert why.arrivals.to_dict("list") == {"at": [0], "member": [1]}
    assert why.departures.to_dict("list") == {"at": [0], "member": [0]}


def test_of_areas_only_the_area_of_pairs_is_compared() -> None:
    why = of_areas(*years(), ROWS)
    assert {name: found.tolist() for name, found in why.changed.items()} == {"area": PAIRS}
    assert why.differs.tolist() == PAIRS
    assert (why.indicators, why.before.shape, why.after.shape) == ((), (4, 0), (4, 0))
    assert np.isnan(why.came).all()
    assert np.isnan(why.went).all()
    for people in (why.arrivals, why.departures):
        assert (list(people), len(people)) == (["at", "member"], 0)


@pytest.mark.parametrize(
    ("area", "b1", "cause"),
    [
        ("rural", 150.0, "none"),
        ("rural", 130.0, "household"),
        ("urban", 150.0, "area"),
        ("urban", 180.0, "both"),
    ],
)
def test_what_changed_the_class_is_the_area_or_the_household(
    area: str, b1: float, cause: str
) -> None:
    """150 points are above the line of a rural commune and under that of an urban one."""
    old = review([home("A1", "not_poor", b1=150.0), home("A2")], 2023)
    new = review([home("A2"), home("A1", "not_poor", b1=b1)], 2024, area=area)
    changes = diff(year(2023, old), year(2024, new))
    assert row_of(changes, "A1")["cause"] == cause


def test_a_year_by_its_own_criteria_stays_as_it_is() -> None:
    given = year(2024, [home("A1"), home("A2", "not_poor"), home("A3", "near_poor")])
    changes = what_if(given, edition_for_year(2024))
    assert pairs_of(changes) == {code: code for code in ("A1", "A2", "A3")}
    assert hows_of(changes) == dict.fromkeys(("A1", "A2", "A3"), "code")
    movements = [row_of(changes, code)["movement"] for code in ("A1", "A2", "A3")]
    assert movements == ["stayed_poor", "stayed_above", "stayed_near_poor"]
    assert not changes.rows["changed"].any()
    assert (changes.what_if, changes.breaches) == ("nd07-2021", ())
