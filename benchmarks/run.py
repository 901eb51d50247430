"""Prints ratios of time and memory as one table, and puts it into docs/scale.md: make bench.

    python benchmarks/run.py [SHARE]

Every row compares ravo with simpler programs that take turns with it in this one run, so that the
ratio carries over to another machine while the seconds do not. A row has as many turns, at least
one, as fit into twenty seconds; what its limit is a ratio to, and ravo, have some more where these
two alone fit into half a minute several times. Seconds and ratios are medians of the
turns, memory is their greatest. The script of an office, which is slow, runs once. With SHARE,
every size is divided by it, no limit is shown, and docs/scale.md stays as it is. Nothing is
asserted about time.

The other programs of this folder measure one thing each, more closely: batch.py, grid.py,
merge.py, page.py, pairing.py, province.py, reading.py, register.py, supervision.py.
"""

import os
import platform
import sys
import tempfile
import time
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from costs import Cost, Words, run
from floor import has_rust
from rows import Row, Rows
from scale_table import NO_LIMIT, OFFICE, RUST, Limit, Measured, Turns, rewrite, table

SECONDS, SECONDS_OF_A_LIMIT, MOST = 20.0, 30.0, 5
OURS, ONCE = "ravo", {OFFICE}


def run_once(row: Row, words: Words | None = None) -> Cost:
    """Run a row's command, or one that it is compared with, as it has to be prepared."""
    row.before()
    # What the runs before it left for the disk would be waited for by the first that syncs.
    getattr(os, "sync", lambda: None)()
    return run(words or row.words, (0, 1))


def turns_in(seconds: float, costs: Mapping[str, Turns], names: Collection[str]) -> int:
    """Return how many turns of programs fit into a time; one at least."""
    return max(1, min(MOST, int(seconds / sum(costs[name][0].seconds for name in names))))


def measured(row: Row, limit: Limit) -> Measured:
    """Run a row and what it is compared with, in turns; next to it what its limit is a ratio to."""
    costs = {OURS: [run_once(row)]}
    bases = sorted(row.bases().items(), key=lambda item: item[0] != limit.to)
    commands = {OURS: row.words, **dict(bases)}
    costs |= {name: [run_once(row, words)] for name, words in bases}
    repeated = [name for name in commands if name not in ONCE]
    limited = [name for name in repeated if name in (OURS, limit.to)]
    whole = turns_in(SECONDS, costs, repeated)
    most = max(whole, turns_in(SECONDS_OF_A_LIMIT, costs, limited) if limited[1:] else 1)
    for turn in range(1, most):
        for name in repeated if turn < whole else limited:
            costs[name].append(run_once(row, commands[name]))
    missing = (RUST,) if row.floors and not has_rust() else ()
    return Measured(row.name, costs.pop(OURS), costs, limit, missing)


def about(share: int) -> str:
    """Return where and when the table was measured, in both languages."""
    cut = "" if share == 1 else f" Số hộ chia cho / households divided by {share}."
    libraries = ", ".join(f"{name} {version(name)}" for name in ("pandas", "xlsxwriter"))
    return (
        f"`make bench`, {datetime.now().astimezone():%d/%m/%Y}: {os.cpu_count()} nhân / cores, "
        f"{platform.system()}, Python {platform.python_version()}, {libraries}.{cut}"
    )


def seen(row: Measured) -> None:
    """Print a row as it is measured."""
    print("  " + " | ".join(row.cells()), flush=True)


def measure(folder: Path, share: int) -> Sequence[Measured]:
    """Make the workbooks and measure every row."""
    rows = Rows(folder, share)
    rows.prepare()
    found = []
    for row in rows.rows():
        # A limit is one of the whole size.
        found.append(measured(row, row.limit if share == 1 else NO_LIMIT))
        seen(found[-1])
    return found


def main() -> None:
    """Measure everything in a temporary folder."""
    share = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    start = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="ravo-bench-") as name:
        found = measure(Path(name), share)
    block = "\n".join([about(share), "", *table(found)])
    print(f"\n{block}\n\n{(time.perf_counter() - start) / 60:.1f} min")
    if share == 1:
        rewrite(block)


if __name__ == "__main__":
    main()
