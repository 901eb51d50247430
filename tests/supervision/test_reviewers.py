"""Reviewers of one village: honest ones pass, one who answers otherwise does not."""

import numpy as np
import pytest

from ravo.supervision.reviewers import A_DAY, FEWEST, LIKENESS, VillageRows, compare_reviewers

COUNT = 40


def village(seed: int, name: str = "Ấp 1", *, other: bool = False, days: int = 10) -> VillageRows:
    """Return a village of two reviewers; the second answers yes to all where `other` is set."""
    draw = np.random.default_rng(seed)
    reviewers = ["A"] * (COUNT // 2) + ["B"] * (COUNT // 2)
    answers = (draw.random((COUNT, 6)) < 0.3).astype(float)
    if other:
        answers[COUNT // 2 :] = 1
    return VillageRows(
        name,
        reviewers,
        {"answer_1": answers[:, 0], "blanks": np.zeros(COUNT)},
        answers,
        np.arange(COUNT, dtype=float) % days,
    )


def test_one_who_answers_otherwise_is_found_by_answers_and_likeness() -> None:
    found = compare_reviewers([village(1, other=True)], 5).figures
    looked = {(one.reviewer, one.figure) for one in found if one.look}
    assert ("B", "answer_1") in looked
    assert ("B", LIKENESS) in looked
    # A column that is the same for everybody has no figure to compare.
    assert "blanks" not in {one.figure for one in found}


def test_honest_reviewers_pass() -> None:
    villages = [village(seed, f"Ấp {seed}") for seed in range(12)]
    figures = compare_reviewers(villages, 5).figures
    assert len(figures) > 45
    assert not [one for one in figures if one.look]


def test_the_same_seed_gives_the_same_figures() -> None:
    villages = [village(1), village(2, "Ấp 2")]
    assert compare_reviewers(villages, 5) == compare_reviewers(villages, 5)


def test_a_village_with_one_reviewer_cannot_be_told_from_its_reviewer() -> None:
    one = village(1)
    alone = VillageRows("Ấp 9", ["A"] * COUNT, one.figures, one.answers, one.days)
    found = compare_reviewers([alone], 5)
    assert found.figures == ()
    assert found.one_reviewer == ("Ấp 9",)


def test_households_without_a_reviewer_are_nobodys() -> None:
    one = village(1)
    names = ["A"] * 10 + [""] * 30
    found = compare_reviewers([VillageRows("Ấp 1", names, one.figures, one.answers, one.days)], 5)
    assert found.figures == ()
    assert found.one_reviewer == ("Ấp 1",)


@pytest.mark.parametrize("fewer", [4, 5])
def test_a_reviewer_of_few_households_is_not_compared(fewer: int) -> None:
    one = village(1)
    names = ["A"] * fewer + ["B"] * (COUNT - fewer)
    found = compare_reviewers([VillageRows("Ấp 1", names, one.figures, one.answers, one.days)], 5)
    assert bool(found.figures) is (fewer == 5)


def test_a_blank_village_decides_nothing() -> None:
    blank = np.full((COUNT, 6), np.nan)
    names = ["A", "B"] * (COUNT // 2)
    rows = VillageRows("Ấp 1", names, {"answer_1": blank[:, 0]}, blank, np.full(COUNT, np.nan))
    found = compare_reviewers([rows], 5)
    assert (found.figures, found.alike) == ((), 2)


def test_who_visits_many_a_day_is_found_by_the_day_and_not_by_the_household() -> None:
    reviewers = ["A"] * 60 + ["B"] * 12
    days = np.concatenate([np.repeat(np.arange(6.0), 10), np.arange(100, 112.0)])
    answers = np.zeros((72, 2))
    rows = VillageRows("Ấp 1", reviewers, {}, answers, days)
    figures = {
        one.reviewer: one for one in compare_reviewers([rows], 5).figures if one.figure == A_DAY
    }
    assert (figures["A"].value, figures["A"].others, figures["A"].look) == (10, 1, True)
    same = VillageRows("Ấp 1", ["A"] * 36 + ["B"] * 36, {}, answers, np.arange(72.0) // 3)
    assert A_DAY not in {one.figure for one in compare_reviewers([same], 5).figures}


def nearest_of(one: VillageRows, reviewer: str) -> float:
    """Return the mean share of answers that each household shares with the most alike, plainly."""
    mine = [row for row, name in enumerate(one.reviewers) if name == reviewer]
    alike = [
        max(
            float((one.answers[row] == one.answers[other]).mean()) for other in mine if other != row
        )
        for row in mine
    ]
    return sum(alike) / len(alike)


@pytest.mark.parametrize("columns", [6, 1])
def test_likeness_is_that_of_the_most_alike_of_the_same_reviewer(columns: int) -> None:
    whole = village(3)
    one = VillageRows("Ấp 1", whole.reviewers, {}, whole.answers[:, :columns], whole.days)
    found = compare_reviewers([one], 5).figures
    likeness = {item.reviewer: item.value for item in found if item.figure == LIKENESS}
    for reviewer, value in likeness.items():
        assert value == pytest.approx(nearest_of(one, reviewer))
    assert columns == 1 or set(likeness) == {"A", "B"}


def test_who_leaves_just_enough_to_others_is_compared() -> None:
    one = village(1)
    for others, compared in ((FEWEST, {"A", "B"}), (FEWEST - 1, set())):
        names = ["A"] * (COUNT - others) + ["B"] * others
        rows = VillageRows("Ấp 1", names, one.figures, one.answers, one.days)
        figures = compare_reviewers([rows], 5).figures
        assert {item.reviewer for item in figures if item.figure == "answer_1"} == compared
