"""Who somebody is: numbers before likeness, a man is no woman, a code is its holder's alone."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from ravo.changes.followed_lists import followed_lists
from ravo.changes.links import NO_LINKS
from ravo.changes.strict_pairs import strict_pairs
from ravo.changes.year import Year
from support.years import (
    Record,
    diff,
    home,
    hows_of,
    movement,
    pairs_of,
    person,
    review,
    row_of,
    year,
)

FAR = {"commune": "Xã Tân Mỹ", "commune_code": "30175"}
NUMBER, SON, WOMAN = "087182123456", "087095000111", "087150000333"
STAYS = home("S1", head_name="Lê Văn Sáu", head_birth_year=1951)
"""A household that is on every list."""


def numbers_in(*years: Year) -> list[dict[str, int]]:
    """Return the number of the household by its code in each year."""
    return [
        dict(zip(one.year.households["code"].tolist(), one.numbers.tolist(), strict=True))
        for one in followed_lists(years)
    ]


def over(*lists: Sequence[Record]) -> list[Year]:
    """Return yearly lists of one commune up to 2024."""
    first = 2025 - len(lists)
    return [year(first + at, [STAYS, *homes]) for at, homes in enumerate(lists)]


# Mã hộ gốc


def son(**more: Any) -> Record:
    facts = {"head_name": "Trần Văn Mỹ", "head_birth_year": 1995, "head_citizen_id": SON}
    return home(
        "025", size=1, **{**facts, "change_reason": "Tách hộ", "origin_code": "006", **more}
    )


def woman(code: str = "006") -> Record:
    facts = {"head_name": "Võ Thị Thuý", "head_birth_year": 1950, "head_sex": "Nữ"}
    alone = [person("Võ Thị Thuý", 1950, WOMAN)]
    return home(code, size=1, head_citizen_id=WOMAN, members=alone, **facts)


def father() -> Record:
    alone = [person("Trần Văn Đức", 1960)]
    return home("006", size=1, head_name="Trần Văn Đức", head_birth_year=1960, members=alone)


@pytest.mark.parametrize(
    ("code", "relation", "movement"),
    [
        ("006", None, "arrived_poor"),
        ("3017-006", None, "arrived_poor"),
        ("1301720", None, "arrived_poor"),
        ("30172-006", "split", "arrived_poor"),
        ("87.30172.006", "split", "arrived_poor"),
    ],
)
@pytest.mark.parametrize("there", [True, False])
def test_an_origin_in_another_commune_is_meant_where_its_code_names_the_commune(
    code: str, relation: str | None, movement: str, there: bool
) -> None:
    """Communes that number from 001 on have equal codes of strangers."""
    old = year(2023, [STAYS, woman(code)], review([home("T1")], 2023, **FAR))
    here = [STAYS, woman(code)] if there else [STAYS]
    new = year(2024, here, review([home("T1"), son(origin_code=code)], 2024, **FAR))
    changes = diff(old, new)
    if there:
        found = row_of(changes, "025")
        assert (found["relation"], found["movement"]) == (relation, movement)
    else:
        assert (pairs_of(changes).get(code) == "025") == (relation is not None)
    assert not len(changes.pairing.to_confirm)


def test_an_origin_whose_code_somebody_else_has_now_is_not_gone_on_with() -> None:
    old, new = over([woman()], [father(), son()])
    pairing = strict_pairs(old, new, NO_LINKS)
    assert pairing.pairs[["old", "new"]].to_numpy().tolist() == [[0, 0]]
    assert not len(pairing.relations)
    assert pairing.to_confirm[["old", "new", "how"]].to_numpy().tolist() == [[1, 1, "code"]]
    # With nobody under the code it is the household itself.
    before, now = over([woman()], [son()])
    alone = strict_pairs(before, now, NO_LINKS)
    assert alone.pairs["how"].tolist() == ["code", "origin"]


def test_an_origin_is_not_looked_for_on_an_older_list() -> None:
    before, _, _, after = numbers_in(*over([woman()], [], [father()], [father(), son()]))
    assert after["025"] not in (before["006"], after["006"])
    # Half of its people are back: it is the household of before.
    family = [person("Võ Thị Thuý", 1950, WOMAN), person("Trần Văn Mỹ", 1995, SON)]
    two = {**woman(), "size": 2, "members": family}
    lists = over([two], [], [son(members=family[1:])])
    first, _, last = numbers_in(*lists)
    assert last["025"] == first["006"]


# a man and a woman


def heads(code: str, name: str, sex: str | None, **more: Any) -> Record:
    return home(code, head_name=name, head_sex=sex, **{"head_birth_year": 1970, **more})


@pytest.mark.parametrize(
    ("name", "sex", "found"),
    [
        ("Nguyễn Thanh An", "Nam", "fuzzy"),
        ("Nguyễn Thanh An", None, "fuzzy"),
        ("Nguyễn Thanh An", "Nữ", "asked"),
        ("Nguyễn Thành Ân", "Nữ", "asked"),
        ("Nguyễn Thanhh An", "Nam", "fuzzy"),
        ("Nguyễn Thanhh An", "Nữ", "others"),
    ],
)
def test_a_man_and_a_woman_are_no_sure_likeness(name: str, sex: str | None, found: str) -> None:
    """One slip is asked about, two of them are another person."""
    old, new = heads("F1", "Nguyễn Thanh An", "Nam"), heads("F2", name, sex)
    changes = diff([STAYS, old], [STAYS, new])
    paired = hows_of(changes).get("F1")
    asked = "asked" if len(changes.pairing.to_confirm) else "others"
    assert (paired or asked) == found


# numbers of earlier lists


def known(code: str, **more: Any) -> Record:
    facts = {"head_name": "Huỳnh Hữu Hòa", "head_birth_year": 1982, "head_citizen_id": NUMBER}
    return home(code, **{**facts, **more})


LIKE = home("42", head_name="Huỳnh Hữu Hòa", head_birth_year=1982)


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ({}, {}, "number"),
        ({"head_name": "Huỳnh Hữu Hoà"}, {}, "number"),
        # The number is somebody else's, by birth and by sex: it is written wrongly.
        ({"head_name": "Lê Văn Kha", "head_birth_year": 1960}, {}, "likeness"),
        ({"head_name": "Lê Thị Kha", "head_sex": "Nữ"}, {}, "likeness"),
        ({"head_name": "Lê Văn Kha"}, {}, "number"),
        ({}, {"head_citizen_id": NUMBER[:9]}, "likeness"),
    ],
)
def test_a_whole_number_on_an_earlier_list_outweighs_a_likeness(
    before: Record, after: Record, same: str
) -> None:
    lists = over([known("43", **before), LIKE], [LIKE], [known("53", **after)])
    first, middle, last = numbers_in(*lists)
    assert middle["42"] == first["42"]
    assert last["53"] == first["43" if same == "number" else "42"]
    changes = diff(*lists[1:], history=lists[:1])
    assert movement(changes, "53") == ("poor_again" if same == "number" else "stayed_poor")
    assert pairs_of(diff(*lists[1:]))["42"] == "53"


def test_a_household_whose_number_was_left_out_for_a_year_is_itself() -> None:
    lists = over([known("42")], [LIKE], [known("53")])
    first, _, last = numbers_in(*lists)
    assert last["53"] == first["42"]
    assert movement(diff(*lists[1:], history=lists[:1]), "53") == "stayed_poor"


# declared moves


@pytest.mark.parametrize("written", [True, False], ids=["a number before", "none before"])
@pytest.mark.parametrize("twice", [False, True], ids=["one head", "two heads"])
def test_a_declared_move_goes_with_the_number(written: bool, twice: bool) -> None:
    before = known("43") if written else LIKE | {"code": "43"}
    gone = known("43", size=0, change_reason="Chuyển đi", rejected=True)
    came = [known("60", change_reason="Chuyển đến")]
    came += [known("61", head_name="Lê Văn Tý", head_birth_year=1950)] if twice else []
    old = year(2023, [STAYS, before], review([home("T1")], 2023, **FAR))
    new = year(2024, [STAYS, gone], review([home("T1"), *came], 2024, **FAR))
    changes = diff(old, new)
    assert pairs_of(changes)["43"] == ("43" if twice else "60")
    if not twice:
        assert hows_of(changes)["43"] == "citizen"
        assert movement(changes, "60") == "stayed_poor"
        assert changes.rows["movement"].tolist().count("poor_left") == 0
    assert ("RV-635" in {fault.code for fault in changes.faults}) == twice


# survivors


BA, NA, UT = (
    person("Kim Văn Ba", 1950, "087050444555"),
    person("Lý Thị Na", 1952, "087152555666"),
    person("Kim Thị Út", 1990),
)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ([BA, NA], [NA], "asked"),
        ([BA, NA, UT], [NA, UT], "citizen"),
        ([BA, NA, UT], [NA], "others"),
        ([BA, UT], [UT], "others"),
    ],
)
def test_what_is_left_of_a_household_whose_head_died_is_not_lost(
    before: list[Record], after: list[Record], found: str
) -> None:
    def listed(code: str, people: list[Record]) -> Record:
        head = {"head_name": people[0]["name"], "head_citizen_id": people[0]["citizen_id"]}
        born = {"head_birth_year": people[0]["birth"].year, "head_sex": None}
        return home(code, size=len(people), members=people, **head, **born)

    changes = diff([STAYS, listed("42", before)], [STAYS, listed("80", after)])
    asked = "asked" if len(changes.pairing.to_confirm) else "others"
    assert hows_of(changes).get("42", asked) == found
    if found == "asked":
        assert np.isfinite(changes.pairing.to_confirm["score"].to_numpy()).all()


# exchanged codes


@pytest.mark.parametrize(
    ("birth", "shared", "crossed"), [(1980, False, True), (1981, False, False), (1980, True, False)]
)
@pytest.mark.parametrize("names", [("Lâm Văn Anh", "Lâm Văn Em"), ("Lâm Văn Anh", "Hồ Thị Tư")])
def test_households_that_exchanged_their_codes_are_known_by_their_heads(
    names: tuple[str, str], birth: int, shared: bool, crossed: bool
) -> None:
    """To the letter, both ways, and with no member who stayed."""
    stays = {"members": [person("Lâm Thị Bé", 2010)]} if shared else {}
    one = {"head_name": names[0], "head_sex": None, "size": 2}
    other = {"head_name": names[1], "head_birth_year": 1980, "head_sex": None, "size": 2}
    old = [
        home("50", head_birth_year=1980, **one, **stays),
        home("51", "near_poor", **other),
    ]
    new = [
        home("51", head_birth_year=birth, **one),
        home("50", "near_poor", **other, **stays),
    ]
    others = [STAYS, home("S2", head_name="Tạ Quang Lý")]
    changes = diff([*others, *old], [*others, *new])
    assert (pairs_of(changes)["50"] == "51") == crossed
    assert (movement(changes, "51") == "stayed_poor") == crossed


# a number that is somebody else's


@pytest.mark.parametrize(
    ("name", "birth", "relation"),
    [
        ("Ngô Thị Bưởi", 1970, None),
        ("Ngô Thị Bưởi", 1976, "merge"),
        ("Ngô Văn Mít", 1970, "merge"),
    ],
)
def test_a_number_typed_for_somebody_else_merges_nobody(
    name: str, birth: int, relation: str | None
) -> None:
    number = "087075111222"
    absent = home("41", head_name="Ngô Văn Mít", head_birth_year=1975, head_citizen_id=number)
    hers = {"head_name": "Hồ Thị Bưởi", "head_birth_year": 1950, "head_sex": "Nữ"}
    member = person(name, birth, number)
    old = [STAYS, home("40", **hers), absent]
    changes = diff(old, [STAYS, home("40", members=[member], **hers)])
    assert row_of(changes, "41")["relation"] == relation


def test_a_number_typed_for_another_head_is_nobodys_pair() -> None:
    number = "087075111222"
    old = home("41", head_name="Ngô Văn Mít", head_birth_year=1975, head_citizen_id=number)
    new = home("90", head_name="Hồ Thị Bưởi", head_birth_year=1970, head_citizen_id=number)
    assert pairs_of(diff([STAYS, old], [STAYS, new])) == {"S1": "S1"}
    renamed = {**new, "head_birth_year": 1976}
    assert pairs_of(diff([STAYS, old], [STAYS, renamed]))["41"] == "90"
