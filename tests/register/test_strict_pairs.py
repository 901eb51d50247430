"""A code that strangers have now, and a code that stayed behind when the head moved away."""

from pathlib import Path

import pytest
from sqlalchemy import select

from ravo.register.doubtful import doubtful_pairs
from ravo.register.store import address_of, reading
from ravo.register.tables import ALIAS, HOUSEHOLD, PART
from support.register_homes import Home, add, home, made_list, person

HEAD = person("Trần Văn An", 1960, "087060000001")
WIFE = person("Lê Thị Bi", 1962, "087162000002")
SON = person("Trần Văn Dũng", 1990, "087090000004")
STRANGER = person("Võ Thị Du", 1990, "087190000009")
OLD = home("H1", HEAD, WIFE, SON)


def second_year(folder: Path, *homes: Home) -> tuple[list[tuple[str, str]], list[str]]:
    """Return the household and pairing of each row of the second year, and the doubtful codes."""
    register = folder / "so.sqlite"
    add(str(register), made_list([OLD], "2023"))
    add(str(register), made_list(homes, "2024"))
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
def test_a_code_that_strangers_have_is_doubtful(tmp_path: Path, now: Home) -> None:
    assert second_year(tmp_path, now) == ([("30169/2024/H1", "new")], ["H1"])


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
def test_another_head_alone_is_no_stranger(tmp_path: Path, now: Home) -> None:
    assert second_year(tmp_path, now) == ([("30169/2023/H1", "code")], [])


def test_who_had_the_code_before_is_found_under_another(tmp_path: Path) -> None:
    now = (home("H1", STRANGER, village="Ấp Hai"), home("H7", HEAD, WIFE, SON))
    rows, doubtful = second_year(tmp_path, *now)
    assert rows == [("30169/2024/H1", "new"), ("30169/2023/H1", "citizen")]
    assert doubtful == []


def test_a_household_goes_with_its_head(tmp_path: Path) -> None:
    now = (home("H1", WIFE, SON), home("H7", HEAD))
    rows, doubtful = second_year(tmp_path, *now)
    assert rows == [("30169/2024/H1", "new"), ("30169/2023/H1", "citizen")]
    assert doubtful == []
