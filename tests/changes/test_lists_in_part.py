"""Lists of today's communes that hold one of the communes before: nobody of the others is gone."""

import pytest

from ravo.changes.comparison import Changes, compare
from ravo.changes.year import year_of
from ravo.places.units import communes
from support.years import Record, home, review
from support.years import year as year_of_reviews

A: Record = {"commune": "Xã Mỹ An Hưng A", "commune_code": "30172"}
B: Record = {"commune": "Xã Mỹ An Hưng B", "commune_code": "30178"}
MERGED: Record = {"commune": "Xã Mỹ An Hưng", "commune_code": "30178", "district": None}
DIVIDED, NORTH, SOUTH = "30079", "30088", "30025"
"""An old commune and the two that it became."""


def people_of(letter: str, count: int) -> list[Record]:
    """Return households whose heads are nobody else's."""
    names = ("An", "Bình", "Cúc", "Dung", "Giang", "Hạnh", "Khoa", "Lan", "Mai", "Nga", "Oanh")
    return [
        home(f"{letter}{at}", head_name=f"Trần {letter} {names[at]}", head_birth_year=1940 + 4 * at)
        for at in range(count)
    ]


def merged(*newer: Record, old_b: int = 11) -> Changes:
    """Compare two old communes with the one that they became."""
    before = [review(people_of("A", 5), 2024, **A), review(people_of("B", old_b), 2024, **B)]
    return compare(
        year_of_reviews(2024, *before), year_of_reviews(2025, review(newer, 2025, **MERGED))
    )


def named(changes: Changes) -> list[tuple[object, ...]]:
    """Return what the faults of such lists name."""
    keys = ("communes", "lacking", "count")
    found = (fault for fault in changes.faults if fault.code == "RV-1438")
    return [tuple(fault.params[key] for key in keys) for fault in found]


def sums(changes: Changes) -> dict[str, int]:
    """Return the sums of form 2 that are not 0."""
    return {name: n for name, n in changes.forms["2"].total("households").items() if n}


@pytest.mark.parametrize(("there", "gone"), [(0, 0), (1, 0), (2, 9)])
def test_who_is_of_a_commune_that_the_list_lacks_is_not_gone(there: int, gone: int) -> None:
    """One of eleven moved to the neighbours; with two of them the list is of both communes."""
    changes = merged(*people_of("A", 4), *people_of("B", 11)[:there])
    missing = 0 if gone else 11 - there
    expected = ("Xã Mỹ An Hưng", "Xã Mỹ An Hưng B", missing)
    assert named(changes) == ([expected] if missing else [])
    assert changes.missing == missing
    # A4 is gone all the same.
    assert sums(changes) == {"1": 5 + 11 - missing, "4": gone + 1, "9": 4 + there}
    assert "RV-612" not in {fault.code for fault in changes.faults}


@pytest.mark.parametrize(("households", "missing"), [(9, 0), (10, 0), (11, 10)])
def test_one_in_ten_that_is_there_is_a_list_of_the_commune(households: int, missing: int) -> None:
    changes = merged(*people_of("A", 5), people_of("B", 11)[0], old_b=households)
    assert [count for _, _, count in named(changes)] == ([missing] if missing else [])
    assert sums(changes).get("4", 0) == (0 if missing else households - 1)


def test_a_list_of_none_of_them_is_compared_all_the_same() -> None:
    """Its households are new; who of both communes is gone is not known."""
    changes = merged(home("N1", head_name="Lê Văn Lạ"))
    assert named(changes) == [("Xã Mỹ An Hưng", "Xã Mỹ An Hưng A, Xã Mỹ An Hưng B", 16)]
    assert sums(changes) == {"7": 1, "9": 1}


def test_who_left_by_a_row_of_the_list_is_gone() -> None:
    left = [
        {**one, "change_reason": "Chuyển đi", "rejected": True, "b1": None}
        for one in people_of("B", 2)
    ]
    changes = merged(*people_of("A", 5), *left, old_b=2)
    assert named(changes) == []
    assert sums(changes)["9"] == 5


@pytest.mark.parametrize(
    ("village", "met", "open"),
    [("Ấp Bắc", False, 3), ("Ấp Nam", False, 0), ("Ấp Bắc", True, 0)],
)
def test_a_village_of_a_divided_commune_that_no_list_has(
    village: str, open: int, *, met: bool
) -> None:
    """The list of one of the two communes has nobody of the old one, and not their village.

    Where both have somebody of it, who is in neither is gone (`met`).
    """

    def listed(number: int, code: str, *homes: Record) -> object:
        unit = communes(number)[code]
        words = {"commune": unit.name, "commune_code": code}
        return review(homes, number, district=unit.district, province=unit.province, **words)

    south = [{**one, "village": "Ấp Nam"} for one in people_of("S", 6)]
    away = [{**one, "village": village} for one in people_of("N", 3)]
    strange = home("K1", village="Ấp Lạ", head_name="Hồ Xa")
    new = [listed(2025, NORTH, strange, *south[:met]), listed(2025, SOUTH, *south[met:])]
    changes = compare(
        year_of(2024, [listed(2024, DIVIDED, *south, *away)]),  # type: ignore[list-item]
        year_of(2025, new),  # type: ignore[arg-type]
    )
    assert [count for _, _, count in named(changes)] == ([open] if open else [])
    assert sums(changes)["1"] == 9 - open
