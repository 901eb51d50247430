"""An income worked out from the sheet `Thu nhập` beyond what is usual: warned of once, no more."""

from pathlib import Path
from typing import Any

import pytest

from ravo.faults import Fault
from ravo.messages import Text
from support import books
from support.reviews import review

WAGES, OTHER = "Thu: tiền lương, tiền công", "Thu: khác (lương hưu, tiền gửi về, lãi, cho thuê)"
A_YEAR = 2 * 12
"""Months of the two members of each household."""


def odd(tmp_path: Path, *income: dict[str, Any], **home: Any) -> list[Fault]:
    """Return the warnings of one household with these rows of income."""
    homes = [books.household("H2", 3), books.household("H1", 3, **home)]
    rows = [{"Mã hộ": "H1", **row} for row in income]
    rows += [{"Mã hộ": "H2", WAGES: 2_000_000 * A_YEAR}, {"Mã hộ": "H9", WAGES: 2_000_000}]
    file = books.write(tmp_path / "xa.xlsx", homes, income=rows)
    return [fault for fault in review(file).faults if fault.code == "RV-306"]


@pytest.mark.parametrize(
    ("total", "income"),
    [
        (100_000 * A_YEAR, None),
        (99_999 * A_YEAR, 99_999),
        (30_000_000 * A_YEAR, None),
        (30_000_001 * A_YEAR, 30_000_001),
    ],
)
def test_only_what_is_beyond_the_usual_is_warned_of(
    tmp_path: Path, total: int, income: int | None
) -> None:
    found = odd(tmp_path, {WAGES: total})
    if income is None:
        assert found == []
        return
    (fault,) = found
    assert (fault.household, fault.sheet, fault.cell, fault.column) == (
        "H1",
        "Thu nhập",
        "A2",
        "Mã hộ",
    )
    assert fault.severity == "warning"
    params = dict(fault.params)
    assert (params["low"], params["high"], params["income"]) == (100_000, 30_000_000, income)


def test_the_likely_slip_is_named_with_the_sum_that_was_meant(tmp_path: Path) -> None:
    (few,) = odd(tmp_path, {WAGES: 1_500 * A_YEAR})
    assert few.params["slip"] == Text(
        "; có lẽ ghi bằng nghìn đồng, tức là 1.500.000 đồng",
        "; perhaps in thousands of đồng, which would be 1,500,000 đồng",
    )
    (many,) = odd(tmp_path, {WAGES: 40_000_000 * A_YEAR})
    assert str(many.params["slip"]).count("cả năm hoặc cả hộ") == 1


def test_a_household_that_keeps_no_class_is_not_warned_of(tmp_path: Path) -> None:
    """Two rows of one household are an error."""
    half = 20_000_000 * A_YEAR
    assert odd(tmp_path, {WAGES: half}, {OTHER: half}) == []


def test_a_sum_on_the_form_goes_before_the_sheet(tmp_path: Path) -> None:
    on_form = {"Thu nhập bình quân (đồng/người/tháng)": 1_500_000}
    assert odd(tmp_path, {WAGES: 99_999 * A_YEAR}, **on_form) == []


def test_each_household_is_warned_of_at_its_own_row_and_nobody_else(tmp_path: Path) -> None:
    usual = {f"H{number}": 1_000_000 * A_YEAR for number in (4, 5, 6)}
    homes = [books.household(code, 3) for code in ("H1", "H2", "H3", *usual)]
    totals = {"H9": 1_000, "H3": 2_400, "H2": 2_000_000 * A_YEAR, "H1": 24, **usual}
    rows = [{"Mã hộ": code, WAGES: total} for code, total in totals.items()]
    file = books.write(tmp_path / "xa.xlsx", homes, income=rows)
    found = [fault for fault in review(file).faults if fault.code == "RV-306"]
    assert [(f.household, f.cell, f.params["income"]) for f in found] == [
        ("H3", "A3", 100),
        ("H1", "A5", 1),
    ]
