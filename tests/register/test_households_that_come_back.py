"""A household that was off the lists for a year is the same when it comes back."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from ravo.register.answers import YES
from ravo.register.linked import link
from ravo.register.store import address_of, reading, writing
from ravo.register.tables import ALIAS, HOUSEHOLD, MEMBERSHIP, PART, PERSON
from support.register_homes import AUTHOR, Home, add, dump, home, made_list, person

HEAD = person("Trần Văn An", 1960, "087060000001")
WIFE = person("Lê Thị Bi", 1962, "087162000002")
OTHER = person("Phạm Văn Cam", 1950, "087050000003")
YEARS = {
    "2021": (home("H1", HEAD, WIFE), home("H2", OTHER)),
    "2022": (home("H2", OTHER),),
    "2023": (home("H2", OTHER),),
    "2024": (home("H9", HEAD, WIFE, klass="near_poor"), home("H2", OTHER)),
}


def uids(register: Path) -> list[tuple[str, str, str]]:
    """Return period, household and how it was paired, of every row of the lists."""
    query = (
        select(PART.c.period, HOUSEHOLD.c.uid, ALIAS.c.how)
        .join(ALIAS, ALIAS.c.part == PART.c.id)
        .join(HOUSEHOLD, HOUSEHOLD.c.id == ALIAS.c.household)
        .order_by(PART.c.period, ALIAS.c.row)
    )
    with reading(address_of(register)) as connection:
        return [tuple(row) for row in connection.execute(query)]


def test_a_household_that_comes_back_with_another_code_is_the_same(tmp_path: Path) -> None:
    register = tmp_path / "so.sqlite"
    for year, homes in YEARS.items():
        add(str(register), made_list(homes, year))
    assert uids(register)[-2:] == [
        ("2024", "30169/2021/H1", "citizen"),
        ("2024", "30169/2021/H2", "code"),
    ]
    query = select(PERSON.c.uid).join(MEMBERSHIP, MEMBERSHIP.c.person == PERSON.c.id).distinct()
    with reading(address_of(register)) as connection:
        people = set(connection.execute(query).scalars())
    assert people == {"30169/2021/H1/1", "30169/2021/H1/2", "30169/2021/H2/1"}


def test_the_order_of_adding_makes_no_difference_to_who_comes_back(tmp_path: Path) -> None:
    together, apart = (str(tmp_path / f"{name}.sqlite") for name in "ab")
    years = ("2024", "2021", "2022")
    add(together, *(made_list(YEARS[year], year) for year in sorted(years)))
    for year in years:
        add(apart, made_list(YEARS[year], year))
    assert dump(apart) == dump(together)


def test_an_equal_code_of_other_people_is_another_household(tmp_path: Path) -> None:
    register = tmp_path / "so.sqlite"
    add(str(register), made_list(YEARS["2021"], "2021"))
    add(str(register), made_list(YEARS["2022"], "2022"))
    stranger = person("Võ Thị Du", 1990, "087190000009")
    back = home("H5", HEAD, WIFE)
    add(str(register), made_list((home("H1", stranger), back, home("H2", OTHER)), "2023"))
    found = {uid for period, uid, _ in uids(register) if period == "2023"}
    assert found == {"30169/2023/H1", "30169/2021/H1", "30169/2021/H2"}


LEFT: dict[str, Any] = {
    "klass": "undetermined",
    "departed": 1,
    "size": None,
    "change_reason": "Chuyển đi",
}


@pytest.mark.parametrize(
    ("back", "known"),
    [
        (home("H1", HEAD, WIFE), "30169/2021/H1"),
        (home("H7", HEAD, WIFE), "30169/2021/H1"),
        # A code may be given to anybody, and a likeness is no proof: nobody knows these to be back.
        (home("H1", person("Võ Thị Du", 1990, "087190000009")), "30169/2023/H1"),
        (home("H7", person(*HEAD[:2]), person(*WIFE[:2])), "30169/2023/H7"),
    ],
)
def test_who_left_and_is_back_is_known_by_code_or_number(
    tmp_path: Path, back: Home, known: str
) -> None:
    register = tmp_path / "so.sqlite"
    add(str(register), made_list(YEARS["2021"], "2021"))
    add(str(register), made_list((home("H1", HEAD, WIFE, **LEFT), home("H2", OTHER)), "2022"))
    add(str(register), made_list((back, home("H2", OTHER)), "2023"))
    found = [uid for period, uid, _ in uids(register) if period == "2023"]
    assert found == [known, "30169/2021/H2"]


def test_an_officers_answer_joins_households_that_have_nothing_in_common(tmp_path: Path) -> None:
    """The lists between, which have neither, come later."""
    register = tmp_path / "so.sqlite"
    back = home("H9", person("Đỗ Thị Em", 1933), village="Ấp Hai")
    add(str(register), made_list(YEARS["2021"], "2021"))
    add(str(register), made_list((back, home("H2", OTHER)), "2024"))
    answer = ("2021", "30169", "H1", None, "2024", "30169", "H9", None, YES)
    with writing(address_of(register)) as connection:
        link(connection, [answer], AUTHOR)
    for year in ("2022", "2023"):
        add(str(register), made_list(YEARS[year], year))
    assert uids(register)[-2:] == [
        ("2024", "30169/2021/H1", "link"),
        ("2024", "30169/2021/H2", "code"),
    ]
