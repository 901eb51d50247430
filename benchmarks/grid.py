"""What B1 answered item by item adds to scoring the same households by totals on the form."""

from pathlib import Path
from statistics import median

from costs import HERE, Cost, line, python, run, score

TIMES = 7
GRID = "bang-diem-BIA-DAT-de-do-toc-do.xlsx"
ANSWERS, BOTH, TOTALS = "answers.xlsx", "answers-and-totals.xlsx", "totals.xlsx"
"""Files that `b1_grid.py` writes: the same households with answers, totals as well, or alone."""


def grid(folder: Path, households: int, *, ignored: bool = False) -> None:
    """Print what twenty items a household add to scoring by the totals on the form.

    The strict base is a workbook of totals without a column of answers. With `ignored`, also
    print the ratio to one whose answers stand beside totals and are read by no grid. Kinds of
    run take turns and only their own work counts, as one share is a small difference.
    """
    run(python(HERE / "b1_grid.py", folder, households))
    print(
        f"(f) {households:,} households x 20 items of a made-up grid, "
        "a third or more near the line;"
    )
    print("    seconds here are those of the processor")
    results, with_grid = folder / "b1.out.xlsx", ["--grid", folder / GRID]
    kinds = [score(folder / TOTALS, results), [*score(folder / ANSWERS, results), *with_grid]]
    if ignored:
        kinds.append(score(folder / BOTH, results))
    strict, answered, *beside = _in_turns(*kinds)
    line("ravo score: totals alone, no columns of answers", strict)
    line("ravo score --grid / a workbook of totals alone", answered, strict, "target <= 1.20x")
    for base in beside:
        line("ravo score: totals, with answers that are read by no grid", base)
        line("ravo score --grid / a workbook of totals with ignored answers", answered, base)


def _in_turns(*commands: list[object]) -> list[Cost]:
    costs: list[list[Cost]] = [[] for _ in commands]
    for _ in range(TIMES):
        for kept, words in zip(costs, commands, strict=True):
            kept.append(run(words, (0, 1)))
    return [Cost(median(c.cpu for c in kept), max(c.mib for c in kept)) for kept in costs]
