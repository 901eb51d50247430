"""The memory of a province's report, of one year and of two: province.py [HOUSEHOLDS].

150 communes of so many reviewed households each (4,000 by default), all forms, page and document.
The communes are one synthetic commune under other names: 43 % of its households are listed.
"""

import sys
import tempfile
from pathlib import Path

from costs import HERE, line, python, ravo, run, score

MOST, YEAR = 150, 2024


def province(folder: Path, households: int) -> None:
    """Measure the memory of a province's report, and of one with last year's results as well."""
    book, results = folder / "one.xlsx", folder / "one.ket-qua.xlsx"
    run(python(HERE / "households.py", book, households))
    run(score(book, results), (0, 1))
    now, before = folder / "now", folder / "before"
    for year, books in ((YEAR, now), (YEAR - 1, before)):
        run(python(HERE / "district.py", results, books, year, MOST))
    words = ravo("report", now, "-o", folder / "out", "-q")
    name, target = f"ravo report: {MOST} x {households:,} households", "peak <= 1024 MiB"
    line(name, run(words, (0, 1)), target=target)
    compared = run([*words, "--previous", before], (0, 1))
    line(f"{name}, two years compared", compared, target=target)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="ravo-bench-") as name:
        province(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else 4_000)
