"""Which review a commune's data are of: the yearly one, or the monthly one of the half-year.

The yearly review runs from 1 September to 14 December (qd24-2021); a half-year report is based on
the monthly reviews of the months before it.
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
"""The word in `Kỳ rà soát` for the review on which each report is based."""


@dataclass(frozen=True, slots=True)
class ReviewTiming:
    """A workbook's record of its review: period, closing day, last visit of a household."""

    period: str | None = None
    closed: date | None = None
    last_visit: date | None = None


def timing_of(info: "Info", households: "pd.DataFrame") -> ReviewTiming:
    """Return the timing of a commune's review; None for facts that are not recorded."""
    # Imported here: the process that fills in an office's template needs no frames.
    import pandas as pd

    visits = households["visit_date"].dropna().tolist() if "visit_date" in households else []
    last = pd.Timestamp(max(visits)).date() if visits else None
    return ReviewTiming(info.period, info.review_date, last)


def against(timing: ReviewTiming, year: int, kind: ReportKind) -> list[Text]:
    """Return the signs that data are of the other review than the report's."""
    return list(_against(timing, date(year, *FIRST_OF_YEARLY), kind))


def _against(timing: ReviewTiming, first: date, kind: ReportKind) -> Iterator[Text]:
    other: ReportKind = "year" if kind == "half-year" else "half-year"
    if timing.period == PERIODS[other]:
        yield text("forms.timing_period").filled(period=timing.period)
    if timing.closed is not None and (timing.closed >= first) == (other == "year"):
        yield text("forms.timing_closed").filled(day=timing.closed)
    # A single visit in autumn contradicts a half-year report. Visits of a yearly review may begin
    # earlier, but must not all be earlier.
    visit = timing.last_visit
    if visit is not None and (visit >= first) == (other == "year"):
        yield text("forms.timing_visits").filled(day=visit)
