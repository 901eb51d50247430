"""Escapes from the list and how long they count: both sides of each day, by hand."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ravo.register.escapes import (
    ClassedPeriod,
    EscapeTerm,
    escapes,
    is_known_on,
    months_later,
)
from ravo.register.recognition import recognised

WITH, WITHOUT = EscapeTerm(36, last_day_counts=True), EscapeTerm(36, last_day_counts=False)


def lived(*classes: str | None, first: int = 2021) -> list[ClassedPeriod]:
    """Return periods of years one after the other, closed on 14/12."""
    return [
        ClassedPeriod(str(year), klass, date(year, 12, 14), derived=True)
        for year, klass in enumerate(classes, start=first)
    ]


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2021, 8, 31), 6, date(2022, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2021, 8, 31), 36, date(2024, 8, 31)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2021, 12, 14), 36, date(2024, 12, 14)),
        (date(2021, 12, 1), 1, date(2022, 1, 1)),
        (date(2021, 3, 31), 1, date(2021, 4, 30)),
    ],
)
def test_escapes_months_end_on_the_same_day_or_the_last(
    day: date, months: int, later: date
) -> None:
    assert months_later(day, months) == later


def test_escapes_last_day_is_one_value() -> None:
    day = date(2021, 12, 14)
    assert WITH.last_day(day) == date(2024, 12, 14)
    assert WITHOUT.last_day(day) == date(2024, 12, 13)
    leap = date(2024, 2, 29)
    assert (WITH.last_day(leap), WITHOUT.last_day(leap)) == (date(2027, 2, 28), date(2027, 2, 27))


@pytest.mark.parametrize(
    ("classes", "found"),
    [
        (("poor", "not_poor"), [("2022", "poor", "not_poor", None)]),
        (("near_poor", "average_living"), [("2022", "near_poor", "average_living", None)]),
        # A poor household that becomes near-poor is still on the list.
        (("poor", "near_poor"), []),
        (("poor", "near_poor", "not_poor"), [("2023", "near_poor", "not_poor", None)]),
        # Falling again ends it; the next one starts anew.
        (
            ("poor", "not_poor", "near_poor", "not_poor"),
            [("2022", "poor", "not_poor", "2023"), ("2024", "near_poor", "not_poor", None)],
        ),
        # No class neither ends it nor begins it.
        (("poor", None, "not_poor"), [("2023", "poor", "not_poor", None)]),
        (("poor", "undetermined", "poor"), []),
        (("poor", "not_poor", None, "undetermined"), [("2022", "poor", "not_poor", None)]),
        (("poor", "not_poor", "average_living"), [("2022", "poor", "not_poor", None)]),
        (("not_poor", "not_poor"), []),
        ((None, "not_poor"), []),
        (("not_poor", "poor"), []),
    ],
)
def test_escapes_from_classes(
    classes: tuple[str | None, ...], found: list[tuple[str, str, str, str | None]]
) -> None:
    assert [
        (item.period, item.from_class, item.to_class, item.ended and item.ended.period)
        for item in escapes(lived(*classes))
    ] == found


def test_escapes_decision_of_before_the_review_recognised_another_class() -> None:
    closing, own, other = date(2023, 12, 14), date(2023, 12, 25), date(2022, 12, 25)
    assert recognised("2023", "not_poor", (own, None), closing).day == own
    assert not recognised("2023", "not_poor", (own, None), closing).derived
    assert recognised("2023", "not_poor", (other, own), closing).day == own
    assert recognised("2023", "not_poor", (other, None), closing).day == closing
    assert recognised("2023", "not_poor", (other, None), closing).derived
    for day, counts in ((date(2023, 8, 31), False), (date(2023, 9, 1), True)):
        assert (recognised("2023", "poor", (day, None), closing).day == day) is counts
    for day, counts in ((date(2026, 2, 28), False), (date(2026, 3, 1), True)):
        assert (recognised("2026-03", "poor", (day, None), None).day == day) is counts
    assert recognised("2019", "poor", (None, None), None).day is None
    # What was recorded is held against the same rule, and what counts comes before what does not.
    for recorded in ((date(2023, 3, 1), None), (date(2026, 1, 10), None)):
        assert recognised("2023", "poor", (own, None), closing, recorded).day == own
        assert recognised("2023", "poor", (None, None), closing, recorded).derived


def test_an_escape_has_the_day_of_the_year_that_closed_before_its_last_month() -> None:
    closed = ClassedPeriod("2024", "not_poor", date(2024, 12, 14), derived=True)
    month = ClassedPeriod("2024-12", "not_poor", date(2024, 12, 25), derived=True)
    poor = ClassedPeriod("2024-11", "poor", date(2024, 11, 25), derived=True)
    alone, both = escapes([poor, closed]), escapes([poor, month, closed])
    assert [item.day for item in (*alone, *both)] == [closed.day, closed.day]
    # A month before the closing day keeps its place.
    early = replace(month, day=date(2024, 12, 14))
    assert [item.period for item in escapes([poor, early, closed])] == ["2024-12"]


def test_escapes_class_is_known_from_its_day_on() -> None:
    (item,) = lived("poor")
    day = date(2021, 12, 14)
    assert is_known_on(item, day)
    assert not is_known_on(item, day - timedelta(days=1))
    undated = ClassedPeriod("2021", "poor", None, derived=True)
    assert is_known_on(undated, date(2021, 12, 31))
    assert not is_known_on(undated, date(2021, 12, 30))
