"""The sheet `Danh sách ấp` of a blank: the villages for the drop-down list of `Hộ`."""

from collections.abc import Sequence
from typing import Any

from ravo.messages import say
from ravo.xlsx.fonts import FONT, TYPEFACE

SHEET = "Danh sách ấp"
ROOM = 300
"""The most villages of the drop-down list of the sheet `Hộ`."""
PAPER_ROWS = 35
"""The lines that are printed, on one page, for handwriting."""
A4 = 9
"""The paper size A4 by Excel's numbers."""


def write_village_list(book: Any, head: Any, note: Any, villages: Sequence[str]) -> None:
    """Write the sheet in which an office may list its villages, with the known ones."""
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, 40, book.add_format({**FONT, "num_format": "@"}))
    sheet.set_column(2, 2, 70)
    sheet.set_row(0, 45)
    sheet.write_string(0, 0, say("blanks.village_list", "vi"), head)
    sheet.write_string(0, 2, say("blanks.village_list_hint", "vi"), note)
    sheet.freeze_panes(1, 0)
    line = book.add_format({**FONT, "num_format": "@", "border": 1})
    for row in range(1, max(PAPER_ROWS, len(villages)) + 1):
        if row <= len(villages):
            sheet.write_string(row, 0, villages[row - 1], line)
        else:
            sheet.write_blank(row, 0, None, line)
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f'&C&"{TYPEFACE},Bold"&13 {say("blanks.print_villages", "vi")}')


def village_rule() -> dict[str, Any]:
    """Return the drop-down list of the column of villages; another village may be typed."""
    return {"validate": "list", "source": f"='{SHEET}'!$A$2:$A${ROOM + 1}", "show_error": False}
