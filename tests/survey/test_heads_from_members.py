"""A head and a size that are blank on the sheet `Hộ` are those of the listed members."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ravo.criteria import edition_for_year
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.heads_from_members import with_heads_of_members
from ravo.survey.reader import read_survey
from support import books
from support.reviews import codes as all_codes
from support.surveys import survey_of

REASON, SIZE, NAME, BIRTH = "Lý do biến động", "Số nhân khẩu", "Họ và tên", "Ngày/năm sinh"
HEAD_NAME, SEX, YEAR, NUMBER = (
    *("Họ và tên chủ hộ", "Giới tính", "Năm sinh"),
    "Số định danh cá nhân/CCCD",
)
BLANK = {HEAD_NAME: None, SEX: None, YEAR: None, NUMBER: None, SIZE: None, REASON: "Chuyển đến"}
HEAD = books.member("H1", **{NUMBER: "087070000012"})
CHILD = books.member("H1", "Con", **{NAME: "Nguyễn Văn Con", BIRTH: "2015"})


def judged(folder: Path, *people: dict[str, Any], **home: Any) -> Review:
    row = books.household("H1", **{**BLANK, **home})
    return judge(read_survey(books.write(folder / "xa.xlsx", [row], people)))


def codes(review: Review) -> list[str]:
    return sorted(code for code in all_codes(review) if code != "RV-352")


def test_a_new_household_needs_its_head_on_one_sheet_only(tmp_path: Path) -> None:
    review = judged(tmp_path, HEAD, CHILD)
    assert codes(review) == ["RV-335", "RV-336"]
    assert review.verdicts.klass[0] == "poor"
    homes = review.survey.households
    found = [homes.value(name, 0) for name in ("head_name", "head_sex", "head_birth_year", "size")]
    assert found == ["Nguyễn Văn Thử", "Nam", 1970, 2]
    assert homes.value("head_citizen_id", 0) == "087070000012"
    # The number of people is the check against missing rows: it stays to be looked at.
    assert [fault.code for fault in review.to_clear_up if fault.code != "RV-352"] == ["RV-335"]


@pytest.mark.parametrize(
    "people",
    [(CHILD,), (HEAD, {**CHILD, "Quan hệ với chủ hộ": "Chủ hộ"}), ()],
    ids=["no head", "two heads", "no rows"],
)
def test_nothing_is_taken_unless_exactly_one_is_the_head(
    tmp_path: Path, people: tuple[dict[str, Any], ...]
) -> None:
    review = judged(tmp_path, *people)
    assert codes(review).count("RV-214") == 4
    assert review.verdicts.klass[0] is None


def test_what_the_sheet_of_households_has_counts(tmp_path: Path) -> None:
    review = judged(tmp_path, HEAD, CHILD, **{HEAD_NAME: "Nguyễn Văn Thử", SIZE: 3})
    assert codes(review) == ["RV-301", "RV-336"]
    other = judged(tmp_path, HEAD, CHILD, **{HEAD_NAME: "Lê Văn Khác", SIZE: 2})
    assert codes(other) == ["RV-214", "RV-214", "RV-310"]
    assert other.survey.households.value("head_name", 0) == "Lê Văn Khác"


def test_nothing_is_taken_for_a_household_that_was_there_before(tmp_path: Path) -> None:
    review = judged(tmp_path, HEAD, CHILD, **{REASON: None, SEX: "Nam", SIZE: 2})
    assert codes(review) == ["RV-214"] * 2
    assert review.survey.households.value("head_name", 0) is None


def test_a_household_without_any_head_is_reviewed_for_the_first_time(tmp_path: Path) -> None:
    review = judged(tmp_path, HEAD, CHILD, **{REASON: None, SIZE: 2})
    assert codes(review) == ["RV-336"]
    assert review.survey.households.value("head_name", 0) == "Nguyễn Văn Thử"
    uncounted = judged(tmp_path, HEAD, CHILD, **{REASON: None})
    assert codes(uncounted) == ["RV-214", "RV-336"]
    assert uncounted.verdicts.klass[0] is None


def test_a_number_that_cannot_be_read_is_not_blank(tmp_path: Path) -> None:
    review = judged(tmp_path, HEAD, CHILD, **{SIZE: "hai ba"})
    assert "RV-335" not in codes(review)
    assert review.verdicts.klass[0] is None


def test_a_head_of_whom_the_sheet_has_everything_is_not_taken_again(tmp_path: Path) -> None:
    whole = {HEAD_NAME: "Nguyễn Văn Thử", SEX: "Nam", YEAR: 1970, NUMBER: "087070000012"}
    review = judged(tmp_path, HEAD, CHILD, **whole)
    assert codes(review) == ["RV-335"]
    assert review.survey.households.value("size", 0) == 2


def test_heads_are_found_before_anybody_asked_who_left() -> None:
    edition = edition_for_year(2024)
    head = {"ho_ten": "Nguyễn Văn Thử", "quan_he": "Chủ hộ", "gioi_tinh": "Nam"}
    homes = [{"dan_toc": "Kinh", "members": [head]}]
    survey = survey_of(edition, homes, year=2024, day=date(2024, 12, 14))
    found = with_heads_of_members(survey)
    assert found.departures is None
    assert found.households.value("head_name", 0) == "Nguyễn Văn Thử"
    assert [fault.code for fault in found.faults] == ["RV-336"]
