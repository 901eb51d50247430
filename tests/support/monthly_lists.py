"""A commune's list and a month's requests made by hand, without any workbook."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ravo.criteria import load_edition
from ravo.monthly.calendar import ReviewMonth
from ravo.monthly.decisions import RequestDecision, decide
from ravo.monthly.households import homes_of_review
from ravo.monthly.requests import MonthRequests, requests_of, with_average_requests
from ravo.monthly.state import MonthlyList, opened, start_of
from ravo.review.verdicts import judge
from ravo.survey.left_members import GONE
from ravo.survey.survey import Departures
from support.small_reviews import build
from support.small_reviews import home as home

ENTER, ESCAPE = "Vào danh sách (Mẫu 01)", "Ra khỏi danh sách (Mẫu 04)"
AVERAGE = "Mức sống trung bình (Mẫu 01)"


def the_list(records: Sequence[dict[str, Any]], **info: Any) -> MonthlyList:
    """Return the list that opens the year 2026, of a yearly review of 2025."""
    review = build(list(records), **{"year": 2025, **info})
    homes = opened(homes_of_review(review))
    return MonthlyList(
        month=ReviewMonth(2026, 0),
        info=review.survey.info,
        source=review.survey.source,
        edition=load_edition("nd07-2021"),
        homes=homes,
        start=start_of(homes),
    )


def asked(records: Sequence[dict[str, Any]], **more: Any) -> MonthRequests:
    """Return requests as the review of a month of 2026 finds them; `more` goes to the survey."""
    survey = build(list(records), **{"year": 2026, "period": "Thường xuyên", **more}).survey
    gone = np.array([record.get("change_reason") in GONE for record in records], dtype=bool)
    survey = replace(survey, departures=Departures(gone), rejected=survey.rejected & ~gone)
    return requests_of(judge(with_average_requests(survey)))


def decided(listed: MonthlyList, record: dict[str, Any], **more: Any) -> RequestDecision:
    """Return what becomes of one request."""
    (decision,) = decide(listed.homes, asked([record], **more))
    return decision
