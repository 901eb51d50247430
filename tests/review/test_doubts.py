"""Values in doubt are missing evidence, and nothing else decides in their place."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np

from ravo.criteria import load_edition
from ravo.fault_words import fault_message
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.survey import Survey
from support.surveys import survey_of

EDITION = load_edition("nd07-2021")
POOR_BY_ANSWERS = {f"th_{n:02d}": "Có" if n <= 3 else "Không" for n in range(1, 13)}
HOUSEHOLD: dict[str, Any] = {"so_khau": 4, "diem_b1": 120.0, **POOR_BY_ANSWERS}


def reviewed(household: dict[str, Any], **doubted: list[bool]) -> Review:
    survey = survey_of(EDITION, [household], year=2024, day=date(2024, 12, 14), area="rural")
    return judge(in_doubt(survey, **doubted))


def in_doubt(survey: Survey, **doubted: list[bool]) -> Survey:
    flags = {name: np.array(value, dtype=bool) for name, value in doubted.items()}
    return replace(survey, households=survey.households.with_doubts(flags))


def klass(review: Review) -> str | None:
    found: str | None = review.verdicts.klass[0]
    return found


def wanted(review: Review) -> list[str]:
    """Return what is missing, each with the mark of a cell that holds something in doubt."""
    (fault,) = [fault for fault in review.faults if fault.code == "RV-511"]
    message, _ = fault_message(fault, "en")
    return re.sub(r"cell A[A-Z]3 holds", "cell holds", message.partition("missing: ")[2]).split(
        "; "
    )


def test_nothing_in_doubt_leaves_the_class() -> None:
    assert klass(reviewed(HOUSEHOLD)) == "poor"
    assert klass(reviewed(HOUSEHOLD, b1=[False])) == "poor"


def test_measured_income_does_not_decide_for_a_doubted_b1() -> None:
    review = reviewed({**HOUSEHOLD, "thu_nhap": 9_000_000.0}, b1=[True])
    assert klass(review) == "undetermined"
    assert wanted(review) == ["Điểm B1 (cell holds something that cannot be used yet)."]
    assert np.isnan(review.survey.households.value("b1", 0))


def test_a_doubted_income_matters_only_without_b1() -> None:
    with_points = {**HOUSEHOLD, "thu_nhap": 1_400.0}
    assert klass(reviewed(with_points, income=[True])) == "poor"
    assert klass(reviewed({**with_points, "diem_b1": None}, income=[True])) == "undetermined"


def test_the_income_sheet_does_not_decide_for_a_doubted_income() -> None:
    sheet = {"thu_tien_luong": 4.0 * 12 * 9_000_000}
    household = {**HOUSEHOLD, "diem_b1": None, "thu_nhap": 1_400.0, "thu_nhap_sheet": sheet}
    assert klass(reviewed({**household, "thu_nhap": None})) == "not_poor"
    assert klass(reviewed(household, income=[True])) == "undetermined"


def test_a_doubted_figure_of_the_income_sheet_leaves_its_household_open() -> None:
    sheet = {"thu_tien_luong": 4.0 * 12 * 9_000_000}
    household = {**HOUSEHOLD, "diem_b1": None, "thu_nhap_sheet": sheet}
    survey = survey_of(EDITION, [household], year=2024, day=date(2024, 12, 14), area="rural")
    assert survey.income is not None
    doubted = survey.income.with_doubts({"livestock_in": np.array([True])})
    assert klass(judge(survey)) == "not_poor"
    assert klass(judge(replace(survey, income=doubted))) == "undetermined"


def test_facts_do_not_decide_for_a_doubted_answer() -> None:
    facts = {"nguon_nuoc": "Nước máy"}
    deprived = {f"th_{n:02d}": "Có" if n <= 2 else "Không" for n in range(1, 13)}
    household = {**HOUSEHOLD, **deprived, **facts}
    assert klass(reviewed({**household, "th_09": None})) == "near_poor"
    review = reviewed(household, answer_water=[True])
    assert klass(review) == "undetermined"
    assert wanted(review) == [
        "9. Nguồn nước sinh hoạt (cell holds something that cannot be used yet)."
    ]


def test_a_doubted_answer_that_changes_nothing_leaves_the_class() -> None:
    assert klass(reviewed(HOUSEHOLD, answer_water=[True])) == "poor"
    assert klass(reviewed({**HOUSEHOLD, "diem_b1": 300.0}, answer_water=[True])) == "not_poor"


def test_the_commune_does_not_settle_a_doubted_area() -> None:
    between = {**HOUSEHOLD, "diem_b1": 150.0}
    assert klass(reviewed(between)) == "not_poor"
    review = reviewed(between, area=[True])
    assert klass(review) == "undetermined"
    assert klass(reviewed(HOUSEHOLD, area=[True])) == "poor"


def test_a_request_in_doubt_leaves_average_living_open() -> None:
    household = {
        **HOUSEHOLD,
        "diem_b1": None,
        "thu_nhap": 1_800_000.0,
        "lam_nong_nghiep": "Có",
        "de_nghi_mstb": "Có",
    }
    assert klass(reviewed(household)) == "average_living"
    assert klass(reviewed({**household, "de_nghi_mstb": None})) == "not_poor"
    review = reviewed(household, asked_average_living=[True])
    assert klass(review) == "undetermined"
    assert wanted(review) == [
        "Đề nghị xác định mức sống trung bình (cell holds something that cannot be used yet)."
    ]


def test_a_doubted_number_of_members_still_counts_people() -> None:
    area = {**HOUSEHOLD, "so_khau": 15, "dien_tich": 60.0, "th_08": None}
    review = reviewed({**area, "th_03": "Không"}, size=[True])
    assert klass(review) == "undetermined"
    assert review.survey.households.value("size", 0) == 15
