"""Where the files lie that tests open: the project, its sample data, the workbooks of `tests/`."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import yaml

TESTS = Path(__file__).resolve().parents[1]
ROOT = TESTS.parent
SAMPLES = ROOT / "sample_data"
WORKBOOKS = TESTS / "workbooks"
FORMATS = WORKBOOKS / "formats"
MadeOnce = Callable[[str, Callable[[Path], None]], Path]
"""Gives the path of a name, made by a function where no process of the tests has made it yet."""
FEW = ("30169", "30172", "30184", "30205")
"""A few communes of the sample; of the last, some households are found again by likeness."""


class ScoredSample(Protocol):
    """Gives what `ravo score` says of the sample's workbooks of a year, or of some communes'."""

    def __call__(self, year: int, codes: Sequence[str] = ("",)) -> list[dict[str, Any]]: ...


def sample(code: str, year: int) -> Path:
    """Return the sample workbook of a commune in a year."""
    (found,) = (SAMPLES / str(year)).glob(f"{code}-*.xlsx")
    return found


def plain_yaml(path: Path) -> Any:
    """Return what a YAML file holds, by libyaml where that is: it is ten times as fast."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_bytes(), Loader=loader)
