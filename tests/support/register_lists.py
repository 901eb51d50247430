"""Lists of communes made by hand, and registers of them, without any workbook."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ravo.register.added import AddedLists, Author, DecisionPaper, add_lists
from ravo.register.dump import canonical_lines
from ravo.register.lists import StoredList, list_of
from ravo.register.store import address_of, reading, writing
from support.small_reviews import build, household

NUMBERS = {"poor": (120.0, 3), "near_poor": (120.0, 2), "not_poor": (150.0, 3)}


def home(code: str, klass: str = "poor", **more: Any) -> dict[str, Any]:
    """Return the record of a household; its head follows from its code."""
    b1, deprived = NUMBERS[klass]
    number = sum(ord(letter) * 7**place for place, letter in enumerate(code))
    own = {"head_name": f"Lê Văn {code}", "head_birth_year": 1900 + number % 90}
    return {**household(code, b1, deprived), **own, "head_citizen_id": None, **more}


def made_list(
    year: int, homes: Sequence[dict[str, Any]], commune: str = "Bình Thành", **more: Any
) -> StoredList:
    """Return the list of a commune and year as a register keeps it."""
    place = {"commune": commune, "district": "Lấp Vò", "province": "Đồng Tháp"}
    members = more.pop("members", None)
    return list_of(build(list(homes), members=members, **{"year": year, **place, **more}))


def author(day: int = 1, by: str = "Lan") -> Author:
    """Return who brings a batch, on a day of January 2026."""
    return Author(by, f"2026-01-{day:02}T08:00:00+00:00", "0")


def add(path: Path | str, *lists: StoredList, day: int = 1, **more: Any) -> AddedLists:
    """Add lists to the register of a file, as one batch of a day."""
    decision = more.pop("decision", DecisionPaper())
    by = more.pop("by", "Lan")
    with writing(address_of(path)) as connection:
        return add_lists(connection, lists, author(day, by), decision=decision, **more)


def dump(path: Path | str) -> list[bytes]:
    """Return the canonical dump of the register of a file."""
    with reading(address_of(path)) as connection:
        return list(canonical_lines(connection))


def within(path: Path | str, work: Callable[..., Any], *given: Any) -> Any:
    """Return what a function of the register does in a transaction that writes."""
    with writing(address_of(path)) as connection:
        return work(connection, *given)
