"""Which people of a list are those of the list before, and who is back after a list without it."""

from typing import Any

import pytest

from ravo.changes.lineage import NEW, descent, return_of
from ravo.changes.links import NO_LINKS, Links
from support.years import Record, home, person, year

NUMBER, SECOND = "087080000001", "087080000002"
HEAD: Record = {"head_name": "Trần Văn An", "head_birth_year": 1950}
AN = person("Trần Văn An", 1950)
OTHER: Record = {"head_name": "Lê Thị Bưởi", "head_birth_year": 1970, "village": "Ấp Hai"}
BUOI = person("Lê Thị Bưởi", 1970)


def met(old: list[Record], new: list[Record]) -> list[int]:
    """Return the old member (its row) that each new member is, -1 for nobody."""
    found: list[int] = descent(year(2023, old), year(2024, new), NO_LINKS).person.tolist()
    return found


@pytest.mark.parametrize(
    ("name", "birth", "same"),
    [
        ("Hồ Thị Cam", 1980, True),
        ("Võ Xa", 1980, True),
        ("Võ Xa", 1981, True),
        ("Võ Xa", 1979, True),
        ("Võ Xa", 1982, False),
        ("Võ Xa", 1978, False),
        ("Hồ Thị Cam", 1990, True),
    ],
)
def test_a_number_elsewhere_is_one_person_unless_name_and_birth_differ(
    name: str, birth: int, *, same: bool
) -> None:
    moved = person(name, birth, NUMBER)
    old = [home("A1", **HEAD, members=[AN, person("Hồ Thị Cam", 1980, NUMBER)])]
    new = [home("A1", **HEAD, members=[AN]), home("B9", **OTHER, members=[BUOI, moved])]
    assert met(old, new) == [0, -1, 1 if same else -1]
    assert met(new, old) == [0, 2 if same else -1]


@pytest.mark.parametrize("twice", ["old", "new", None])
def test_a_number_that_two_people_of_a_list_have_is_nobodys(twice: str | None) -> None:
    cam, xa = person("Hồ Thị Cam", 1980, NUMBER), person("Võ Văn Xa", 1981, NUMBER)
    old = [home("A1", **HEAD, members=[AN, cam, *([xa] if twice == "old" else [])])]
    new = [
        home("A1", **HEAD, members=[AN]),
        home("B9", **OTHER, members=[BUOI, cam, *([xa] if twice == "new" else [])]),
    ]
    assert met(old, new)[:3] == [0, -1, -1 if twice else 1]


def test_who_came_along_with_a_number_is_met_without_one() -> None:
    """A mother with a number and her child without; people who stayed are met where they were."""
    mother, child = person("Hồ Thị Cam", 1980, NUMBER), person("Trần Thị Dừa", 2010)
    old = [home("A1", **HEAD, members=[AN, mother, child]), home("A2", **OTHER, members=[BUOI])]
    new = [home("A1", **HEAD, members=[AN]), home("A2", **OTHER, members=[BUOI, child, mother])]
    assert met(old, new) == [0, 3, 2, 1]
    # Nobody with a number came along: a child of that name is another.
    alone = [new[0], {**new[1], "members": [BUOI, child]}]
    assert met(old, alone) == [0, 3, -1]


def test_households_of_several_relations_are_tried_one_after_the_other() -> None:
    """Two left one household for two others, and each took a child along; one name is in both."""
    mothers = [person("Hồ Thị Cam", 1980, NUMBER), person("Võ Thị Xoan", 1981, SECOND)]
    children = [person("Trần Thị Dừa", 2010), person("Trần Văn Ếch", 2011)]
    third = {"head_name": "Ngô Văn Gấc", "head_birth_year": 1940}
    gac = person("Ngô Văn Gấc", 1940)
    old = [
        home("A1", **HEAD, members=[AN, *mothers, *children]),
        home("A2", **OTHER, members=[BUOI]),
        home("A3", **third, members=[gac]),
    ]
    new = [
        home("A1", **HEAD, members=[AN]),
        home("A2", **OTHER, members=[BUOI, mothers[0], children[0]]),
        home("A3", **third, members=[gac, mothers[1], children[1], children[0]]),
    ]
    assert met(old, new) == [0, 5, 1, 3, 6, 2, 4, -1]
    assert met(new, old) == [0, 2, 5, 3, 6, 1, 4]


def test_a_namesake_who_was_met_already_is_not_met_again() -> None:
    """Two mothers moved, each with a child; a child of the second's name stayed in the first."""
    mothers = [person("Hồ Thị Cam", 1980, NUMBER), person("Võ Thị Xoan", 1981, SECOND)]
    child, other = person("Trần Thị Dừa", 2010), person("Trần Văn Ếch", 2011)
    heads = [AN, BUOI, person("Ngô Văn Gấc", 1940), person("Tô Văn Lộc", 1933)]
    before = [[child, mothers[0], other], [], [mothers[1], child], []]
    now = [[child], [mothers[0], other], [], [mothers[1], child]]
    old, new = (
        [
            home(
                f"A{at}",
                head_name=head["name"],
                head_birth_year=head["birth"].year,
                members=[head, *more],
            )
            for at, (head, more) in enumerate(zip(heads, side, strict=True))
        ]
        for side in (before, now)
    )
    assert met(old, new) == [0, 1, 4, 2, 3, 5, 8, 6, 7]
    assert met(new, old) == [0, 1, 3, 4, 2, 5, 7, 8, 6]


