"""Data of the yearly review and of the half-year are told apart by period, cut-off and visits."""

from datetime import date

import pandas as pd
import pytest

from ravo.formats import ReportKind
from ravo.report.figures.timing import ReviewTiming, against, timing_of
from ravo.survey.survey import Info

AUGUST, SEPTEMBER = date(2024, 8, 31), date(2024, 9, 1)


def signs(timing: ReviewTiming, kind: ReportKind) -> list[str]:
    return [sign.say("vi") for sign in against(timing, 2024, kind)]


@pytest.mark.parametrize(
    ("timing", "half", "year"),
    [
        (ReviewTiming(), [], []),
        (ReviewTiming(period="Định kỳ"), ["kỳ rà soát Định kỳ"], []),
        (ReviewTiming(period="Thường xuyên"), [], ["kỳ rà soát Thường xuyên"]),
        (ReviewTiming(closed=SEPTEMBER), ["ngày chốt số liệu 01/09/2024"], []),
        (ReviewTiming(closed=AUGUST), [], ["ngày chốt số liệu 31/08/2024"]),
        (ReviewTiming(closed=date(2025, 1, 5)), ["ngày chốt số liệu 05/01/2025"], []),
        (ReviewTiming(last_visit=SEPTEMBER), ["đến hộ lần cuối 01/09/2024"], []),
        (ReviewTiming(last_visit=AUGUST), [], ["đến hộ lần cuối 31/08/2024"]),
    ],
)
def test_each_sign_speaks_against_one_report(
    timing: ReviewTiming, half: list[str], year: list[str]
) -> None:
    assert (signs(timing, "half-year"), signs(timing, "year")) == (half, year)


def test_the_signs_of_a_workbook_are_its_period_its_cut_off_and_its_last_visit() -> None:
    info = Info(2024, period="Định kỳ", review_date=date(2024, 12, 14))
    days = [pd.Timestamp(2024, 10, 1), pd.NaT, pd.Timestamp(2024, 11, 2)]
    found = timing_of(info, pd.DataFrame({"visit_date": days}))
    assert found == ReviewTiming("Định kỳ", date(2024, 12, 14), date(2024, 11, 2))
    assert timing_of(Info(2024), pd.DataFrame({"visit_date": [None]})) == ReviewTiming()
    assert timing_of(Info(2024), pd.DataFrame()) == ReviewTiming()
