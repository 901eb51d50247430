"""A workbook read and judged, as most tests of a survey need it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from ravo.faults import Fault
from ravo.review.explainer import explain
from ravo.review.explanation import B1Account
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings


class WithFaults(Protocol):
    """Whatever was found to have faults."""

    @property
    def faults(self) -> Iterable[Fault]:
        """The faults, in their order."""
        ...


def review(path: Path, **options: Any) -> Review:
    """Return the review of a workbook, every row of which is counted once."""
    found = judge(read_survey(path, ReadSettings(**options)))
    counts = found.counts
    assert counts.read == counts.scored + counts.rejected + counts.blank + counts.departed
    assert counts.scored + counts.rejected + counts.departed == len(found.verdicts.klass)
    return found


def codes(found: WithFaults) -> list[str]:
    """Return the codes of what was found, in their order."""
    return [fault.code for fault in found.faults]


def classes(path: Path) -> dict[str, str | None]:
    """Return the class of each household of a workbook by its code."""
    found = review(path)
    codes = found.survey.households.frame["code"]
    return dict(zip(codes, found.verdicts.klass.tolist(), strict=True))


def account(review: Review, record: int = 0) -> B1Account:
    """Return how the B1 of a household comes about by its answers."""
    found = explain(review, record).b1
    assert found is not None
    return found
