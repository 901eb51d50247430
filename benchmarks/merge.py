"""What merging costs beside reading: both in one process, in turn.

python benchmarks/merge.py [HOUSEHOLDS] [FILES]

FILES files (20 by default) of HOUSEHOLDS households each (200 by default) are read as surveys, and
merged into one workbook; then a second time, onto the workbook that is there. Nothing is asserted
about time.
"""

import gc
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from households import write_workbook
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.merge import MergeRequest, merge_workbooks
from ravo.survey.options import ReadOptions
from ravo.survey.reader import read_survey

TIMES = 3


def seconds(work: Callable[[], object]) -> float:
    """Return the processor seconds of some work."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def read_all(files: Sequence[Path]) -> None:
    """Read every file as a survey."""
    for file in files:
        read_survey(file)


def main() -> None:
    """Print the ratios."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    with tempfile.TemporaryDirectory(prefix="ravo-bench-") as name:
        folder = Path(name)
        files = [folder / f"village{at}.xlsx" for at in range(count)]
        for at, file in enumerate(files):
            write_workbook(file, size, at, first=at * size)
        out = folder / "commune.xlsx"
        request = MergeRequest(files, out, ReadOptions())
        read_all(files[:1])
        reading, first, second = [], [], []
        for _ in range(TIMES):
            reading.append(seconds(lambda: read_all(files)))
            out.unlink(missing_ok=True)
            first.append(seconds(lambda: merge_workbooks(request, SILENCE)))
            second.append(seconds(lambda: merge_workbooks(request, SILENCE)))
        base = median(reading)
        print(f"  reading {count} files of {size} households: {base:.2f} s")
        print(f"  merging them / reading them: {median(first) / base:.2f}x  target <= 1.5x")
        print(f"  merging them again onto the workbook / reading: {median(second) / base:.2f}x")


if __name__ == "__main__":
    main()
