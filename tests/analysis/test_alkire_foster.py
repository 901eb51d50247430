"""The measures against published examples, and their bounds against every way of answering."""

import itertools
import random
from math import isnan, nan
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest

from ravo.analysis.alkire_foster import Measures, alkire_foster

FIVE = [[1, 0, 1, 0], [0, 1, 0, 0], [0, 1, 1, 1], [1, 0, 0, 0], [1, 0, 1, 0]]
EQUAL = [0.25] * 4


def close(values: tuple[float, ...], expected: list[float]) -> bool:
    """Tell whether values agree to 1e-7."""
    return np.allclose(values, expected, rtol=0, atol=1e-7)


def test_the_example_of_alkire_and_foster() -> None:
    achievements = np.array([[13.1, 14, 4, 1], [15.2, 7, 5, 0], [12.5, 10, 1, 0], [20, 11, 3, 1]])
    deprived = (achievements < np.array([13, 12, 3, 1])).astype(float)
    measures = alkire_foster(deprived, EQUAL, 0.5)
    assert (measures.h, measures.a, measures.m0) == (0.5, 0.75, 0.375)
    assert close(measures.censored, [0.25, 0.5, 0.25, 0.5])
    assert close(measures.contributions, [1 / 6, 1 / 3, 1 / 6, 1 / 3])


def test_five_people_of_two_regions() -> None:
    measures = alkire_foster(FIVE, EQUAL, 0.5)
    assert close((measures.m0, measures.a), [0.35, 7 / 12])
    assert close(measures.uncensored, [0.6, 0.4, 0.6, 0.2])
    assert close(measures.censored, [0.4, 0.2, 0.6, 0.2])
    assert close(measures.contributions, [2 / 7, 1 / 7, 3 / 7, 1 / 7])
    assert close(measures.absolute, [0.1, 0.05, 0.15, 0.05])
    assert close((alkire_foster(FIVE[:2], EQUAL, 0.5).m0,), [0.25])
    assert close((alkire_foster(FIVE[2:], EQUAL, 0.5).m0,), [5 / 12])


def test_unequal_weights() -> None:
    rows = [[1, 1, 0, 0], [1, 1, 1, 1], [1, 0, 0, 0], [0, 0, 0, 0]]
    # Weights of people, and a cut-off of a third: the published M0 weighs each row by its size.
    measures = alkire_foster(rows, EQUAL, 1 / 3, size=[2, 8, 5, 5])
    assert close((measures.m0,), [0.45])


@pytest.mark.parametrize(("count", "poor"), [(2, 0.0), (3, 1.0)])
def test_three_of_twelve_is_poor_and_two_is_not(count: int, poor: float) -> None:
    row = [1] * count + [0] * (12 - count)
    assert alkire_foster([row], [1 / 12] * 12, 3 / 12).h == poor


def test_a_size_counts_as_that_many_rows() -> None:
    once = alkire_foster(FIVE, EQUAL, 0.5, size=[1, 2, 3, 0, 1])
    repeated = [FIVE[0], *[FIVE[1]] * 2, *[FIVE[2]] * 3, FIVE[4]]
    assert (once.h, once.m0) == (alkire_foster(repeated, EQUAL, 0.5).h, once.m0)
    assert close((once.m0,), [alkire_foster(repeated, EQUAL, 0.5).m0])


def test_nobody_poor_has_no_intensity_and_no_contributions() -> None:
    measures = alkire_foster([[0, 1], [0, 0]], [0.5, 0.5], 1)
    assert (measures.h, measures.m0) == (0, 0)
    assert isnan(measures.a)
    assert all(map(isnan, measures.contributions))
    assert measures.uncensored == (0, 0.5)


def test_no_row_has_no_measure() -> None:
    measures = alkire_foster(np.empty((0, 2)), [0.5, 0.5], 0.5)
    assert isnan(measures.h)
    assert isnan(measures.a)
    assert isnan(measures.m0)


def completions(row: list[float]) -> list[list[float]]:
    """Return every way of answering what a row leaves open."""
    choices = [(0.0, 1.0) if isnan(cell) else (cell,) for cell in row]
    return [list(answers) for answers in itertools.product(*choices)]


def plainly(
    rows: list[list[float]], weights: list[float], k: float, sizes: list[int]
) -> dict[str, float]:
    """Work out the measures row by row, every answer known; leave out what does not exist."""
    counts = [sum(w for w, cell in zip(weights, row, strict=True) if cell) for row in rows]
    poor = [count >= k - 1e-9 for count in counts]
    people = sum(sizes)
    poor_people = sum(n for n, is_poor in zip(sizes, poor, strict=True) if is_poor)
    total = sum(n * c for n, c, is_poor in zip(sizes, counts, poor, strict=True) if is_poor)
    results = {"h": poor_people / people, "m0": total / people}
    if poor_people:
        results["a"] = total / poor_people
    for j, weight in enumerate(weights):
        all_rows = list(zip(rows, sizes, poor, strict=True))
        results[f"uncensored{j}"] = sum(n for row, n, _ in all_rows if row[j]) / people
        censored = sum(n for row, n, is_poor in all_rows if row[j] and is_poor)
        results[f"censored{j}"] = censored / people
        if poor_people:
            results[f"contribution{j}"] = weight * censored / total
    return results


def flat(measures: Measures) -> dict[str, tuple[float, float]]:
    """Return the bounds of a result by the keys of `plainly`."""
    bounds = measures.bounds
    named = {"h": bounds.h, "a": bounds.a, "m0": bounds.m0}
    for word in ("uncensored", "censored"):
        named |= {f"{word}{j}": one for j, one in enumerate(getattr(bounds, word))}
    named |= {f"contribution{j}": one for j, one in enumerate(bounds.contributions)}
    return {key: (one.lower, one.upper) for key, one in named.items()}


