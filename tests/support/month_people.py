"""Requests of a month with the rows of people, as the reader settles who left and who came."""

from collections.abc import Sequence
from typing import Any

from ravo.monthly.requests import (
    MonthRequests,
    requests_of,
    with_average_requests,
    with_unexplained,
)
from ravo.monthly.state import MonthlyList
from ravo.review.verdicts import judge
from ravo.survey.departures import with_departures
from support.small_reviews import build

Row = dict[str, Any]
BARE = ("code", "head_name", "head_sex", "head_birth_year", "ethnicity", "village", "size")


def person(code: str, name: str, year: int, relation: str = "Con", **more: Any) -> Row:
    """Return a row of the sheet of people, born on the first of May."""
    own = {"code": code, "name": name, "relation": relation, "sex": "Nữ", "birth": f"{year}-05-01"}
    return {**own, **more}


def bare(record: Row, **more: Any) -> Row:
    """Return a household of a carried list of which nothing is written but who it is."""
    return {**{name: record[name] for name in BARE}, **more}


def asked_with(
    listed: MonthlyList, records: Sequence[Row], people: Sequence[Row], **info: Any
) -> MonthRequests:
    """Return the requests of a month of 2026 with the people who came or went without a reason."""
    about = {"year": 2026, "period": "Thường xuyên", **info}
    survey = with_departures(build(list(records), members=list(people), **about).survey)
    return with_unexplained(requests_of(judge(with_average_requests(survey))), listed.homes)
