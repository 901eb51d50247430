"""What leaves a household without a class is never called a mere warning."""

import random
from datetime import date

import numpy as np
import pytest

from ravo.criteria import load_edition
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.faults.taxonomy import all_kinds
from ravo.messages import say
from ravo.review.left_open import with_open_ones
from ravo.review.verdicts import judge
from support.random_households import random_household
from support.small_reviews import build, household
from support.surveys import survey_of

EDITION = load_edition("nd07-2021")
DAY = date(2024, 12, 14)


def test_every_undetermined_household_has_a_fault_that_is_not_to_be_left() -> None:
    rng = random.Random(11)
    homes = [random_household(rng, 2024, DAY) for _ in range(400)]
    found = judge(survey_of(EDITION, homes, year=2024, day=DAY))
    codes = found.survey.households.columns["code"]
    undetermined = set(codes[found.verdicts.klass == "undetermined"])
    assert len(undetermined) > 50
    ranks: dict[str | None, set[str]] = {}
    for fault in found.faults:
        ranks.setdefault(fault.household, set()).add(fault.rank)
    assert {code for code in undetermined if "open" not in ranks.get(code, set())} == set()
    classed = set(codes) - undetermined
    assert {code for code in classed if "open" in ranks.get(code, set())} == set()


def test_a_household_with_its_class_is_only_warned_of() -> None:
    found = build([household("H1", 14, 3), household("H2", None, 3)])
    assert {fault.rank for fault in found.faults if fault.household == "H2"} == {"open"}


@pytest.mark.parametrize(
    ("code", "household_", "rank"),
    [
        ("RV-230", "H1", "open"),
        ("RV-230", "H2", "warning"),
        ("RV-358", None, "open"),
        ("RV-210", "H1", "warning"),
        ("RV-214", "H1", "error"),
    ],
)
def test_the_rank_follows_from_the_class(code: str, household_: str | None, rank: str) -> None:
    codes = build([household("H1", 120, 3), household("H2", 120, 3)]).survey.households.columns[
        "code"
    ]
    klass = np.array(["undetermined", "poor"], dtype=object)
    (fault,) = with_open_ones(FaultTable.of([Fault(code, household_)]), codes, klass)
    assert fault.rank == rank
    (classed,) = with_open_ones(
        FaultTable.of([Fault(code, household_)]), codes, np.array(["poor"] * 2, dtype=object)
    )
    assert classed.rank == ("warning" if rank == "open" else rank)


def test_what_may_leave_a_class_open_never_says_only_to_leave_it() -> None:
    for code, kind in all_kinds().items():
        if kind.bears == "opens":
            hint = kind.hint.vi
            assert "để nguyên" not in hint.replace("giữ nguyên", "") or "đúng như vậy" in hint, code
    assert "để nguyên" in say("returned.colour_warning", "vi")
    assert "để nguyên thì hộ vẫn chưa có loại" in say("returned.colour_open", "vi")
