"""Each step from a household's evidence to its class, and what would give it another class."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ravo.contract.columns import ANSWER
from ravo.criteria import load_edition
from ravo.faults import Fault, UsageProblem
from ravo.messages import Text
from ravo.review.explainer import explain, record_of
from ravo.review.explanation import Change, Explanation, MemberFact
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.typed_columns import objects
from support.local_editions import under_own_id
from support.small_reviews import MakeReview, build, household

EDITION = load_edition("nd07-2021")
BORN = pd.Timestamp("2000-06-15")
MEMBERS: list[dict[str, Any]] = [
    {
        "code": "H1",
        "name": "A",
        "birth": BORN,
        "insured": False,
        "sex": "Nam",
        "work": "Không tìm được việc",
    },
    {"code": "H1", "name": "B", "birth": BORN, "insured": True},
    {
        "code": "H1",
        "name": "C",
        "birth": pd.Timestamp("1990-12-15"),
        "insured": False,
        "sex": "Nữ",
        "work": "Làm thuê không hợp đồng",
    },
    {"code": "H0", "name": "D", "birth": BORN, "insured": False},
]
OPEN = {"answer_health_insurance": None, "answer_water": None, "answer_employment": None}


@pytest.fixture
def b1_review(make_review: MakeReview) -> Review:
    """A household by B1 with answers, facts of members and of the dwelling, among others."""
    home = household("H1", 120, 3, water_source="Nguồn khác", income=1_600_000, **OPEN)
    faults = [Fault("RV-306", household="H1", sheet="Hộ"), Fault("RV-306", household="H0")]
    return make_review([household("H0", 150, 3), home], members=MEMBERS, faults=faults)


@pytest.fixture
def b1_explanation(b1_review: Review) -> Explanation:
    return explain(b1_review, record_of(b1_review, " H1 "))


def test_a_household_is_found_by_its_code_and_no_other_stands_for_it(b1_review: Review) -> None:
    assert (record_of(b1_review, "H0"), record_of(b1_review, "H1\n")) == (0, 1)
    with pytest.raises(UsageProblem) as caught:
        record_of(b1_review, "H")
    assert caught.value.fault.code == "RV-141"
    assert dict(caught.value.fault.params) == {"household": "H"}


def test_of_two_households_with_a_code_the_first_is_explained(make_review: MakeReview) -> None:
    assert record_of(make_review([household("H", 1, 3), household("H", 150, 3)]), "H") == 0


def test_a_workbook_rejected_whole_has_nothing_to_explain(make_review: MakeReview) -> None:
    nothing = make_review([household("H1", 120, 3)], year=2030)
    with pytest.raises(UsageProblem) as caught:
        explain(nothing, 0)
    assert (caught.value.fault.code, dict(caught.value.fault.params)) == (
        "RV-142",
        {"household": "H1"},
    )


def test_the_head_of_an_explanation(b1_explanation: Explanation) -> None:
    assert (
        b1_explanation.code,
        b1_explanation.head_name,
        b1_explanation.village,
        b1_explanation.size,
    ) == (
        "H1",
        "Nguyễn Văn A",
        "Ấp 1",
        4,
    )
    assert (b1_explanation.commune, b1_explanation.year, b1_explanation.source_path) == (
        "Xã Mỹ An Hưng A",
        2024,
        "xa.xlsx",
    )
    assert (b1_explanation.edition_id, b1_explanation.edition_title) == (EDITION.id, EDITION.title)
    assert b1_explanation.documents == {
        name: item.title for name, item in EDITION.documents.items()
    }


def test_the_class_and_what_it_rests_on(b1_explanation: Explanation) -> None:
    assert (b1_explanation.klass, b1_explanation.area, b1_explanation.evidence_kind) == (
        "poor",
        "rural",
        "b1",
    )
    assert (b1_explanation.value, b1_explanation.line, b1_explanation.income) == (
        120.0,
        140.0,
        1_600_000.0,
    )
    assert (
        b1_explanation.deprived,
        b1_explanation.unknown,
        b1_explanation.b2,
        b1_explanation.b1,
    ) == (5, (), 50, None)
    assert b1_explanation.lines == EDITION.b1.poor.rural
    assert [fault.code for fault in b1_explanation.faults] == ["RV-306", "RV-351", "RV-352"]


def test_each_indicator_has_a_step(b1_explanation: Explanation) -> None:
    steps, indicators = b1_explanation.steps, EDITION.indicators
    for name in ("number", "label", "service", "citation", "mark"):
        assert [getattr(step, name) for step in steps] == [getattr(i, name) for i in indicators]
    assert [step.state for step in steps] == [1, 1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0]
    sources = {step.number: step.source for step in steps if step.source != "answer"}
    assert sources == {1: "facts", 4: "facts", 9: "facts"}
    assert [step.number for step in steps if step.disagrees] == [3]
    assert [step.cell for step in steps[:2]] == ["O3", "P3"]


def test_members_behind_an_indicator_are_named_with_age_and_facts(
    b1_explanation: Explanation,
) -> None:
    assert b1_explanation.steps[0].members == (
        MemberFact(2, "A", 24, "Giới tính: Nam; Tình trạng việc làm: Không tìm được việc"),
        MemberFact(4, "C", 33, "Giới tính: Nữ; Tình trạng việc làm: Làm thuê không hợp đồng"),
    )
    insured = "Có thẻ bảo hiểm y tế: Không"
    assert b1_explanation.steps[3].members == (
        MemberFact(2, "A", 24, insured),
        MemberFact(4, "C", 33, insured),
    )
    assert all(not step.members for step in b1_explanation.steps if step.number not in (1, 4))


def test_facts_of_the_dwelling_stand_as_written(b1_explanation: Explanation) -> None:
    facts = {step.number: step.facts for step in b1_explanation.steps if step.facts}
    assert facts == {
        8: ((Text("Số nhân khẩu", "Số nhân khẩu"), "4"),),
        9: ((Text("Nguồn nước chính", "Nguồn nước chính"), "Nguồn khác"),),
    }


def test_an_answer_whose_column_is_not_on_the_sheet_has_no_cell(b1_review: Review) -> None:
    letters = dict(b1_review.survey.households.letters)
    del letters[ANSWER + "water"]
    table = replace(b1_review.survey.households, letters=letters)
    step = explain(replace(b1_review, survey=replace(b1_review.survey, households=table)), 1).steps[
        8
    ]
    assert step.cell is None


def test_what_nothing_is_known_of_is_listed_and_leaves_b2_open(make_review: MakeReview) -> None:
    home = household("H", 130, 2, answer_water=None, answer_information=None, size=None)
    found = explain(make_review([home]), 0)
    assert (found.klass, found.unknown, found.b2, found.size) == (
        "undetermined",
        (9, 12),
        None,
        None,
    )
    assert [step.number for step in found.steps if step.source == "none"] == [9, 12]
    assert {step.state for step in found.steps if step.source == "none"} == {-1}
    assert found.changes == ()


def test_a_recorded_b2_that_settles_the_count_is_shown_as_b2(make_review: MakeReview) -> None:
    survey = make_review([household("H", 130, 2, answer_water=None)]).survey
    table = survey.households.with_columns({"recorded_b2": np.array([30.0])})
    found = explain(judge(replace(survey, households=table)), 0)
    assert (found.b2, found.deprived, found.unknown) == (30, 2, (9,))


def test_an_edition_without_points_or_with_an_unknown_list_has_no_b2(
    make_review: MakeReview,
) -> None:
    later = make_review([household("H", None, 3, income=3e6)], edition="nd351-2025", year=2027)
    assert explain(later, 0).b2 is None
    history = make_review([household("H", None, 0, income=6e5)], edition="qd59-2015", year=2018)
    assert (explain(history, 0).b2, explain(history, 0).klass) == (None, "poor")


ALL = tuple(range(1, 13))
CHANGES: list[tuple[dict[str, Any], list[str], tuple[Change, ...]]] = [
    (household("H", 150, 2), ["poor", "near_poor"], (Change("line", -10.0, "near_poor", ()),)),
    (household("H", 141, 3), ["poor", "near_poor"], (Change("line", -1.0, "poor", ()),)),
    (
        household("H", 140, 2),
        ["near_poor"],
        (Change("line", 1.0, "not_poor", ()), Change("indicators", 1.0, "poor", ALL[2:])),
    ),
    (
        household("H", 130, 6),
        ["poor"],
        (Change("line", 11.0, "not_poor", ()), Change("indicators", -4.0, "near_poor", ALL[:6])),
    ),
    (
        household("H", 130, 3),
        ["poor"],
        (Change("line", 11.0, "not_poor", ()), Change("indicators", -1.0, "near_poor", ALL[:3])),
    ),
    (
        household("H", 130, 0),
        ["near_poor"],
        (Change("line", 11.0, "not_poor", ()), Change("indicators", 3.0, "poor", ALL)),
    ),
    (
        household("H", 130, 3, area="Thành thị"),
        ["poor"],
        (Change("line", 46.0, "not_poor", ()), Change("indicators", -1.0, "near_poor", ALL[:3])),
    ),
    (
        household("H", None, 1, income=1_400_000),
        ["near_poor"],
        (Change("line", 100_001.0, "not_poor", ()), Change("indicators", 2.0, "poor", ALL[1:])),
    ),
    (
        household(
            "H", None, 1, income=2_000_000, works_in_agriculture=True, asked_average_living=True
        ),
        ["average_living"],
        (Change("line", -500_000.0, "near_poor", ()),),
    ),
    (household("H", None, 3), [], ()),
]


@pytest.mark.parametrize(("home", "lines", "changes"), CHANGES)
def test_the_lines_applied_and_the_nearest_changes(
    make_review: MakeReview, home: dict[str, Any], lines: list[str], changes: tuple[Change, ...]
) -> None:
    found = explain(make_review([home]), 0)
    assert [line.klass for line in found.lines] == lines
    assert found.changes == changes


def test_without_an_area_no_line_and_no_change_is_named(make_review: MakeReview) -> None:
    found = explain(make_review([household("H", 130, 3)], area=None), 0)
    assert (found.klass, found.line, found.lines, found.changes) == ("poor", None, (), ())


def test_a_rejected_household_has_no_class_and_no_changes(make_review: MakeReview) -> None:
    found = explain(make_review([household("H", 130, 3), household("K", 1, 1)], rejected=[0]), 0)
    assert (found.klass, found.changes) == (None, ())


def test_a_recorded_class_has_no_lines_and_no_changes(make_review: MakeReview) -> None:
    survey = make_review([household("H", None, 3)]).survey
    table = survey.households.with_columns({"recorded_class": objects(["Hộ nghèo"])})
    found = explain(judge(replace(survey, households=table)), 0)
    assert (found.klass, found.evidence_kind) == ("poor", "recorded")
    assert (found.value, found.lines, found.changes) == (None, (), ())


def test_a_class_whose_every_count_is_its_own_names_no_indicator(make_review: MakeReview) -> None:
    found = explain(make_review([household("H", 150, 12)]), 0)
    assert [change.kind for change in found.changes] == ["line"]
    assert found.changes[0].to_class == "poor"
    assert np.isclose(found.changes[0].amount, -10)


def test_no_way_over_the_line_is_told_where_the_edition_has_no_line_beyond(
    tmp_path: Path,
) -> None:
    """Up to 140 points the poor line holds; what is over may belong to the absent one."""
    near_poor = "{upto: 140, at_most: 2, citation: tt07-2021 Điều 1 khoản 1, mark: quoted"
    text = under_own_id(EDITION.path.read_text(encoding="utf-8"))
    assert near_poor in text
    file = tmp_path / "tinh.yaml"
    absent = "{citation: tt07-2021 Điều 1 khoản 1, mark: absent"
    file.write_text(text.replace(near_poor, absent), encoding="utf-8")
    survey = build([household("H1", 120, 3)]).survey
    poor = explain(judge(replace(survey, edition=load_edition(file))), 0)
    assert (poor.klass, poor.value, poor.line) == ("poor", 120, 140)
    assert "line" not in {change.kind for change in poor.changes}
    whole = explain(judge(survey), 0)
    assert whole.changes[0] == Change("line", 21.0, "not_poor", ())


@pytest.mark.parametrize(
    ("income", "band"),
    [(46_000_000 / 12, None), (3_833_333.34, "within"), (4_500_000, "within"), (4_500_001, "over")],
)
def test_a_value_over_the_line_of_the_poor_is_placed_by_the_band_above_it(
    make_review: MakeReview, income: float, band: str | None
) -> None:
    home = household("H1", None, 0, income=income)
    assert explain(make_review([home], edition="tphcm-2021"), 0).band == band
    assert explain(make_review([home]), 0).band is None
