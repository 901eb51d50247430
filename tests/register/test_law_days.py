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
    term_of,
)
from ravo.review_dates.loader import shipped_dates


@pytest.mark.parametrize(("year", "dated"), [(2020, False), (2021, True), (2026, True)])
def test_a_review_closes_on_its_day_in_the_years_of_the_act(year: int, dated: bool) -> None:
    assert closing_by_law(str(year)) == (date(year, 12, 14) if dated else None)


@pytest.mark.parametrize(
    ("period", "whole", "day"),
    [
        ("2020", True, date(2020, 1, 1)),
        ("2021", True, date(2021, 9, 1)),
        ("2021", False, date(2021, 1, 1)),
        ("2026", True, date(2026, 9, 1)),
        ("2027", True, date(2027, 1, 1)),
        ("2026-03", True, date(2026, 3, 1)),
        ("2026-03", False, date(2026, 3, 1)),
    ],
)
def test_a_decision_on_a_whole_list_is_not_before_the_review(
    period: str, whole: bool, day: date
) -> None:
    assert first_day_of_decision(period, whole=whole) == day


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
