"""A code that strangers have now, and a code that stayed behind when the head moved away."""

from typing import Any

import pytest
from sqlalchemy import select

from ravo.register.doubtful import doubtful_pairs
from ravo.register.store import address_of, reading
from ravo.register.tables import ALIAS, HOUSEHOLD, PART, PASSAGE
from support.register_homes import Home, add, home, made_list, person
from support.registers import ON_FILES, BegunRegister

HEAD = person("Trần Văn An", 1960, "087060000001")
WIFE = person("Lê Thị Bi", 1962, "087162000002")
SON = person("Trần Văn Dũng", 1990, "087090000004")
STRANGER = person("Võ Thị Du", 1990, "087190000009")
pytestmark = ON_FILES


def first_year(path: str) -> None:
    add(path, made_list([home("H1", HEAD, WIFE, SON)], "2023"))


def plain_year(path: str) -> None:
    """Without numbers, as results bring them."""
    add(path, made_list([home("H1", PLAIN_HEAD, PLAIN_WIFE, PLAIN_SON)], "2023"))


def spelled_year(path: str) -> None:
    """The head has a name that is spelled in several ways."""
    head = person("Trần Văn Hòa", 1960, "087060000001")
    add(path, made_list([home("H1", head, WIFE)], "2023"))


def second_year(register: str, *homes: Home) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the household and pairing of each row of the second year, and the doubtful codes."""
    add(register, made_list(homes, "2024"))
    query = (
        select(HOUSEHOLD.c.uid, ALIAS.c.how)
        .join(ALIAS, ALIAS.c.household == HOUSEHOLD.c.id)
        .join(PART, PART.c.id == ALIAS.c.part)
        .where(PART.c.period == "2024")
        .order_by(ALIAS.c.row)
    )
    with reading(address_of(register)) as connection:
        rows = [tuple(row) for row in connection.execute(query)]
        doubtful = [
            str(item.new.year.households["code"].iloc[row])
            for item in doubtful_pairs(connection)
            for row in item.to_confirm["new"]
        ]
    return rows, doubtful


@pytest.mark.parametrize(
    "now",
    [
        home("H1", STRANGER, village="Ấp Hai"),
        home("H1", STRANGER, village="Ấp Hai", size=4.0),
        home("H1", STRANGER),
    ],
)
def test_a_code_that_strangers_have_is_doubtful(begun: BegunRegister, now: Home) -> None:
    assert second_year(begun(first_year), now) == ([("30169/2024/H1", "new")], ["H1"])


@pytest.mark.parametrize(
    "now",
    [
        home("H1", WIFE, SON),
        home("H1", WIFE, village="Ấp Hai"),
        home("H1", STRANGER, HEAD, village="Ấp Hai"),
        # Not everybody of it is on the list: somebody may have stayed.
        home("H1", STRANGER, size=3.0),
    ],
)
def test_another_head_alone_is_no_stranger(begun: BegunRegister, now: Home) -> None:
    assert second_year(begun(first_year), now) == ([("30169/2023/H1", "code")], [])


def test_who_had_the_code_before_is_found_under_another(begun: BegunRegister) -> None:
    now = (home("H1", STRANGER, village="Ấp Hai"), home("H7", HEAD, WIFE, SON))
    rows, doubtful = second_year(begun(first_year), *now)
    assert rows == [("30169/2024/H1", "new"), ("30169/2023/H1", "citizen")]
    assert doubtful == []


def test_a_household_goes_with_its_head(begun: BegunRegister) -> None:
    now = (home("H1", WIFE, SON), home("H7", HEAD))
    rows, doubtful = second_year(begun(first_year), *now)
    assert rows == [("30169/2024/H1", "new"), ("30169/2023/H1", "citizen")]
    assert doubtful == []


PLAIN_HEAD, PLAIN_WIFE = person("Trần Văn An", 1960), person("Lê Thị Bi", 1962)
PLAIN_SON = person("Trần Văn Dũng", 1990)
STAYED = home("H1", PLAIN_WIFE, PLAIN_SON, head_sex="Nữ")


@pytest.mark.parametrize(
    ("moved", "rows", "doubtful"),
    [
        # Name, birth, sex and village: as sure as a household that is paired by likeness.
        (home("H7", PLAIN_HEAD), ["30169/2024/H1", "30169/2023/H1"], []),
        # Another village, another spelling, another year: asked, and nothing is guessed.
        (home("H7", PLAIN_HEAD, village="Ấp Hai"), ["30169/2023/H1", "30169/2024/H7"], ["H7"]),
        (home("H7", person("Trần Văn Ân", 1961)), ["30169/2023/H1", "30169/2024/H7"], ["H7"]),
        # Another sex, a year too far away: somebody else.
        (home("H7", PLAIN_HEAD, head_sex="Nữ"), ["30169/2023/H1", "30169/2024/H7"], []),
        (home("H7", person("Trần Văn An", 1963)), ["30169/2023/H1", "30169/2024/H7"], []),
    ],
)
def test_a_head_without_number_is_followed_where_it_is_sure(
    begun: BegunRegister, moved: Home, rows: list[str], doubtful: list[str]
) -> None:
    found, open = second_year(begun(plain_year), STAYED, moved)
    assert ([uid for uid, _ in found], open) == (rows, doubtful)


def test_a_head_whom_two_households_may_have_is_asked_about(begun: BegunRegister) -> None:
    two = (home("H7", PLAIN_HEAD), home("H8", PLAIN_HEAD))
    found, doubtful = second_year(begun(plain_year), STAYED, *two)
    assert found[0][0] == "30169/2023/H1"
    assert doubtful == ["H7", "H8"]


def test_a_head_who_is_still_a_member_went_nowhere(begun: BegunRegister) -> None:
    stayed = home("H1", PLAIN_WIFE, PLAIN_HEAD, head_sex="Nữ")
    found, doubtful = second_year(begun(plain_year), stayed, home("H7", PLAIN_HEAD))
    assert ([uid for uid, _ in found], doubtful) == (["30169/2023/H1", "30169/2024/H7"], [])


@pytest.mark.parametrize(
    ("head", "heads"),
    [
        # The spelling alone: case, the place of a tone, blanks, a year that was corrected.
        (person("TRẦN VĂN HÒA", 1960), 0),
        (person("Trần  Văn Hoà ", 1965), 0),
        (person("Tran Van Hoa", 1960), 0),
        # Another name, and the same one with another number.
        (person("Trần Văn Hòa", 1990, "087090000005"), 1),
        (person("Lê Thị Bi", 1962), 1),
    ],
)
def test_a_new_head_is_another_person_not_another_spelling(
    begun: BegunRegister, head: tuple[Any, ...], heads: int
) -> None:
    register = begun(spelled_year)
    add(register, made_list([home("H1", head, WIFE)], "2024"))
    query = select(PASSAGE.c.kind).where(PASSAGE.c.kind == "new_head")
    with reading(address_of(register)) as connection:
        assert len(connection.scalars(query).all()) == heads
