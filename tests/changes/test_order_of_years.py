"""Two years given in the wrong order are named, with the right one."""

import pytest

from ravo.changes.comparison import compare
from ravo.fault_words import fault_message
from support.years import home, year

HOMES = (home("A1", "poor"), home("A2", "not_poor"))


def test_a_second_year_that_is_earlier_is_named_with_the_right_order() -> None:
    faults = compare(year(2024, HOMES), year(2023, HOMES)).faults
    (fault,) = [fault for fault in faults if fault.code == "RV-641"]
    assert (fault.severity, fault.params) == ("warning", {"first": "2024", "second": "2023"})
    assert "đưa năm 2023 vào trước, năm 2024 vào sau" in fault_message(fault, "vi")[1]


@pytest.mark.parametrize("second", [2023, 2024, 2025])
def test_the_same_or_a_later_year_is_not(second: int) -> None:
    faults = compare(year(2023, HOMES), year(second, HOMES)).faults
    assert "RV-641" not in {fault.code for fault in faults}
