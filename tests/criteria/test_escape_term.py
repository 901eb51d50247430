"""The term of newly escaped households as a value of an edition: marked, checked, shown."""

from datetime import date

import pytest

from ravo.criteria.loader import founding_edition, shipped_editions
from ravo.criteria.model import Edition, Mark
from ravo.criteria.overview import render_show
from ravo.criteria.validation import ESCAPE_LAST_DAY, ESCAPE_MONTHS, ESCAPE_TERM, unsound
from ravo.register.escapes import EscapeTerm
from ravo.register.law_days import closing_by_law, term_of


def with_term(**values: float | None) -> Edition:
    """Return the edition with other values of its term; without one where it is None."""
    edition = founding_edition()
    group = dict(edition.values[ESCAPE_TERM])
    for name, value in values.items():
        like = group.pop(name, group.get(ESCAPE_MONTHS) or edition.deprivation_points)
        if value is not None:
            group[name] = like.model_copy(update={"value": value})
    return edition.model_copy(update={"values": {**edition.values, ESCAPE_TERM: group}})


def test_escape_term_is_unverified_and_shown() -> None:
    group = founding_edition().values[ESCAPE_TERM]
    assert {name: (item.value, item.mark) for name, item in group.items()} == {
        ESCAPE_MONTHS: (36, Mark.unverified),
        ESCAPE_LAST_DAY: (1, Mark.unverified),
    }
    shown = render_show(founding_edition(), "vi").splitlines()
    at = shown.index("newly_escaped.months = 36 tháng")
    assert "chưa đối chiếu (unverified)" in shown[at + 1]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({}, []),
        ({"months": 1}, []),
        ({"months": 0}, [("RV-557", "months")]),
        ({"months": 35.5}, [("RV-557", "months")]),
        ({"months": 241}, [("RV-557", "months")]),
        ({"last_day": 0}, []),
        ({"last_day": 2}, [("RV-557", "last_day")]),
        ({"last_day": None}, [("RV-556", "last_day")]),
        ({"years": 3}, [("RV-555", "years")]),
    ],
)
def test_escape_term_has_whole_months_and_a_last_day(
    values: dict[str, float | None], found: list[tuple[str, str]]
) -> None:
    refusals = unsound(with_term(**values))
    assert [(code, where[2]) for code, where, _ in refusals] == found


def test_escape_term_is_that_of_the_national_edition_of_the_year() -> None:
    assert term_of("2021") == term_of("2026-03") == EscapeTerm(36, last_day_counts=True)
    later = [one for one in shipped_editions() if one.scope == "national" and one.covers(2027)]
    assert [ESCAPE_TERM in one.values for one in later] == [False]
    assert term_of("2027") is None


def test_escape_days_of_the_law() -> None:
    assert closing_by_law("2022") == date(2022, 12, 14)
    assert (closing_by_law("2019"), closing_by_law("2027"), closing_by_law("2026-03")) == (
        None,
    ) * 3
