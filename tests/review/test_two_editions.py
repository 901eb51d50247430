"""One survey judged by two editions: classes side by side, answers by the name of the indicator."""

from dataclasses import replace

import pytest

from ravo.criteria import load_edition
from ravo.fault_words import fault_message
from ravo.faults import InputProblem
from ravo.review.two_editions import judged_by_both, with_answers_of
from ravo.review.verdicts import judge
from support.small_reviews import build, household

NEXT = load_edition("nd351-2025")


def test_the_same_households_get_a_class_by_each() -> None:
    incomes = {"H1": 1_500_000, "H2": 1_500_001, "H3": 2_200_000, "H4": 2_200_001}
    records = [household(code, None, 3, income=value) for code, value in incomes.items()]
    two = judged_by_both(build(records, year=2026), NEXT)
    assert two is not None
    assert two.first.verdicts.klass.tolist() == ["poor", "not_poor", "not_poor", "not_poor"]
    assert two.second.verdicts.klass.tolist() == ["poor", "poor", "poor", "not_poor"]
    assert two.second.edition is NEXT
    assert [item.id for item in two.unasked] == ["household_waste"]


def test_an_answer_that_the_workbook_was_not_asked_for_is_unknown_and_opens_what_rests_on_it() -> (
    None
):
    """Indicator 12 of the form is another one in the next list: it is not taken for it."""
    answers = {"answer_information": True, "answer_water": True, "answer_sanitation": True}
    two = judged_by_both(
        build([household("H1", None, 0, income=1_000_000, **answers)], year=2026), NEXT
    )
    assert two is not None
    assert two.first.verdicts.klass.tolist() == ["poor"]
    assert two.second.verdicts.klass.tolist() == ["undetermined"]
    assert (two.second.verdicts.fewest.tolist(), two.second.verdicts.most.tolist()) == ([2], [3])


def test_points_alone_give_no_class_by_an_edition_without_them() -> None:
    two = judged_by_both(build([household("H1", 120, 3)], year=2026), NEXT)
    assert two is not None
    assert two.second.verdicts.klass.tolist() == ["undetermined"]
    assert [f.code for f in two.second.faults if f.household == "H1"][-1] == "RV-512"


@pytest.mark.parametrize(("year", "fits"), [(2025, False), (2026, True)])
def test_the_second_edition_covers_the_year_or_the_one_after_it(year: int, fits: bool) -> None:
    review = build([household("H1", 120, 3)], year=year)
    if fits:
        assert judged_by_both(review, NEXT) is not None
        return
    with pytest.raises(InputProblem) as caught:
        judged_by_both(review, NEXT)
    fault = caught.value.fault
    years = {"year": "2025", "years": NEXT.years, "edition": "nd351-2025"}
    assert (fault.code, fault.params) == ("RV-516", {"path": "xa.xlsx", **years})
    assert fault_message(fault, "en")[0] == (
        "xa.xlsx: the criteria set nd351-2025 applies to 2027–2030, "
        "neither to 2025 nor to the year after."
    )


def test_a_workbook_that_has_no_verdict_is_not_compared() -> None:
    assert judged_by_both(build([household("H1", 120, 3)], year=2030), NEXT) is None
    assert judged_by_both(build([household("H1", 120, 3)], year=None), NEXT) is None
    survey = replace(build([household("H1", 120, 3)], year=2026).survey, workbook_rejected=True)
    assert judged_by_both(judge(survey), NEXT) is None


def test_a_survey_with_all_answers_is_left_as_it_is() -> None:
    survey = build([household("H1", 120, 3)]).survey
    assert with_answers_of(survey, load_edition("nd07-2021")) is survey
