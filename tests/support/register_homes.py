"""Small lists of communes for the register, made by hand; every person in them is invented."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from ravo.register.added import AddedLists, Author, add_lists
from ravo.register.dump import canonical_lines
from ravo.register.lists import COLUMNS, PEOPLE, CommuneUnit, StoredList
from ravo.register.store import address_of, reading, writing
from ravo.register.tables import METADATA

AUTHOR = Author("Lan", "2026-11-29T00:00:00+00:00", "0.2")
Home = tuple[dict[str, Any], tuple[tuple[Any, ...], ...]]
INDICATORS = ("employment", "dependency")
UNITS = {
    "30169": CommuneUnit(
        "30169", "old", "30169", "Thị trấn Lấp Vò", "Huyện Lấp Vò", "Tỉnh Đồng Tháp"
    ),
    "30172": CommuneUnit(
        "30172", "old", "30172", "Xã Mỹ An Hưng A", "Huyện Lấp Vò", "Tỉnh Đồng Tháp"
    ),
    "30178": CommuneUnit(
        "30178", "old", "30178", "Xã Mỹ An Hưng B", "Huyện Lấp Vò", "Tỉnh Đồng Tháp"
    ),
    "30178@2025": CommuneUnit("30178@2025", "new", "30178", "Xã Mỹ An Hưng", None, "Đồng Tháp"),
}


def person(name: str, birth_year: int | None = 1970, number: str | None = None) -> tuple[Any, ...]:
    """Return a member by name, year of birth and citizen number."""
    values: dict[str, Any] = {"name": name, "birth_year": birth_year, "citizen_id": number}
    return tuple(values.get(column) for column in PEOPLE)


def home(code: str, *people: tuple[Any, ...], klass: str = "poor", **more: Any) -> Home:
    """Return a household of its members, the head first."""
    head = people[0] if people else person(f"Nguyễn Văn {code}")
    values: dict[str, Any] = {
        "code": code,
        "head_name": head[0],
        "head_birth_year": head[1],
        "head_citizen_id": head[2],
        "head_tail": head[2] and head[2][-4:],
        "head_sex": "Nam",
        "village": "Ấp Một",
        "klass": klass,
        "area": "rural",
        "evidence": "b1",
        "size": float(len(people) or 1),
        "value": 120.0,
        "line": 140.0,
        "b1": 120.0,
        "farming": 0,
        "asked": 0,
        "rejected": 0,
        "departed": 0,
        "unreviewed": 0,
        "answers": "10",
        **more,
    }
    return values, people or (head,)


def made_list(homes: Sequence[Home], period: str = "2024", commune: str = "30169") -> StoredList:
    """Return the list of a commune and period."""
    unit, year = UNITS[commune], int(period[:4])
    info = {"year": year, "commune": unit.name, "commune_code": unit.code, "area": "rural"}
    return StoredList(
        unit=unit,
        period=period,
        file=f"{commune}-{period}.xlsx",
        input_sha256="0" * 64,
        edition="nd07-2021",
        edition_sha256="1" * 64,
        about={
            "info": info,
            "counts": {
                "read": len(homes),
                "scored": len(homes),
                "rejected": 0,
                "blank": 0,
                "departed": 0,
            },
            "sheet": "Hộ",
            "codes_unique": True,
            "by_unchecked_grid": False,
            "facts_lost": [],
            "indicators": list(INDICATORS),
        },
        households=tuple(
            tuple(values.get(name) if name != "cell" else f"A{place + 2}" for name in COLUMNS)
            for place, (values, _) in enumerate(homes)
        ),
        members=tuple(people for _, people in homes),
    )


def add(
    address: str,
    *lists: StoredList,
    replacing: bool = False,
    losing: bool = False,
    by: str = "Lan",
) -> AddedLists:
    """Add lists to a register as one batch."""
    with writing(address_of(address)) as connection:
        who = replace(AUTHOR, by=by)
        return add_lists(connection, lists, who, replace=replacing, losing=losing)


def dump(address: str) -> bytes:
    """Return the canonical dump of a register."""
    with reading(address_of(address)) as connection:
        return b"\n".join(canonical_lines(connection))


def tables(address: str) -> list[list[str]]:
    """Return every row of every table of a register."""
    with reading(address_of(address)) as connection:
        return [
            sorted(map(repr, connection.execute(select(table)).all()))
            for table in METADATA.sorted_tables
        ]
