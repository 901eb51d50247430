"""Hard and soft limits: what is refused, what is kept with a warning, on both sides of each
line.
"""

from datetime import date
from itertools import pairwise

import pytest

from ravo.contract.columns import Column, TableName, contract
from ravo.contract.values import read_value
from ravo.fault_words import fault_message
from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.messages import Text


def find(table: TableName, name: str) -> Column:
    return next(c for c in contract() if (c.table, c.name) == (table, name))


@pytest.mark.parametrize(
    ("table", "name", "raw", "code"),
    [
        ("households", "size", 12, None),
        ("households", "size", 13, "RV-230"),
        ("households", "size", 15, "RV-230"),
        ("households", "size", 50, "RV-230"),
        ("households", "size", 51, "RV-209"),
        ("households", "size", 60, "RV-209"),
        ("households", "size", 1, None),
        ("households", "size", 0, "RV-209"),
        ("households", "floor_area", 500, None),
        ("households", "floor_area", "900 m2", "RV-230"),
        ("households", "floor_area", 10_000, "RV-230"),
        ("households", "floor_area", 10_001, "RV-209"),
        ("households", "floor_area", 4, None),
        ("households", "floor_area", 3.9, "RV-230"),
        ("households", "income", 30_000_000, None),
        ("households", "income", "40 triệu", "RV-230"),
        ("households", "income", 1500, "RV-230"),
        ("households", "income", 100_000, None),
        ("households", "income", -1, "RV-209"),
        ("households", "b1", 20, None),
        ("households", "b1", 400, None),
        ("households", "b1", 14, "RV-230"),
        ("households", "b1", 999, "RV-230"),
        ("households", "b1", 1000, "RV-209"),
        ("households", "income", 1_000_000_000, "RV-230"),
        ("households", "income", 1_000_000_001, "RV-209"),
        ("income", "crops_in", 100_000_000_000, "RV-221"),
        ("income", "crops_in", 100_000_000_001, "RV-209"),
        ("households", "b1", -1, "RV-209"),
        ("households", "head_birth_year", 1920, None),
        ("households", "head_birth_year", 1919, "RV-221"),
        ("households", "head_birth_year", 1899, "RV-209"),
        ("members", "birth", "31/12/1919", "RV-230"),
        ("members", "birth", "01/01/1920", None),
        ("members", "birth", "05/09/1080", "RV-209"),
        ("households", "visit_date", "05/09/2016", None),
        ("households", "visit_date", "05/09/2015", "RV-221"),
        ("households", "visit_date", "05/09/1999", "RV-209"),
        ("info", "total_households", 0, "RV-221"),
        ("info", "total_households", 1, None),
        ("income", "crops_in", 2_000_000_000, None),
        ("income", "crops_in", "2,1 tỷ", "RV-221"),
        ("income", "crops_in", 0, None),
        ("income", "crops_in", -1, "RV-209"),
    ],
)
def test_each_limit_on_both_sides(
    table: TableName, name: str, raw: object, code: str | None
) -> None:
    read = read_value(raw, find(table, name))
    assert read.code == code
    assert (read.value is None) == (code == "RV-209")


def test_soft_limits_lie_inside_the_hard_ones() -> None:
    limited = [c for c in contract() if c.soft_low is not None or c.soft_high is not None]
    assert len(limited) > 20
    for column in limited:
        limits = [column.low, column.soft_low, column.soft_high, column.high]
        given = [limit for limit in limits if limit is not None]
        assert all(low < high for low, high in pairwise(given)), column.id


def test_only_figures_and_days_have_limits() -> None:
    kinds = {"integer", "number", "money", "date", "birth"}
    for column in contract():
        limits = (column.low, column.high, column.soft_low, column.soft_high)
        assert column.type in kinds or limits == (None, None, None, None), column.id


def test_a_value_that_is_unusual_is_a_warning_that_names_the_usual_range() -> None:
    for table, name, raw, usual in (
        ("households", "floor_area", 900, ("từ 4 đến 500", "4 to 500")),
        (
            "income",
            "crops_in",
            3_000_000_000,
            ("từ 2.000.000.000 trở xuống", "up to 2,000,000,000"),
        ),
    ):
        column = find(table, name)  # type: ignore[arg-type]
        read = read_value(raw, column)
        assert read.value == raw
        assert read.code is not None
        fault = Fault(read.code, "H1", "Hộ", "N2", column.heading, str(raw), read.params or {})
        assert fault.severity == "warning"
        assert usual[0] in fault_message(fault, "vi")[0]
        assert usual[1] in fault_message(fault, "en")[0]
    assert kind_of("RV-209").severity == "error"


def test_limits_of_years_are_shown_as_years() -> None:
    for column, raw in (
        (find("members", "birth"), date(1880, 1, 1)),
        (find("households", "head_birth_year"), 1880),
    ):
        read = read_value(raw, column)
        assert (read.params or {})["limits"] == Text("từ 1900 trở lên", "1900 and more")
