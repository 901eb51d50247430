"""The explanation of one household says what the verdict says, and the smallest way over a line."""

from pathlib import Path

import pytest

from ravo.faults import UsageProblem
from ravo.review.b1_account import b1_account
from ravo.review.evidence import evidence_of
from ravo.review.explainer import explain, record_of
from ravo.review.explanation import Explanation
from support.books import household, write
from support.reviews import review


def explained(tmp_path: Path, deprived: int, **cells: object) -> Explanation:
    found = review(write(tmp_path / "a.xlsx", [household("H1", deprived, **cells)]))
    return explain(found, record_of(found, "H1"))


@pytest.mark.parametrize(
    ("points", "deprived", "klass"),
    [(140, 3, "poor"), (140, 2, "near_poor"), (141, 3, "not_poor"), (140.5, 3, "not_poor")],
)
def test_the_class_the_value_and_the_line_are_those_of_the_verdict(
    tmp_path: Path, points: float, deprived: int, klass: str
) -> None:
    found = explained(tmp_path, deprived, **{"Điểm B1": points})
    assert (found.klass, found.value, found.line) == (klass, points, 140)
    assert found.evidence_kind == "b1"
    assert sum(step.state == 1 for step in found.steps) == deprived
    assert len(found.steps) == 12


def test_one_answer_less_is_the_smallest_change_of_a_poor_household(
    tmp_path: Path,
) -> None:
    changes = explained(tmp_path, 3).changes
    by_kind = {change.kind: change for change in changes}
    assert (by_kind["indicators"].amount, by_kind["indicators"].to_class) == (-1, "near_poor")
    assert by_kind["line"].to_class == "not_poor"


def test_a_code_that_no_household_has_is_wrong_use(tmp_path: Path) -> None:
    found = review(write(tmp_path / "a.xlsx", [household("H1")]))
    assert record_of(found, "H1") == 0
    with pytest.raises(UsageProblem):
        record_of(found, "H2")


def test_without_answers_of_a_table_of_points_there_is_no_account_of_it(tmp_path: Path) -> None:
    found = review(write(tmp_path / "a.xlsx", [household("H1")]))
    assert found.edition is not None
    assert b1_account(found, evidence_of(found.survey, found.edition), 0) is None
    assert explained(tmp_path, 3).b1 is None
