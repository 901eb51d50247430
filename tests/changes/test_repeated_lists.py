"""A list of one year with the points and incomes of another year in every household."""

from dataclasses import replace

import pytest

from ravo.changes.comparison import Changes
from ravo.changes.repeated_lists import FEWEST_EQUAL
from support.years import Record, diff, home, review, year


def homes(count: int, letter: str = "H") -> list[Record]:
    return [home(f"{letter}{at}", b1=100.0 + at) for at in range(count)]


def named(changes: Changes) -> list[tuple[object, ...]]:
    """Return commune, years and households of each warning."""
    found = [fault.params for fault in changes.faults if fault.code == "RV-1538"]
    return [tuple(one[name] for name in ("commune", "old", "new", "count")) for one in found]


@pytest.mark.parametrize("explain", [True, False])
def test_last_years_list_under_the_year_is_named(explain: bool) -> None:
    old = homes(FEWEST_EQUAL)
    expected = [("Xã Mỹ An Hưng A", "2023", "2024", FEWEST_EQUAL)]
    assert named(diff(old, old, explain=explain)) == expected
    # Households that came or left, and what has no figure, change nothing.
    more = [*old, home("N1"), home("N2", "undetermined")]
    assert named(diff([*old, home("O1", "undetermined")], more, explain=explain)) == expected


def test_one_other_figure_shows_that_households_were_reviewed() -> None:
    old = homes(FEWEST_EQUAL + 5)
    assert named(diff(old, [{**old[0], "b1": 99.0}, *old[1:]])) == []


def test_of_a_few_households_nothing_may_have_changed() -> None:
    old = homes(FEWEST_EQUAL - 1)
    assert named(diff(old, old)) == []


def test_the_commune_that_sent_the_list_is_named_among_others() -> None:
    other = {"commune": "Xã Mỹ An Hưng B", "commune_code": "30178"}
    one, two = homes(30), homes(30, "K")
    now = [{**home, "b1": home["b1"] + 1} for home in one]
    old = year(2023, one, review(two, 2023, **other))
    new = year(2024, now, review(two, 2024, **other))
    assert named(diff(old, new)) == [("Xã Mỹ An Hưng B", "2023", "2024", 30)]


def test_lists_of_months_carry_the_figures_of_the_list_before() -> None:
    old, new = year(2023, homes(30)), year(2024, homes(30))
    month = replace(new, parts=tuple(replace(part, list_month="2024-03") for part in new.parts))
    assert named(diff(old, month)) == []
    assert len(named(diff(old, new))) == 1
