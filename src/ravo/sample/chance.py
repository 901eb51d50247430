"""Draws that come out the same on every platform: sums and products of uniform numbers only.

Logarithms and exponentials of a platform's own library may differ in the last digit, and a draw
that falls on the other side of a bound changes every draw after it.
"""

from collections.abc import Mapping, Sequence

import numpy as np

DRAWS = 12
"""Uniform numbers behind one of `bell`: their sum has the variance 1."""
GOLDEN = 0.6180339887498949
"""Multiples of this lie evenly between 0 and 1."""


def any_of(rng: np.random.Generator, words: Sequence[str]) -> str:
    """Return one of `words`, each as likely as the others."""
    return words[int(rng.integers(len(words)))]


def any_weighted(rng: np.random.Generator, weights: Mapping[str, float]) -> str:
    """Return one of the words, as likely as its weight among the sum of all."""
    return weighted_at(float(rng.random()), weights)


def weighted_at(place: float, weights: Mapping[str, float]) -> str:
    """Return the word that covers `place` (0 to 1) when the words are laid out by weight."""
    rest = place * sum(weights.values())
    for word, weight in weights.items():
        rest -= weight
        if rest < 0:
            return word
    return list(weights)[-1]


def happens(rng: np.random.Generator, probability: float) -> bool:
    """Return whether something of a probability happens."""
    return bool(rng.random() < probability)


def bell(rng: np.random.Generator, mean: float, spread: float) -> float:
    """Return a draw near the normal distribution of a mean and a standard deviation."""
    return mean + spread * (float(sum(rng.random(DRAWS).tolist())) - DRAWS / 2)


def between(value: float, least: float, most: float) -> float:
    """Return `value`, or the bound that it lies beyond."""
    return min(max(value, least), most)


def another(luck: float, number: int) -> float:
    """Return a further number from 0 to 1 that `luck` determines, one for each `number`."""
    return (luck * (1009 + 2 * number) + number * GOLDEN) % 1.0
