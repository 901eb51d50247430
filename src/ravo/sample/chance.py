"""Random draws that are equal on every platform: sums and products of uniform numbers only.

Logarithms and exponentials of a platform's library may differ in the last digit, and a draw on the
other side of a bound would change every later draw.
"""

from collections.abc import Mapping, Sequence

import numpy as np

DRAWS = 12
"""The number of uniform numbers added for one of `bell`: their sum has the variance 1."""
GOLDEN = 0.6180339887498949
"""The golden ratio less 1: its multiples modulo 1 are evenly distributed."""


def any_of(rng: np.random.Generator, words: Sequence[str]) -> str:
    """Return one of `words`, all with equal probability."""
    return words[int(rng.integers(len(words)))]


def any_weighted(rng: np.random.Generator, weights: Mapping[str, float]) -> str:
    """Return one of the words, with a probability proportional to its weight."""
    return weighted_at(float(rng.random()), weights)


def weighted_at(place: float, weights: Mapping[str, float]) -> str:
    """Return the word at `place` (0 to 1) when the words are laid out by weight."""
    rest = place * sum(weights.values())
    for word, weight in weights.items():
        rest -= weight
        if rest < 0:
            return word
    return list(weights)[-1]


def happens(rng: np.random.Generator, probability: float) -> bool:
    """Return True with the given probability."""
    return bool(rng.random() < probability)


def bell(rng: np.random.Generator, mean: float, spread: float) -> float:
    """Return a draw close to the normal distribution with a mean and a standard deviation."""
    return mean + spread * (float(sum(rng.random(DRAWS).tolist())) - DRAWS / 2)


def between(value: float, least: float, most: float) -> float:
    """Return `value`, limited to the bounds."""
    return min(max(value, least), most)


def another(luck: float, number: int) -> float:
    """Return a further number from 0 to 1, determined by `luck` and `number`."""
    return (luck * (1009 + 2 * number) + number * GOLDEN) % 1.0
