"""Days of the law by period: on both sides of the years that an act dates."""

from collections.abc import Iterator
from datetime import date

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
def without_kept_terms() -> Iterator[None]:
    term_of.cache_clear()
    yield
    term_of.cache_clear()


@pytest.mark.usefixtures("without_kept_terms")
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
    group = {
        name: value.model_copy(update={"value": figure})
        for (name, value), figure in zip(
            (
                (ESCAPE_MONTHS, edition.values[ESCAPE_TERM][ESCAPE_MONTHS]),
                (ESCAPE_LAST_DAY, edition.values[ESCAPE_TERM][ESCAPE_LAST_DAY]),
            ),
            (months, last_day),
            strict=True,
        )
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
