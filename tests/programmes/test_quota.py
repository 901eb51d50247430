"""The order of a list and the cut of a quota: equals stay together, whatever the rows."""

import pytest

from ravo.programmes.findings import ProgrammeCase, Standing
from support.made_up_programmes import judged_one, made_book, made_facts, made_programme

POOR = {"phan_loai": "poor"}


def listed(quota: str, *communes: list[dict[str, object]]) -> list[ProgrammeCase]:
    programme = made_programme(
        quota=quota, conditions=['phan_loai == "poor"'], priority=["th_11", "th_12"]
    )
    books = [made_book(rows, commune=f"Xã {at}") for at, rows in enumerate(communes)]
    return [*judged_one(programme, made_facts(*books)).rows(Standing.eligible)]


def ranks(cases: list[ProgrammeCase]) -> dict[int, tuple[int | None, bool, bool]]:
    return {one.household: (one.order, one.beyond_quota, one.tied) for one in cases}


ROWS: list[dict[str, object]] = [
    {**POOR, "th_11": False, "th_12": True},
    {**POOR, "th_11": True, "th_12": False},
    {**POOR, "th_11": True, "th_12": True},
    {**POOR, "th_11": None, "th_12": True},
    {**POOR, "th_11": True, "th_12": False},
    {"phan_loai": "not_poor", "th_11": True, "th_12": True},
]


def test_those_for_whom_the_first_priority_holds_come_first_then_those_it_may_hold_for() -> None:
    found = ranks(listed("most: 9", ROWS))
    assert {home: order for home, (order, _, _) in found.items()} == {2: 1, 1: 2, 4: 2, 3: 3, 0: 4}
    assert [one.household for one in listed("most: 9", ROWS)] == [2, 1, 4, 3, 0]


@pytest.mark.parametrize(
    ("most", "tied", "beyond"),
    [
        (1, set(), {0, 1, 3, 4}),
        (2, {1, 4}, {0, 3}),
        (3, set(), {0, 3}),
        (4, set(), {0}),
        (5, set(), set()),
    ],
)
def test_a_quota_that_takes_some_of_equals_leaves_all_of_them_open(
    most: int, tied: set[int], beyond: set[int]
) -> None:
    found = ranks(listed(f"most: {most}", ROWS))
    assert {home for home, (_, _, is_tied) in found.items() if is_tied} == tied
    assert {home for home, (_, is_beyond, _) in found.items() if is_beyond} == beyond


def test_the_order_of_rows_changes_nothing() -> None:
    forwards = ranks(listed("most: 2", ROWS))
    backwards = ranks(listed("most: 2", ROWS[::-1]))
    assert {len(ROWS) - 1 - home: what for home, what in backwards.items()} == forwards


def test_each_commune_has_its_own_quota_unless_it_is_one_of_all() -> None:
    two = ([{**POOR, "th_11": True}], [{**POOR, "th_11": True}, {**POOR, "th_11": False}])
    assert {h for h, (_, beyond, _) in ranks(listed("most: 1", *two)).items() if beyond} == {2}
    shared = ranks(listed("most: 1, within: all", *two))
    assert {home for home, (_, _, tied) in shared.items() if tied} == {0, 1}
    assert {home for home, (_, beyond, _) in shared.items() if beyond} == {2}


def test_without_a_quota_nobody_is_beyond_it() -> None:
    assert {(beyond, tied) for _, beyond, tied in ranks(listed("", ROWS)).values()} == {
        (False, False)
    }
