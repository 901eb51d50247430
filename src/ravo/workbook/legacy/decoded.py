"""A sheet with its text in Unicode, converted where it was in an old code."""

from typing import Any, NamedTuple

from ravo.contract.headings import CellPlace
from ravo.faults import Fault


class DecodedSheet(NamedTuple):
    """A sheet's cells in Unicode, and the faults of its letters.

    `rows` is the given list itself where nothing was converted. `doubtful` and `lost` are the
    places (row and column from 0) whose text is not reliable.
    """

    rows: list[list[Any]]
    faults: tuple[Fault, ...] = ()
    doubtful: tuple[CellPlace, ...] = ()
    lost: tuple[CellPlace, ...] = ()
