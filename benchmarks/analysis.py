"""Prints what the analysis of deprivations costs beyond reading, beside a bare loop over them.

python benchmarks/analysis.py [HOUSEHOLDS]

HOUSEHOLDS (600,000 by default) made-up rows of twelve answers, one in fifty of them unknown, in
communes of 1,500 and villages of 150 households. The floor is the least that anybody does who
knows no bounds: a sum over the answers, H, A and M0 for every cut-off. Times are seconds of the
processor in this one process.
"""

import sys
import time
from collections.abc import Callable

import numpy as np

from ravo.analysis.profile import AnalysedIndicator, GroupBy, ResidentTotals, ReviewedRows, analyse
from ravo.messages import Text

INDICATORS, K = 12, 3
COMMUNE, VILLAGE = 1_500, 150
TIMES = 3
DEPRIVED, UNKNOWN = 0.2, 0.02


def rows(year: int, households: int) -> ReviewedRows:
    """Return made-up rows of a year, the same ones in every run."""
    draw = np.random.default_rng(year)
    deprived = (draw.random((households, INDICATORS)) < DEPRIVED).astype(np.float64)
    deprived[draw.random(deprived.shape) < UNKNOWN] = np.nan
    name = Text("x", "x")
    labels: dict[GroupBy, list[str]] = {
        "xa": [f"xã {n // COMMUNE}" for n in range(households)],
        "thon": [f"ấp {n // VILLAGE}" for n in range(households)],
    }
    return ReviewedRows(
        year=year,
        edition_id="nd07-2021",
        indicators=tuple(AnalysedIndicator(n, str(n), name, name) for n in range(1, 13)),
        deprived=deprived,
        size=draw.integers(1, 8, households).astype(np.float64),
        poor=(draw.random(households) < 0.05).astype(np.float64),
        near_poor=(draw.random(households) < 0.05).astype(np.float64),
        labels=labels,
        residents=ResidentTotals(None, None),
        without_class=0,
    )


def bare(year: ReviewedRows) -> None:
    """Work out H, A and M0 for every cut-off, an unknown answer taken for 0."""
    shares = np.nan_to_num(year.deprived).mean(axis=1)
    for cut in range(1, INDICATORS + 1):
        poor = shares >= cut / INDICATORS - 1e-9
        h = poor.mean()
        _ = h, shares[poor].mean() if poor.any() else np.nan, h * shares[poor].sum()


def seconds(work: Callable[[], object]) -> float:
    """Return the least seconds of the processor of a few times."""
    found = []
    for _ in range(TIMES):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def main(households: int) -> None:
    """Print a row for each kind of analysis."""
    now, last = rows(2024, households), rows(2023, households)
    floor = seconds(lambda: bare(now))
    print(f"  {households:,} households x {INDICATORS}: H, A, M0 without bounds  {floor:8.2f} s")
    works: dict[str, Callable[[], object]] = {
        "the whole": lambda: analyse(now, K),
        "and the year before": lambda: analyse(now, K, previous=last),
        f"by commune ({households // COMMUNE:,})": lambda: analyse(now, K, by="xa"),
        f"by village ({households // VILLAGE:,})": lambda: analyse(now, K, by="thon"),
    }
    for name, work in works.items():
        took = seconds(work)
        print(
            f"  analysis, {name:<40}{took:8.2f} s  {took / floor:6.1f}x  target <= 2 s", flush=True
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 600_000)
