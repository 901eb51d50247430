"""What the program keeps once it is worked out: filled before tests copy their process."""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from support import books
from support.programs import inside

MANY = 1000
"""Fewer tests than these do not pay for it."""


def fill_caches() -> None:
    """Make a report of two years in this process.

    A report and a comparison are made in a copy of the process that asks for them. Places by name,
    compiled templates and read criteria sets, kept in a copy alone, go with it and are worked out
    anew for the next one.
    """

    def here(work: Callable[[], Any], _: Mapping[Path, Any], __: object) -> Any:
        return work()

    with TemporaryDirectory() as folder, patch("ravo.pipeline.report.surviving", here):
        last, now = (Path(folder) / name for name in ("2023", "2024"))
        for year, deprived in ((last, 3), (now, 1)):
            year.mkdir()
            homes = [books.household("H1"), books.household("H2", deprived)]
            books.write(year / "xa.xlsx", homes, info={"Năm rà soát": int(year.name)})
        # A report that fails is the matter of its own tests.
        inside("report", now, "--previous", last, "-o", Path(folder) / "ra")
