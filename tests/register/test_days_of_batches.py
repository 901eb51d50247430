"""The day and the time on which a batch came: by the clock of an office, and of the machine."""

from datetime import date, datetime

import pytest

from ravo.register.decision_days import day_of_batch, known_day
from ravo.register.moments import moment


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2024-12-31T16:59:59+00:00", date(2024, 12, 31)),
        ("2024-12-31T17:00:00+00:00", date(2025, 1, 1)),
    ],
)
def test_a_batch_came_on_the_day_of_the_office(at: str, day: date) -> None:
    assert day_of_batch(at) == day


def test_a_decision_of_the_day_itself_counts_and_one_of_tomorrow_does_not() -> None:
    came = date(2024, 12, 31)
    assert known_day("2024-12-31", came) == came
    assert known_day("2025-01-01", came) is None
    assert known_day(None, came) is None


def test_a_time_is_shown_by_the_clock_of_the_machine() -> None:
    at = datetime(2024, 12, 14, 8, 5).astimezone()
    assert moment(at.isoformat()) == "14/12/2024 08:05"
