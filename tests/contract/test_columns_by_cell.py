"""A column read by its distinct values is the column read cell by cell, value by value."""

import math
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ravo.contract.columns import Column, TableName, columns_of
from ravo.contract.models import is_blank, read_column
from ravo.contract.values import read_value
from ravo.criteria import load_edition
from ravo.text import as_shown
from ravo.typed_columns import plain_column

TABLES: tuple[TableName, ...] = ("info", "households", "members", "income")
INDICATORS = load_edition("nd07-2021").indicators
COLUMNS = [column for table in TABLES for column in columns_of(table, INDICATORS)]
DIGITS = st.text("0123456789", min_size=10, max_size=13)
PIECES = st.lists(
    st.sampled_from(
        [
            "0",
            "7",
            "12",
            "A",
            "đ",
            "-",
            "/",
            "_",
            ".",
            " ",
            "\u200b",
            "\u00a0",
            "'",
            "−",
            "１",
            "#",
            "n/a",
        ]
    ),
    max_size=6,
).map("".join)
TEXTS = st.sampled_from(
    [
        *("", " ", "\u200b", "--", "nan", "N/A", "#REF!", "#n/a", "x", "Có", "KHÔNG", "0", "007"),
        *("1.0", "12.", "3-4", "3/4", "A_1", "A-", "1.500", "1,5 triệu", "31/02/2024", "1990"),
        *("087090123456", "087090123456 ", "000090123456", "097090123456", "087990123456"),
        *("０87090123456", "٠87090123456", "8.7090123456E+10", "Chủ hộ", "chu ho", "Ấp 1\u200b"),
    ]
)
NUMBERS = st.sampled_from(
    [
        *(0, 1, 1.0, True, False, 0.0, -0.0, 60, 60.0, 1990, 1990.0, 45_000.0, 2.5, -3, math.inf),
        *(87_090_123_456.0, 1e17, 1e15 + 0.5, 1_500_000.0000000002),
    ]
)
DAYS = st.sampled_from(
    [
        *(date(1990, 1, 1), datetime(1990, 1, 1), datetime(2024, 10, 3, 7, 30), date(1905, 6, 12)),
        *(date(2990, 1, 1), time(7), timedelta(days=2)),
    ]
)
CELLS = st.one_of(st.none(), TEXTS, NUMBERS, DAYS, DIGITS, PIECES)


def read_by_cell(column: Column, cells: list[Any]) -> tuple[list[Any], list[tuple[int, str, str]]]:
    """The values of cells read one after another, and (place, code, params) of each fault."""
    values, faults = [], []
    for place, raw in enumerate(cells):
        if is_blank(raw):
            value, code, params = None, "RV-214" if column.required else None, None
        else:
            read = read_value(raw, column)
            value, code, params = read.value, read.code, read.params
        values.append(as_shown(value) if isinstance(value, float) else value)
        if code is not None:
            faults.append((place, code, repr(params or {})))
    return values, sorted(faults)


@pytest.mark.parametrize("kind", sorted({column.type for column in COLUMNS}))
@given(data=st.data(), cells=st.lists(CELLS, max_size=12))
@example(data=None, cells=["087090123456", 87090123456.0, "087090123456\u200b", "087090123456"])
def test_a_column_is_read_as_its_cells_are(kind: str, data: Any, cells: list[Any]) -> None:
    of_kind = [column for column in COLUMNS if column.type == kind]
    column = of_kind[0] if data is None else data.draw(st.sampled_from(of_kind))
    values, faults = read_by_cell(column, cells)
    read = read_column(column, cells)
    found = [
        (int(place), finding.code, repr(finding.params))
        for finding in read.findings
        for place in finding.records
    ]
    assert sorted(found) == faults
    for value, seen in zip(values, plain_column(read.values), strict=True):
        assert seen == (datetime.combine(value, time()) if type(value) is date else value)
