"""What becomes of a request: one class a month, and nothing by what nobody asked for."""

from typing import Any

import pytest

from ravo.monthly.decisions import decide
from support.monthly_lists import AVERAGE, ENTER, ESCAPE, asked, decided, home, the_list

FARMS = {"b1": None, "works_in_agriculture": True}
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
    assert (decision.outcome, decision.why) == ("refused", "no_income")


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


def test_rows_that_nobody_touched_are_counted_and_no_request() -> None:
    blank = {f"answer_{name}": None for name in _answers()}
    rows = asked([{**home("P"), **blank, "b1": None}, home("N", "not_poor", request=ESCAPE)])
    assert ([one.code for one in rows.requests], rows.untouched) == (["N"], 1)


def _answers() -> list[str]:
    return [name.removeprefix("answer_") for name in home("P") if name.startswith("answer_")]
