"""One survey judged by two editions: that of the year being closed, and the following one."""

from dataclasses import dataclass, replace

from ravo.contract.columns import answer_column
from ravo.contract.models import blank_column
from ravo.criteria import Edition, Indicator
from ravo.faults import unreadable
from ravo.review.review import Review
from ravo.review.verdicts import judge_by
from ravo.survey.survey import Survey


@dataclass(frozen=True)
class TwoEditions:
    """The reviews of one survey by two editions, household by household in the same order.

    `unasked` are the indicators of the second edition for which the workbook has no column of
    answers, because the first edition lacks them.
    """

    first: Review
    second: Review
    unasked: tuple[Indicator, ...]


def judged_by_both(review: Review, edition: Edition) -> TwoEditions | None:
    """Return a review and that of the same survey by a second edition.

    None where the survey has no edition or no year.

    The survey was read by the first edition: answers are matched by the name of their indicator,
    answers that the workbook lacks are blank, and points of a score table, which belong to the
    first edition only, are left out. The second edition must cover the review year or the year
    after it. Raises InputProblem (exit code 3) where it covers neither.
    """
    first, year = review.edition, review.survey.info.year
    if first is None or year is None:
        return None
    if not (edition.covers(year) or edition.covers(year + 1)):
        path = review.survey.source.path
        years = {"year": str(year), "years": edition.years}
        raise unreadable("RV-516", path=path, edition=edition.id, **years)
    known = {item.id for item in first.indicators}
    unasked = tuple(item for item in edition.indicators if item.id not in known)
    survey = replace(with_answers_of(review.survey, edition), edition=edition, grid=None)
    return TwoEditions(review, judge_by(survey, edition), unasked)


def with_answers_of(survey: Survey, edition: Edition) -> Survey:
    """Return the survey with blank answers for indicators that its own edition lacks."""
    table = survey.households
    columns = [answer_column(item) for item in edition.indicators]
    blanks = {
        column.name: blank_column(column, len(table.rows))
        for column in columns
        if column.name not in table.columns
    }
    if not blanks:
        return survey
    return replace(survey, households=table.with_columns(blanks))
