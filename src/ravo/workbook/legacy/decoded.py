"""A sheet with its text in Unicode; nearly every one is so as it is written."""

from typing import Any, NamedTuple

from ravo.contract.headings import CellPlace
from ravo.faults import Fault


class DecodedSheet(NamedTuple):
    """A sheet's cells in Unicode, and the faults of its letters.

    `rows` is the very list that was given where nothing was converted. `doubtful` and `lost`
    are the places (row and column from 0) whose text cannot be trusted.
    """

    rows: list[list[Any]]
    faults: tuple[Fault, ...] = ()
    doubtful: tuple[CellPlace, ...] = ()
    lost: tuple[CellPlace, ...] = ()
