"""Prints ratios of time and memory, all measured in this one run: make bench.

Times are those of whole processes, peak memory is the operating system's (POSIX). Each line
compares ravo with a simpler program on the same file, so that the ratio carries over to
another machine while the seconds do not. Nothing is asserted about time. This process stays
small: a child's peak memory counts what its parent held when it was started.
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
HEAVY = ("pandas", "numpy", "openpyxl", "pydantic")
IMPORTS = "import pandas, xlsxwriter, python_calamine, pydantic, typer"
KIB_PER_UNIT = 1 / 1024 if sys.platform == "darwin" else 1.0


@dataclass(frozen=True)
class Cost:
    """Seconds and peak MiB of one whole process; `cpu` are the seconds that it computed."""

    seconds: float
    mib: float
    cpu: float = 0.0


def run(words: Sequence[object], allowed: Sequence[int] = (0,)) -> Cost:
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


def repeated(words: Sequence[object], times: int, allowed: Sequence[int] = (0,)) -> Cost:
    """Run a program several times and return its median time and greatest memory."""
    costs = [run(words, allowed) for _ in range(times)]
    return Cost(median(cost.seconds for cost in costs), max(cost.mib for cost in costs))


def line(name: str, cost: Cost, base: Cost | None = None, target: str = "") -> None:
    """Print one row of the table."""
    ratio = f"{cost.seconds / base.seconds:6.2f}x" if base else "       "
    print(f"  {name:<72}{cost.seconds:8.2f} s{cost.mib:8.0f} MiB  {ratio}  {target}", flush=True)


def python(*words: object) -> list[object]:
    """Return a command of this interpreter."""
    return [sys.executable, *words]


def score(book: Path, target: Path) -> list[object]:
    """Return the command under measurement; some household may be undetermined (exit code 1)."""
    return python("-m", "ravo", "score", book, "-o", target, "-q")


def sizes(book: Path) -> list[str]:
    """Return the sizes of a workbook's sheets as `floor.py` wants them."""
    words = list(map(str, python(HERE / "floor.py", "sizes", book)))
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()


def large(folder: Path, households: int) -> None:
    """Compare a large commune with bare reading and writing, and with an office's script."""
    book, results = folder / "large.xlsx", folder / "large.ket-qua.xlsx"
    run(python(HERE / "households.py", book, households))
    print(f"\n(a) {households:,} households, {3 * households:,} members")
    ours = repeated(score(book, results), 3, (0, 1))
    floors = {}
    for name, source in (("of the results", results), ("of the input", book)):
        words = python(HERE / "floor.py", book, folder / "floor.xlsx", *sizes(source))
        floors[name] = repeated(words, 3)
    for name, floor in floors.items():
        line(f"floor: calamine reads, XlsxWriter writes the cell count {name}", floor)
    line(
        "ravo score / floor with the cells of the results",
        ours,
        floors["of the results"],
        "target <= 2.0x, peak <= 600 MiB",
    )
    line("ravo score / floor with the cells of the input", ours, floors["of the input"])
    print("(b) the same workbook by a script of the office (pandas, openpyxl)")
    office = run(python(HERE / "office_script.py", book, folder / "office.xlsx"))
    line("office script / ravo score", office, ours, "target >= 5x")
    carried = python("-m", "ravo", "template", "--from", book, "-o", folder / "next.xlsx", "-q")
    line("ravo template --from / ravo score", repeated(carried, 3), ours, "target <= 2x")
    print("(e) reading alone", flush=True)
    subprocess.run(list(map(str, python(HERE / "reading.py", book))), check=True)


def small(folder: Path, households: int) -> None:
    """Compare an ordinary commune with the imports that any such program needs."""
    book = folder / "small.xlsx"
    run(python(HERE / "households.py", book, households))
    print(f"(c) {households:,} households, {3 * households:,} members")
    base = repeated(python("-c", IMPORTS), 5)
    line(f'python -c "{IMPORTS}"', base)
    line(
        "ravo score",
        repeated(score(book, folder / "small.out.xlsx"), 5, (0, 1)),
        base,
        "target <= 4x",
    )


def start() -> None:
    """Compare the help with its own imports, and name what it must not import."""
    print("(d) start")
    base = repeated(python("-c", "import typer, rich"), 9)
    line('python -c "import typer, rich"', base)
    line("ravo --help", repeated(python("-m", "ravo", "--help"), 9), base, "target <= 2x")
    probe = (
        "import sys; from ravo.cli import app; from ravo.console import run; run(app, ['--help']); "
        f"sys.exit(' '.join(m for m in {HEAVY!r} if m in sys.modules) or 0)"
    )
    run(python("-c", probe))
    print(f"  ravo --help imports none of: {', '.join(HEAVY)}")


def main() -> None:
    """Measure everything in a temporary folder."""
    from grid import grid  # it needs this module's own functions

    large_count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory(prefix="ravo-bench-") as name:
        start()
        small(Path(name), 2_000)
        large(Path(name), large_count)
        grid(Path(name), large_count)
    commune = large_count // 5
    for title, script, size in (
        ("(g) pairing two years", "pairing.py", 3 * large_count),
        ("(h) the report of a district and of a province", "report.py", commune),
        ("(i) runs over many workbooks", "batch.py", commune),
        ("(j) a workbook full of faults", "faults.py", large_count),
        ("(k) the local page", "page.py", 900),
        ("(l) the files of several reviewers", "merge.py", 200),
        ("(m) the analysis of deprivations, beyond reading", "analysis.py", 30 * large_count),
    ):
        print(title, flush=True)
        subprocess.run(list(map(str, python(HERE / script, size))), check=True)


if __name__ == "__main__":
    main()
