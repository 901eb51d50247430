"""`Nhập hộ` at two households: who has evidence stays, and an open direction is reported."""

from pathlib import Path
from typing import Any

import pytest

from ravo.review.verdicts import judge
from ravo.survey.departures import departed, people_left, people_lost
from ravo.survey.reader import read_survey
from support import books
from support.reviews import codes as all_codes

REASON, ORIGIN, B1, NAME = "Lý do biến động", "Mã hộ gốc", "Điểm B1", "Họ và tên"
MERGED = {REASON: "Nhập hộ"}
EMPTY = {**MERGED, B1: None}


@pytest.mark.parametrize(
    ("first", "second", "gone", "told"),
    [
        # The one with figures is no more gone than the one without.
        ({**EMPTY, ORIGIN: "H2"}, MERGED, [False, False], ["RV-316", "RV-333"]),
        ({**MERGED, ORIGIN: "H2"}, EMPTY, [False, True], ["RV-307"]),
        ({**MERGED, ORIGIN: "H2"}, MERGED, [False, True], ["RV-307", "RV-308"]),
        ({**EMPTY, ORIGIN: "H2"}, EMPTY, [False, True], ["RV-307", "RV-333"]),
        ({**EMPTY, ORIGIN: "H2"}, {**EMPTY, ORIGIN: "H1"}, [False, False], ["RV-333"] * 2),
        ({**MERGED, ORIGIN: "H2"}, {**MERGED, ORIGIN: "H1"}, [False, False], ["RV-4096"] * 2),
        ({**EMPTY, ORIGIN: "H1"}, {}, [True, False], ["RV-307", "RV-319", "RV-331"]),
        ({**EMPTY, ORIGIN: "H2"}, {REASON: "Chết", B1: None}, [False, True], ["RV-307", "RV-333"]),
    ],
)
def test_who_has_evidence_stays_and_an_open_direction_is_named(
    tmp_path: Path, first: dict[str, Any], second: dict[str, Any], gone: list[bool], told: list[str]
) -> None:
    homes = [books.household("H1", **first), books.household("H2", **second)]
    review = judge(read_survey(books.write(tmp_path / "xa.xlsx", homes)))
    assert departed(review.survey).tolist() == gone
    assert sorted(code for code in all_codes(review) if code != "RV-511") == told
    open_ = {str(f.household) for f in review.faults if f.code == "RV-333"}
    classes = dict(zip(("H1", "H2"), review.verdicts.klass, strict=True))
    assert all(classes[code] == "undetermined" for code in open_)


def test_who_died_or_moved_away_while_the_household_went_into_another_is_lost(
    tmp_path: Path,
) -> None:
    homes = [
        books.household("H1", **{**EMPTY, "Số nhân khẩu": 4}),
        books.household("H2", **{**MERGED, ORIGIN: "H1", "Số nhân khẩu": 2}),
        books.household("H3", **{"Số nhân khẩu": 1}),
    ]
    names = {"Chết": "Lê Văn Chết", "Chuyển đi": "Lê Thị Đi", "Nhập hộ": "Lê Thị Theo"}
    people = [
        books.member("H1", "Con", **{NAME: name, REASON: reason}) for reason, name in names.items()
    ]
    people += [books.member("H1"), books.member("H2"), books.member("H3")]
    people.append(books.member("H3", "Con", **{NAME: "Lê Văn Khác", REASON: "Chết"}))
    survey = read_survey(books.write(tmp_path / "xa.xlsx", homes, people))
    assert departed(survey).tolist() == [True, False, False]
    lost = people_lost(survey)
    assert lost["name"].tolist() == ["Lê Văn Chết", "Lê Thị Đi"]
    assert lost["household"].tolist() == [0, 0]


def test_nobody_is_lost_where_no_household_went_into_another(tmp_path: Path) -> None:
    people = [books.member(), books.member("H1", "Con", **{NAME: "Lê Văn Con", REASON: "Chết"})]
    path = books.write(tmp_path / "xa.xlsx", [books.household("H1")], people)
    survey = read_survey(path)
    assert people_left(survey)["name"].tolist() == ["Lê Văn Con"]
    assert len(people_lost(survey)) == 0
    assert "household" in people_lost(survey)
