"""Classes by period: the day of each, and an escape that only an opening class shows."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from ravo.register.class_periods import (
    ListedPeriod,
    ListFacts,
    classed_row,
    may_count_by_opening,
)
from ravo.register.escapes import ClassedPeriod
from ravo.register.recorded_events import EventPlace, RecordedDecision


def listed(period: str, klass: str | None, opening: str | None, month: int = 12) -> ListedPeriod:
    """Return a list closed on the 14th of a month of its year."""
    day = date(int(period), month, 14)
    return ListedPeriod(ClassedPeriod(period, klass, day, derived=True), opening)


@pytest.mark.parametrize("opening", ["poor", "near_poor"])
def test_an_opening_class_shows_an_escape_until_its_term_ends(opening: str) -> None:
    lists = [listed("2021", "undetermined", opening), listed("2022", "not_poor", None)]
    assert may_count_by_opening(lists, date(2025, 12, 14)) == lists[1]
    assert may_count_by_opening(lists, date(2025, 12, 15)) is None


@pytest.mark.parametrize(
    "lists",
    [
        [],
        [listed("2022", "not_poor", None)],
        [listed("2022", "not_poor", "not_poor")],
        # Later opening classes are held against the list before them.
        [listed("2021", "undetermined", None), listed("2022", "not_poor", "poor")],
        # No list gives a class, or the first one that does has it on the list.
        [listed("2022", "undetermined", "poor"), listed("2023", None, "poor")],
        [listed("2022", "near_poor", "poor"), listed("2023", "not_poor", "near_poor")],
        # No edition of the year has a term.
        [listed("2027", "not_poor", "poor")],
    ],
)
def test_other_opening_classes_show_none(lists: list[ListedPeriod]) -> None:
    assert may_count_by_opening(lists, date(2024, 1, 1)) is None


def test_a_class_without_a_day_counts_from_the_end_of_its_year() -> None:
    undated = ListedPeriod(ClassedPeriod("2021", "average_living", None, derived=True), "poor")
    assert may_count_by_opening([undated], date(2024, 12, 31)) == undated
    assert may_count_by_opening([undated], date(2025, 1, 1)) is None


OWN, WHOLE, CLOSING, CAME = (
    date(2024, 12, 20),
    date(2024, 12, 22),
    date(2024, 12, 14),
    date(2025, 1, 5),
)
FACTS = ListFacts("2024", "30169", "Thị trấn Lấp Vò", "30169", WHOLE, CLOSING, CAME)


def row(**more: Any) -> SimpleNamespace:
    """Return a household's row of the register."""
    facts = {"code": "A1", "klass": "not_poor", "departed": 0, "unreviewed": 0}
    return SimpleNamespace(**{**facts, "decision_date": OWN.isoformat(), **more})


def test_a_row_has_its_class_and_the_day_of_its_own_decision() -> None:
    assert classed_row(row(), FACTS, {}) == ClassedPeriod("2024", "not_poor", OWN, derived=False)
    for flag in ("departed", "unreviewed"):
        assert classed_row(row(**{flag: 1}), FACTS, {}).klass is None


def test_a_decision_that_was_ahead_gives_way_to_that_of_the_list() -> None:
    assert classed_row(row(decision_date=CAME.isoformat()), FACTS, {}).day == CAME
    assert classed_row(row(decision_date="2025-01-06"), FACTS, {}).day == WHOLE
    assert classed_row(row(decision_date=None), FACTS, {}).day == WHOLE


def test_a_recorded_decision_counts_for_its_household_or_for_the_list() -> None:
    later = {place: RecordedDecision("1", day) for place, day in _recorded()}
    assert classed_row(row(), FACTS, later).day == date(2025, 2, 1)
    assert classed_row(row(code="B2"), FACTS, later).day == OWN
    assert classed_row(row(code="B2", decision_date=None), FACTS, later).day == date(2025, 2, 2)


def _recorded() -> list[tuple[EventPlace, date]]:
    """Return days of decisions: of A1, of the whole list, and of others."""
    return [
        (("30169", "2024", "A1"), date(2025, 2, 1)),
        (("30169", "2024", None), date(2025, 2, 2)),
        (("30169", "2023", "B2"), date(2025, 2, 3)),
        (("30172", "2024", "B2"), date(2025, 2, 4)),
    ]
