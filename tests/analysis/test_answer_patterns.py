"""Patterns of answers: each once with its rows, for any number of columns, and put together."""

from math import nan

import numpy as np
import pytest

from ravo.analysis.answer_patterns import AnswerPatterns, patterns_of, patterns_together


def counted(patterns: AnswerPatterns) -> dict[tuple[int, ...], float]:
    """Return the rows of each pattern, with 2 for an unknown answer."""
    answers = np.where(patterns.unknown, 2, patterns.deprived).tolist()
    found: dict[tuple[int, ...], float] = {}
    for row, count in zip(answers, patterns.count.tolist(), strict=True):
        found[tuple(map(int, row))] = found.get(tuple(map(int, row)), 0) + count
    return found


@pytest.mark.parametrize("columns", [3, 39, 40, 45])
def test_rows_alike_are_one_pattern_by_their_sizes(columns: int) -> None:
    first, second = np.zeros(columns), np.zeros(columns)
    second[0], second[-1] = 1, nan
    matrix = np.array([first, second, first, second[::-1], first])
    found = patterns_of(matrix, np.array([1.0, 2, 3, 4, 0]))
    plain, mixed = (0,) * columns, (1, *[0] * (columns - 2), 2)
    assert counted(found) == {plain: 4, mixed: 2, mixed[::-1]: 4}
    assert len(found.count) == 3
    assert found.total == 10


def test_parts_are_put_together_and_none_is_no_row_of_so_many_columns() -> None:
    one = patterns_of(np.array([[1.0, 0], [nan, 0]]), np.ones(2))
    two = patterns_of(np.array([[1.0, 0], [0, 0]]), np.array([5.0, 1]))
    both = patterns_together([one, two], 2)
    assert counted(both) == {(1, 0): 6, (2, 0): 1, (0, 0): 1}
    nobody = patterns_together([], 4)
    assert nobody.deprived.shape == nobody.unknown.shape == (0, 4)
    assert {str(one.dtype) for one in (nobody.deprived, nobody.unknown)} == {"bool"}
    assert nobody.count.shape == (0,)
    assert nobody.total == 0
