"""A sample of households to visit again: its size, the draw, the share of errors."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import nan

import numpy as np


@dataclass(frozen=True, slots=True)
class WrongShare:
    """The number of households visited again, of those that differ, and Wilson's interval."""

    visited: int
    wrong: int
    lower: float
    upper: float


def sample_size(households: int, tolerable: float, probability: float = 0.95) -> int:
    """Return how many visits find an error with `probability` if a share `tolerable` is wrong.

    `tolerable` is a share of the households; at least one household is assumed to be wrong. Raises
    ValueError for invalid shares, or no household.
    """
    if households < 1 or not 0 < tolerable <= 1 or not 0 < probability < 1:
        raise ValueError(f"no sample of {households} households at {tolerable} and {probability}")
    from scipy.stats import hypergeom

    wrong = max(round(households * tolerable), 1)
    sizes = np.arange(1, households + 1)
    missed = hypergeom.pmf(0, households, wrong, sizes)
    return int(sizes[np.argmax(1 - missed >= probability)])


def seed_of(commune_code: str, announced: date) -> int:
    """Return the seed of a commune's sample: nobody can choose it, anybody can recalculate it."""
    words = f"{commune_code}|{announced.isoformat()}".encode()
    return int.from_bytes(hashlib.sha256(words).digest()[:8])


def drawn(strata: Sequence[str], keys: Sequence[str], size: int, seed: int) -> tuple[int, ...]:
    """Return the rows of a sample over strata, in order; each stratum by its share of the rows.

    Within a stratum the rows with the lowest hashes of `keys` (commune and code) with the seed are
    drawn, so that the order of rows does not matter. Remainders of shares go to the strata with the
    largest ones, then by name; each stratum has at least one row where the size allows it.
    """
    rows: dict[str, list[int]] = {}
    for row, stratum in enumerate(strata):
        rows.setdefault(stratum, []).append(row)
    names = sorted(rows)
    lots = [hashlib.sha256(f"{seed}|{key}".encode()).digest() for key in keys]
    chosen: list[int] = []
    for name, count in zip(names, _shares([len(rows[name]) for name in names], size), strict=True):
        chosen += sorted(rows[name], key=lambda row: (lots[row], row))[:count]
    return tuple(sorted(chosen))


def _shares(counts: Sequence[int], size: int) -> list[int]:
    """Divide `size` among strata of these counts, none of which gets more than it has."""
    total = sum(counts)
    size = min(size, total)
    least = 1 if size >= len(counts) else 0
    exact = [size * count / total for count in counts]
    parts = [min(max(int(share), least), count) for share, count in zip(exact, counts, strict=True)]
    order = sorted(range(len(counts)), key=lambda n: (int(exact[n]) - exact[n], n))
    while sum(parts) < size:
        place = next(n for n in order if parts[n] < counts[n])
        parts[place] += 1
        order = [n for n in order if n != place] + [place]
    while sum(parts) > size:
        largest = max(range(len(parts)), key=lambda n: (parts[n], -n))
        parts[largest] -= 1
    return parts


def wrong_share(visited: int, wrong: int, confidence: float = 0.95) -> WrongShare:
    """Return the share that differs with Wilson's interval; NaN where none was visited."""
    if not visited:
        return WrongShare(0, 0, nan, nan)
    from scipy.stats import binomtest

    interval = binomtest(wrong, visited).proportion_ci(confidence, method="wilson")
    return WrongShare(visited, wrong, float(interval.low), float(interval.high))
