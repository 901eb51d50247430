"""A whole number on an earlier list, or in another commune, is the household: in every order."""

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from ravo.register.compared import movements
from ravo.register.doubtful import doubtful_pairs
from ravo.register.heads_before import heads_before
from ravo.register.history import history_of
from ravo.register.lists import StoredList
from ravo.register.parts import active_parts
from ravo.register.period_years import period_year
from ravo.register.store import address_of, reading
from ravo.register.tables import ALIAS, PART, REVIEW
from support.register_homes import add, dump, home, made_list, person

NUMBER = "087082123456"
HEAD, LIKE = person("Huỳnh Hữu Hòa", 1982, NUMBER), person("Huỳnh Hữu Hòa", 1982)
STAYS = home("S1", person("Lê Văn Sáu", 1951, "087051000001"))
FAR = home("T1", person("Tạ Quang Lý", 1966, "087066000002"))
OFF = (
    [made_list([STAYS, home("43", HEAD), home("42", LIKE)], "2022")],
    [made_list([STAYS, home("42", LIKE)], "2023")],
    [made_list([STAYS, home("53", HEAD)], "2024")],
)
"""Off the list for a year, while one of the same name and birth leaves it the year after."""
GONE: dict[str, Any] = {
    "klass": "undetermined",
    "departed": 1,
    "rejected": 1,
    "change_reason": "Chuyển đi",
}
MOVED = (
    [made_list([STAYS, home("43", HEAD)], "2022"), made_list([FAR], "2022", "30178")],
    [
        made_list([STAYS, home("43", HEAD, **GONE)], "2023"),
        made_list([FAR, home("60", HEAD, klass="not_poor")], "2023", "30178"),
    ],
    [made_list([STAYS], "2024"), made_list([FAR, home("60", HEAD)], "2024", "30178")],
)
"""Moved away by its row in one commune, and there in another."""


def lived(path: str, code: str, period: str) -> list[tuple[str, str | None]]:
    """Return the periods and codes of the household with a code in a period."""
    with reading(address_of(path)) as connection:
        here = (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row)
        query = select(ALIAS.c.household).join(REVIEW, here).join(PART, PART.c.id == ALIAS.c.part)
        found = connection.scalar(query.where(REVIEW.c.code == code, PART.c.period == period))
        rows = history_of(connection, found or 0).entries
    return [(row.period, row.code) for row in rows]


@pytest.mark.parametrize(
    ("lists", "code", "expected"),
    [
        (OFF, "53", [("2022", "43"), ("2024", "53")]),
        (MOVED, "60", [("2022", "43"), ("2023", "60"), ("2024", "60")]),
    ],
    ids=["off the list", "moved"],
)
def test_the_number_is_the_household_in_every_order(
    tmp_path: Path, lists: tuple[list[StoredList], ...], code: str, expected: list[tuple[str, str]]
) -> None:
    dumps = set()
    for order in permutations(range(3)):
        path = f"{tmp_path}/{''.join(map(str, order))}.sqlite"
        for at in order:
            add(path, *lists[at])
        dumps.add(dump(path))
        assert lived(path, code, "2024") == expected
    assert len(dumps) == 1
    with reading(address_of(path)) as connection:
        assert not list(doubtful_pairs(connection))
        forms = movements(connection, "2024").forms
    column = {c: n for c, n in forms["2"].total("households").items() if n and c not in "19"}
    assert column == ({"4": 1, "6": 1} if code == "53" else {"6": 1})


@pytest.mark.parametrize("communes", [("30169", "30178"), ("30178", "30169")])
@pytest.mark.parametrize(
    ("now", "code"),
    [
        ({}, "43"),  # two heads of one year: the number identifies none of them
        ({"departed": 1, "rejected": 1, "klass": "undetermined"}, "60"),
    ],
)
def test_a_number_that_heads_of_two_communes_have_is_that_of_the_year_before(
    tmp_path: Path, communes: tuple[str, str], now: dict[str, Any], code: str
) -> None:
    path, other = str(tmp_path / "so.sqlite"), person("Tạ Quang Lý", 1966, NUMBER)
    here, there = communes
    add(path, made_list([STAYS, home("43", HEAD)], "2022", here))
    gone = made_list([STAYS, home("44", HEAD, **now)], "2023", here)
    add(path, gone, made_list([home("60", other)], "2023", there))
    with reading(address_of(path)) as connection:
        active = active_parts(connection)
        last = period_year(connection, active.in_period("2023"), "2023")
        head = heads_before(connection, connection, active.parts, last).known([NUMBER])[NUMBER]
        codes = dict(
            connection.execute(
                select(REVIEW.c.code, ALIAS.c.household).join(
                    ALIAS, (REVIEW.c.part == ALIAS.c.part) & (REVIEW.c.row == ALIAS.c.row)
                )
            ).all()
        )
    assert head.household == codes[code]
    assert (head.name == "Tạ Quang Lý") == (code == "60")
