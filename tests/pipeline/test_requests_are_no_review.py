"""A month's requests are no review of a year: neither scored as one nor brought to a register."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from ravo.faults import UsageProblem
from ravo.pipeline import register, reviews
from ravo.pipeline.reviews import requests_something, scored_workbook
from ravo.results.results import Results
from ravo.review.review import Review
from ravo.survey.settings import ReadSettings
from ravo.survey.survey import MONTHLY, PERIODIC
from support.small_reviews import build, household


def made(period: str | None, request: str | None) -> Review:
    """Return the review of one household of a period, with what it requests."""
    review = build([{**household("H1", 120.0, 3), "request": request}], year=2026)
    info = replace(review.survey.info, period=period, review_date=date(2026, 2, 15))
    return replace(review, survey=replace(review.survey, info=info))


@pytest.mark.parametrize(
    ("period", "request_words", "is_request"),
    [
        (MONTHLY, "Vào danh sách (Mẫu 01)", True),
        (MONTHLY, None, False),
        (PERIODIC, "Vào danh sách (Mẫu 01)", False),
        (None, None, False),
    ],
)
def test_requests_get_no_results(
    monkeypatch: pytest.MonkeyPatch,
    period: str | None,
    request_words: str | None,
    *,
    is_request: bool,
) -> None:
    review = made(period, request_words)
    assert requests_something(review.survey) is is_request
    monkeypatch.setattr(reviews, "judge", lambda _: review)
    monkeypatch.setattr(reviews, "read_survey", lambda *_: review.survey)
    monkeypatch.setattr(reviews, "refuse_unfit", lambda _: None)
    found = scored_workbook(Path("xa.xlsx"), cast(ReadSettings, None))
    codes = [] if found.problem is None else [found.problem.fault.code]
    assert (codes, found.review is None) == (["RV-1495"] if is_request else [], is_request)


@pytest.mark.parametrize(
    ("period", "month", "refused"),
    [(MONTHLY, None, True), (MONTHLY, "2026-02", False), (PERIODIC, None, False)],
)
def test_a_running_review_is_no_year_of_a_register(
    period: str, month: str | None, *, refused: bool
) -> None:
    """Results of one are refused unless they are the list after a month."""
    review = made(period, None)
    source = SimpleNamespace(path="/xa/a.xlsx")
    results: Any = object.__new__(Results)
    for name, value in (("info", review.info), ("list_month", month), ("source", source)):
        object.__setattr__(results, name, value)
    for item in (results, *([review] if month is None else [])):
        if not refused:
            register.refuse_requests(item)
            continue
        with pytest.raises(UsageProblem) as problem:
            register.refuse_requests(item)
        assert problem.value.fault.code == "RV-1494"
