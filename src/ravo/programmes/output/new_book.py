"""A new workbook of lists: the same lists are the same bytes."""

from pathlib import Path
from typing import Any

from ravo.backups import SAVED_BY
from ravo.xlsx.new_workbook import CREATED, new_output


def new_lists(target: Path) -> Any:
    """Open a new workbook with a fixed day in its properties; the caller closes it."""
    book = new_output(target)
    book.set_properties({"author": SAVED_BY, "created": CREATED})
    return book
