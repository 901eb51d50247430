"""Rules of evidence that decide a class, each with cases on both sides of what it says."""

import dataclasses
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ravo.criteria import load_edition
from ravo.criteria.rules import (
    ABSENT,
    NEAR_POOR,
    NOT_POOR,
    POOR,
    absent_lines,
    average_living,
    classify,
    poverty_line,
    poverty_lines,
)
from ravo.review.evidence import evidence_of, recorded_counts, sheet_income
from ravo.review.review import Review
from ravo.review.verdicts import counts_of, judge
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from support import books
from support.surveys import survey_of

EDITION = load_edition("nd07-2021")


def reviewed(folder: Path, income: list[dict[str, Any]], deprived: int = 3, **more: Any) -> Review:
    row = books.household("H1", deprived, **{"Điểm B1": None, **more})
    path = books.write(folder / "xa.xlsx", [row], income=income)
    return judge(read_survey(path, ReadSettings()))


# income from the sheet Thu nhập


def test_a_row_with_costs_only_is_negative_income_and_the_lines_are_compared(
    tmp_path: Path,
) -> None:
    review = reviewed(tmp_path, [{"Mã hộ": "H1", "Chi: trồng trọt": 2_400_000}])
    assert review.verdicts.value[0] == -100_000
    assert review.verdicts.evidence[0] == "income"
    assert review.verdicts.klass[0] == "poor"


def test_costs_only_are_near_poor_below_three_indicators(tmp_path: Path) -> None:
    review = reviewed(tmp_path, [{"Mã hộ": "H1", "Chi: trồng trọt": 2_400_000}], 2)
    assert review.verdicts.klass[0] == "near_poor"


def test_a_row_without_any_figure_is_no_evidence(tmp_path: Path) -> None:
    review = reviewed(
        tmp_path,
        [
            {
                "Mã hộ": "H1",
                "Chi: trồng trọt": None,
                "Thu: khác (lương hưu, tiền gửi về, lãi, cho thuê)": None,
            }
        ],
    )
    assert review.verdicts.klass[0] == "undetermined"


def test_gains_less_costs_by_member_and_month_without_allowances(tmp_path: Path) -> None:
    line = {
        "Mã hộ": "H1",
        "Thu: trồng trọt": 60_000_000,
        "Chi: trồng trọt": 24_000_000,
        "Trợ cấp, trợ giúp xã hội từ ngân sách": 99_000_000,
    }
    review = reviewed(tmp_path, [line])
    assert review.verdicts.value[0] == (60_000_000 - 24_000_000) / 2 / 12


def test_the_forms_own_income_comes_before_the_sheets(tmp_path: Path) -> None:
    review = reviewed(
        tmp_path,
        [{"Mã hộ": "H1", "Thu: trồng trọt": 12_000_000}],
        **{"Thu nhập bình quân (đồng/người/tháng)": 2_000_000},
    )
    assert review.verdicts.value[0] == 2_000_000


def test_without_the_sheet_there_is_no_income_of_it() -> None:
    survey = survey_of(EDITION, [{"so_khau": 2}], year=2024, day=date(2024, 12, 14))
    assert np.isnan(sheet_income(replace(survey, income=None))).all()


# a recorded B2


def with_b2(points: float | None, yes: int, open_: int) -> Any:
    answers = {
        f"th_{n:02d}": "Có" if n <= yes else None if n <= yes + open_ else "Không"
        for n in range(1, 13)
    }
    survey = survey_of(
        EDITION,
        [{"so_khau": 2, "diem_b1": 120, **answers}],
        year=2024,
        day=date(2024, 12, 14),
        area="rural",
    )
    recorded = np.array([np.nan if points is None else points])
    table = survey.households.with_columns({"recorded_b2": recorded})
    return evidence_of(replace(survey, households=table), EDITION)


@pytest.mark.parametrize(
    ("points", "bounds"),
    [
        (None, (2, 5)),
        (10, (2, 5)),
        (20, (2, 2)),
        (30, (3, 3)),
        (50, (5, 5)),
        (60, (2, 5)),
        (120, (2, 5)),
        (25, (2, 5)),
        (-10, (2, 5)),
    ],
)
def test_a_recorded_b2_counts_only_where_the_answers_allow_it(
    points: float | None, bounds: tuple[int, int]
) -> None:
    evidence = with_b2(points, 2, 3)
    fewest, most = counts_of(evidence, EDITION)
    assert (fewest[0], most[0]) == bounds


@pytest.mark.parametrize(("points", "count"), [(0, 0), (10, 1), (120, 12), (5, -1), (-20, -1)])
def test_a_recorded_b2_stands_for_whole_indicators(points: float, count: int) -> None:
    assert recorded_counts(with_b2(points, 0, 12), EDITION)[0] == count


def test_answers_that_are_complete_are_never_overruled_by_a_recorded_b2() -> None:
    fewest, most = counts_of(with_b2(20, 3, 0), EDITION)
    assert (fewest[0], most[0]) == (3, 3)


# the rule


def code(measure: Any, value: float, deprived: int, area: Any = "rural") -> int:
    return int(classify(EDITION, measure, area, np.array([value]), np.array([deprived]))[0])


@pytest.mark.parametrize(
    ("measure", "area", "line"),
    [
        ("b1", "rural", 140),
        ("b1", "urban", 175),
        ("income", "rural", 1_500_000),
        ("income", "urban", 2_000_000),
    ],
)
def test_the_line_itself_is_on_the_poor_side(measure: Any, area: Any, line: float) -> None:
    assert poverty_line(EDITION, measure, area) == line
    assert [code(measure, line, n, area) for n in (2, 3)] == [NEAR_POOR, POOR]
    assert [code(measure, np.nextafter(line, 9e9), n, area) for n in (2, 3)] == [NOT_POOR, NOT_POOR]
    assert code(measure, -1, 0, area) == NEAR_POOR


def test_average_living_begins_above_the_poverty_line_and_ends_with_its_own() -> None:
    income = np.array([1_500_000, 1_500_001, 2_250_000, 2_250_001], dtype=np.float64)
    assert average_living(EDITION, "rural", income).tolist() == [0, 1, 1, 0]


def test_a_line_that_is_absent_gives_no_class_and_is_named() -> None:
    later = load_edition("nd351-2025")
    missing = absent_lines(later, "b1", "rural")
    assert missing
    assert all(line in later.find_lines("b1", "rural") for line in missing)
    if all(line in missing for line in poverty_lines(later, "b1", "rural")):
        assert classify(later, "b1", "rural", np.array([1.0]), np.array([5])).tolist() == [ABSENT]
    assert absent_lines(EDITION, "b1", "rural") == ()
    assert dataclasses.is_dataclass(missing[0]) or missing[0].upto is None
