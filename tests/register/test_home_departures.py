"""Households of which it was recorded that all of them left: a newer list may lack them."""

import json
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest

from ravo.register.compared import movements
from ravo.register.member_departures import is_of_household
from ravo.register.movements_text import is_far_apart, movements_text
from ravo.register.recorded import CheckedRecords, record
from ravo.register.store import address_of, reading
from support.register_homes import AUTHOR, add, home, made_list, person
from support.register_lists import within

OLD = [home(f"H{at}", person(f"Trần Văn {name}", 1940 + at)) for at, name in enumerate("ABCDEGHI")]
PAIR = home("P1", person("Lê Thị Một"), person("Lê Thị Hai"))
LISTED = [*OLD, PAIR]


def events(*given: tuple[str, str, str, str | None]) -> CheckedRecords:
    """Return events: kind, day, code, member."""
    rows: Sequence[tuple[Any, ...]] = [
        (kind, on, "2023", "30169", code, member, '{"text":"Cả hộ"}')
        for kind, on, code, member in given
    ]
    return CheckedRecords(tuple(rows), (), ())


def warned(register: str) -> list[object]:
    with reading(address_of(register)) as connection:
        changes = movements(connection, "2024")
    # People look at it; the figures are printed, and a night goes on.
    assert not is_far_apart(changes)
    found = [fault for fault in changes.faults if fault.code == "RV-1414"]
    words = movements_text(changes, "2024", "en")
    assert ("Thị trấn Lấp Vò" in words.partition("Form 2")[0]) == bool(found)
    return [fault.params["count"] for fault in found]


def test_departures_that_are_recorded_explain_what_a_list_lacks(register: str) -> None:
    add(register, made_list(LISTED, "2023"))
    found = add(register, made_list(OLD[4:], "2024"))
    assert [(one.code, one.params["count"]) for one in found.faults] == [("RV-1414", 5)]
    assert found.left == 5
    assert warned(register) == [5]
    one_of_two = events(("out", "2024-03-01", "P1", "Lê Thị Một"))
    within(register, record, one_of_two, AUTHOR)
    assert warned(register) == [5]
    within(register, record, events(("death", "2024-03-02", "P1", "Lê Thị Hai")), AUTHOR)
    assert warned(register) == []


@pytest.mark.parametrize(
    ("more", "left"),
    [
        ([("out", "2024-03-01", "H0", None)], []),
        ([("out", "2024-03-01", "H0", None), ("in", "2024-04-01", "H0", None)], [5]),
        ([("out", "2024-03-01", "H7", None)], [5]),
        ([("death", "2024-03-01", "H1", "Trần Văn B")], []),
    ],
)
def test_a_household_that_left_as_a_whole(
    tmp_path: Any, more: list[tuple[str, str, str, str | None]], left: list[int]
) -> None:
    register = str(tmp_path / "so.sqlite")
    add(register, made_list(LISTED, "2023"))
    add(register, made_list(OLD[4:], "2024"))
    within(register, record, events(*more), AUTHOR)
    assert warned(register) == left


def test_an_event_in_words_about_somebody_is_of_no_whole_household() -> None:
    """Who moved may be named in the words alone: the household stays then."""
    about = {
        "Cả hộ về quê": True,
        "Toàn bộ hộ chuyển đi": True,
        "Con trai đi làm ăn xa": False,
        "Con về cả, hộ còn hai ông bà": False,
    }
    for words, whole in about.items():
        row = SimpleNamespace(member=None, about=json.dumps({"text": words}))
        assert is_of_household(row) is whole
