"""Days given as options: as officers write them; anything else names the form."""

from datetime import date

import pytest

from ravo.commands.given_days import day_given
from ravo.fault_words import fault_message
from ravo.faults import UsageProblem


@pytest.mark.parametrize(
    "written", ["31/8/2024", "31-08-2024", " 31.8.2024 ", "2024-08-31", "31 tháng 8 năm 2024"]
)
def test_a_day_as_officers_write_it(written: str) -> None:
    assert day_given(written, "--on") == date(2024, 8, 31)


@pytest.mark.parametrize(
    "written", ["8/31/2024", "31/9/2024", "45535", "13/2024", "31/13", "32", "mai", ""]
)
def test_words_that_are_no_day_name_the_form(written: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        day_given(written, "--decision-date")
    assert refused.value.fault.code == "RV-1228"
    words = " ".join(fault_message(refused.value.fault, "vi"))
    assert "--decision-date" in words
    assert "ngày/tháng/năm" in words


@pytest.mark.parametrize(
    ("written", "missing"),
    [
        ("31/8", "thiếu năm"),
        ("29-2", "thiếu năm"),
        ("8/2025", "thiếu ngày"),
        ("31", "thiếu tháng và năm"),
        ("2025", "thiếu ngày và tháng"),
    ],
)
def test_a_day_that_is_not_whole_names_what_is_missing(written: str, missing: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        day_given(written, "--on")
    assert fault_message(refused.value.fault, "vi")[0] == f"--on: {written} {missing}."
