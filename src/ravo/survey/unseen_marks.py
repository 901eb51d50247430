"""Invisible characters in cells: removed before anything is read, and counted."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ravo.contract.headings import CellPlace, letters_of
from ravo.contract.models import is_blank
from ravo.faults import Fault
from ravo.text import NAMED_CELLS, UNSEEN, few_of, seen

ROWS_AT_ONCE = 50
_LEADS = (0xC2, 0xCD, 0xD8, 0xE2, 0xEF)
"""The first UTF-8 bytes of invisible characters; few Vietnamese letters have the same."""


class CleanedSheet(NamedTuple):
    """A sheet's cells without invisible characters, and the places that had one, row by row.

    `rows` is the given list itself where there were none.
    """

    rows: list[list[Any]]
    places: tuple[CellPlace, ...] = ()


@cache
def _suspects() -> NDArray[np.bool_]:
    """Return a table of whether each byte of UTF-8 text may begin an invisible character."""
    suspects = np.zeros(256, dtype=bool)
    suspects[[*range(0x20), 0x7F, *_LEADS]] = True
    suspects[[9, 10, 12, 13]] = False
    return suspects


def _may_hold(rows: Sequence[Sequence[Any]]) -> bool:
    """Return whether rows may hold an invisible character; False is certain."""
    text = "\n".join([cell for cell in set().union(*rows) if cell.__class__ is str])
    data = text.encode("utf-8", "replace")
    suspect = bool(_suspects()[np.frombuffer(data, dtype=np.uint8)].any())
    return (suspect or b"\xe1\xa0\x8e" in data) and UNSEEN.search(text) is not None


def without_unseen(rows: list[list[Any]]) -> CleanedSheet:
    """Return a sheet's cells without invisible characters, non-breaking blanks as plain ones."""
    cleaned, places = rows, []
    for start in range(0, len(rows), ROWS_AT_ONCE):
        if not _may_hold(rows[start : start + ROWS_AT_ONCE]):
            continue
        cleaned = list(rows) if cleaned is rows else cleaned
        for at in range(start, min(start + ROWS_AT_ONCE, len(rows))):
            marked = [
                place
                for place, cell in enumerate(rows[at])
                if isinstance(cell, str) and UNSEEN.search(cell) and not is_blank(cell)
            ]
            if marked:  # a cell of blanks alone is blank however they are written
                cleaned[at] = [seen(cell) if isinstance(cell, str) else cell for cell in rows[at]]
                places += [(at, place) for place in marked]
    return CleanedSheet(cleaned, tuple(places))


def unseen_note(marks: Sequence[tuple[str, CellPlace]]) -> tuple[Fault, ...]:
    """Return the one note of a workbook about invisible characters; empty without any.

    `marks` are the sheet and the place of each cell that had one.
    """
    if not marks:
        return ()
    cells = [f"{sheet}!{letters_of(column)}{row + 1}" for sheet, (row, column) in marks]
    params = {"count": len(cells), "cells": few_of(cells, NAMED_CELLS)}
    sheet, _, cell = cells[0].rpartition("!")
    return (Fault("RV-245", sheet=sheet, cell=cell, params=params),)
