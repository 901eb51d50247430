"""Households of which it was recorded that all of them left: a newer list may lack them."""

import json
from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Connection

from ravo.pipeline.listener import SILENCE
from ravo.pipeline.register_queries import (
    find_in_register,
    left_out_faults,
    life_in_register,
    newly_escaped_in_register,
)
from ravo.register.compared import movements
from ravo.register.home_departures import departed_homes
from ravo.register.last_lists import WantedCommune, last_lists
from ravo.register.member_departures import is_of_household
from ravo.register.movements_text import is_far_apart, movements_text
from ravo.register.parts import active_parts
from ravo.register.period_years import period_year
from ravo.register.recorded import CheckedRecords, record
from ravo.register.shown import life_text
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


def gone_since_2023(connection: Connection) -> frozenset[int]:
    """Return the rows of the list of 2023 whose people have all left since."""
    parts = active_parts(connection).in_period("2023")
    return departed_homes(connection, period_year(connection, parts, "2023"))


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
        ([("out", "2024-03-01", "H0", None), ("in", "2024-03-01", "H0", None)], []),
        ([("in", "2024-03-01", "H0", None), ("out", "2024-03-01", "H0", None)], []),
        ([("out", "2024-03-01", "H0", None), ("in", "2024-04-01", "H0", "Trần Văn A")], [5]),
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


@pytest.mark.parametrize(
    ("more", "away"),
    [
        ([("out", "2024-03-01", None), ("in", "2024-03-01", None)], True),
        ([("out", "2024-03-01", "Trần Văn A"), ("in", "2024-03-01", "Trần Văn A")], True),
        ([("out", "2024-03-01", None), ("in", "2024-03-02", "Trần Văn A")], False),
        ([("out", "2024-03-01", None), ("in", "2024-03-02", None)], False),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_whoever_left_is_away_wherever_events_are_read(
    tmp_path: Any, more: list[tuple[str, str, str | None]], away: bool, turned: bool
) -> None:
    """A comparison, the next survey and `newly-escaped` follow one order of the events of a day."""
    register = str(tmp_path / "so.sqlite")
    up = home("H0", *OLD[0][1], klass="not_poor")
    add(register, made_list(LISTED, "2022"))
    add(register, made_list([up, *LISTED[1:]], "2023"))
    given = [(kind, on, "H0", name) for kind, on, name in (more[::-1] if turned else more)]
    within(register, record, events(*given), AUTHOR)
    with reading(address_of(register)) as connection:
        ((_, carried),) = last_lists(connection, WantedCommune(), 2024).lists
        left = gone_since_2023(connection)
    assert carried.members is not None
    reasons = [carried.households.get("left_since"), carried.members.get("change_reason")]
    assert any(one is not None and one[0] == "Chuyển đi" for one in reasons) == away
    assert left == (frozenset({0}) if away else frozenset())
    found = newly_escaped_in_register(register, date(2024, 12, 31), None, SILENCE)
    assert [(item.ma_ho, item.reason) for item in found.left_out] == (
        [("H0", "departed")] if away else []
    )


def test_of_a_household_without_people_nobody_is_away(tmp_path: Any) -> None:
    """Its events name nobody: neither by its size of 0 nor without any has it left."""
    register = str(tmp_path / "so.sqlite")
    add(register, made_list([home("K1", size=0.0), home("K2", size=None)], "2023"))
    given = [("death", "2024-03-01", code, None) for code in ("K1", "K2")]
    within(register, record, events(*given), AUTHOR)
    with reading(address_of(register)) as connection:
        assert gone_since_2023(connection) == frozenset()


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


@pytest.fixture
def escaped(tmp_path: Any) -> str:
    """A pair that rose above the line in 2023, and is on no list since."""
    register = str(tmp_path / "so.sqlite")
    up = home("P1", *PAIR[1], klass="not_poor")
    add(register, made_list(LISTED, "2022"))
    add(register, made_list([*OLD, up], "2023"))
    add(register, made_list(OLD, "2024"))
    return register


@pytest.mark.parametrize(
    ("more", "day", "reason"),
    [
        ([("out", "2024-03-01", "P1", None)], date(2024, 2, 29), None),
        ([("out", "2024-03-01", "P1", None)], date(2024, 3, 1), "departed"),
        ([("out", "2024-03-01", "P1", None), ("in", "2024-04-01", "P1", None)], None, None),
        ([("out", "2024-03-01", "P1", "Lê Thị Một")], None, None),
        (
            [
                ("out", "2024-03-01", "P1", "Lê Thị Một"),
                ("death", "2024-03-02", "P1", "Lê Thị Hai"),
            ],
            None,
            "departed",
        ),
        ([("out", "2024-03-01", "H1", None)], None, None),
    ],
)
def test_who_left_as_a_whole_is_no_longer_newly_escaped(
    escaped: str,
    more: list[tuple[str, str, str, str | None]],
    day: date | None,
    reason: str | None,
) -> None:
    within(escaped, record, events(*more), AUTHOR)
    found = newly_escaped_in_register(escaped, day or date(2024, 12, 31), None, SILENCE)
    assert [item.ma_ho for item in found.households] == ([] if reason else ["P1"])
    assert [(item.ma_ho, item.reason) for item in found.left_out] == (
        [("P1", reason)] if reason else []
    )
    named = {fault.code for fault in left_out_faults(found)}
    assert ("RV-1553" in named) == bool(reason)
    assert "RV-1238" not in named or not reason


def test_the_history_has_the_day_on_which_all_left(escaped: str) -> None:
    within(escaped, record, events(("out", "2024-03-01", "P1", None)), AUTHOR)
    history = find_in_register(escaped, "P1").history
    assert history is not None
    words = life_text(history, life_in_register(history), "vi")
    assert "cả hộ chuyển đi ngày 01/03/2024" in " ".join(words.split())
