"""What the review warns of, fault by fault: cell, column and every figure of the message."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ravo.corrections.model import AppliedLine, Corrections
from ravo.criteria import load_edition
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.messages import Text, text
from ravo.review.review import Counts, Review
from ravo.review.verdicts import judge
from ravo.survey.survey import Survey
from ravo.typed_columns import columns_of_frame, objects
from support.local_editions import under_own_id
from support.small_reviews import MakeReview, household

Told = tuple[str, str | None, str | None, str | None, dict[str, Any]]
WATER, INFORMATION = "9. Nguồn nước sinh hoạt", "12. Phương tiện phục vụ tiếp cận thông tin"
B1, INCOME = "Điểm B1", "Thu nhập bình quân (đồng/người/tháng)"


def told(review: Review) -> list[Told]:
    return [_told(fault) for fault in review.faults]


def _told(fault: Fault) -> Told:
    assert fault.sheet == "Hộ"
    return fault.code, fault.household, fault.cell, fault.column, dict(fault.params)


def test_nothing_is_told_of_evidence_that_agrees(make_review: MakeReview) -> None:
    same = [household("H1", 140, 4, income=1_500_000), household("H2", 141, 0, income=1_500_001)]
    review = make_review(same)
    assert (len(review.faults), review.verdict) == (0, "accepted")


def test_b1_and_income_on_two_sides_of_their_lines(make_review: MakeReview) -> None:
    homes = [
        household("H1", 140, 4, income=1_500_001),
        household("H2", 141, 4, income=1_500_000),
        household("H3", 175, 4, income=2_000_001, area="Thành thị"),
        household("H4", 139, 4, income=2_900_000),
        household("H5", None, 4, income=2_900_000),
    ]
    rural = {"points": 140.0, "money": 1_500_000.0}
    assert told(make_review(homes, rejected=[3])) == [
        ("RV-351", "H1", "M2", B1, {"b1": 140.0, "income": 1_500_001.0, **rural}),
        ("RV-351", "H2", "M3", B1, {"b1": 141.0, "income": 1_500_000.0, **rural}),
        (
            "RV-351",
            "H3",
            "M4",
            B1,
            {"b1": 175.0, "income": 2_000_001.0, "points": 175.0, "money": 2_000_000.0},
        ),
    ]


def test_where_a_line_or_the_area_is_not_known_sides_are_not_compared(
    make_review: MakeReview,
) -> None:
    assert make_review([household("H1", 140, 4, income=2_500_001)], area=None).faults == ()
    later = make_review([household("H1", 140, 4, income=9e6)], edition="nd351-2025", year=2027)
    assert "RV-351" not in [fault.code for fault in later.faults]


def test_an_answer_against_facts_of_the_dwelling(make_review: MakeReview) -> None:
    home = household("H1", 140, 4, water_source="Nguồn khác", toilet="Tự hoại", floor_area=10.5)
    facts = Text(*["Diện tích nhà ở (m2) = 10,5; Số nhân khẩu = 4"] * 2)
    source = Text(*["Nguồn nước chính = Nguồn khác"] * 2)
    area = Text("Diện tích nhà ở bình quân đầu người", "Floor area per member")
    water = Text("Nguồn nước sinh hoạt", "Water source")
    no = text("explain.not_deprived")
    assert told(make_review([home])) == [
        (
            "RV-352",
            "H1",
            "V2",
            f"8. {area.vi}",
            {"number": 8, "label": area, "answer": no, "facts": facts},
        ),
        ("RV-352", "H1", "W2", WATER, {"number": 9, "label": water, "answer": no, "facts": source}),
    ]
    assert make_review([home, household("H2", 140, 4)], rejected=[0]).faults == ()


def test_an_answer_that_says_deprived_against_facts_that_do_not(make_review: MakeReview) -> None:
    home = household("H1", 140, 9, water_source="Nước {mưa}")
    (found,) = told(make_review([home]))
    assert found[4]["answer"] == text("explain.deprived")
    assert found[4]["facts"] == Text(*["Nguồn nước chính = Nước (mưa)"] * 2)


def test_an_answer_against_facts_of_members_names_their_rows(make_review: MakeReview) -> None:
    births = pd.Timestamp("2000-01-01")
    members = [
        {"code": "H1", "name": "A", "birth": births, "insured": False},
        {"code": "H1", "name": "B", "birth": births, "insured": True},
        {"code": "H2", "name": "D", "birth": births, "insured": True},
        {"code": "H1", "name": "C", "birth": births, "insured": False},
    ]
    homes = [household("H1", 120, 3), household("H2", 120, 4)]
    review = make_review(homes, members=members)
    found = {item[1]: item for item in told(review) if item[0] == "RV-352"}
    rows = Text(
        *(words.format(rows="2, 5", sheet="Thành viên") for words in text("explain.member_rows"))
    )
    assert found["H1"][4]["facts"] == rows
    assert found["H1"][4]["number"] == 4
    assert found["H2"][4]["facts"] == text("explain.no_member")


def test_average_living_is_asked_for_and_no_income_was_measured(make_review: MakeReview) -> None:
    asked = {"works_in_agriculture": True, "asked_average_living": True}
    homes = [
        household("H1", 150, 1, **asked),
        household("H2", 150, 1, asked_average_living=True),
        household("H3", 150, 1, works_in_agriculture=True),
        household("H4", 130, 1, **asked),
        household("H5", 150, 1, income=2_000_000, **asked),
    ]
    assert told(make_review(homes)) == [
        ("RV-354", "H1", "AL2", "Đề nghị xác định mức sống trung bình", {})
    ]


def with_yearly_lines(folder: Path) -> str:
    """Write an edition whose lines of income are the national figures, but of a year."""
    national = under_own_id(load_edition("nd07-2021").path.read_text("utf-8"))
    file = folder / "tinh.yaml"
    file.write_text(national.replace("đồng/người/tháng", "đồng/người/năm"), encoding="utf-8")
    return str(file)


def test_a_yearly_line_beside_points_is_compared_and_named_by_the_month(
    make_review: MakeReview, tmp_path: Path
) -> None:
    homes = [household("H1", 140, 4, income=125_001), household("H2", 140, 4, income=125_000)]
    review = make_review(homes, edition=with_yearly_lines(tmp_path))
    ((code, code_of, _, _, params),) = told(review)
    assert (code, code_of, params["money"]) == ("RV-351", "H1", 125_000)


def test_a_requested_class_by_a_yearly_line_is_of_twelve_months_of_income(
    make_review: MakeReview, tmp_path: Path
) -> None:
    asked = {"works_in_agriculture": True, "asked_average_living": True}
    homes = [
        household(f"H{income}", None, 1, income=income, **asked)
        for income in (125_000, 125_001, 187_500, 187_501)
    ]
    review = make_review(homes, edition=with_yearly_lines(tmp_path))
    assert review.verdicts.klass.tolist() == [
        "near_poor",
        "average_living",
        "average_living",
        "not_poor",
    ]


def test_a_confirmation_answers_the_warning_of_its_cell_and_no_other(
    make_review: MakeReview,
) -> None:
    homes = [household("H1", 140, 4, income=1_500_001), household("H2", 141, 4, income=1_500_000)]
    survey = make_review(homes).survey

    def confirmed(*cells: str) -> Sequence[Fault]:
        lines = tuple(
            AppliedLine(place, "H1", "Hộ", cell, B1, None, None, "confirmed", "đã hỏi", "A", None)
            for place, cell in enumerate(cells, start=2)
        )
        corrections = Corrections("ho-so/dinh-chinh.xlsx", "ab" * 32, ())
        return judge(replace(survey, corrections=corrections, applied=lines)).faults

    def places(faults: Sequence[Fault]) -> list[tuple[str, str | None]]:
        return [(fault.code, fault.cell) for fault in faults]

    assert places(confirmed()) == [("RV-351", "M2"), ("RV-351", "M3")]
    assert places(confirmed("M2")) == [("RV-351", "M3")]
    idle = confirmed("M2", "M9")
    assert places(idle) == [("RV-351", "M3"), ("RV-444", "M9")]
    assert idle[-1].params == {"file": "dinh-chinh.xlsx", "line": 3}


@pytest.mark.parametrize(
    ("home", "cell", "column", "answers"),
    [
        (household("H", None, 1), "M2", B1, [B1, INCOME]),
        (household("H", None, 3, answer_water=None), "M2", B1, [B1, INCOME]),
        (household("H", None, 2, answer_water=None), "M2", B1, [B1, INCOME, WATER]),
        (
            household("H", None, 2, answer_water=None, answer_information=None),
            "M2",
            B1,
            [B1, INCOME, WATER, INFORMATION],
        ),
        (
            household("H", 140, 2, answer_water=None, answer_information=None),
            "W2",
            WATER,
            [WATER, INFORMATION],
        ),
        (
            household("H", None, 1, income=2_000_000, asked_average_living=True),
            "AK2",
            "Làm nông, lâm, ngư, diêm nghiệp",
            ["Làm nông, lâm, ngư, diêm nghiệp"],
        ),
    ],
)
def test_what_would_settle_a_class_is_named_and_nothing_else(
    make_review: MakeReview, home: dict[str, Any], cell: str, column: str, answers: list[str]
) -> None:
    assert told(make_review([home])) == [("RV-511", "H", cell, column, {"answers": answers})]


@pytest.mark.parametrize(("points", "open_"), [(130, False), (150, True), (176, False)])
def test_the_area_is_wanted_only_between_the_lines_of_the_two(
    make_review: MakeReview, points: float, open_: bool
) -> None:
    found = told(make_review([household("H1", points, 3)], area=None))
    wanted = [("RV-511", "H1", "H2", "Khu vực", {"answers": ["Khu vực"]})]
    assert found == (wanted if open_ else [])


def test_without_figures_the_area_is_wanted_too(make_review: MakeReview) -> None:
    ((_, _, _, _, params),) = told(make_review([household("H1", None, 3)], area=None))
    assert params == {"answers": [B1, INCOME, "Khu vực"]}


def test_an_edition_without_its_indicators_says_so(make_review: MakeReview) -> None:
    homes = [household("H1", None, 0, income=800_000), household("H2", None, 0, income=600_000)]
    review = make_review(homes, edition="qd59-2015", year=2018)
    assert told(review) == [("RV-513", "H1", "A2", "Mã hộ", {"edition": "qd59-2015"})]
    assert review.verdicts.klass.tolist() == ["undetermined", "poor"]
    assert review.verdicts.most.tolist() == review.verdicts.fewest.tolist() == [0, 0]


@pytest.mark.parametrize(
    ("area", "names"),
    [
        ("rural", ["b1.poor.rural", "b1.near_poor.rural"]),
        ("urban", ["b1.poor.urban", "b1.near_poor.urban"]),
        (None, ["b1.poor.rural", "b1.near_poor.rural", "b1.poor.urban", "b1.near_poor.urban"]),
    ],
)
def test_lines_that_an_edition_lacks_are_named_by_their_paths(
    make_review: MakeReview, area: str | None, names: list[str]
) -> None:
    review = make_review([household("H1", 150, 3)], edition="nd351-2025", year=2027, area=area)
    (fault,) = [fault for fault in review.faults if fault.code == "RV-512"]
    assert dict(fault.params) == {"edition": "nd351-2025", "lines": names}
    assert (fault.cell, fault.column) == ("M2", B1)


def test_the_average_living_line_that_is_absent_is_named_for_income(
    make_review: MakeReview,
) -> None:
    asked = {"works_in_agriculture": True, "asked_average_living": True}
    home = household("H1", None, 1, income=2_500_000, **asked)
    review = make_review([home], edition="nd351-2025", year=2027)
    (fault,) = [fault for fault in review.faults if fault.code == "RV-512"]
    assert dict(fault.params)["lines"] == ["income.average_living.rural"]
    assert fault.column == INCOME


def test_the_average_living_line_is_not_named_where_nobody_asked_for_it(
    make_review: MakeReview,
) -> None:
    asked = {"works_in_agriculture": True, "asked_average_living": True}
    homes = [household("H1", None, 1, income=2_000_000)]
    homes += [household("H2", None, 1, income=2_000_000, **asked)]
    review = make_review(homes, edition="quang-ninh-2023", year=2024)
    named = [fault.params["lines"] for fault in review.faults if fault.code == "RV-512"]
    lines = ["income.poor.rural.at_least", "income.near_poor.rural"]
    assert named == [lines, [*lines, "income.average_living.rural"]]


# what an export has recorded


def recorded(
    make_review: MakeReview, homes: Sequence[dict[str, Any]], rejected: Sequence[int] = ()
) -> Review:
    """Judge households of an export, whose frame has the recorded class and points besides."""
    survey: Survey = make_review([{**home} for home in homes], rejected=rejected).survey
    frame = survey.households.frame.assign(
        recorded_b2=[float(home.get("b2", np.nan)) for home in homes],
        recorded_class=pd.Series([home.get("klass") for home in homes], dtype="object"),
    )
    headings = {"recorded_b2": "Điểm B2", "recorded_class": "Phân loại"}
    letters = {**survey.households.letters, "recorded_b2": "BA", "recorded_class": "BB"}
    columns = columns_of_frame(frame)
    table = replace(survey.households, columns=columns, headings=headings, letters=letters)
    return judge(replace(survey, households=table, faults=FaultTable.of(())))


def test_a_recorded_b2_that_the_indicators_cannot_add_up_to(make_review: MakeReview) -> None:
    homes = [
        household("H1", 120, 3, b2=40),
        household("H2", 120, 3, b2=20),
        household("H3", 120, 3, b2=30),
        household("H4", 120, 3, b2=45, answer_water=None),
        household("H5", 120, 3, b2=50),
    ]
    each = {"each": 10}
    assert told(recorded(make_review, homes, rejected=[4])) == [
        ("RV-602", "H1", "BA2", "Điểm B2", {"b2": 40.0, "low": 30, "high": 30, **each}),
        ("RV-602", "H2", "BA3", "Điểm B2", {"b2": 20.0, "low": 30, "high": 30, **each}),
        ("RV-602", "H4", "BA5", "Điểm B2", {"b2": 45.0, "low": 30, "high": 40, **each}),
    ]


def test_a_recorded_class_is_compared_with_the_one_worked_out(make_review: MakeReview) -> None:
    homes = [
        household("H1", 120, 3, klass="Hộ nghèo"),
        household("H2", 120, 3, klass="Hộ cận nghèo"),
        household("H3", 120, 2, answer_information=None, klass="Hộ không nghèo"),
        household("H4", 150, 3, klass="Hộ không nghèo"),
        household("H5", 120, 3, klass="Hộ cận nghèo"),
        household(
            "H6",
            None,
            1,
            income=2_000_000,
            works_in_agriculture=True,
            asked_average_living=True,
            klass="Hộ không nghèo",
        ),
    ]
    found = [item for item in told(recorded(make_review, homes, rejected=[4])) if item[0][3] == "6"]
    assert found == [
        (
            "RV-601",
            "H2",
            "BB3",
            "Phân loại",
            {"recorded": text("results.near_poor"), "found": text("results.poor")},
        ),
        (
            "RV-603",
            "H3",
            "BB4",
            "Phân loại",
            {"recorded": text("results.not_poor"), "found": text("results.undetermined")},
        ),
    ]


@pytest.mark.parametrize(
    ("home", "klass", "evidence"),
    [
        (household("H", None, 3, klass="Hộ cận nghèo"), "near_poor", "recorded"),
        (household("H", 120, 2, answer_water=None, klass="Hộ nghèo"), "poor", "recorded"),
        (household("H", 120, 2, answer_water=None, klass="Hộ không nghèo"), "undetermined", "b1"),
        (household("H", 120, 3, klass="Hộ không nghèo"), "poor", "b1"),
        (household("H", None, 3), "undetermined", None),
    ],
)
def test_a_recorded_class_stands_only_where_evidence_is_missing_and_allows_it(
    make_review: MakeReview, home: dict[str, Any], klass: str, evidence: str | None
) -> None:
    verdicts = recorded(make_review, [home]).verdicts
    assert (verdicts.klass[0], verdicts.evidence[0]) == (klass, evidence)


def test_a_recorded_class_never_stands_in_for_a_line_that_the_edition_lacks(
    make_review: MakeReview,
) -> None:
    survey = make_review(
        [household("H", 150, 3)], edition="nd351-2025", year=2027, area="rural"
    ).survey
    table = survey.households.with_columns({"recorded_class": objects(["Hộ nghèo"])})
    review = judge(replace(survey, households=table, faults=FaultTable.of(())))
    assert load_edition("nd351-2025").b1.poor.rural[0].upto is None
    assert review.verdicts.klass.tolist() == ["undetermined"]


# nearly everything deprived


def test_ten_deprived_indicators_of_twelve_are_warned_about(make_review: MakeReview) -> None:
    homes = [household("H1", 120, 10), household("H2", 120, 9), household("H3", 120, 12)]
    homes.append(household("H4", 120, 11, answer_employment=False))
    found = told(make_review(homes, rejected=[2]))
    assert found == [
        ("RV-355", "H1", "O2", "1. Việc làm", {"count": 10, "total": 12}),
        ("RV-355", "H4", "P5", "2. Người phụ thuộc trong hộ gia đình", {"count": 10, "total": 12}),
    ]


# the file as a whole


def test_a_year_outside_the_edition_rejects_every_household(make_review: MakeReview) -> None:
    review = make_review([household("H1", 120, 3), household("H2", 120, 3)], year=2030, blank=2)
    (fault,) = review.faults
    assert (fault.code, dict(fault.params)) == (
        "RV-502",
        {"edition": "nd07-2021", "year": "2030", "years": "2021–2026"},
    )
    counts = review.counts
    assert (counts.read, counts.scored, counts.rejected, counts.blank) == (4, 0, 2, 2)
    assert (review.verdict, review.edition) == ("rejected", None)
    verdicts = review.verdicts
    for words in (verdicts.klass, verdicts.area, verdicts.evidence):
        assert words.tolist() == [None, None]
    for figures in (verdicts.value, verdicts.line, verdicts.income):
        assert np.isnan(figures).tolist() == [True, True]
    assert verdicts.deprived.shape == verdicts.answered.shape == (2, 0)
    assert verdicts.fewest.tolist() == verdicts.most.tolist() == [0, 0]
    assert np.isnan(verdicts.value_ends).tolist() == [[True, True], [True, True]]


ERROR, WARNING = (
    Fault("RV-204", household="H2", sheet="Hộ"),
    Fault("RV-306", household="H1", sheet="Hộ"),
)


@pytest.mark.parametrize(
    ("rejected", "faults", "verdict", "counts"),
    [
        ([], (), "accepted", (3, 2, 0, 1)),
        ([], (WARNING,), "accepted_with_warnings", (3, 2, 0, 1)),
        ([1], (ERROR, WARNING), "partly_accepted", (3, 1, 1, 1)),
        ([0, 1], (ERROR,), "rejected", (3, 0, 2, 1)),
    ],
)
def test_the_verdict_on_the_file(
    make_review: MakeReview,
    rejected: list[int],
    faults: tuple[Fault, ...],
    verdict: str,
    counts: tuple[int, int, int, int],
) -> None:
    homes = [household("H1", 120, 3), household("H2", 120, 3)]
    review = make_review(homes, rejected=rejected, faults=faults, blank=1)
    found = review.counts
    assert review.verdict == verdict
    assert (found.read, found.scored, found.rejected, found.blank) == counts


def test_machine_formats_count_departed_households_among_the_rejected() -> None:
    counts = Counts(read=9, scored=4, rejected=2, blank=1, departed=2)
    assert counts.for_machines() == {"read": 9, "scored": 4, "rejected": 4, "blank": 1}
