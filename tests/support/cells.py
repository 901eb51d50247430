"""Workbooks of openpyxl changed cell by cell."""

from collections.abc import Callable
from typing import Any

Change = Callable[[Any], None]
"""A change of a workbook."""


def typed(sheet: str, cell: str, value: Any) -> Change:
    """Return what types a value into a cell."""

    def change(book: Any) -> None:
        book[sheet][cell] = value

    return change
