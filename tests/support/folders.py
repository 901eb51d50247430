"""Where the files lie that tests open: the project, its sample data, the workbooks of `tests/`."""

from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
ROOT = TESTS.parent
SAMPLES = ROOT / "sample_data"
WORKBOOKS = TESTS / "workbooks"
FORMATS = WORKBOOKS / "formats"


def sample(code: str, year: int) -> Path:
    """Return the sample workbook of a commune in a year."""
    (found,) = (SAMPLES / str(year)).glob(f"{code}-*.xlsx")
    return found
