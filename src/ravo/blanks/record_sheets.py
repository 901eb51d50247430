"""The look of a survey workbook's sheets on screen and on paper, blank or filled in."""

from dataclasses import dataclass
from typing import Any

from ravo.blanks.instructions import A4
from ravo.contract.columns import Column
from ravo.messages import say
from ravo.xlsx.fonts import TYPEFACE

HEAD, NEEDED = "#D9E2F3", "#FCE4B6"
"""The colours of headings, and of headings of columns that must be filled in."""
LAST_YEAR = "#FFF2CC"
"""The colour of cells with a fact of last year, which the reviewer has to confirm."""
PRINT_SCALE = 75
"""The scale in % of wide sheets, for letters of 8 points on several pages across."""
TITLE_LIMIT = 60
"""The most letters of a commune's name in the line printed above a sheet."""
_SMALL, _BIG = f'&"{TYPEFACE},Regular"&10', f'&"{TYPEFACE},Bold"&13'
"""The fonts of the lines printed above and below a sheet."""
WIDTHS = {
    "text": 18,
    "name": 26,
    "code": 12,
    "citizen": 17,
    "choice": 17,
    "yes_no": 13,
    "integer": 11,
    "number": 11,
    "money": 16,
    "date": 13,
    "birth": 13,
}
WIDEST = 28


@dataclass(frozen=True, slots=True)
class PrintedTitle:
    """The heading of every page: the commune (empty if not known) and the year (0 if not known)."""

    commune: str = ""
    year: int = 0

    def above(self, sheet: Any, name: str, right: str = "") -> None:
        """Print the commune, and the title of a sheet, above every page."""
        title = say("blanks.print_title", "vi", sheet=name, year=str(self.year or "……"))
        place = (self.commune or say("blanks.print_commune", "vi"))[:TITLE_LIMIT]
        left, middle = (words.replace("&", "&&") for words in (place, title))
        sheet.set_header(f"&L{_SMALL} {left}&C{_BIG} {middle}{right}", {"scale_with_doc": False})
        sheet.set_margins(left=0.4, right=0.4, top=0.9, bottom=0.6)

    def of_records(self, sheet: Any, name: str) -> None:
        """Set a title above the pages of a sheet, and below them room for who filled it in."""
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_print_scale(PRINT_SCALE)
        self.above(sheet, name, f"&R{_SMALL} {say('blanks.print_village', 'vi')}")
        sheet.set_margins(left=0.4, right=0.4, top=0.9, bottom=0.7)
        reviewer = say("blanks.print_reviewer", "vi")
        sheet.set_footer(f"&L{_SMALL} {reviewer}&R{_SMALL} &P/&N", {"scale_with_doc": False})


def print_setup(sheet: Any, pages_wide: int) -> None:
    """Set a sheet to landscape A4 with page numbers; `pages_wide` is the number of pages across."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(pages_wide, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C&P/&N")


def width_of(column: Column) -> int:
    """Return a column's width in characters: room for every word of its vocabulary."""
    longest = max(map(len, column.words), default=0)
    return max(WIDTHS[column.type], min(longest + 1, WIDEST))
