"""Results read back from the file that they were written to."""

from pathlib import Path

from ravo.results.reader import is_results, read_results
from ravo.results.results import Results
from ravo.workbook.opened import open_workbook


def read_results_file(path: Path) -> Results:
    opened = open_workbook(path)
    assert is_results(opened)
    return read_results(opened)
