"""An attack on counts of which some are left out, by linear programmes and nothing of ravo's."""

from collections.abc import Sequence

import numpy as np


def ranges(public: Sequence[Sequence[int | None]], totals: Sequence[int]) -> list[float]:
    """Return how wide the range of each hidden count is: a linear programme for each of its ends.

    What is known: every count is at least 0, every row adds up to its total, every column to its
    sum, and all that is shown.
    """
    # It takes a second to load, which most runs of tests need not.
    from scipy.optimize import linprog

    height, width = len(public) - 1, len(public[0])
    size = (height + 1) * width
    sums, values = [], []
    for row in range(height):
        line = np.zeros(size)
        line[row * width : (row + 1) * width] = 1
        sums.append(line)
        values.append(totals[row])
    for column in range(width):
        line = np.zeros(size)
        line[column::width] = 1
        line[height * width + column] = -1
        sums.append(line)
        values.append(0)
    flat = [count for row in public for count in row]
    bounds = [(0, None) if count is None else (count, count) for count in flat]
    found = []
    for place, count in enumerate(flat):
        if count is None:
            aim = np.zeros(size)
            aim[place] = 1
            least = linprog(aim, A_eq=sums, b_eq=values, bounds=bounds).fun
            most = -linprog(-aim, A_eq=sums, b_eq=values, bounds=bounds).fun
            found.append(most - least)
    return found
