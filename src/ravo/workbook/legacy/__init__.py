"""Text saved in an old Vietnamese code: TCVN3 (.VnTime, ABC), VNI-Windows, UTF-8 misread.

The codes of the nineties use the places of Western letters for Vietnamese ones: `Nguyễn` in a font
such as .VnTime is stored as `NguyÔn`. A cell is converted only where its code is certain; where it
is not, the text stays and a fault reports it.
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
    empty where no cell has one. A cell is converted where its font is of an old code, or where its
    letters are impossible in Vietnamese and the code makes them syllables, or where it is in a
    record or a column of such cells. Faults: RV-240 and RV-241 for converted cells (one per code),
    RV-242 for doubtful cells that were not converted, RV-243 and RV-244 for lost letters (`?`).
    """
    odd = odd_rows(rows)
    if not odd and not fonts:
        return DecodedSheet(rows)
    # Imported here, as few workbooks need the codes and the syllables.
    from ravo.workbook.legacy.sheet import converted

    return converted(sheet, rows, fonts, odd=odd)
