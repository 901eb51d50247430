"""The class that a list brought with it: what its reason and its explanation rest on."""

import pytest

from ravo.profiles.loader import load_profile
from ravo.results.explanation import explanation_text
from ravo.review.explainer import explain
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from support.folders import WORKBOOKS
from support.results_json import results_json

RECORDED = 3
"""The record in the workbooks that has a class by what was recorded."""


def reviewed(name: str) -> Review:
    path = WORKBOOKS / name
    found = judge(read_survey(path, ReadSettings(profile=load_profile("mis"), year=2024)))
    assert found.verdicts.evidence.tolist()[:4] == ["b1", "b1", "b1", "recorded"]
    return found


@pytest.mark.parametrize(("name", "b2"), [("mis-clean.xlsx", 30), ("mis-differs.xlsx", None)])
def test_the_reason_of_a_recorded_class_names_no_line_and_the_points_where_known(
    name: str, b2: int | None
) -> None:
    home = results_json(reviewed(name), "vi")["households"][RECORDED]
    assert (home["class"], home["b2"], home["evidence"]["line"]) == ("poor", b2, None)
    assert home["reason"] == "Giữ phân loại đã ghi nhận: Hộ nghèo."


@pytest.mark.parametrize(
    ("name", "b1", "count"),
    [
        ("mis-clean.xlsx", 150, "B2 = 30 điểm, ghi sẵn trong bảng"),
        ("mis-differs.xlsx", 120, "nên chưa tính được B2"),
    ],
)
def test_the_explanation_of_a_recorded_class_has_the_points_that_were_recorded(
    name: str, b1: int, count: str
) -> None:
    said = explanation_text(explain(reviewed(name), RECORDED), "vi")
    assert "Giữ phân loại đã ghi trong bảng: Hộ nghèo" in said
    assert f"Điểm B1 = {b1} điểm, mỗi khu vực cho một kết quả khác" in said
    assert count in said
