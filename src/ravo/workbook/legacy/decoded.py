"""A sheet with its text in Unicode; nearly every one is so as it is written."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ravo.faults import Fault
from ravo.workbook.legacy.suspects import odd_rows

Place = tuple[int, int]
"""Row and column, both from 0."""


class DecodedSheet(NamedTuple):
    """A sheet's cells in Unicode, and the faults of its letters.

    `rows` is the very list that was given where nothing was converted. `doubtful` and `lost`
    are the places (row and column from 0) whose text cannot be trusted.
    """

    rows: list[list[Any]]
    faults: tuple[Fault, ...] = ()
    doubtful: tuple[Place, ...] = ()
    lost: tuple[Place, ...] = ()


def decode_sheet(sheet: str, rows: list[list[Any]], fonts: Mapping[Place, str]) -> DecodedSheet:
    """Return the cells of a sheet with text of old codes converted where that is certain.

    `fonts` names the font of each cell that has one of an old code (row and column from 0);
    empty where no cell has one. A cell is converted where its font says so, or where its
    letters are impossible in Vietnamese and become syllables by the code, or where it stands
    in a record or a column of such cells. Faults: RV-240 and RV-241 for what was converted
    (one per code), RV-242 for what is doubtful and was left, RV-243 and RV-244 for letters
    that are lost (`?`).
    """
    odd = odd_rows(rows)
    if not odd and not fonts:
        return DecodedSheet(rows)
    # The codes and their syllables are loaded for the few workbooks that need them.
    from ravo.workbook.legacy.sheet import converted

    return converted(sheet, rows, fonts, odd=odd)
