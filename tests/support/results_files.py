"""Results written to a file, and read back from it."""

from pathlib import Path

from ravo.results.reader import is_results, read_results
from ravo.results.results import Results
from ravo.results.workbook import write_results
from ravo.workbook.opened import open_workbook
from support.reviews import review


def read_results_file(path: Path) -> Results:
    opened = open_workbook(path)
    assert is_results(opened)
    return read_results(opened)


def results_of(survey: Path) -> Path:
    """Write the results of a survey beside it, as `ravo score` names them."""
    path = survey.with_name(f"{survey.stem}.ket-qua.xlsx")
    write_results(review(survey), path, "vi")
    return path
