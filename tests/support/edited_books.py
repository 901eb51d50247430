"""Workbooks that somebody changes in a spreadsheet program."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl


def changed(path: Path, change: Callable[[Any], None]) -> None:
    """Open a workbook, change it and save it in its place."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