def test_who_split_off_and_who_went_into_another_are_named() -> None:
    old = [home("A1", **HEAD), home("A2", **OTHER, origin_code=None)]
    split = home("B7", head_name="Hồ Văn Tư", head_birth_year=1995, origin_code="A1")
    found = descent(year(2023, old), year(2024, [old[1], split, old[0]]), NO_LINKS)
    assert found.old.tolist() == [1, -1, 0]
    assert found.how.tolist() == ["code", NEW, "code"]
    assert found.origin.tolist() == [-1, 0, -1]
    assert (found.left.tolist(), found.merged) == ([], ())
    tu = person("Hồ Văn Tư", 1995, NUMBER)
    own = home("A3", head_name="Hồ Văn Tư", head_birth_year=1995, head_citizen_id=NUMBER)
    into = [home("A1", **HEAD, members=[AN, tu])]
    merged = descent(year(2023, [own, *old]), year(2024, into), NO_LINKS)
    assert (merged.old.tolist(), merged.merged) == ([1], ((0, 0),))
    assert merged.left.tolist() == [0, 2]


def test_another_head_is_named_and_who_is_only_spelt_otherwise_is_not_new() -> None:
    wife = person("Lê Thị Bưởi", 1952)
    homes = {
        "A1": home("A1", **HEAD, members=[AN, wife]),
        "A2": home("A2", **HEAD | {"head_birth_year": 1930}),
        "A3": home("A3", head_name="Tô Văn Lộc", head_birth_year=1944),
    }
    heads: dict[str, Record] = {
        "A1": {"head_name": "Lê Thị Bưởi", "head_birth_year": 1952},
        "A2": {"head_name": "TRẦN  VĂN AN", "head_birth_year": 1939},
    }
    new = [{**one, **heads.get(code, {})} for code, one in homes.items()]
    found = descent(year(2023, list(homes.values())), year(2024, new), NO_LINKS)
    assert found.how.tolist() == ["code"] * 3
    assert found.other_head.tolist() == [True, True, False]
    assert found.new_head.tolist() == [True, False, False]


# back after a list without it


def back(
    old: dict[str, Any], new: dict[str, Any], *, gone: bool = False, links: Links = NO_LINKS
) -> bool:
    """Return whether a household is certainly the one of an earlier list, beside another pair."""
    left = {"rejected": True, "size": None, "change_reason": "Chuyển đi"} if gone else {}
    first = home("A1", **{**HEAD, **old, **left})
    second = home(new.pop("code", "A1"), **{**HEAD, **new})
    beside = home("Z1", head_name="Ngô Văn Gấc", head_birth_year=1940, village="Ấp Ba")
    followed, rows = return_of(year(2022, [beside, first]), year(2024, [second, beside]), links)
    assert 1 in rows
    assert followed.old[1] == 0
    return 0 in rows and int(followed.old[0]) == 1


MEMBERS = [AN, *(person(f"Hồ Thị {name}", 1980) for name in ("Cam", "Dừa", "Ổi"))]


@pytest.mark.parametrize(
    ("shared", "origin", "known"),
    [
        # By a code alone one person in common is enough, by `Mã hộ gốc` half of the household.
        (0, False, False),
        (1, False, True),
        (1, True, False),
        (2, True, True),
    ],
)
def test_a_household_with_another_head_is_back_by_the_people_in_common(
    shared: int, *, origin: bool, known: bool
) -> None:
    people = [BUOI, *MEMBERS[1 : 1 + shared]]
    new = {**OTHER, "village": "Ấp Thử", "members": people, "size": 9}
    new |= {"code": "B9", "origin_code": "A1"} if origin else {}
    assert back({"members": MEMBERS, "size": 4}, new) == known


@pytest.mark.parametrize("gone", [False, True])
@pytest.mark.parametrize(
    ("old", "new", "by_likeness"),
    [
        ({}, {}, False),
        ({"head_citizen_id": NUMBER}, {"code": "B9", "head_citizen_id": NUMBER}, False),
        ({}, {"code": "B9"}, True),
        ({}, {"code": "B9", "origin_code": "A1"}, True),
    ],
)
def test_who_left_is_back_by_code_or_number_alone(
    old: dict[str, Any], new: dict[str, Any], *, by_likeness: bool, gone: bool
) -> None:
    assert back(dict(old), {**new, "size": 3}, gone=gone) == (not (gone and by_likeness))


def test_who_left_is_back_by_an_officers_word() -> None:
    new = {**OTHER, "code": "B9"}
    assert not back({}, dict(new), gone=True)
    assert back({}, dict(new), gone=True, links=Links(((1, 0),)))


def test_a_row_that_has_it_as_gone_again_is_the_same_by_a_likeness() -> None:
    left = {"rejected": True, "size": None, "change_reason": "Chuyển đi"}
    assert back({}, {"code": "B9", **left}, gone=True)
