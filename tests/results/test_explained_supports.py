"""What a register and the programmes of support add to the explanations of a household."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ravo.faults import Fault
from ravo.messages import Text
from ravo.results.explanation import explanation_text
from ravo.results.explanation_family import family_page, family_text
from ravo.review.explainer import explain
from ravo.review.explanation import Explanation, HouseholdSupport, PastDeath
from support.small_reviews import build, household

DAY = date(2026, 8, 1)
LEFT = household("H1", None, 0, size=None, change_reason="Chuyển đi")
NOTE = Fault("RV-307", household="H1", sheet="Hộ", cell="I2", params={"reason": "Chuyển đi"})
HEALTH, LOAN, HOME = "Chính sách 1: Bảo hiểm y tế", "Chính sách 2: Vay vốn", "Nhà ở"


def both(words: str) -> Text:
    return Text(words, words)


def supported(*supports: HouseholdSupport, size: int = 4) -> Explanation:
    alone = explain(build([household("H1", 120, 3, size=size)]), 0)
    return replace(alone, supports=supports, supports_on=DAY)


def off(title: str = HEALTH, reason: str = "là hộ nghèo", **more: Any) -> HouseholdSupport:
    why, article = both(reason), both("Điều 3")
    return HouseholdSupport(both(title), "not_eligible", reason=why, article=article, **more)


def gives(*supports: HouseholdSupport, size: int = 4) -> list[str]:
    """Return what the page for the family adds about programmes."""
    certificate, *others = family_page(supported(*supports, size=size), "vi").gives
    assert "Giấy chứng nhận hộ nghèo" in certificate
    return others


LISTED = "Tính đến ngày 01/08/2026, gia đình thuộc diện xét: {}."


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (HouseholdSupport(both(HEALTH), "eligible"), "đủ điều kiện"),
        (HouseholdSupport(both(HEALTH), "eligible", ("An", "Bo")), "An, Bo: đủ điều kiện"),
        (
            HouseholdSupport(both(HEALTH), "eligible", quota=both("xã có 3 suất")),
            "đủ điều kiện; xã có 3 suất",
        ),
        (
            HouseholdSupport(
                both(HEALTH),
                "to_ask",
                ("An",),
                questions=(both("có đi học không"),),
                home_questions=(both("có vay không"),),
                looked_up=(both("năm thoát nghèo"),),
            ),
            "An: cần hỏi thêm: có vay không; có đi học không; năm thoát nghèo",
        ),
        (off(), "không thuộc diện: không bảo đảm điều kiện “là hộ nghèo” (Điều 3)"),
        (off(groups=True), "không thuộc diện: không thuộc nhóm nào: là hộ nghèo (Điều 3)"),
        (off(excluded=True), "không thuộc diện: là hộ nghèo (Điều 3)"),
        (off(reason="đã mất", dead=True), "không thuộc diện: đã mất"),
    ],
)
def test_the_office_reads_each_programme_with_its_outcome(
    one: HouseholdSupport, words: str
) -> None:
    lines = explanation_text(supported(one), "vi").splitlines()
    place = lines.index("Chương trình hỗ trợ, tính đến ngày 01/08/2026")
    assert lines[place + 1] == f"  {HEALTH} – {words}"


def test_an_explanation_without_programmes_has_no_heading_of_them() -> None:
    alone = replace(supported(), supports_on=None)
    assert "Chương trình hỗ trợ" not in explanation_text(alone, "vi")
    assert "Chính sách gia đình được hưởng" in family_text(alone, "vi")
    assert gives() == []


@pytest.mark.parametrize(
    ("people", "size", "named"),
    [
        ((), 4, "bảo hiểm y tế"),
        (("An", "Bo"), 4, "bảo hiểm y tế (An, Bo)"),
        (("An", "Bo"), 2, "bảo hiểm y tế (cả nhà)"),
        (("An",), 1, "bảo hiểm y tế (An)"),
    ],
)
def test_the_family_reads_for_whom_a_programme_is(
    people: tuple[str, ...], size: int, named: str
) -> None:
    programmes, more = gives(HouseholdSupport(both(HEALTH), "eligible", people), size=size)
    assert programmes == LISTED.format(named)
    assert more.startswith("Mức hỗ trợ và thủ tục")


def test_several_programmes_are_one_sentence_and_a_quota_is_beside_its_own() -> None:
    loan = HouseholdSupport(both(LOAN), "eligible", quota=both("xã có 3 suất"))
    home = HouseholdSupport(both(HOME), "eligible", ("An",))
    assert gives(loan, home)[0] == LISTED.format("vay vốn – xã có 3 suất; nhà ở (An)")


def test_each_question_is_put_once_with_the_people_concerned() -> None:
    school, loan = both("có đi học không"), both("có vay không")
    for_an, for_bo = (
        HouseholdSupport(
            both(HEALTH), "to_ask", (name,), questions=(school,), home_questions=(loan,)
        )
        for name in ("An", "Bo")
    )
    (questions,) = gives(for_an, for_bo)
    assert questions == (
        "Để xét thêm chính sách, xin gia đình cho biết: có vay không; có đi học không (An, Bo)."
    )


def test_what_the_commune_looks_up_is_no_question_to_the_family() -> None:
    (looked_up,) = gives(HouseholdSupport(both(HOME), "to_ask", looked_up=(both("năm nào"),)))
    assert looked_up == "Cán bộ xã tra thêm hồ sơ các năm trước để xét cho gia đình."


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (off(), "chỉ dành cho trường hợp “là hộ nghèo”"),
        (off(groups=True), "gia đình không có ai thuộc các nhóm được xét: là hộ nghèo"),
        (off(reason="đã được vay", excluded=True), "gia đình đã được vay"),
        (off(reason="cả hộ đã mất", dead=True), "cả hộ đã mất"),
        (replace(off(reason="đã mất", dead=True), people=("An", "Bo")), "An, Bo: đã mất"),
    ],
)
def test_the_family_reads_why_a_programme_is_not_for_it(one: HouseholdSupport, why: str) -> None:
    assert gives(one) == [f"Chưa thuộc diện: bảo hiểm y tế – {why}."]


def test_programmes_off_for_one_reason_are_one_sentence() -> None:
    assert gives(off(), off(LOAN), off(HOME, "có đất"), off()) == [
        "Chưa thuộc diện: bảo hiểm y tế; vay vốn – chỉ dành cho trường hợp “là hộ nghèo”.",
        "Chưa thuộc diện: nhà ở – chỉ dành cho trường hợp “có đất”.",
    ]


def test_a_programme_for_one_of_the_family_is_not_refused_to_it() -> None:
    lines = gives(HouseholdSupport(both(HEALTH), "eligible", ("An",)), off(), off(LOAN))
    assert [line for line in lines if line.startswith("Chưa thuộc diện")] == [
        "Chưa thuộc diện: vay vốn – chỉ dành cho trường hợp “là hộ nghèo”."
    ]


def test_a_household_that_left_is_considered_for_nothing() -> None:
    gone = replace(
        explain(build([LEFT], rejected=[0], faults=[NOTE]), 0),
        supports=(HouseholdSupport(both(HEALTH), "eligible"),),
        supports_on=DAY,
    )
    assert family_page(gone, "vi").gives == (
        "Không có, vì hộ không còn trong danh sách rà soát của xã.",
    )


def test_the_office_reads_that_a_household_left_and_nothing_is_weighed() -> None:
    gone = explain(build([LEFT], rejected=[0], faults=[NOTE]), 0)
    text = explanation_text(gone, "vi")
    assert "Kết quả: Không phân loại, vì hộ đã rời danh sách (lý do: chuyển đi)" in text
    assert "Không xét: phiếu ghi hộ không còn ở địa bàn." in text
    assert "Không xét chỉ số thiếu hụt." in text
    assert "1. Việc làm" not in text


# years before


PAST = (("2024", "poor"), ("2026-03", "near_poor"))


def test_both_pages_have_the_classes_of_earlier_lists() -> None:
    known = replace(supported(), past=PAST)
    years = "2024 hộ nghèo; 3/2026 hộ cận nghèo"
    assert f"  Các năm trước: {years}\n" in explanation_text(known, "vi")
    why = family_page(known, "vi").why
    assert why[-1] == f"Kết quả rà soát của gia đình các năm trước: {years}."
    assert "các năm trước" not in family_text(supported(), "vi")


@pytest.mark.parametrize(
    ("death", "when"),
    [
        (PastDeath("An", "2025", "2025-05-07"), "07/05/2025"),
        (PastDeath("An", "2025", "2025-05"), "5/2025"),
        (PastDeath("An", "2025", None), "theo danh sách kỳ 2025"),
        (PastDeath("An", "2026-03", None), "theo danh sách kỳ 3/2026"),
        (PastDeath("An", "2025", "2025-05-07", ("2025-05-07", "2025-06-01")), "chưa rõ ngày"),
    ],
)
def test_a_death_has_the_day_as_closely_as_it_is_known(death: PastDeath, when: str) -> None:
    text = explanation_text(replace(supported(), past_deaths=(death,)), "vi")
    assert f"  Người trong hộ đã mất: An ({when})\n" in text
