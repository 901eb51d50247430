"""Which households nobody has reviewed yet, and last year's facts that nobody has confirmed."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ravo.fault_words import fault_message
from ravo.pipeline.reviews import review_workbook
from ravo.results.fault_list import faults_text
from ravo.results.workbook import write_results
from ravo.review.review import Review
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings
from support import books
from support.results_files import read_results_file

CONFIRMED = "Đã xác nhận dữ kiện nhà ở năm trước"
DWELLING = {
    "Tường bền chắc": "Có",
    "Cột bền chắc": "Có",
    "Mái bền chắc": "Không",
    "Diện tích nhà ở (m2)": 10,
}


def home(code: str, **more: Any) -> dict[str, Any]:
    """Return a household of which only who it is was written down."""
    blank = {**dict.fromkeys(books.ANSWERS), "Điểm B1": None}
    return books.household(code, 0, **{**blank, "Phân loại đầu kỳ": "Hộ nghèo", **more})


def judged(path: Path, *homes: dict[str, Any], **more: Any) -> Review:
    book = books.write(path / "xa.xlsx", homes, **more)
    outcome = review_workbook(book, load_settings(ReadOptions()))
    assert outcome.review is not None
    return outcome.review


@pytest.mark.parametrize(
    ("written", "waits"),
    [
        ({}, True),
        ({"Ghi chú": "Nhà ở cuối ấp", "Rà soát viên": "Lê Văn Soát"}, True),
        ({"Ngày rà soát": "14/12/2024"}, False),
        ({"4. Bảo hiểm y tế": "Không"}, False),
        ({"Nguồn nước chính": "Nước máy"}, False),
        ({"Thu nhập bình quân (đồng/người/tháng)": 0}, False),
        ({"Lý do biến động": "Tách hộ"}, False),
        # Somebody wrote these, though nobody can read them.
        ({"Kết quả Phiếu A": "#N/A"}, False),
        ({"Ngày rà soát": "#REF!"}, False),
        ({"Ngày rà soát": "hôm qua"}, False),
        ({"Ghi chú": "#N/A"}, True),
    ],
)
def test_whatever_a_review_writes_down_makes_a_household_reviewed(
    tmp_path: Path, written: dict[str, Any], waits: bool
) -> None:
    review = judged(tmp_path, home("H1", **written), home("H2"))
    assert review.unreviewed.tolist() == [waits, True]
    # Nobody gets a class of it: an income of nothing leaves the indicators to be answered.
    assert set(review.verdicts.klass) == {"undetermined"}


def test_facts_of_a_member_and_figures_of_an_income_make_a_household_reviewed(
    tmp_path: Path,
) -> None:
    members = [books.member("H1"), books.member("H2", **{"Có thẻ bảo hiểm y tế": "Có"})]
    income = [{"Mã hộ": "H3", "Thu: trồng trọt": 5_000_000}, {"Mã hộ": "H4"}]
    homes = [home(code, **{"Số nhân khẩu": 1}) for code in ("H1", "H2", "H3", "H4")]
    members += [books.member("H3"), books.member("H4")]
    review = judged(tmp_path, *homes, members=members, income=income)
    assert review.unreviewed.tolist() == [True, False, False, True]


def test_they_are_reported_once_and_no_answer_is_asked_for_one_by_one(tmp_path: Path) -> None:
    homes = [
        home("H1"),
        home("H2"),
        home("H3", **{"4. Bảo hiểm y tế": "Có"}),
        books.household("H4"),
    ]
    review = judged(tmp_path, *homes)
    found = [(f.code, f.params.get("count")) for f in review.faults if f.code == "RV-1090"]
    assert found == [("RV-1090", 2)]
    assert [f.household for f in review.faults if f.code == "RV-511"] == ["H3"]
    assert review.counts.for_machines() == {"read": 4, "scored": 4, "rejected": 0, "blank": 0}


def test_results_name_them_and_know_them_again(tmp_path: Path) -> None:
    homes = [home("H1"), home("H2", **{"4. Bảo hiểm y tế": "Có"}), books.household("H3")]
    out = tmp_path / "ket-qua.xlsx"
    write_results(judged(tmp_path, *homes), out, "vi")
    results = read_results_file(out)
    assert not results.edited
    assert results.faults == ()
    assert results.households["unreviewed"].tolist() == [True, False, False]
    assert results.households["klass"].tolist() == ["undetermined", "undetermined", "poor"]


@pytest.mark.parametrize(
    ("word", "known"), [(None, False), ("Không", False), ("Có", True), ("absent", True)]
)
def test_last_years_facts_count_once_they_are_confirmed(
    tmp_path: Path, word: str | None, known: bool
) -> None:
    """The indicator of housing quality is known only by facts that count."""
    more = {} if word == "absent" else {CONFIRMED: word}
    review = judged(tmp_path, home("H1", **{**DWELLING, **more, "Điểm B1": 120}))
    assert bool(review.verdicts.deprived[0, 6] >= 0) is known
    codes = [fault.params["count"] for fault in review.faults if fault.code == "RV-1093"]
    assert codes == ([] if known else [1])


def test_facts_that_nobody_confirmed_make_no_household_reviewed(tmp_path: Path) -> None:
    homes = [
        home("H1", **{**DWELLING, CONFIRMED: None}),
        home("H2", **{**DWELLING, CONFIRMED: "Có"}),
    ]
    review = judged(tmp_path, *homes)
    assert np.flatnonzero(review.unreviewed).tolist() == [0]


def waiting(code: str, **more: Any) -> dict[str, Any]:
    """Return a household whose class waits for its housing facts, each of them last year's."""
    answers = {name: "Không" for name in books.ANSWERS if name[:1] not in "78"}
    facts = {**DWELLING, CONFIRMED: None, "Điểm B1": 120, "Số nhân khẩu": 1}
    # Two answers of deprivation, so that the third decides between two classes.
    answers[books.ANSWERS[0]] = answers[books.ANSWERS[1]] = "Có"
    return home(code, **{**facts, **answers, **more})


