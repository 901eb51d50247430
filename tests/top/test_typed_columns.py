"""Columns as arrays answer as pandas does, never change, and know their blanks."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ravo.frames import frame_of
from ravo.typed_columns import (
    NO,
    UNKNOWN,
    YES,
    TypedColumns,
    any_given,
    are,
    are_in,
    blanked,
    blanks,
    by_value,
    columns_of_frame,
    days_in,
    factorized,
    figure_or_none,
    given_in,
    is_blank_value,
    joined_columns,
    months_in,
    objects,
    only_where,
    plain_column,
    repeated,
    sum_if_known,
    years_in,
)

WORDS = st.sampled_from(["A", "B", "C", "", None])
TEXTS = st.lists(WORDS, max_size=8)
DAYS = st.dates(date(1583, 1, 1), date(2400, 12, 31)) | st.none()


def days_of(days: Sequence[date | None]) -> np.ndarray[Any, np.dtype[np.datetime64]]:
    return np.array(days, dtype="datetime64[s]")


def mixed(size: int = 3) -> TypedColumns:
    """Columns of every kind, whose last record is blank."""
    return TypedColumns(
        {
            "code": objects(["H1", "H2", None][-size:]),
            "size": np.array([4.0, 0.0, np.nan][-size:]),
            "born": days_of([date(1950, 2, 28), date(2024, 12, 14), None][-size:]),
            "child": np.array([YES, NO, UNKNOWN][-size:], dtype=np.int8),
            "row": np.array([7, 8, 9][-size:]),
        }
    )


def test_every_kind_of_column_has_its_own_blank() -> None:
    columns = mixed()
    for name in ("code", "size", "born", "child"):
        assert blanks(columns[name]).tolist() == [False, False, True], name
        assert given_in(columns[name]).tolist() == [True, True, False], name
        assert plain_column(columns[name])[2] is None
    assert blanks(columns["row"]).tolist() == [False] * 3
    assert blanks(objects([np.nan, float("inf"), "nan"])).tolist() == [True, False, False]


def test_a_value_is_what_python_has() -> None:
    columns = mixed()
    first = [columns.value(name, 0) for name in columns]
    assert first == ["H1", 4.0, datetime(1950, 2, 28), True, 7]
    assert [type(value) for value in first] == [str, float, datetime, bool, int]
    assert columns.value("child", 1) is False
    last = [columns.value(name, 2) for name in ("code", "born", "child", "size")]
    assert all(map(is_blank_value, last))
    assert last[:3] == [None] * 3
    assert plain_column(columns["child"]) == [True, False, None]
    assert [type(value) for value in plain_column(columns["child"][:2])] == [bool, bool]
    assert plain_column(columns["size"]) == [4.0, 0.0, None]


def test_a_column_is_found_by_its_name() -> None:
    columns = mixed()
    assert "row" in columns
    assert "H1" not in columns
    assert columns.get("row") is columns["row"]
    assert columns.get("H1") is None


def test_no_column_can_be_changed() -> None:
    columns = mixed()
    for name in columns:
        with pytest.raises(ValueError, match="read-only"):
            columns[name][0] = columns[name][1]
    taken = columns.at([0])
    other = columns.with_columns({"size": np.array([1.0, 2.0, 3.0])})
    assert columns["size"][0] == 4.0
    assert (len(taken), len(other)) == (1, 3)
    assert other.names == columns.names
    with pytest.raises(TypeError):
        columns.arrays["size"] = columns["row"]  # type: ignore[index]


def test_columns_of_different_lengths_or_names_are_no_table() -> None:
    with pytest.raises(ValueError, match=r"^columns of different lengths$"):
        TypedColumns({"a": np.zeros(2), "b": np.zeros(3)})
    with pytest.raises(ValueError, match="lengths"):
        mixed().with_columns({"size": np.zeros(2)})
    with pytest.raises(ValueError, match=r"^different columns$"):
        joined_columns([mixed(), mixed().only(["code"])])


def test_records_are_taken_by_place_or_by_flag() -> None:
    columns = mixed()
    assert columns.at([2, 0])["row"].tolist() == [9, 7]
    assert columns.at(np.array([True, False, True]))["row"].tolist() == [7, 9]
    assert len(columns.at([])) == 0
    assert columns.at([])["born"].dtype == columns["born"].dtype
    assert len(TypedColumns({}, 5).at([1, 1, 2])) == 3
    both = joined_columns([columns, columns.at([0])])
    assert both["row"].tolist() == [7, 8, 9, 7]
    assert len(both) == 4


def test_records_without_a_column_are_counted_all_the_same() -> None:
    assert len(TypedColumns({})) == 0
    assert len(mixed().only([])) == len(mixed()) == 3
    none, two = TypedColumns({}, 0), TypedColumns({}, 2)
    assert [len(one.with_columns({})) for one in (none, two)] == [0, 2]
    assert len(two.with_columns({"size": np.zeros(2)})) == 2
    with pytest.raises(ValueError, match="lengths"):
        two.with_columns({"size": np.zeros(3)})
    assert len(joined_columns([two, none])) == 2
    assert len(joined_columns([two, TypedColumns({}, 1)])) == 3


def test_a_frame_of_pandas_has_the_same_and_comes_back() -> None:
    columns = mixed()
    frame = columns.frame
    assert [str(kind) for kind in frame.dtypes] == [
        *("object", "float64", "datetime64[s]", "boolean", "int64")
    ]
    assert np.shares_memory(frame["size"].to_numpy(), columns["size"])
    assert frame["code"].tolist() == ["H1", "H2", None]
    assert frame["child"].tolist() == [True, False, pd.NA]
    back = columns_of_frame(frame)
    for name in columns:
        assert back[name].dtype == columns[name].dtype
        assert plain_column(back[name]) == plain_column(columns[name])
    assert frame_of(columns.arrays)["child"].tolist() == [YES, NO, UNKNOWN]
    assert len(TypedColumns({}, 2).frame) == 2
    assert len(columns_of_frame(TypedColumns({}, 2).frame)) == 2


@given(texts=TEXTS)
def test_texts_differ_as_for_pandas(texts: list[str | None]) -> None:
    values, series = objects(texts), pd.Series(texts, dtype=object)
    codes, distinct = factorized(values)
    known, words = pd.factorize(series)
    assert (codes.tolist(), distinct) == (known.tolist(), words.tolist())
    filled = series.notna()
    twice = series.duplicated(keep=False) & filled
    again = series.duplicated(keep="first") & filled
    assert repeated(values).tolist() == twice.tolist()
    assert repeated(values, first=False).tolist() == again.tolist()
    assert repeated(values).dtype == repeated(values, first=False).dtype == bool
    assert are(values, "A").tolist() == series.eq("A").tolist()
    assert are_in(values, ("B", "", None)).tolist() == series.isin(["B", ""]).tolist()
    assert are_in(values, ["B"]).dtype == bool
    assert blanks(values).tolist() == series.isna().tolist()


@given(days=st.lists(DAYS, max_size=6))
def test_parts_of_days_are_those_of_pandas(days: list[date | None]) -> None:
    values = days_of(days)
    parts = pd.Series(values).dt
    for ours, theirs in (
        (years_in(values), parts.year),
        (months_in(values), parts.month),
        (days_in(values), parts.day),
    ):
        expected = theirs.to_numpy(dtype=np.float64, na_value=np.nan)
        np.testing.assert_array_equal(ours, expected)


def test_a_column_is_blanked_where_flags_are_set_and_else_left() -> None:
    columns, flags = mixed(), np.array([True, False, False])
    for name in ("code", "size", "born", "child"):
        found = blanked(columns[name], flags)
        assert found.dtype == columns[name].dtype
        assert blanks(found).tolist() == [True, False, True], name
        assert not blanks(columns[name])[0]
        assert blanked(columns[name], np.zeros(3, dtype=bool)) is columns[name]
    with pytest.raises(TypeError, match="no blank among int64"):
        blanked(columns["row"], flags)


def test_a_record_has_something_where_one_of_its_columns_has() -> None:
    some, none = np.array([1.0, np.nan]), objects([None, None])
    assert any_given([none, some], 2).tolist() == [True, False]
    assert any_given([], 2).tolist() == [False, False]


def test_each_different_value_is_worked_out_once() -> None:
    seen: list[str] = []

    def louder(word: str) -> str:
        seen.append(word)
        return word.upper()

    assert by_value(["a", "b", "a"], louder) == ["A", "B", "A"]
    assert sorted(seen) == ["a", "b"]


def test_values_are_where_the_flags_are_and_none_elsewhere() -> None:
    flags = np.array([True, False])
    assert only_where(flags, np.array([1, 2])).tolist() == [1, None]
    assert only_where(flags, "x").tolist() == ["x", None]


def test_a_sum_is_known_where_every_number_is() -> None:
    assert sum_if_known([3, 0, 4]) == 7
    assert sum_if_known([3, None, 4]) is None
    assert sum_if_known([None]) is None
    assert sum_if_known([]) == 0


def test_a_figure_is_a_number_of_python_or_none() -> None:
    column = np.array([2.5, 0.0, np.nan])
    found = [figure_or_none(value) for value in column]
    assert found == [2.5, 0.0, None]
    assert [type(value) for value in found[:2]] == [float, float]
