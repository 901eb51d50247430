"""A month of the running review: the list before, its requests, what becomes of them, the list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ravo.contract.columns import SHEETS
from ravo.monthly.calendar import DueReport, ReviewMonth, due_after
from ravo.monthly.decisions import RequestDecision, decide
from ravo.monthly.movements import EarlierLists, PeriodMovements, of_month, of_year
from ravo.monthly.requests import MonthRequests
from ravo.monthly.state import MonthlyList, applied
from ravo.review.review import Review

UNREVIEWED, BLANK = "RV-1090", "RV-214"
"""Households of which nothing is written down yet; a cell that is blank and may not be."""


@dataclass(frozen=True)
class MonthReview:
    """What a month came to.

    `month_moves` are the movements of the month, `year_moves` those since the start of the year;
    `due` is the report that follows, None where the act has none for this month.
    """

    month: ReviewMonth
    before: MonthlyList
    requests: MonthRequests
    decisions: tuple[RequestDecision, ...]
    after: MonthlyList
    month_moves: PeriodMovements
    year_moves: PeriodMovements
    due: DueReport | None

    @property
    def decided(self) -> tuple[RequestDecision, ...]:
        """The requests by which the list is another one."""
        return _of(self.decisions, ("changed", "departed", "resized"))

    @property
    def refused(self) -> tuple[RequestDecision, ...]:
        """The requests that get a refusal in writing, with its reason."""
        return _of(self.decisions, ("refused", "stays"))

    @property
    def open(self) -> tuple[RequestDecision, ...]:
        """The requests on which nothing can be decided yet."""
        return _of(self.decisions, ("open",))

    @property
    def to_correct(self) -> Review:
        """The review of the requests without the faults that the list answers.

        Households that nobody wrote anything of request nothing, and totals of the commune that the
        workbook leaves blank are those of the list.
        """
        review, info = self.requests.review, self.after.info
        known = None not in (info.total_households, info.total_members)
        answered = {(UNREVIEWED, SHEETS["households"])}
        if known:
            answered.add((BLANK, SHEETS["info"]))
        faults = (fault for fault in review.faults if (fault.code, fault.sheet) not in answered)
        return replace(review, faults=tuple(faults))


def _of(
    decisions: Sequence[RequestDecision], outcomes: Sequence[str]
) -> tuple[RequestDecision, ...]:
    return tuple(decision for decision in decisions if decision.outcome in outcomes)


def review_month(
    before: MonthlyList, requests: MonthRequests, month: ReviewMonth, earlier: EarlierLists
) -> MonthReview:
    """Return a month's review: every request decided by the list before, and the list after.

    `earlier` holds who was on the lists of earlier years.
    """
    decisions = decide(before.homes, requests)
    after = applied(before, month, requests, decisions)
    moves = of_month(before, after, earlier), of_year(after, earlier)
    return MonthReview(month, before, requests, decisions, after, *moves, due_after(month))
