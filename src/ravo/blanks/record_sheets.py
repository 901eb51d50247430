"""How the sheets of a survey workbook look on screen and on paper, filled in or not."""

from dataclasses import dataclass
from typing import Any

from ravo.blanks.instructions import A4
from ravo.contract.columns import Column
from ravo.messages import say

HEAD, NEEDED = "#D9E2F3", "#FCE4B6"
"""Colours of headings: of those that must be filled in the second."""
LAST_YEAR = "#FFF2CC"
"""Colour of cells that hold a fact of last year, for the reviewer to confirm."""
PRINT_SCALE = 75
"""Percent at which the wide sheets are printed: 8 points, and as many pages across as they need."""
TITLE_LIMIT = 60
"""Letters of a commune's name in the line that is printed above a sheet."""
_SMALL, _BIG = '&"Times New Roman,Regular"&10', '&"Times New Roman,Bold"&13'
"""Fonts of what is printed above and below a sheet."""
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
    """The heading of every page: the commune, empty where it is not known, and the year or 0."""

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
        """Print a sheet of records with a title above it and room for who filled it in below."""
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_print_scale(PRINT_SCALE)
        self.above(sheet, name, f"&R{_SMALL} {say('blanks.print_village', 'vi')}")
        sheet.set_margins(left=0.4, right=0.4, top=0.9, bottom=0.7)
        reviewer = say("blanks.print_reviewer", "vi")
        sheet.set_footer(f"&L{_SMALL} {reviewer}&R{_SMALL} &P/&N", {"scale_with_doc": False})


def print_setup(sheet: Any, pages_wide: int) -> None:
    """Print a sheet across A4, with its page numbers."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(pages_wide, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&C&P/&N")


def width_of(column: Column) -> int:
    """Return a column's width in characters: room for every word of its vocabulary."""
    longest = max(map(len, column.words), default=0)
    return max(WIDTHS[column.type], min(longest + 1, WIDEST))
