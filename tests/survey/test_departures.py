"""A household that is listed as gone, without members: noted, without a class, and no error."""

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from ravo.blanks.survey import SurveyFrames, write_survey
from ravo.criteria import edition_for_year
from ravo.pipeline.reviews import ReviewOutcome, exit_code
from ravo.results.explanation import explanation_text
from ravo.results.reader import read_results
from ravo.results.workbook import write_results
from ravo.review.explainer import explain
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.departures import departed
from ravo.survey.reader import read_survey
from ravo.workbook.opened import open_workbook
from support.made_up_samples import make_sample
from support.surveys import survey_of


def reviewed(folder: Path, **values: object) -> Review:
    (sample,) = make_sample(2023, "30172", 4, 1)
    homes: Any = sample.households.dropna(subset="size").reset_index(drop=True).astype(object)
    code = homes.loc[0, "code"]
    homes.loc[0, ["size", "b1", "income", "change_reason"]] = [None, None, None, None]
    for name, value in values.items():
        homes.loc[0, name] = value
    people = sample.members[sample.members["code"] != code]
    income = sample.income[sample.income["code"] != code] if len(sample.income) else pd.DataFrame()
    path = folder / "xa.xlsx"
    frames = SurveyFrames(sample.info, homes, people, income)
    write_survey(path, edition_for_year(2023), frames)
    return judge(read_survey(path))


@pytest.mark.parametrize("reason", ["Chuyển đi", "Chết"])
@pytest.mark.parametrize("size", [None, 0])
def test_who_left_is_noted_once_and_nothing_is_wrong(
    reason: str, size: int | None, tmp_path: Path
) -> None:
    review = reviewed(tmp_path, change_reason=reason, size=size)
    assert [fault.code for fault in review.faults] == ["RV-307"]
    assert review.verdict == "accepted"
    assert exit_code(ReviewOutcome(tmp_path / "xa.xlsx", review)) == 0
    assert review.verdicts.klass[0] is None
    assert departed(review.survey).tolist()[:2] == [True, False]
    counts = review.counts
    assert (counts.rejected, counts.departed) == (0, 1)
    assert counts.read == counts.scored + counts.blank + 1


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"change_reason": None}, "RV-214"),
        ({"change_reason": "Chuyển đến"}, "RV-214"),
        ({"change_reason": "Khác"}, "RV-311"),
        ({"change_reason": "Đi làm xa"}, "RV-311"),
        ({"change_reason": "Chết oan"}, "RV-311"),
        ({"change_reason": None, "size": 0}, "RV-209"),
    ],
)
def test_a_missing_size_without_that_reason_is_an_error(
    values: dict[str, object], code: str, tmp_path: Path
) -> None:
    review = reviewed(tmp_path, **values)
    assert [fault.code for fault in review.faults if fault.severity == "error"] == [code]
    # One advice for the household: what to do first, and nothing that contradicts it.
    codes = {fault.code for fault in review.faults}
    assert len(codes & {"RV-214", "RV-308", "RV-311"}) <= 1
    assert ("RV-334" in codes) is (values["change_reason"] in ("Đi làm xa", "Chết oan"))
    assert not departed(review.survey).any()


def test_who_took_in_another_household_is_there(tmp_path: Path) -> None:
    review = reviewed(tmp_path, change_reason="Nhập hộ", size=4, b1=120.0)
    assert review.counts.departed == 0
    assert not {fault.code for fault in review.faults} & {"RV-307", "RV-308"}


def test_results_keep_who_left_and_the_officer_reads_why(tmp_path: Path) -> None:
    review = reviewed(tmp_path, change_reason="Chết")
    path = tmp_path / "kq.xlsx"
    write_results(review, path, "vi")
    counts = read_results(open_workbook(path)).counts
    assert (counts.rejected, counts.departed) == (0, 1)
    said = explanation_text(explain(review, 0), "vi")
    assert "hộ đã rời danh sách (lý do: chết)" in said
    assert "có lỗi" not in said


@pytest.mark.parametrize(
    ("values", "warned"),
    [
        ({"size": 4}, False),
        ({"size": 0, "opening_class": None}, False),
        ({"size": 4, "b1": 120.0}, True),
        ({"b1": 120.0}, True),
        ({"income": 900_000.0}, True),
        ({}, False),
    ],
)
def test_who_left_leaves_the_list_whatever_the_row_still_carries(
    tmp_path: Path, values: dict[str, object], *, warned: bool
) -> None:
    review = reviewed(tmp_path, change_reason="Chuyển đi", **values)
    assert [fault.code for fault in review.faults] == ["RV-307", *["RV-308"] * warned]
    assert all(fault.params == {"reason": "Chuyển đi"} for fault in review.faults)
    assert explain(review, 0).left_for == "Chuyển đi"
    assert (review.counts.departed, review.counts.rejected) == (1, 0)


def test_who_left_is_known_by_the_reasons_before_anybody_was_taken_out() -> None:
    reasons = ["Chết", None, "Chuyển đi", "Chuyển đến"]
    homes = [{"ly_do_bien_dong": reason, "so_khau": 2} for reason in reasons]
    survey = survey_of(edition_for_year(2023), homes, year=2023, day=date(2023, 12, 14))
    assert survey.departures is None
    assert departed(survey).tolist() == [True, False, True, False]
