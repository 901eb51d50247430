"""Codes of households that were given anew when several communes became one."""

from typing import Any

from support.years import Record, diff, home, hows_of, pairs_of, review, year

MERGED: dict[str, Any] = {"commune": "Xã Mỹ An Hưng", "commune_code": "30178", "district": None}
OLD = (
    {"commune": "Xã Mỹ An Hưng A", "commune_code": "30172"},
    {"commune": "Xã Mỹ An Hưng B", "commune_code": "30178"},
    {"commune": "Xã Tân Mỹ", "commune_code": "30175"},
)
NAMES = ("Trần Thị Hòa", "Lê Văn Cường", "Phạm Thị Hạnh", "Võ Minh Khánh", "Đặng Thị Phượng")


def headed(code: str, name: str, birth: int, number: int) -> Record:
    person = {"head_name": name, "head_birth_year": birth, "head_citizen_id": f"0870{number:08}"}
    return home(code, village="Ấp Thử", **person)


def before() -> list[list[Record]]:
    """Return a household of each of the three old communes, with a code of its own."""
    return [[headed(f"HN{at + 1}", NAMES[at], 1950 + 7 * at, at)] for at in range(3)]


def test_a_few_codes_of_each_old_commune_that_strangers_have_now_pair_nobody() -> None:
    """In each pair of lists there is but one such code; together they show the new codes."""
    new = [headed(f"HN{at + 1}", f"Hồ Văn Lạ {at}", 1991 - at, 50 + at) for at in range(3)]
    old = year(2024, *(review(homes, 2024, **OLD[at]) for at, homes in enumerate(before())))
    changes = diff(old, year(2025, review(new, 2025, **MERGED)))
    assert pairs_of(changes) == {}
    assert {fault.code for fault in changes.faults} >= {"RV-611"}


def test_a_new_head_under_a_kept_code_is_followed_where_most_codes_were_kept() -> None:
    lists = before()
    new = [*lists[0], *lists[1], headed("HN3", "Hồ Văn Lạ", 1991, 50)]
    old = year(2024, *(review(homes, 2024, **OLD[at]) for at, homes in enumerate(lists)))
    changes = diff(old, year(2025, review(new, 2025, **MERGED)))
    assert set(hows_of(changes).values()) == {"code"}
    assert pairs_of(changes) == {"HN1": "HN1", "HN2": "HN2", "HN3": "HN3"}
    assert "RV-611" not in {fault.code for fault in changes.faults}
