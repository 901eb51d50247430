"""Single cells: what they mean, and the readings that are refused."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.survey.columns import Column, ColumnType, contract
from ravo.survey.models import read_column, record_model
from ravo.survey.values import read_value
from ravo.text import format_number, sort_key


def column(kind: ColumnType, **more: object) -> Column:
    return Column("households", "x", "x", "X", kind, required=False, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("money", "1.500.000", 1_500_000), ("money", "1,500,000", 1_500_000),
        ("money", "1 500 000 đ", 1_500_000), ("money", "1,5 triệu", 1_500_000),
        ("money", "1.5 triệu", 1_500_000), ("money", "1.500", 1500), ("money", 1.5e6, 1_500_000),
        ("number", "7,5", 7.5), ("number", "1.234,5", 1234.5), ("number", "1,234.5", 1234.5),
        ("number", "45 m2", 45), ("integer", 4.0, 4), ("integer", "4", 4),
        ("yes_no", "Có", True), ("yes_no", "KHÔNG", False), ("yes_no", "x", True), ("yes_no", 1.0, True),
        ("yes_no", 0, False), ("yes_no", "C", True), ("yes_no", "k", False), ("yes_no", "no", False),
        ("code", 12.0, "12"), ("code", "012", "012"), ("code", " 1.0", "1"),
        ("date", "05/09/2024", date(2024, 9, 5)), ("date", "2024-09-05", date(2024, 9, 5)),
        ("date", datetime(2024, 9, 5), date(2024, 9, 5)), ("date", 45540, date(2024, 9, 5)),
        ("birth", 1980, date(1980, 1, 1)), ("birth", "1980", date(1980, 1, 1)),
        ("birth", "09/1980", date(1980, 9, 1)), ("birth", "5.9.1980", date(1980, 9, 5)),
    ],
)  # fmt: skip
def test_what_a_cell_means(kind: ColumnType, raw: object, value: object) -> None:
    read = read_value(raw, column(kind))
    assert (read.code, read.value) == (None, value)


@pytest.mark.parametrize(
    ("kind", "raw", "code"),
    [
        ("number", "1.500", "RV-208"), ("number", "1,500", "RV-208"), ("money", "1.500 triệu", "RV-208"),
        ("number", "1.5.0", "RV-207"), ("money", "2tr5", "RV-207"), ("number", float("inf"), "RV-207"),
        ("integer", 2.5, "RV-211"), ("yes_no", "2", "RV-204"), ("date", "31/02/2024", "RV-212"),
        ("date", "1/2/15", "RV-213"), ("citizen", "12345678901", "RV-205"), ("citizen", 8707012345, "RV-205"),
    ],
)  # fmt: skip
def test_what_is_refused_rather_than_guessed(kind: ColumnType, raw: object, code: str) -> None:
    assert read_value(raw, column(kind)).code == code


def test_a_class_is_never_known_by_a_part_of_its_name() -> None:
    opening = next(c for c in contract() if c.name == "opening_class")
    assert read_value("Hộ không nghèo", opening).value == "Hộ không nghèo"
    assert read_value("ho ngheo", opening).value == "Hộ nghèo"
    assert read_value("nghèo", opening).code == "RV-203"


@given(st.integers(min_value=0, max_value=10**12))
def test_money_reads_back_as_written_in_both_languages(value: int) -> None:
    for lang in ("vi", "en"):
        assert read_value(format_number(value, lang), column("money")).value == value


@given(st.text(max_size=20) | st.floats() | st.integers(-(10**20), 10**20) | st.booleans())
def test_any_cell_is_a_value_or_a_fault_for_every_column(raw: object) -> None:
    for item in contract():
        read = read_column(item, [raw])
        assert len(read.values) == 1
        assert all(f.code.startswith("RV-2") for f in read.findings)


@given(st.lists(st.sampled_from(["Có", "Không", "", "x", "?", 1, 0, True, None, 2.5]), min_size=1))
def test_a_column_reads_as_its_records_do(cells: list[object]) -> None:
    item = column("yes_no")
    model = record_model("Record", [item])
    read = read_column(item, cells)
    faulty = {int(i) for f in read.findings for i in f.records}
    for place, raw in enumerate(cells):
        try:
            value = model.model_validate({"x": raw}).x  # type: ignore[attr-defined]
        except ValueError:
            assert place in faulty
        else:
            assert place not in faulty
            assert read.values[place] is value or read.values[place] == value or value is None


def test_vietnamese_order_is_by_letter_then_tone() -> None:
    words = ["đa", "dạ", "da", "ăn", "an", "ân", "ả", "a"]
    assert sorted(words, key=sort_key) == ["a", "ả", "an", "ăn", "ân", "da", "dạ", "đa"]
