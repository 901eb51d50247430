"""Where the files lie that tests open: the project, its sample data, the workbooks of `tests/`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parents[1]
ROOT = TESTS.parent
SAMPLES = ROOT / "sample_data"
WORKBOOKS = TESTS / "workbooks"
FORMATS = WORKBOOKS / "formats"
MadeOnce = Callable[[str, Callable[[Path], None]], Path]
"""Gives the path of a name, made by a function where no process of the tests has made it yet."""
ScoredSample = Callable[[int], list[dict[str, Any]]]
"""Gives what `ravo score` says of the sample's workbooks of a year."""


def sample(code: str, year: int) -> Path:
    """Return the sample workbook of a commune in a year."""
    (found,) = (SAMPLES / str(year)).glob(f"{code}-*.xlsx")
    return found
