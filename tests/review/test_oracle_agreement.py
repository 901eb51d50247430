"""The vectorised scorer against the oracle, household by household, and laws of the verdict."""

import random
from datetime import date
from typing import Any

import numpy as np
import pytest

from ravo.criteria import load_edition
from ravo.criteria.terms import Area
from ravo.review import verdicts as judging
from ravo.review.review import Review
from ravo.review.verdicts import judge
from support.oracle import AREAS, Finding, judge_household
from support.random_households import random_household
from support.surveys import survey_of

EDITION = load_edition("nd07-2021")
WORDS = {area: word for word, area in AREAS.items()}
RANK = {"poor": 0, "near_poor": 1, "average_living": 2, "not_poor": 3}
CASES: list[tuple[int, date, Area | None]] = [
    (2021, date(2021, 12, 14), None),
    (2022, date(2022, 12, 14), "rural"),
    (2023, date(2023, 10, 31), "urban"),
    (2024, date(2024, 12, 14), None),
    (2025, date(2025, 2, 28), "rural"),
    (2026, date(2026, 12, 14), None),
]
PER_CASE = 4_000
WITH_WARNINGS = 2024
"""The year whose households are judged with their warnings; they cost most, and move no class."""


@pytest.fixture
def verdicts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judging, "findings", lambda *given: ())


def households_of(seed: int, year: int, day: date, count: int) -> list[dict[str, Any]]:
    """Return seeded random households."""
    rng = random.Random(seed)
    return [random_household(rng, year, day) for _ in range(count)]


def verdict_of(review: Review, i: int) -> Finding:
    """Return the program's verdict on one household in the oracle's words."""
    verdicts = review.verdicts
    numbers = np.array([indicator.number for indicator in EDITION.indicators])
    flags = verdicts.deprived[i]
    value, line = float(verdicts.value[i]), float(verdicts.line[i])
    return Finding(
        verdicts.klass[i],
        frozenset(numbers[flags == 1].tolist()),
        frozenset(numbers[flags == -1].tolist()),
        verdicts.evidence[i],
        None if np.isnan(value) else value,
        None if np.isnan(line) else line,
    )


@pytest.mark.parametrize(("year", "day", "area"), CASES)
def test_every_random_household_gets_the_oracles_verdict(
    request: pytest.FixtureRequest, year: int, day: date, area: Area | None
) -> None:
    if year != WITH_WARNINGS:
        request.getfixturevalue("verdicts_alone")
    households = households_of(year, year, day, PER_CASE)
    review = judge(survey_of(EDITION, households, year=year, day=day, area=area))
    differences = []
    for i, household in enumerate(households):
        own = household["khu_vuc"] or (WORDS[area] if area else None)
        expected = judge_household({**household, "khu_vuc": own}, year, day)
        if (found := verdict_of(review, i)) != expected:
            differences.append((i, expected, found, household))
    assert not differences[:1], f"{len(differences)} of {PER_CASE} differ"


def test_every_class_and_both_kinds_of_evidence_come_up() -> None:
    findings = [
        judge_household(h, 2024) for h in households_of(2024, 2024, date(2024, 12, 14), 4000)
    ]
    assert {finding.klass for finding in findings} == {*RANK, "undetermined"}
    assert {finding.evidence for finding in findings} == {"b1", "income", None}
    for number in range(1, 13):
        assert any(number in f.deprived for f in findings)
        assert any(number in f.unknown for f in findings)


@pytest.mark.usefixtures("verdicts_alone")
def test_row_order_changes_no_verdict() -> None:
    day = date(2024, 12, 14)
    households = households_of(7, 2024, day, 1500)
    rng = random.Random(8)
    order = rng.sample(range(len(households)), len(households))
    rows = sum(len(household["members"]) for household in households)
    shuffled = survey_of(
        EDITION,
        [households[i] for i in order],
        year=2024,
        day=day,
        order=rng.sample(range(rows), rows),
    )
    plain, mixed = judge(survey_of(EDITION, households, year=2024, day=day)), judge(shuffled)
    assert [verdict_of(mixed, k) for k in range(len(order))] == [
        verdict_of(plain, i) for i in order
    ]


def classes_of(households: list[dict[str, Any]]) -> list[str]:
    """Return the classes of households reviewed in 2024."""
    day = date(2024, 12, 14)
    return list(judge(survey_of(EDITION, households, year=2024, day=day)).verdicts.klass)


@pytest.mark.usefixtures("verdicts_alone")
@pytest.mark.parametrize("number", range(1, 13))
def test_an_extra_deprivation_never_makes_a_household_better_off(number: int) -> None:
    households = households_of(number, 2024, date(2024, 12, 14), 400)
    column = f"th_{number:02d}"
    before = classes_of([{**h, column: "Không"} for h in households])
    after = classes_of([{**h, column: "Có"} for h in households])
    worse = [RANK[b] < RANK[a] for a, b in zip(before, after, strict=True) if {a, b} <= set(RANK)]
    better = [RANK[b] > RANK[a] for a, b in zip(before, after, strict=True) if {a, b} <= set(RANK)]
    assert any(worse)
    assert not any(better)


@pytest.mark.usefixtures("verdicts_alone")
def test_more_points_never_make_a_household_worse_off() -> None:
    households = households_of(99, 2024, date(2024, 12, 14), 400)
    previous: list[str] = []
    risen = False
    for points in (20, 139, 140, 141, 174, 175, 176, 300):
        classes = classes_of([{**h, "diem_b1": points} for h in households])
        for before, after in zip(previous, classes, strict=False):
            if {before, after} <= set(RANK):
                assert RANK[after] >= RANK[before]
                risen |= RANK[after] > RANK[before]
        previous = classes
    assert risen


def test_a_rejected_household_gets_no_class_and_leaves_the_others_alone() -> None:
    day = date(2024, 12, 14)
    households = households_of(5, 2024, day, 300)
    survey = survey_of(EDITION, households, year=2024, day=day)
    plain = judge(survey).verdicts.klass
    survey.rejected[::7] = True
    review = judge(survey)
    assert all(klass is None for klass in review.verdicts.klass[::7])
    kept = ~survey.rejected
    assert list(review.verdicts.klass[kept]) == list(plain[kept])
    assert review.counts.rejected == int(survey.rejected.sum())
    assert review.counts.read == review.counts.scored + review.counts.rejected
