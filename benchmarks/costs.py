"""What programs cost: seconds on the clock and computed, peak memory, a process each.

Peak memory is the operating system's (POSIX). A child's counts what its parent held when it was
started, so a process that measures stays small: it imports no pandas and reads no workbook.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).parent
KIB_PER_UNIT = 1 / 1024 if sys.platform == "darwin" else 1.0
Words = Sequence[object]
"""A command: its program and arguments."""


@dataclass(frozen=True)
class Cost:
    """Seconds and peak MiB of one whole process; `cpu` are the seconds that it computed."""

    seconds: float
    mib: float
    cpu: float = 0.0


def run(words: Words, allowed: Sequence[int] = (0,)) -> Cost:
    """Run a program once; stop with its words where it fails."""
    start = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(list(map(str, words)), stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in allowed:
            said.seek(0)
            sys.exit(f"{' '.join(map(str, words))}\n{said.read().decode(errors='replace')}")
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(seconds, usage.ru_maxrss * KIB_PER_UNIT / 1024, cpu)


def middle(costs: Sequence[Cost]) -> Cost:
    """Return the medians of the seconds and the greatest memory."""
    return Cost(
        median(cost.seconds for cost in costs),
        max(cost.mib for cost in costs),
        median(cost.cpu for cost in costs),
    )


def repeated(words: Words, times: int, allowed: Sequence[int] = (0,)) -> Cost:
    """Run a program several times and return its median time and greatest memory."""
    return middle([run(words, allowed) for _ in range(times)])


def line(name: str, cost: Cost, base: Cost | None = None, target: str = "") -> None:
    """Print a row: elapsed and computed seconds, memory, and the ratio of the computed ones."""
    ratio = f"{cost.cpu / base.cpu:6.2f}x" if base else "       "
    print(
        f"  {name:<64}{cost.seconds:8.2f} s{cost.cpu:8.2f} s{cost.mib:7.0f} MiB {ratio}  {target}",
        flush=True,
    )


def python(*words: object) -> list[object]:
    """Return a command of this interpreter."""
    return [sys.executable, *words]


def ravo(*words: object) -> list[object]:
    """Return a command of this program."""
    return python("-m", "ravo", *words)


def score(book: Path, target: Path) -> list[object]:
    """Return the scoring of a workbook; some household may be undetermined (exit code 1)."""
    return ravo("score", book, "-o", target, "-q")
