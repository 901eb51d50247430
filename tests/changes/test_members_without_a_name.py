"""A member of whom the sheet has no name is compared with others all the same."""

import pandas as pd

from ravo.changes.lineage import descent
from ravo.changes.links import NO_LINKS
from support.years import Record, diff, home, person, year

NUMBER = "087080000001"
AN = person("Trần Văn An", 1950)


def nameless(number: str | None, birth: int) -> Record:
    return {"name": None, "birth": pd.Timestamp(birth, 1, 1), "citizen_id": number}


def test_a_head_may_have_been_a_member_without_a_name() -> None:
    old = [home("A1", head_name="Trần Văn An", members=[AN, nameless(NUMBER, 1980)])]
    new = [home("B9", head_name="Lê Thị Bưởi", head_birth_year=1990, head_citizen_id=NUMBER)]
    assert not len(diff(old, new).pairing.pairs)


def test_a_member_without_a_name_is_not_the_head_who_moved() -> None:
    bi = person("Lê Thị Bi", 1955)
    an = {"head_name": "Trần Văn An", "head_birth_year": 1950}
    old = [home("A1", **an, head_sex="Nam", members=[AN, bi])]
    wife = {"head_name": "Lê Thị Bi", "head_birth_year": 1955, "head_sex": "Nữ"}
    new = [
        home("A1", **wife, members=[bi, nameless(None, 1950)]),
        home("B9", **an, village="Ấp Hai"),
    ]
    assert descent(year(2023, old), year(2024, new), NO_LINKS).old.tolist() == [0, -1]
