"""The memory of a province's report, of one year and of two: province.py [HOUSEHOLDS].

141 communes of so many reviewed households each (4,000 by default), all forms, page and document.
The communes are one synthetic commune under other names: 43 % of its households are listed. Making
their results takes a quarter of an hour.
"""

import sys
import tempfile
from pathlib import Path

from costs import HERE, line, python, ravo, run

MOST, YEAR = 141, 2024


def province(folder: Path, households: int) -> None:
    """Measure the memory of a province's report, and of one with last year's results as well."""
    book = folder / "one.xlsx"
    run(python(HERE / "households.py", book, households))
    now, before = folder / "now", folder / "before"
    for year, books in ((YEAR, now), (YEAR - 1, before)):
        run(python(HERE / "district.py", book, books, year, 0, MOST))
    words = ravo("report", now, "-o", folder / "out", "-q")
    name, target = f"ravo report: {MOST} x {households:,} households", "peak <= 1024 MiB"
    line(name, run(words, (0, 1)), target=target)
    compared = run([*words, "--previous", before], (0, 1))
    line(f"{name}, two years compared", compared, target=target)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="ravo-bench-") as name:
        province(Path(name), int(sys.argv[1]) if len(sys.argv) > 1 else 4_000)
