"""Lists of communes made by hand, and registers of them, without any workbook."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ravo.register.added import AddedLists, Author, DecisionPaper, add_lists
from ravo.register.dump import canonical_lines
from ravo.register.lists import StoredList, list_of
from ravo.register.store import address_of, reading, writing
from support.small_reviews import build
from support.small_reviews import home as home


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
