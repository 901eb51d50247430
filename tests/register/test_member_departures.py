"""Members who moved away by what was recorded: `show`, `history`, the next survey's list."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from ravo.pipeline.register_queries import find_in_register, life_in_register
from ravo.pipeline.registered_lists import carried_reason_faults
from ravo.register.last_lists import WantedCommune, last_lists
from ravo.register.member_departures import departed_since, departures
from ravo.register.parts import active_parts
from ravo.register.recorded import CheckedRecords, record
from ravo.register.shown import household_text, life_text
from ravo.register.store import address_of, reading
from support.register_lists import add, author, home, made_list, within

CLOSING = {("30172", "2024"): (date(2024, 12, 14), date(2024, 12, 14))}


def event(kind: str, on: str, **more: Any) -> Any:
    """Return an event of Lê Mai, recorded of the list of 2024."""
    about = {"unit": "30172", "period": "2024", "code": "A1", "member": "Lê Mai"}
    return SimpleNamespace(kind=kind, on=on, **{**about, **more})


@pytest.mark.parametrize(
    ("rows", "until", "left"),
    [
        ([event("out", "2024-10-01")], None, True),
        ([event("out", "2024-12-14", period="2023")], None, False),
        ([event("out", "2024-12-15", period="2023")], None, True),
        ([event("out", "2025-01-03"), event("in", "2025-02-03")], None, False),
        ([event("in", "2025-01-03"), event("out", "2025-02-03")], None, True),
        ([event("in", "2025-01-03"), event("out", "2025-01-03")], None, True),
        ([event("out", "2025-01-03"), event("in", "2025-01-03")], None, True),
        ([event("out", "2024-12-14")], 2024, True),
        ([event("out", "2024-12-15")], 2024, False),
        ([event("out", "2025-01-03", unit="30178")], None, False),
        ([event("out", "2025-01-03", member=None)], None, False),
        ([event("death", "2025-01-03")], None, False),
    ],
)
def test_who_of_a_list_left_after_it(rows: list[Any], until: int | None, left: bool) -> None:
    found = departed_since(rows, ("30172", "2024"), CLOSING, until)
    assert list(found) == ([("A1", "lê mai")] if left else [])


def test_a_departure_is_of_the_review_that_follows_it() -> None:
    days = ("2024-12-15", "2024-12-14")
    found = departures([event("out", on) for on in days], CLOSING)
    assert [(one.on.isoformat(), one.period) for one in found] == [
        ("2024-12-14", "2024"),
        ("2024-12-15", "2025"),
    ]


def people(*names: str) -> list[dict[str, Any]]:
    relations = ("Chủ hộ", "Con", "Con", "Con")
    found = zip(names, relations, strict=True)
    return [{"code": "A1", "name": name, "relation": relation} for name, relation in found]


def test_a_member_who_left_is_shown_so_and_the_next_survey_carries_the_reason(
    register: str,
) -> None:
    """What is after the review of the new survey's year is left to the next one."""
    members = people("Lê Na", "Lê Mai", "Lê Tư", "Lê Tư")
    add(register, made_list(2024, [home("A1", head_name="Lê Na")], members=members))
    with reading(address_of(register)) as connection:
        (part,) = active_parts(connection).parts
    events = tuple(
        (kind, on, "2024", part.unit.key, "A1", name, "{}")
        for kind, on, name in [
            ("out", "2025-03-05", "Lê Mai"),
            ("out", "2025-12-30", "Lê Na"),
            ("out", "2025-03-06", "Lê Tư"),
        ]
    )
    within(register, record, CheckedRecords(events, (), ()), author(9))
    history = find_in_register(register, "A1").history
    assert history is not None
    left = [None if one.left is None else one.left.isoformat() for one in history.people]
    assert left == ["2025-12-30", "2025-03-05", None, None]
    assert "đã chuyển đi ngày 05/03/2025" in " ".join(household_text(history, "vi").split())
    printed = life_text(history, life_in_register(history), "vi")
    assert "Lê Mai chuyển đi ngày 05/03/2025" in " ".join(printed.split())
    reasons = []
    for year in (2025, 2026):
        with reading(address_of(register)) as connection:
            ((_, carried),) = last_lists(connection, WantedCommune(), year).lists
        assert carried.members is not None
        reasons.append(carried.members["change_reason"].tolist())
    assert reasons == [[None, "Chuyển đi", None, None], ["Chuyển đi", "Chuyển đi", None, None]]
    (fault,) = carried_reason_faults("x", carried)
    assert (fault.code, fault.params["count"], fault.params["heads"]) == ("RV-1449", 2, "A1")
    assert list(carried_reason_faults("x", replace(carried, members=None))) == []
