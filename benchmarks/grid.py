"""Compares scoring with B1 answered item by item with the same households without a grid."""

import sys
import tempfile
from pathlib import Path
from statistics import median

from run import HERE, Cost, line, python, run, score

TIMES = 5
GRID = "bang-diem-BIA-DAT-de-do-toc-do.xlsx"
ANSWERS, BOTH, TOTALS = "answers.xlsx", "answers-and-totals.xlsx", "totals.xlsx"
"""Files that `b1_grid.py` writes: the same households with answers, totals as well, or alone."""


def grid(folder: Path, households: int) -> None:
    """Print what twenty items a household add to scoring by the totals on the form.

    Kinds of run take turns and only their own work counts, as one share is a small difference.
    """
    run(python(HERE / "b1_grid.py", folder, households))
    print(
        f"(e) {households:,} households x 20 items of a made-up grid, a third or more near the line;"
    )
    print("    seconds here are those of the processor")
    results, with_grid = folder / "b1.out.xlsx", ["--grid", folder / GRID]
    base, bare, answered = _in_turns(
        score(folder / BOTH, results),
        score(folder / TOTALS, results),
        [*score(folder / ANSWERS, results), *with_grid],
    )
    line("ravo score: the same workbook with totals, its answers read by no grid", base)
    line("ravo score: totals alone, no columns of answers", bare)
    line("ravo score --grid / the same workbook without", answered, base, "target <= 1.20x")
    line("ravo score --grid / a workbook of totals alone", answered, bare)


def _in_turns(*commands: list[object]) -> list[Cost]:
    costs: list[list[Cost]] = [[] for _ in commands]
    for _ in range(TIMES):
        for kept, words in zip(costs, commands, strict=True):
            kept.append(run(words, (0, 1)))
    return [Cost(median(c.cpu for c in kept), max(c.mib for c in kept)) for kept in costs]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="ravo-bench-") as name:
        grid(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
