"""Communes and villages whose names lost marks: taken for the only one that fits, and said to
be.
"""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.changes.comparison import Changes, compare
from ravo.changes.year import Year
from ravo.faults import UsageProblem
from ravo.text import unmarked
from support.examples import examples
from support.years import diff, home, pairs_of, review, year

HIGHLAND = {"province": "Tỉnh Đắk Nông", "district": "Huyện Đắk Song", "commune_code": None}
PERSON: dict[str, Any] = {"head_name": "Trần Thị Hòa", "head_birth_year": 1960, "size": 3}


def at(number: int, name: str | None, *homes: dict[str, Any], **place: Any) -> Year:
    told = {"commune_code": None, **place}
    return year(number, review(list(homes) or [home("A1")], number, commune=name, **told))


def told(changes: Changes, code: str) -> list[dict[str, Any]]:
    return [dict(fault.params) for fault in changes.faults if fault.code == code]


@pytest.mark.parametrize(
    ("written", "loose"),
    [
        ("Xã Mỹ An Hưng A", False),
        ("Mỹ An Hưng A", False),
        ("Xa My An Hung A", True),
        ("My An Hung A", True),
        ("Xã Mỹ An Hung A", True),
    ],
)
def test_a_commune_is_found_without_its_marks_and_that_is_told(written: str, loose: bool) -> None:
    changes = compare(year(2023, [home("A1")]), at(2024, written))
    assert pairs_of(changes) == {"A1": "A1"}
    assert not changes.rows["crossed"].any()
    expected = [{"written": written, "taken": "Xã Mỹ An Hưng A", "year": "2024"}] if loose else []
    assert told(changes, "RV-632") == expected


@pytest.mark.parametrize(
    ("written", "loose"), [("Xã Đắk Hòa", False), ("Xã Đắk Hoà", False), ("Xã Đăk Hòa", True)]
)
def test_a_for_a_with_a_mark_is_a_fallback_and_the_place_of_a_tone_is_none(
    written: str, loose: bool
) -> None:
    changes = compare(at(2023, "Xã Đắk Hòa", **HIGHLAND), at(2024, written, **HIGHLAND))
    assert pairs_of(changes) == {"A1": "A1"}
    assert bool(told(changes, "RV-632")) is loose


def test_communes_that_only_their_marks_tell_apart_are_never_taken_for_one_another() -> None:
    place = {"province": "Tỉnh Yên Bái", "district": "Huyện Trấn Yên"}
    two = [
        review([home(code)], 2023, commune=name, commune_code=None, **place)
        for code, name in (("A1", "Xã Minh Quán"), ("B1", "Xã Minh Quân"))
    ]
    old = year(2023, *two)
    for name, code in (("Xã Minh Quán", "A1"), ("Xã Minh Quân", "B1")):
        assert pairs_of(compare(old, at(2024, name, home(code), **place))) == {code: code}
    with pytest.raises(UsageProblem) as caught:
        compare(old, at(2024, "Xa Minh Quan", **place))
    assert caught.value.fault.code == "RV-193"


def test_a_place_that_no_table_knows_is_followed_without_its_marks_too() -> None:
    place = {"province": "Tỉnh Thử", "district": "Huyện Thử"}
    changes = compare(at(2023, "Xã Bịa Đặt", **place), at(2024, "Xa Bia Dat", **place))
    assert pairs_of(changes) == {"A1": "A1"}
    assert changes.layout.names == ("Xã Bịa Đặt",)
    assert [item["taken"] for item in told(changes, "RV-632")] == ["Xã Bịa Đặt"]


@pytest.mark.parametrize(
    ("before", "after", "score", "folded"),
    [
        ("Ấp Hòa Bình", "Ấp Hoà Bình", 1.0, []),
        ("Ấp Hòa Bình", "Ap Hoa Binh", 1.0, ["Ap Hoa Binh = Ấp Hòa Bình"]),
        ("Bon Đăk", "Bon Đắk", 1.0, ["Bon Đắk = Bon Đăk"]),
        ("Ấp Hòa Bình", "Hòa Bình", 1.0, ["Hòa Bình = Ấp Hòa Bình"]),
        ("Thôn Hòa Bình", "Khóm Hòa Bình", 0.8824, []),
        ("Ấp Hòa Bình", "Ấp Bình Hòa", 0.8824, []),
    ],
)
def test_a_village_has_one_spelling_in_both_years(
    before: str, after: str, score: float, folded: list[str]
) -> None:
    old, new = home("A1", **PERSON, village=before), home("B1", **PERSON, village=after)
    changes = diff([old], [new])
    found = (changes.pairing.pairs, changes.pairing.to_confirm)
    assert [one for pairs in found for one in pairs["score"]] == [pytest.approx(score)]
    assert [item["villages"] for item in told(changes, "RV-633")] == [*folded]


def test_villages_that_a_year_itself_tells_apart_stay_two() -> None:
    two = [home("A1", village="Ấp Hòa"), home("A2", village="Ấp Hoa", head_name="Lê Văn Khác")]
    changes = diff(two, [home("B1", **PERSON, village="Ap Hoa"), *two])
    assert told(changes, "RV-633") == []


@settings(max_examples=examples(15), deadline=None)
@given(bare=st.sets(st.integers(0, 4), min_size=1), years=st.permutations([2023, 2024]))
def test_marks_lost_in_one_year_change_no_pair(bare: set[int], years: list[int]) -> None:
    names = ("Trần Thị Hòa", "Lê Văn Cường", "Phạm Thị Hạnh", "Võ Minh Khánh", "Đặng Thị Phượng")
    whole = [
        {**PERSON, "head_name": name, "head_birth_year": 1960 + i} for i, name in enumerate(names)
    ]
    lost = [
        {**one, "head_name": unmarked(one["head_name"])} if i in bare else one
        for i, one in enumerate(whole)
    ]
    sides = {years[0]: whole, years[1]: lost}
    old = year(2023, [home(f"O{i}", **one, village="Ấp Thử") for i, one in enumerate(sides[2023])])
    new = year(2024, [home(f"N{i}", **one, village="Ap Thu") for i, one in enumerate(sides[2024])])
    assert pairs_of(compare(old, new)) == {f"O{i}": f"N{i}" for i in range(5)}


# workbooks of whole districts


def test_workbooks_of_a_district_are_of_one_place_and_stand_under_its_name() -> None:
    changes = compare(at(2023, None, **HIGHLAND), at(2024, None, **HIGHLAND))
    assert pairs_of(changes) == {"A1": "A1"}
    assert changes.layout.names == ("Huyện Đắk Song",)


def test_a_district_is_compared_with_its_communes_and_with_what_they_became() -> None:
    old = at(2024, None, home("A1"), home("A2", head_name="Lê Văn Mất"), **HIGHLAND)
    same_map = at(2024, "Xã Đắk Hòa", **HIGHLAND)
    changes = compare(old, same_map)
    assert pairs_of(changes) == {"A1": "A1"}
    assert changes.layout.names == ("Xã Đắk Hòa", "Huyện Đắk Song")
    now = {"district": None, "province": "Tỉnh Lâm Đồng", "commune_code": "24718"}
    after = compare(old, at(2025, None, **now))
    assert pairs_of(after) == {"A1": "A1"}
    assert not after.rows["crossed"].any()


def test_a_district_shares_no_ground_with_another() -> None:
    other = {**HIGHLAND, "district": "Huyện Đắk Mil"}
    with pytest.raises(UsageProblem):
        compare(at(2023, None, **HIGHLAND), at(2024, None, **other))
