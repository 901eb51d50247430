"""Periods of the register: their order, their year, the map that a month is on."""

import pytest

from ravo.register.periods import (
    NoPeriodError,
    is_month,
    map_year_of,
    order_of,
    period_of_month,
    year_in,
)


def test_a_review_closes_its_year() -> None:
    periods = ["2025", "2024-12", "2024", "2025-01", "2023-11"]
    assert sorted(periods, key=order_of) == ["2023-11", "2024-12", "2024", "2025-01", "2025"]
    assert (order_of("2024"), order_of("2026-03")) == ((2024, 13), (2026, 3))
    assert [year_in(period) for period in ("2024", "2026-03")] == [2024, 2026]
    assert [is_month(period) for period in ("2024", "2024-12")] == [False, True]


@pytest.mark.parametrize("words", ["", "năm 2024", "2024-3", "2024-03-01", "24", "2024 "])
def test_what_is_no_period_is_refused_by_its_words(words: str) -> None:
    with pytest.raises(NoPeriodError) as refused:
        order_of(words)
    assert refused.value.args == (words,)


@pytest.mark.parametrize(
    ("period", "year"),
    [("2024", 2024), ("2025", 2025), ("2025-06", 2024), ("2025-07", 2025), ("2024-12", 2024)],
)
def test_a_month_is_on_the_map_of_its_own_days(period: str, year: int) -> None:
    assert map_year_of(period) == year


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("2026-3", "2026-03"),
        ("2026-03", "2026-03"),
        ("3/2026", "2026-03"),
        (" 12/2026 ", "2026-12"),
        ("mai", "mai"),
    ],
)
def test_a_month_is_read_as_officers_write_it(written: str, period: str) -> None:
    assert period_of_month(written) == period
