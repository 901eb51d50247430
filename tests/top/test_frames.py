"""Columns by their different values."""

import numpy as np

from ravo.typed_columns import by_value, only_where


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