def test_who_left_has_no_facts_to_confirm_and_hides_those_of_others(tmp_path: Path) -> None:
    homes = [waiting("H1", **{"Lý do biến động": "Chết"}), waiting("H2"), waiting("H3")]
    (told,) = [f for f in judged(tmp_path, *homes).faults if f.code == "RV-1093"]
    assert (told.params["count"], str(told.cell)[-1]) == (2, "3")
    (tmp_path / "b").mkdir()
    review = judged(tmp_path / "b", homes[0])
    assert "RV-1093" not in [f.code for f in review.faults]


ARRIVAL = {"Lý do biến động": "Chuyển đến", "Phân loại đầu kỳ": None}
SPLIT = {**ARRIVAL, "Lý do biến động": "Tách hộ"}


@pytest.mark.parametrize(
    ("written", "waits"),
    [
        ({}, True),
        # Over the line of points, and with answers to all that the facts could settle.
        ({"Điểm B1": 141}, False),
        (dict.fromkeys(books.ANSWERS[6:8], "Không"), False),
        # A third answer of deprivation: poor whatever the dwelling is like.
        ({books.ANSWERS[2]: "Có"}, False),
        # The facts of a household that no list of last year has are of this year.
        (ARRIVAL, False),
        ({**SPLIT, "Mã hộ gốc": "H1"}, False),
        # It may as well be the one that people left, and so one of last year.
        (SPLIT, True),
        ({**ARRIVAL, "Phân loại đầu kỳ": "Hộ nghèo"}, True),
        ({**SPLIT, "Mã hộ gốc": "H1", "Phân loại đầu kỳ": "Hộ nghèo"}, True),
        # Blank because nobody has been there, not because the class is settled.
        (dict.fromkeys((*books.ANSWERS, "Điểm B1")), True),
    ],
)
def test_only_a_class_that_may_rest_on_last_years_facts_waits_for_them(
    tmp_path: Path, written: dict[str, Any], *, waits: bool
) -> None:
    review = judged(tmp_path, waiting("H1"), waiting("H2", **written))
    (told,) = [f for f in review.faults if f.code == "RV-1093"]
    assert (told.params["count"], str(told.cell)[-1]) == (1 + waits, "2")
    if written and not waits:
        assert review.verdicts.klass[1] in ("near_poor", "poor", "not_poor")


def test_a_household_left_open_names_the_column_that_settles_it(tmp_path: Path) -> None:
    review = judged(tmp_path, waiting("H1"))
    (told,) = [f for f in review.faults if f.code == "RV-511"]
    assert told.column == CONFIRMED
    words = fault_message(told, "vi")[0]
    assert f"rồi ghi Có ở ô {told.cell}, cột {CONFIRMED}" in words
    assert "7. Chất lượng nhà ở" in words
    assert review.verdicts.klass[0] == "undetermined"
    (tmp_path / "b").mkdir()
    obeyed = judged(tmp_path / "b", waiting("H1", **{CONFIRMED: "Có"}))
    # Walls and pillars last, 10 m2 are for one person: neither indicator is deprived.
    assert obeyed.verdicts.klass[0] == "near_poor"


def test_what_nobody_brought_from_last_year_is_still_asked_for(tmp_path: Path) -> None:
    review = judged(tmp_path, waiting("H1", **{"Diện tích nhà ở (m2)": None}))
    (told,) = [f for f in review.faults if f.code == "RV-511"]
    answers: Any = told.params["answers"]
    area, quality = answers
    assert area == books.ANSWERS[7]
    assert quality.vi.startswith(f"{books.ANSWERS[6]} (")


def test_in_the_list_of_faults_it_is_not_a_thing_of_the_household_of_its_row(
    tmp_path: Path,
) -> None:
    lines = faults_text(judged(tmp_path, waiting("H1"), waiting("H2")), "vi").split("\n")
    heads = [n for n, line in enumerate(lines) if line.startswith("  Trang Hộ, dòng 2")]
    assert [", hộ H1" in lines[n] for n in heads] == [False, True]
    assert "RV-1093" in lines[heads[0] + 1]
    assert "RV-511" in "".join(lines[heads[1] :])
