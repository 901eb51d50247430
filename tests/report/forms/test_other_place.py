"""Settings that name another known place than that of the results are warned of."""

import pytest

from ravo.fault_words import fault_message
from ravo.report.figures.communes import count_commune, scored_of_review
from ravo.report.figures.district import assemble
from ravo.report.forms.other_place import other_places
from ravo.report.forms.settings import ReportSettings
from support.small_reviews import build, household


def warned(**settings: str) -> list[str]:
    made = build([household("H1", 130, 4)])
    communes = [count_commune(scored_of_review(made))]
    district = assemble(2024, communes, made.edition, level="district")
    found = other_places(ReportSettings.model_validate(settings), district)
    faults = list(found)
    assert {fault.code for fault in faults} <= {"RV-4072"}
    return [fault_message(fault, "vi")[0] for fault in faults]


@pytest.mark.parametrize(
    "settings",
    [
        {"unit": "Huyện Lấp Vò"},
        {"unit": "UBND huyện Lấp Vò, tỉnh Đồng Tháp"},
        {"unit": "Tỉnh Đồng Tháp"},
        {"unit": "Ban chỉ đạo rà soát"},
        {"place": "Lấp Vò"},
        {"place": "Sa Đéc"},
        {"place": "Hội trường xã"},
    ],
)
def test_the_own_unit_and_what_no_table_has_are_no_fault(settings: dict[str, str]) -> None:
    assert warned(**settings) == []


@pytest.mark.parametrize(
    "settings",
    [
        {"unit": "Huyện Tháp Mười"},
        {"unit": "Tháp Mười"},
        {"unit": "Xã Định Yên"},
        {"unit": "Tỉnh An Giang"},
        {"place": "Cà Mau"},
    ],
)
def test_a_known_unit_elsewhere_is_named_beside_that_of_the_results(
    settings: dict[str, str],
) -> None:
    (message,) = warned(**settings)
    assert next(iter(settings.values())) in message
    assert "kết quả là của" in message
    assert "Đồng Tháp" in message
