"""Which edition a workbook of a year was judged by, and whether it is still the same."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from ravo.changes.standard import classes_under, edition_of, evidence_in, rejudged
from ravo.changes.year import Year, YearPart
from ravo.criteria import load_edition
from ravo.criteria.terms import UNDETERMINED
from ravo.criteria.truth import NO, UNKNOWN, YES
from ravo.survey.survey import Source
from support.small_reviews import build, household
from support.years import home, review, year

EDITION = load_edition("nd07-2021")


def part(id: str | None, checksum: str | None) -> YearPart:
    """Return a workbook of results, which names its edition only."""
    made = build([household("H1", 130, 4)])
    return YearPart(
        Source("a.xlsx", "0" * 64), made.survey.info, id, checksum, made.counts, "Kết quả"
    )


def test_results_name_an_edition_that_is_loaded_while_it_is_the_same() -> None:
    assert edition_of(part(EDITION.id, EDITION.checksum)) == EDITION


@pytest.mark.parametrize(
    ("id", "checksum"),
    [(EDITION.id, "0" * 64), (EDITION.id, None), (None, EDITION.checksum), ("nd99-2099", "0" * 64)],
)
def test_an_edition_that_is_missing_or_has_changed_is_none(
    id: str | None, checksum: str | None
) -> None:
    assert edition_of(part(id, checksum)) is None


def test_a_survey_has_the_edition_that_judged_it() -> None:
    made = build([household("H1", 130, 4)])
    own = part(None, None)
    judged = YearPart(own.source, own.info, None, None, own.counts, own.sheet, made)
    assert edition_of(judged) is made.edition


def as_results(given: Year) -> Year:
    """Return the year as one of results, which hold no survey."""
    parts = [
        replace(part, review=None, edition_id=part.edition.id if part.edition else None)
        for part in given.parts
    ]
    return replace(given, parts=tuple(parts))


TWO = (
    home("A1", "poor"),
    home("A2", "poor", b1=None, income=1_400_000, works_in_agriculture=True),
    home("A3", "poor", b1=150.0, income=2_000_000, asked_average_living=True),
)


@pytest.mark.parametrize("changed", [lambda given: given, as_results])
def test_evidence_is_the_same_from_a_survey_and_from_its_results(
    changed: Callable[[Year], Year],
) -> None:
    found = evidence_in(changed(year(2024, TWO)), 0, EDITION)
    assert found.area.tolist() == ["rural"] * 3
    assert found.b1[[0, 2]].tolist() == [120.0, 150.0]
    assert np.isnan(found.b1[1])
    assert np.isnan(found.income[0])
    assert found.income[1:].tolist() == [1_400_000.0, 2_000_000.0]
    assert found.deprived[0].tolist() == [YES] * 4 + [NO] * 8
    assert found.farming.tolist()[1] == YES
    assert found.asked.tolist()[2] == YES


def test_results_hold_no_sheet_of_incomes_no_doubts_and_no_recorded_class() -> None:
    found = evidence_in(as_results(year(2024, TWO)), 0, EDITION)
    assert found.income_on_form.tolist()[1:] == [1_400_000.0, 2_000_000.0]
    assert np.isnan(found.income_from_sheet).all()
    assert np.isnan(found.recorded_b2).all()
    assert found.recorded_class.tolist() == [None] * 3
    assert (found.derived == UNKNOWN).all()
    assert not (found.b1_doubted | found.income_doubted | found.asked_doubted).any()


def test_results_give_the_rules_no_member() -> None:
    """Members that nobody listed would be counted for a household."""
    found = evidence_in(as_results(year(2024, TWO)), 0, EDITION)
    facts = found.facts
    assert facts.members is None
    assert [len(part) for part in (facts.owner, facts.age_months, found.member_records)] == [0] * 3


def test_the_evidence_of_a_part_is_that_of_its_own_households() -> None:
    other = review([home("B1", "near_poor", b1=99.0)], commune="Xã Tân Mỹ", commune_code="30175")
    both = as_results(year(2024, review(TWO), other))
    assert evidence_in(both, 1, EDITION).b1.tolist() == [99.0]
    assert len(evidence_in(both, 0, EDITION).b1) == 3


def test_an_indicator_that_the_results_lack_is_unknown() -> None:
    later = load_edition("nd351-2025")
    found = evidence_in(as_results(year(2024, TWO)), 0, later)
    own = {item.id for item in EDITION.indicators}
    for number, item in enumerate(later.indicators):
        states = found.deprived[:, number].tolist()
        assert (states == [UNKNOWN] * 3) == (item.id not in own)


@pytest.mark.parametrize("changed", [lambda given: given, as_results])
def test_a_year_judged_again_by_its_own_edition_stays_as_it_is(
    changed: Callable[[Year], Year],
) -> None:
    given = changed(year(2024, TWO))
    again = rejudged(given, EDITION)
    assert again.households["klass"].tolist() == given.households["klass"].tolist()
    assert [part.edition_id for part in again.parts] == [EDITION.id]
    assert [part.edition_sha256 for part in again.parts] == [EDITION.checksum]
    assert [part.review for part in again.parts] == [None]
    assert [part.edition for part in again.parts] == [EDITION]


def test_a_rejected_household_gets_no_class_by_any_edition() -> None:
    given = as_results(year(2024, [home("A1", "poor"), home("A2", "poor", rejected=True)]))
    assert classes_under(given, EDITION).tolist() == ["poor", UNDETERMINED]


def test_another_area_is_judged_by_its_own_line() -> None:
    given = as_results(year(2024, [home("A1", "poor", b1=150.0)]))
    assert classes_under(given, EDITION).tolist() == ["not_poor"]
    town = np.array(["urban"], dtype=object)
    assert classes_under(given, EDITION, town).tolist() == ["poor"]
