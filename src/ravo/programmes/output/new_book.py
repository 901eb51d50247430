"""A new workbook of lists: equal lists give equal bytes."""

from pathlib import Path
from typing import Any

from ravo.backups import SAVED_BY
from ravo.xlsx.new_workbook import CREATED, new_output
from ravo.xlsx.sheet_names import PROGRAMME_LISTS


def new_lists(target: Path, notice: str = "") -> Any:
    """Open a new workbook with a fixed day and any notice in it; the caller closes it."""
    book = new_output(target)
    properties = {"author": SAVED_BY, "created": CREATED, "category": PROGRAMME_LISTS}
    book.set_properties(properties | ({"comments": notice} if notice else {}))
    return book
