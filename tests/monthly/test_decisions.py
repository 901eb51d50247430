"""What becomes of a request: one class a month, and nothing by what nobody asked for."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from ravo.faults import Fault
from ravo.monthly.decisions import decide
from support.monthly_lists import AVERAGE, ENTER, ESCAPE, asked, decided, home, the_list

FARMS = {"b1": None, "works_in_agriculture": True}
ASKS: dict[str, Any] = {"request": ENTER}
LISTED = the_list([home("P", "poor"), home("N", "near_poor"), home("A", "not_poor")])


@pytest.mark.parametrize(
    ("code", "asks", "found", "outcome", "after"),
    [
        ("A", ENTER, "poor", "changed", "poor"),
        ("A", ENTER, "near_poor", "changed", "near_poor"),
        ("A", ENTER, "not_poor", "refused", "not_poor"),
        ("X", ENTER, "poor", "changed", "poor"),
        ("X", ENTER, "not_poor", "refused", None),
        ("N", ENTER, "poor", "changed", "poor"),
        ("N", ENTER, "near_poor", "stays", "near_poor"),
        ("N", ENTER, "not_poor", "stays", "near_poor"),
        ("P", ENTER, "near_poor", "stays", "poor"),
        ("P", ESCAPE, "near_poor", "changed", "near_poor"),
        ("P", ESCAPE, "not_poor", "changed", "not_poor"),
        ("P", ESCAPE, "poor", "stays", "poor"),
        ("N", ESCAPE, "not_poor", "changed", "not_poor"),
        ("N", ESCAPE, "poor", "stays", "near_poor"),
        ("A", ESCAPE, "not_poor", "open", "not_poor"),
        ("X", ESCAPE, "not_poor", "open", None),
        ("A", None, "poor", "open", "not_poor"),
    ],
)
def test_a_request_changes_the_class_it_asks_for(
    code: str, asks: str | None, found: str, outcome: str, after: str | None
) -> None:
    decision = decided(LISTED, home(code, found, request=asks))
    assert (decision.outcome, decision.after) == (outcome, after)


@pytest.mark.parametrize(
    ("income", "farms", "why", "after"),
    [
        (1_500_000, True, "average_below", "not_poor"),
        (1_500_001, True, "average", "average_living"),
        (2_250_000, True, "average", "average_living"),
        (2_250_001, True, "too_much", "not_poor"),
        (2_000_000, False, "not_farming", "not_poor"),
    ],
)
def test_average_living_is_by_income_work_and_request(
    income: float, farms: bool, why: str, after: str
) -> None:
    facts = {"b1": None, "income": income, "works_in_agriculture": farms}
    decision = decided(LISTED, home("A", "not_poor", request=AVERAGE, **facts))
    assert (decision.why, decision.after) == (why, after)


def test_points_never_make_a_household_average_living() -> None:
    decision = decided(LISTED, home("A", "not_poor", request=AVERAGE, works_in_agriculture=True))
    assert (decision.outcome, decision.why) == ("open", "no_income")


def test_a_row_that_asks_and_denies_is_not_decided() -> None:
    facts = {**FARMS, "income": 2_000_000, "asked_average_living": False}
    assert decided(LISTED, home("A", "not_poor", request=AVERAGE, **facts)).why == "denies"


def test_twice_in_a_month_is_decided_neither_way() -> None:
    both = asked([home("P", "near_poor", request=ESCAPE), home("P", "not_poor", request=ESCAPE)])
    assert [(one.why, one.after) for one in decide(LISTED.homes, both)] == [("twice", "poor")] * 2


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"head_name": "Trần Thị Lạ", "head_birth_year": 1999}, "other_head"),
        ({"head_name": "Trần Thị Lạ"}, "other_head"),
        ({"head_name": "LE VĂN P"}, "escaped"),
        ({"head_name": "Trần Thị Lạ", "head_citizen_id": "087070001234"}, "escaped"),
        ({"head_birth_year": 1999}, "escaped"),
        ({"b1": None}, "undetermined"),
        ({"code": None}, "no_code"),
    ],
)
def test_a_doubtful_row_changes_nothing(more: dict[str, Any], why: str) -> None:
    listed = the_list([home("P", "poor", head_citizen_id="087099991234")])
    decision = decided(listed, {**home("P", "not_poor", request=ESCAPE), **more})
    assert decision.why == why
    assert decision.changes == (why == "escaped")


def test_a_rejected_row_changes_nothing() -> None:
    row = home("P", "not_poor", request=ESCAPE)
    assert decided(LISTED, row, rejected=[0]).why == "rejected"


def test_a_new_code_of_a_known_head_names_the_other_household() -> None:
    same = {name: home("P")[name] for name in ("head_name", "head_birth_year")}
    decision = decided(LISTED, home("Z", "poor", request=ENTER, **same))
    assert (decision.why, decision.other) == ("same_person", "P")
    numbers = {"head_citizen_id": "087070001234"}
    known = the_list([home("P", head_citizen_id="087070009999")])
    assert decided(known, home("Z", request=ENTER, **same, **numbers)).why == "entered"


NUMBER = "087070001234"


@pytest.mark.parametrize(
    ("listed", "new", "other"),
    [
        # The last digits with a name one mark apart, whatever the birth year.
        ({"head_citizen_id": NUMBER}, {"head_citizen_id": NUMBER, "head_name": "Lê Văn Ánh"}, "P"),
        ({"head_citizen_id": NUMBER}, {"head_citizen_id": "011111111235"}, ""),
        # A birth year that is blank on either side, in the same village or another.
        ({}, {"head_birth_year": None}, "P"),
        ({"head_birth_year": None}, {}, "P"),
        ({}, {"head_birth_year": None, "village": "Ấp 2"}, ""),
        ({}, {"head_birth_year": None, "village": "1"}, "P"),
        ({}, {"head_birth_year": 1971}, ""),
        ({}, {"head_name": "Lê Văn Khác"}, ""),
    ],
)
def test_a_new_code_with_a_known_head_waits(
    listed: dict[str, Any], new: dict[str, Any], other: str
) -> None:
    head = {"head_name": "Lê Văn Anh", "head_birth_year": 1970}
    decision = decided(
        the_list([home("P", **{**head, **listed})]), home("Z", **{**head, **ASKS, **new})
    )
    assert (decision.other, decision.changes) == (other, not other)


def person(code: str, name: str, birth: int | None, number: str | None = None) -> dict[str, Any]:
    born = None if birth is None else pd.Timestamp(birth, 1, 1)
    return {"code": code, "name": name, "birth": born, "citizen_id": number}


FAMILY = [person("P", "Võ Thị Vợ", 1972), person("P", "Lê Thị Con", 2012)]


@pytest.mark.parametrize(
    ("new", "people", "other"),
    [
        ({"head_name": "Võ Thị Vợ", "head_birth_year": 1972}, [], "P"),
        ({"head_name": "Võ Thị Vợ", "head_birth_year": None}, [], "P"),
        ({"head_name": "Võ Thị Vợ", "head_birth_year": 1973}, [], ""),
        ({}, [person("Z", "Lê Thị Con", 2012)], "P"),
        ({"village": "Ấp 2"}, [person("Z", "Lê Thị Con", 2012)], ""),
        ({}, [person("Z", "Lê Thị Con", 2013)], ""),
        (
            {"change_reason": "Tách hộ", "origin_code": "P"},
            [person("Z", "Lê Thị Con", 2012)],
            "",
        ),
        ({"change_reason": "Tách hộ", "origin_code": "K"}, [], "K"),
        ({"change_reason": "Tách hộ"}, [], ""),
    ],
)
def test_people_of_a_listed_household_ask_under_a_new_code(
    new: dict[str, Any], people: list[dict[str, Any]], other: str
) -> None:
    listed = the_list([home("P")], members=FAMILY)
    (decision,) = decide(listed.homes, asked([home("Z", **ASKS, **new)], members=people))
    assert decision.other == other
    assert not (other and decision.changes)


@pytest.mark.parametrize(
    ("second", "more", "waits"),
    [
        ({"head_name": "Lê Văn Một"}, {}, True),
        ({"head_name": "Lê Văn Một", "head_birth_year": None}, {}, True),
        ({"head_name": "Khác Hẳn Tên", "head_birth_year": 1950}, {"head_citizen_id": NUMBER}, True),
        ({"head_name": "Khác Hẳn Tên", "head_birth_year": 1950}, {}, False),
    ],
)
def test_two_new_codes_of_one_month_are_compared(
    second: dict[str, Any], more: dict[str, Any], waits: bool
) -> None:
    head = {"head_name": "Lê Văn Một", "head_birth_year": 1970}
    rows = [home("Y", **{**ASKS, **head, **more}), home("Z", **{**ASKS, **head, **second, **more})]
    for order in (rows, rows[::-1]):
        found = {one.request.code: one.other for one in decide(LISTED.homes, asked(order))}
        assert found == ({"Y": "Z", "Z": "Y"} if waits else {"Y": "", "Z": ""})


@pytest.mark.parametrize(
    ("code", "household", "klass", "why"),
    [
        ("RV-4090", "P", "not_poor", "conflict"),
        ("RV-353", "P", "not_poor", "contradicts"),
        # Above the line in points no answer decides.
        ("RV-352", "P", "not_poor", "escaped"),
        ("RV-352", "P", "near_poor", "contradicts"),
        ("RV-353", "N", "not_poor", "escaped"),
    ],
)
def test_what_contradicts_itself_decides_nothing(
    code: str, household: str, klass: str, why: str
) -> None:
    fault = Fault(code, household, "Hộ", "H2", decides=False)
    decision = decided(LISTED, home("P", klass, request=ESCAPE), faults=[fault])
    assert decision.why == why
    assert decision.changes == (why == "escaped")


def test_a_request_of_who_is_gone_is_decided_neither_way() -> None:
    decision = decided(LISTED, home("P", "not_poor", request=ESCAPE, change_reason="Chết"))
    assert (decision.why, decision.before, decision.after) == ("asks_and_left", "poor", "poor")


def test_who_took_in_a_household_has_a_row() -> None:
    gone = home("P", change_reason="Chuyển đi", origin_code="N")
    joined = replace(asked([gone]).requests[0], reason="Nhập hộ")
    alone = replace(asked([gone]), requests=(joined,))
    (decision,) = decide(LISTED.homes, alone)
    assert (decision.why, decision.other, decision.after) == ("took_in", "N", "poor")
    both = asked([gone, home("N", "near_poor", change_reason="Nhập hộ", size=5)])
    both = replace(both, requests=(replace(both.requests[0], reason="Nhập hộ"), both.requests[1]))
    assert [one.why for one in decide(LISTED.homes, both)] == ["departed", "resized"]


@pytest.mark.parametrize(
    ("code", "reason", "outcome", "why"),
    [
        ("P", "Chuyển đi", "departed", "departed"),
        ("X", "Chết", "open", "gone_unknown"),
        ("X", "Chuyển đến", "changed", "arrived"),
        ("P", "Tách hộ", "resized", "resized"),
        ("N", "Tách hộ", "open", "no_request"),
    ],
)
def test_changes_without_a_request(code: str, reason: str, outcome: str, why: str) -> None:
    decision = decided(LISTED, home(code, "poor", change_reason=reason))
    assert (decision.outcome, decision.why) == (outcome, why)


@pytest.mark.parametrize(
    ("found", "more", "why", "after", "asks_why"),
    [
        ("poor", {"b1": None}, "waiting", "undetermined", "undetermined"),
        ("poor", {}, "arrived", "poor", "arrived"),
        ("not_poor", {}, "arrived", "not_poor", "above"),
    ],
)
def test_who_moved_here_without_a_request(
    found: str, more: dict[str, Any], why: str, after: str, asks_why: str
) -> None:
    rows = {"change_reason": "Chuyển đến", **more}
    decision = decided(LISTED, home("X", found, **rows))
    assert (decision.why, decision.after) == (why, after)
    assert decision.unasked == (after == "poor")
    asks = decided(LISTED, home("X", found, request=ENTER, **rows))
    assert (asks.why, asks.unasked) == (asks_why, False)
    split = decided(LISTED, home("X", found, **{**rows, "change_reason": "Tách hộ"}))
    assert (split.why, split.unasked) == (why, False)


def test_rows_that_nobody_touched_are_counted_and_no_request() -> None:
    blank = {f"answer_{name}": None for name in _answers()}
    rows = asked([{**home("P"), **blank, "b1": None}, home("N", "not_poor", request=ESCAPE)])
    assert ([one.code for one in rows.requests], rows.untouched) == (["N"], 1)


def _answers() -> list[str]:
    return [name.removeprefix("answer_") for name in home("P") if name.startswith("answer_")]
