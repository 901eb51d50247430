"""What finding headings and checking add to reading, and what a far declared last row costs.

python benchmarks/reading.py BOOK.xlsx   prints both ratios, each measured in one process.
"""

import gc
import sys
import tempfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from households import write_workbook
from ravo.survey import reader as reading
from ravo.survey import records

FOUND_AND_CHECKED = (
    (records, "find_heading"),
    (records, "record_lines"),
    (reading, "find_sheet"),
    (reading, "check_survey"),
)
LAST_ROW = 1_048_576
REAL_ROWS = 300
TIMES = 5


def timed(spent: dict[str, float], name: str, run: Callable[..., Any]) -> Callable[..., Any]:
    """Return `run`, adding its seconds to `spent`."""

    def wrapped(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return run(*given, **named)
        finally:
            spent[name] += time.process_time() - start

    return wrapped


def seconds(book: Path) -> float:
    """Return the processor seconds of reading a workbook once."""
    start = time.process_time()
    reading.read_survey(book)
    return time.process_time() - start


def added(book: Path) -> float:
    """Return the share that headings and checks add to the rest of the reading."""
    spent: dict[str, float] = defaultdict(float)
    for module, name in FOUND_AND_CHECKED:
        setattr(module, name, timed(spent, name, getattr(module, name)))
    whole = seconds(book)
    mine = sum(spent.values())
    return mine / (whole - mine)


def stretched(book: Path, target: Path) -> None:
    """Copy a workbook; its sheets declare the last row there is, and have an empty row in it."""
    end = f'<row r="{LAST_ROW}"><c r="A{LAST_ROW}" s="1"/></row></sheetData>'.encode()
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                data = data.replace(b"</sheetData>", end)
            new.writestr(entry.filename, data)


def far(folder: Path) -> float:
    """Return the time of a workbook that declares the last row against the same without."""
    plain, long = folder / "plain.xlsx", folder / "long.xlsx"
    write_workbook(plain, REAL_ROWS)
    stretched(plain, long)
    seconds(plain)
    return median(seconds(long) for _ in range(TIMES)) / median(
        seconds(plain) for _ in range(TIMES)
    )


def main() -> None:
    """Print the ratios."""
    gc.disable()
    share = added(Path(sys.argv[1]))
    print(f"  headings and checks / the rest of the reading: {share:.0%}  target <= 30 %")
    with tempfile.TemporaryDirectory() as name:
        ratio = far(Path(name))
    print(f"  {LAST_ROW:,} declared rows, {REAL_ROWS} real / {REAL_ROWS} rows: {ratio:.2f}x")


if __name__ == "__main__":
    main()
