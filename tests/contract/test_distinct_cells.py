"""A column's distinct cells: equal ones of different kinds stay apart."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.contract.columns import columns_of
from ravo.contract.models import _distinct, read_column

CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.sampled_from([0.0, -0.0, 1.0, 1.5]),
    st.sampled_from(["", "1", "1.0", "True", "None", "Có", " "]),
    st.sampled_from([date(2024, 1, 1), datetime(2024, 1, 1), time(1), timedelta(1)]),
)
ONE_KIND = st.one_of(
    st.lists(st.sampled_from(["", "1", "Có", " "])),
    st.lists(st.one_of(st.just(""), st.none(), st.sampled_from([0.0, 1.0, 1.5]))),
    st.lists(st.one_of(st.just(""), st.booleans())),
)


def first_places(cells: list[Any]) -> list[int]:
    """Each cell's number among the distinct ones, in order of appearance, found slowly."""
    seen: list[tuple[type, Any]] = []
    places = []
    for cell in cells:
        key = next(
            (i for i, (kind, value) in enumerate(seen) if kind is type(cell) and value == cell),
            None,
        )
        if key is None:
            key = len(seen)
            seen.append((type(cell), cell))
        places.append(key)
    return places


@given(st.one_of(st.lists(CELLS), ONE_KIND))
def test_places_are_those_of_a_slow_search(cells: list[Any]) -> None:
    codes, distinct = _distinct(cells)
    assert codes.tolist() == first_places(cells)
    back = [distinct[code] for code in codes]
    assert back == cells
    assert [type(cell) for cell in back] == [type(cell) for cell in cells]


@pytest.mark.parametrize(
    "cells",
    [
        [1, 1.0, True, "1"],
        [True, 1],
        [1.0, True],
        [date(2024, 1, 1), datetime(2024, 1, 1)],
        ["", None],
    ],
)
def test_equal_cells_of_different_kinds_stay_apart(cells: list[Any]) -> None:
    codes, distinct = _distinct(cells * 2)
    assert codes.tolist() == [*range(len(cells)), *range(len(cells))]
    assert list(map(type, distinct)) == list(map(type, cells))


def test_findings_stand_in_every_record_of_their_value() -> None:
    column = next(c for c in columns_of("households") if c.name == "size")
    read = read_column(column, ["x", 3.0, "y", "x", "", 3.0, "y", "x"])
    records = [finding.records.tolist() for finding in read.findings]
    assert records == [[0, 3, 7], [2, 6], [4]]
    assert read.values[[1, 5]].tolist() == [3.0, 3.0]
