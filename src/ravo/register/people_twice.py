"""People listed in two households of a period, and numbers that two different people have."""

from typing import Any

from sqlalchemy import Connection, select

from ravo.faults import Fault
from ravo.json_text import json_value
from ravo.register.parts import PartHeader, plain_rows
from ravo.register.tables import MEMBER, MEMBERSHIP, PART, REVIEW
from ravo.text import loose_key, mask_citizen

TWICE, MISTYPED = "RV-1223", "RV-1555"
"""One person in two households; one citizen number of two clearly different people."""
Seat = tuple[int, int, int]
"""A list, its row, and the place of a member there."""


def people_twice(connection: Connection, period: str, parts: tuple[PartHeader, ...]) -> list[Fault]:
    """Return a fault for each two households of a period that list the same person."""
    homes: dict[object, Seat] = {}
    met: dict[tuple[tuple[int, int], tuple[int, int]], tuple[Seat, Seat]] = {}
    for part in parts:
        numbers = select(MEMBER.c.row, MEMBER.c.place, MEMBER.c.citizen_id).where(
            MEMBER.c.part == part.id, MEMBER.c.citizen_id.is_not(None)
        )
        seats = select(MEMBERSHIP.c.row, MEMBERSHIP.c.place, MEMBERSHIP.c.person).where(
            MEMBERSHIP.c.part == part.id
        )
        for query in (numbers, seats):
            for row, place, who in plain_rows(connection, query):
                seat = (part.id, row, place)
                first = homes.setdefault(who, seat)
                if first[:2] != seat[:2]:
                    met.setdefault((first[:2], seat[:2]), (first, seat))
    return [_fault(connection, period, *seats) for _, seats in sorted(met.items())]


def _fault(connection: Connection, period: str, one: Seat, other: Seat) -> Fault:
    """Return the fault of two seats with one person, or one citizen number."""
    here, there = _seated(connection, one), _seated(connection, other)
    params: dict[str, Any] = {
        "period": period,
        "other": there.code or there.cell or "?",
        "file": here.file or "?",
        "person": one[2] + 1,
        "other_file": there.file or "?",
        "other_sheet": _sheet(there),
        "other_cell": there.cell or "?",
        "other_person": other[2] + 1,
    }
    code = TWICE
    if here.citizen_id and here.citizen_id == there.citizen_id and _are_strangers(here, there):
        code = MISTYPED
        params["number"] = mask_citizen(here.citizen_id)
    household, cell = here.code or here.cell or "?", here.cell or "?"
    return Fault(code, household=household, sheet=_sheet(here), cell=cell, params=params)


def _are_strangers(one: Any, other: Any) -> bool:
    """Return whether two people differ by name, and by sex or birth year where both are known."""
    names = loose_key(one.name or "") != loose_key(other.name or "")
    pairs = ((one.sex, other.sex), (one.birth_year, other.birth_year))
    return names and any(a is not None and b is not None and a != b for a, b in pairs)


def _seated(connection: Connection, seat: Seat) -> Any:
    """Return the member at a seat with the household and the list."""
    part, row, place = seat
    here = (MEMBER.c.part == REVIEW.c.part) & (MEMBER.c.row == REVIEW.c.row)
    query = (
        select(
            *(REVIEW.c.code, REVIEW.c.cell, PART.c.file, PART.c.about),
            *(MEMBER.c.name, MEMBER.c.sex, MEMBER.c.birth_year, MEMBER.c.citizen_id),
        )
        .select_from(REVIEW)
        .join(MEMBER, here)
        .join(PART, PART.c.id == REVIEW.c.part)
        .where(REVIEW.c.part == part, REVIEW.c.row == row, MEMBER.c.place == place)
    )
    return connection.execute(query).one()


def _sheet(seated: Any) -> str:
    return json_value(seated.about).get("sheet") or "?"
