"""Days of the law by period: on both sides of the years that an act dates."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from ravo.criteria.loader import founding_edition
from ravo.criteria.validation import ESCAPE_LAST_DAY, ESCAPE_MONTHS, ESCAPE_TERM
from ravo.register import law_days
from ravo.register.escapes import EscapeTerm
from ravo.register.law_days import (
    closing_by_law,
    first_day_of_decision,
    indicator_names,
    last_day_of_decision,
    term_of,
)
from ravo.register.recognition import is_of_review
from ravo.review_dates.loader import shipped_dates


@pytest.mark.parametrize(("year", "dated"), [(2020, False), (2021, True), (2026, True)])
def test_a_review_closes_on_its_day_in_the_years_of_the_act(year: int, dated: bool) -> None:
    assert closing_by_law(str(year)) == (date(year, 12, 14) if dated else None)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2020", date(2020, 2, 1), date(2021, 8, 31)),
        ("2021", date(2021, 9, 1), date(2022, 8, 31)),
        ("2026", date(2026, 9, 1), date(2027, 8, 31)),
        ("2027", date(2027, 2, 1), date(2028, 8, 31)),
        ("2026-03", date(2026, 3, 1), date(2026, 11, 30)),
        ("2025-06", date(2025, 6, 1), date(2026, 2, 28)),
    ],
)
def test_a_decision_is_neither_before_the_review_nor_long_after_it(
    period: str, first: date, last: date
) -> None:
    assert (first_day_of_decision(period), last_day_of_decision(period)) == (first, last)
    for day, off, counts in (
        (first, 0, True),
        (first, -1, False),
        (last, 0, True),
        (last, 1, False),
    ):
        assert is_of_review(period, day + timedelta(days=off)) is counts


@pytest.fixture
def without_kept_days() -> Iterator[None]:
    for kept in (term_of, closing_by_law):
        kept.cache_clear()
    yield
    for kept in (term_of, closing_by_law):
        kept.cache_clear()


@pytest.mark.usefixtures("without_kept_days")
@pytest.mark.parametrize("off", [-1, 0, 1])
def test_an_act_dates_its_first_day_and_its_last(off: int, monkeypatch: pytest.MonkeyPatch) -> None:
    first, last = (date(year, 12, 14) + timedelta(days=off) for year in (2023, 2024))
    dates = shipped_dates().model_copy(update={"applies_from": first, "applies_to": last})
    monkeypatch.setattr(law_days, "shipped_dates", lambda: dates)
    found = [closing_by_law(period) is not None for period in ("2022", "2023", "2024", "2025")]
    assert found == [False, off <= 0, off >= 0, False]


@pytest.mark.usefixtures("without_kept_days")
@pytest.mark.parametrize(
    ("months", "last_day", "term"),
    [
        (24, 0, EscapeTerm(24, last_day_counts=False)),
        (24, 1, EscapeTerm(24, last_day_counts=True)),
        (None, 1, None),
        (24, None, None),
    ],
)
def test_a_term_needs_both_of_its_values(
    monkeypatch: pytest.MonkeyPatch,
    months: int | None,
    last_day: int | None,
    term: EscapeTerm | None,
) -> None:
    edition = founding_edition()
    figures = {ESCAPE_MONTHS: months, ESCAPE_LAST_DAY: last_day}
    group = {
        name: edition.values[ESCAPE_TERM][name].model_copy(update={"value": figure})
        for name, figure in figures.items()
    }
    national = edition.model_copy(update={"values": {**edition.values, ESCAPE_TERM: group}})
    # A province's own edition, before it in the list, settles no term.
    own = edition.model_copy(update={"scope": "tphcm"})
    monkeypatch.setattr(law_days, "shipped_editions", lambda: (own, national))
    assert term_of("2024") == term


def test_indicators_are_named_by_the_edition() -> None:
    edition = founding_edition()
    for lang in ("vi", "en"):
        names = indicator_names(edition.id, lang)
        assert names == {item.id: item.label.say(lang) for item in edition.indicators}
    assert indicator_names("nd07-2021", "vi") != indicator_names("nd07-2021", "en")
    assert indicator_names("nd99-2099", "vi") == indicator_names(None, "vi") == {}
