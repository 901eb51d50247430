"""Months as they are written, and the report that is due on the 5th after them."""

from datetime import date

import pytest

from ravo.monthly.calendar import ReviewMonth, due_after, month_of


@pytest.mark.parametrize("written", ["2026-03", "2026-3", "3/2026", "03/2026", " 3-2026 "])
def test_a_month_is_read_in_every_order(written: str) -> None:
    assert month_of(written) == ReviewMonth(2026, 3)


@pytest.mark.parametrize("written", ["2026-13", "2026-00", "3", "tháng 3", "2026/3", "3/26", ""])
def test_anything_else_is_no_month(written: str) -> None:
    assert month_of(written) is None


@pytest.mark.parametrize(
    ("month", "day"),
    [
        (ReviewMonth(2026, 1), date(2026, 2, 5)),
        (ReviewMonth(2026, 8), date(2026, 9, 5)),
        (ReviewMonth(2026, 9), None),
        (ReviewMonth(2026, 12), None),
    ],
)
def test_reports_are_due_from_february_to_september(month: ReviewMonth, day: date | None) -> None:
    found = due_after(month)
    assert (None if found is None else found.day) == day


def test_since_july_2025_the_report_goes_to_the_province() -> None:
    levels = [due_after(ReviewMonth(2025, number)) for number in (5, 6)]
    assert [due.receiver for due in levels if due] == ["district", "province"]


def test_requests_are_reviewed_from_the_15th() -> None:
    assert ReviewMonth(2026, 2).first_review_day == date(2026, 2, 15)
    assert (str(ReviewMonth(2026, 2)), ReviewMonth(2026, 2).words) == ("2026-02", "2/2026")
