"""Of which review a commune's data are: the yearly one, or the running one of the half-year.

The yearly review runs from 1 September to 14 December (qd24-2021); a half-year report rests on
the running review of the months before it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ravo.formats import ReportKind
from ravo.messages import Text, text

if TYPE_CHECKING:
    import pandas as pd

    from ravo.survey.survey import Info

FIRST_OF_YEARLY = (9, 1)
"""Month and day on which the yearly review begins (qd24-2021)."""
PERIODS: dict[ReportKind, str] = {"year": "Định kỳ", "half-year": "Thường xuyên"}
"""The word of `Kỳ rà soát` for the review that each report rests on."""


@dataclass(frozen=True, slots=True)
class ReviewTiming:
    """What a workbook records of its review: period, closing day, last visit of a household."""

    period: str | None = None
    closed: date | None = None
    last_visit: date | None = None


def timing_of(info: "Info", households: "pd.DataFrame") -> ReviewTiming:
    """Return the timing of a commune's review; None for what it does not record."""
    # Loaded where it is needed: the process that fills in an office's template has no frames.
    import pandas as pd

    visits = households["visit_date"].dropna().tolist() if "visit_date" in households else []
    last = pd.Timestamp(max(visits)).date() if visits else None
    return ReviewTiming(info.period, info.review_date, last)


def against(timing: ReviewTiming, year: int, kind: ReportKind) -> list[Text]:
    """Return what shows that data are of the other review than a report is about."""
    return list(_against(timing, date(year, *FIRST_OF_YEARLY), kind))


def _against(timing: ReviewTiming, first: date, kind: ReportKind) -> Iterator[Text]:
    other: ReportKind = "year" if kind == "half-year" else "half-year"
    if timing.period == PERIODS[other]:
        yield text("forms.timing_period").filled(period=timing.period)
    if timing.closed is not None and (timing.closed >= first) == (other == "year"):
        yield text("forms.timing_closed").filled(day=timing.closed)
    # One visit of the autumn is enough against a half-year report; a yearly review may begin with
    # what was seen before, but not end there.
    visit = timing.last_visit
    if visit is not None and (visit >= first) == (other == "year"):
        yield text("forms.timing_visits").filled(day=visit)
