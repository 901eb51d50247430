"""Numbers with the noise of formulas are those that a spreadsheet shows."""

import datetime
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.digits import all_as_shown
from ravo.results.words import reasons, rulings
from ravo.text import as_shown, format_number, whole_number
from support import books
from support.reviews import review

INCOME = "Thu nhập bình quân (đồng/người/tháng)"


@pytest.mark.parametrize(
    ("column", "value", "klass"),
    [
        ("Điểm B1", 140.00000000000003, "poor"),
        ("Điểm B1", 139.99999999999997, "poor"),
        ("Điểm B1", 140.0001, "not_poor"),
        (INCOME, 1500000.0000000002, "poor"),
        (INCOME, 1499999.9999999998, "poor"),
        (INCOME, 1500000.4, "not_poor"),
    ],
)
def test_the_line_is_where_a_spreadsheet_shows_it(
    tmp_path: Path, column: str, value: float, klass: str
) -> None:
    row = books.household("H1", **({"Điểm B1": None} | {column: value}))
    found = review(books.write(tmp_path / "a.xlsx", [row]))
    assert found.verdicts.klass.tolist() == [klass]
    assert found.verdicts.value.tolist() == [float(f"{value:.15g}")]


def test_income_worked_out_is_compared_without_noise(tmp_path: Path) -> None:
    row = books.household("H1", **{"Điểm B1": None, "Số nhân khẩu": 3})
    parts = {
        "Thu: trồng trọt": 18000000.1,
        "Thu: chăn nuôi": 18000000.2,
        "Thu: thủy sản": 17999999.7,
    }
    found = review(books.write(tmp_path / "a.xlsx", [row], income=[{"Mã hộ": "H1", **parts}]))
    assert found.verdicts.income.tolist() == [1500000.0]
    assert found.verdicts.klass.tolist() == ["poor"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1500000.004, "1.500.000,004"),
        (1500000.4, "1.500.000,4"),
        (140.001, "140,001"),
        (140.0, "140"),
        (1 / 3, "0,33"),
        (1999999.9999, "1.999.999,9999"),
    ],
)
def test_a_figure_beside_a_whole_one_is_shown_apart_from_it(value: float, shown: str) -> None:
    assert format_number(value, "vi") == shown


@pytest.mark.parametrize("value", [1500000.004, 1500000.4, 1500000.00001])
def test_no_reason_compares_a_figure_with_itself(tmp_path: Path, value: float) -> None:
    row = books.household("H1", **{"Điểm B1": None, INCOME: value})
    found = review(books.write(tmp_path / "a.xlsx", [row]))
    for lang in ("vi", "en"):
        sentence = reasons(found, rulings(found), lang)[0]
        left, _, right = sentence.partition(" > ")
        assert left.split(" ")[-1] != right.split(" ")[0]


def test_whole_numbers_and_days_by_formula_are_whole(tmp_path: Path) -> None:
    row = books.household(
        "H1", **{"Số nhân khẩu": 4.000000000000001, "Ngày rà soát": 45640.000000000007}
    )
    found = review(books.write(tmp_path / "a.xlsx", [row]))
    assert found.faults == ()
    assert found.survey.households.frame["visit_date"][0].date() == datetime.date(2024, 12, 14)


@given(st.lists(st.floats(allow_nan=True, allow_infinity=False, width=64), max_size=50))
def test_a_column_is_rounded_as_each_of_its_numbers_is(values: list[float]) -> None:
    found = all_as_shown(np.array(values, dtype=np.float64)).tolist()
    for before, after in zip(values, found, strict=True):
        if math.isnan(before):
            assert math.isnan(after)
        elif before != math.floor(before):
            assert after == as_shown(before)
        else:
            assert after == before


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("0012", 12),
        ("9" * 15, 10**15 - 1),
        ("1" * 16, None),
        ("1" * 5000, None),
        ("", None),
        ("-1", None),
        ("1.0", None),
        ("²", None),
    ],
)
def test_a_text_is_a_whole_number_only_in_digits(text: str, number: int | None) -> None:
    assert whole_number(text) == number
