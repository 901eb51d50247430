"""How often supervision points at honest districts, and at those whose households were lifted.

python benchmarks/supervision.py [DISTRICTS]

DISTRICTS (400 by default) made-up districts of each of six kinds, by fixed seeds: in none of them
anybody was lifted over the line, then in each a fifth of the households that were at most twenty
points under it. Printed is the share that is to be looked at. The kinds differ in how many
households keep their points, and in how far the others rise; in the last one the lowest rise the
most, which is hardest to tell from lifting. One line is compared; `ravo supervise` corrects for all
lines of a run, which points at fewer.
"""

import sys
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from ravo.supervision.crossings import crossing

LINE = 140.0
SIZES = (400, 800, 1600, 16000)
EVEN = "points spread evenly, +10 ± 15"
LOW_RISE_MORE = "the lowest rise the most"
KEPT, MEAN, RISE = 0.88, -13, 2.7
"""Of the last kind: how much of the distance from the mean lasts a year, that mean beside the line,
and by how much all rise, as in the sample district."""
LIFTED = 0.2
REACH = 20
Floats = npt.NDArray[np.float64]
CHANGES: dict[str, Callable[[np.random.Generator, int], Floats]] = {
    "half unchanged, others +8 ± 12": lambda draw, n: _some(draw, n, 0.5, draw.normal(8, 12, n)),
    "all change, +8 ± 12": lambda draw, n: draw.normal(8, 12, n),
    "half unchanged, others +5 ± 8": lambda draw, n: _some(draw, n, 0.5, draw.normal(5, 8, n)),
    "a third unchanged, skewed": lambda draw, n: _some(draw, n, 0.3, draw.exponential(12, n) - 3),
    EVEN: lambda draw, n: _some(draw, n, 0.5, draw.normal(10, 15, n)),
}


def _some(draw: np.random.Generator, count: int, unchanged: float, change: Floats) -> Floats:
    return np.where(draw.random(count) < unchanged, 0.0, change)


KINDS = (*CHANGES, LOW_RISE_MORE)


def two_years(draw: np.random.Generator, kind: str, households: int) -> tuple[Floats, Floats]:
    """Return the points of honest households of last year's list, and of this year."""
    if kind == LOW_RISE_MORE:
        standing = draw.normal(MEAN, 15.7, 2 * households)
        standing = standing[standing <= 0][:households]
        risen = MEAN + KEPT * (standing - MEAN) + RISE + draw.normal(0, 7.8, standing.size)
        return np.round(LINE + standing), np.round(LINE + risen)
    last = (
        draw.uniform(60, LINE, households)
        if kind == EVEN
        else np.clip(draw.normal(115, 22, households), 40, LINE)
    )
    last = np.asarray(np.round(last), dtype=np.float64)
    change = CHANGES[kind](draw, households)
    return last, np.asarray(np.round(last + change), dtype=np.float64)


def looked_at(kind: int, households: int, districts: int, lifted: float) -> float:
    """Return the share of made-up districts that are to be looked at."""
    times = 0
    for seed in range(districts):
        draw = np.random.default_rng((kind, seed, households))
        last, now = two_years(draw, KINDS[kind], households)
        under = np.flatnonzero((now <= LINE) & (now > LINE - REACH))
        chosen = under[draw.random(under.size) < lifted]
        now[chosen] = LINE + draw.integers(1, 6, chosen.size)
        times += crossing(last, now, LINE, 1.0, "leave").finding == "look"
    return times / districts


def main(districts: int) -> None:
    """Print a row for each kind of district."""
    heads = [f"{word} {size}" for word in ("honest", "lifted") for size in SIZES]
    print(f"{'district':<34}", *(f"{head:>12}" for head in heads))
    for kind, name in enumerate(KINDS):
        shares = [
            looked_at(kind, size, districts, lifted) for lifted in (0.0, LIFTED) for size in SIZES
        ]
        print(f"{name:<34}", *(f"{share:>12.3f}" for share in shares))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
