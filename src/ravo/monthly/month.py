"""A month of the monthly review: the list before, its requests, the decisions, the next list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ravo.contract.columns import SHEETS
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.monthly.calendar import DueReport, ReviewMonth, due_after
from ravo.monthly.decisions import OF_PEOPLE, RequestDecision, decide
from ravo.monthly.halves import with_halves_waiting
from ravo.monthly.movements import EarlierLists, PeriodMovements, of_month, of_year
from ravo.monthly.people import MovedPerson
from ravo.monthly.requests import MonthRequests
from ravo.monthly.state import MonthlyList, applied
from ravo.review.review import Review
from ravo.survey.brought_facts import unconfirmed_fault
from ravo.survey.left_members import GROWN, SHRUNK
from ravo.survey.new_heads import PASSED_ON, SUCCEEDED
from ravo.typed_columns import any_given

UNCONFIRMED = "RV-1093"
"""The fault of last year's facts of dwellings that nobody confirmed."""
OF_MOVED = (SHRUNK, GROWN, PASSED_ON, SUCCEEDED)
"""Notes about a household whose people left or came: about its size and its head."""
NO_EVIDENCE = "RV-511"
UNREVIEWED, BLANK = "RV-1090", "RV-214"
"""The faults of households without any record yet, and of required cells that are blank."""


@dataclass(frozen=True)
class MonthReview:
    """The result of a month.

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
        """The decisions that change the list."""
        return _of(self.decisions, ("changed", "departed", "resized"))

    @property
    def refused(self) -> tuple[RequestDecision, ...]:
        """The requests that are refused in writing, with the reason."""
        return _of(self.decisions, ("refused", "stays"))

    @property
    def open(self) -> tuple[RequestDecision, ...]:
        """The requests that cannot be decided yet."""
        return _of(self.decisions, ("open",))

    @property
    def strays(self) -> tuple[MovedPerson, ...]:
        """The rows of people who belong to no household of the requests; they have no effect.

        Their codes are blank, mistyped, or those of households that the sheet `Hộ` lacks.
        """
        return self.requests.strays

    @property
    def unclear(self) -> int:
        """The number of requests and rows of people that have to be cleared up."""
        return len(self.open) + len(self.strays)

    @property
    def to_correct(self) -> Review:
        """The review of the requests without faults that the list settles.

        Households without any entry request nothing; those with only changes of people, and new
        ones that request nothing, need no evidence; totals of the commune that the workbook leaves
        blank are those of the list.
        """
        review, info = self.requests.review, self.after.info
        known = None not in (info.total_households, info.total_members)
        answered = {(UNREVIEWED, SHEETS["households"])}
        if known:
            answered.add((BLANK, SHEETS["info"]))
        moved = {one.request.code for one in self.decisions if one.people}
        still = (*OF_PEOPLE, "waiting")
        bare = {one.request.code for one in self.decisions if one.why in still}
        faults = [
            fault
            for fault in review.faults
            if (fault.code, fault.sheet) not in answered
            and fault.code != UNCONFIRMED
            and not (fault.code in OF_MOVED and fault.household in moved)
            and not (fault.code == NO_EVIDENCE and fault.household in bare)
        ]
        return replace(review, faults=FaultTable.together(faults, self._unconfirmed()))

    def _unconfirmed(self) -> Iterator[Fault]:
        """Yield the fault of unconfirmed facts of last year, for requests that these leave open."""
        review = self.requests.review
        survey = review.survey
        if survey.unconfirmed is None:
            return
        asking = (one.request for one in self.open if one.request.kind != "none")
        open_ = {request.code for request in asking if not request.settled}
        asks = survey.households.frame["code"].isin(open_).to_numpy(dtype=bool)
        rows = np.flatnonzero(asks & any_given(survey.unconfirmed.arrays.values(), len(asks)))
        for fault in review.faults:
            if fault.code == UNCONFIRMED and len(rows):
                own = unconfirmed_fault(survey.households, int(rows[0]), len(rows))
                yield replace(fault, cell=own.cell, params=own.params)


def _of(
    decisions: Sequence[RequestDecision], outcomes: Sequence[str]
) -> tuple[RequestDecision, ...]:
    return tuple(decision for decision in decisions if decision.outcome in outcomes)


def review_month(
    before: MonthlyList, requests: MonthRequests, month: ReviewMonth, earlier: EarlierLists
) -> MonthReview:
    """Return a month's review: every request decided by the list before, and the next list.

    `earlier` has the households that were on the lists of earlier years.
    """
    decisions = with_halves_waiting(before.homes, requests, decide(before.homes, requests))
    after = applied(before, month, requests, decisions)
    moves = of_month(before, after, earlier), of_year(after, earlier)
    return MonthReview(month, before, requests, decisions, after, *moves, due_after(month))
