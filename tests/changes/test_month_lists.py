"""Lists of months among what is compared: refused where several, named where one is old."""

from dataclasses import replace

import pytest

from ravo.changes.month_lists import ListFile, list_files, months_as_old, refuse_several_months
from ravo.changes.pairs import pair_years
from ravo.changes.year import Year
from ravo.fault_words import fault_message
from ravo.faults import UsageProblem
from support.years import home, year

MARCH = "2024-03"


def of_month(year: Year, *months: str | None) -> Year:
    """Return a year whose parts are lists of these months."""
    part = year.parts[0]
    return replace(year, parts=tuple(replace(part, list_month=month) for month in months))


def file(month: str | None, name: str = "a.xlsx", commune: str = "30172") -> ListFile:
    return ListFile(commune, "Xã A", f"tx/{name}", month)


def test_the_list_of_a_month_as_the_old_side_of_its_own_year_is_named() -> None:
    homes = (home("A1", "poor"),)
    old, new = of_month(year(2024, homes), MARCH), year(2024, homes)
    (fault,) = months_as_old(old, new)
    assert (fault.code, fault.severity, fault.params["month"]) == ("RV-4083", "warning", "3/2024")
    message, hint = fault_message(fault, "vi")
    assert "chỉ tính từ sau tháng ấy, không phải của cả năm 2024" in message
    assert "kết quả rà soát cuối năm 2023" in hint


@pytest.mark.parametrize(("month", "second"), [(None, 2024), (MARCH, 2025)])
def test_a_review_or_another_year_is_not(month: str | None, second: int) -> None:
    homes = (home("A1", "poor"),)
    old = of_month(year(2024, homes), month)
    assert list(months_as_old(old, year(second, homes))) == []


@pytest.mark.parametrize("other", ["2024-02", None])
def test_several_months_of_a_commune_are_refused_in_one_sentence(other: str | None) -> None:
    files = [file(MARCH), file(other, "b.xlsx"), file(other, "c.xlsx", "30169")]
    with pytest.raises(UsageProblem) as caught:
        refuse_several_months(files)
    fault = caught.value.fault
    assert (fault.code, fault.params["count"]) == ("RV-4082", 2)
    assert fault.params["files"] == ["a.xlsx", "b.xlsx"]


def test_one_list_of_each_commune_goes_and_copies_of_one_month_are_not_months() -> None:
    refuse_several_months([file(MARCH), file("2024-02", commune="30169")])
    refuse_several_months([file(MARCH), file(MARCH, "copy.xlsx")])


def test_pairing_refuses_months_before_their_codes() -> None:
    homes = (home("A1", "poor"),)
    old = of_month(year(2024, homes), "2024-02", MARCH)
    assert [one.month for one in list_files(old)] == ["2024-02", MARCH]
    with pytest.raises(UsageProblem) as caught:
        pair_years(old, year(2024, homes))
    assert caught.value.fault.code == "RV-4082"