@pytest.mark.parametrize("seed", range(40))
def test_bounds_are_those_of_every_way_of_answering(seed: int) -> None:
    draw = random.Random(seed)
    columns = draw.randint(2, 4)
    parts = [draw.choice((1, 1, 2, 3)) for _ in range(columns)]
    weights = [part / sum(parts) for part in parts]
    k = draw.choice((0.2, 1 / 3, 0.5, 0.75, 1.0))
    rows = [[draw.choice((0.0, 1.0, 0.0, 1.0, nan)) for _ in range(columns)] for _ in range(4)]
    sizes = [draw.randint(1, 4) for _ in rows]
    seen: dict[str, list[float]] = {}
    for answered in itertools.product(*map(completions, rows)):
        for key, value in plainly(list(answered), weights, k, sizes).items():
            seen.setdefault(key, []).append(value)
    bounds = flat(alkire_foster(rows, weights, k, sizes))
    for key, (lower, upper) in bounds.items():
        if key not in seen:
            assert isnan(lower), key
            assert isnan(upper), key
        else:
            assert lower == pytest.approx(min(seen[key]), abs=1e-9), key
            assert upper == pytest.approx(max(seen[key]), abs=1e-9), key


def test_a_value_that_is_open_is_no_number_and_one_that_is_fixed_is() -> None:
    measures = alkire_foster([[1, nan], [0.0, 0.0]], [0.5, 0.5], 0.5)
    assert measures.h == 0.5
    assert isnan(measures.m0)
    assert (measures.bounds.m0.lower, measures.bounds.m0.upper) == (0.25, 0.5)
    assert measures.uncensored[0] == 0.5
    assert isnan(measures.uncensored[1])


def test_bounds_are_whole_where_they_are_whole() -> None:
    bounds = alkire_foster([[nan] * 12, [0.0] * 12], [1 / 12] * 12, 1).bounds
    assert [bounds.a.lower, bounds.a.upper] == pytest.approx([1, 1], abs=1e-15)
    sure = alkire_foster([[1.0, 0.0, nan], [nan, 0.0, 0.0]], [1 / 3] * 3, 1 / 3).bounds
    assert str(sure.contributions[1].lower) == "0.0"


def test_h_and_m0_never_rise_with_k() -> None:
    draw = np.random.default_rng(7)
    matrix = (draw.random((200, 12)) < 0.3).astype(float)
    results = [alkire_foster(matrix, [1 / 12] * 12, k / 12) for k in range(1, 13)]
    for measure in ("h", "m0"):
        values = [getattr(one, measure) for one in results]
        assert values == sorted(values, reverse=True)
    assert results[0].h == (matrix.sum(axis=1) >= 1).mean()
    assert results[11].h == (matrix.sum(axis=1) == 12).mean()
    assert results[2].m0 == pytest.approx(results[2].h * results[2].a)
    assert sum(results[2].contributions) == pytest.approx(1)


@pytest.mark.parametrize(
    ("rows", "weights", "k", "size", "about"),
    [
        ([[1, 0]], [0.5, 0.4], 0.5, None, "weights"),
        ([[1, 0]], [1.5, -0.5], 0.5, None, "weights"),
        ([[1, 0]], [1.0], 0.5, None, "2 columns, but 1 weights"),
        ([[1, 2]], [0.5, 0.5], 0.5, None, "neither 0 nor 1 nor NaN"),
        ([1, 0], [0.5, 0.5], 0.5, None, "1 dimensions"),
        ([[1, 0]], [0.5, 0.5], 0, None, "k is 0"),
        ([[1j, 0]], [0.5, 0.5], 0.5, None, "complex"),
        ([[None, {}]], [0.5, 0.5], 0.5, None, "no numbers"),
        ([[1, 0]], [0.5, 0.5], 3, None, "k is 3"),
        ([[1, 0]], [0.5, 0.5], 0.5, [nan], "sizes"),
        ([[1, 0]], [0.5, 0.5], 0.5, [-1], "sizes"),
        ([[1, 0]], [0.5, 0.5], 0.5, [1, 1], "sizes"),
    ],
)
def test_another_shape_or_value_is_refused(
    rows: npt.ArrayLike, weights: list[float], k: float, size: list[float] | None, about: str
) -> None:
    with pytest.raises(ValueError, match=about):
        alkire_foster(rows, weights, k, size)


def test_masked_and_missing_values_are_unknown() -> None:
    hidden = [[True, True, False, False], [False] * 4]
    masked: Any = np.ma.masked_array([[1, 1, 0, 0], [1, 1, 1, 1]], mask=hidden)
    bounds = alkire_foster(masked, EQUAL, 0.5).bounds
    assert (bounds.h.lower, bounds.h.upper) == (0.5, 1)
    frame = pd.DataFrame({"a": [1, None], "b": [0, 1]}, dtype="Int64")
    bounds = alkire_foster(frame, [0.5, 0.5], 1).bounds
    assert (bounds.h.lower, bounds.h.upper) == (0, 0.5)
    with pytest.raises(ValueError, match="sizes"):
        alkire_foster(
            FIVE, EQUAL, 0.5, np.ma.masked_array([1, 1, 1, 1, 9], mask=[False] * 4 + [True])
        )


def test_rounded_weights_lose_nobody() -> None:
    assert alkire_foster([[1, 1, 1]], [0.3333333] * 3, 1.0).h == 1
    assert alkire_foster([[1] * 3 + [0] * 9], [0.0833333] * 12, 0.25).h == 1
    assert alkire_foster([[1] * 12], np.full(12, 1 / 12, dtype=np.float32), 0.25).a == 1
