"""Text saved in an old Vietnamese code: TCVN3 (.VnTime, ABC), VNI-Windows, UTF-8 misread.

The codes of the nineties put Vietnamese letters in the places of Western ones: what a font
such as .VnTime draws as `Nguyễn` is stored as `NguyÔn`. A cell is converted only where that is
certain; where it is not, a fault says so and the text stays as it is.
"""

from collections.abc import Mapping
from typing import Any

from ravo.contract.headings import CellPlace
from ravo.workbook.legacy.decoded import DecodedSheet
from ravo.workbook.legacy.suspects import odd_rows

__all__ = ["DecodedSheet", "decode_sheet"]


def decode_sheet(sheet: str, rows: list[list[Any]], fonts: Mapping[CellPlace, str]) -> DecodedSheet:
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
