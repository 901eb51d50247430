"""Which edition a workbook of a year was judged by, and whether it is still the same."""

import pytest

from ravo.changes.standard import edition_of
from ravo.changes.year import YearPart
from ravo.criteria import load_edition
from ravo.survey.survey import Source
from support.small_reviews import build, household

EDITION = load_edition("nd07-2021")


def part(id: str | None, checksum: str | None) -> YearPart:
    """Return a workbook of results, which names its edition only."""
    review = build([household("H1", 130, 4)])
    return YearPart(
        Source("a.xlsx", "0" * 64), review.survey.info, id, checksum, review.counts, "Kết quả"
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
    review = build([household("H1", 130, 4)])
    own = part(None, None)
    judged = YearPart(own.source, own.info, None, None, own.counts, own.sheet, review)
    assert edition_of(judged) is review.edition
