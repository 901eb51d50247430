"""Columns of answers that may mean the contrary, in surveys made by hand: doubt, warning, line."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from ravo.corrections.model import AppliedLine, ColumnLine, Corrections
from ravo.review.evidence import evidence_of
from ravo.review.reversed_answers import AnswerDoubts, answer_doubts
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.survey import Survey
from ravo.typed_columns import columns_of_frame
from support.small_reviews import build, household

WATER = "9. Nguồn nước sinh hoạt"
TAP, OPEN_WATER = "Nước máy", "Nguồn khác"
EVEN = {"answer_employment": True, "answer_dependency": True}
ODD = {"answer_nutrition": True, "answer_health_insurance": True}


def homes(count: int, apart: int, known: int | None = None) -> Survey:
    """Return households with tap water: the first `apart` answer Có, `known` tell their source.

    Each has two other deprived indicators, now these and now those, so that the answer decides
    between poor and near-poor and no other column is odd.
    """
    told = count if known is None else known
    records = []
    for at in range(count):
        pair = EVEN if at % 2 else ODD
        source = TAP if at < told else None
        records.append(household(f"H{at}", 120, 0, **pair, water_source=source))
    survey = build(records).survey
    # A review that was built has blanked what it doubts: the odd answers come in afterwards.
    answers = np.array([at < apart for at in range(count)], dtype=np.int8)
    return replace(survey, households=survey.households.with_columns({"answer_water": answers}))


def doubts(survey: Survey) -> AnswerDoubts:
    assert survey.edition is not None
    return answer_doubts(survey, survey.edition, evidence_of(survey, survey.edition))


def confirmed(survey: Survey, column: str, sheet: str | None = None) -> Survey:
    """Return the survey with a line of corrections that says a whole column is right."""
    line = ColumnLine(7, column, False, "đã xem lại", "Lê Văn Soát", None, sheet)
    return replace(survey, corrections=Corrections("a/sua.csv", "", (), columns=(line,)))


@pytest.mark.parametrize(
    ("count", "apart", "code"),
    [(20, 18, "RV-356"), (20, 17, None), (19, 19, None), (30, 27, "RV-356"), (30, 26, None)],
)
def test_a_column_against_the_facts_is_in_doubt_from_its_share_and_number_on(
    count: int, apart: int, code: str | None
) -> None:
    found = doubts(homes(count, apart))
    assert [fault.code for fault in found.faults] == ([code] if code else [])
    if code:
        assert {name: flags.sum() for name, flags in found.doubted.items()} == {
            "answer_water": count
        }
        (fault,) = found.faults
        assert (fault.household, fault.column) == ("H0", WATER)
        assert fault.params == {"answers": count, "known": count, "apart": apart}


def test_a_column_in_doubt_decides_no_class_and_is_none_of_the_facts() -> None:
    assert judge(homes(20, 17)).verdicts.klass.tolist() == ["poor"] * 17 + ["near_poor"] * 3
    review: Review = judge(homes(20, 18))
    assert review.verdicts.klass.tolist() == ["undetermined"] * 20
    assert {fault.code for fault in review.faults} == {"RV-356", "RV-511"}


@pytest.mark.parametrize(
    ("deprived", "known", "told"), [(20, 0, True), (19, 0, True), (18, 0, False), (20, 19, False)]
)
def test_a_column_of_nearly_all_deprived_is_told_unless_the_few_facts_speak(
    deprived: int, known: int, told: bool
) -> None:
    survey = homes(20, deprived, known)
    frame = survey.households.frame.copy()
    frame["water_source"] = frame["water_source"].replace({TAP: OPEN_WATER})
    table = replace(survey.households, columns=columns_of_frame(frame))
    found = doubts(replace(survey, households=table))
    assert [fault.code for fault in found.faults] == ["RV-357"] * told
    assert not found.doubted
    for fault in found.faults:
        assert fault.params["deprived"] == deprived


@pytest.mark.parametrize(("column", "sheet"), [(WATER, None), (WATER, "Hộ"), ("th_09", None)])
def test_a_line_about_the_column_settles_it(column: str, sheet: str | None) -> None:
    found = doubts(confirmed(homes(20, 20), column, sheet))
    assert (found.faults, dict(found.doubted)) == ((), {})


def test_a_line_names_the_column_as_the_workbook_writes_its_heading() -> None:
    survey = homes(20, 20)
    table = replace(survey.households, headings={"answer_water": "Thiếu nước sạch"})
    survey = replace(survey, households=table)
    assert doubts(confirmed(survey, "Thiếu nước sạch")).faults == ()
    assert doubts(confirmed(homes(20, 20), "Thiếu nước sạch")).faults != ()


@pytest.mark.parametrize(("column", "sheet"), [("Điểm B1", None), (WATER, "Thành viên")])
def test_a_line_about_another_column_is_told_and_settles_nothing(
    column: str, sheet: str | None
) -> None:
    found = doubts(confirmed(homes(20, 20), column, sheet))
    assert [fault.code for fault in found.faults] == ["RV-472", "RV-356"]
    params: dict[str, Any] = dict(found.faults[0].params)
    assert params == {"file": "sua.csv", "line": 7, "name": column}
    assert list(found.doubted) == ["answer_water"]


def test_the_option_leaves_nothing_in_doubt() -> None:
    found = doubts(replace(homes(20, 20), answers_confirmed=True))
    assert (found.faults, dict(found.doubted)) == ((), {})


def test_a_confirmed_cell_keeps_the_warning_for_its_line_and_lifts_the_doubt() -> None:
    survey = homes(20, 20)
    (fault,) = doubts(survey).faults
    assert fault.sheet is not None
    assert fault.cell is not None
    line = applied(fault.sheet, fault.cell)
    found = doubts(replace(survey, applied=(line,)))
    assert [told.code for told in found.faults] == ["RV-356"]
    assert not found.doubted


def applied(sheet: str, cell: str) -> AppliedLine:
    """Return a line of corrections that confirmed one cell."""
    return AppliedLine(
        line=2,
        kind="confirmed",
        household="H0",
        sheet=sheet,
        cell=cell,
        column=WATER,
        old="Có",
        new="Có",
        reason="đã xem lại",
        who="Lê Văn Soát",
        on=None,
    )


def test_a_workbook_that_is_rejected_whole_judges_nobody() -> None:
    review = judge(replace(homes(2, 1), workbook_rejected=True))
    assert (review.verdict, review.counts.scored, review.edition) == ("rejected", 0, None)
    assert review.verdicts.klass.tolist() == [None, None]
