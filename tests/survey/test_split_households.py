"""`Tách hộ` at members: who left the old household, who came to the new one, what stays open."""

from pathlib import Path
from typing import Any

import pytest

from ravo.results.moves import moves_of
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.departures import people_left
from ravo.survey.reader import read_survey
from support import books
from support.reviews import codes as all_codes

NAME = "Họ và tên"
REASON, ORIGIN, SIZE = "Lý do biến động", "Mã hộ gốc", "Số nhân khẩu"
SPLIT = {REASON: "Tách hộ"}


def judged(folder: Path, old: dict[str, Any], new: dict[str, Any]) -> Review:
    """Return the review of an old household of 4, one of whom has `Tách hộ`, and of one of 1."""
    homes = [books.household("H1", **{SIZE: 4, **old}), books.household("H2", **{SIZE: 1, **new})]
    people = [books.member("H1")]
    people += [
        books.member(
            "H1", "Con", **{"Họ và tên": f"Nguyễn {name}", "Ngày/năm sinh": "1999", **more}
        )
        for name, more in (("An", {}), ("Ba", {}), ("Tư", SPLIT))
    ]
    people.append(books.member("H2"))
    income = [{"Mã hộ": "H1", "Thu: tiền lương, tiền công": 1_550_000 * 3 * 12}]
    homes[0]["Điểm B1"] = None
    return judge(read_survey(books.write(folder / "xa.xlsx", homes, people, income)))


def codes(review: Review) -> list[str]:
    return sorted(code for code in all_codes(review) if code != "RV-352")


@pytest.mark.parametrize("own", [None, "Tách hộ"])
def test_whom_another_household_names_as_origin_was_left(tmp_path: Path, own: str | None) -> None:
    """Income is shared by the three who stayed, and the household is not poor."""
    review = judged(tmp_path, {REASON: own}, {**SPLIT, ORIGIN: "H1"})
    assert codes(review) == ["RV-313"]
    assert review.survey.households.value("size", 0) == 3
    assert (review.verdicts.income[0], review.verdicts.klass[0]) == (1_550_000, "not_poor")
    assert people_left(review.survey)["household"].tolist() == [0]
    assert [move.other for move in moves_of(review)["households_came"]] == ["Nguyễn Văn Thử"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (SPLIT, {}, ["RV-330"]),
        ({**SPLIT, ORIGIN: "H1"}, {}, ["RV-330", "RV-331"]),
        ({**SPLIT, ORIGIN: "H9"}, {**SPLIT, ORIGIN: "H1"}, ["RV-330"]),
        (SPLIT, {REASON: "Nhập hộ", ORIGIN: "H1"}, ["RV-316", "RV-330"]),
    ],
)
def test_what_no_origin_settles_is_open(
    tmp_path: Path, old: dict[str, Any], new: dict[str, Any], told: list[str]
) -> None:
    review = judged(tmp_path, old, new)
    assert codes(review) == told
    assert review.verdicts.klass[0] is None
    (fault,) = [fault for fault in review.faults if fault.code == "RV-330"]
    assert (fault.household, fault.params["people"]) == ("H1", ["F5"])


@pytest.mark.parametrize("own", [None, "Tách hộ"])
def test_who_names_another_household_as_origin_is_new(tmp_path: Path, own: str | None) -> None:
    review = judged(tmp_path, {REASON: own, ORIGIN: "H9"}, {})
    assert (codes(review), review.survey.households.value("size", 0)) == ([], 4)
    assert len(people_left(review.survey)) == 0


@pytest.mark.parametrize("size", ["ba người", 1, 3, 5])
def test_nobody_leaves_the_list_whose_size_still_counts_somebody(
    tmp_path: Path, size: object
) -> None:
    gone = {REASON: "Chuyển đi"}
    homes = [books.household("H1", **{SIZE: size})]
    people = [books.member("H1", **gone), books.member("H1", "Con", **{NAME: "Lê Út", **gone})]
    review = judge(read_survey(books.write(tmp_path / "xa.xlsx", homes, people)))
    assert "RV-307" not in codes(review)
    assert ("RV-332" in codes(review)) is (size != "ba người")
    assert (review.counts.rejected, review.counts.departed) == (1, 0)


@pytest.mark.parametrize("size", [None, 0, 2])
def test_everybody_leaves_by_a_size_that_agrees(tmp_path: Path, size: object) -> None:
    gone = {REASON: "Chuyển đi"}
    homes = [books.household("H1", **{SIZE: size})]
    people = [books.member("H1", **gone), books.member("H1", "Con", **{NAME: "Lê Út", **gone})]
    review = judge(read_survey(books.write(tmp_path / "xa.xlsx", homes, people)))
    assert codes(review) == ["RV-308", "RV-312"]
    assert (review.counts.rejected, review.counts.departed) == (0, 1)
