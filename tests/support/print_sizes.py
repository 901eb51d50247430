"""The size at which a sheet prints its letters, as Excel works it out."""

from collections.abc import Iterator
from typing import Any

from openpyxl.utils import range_boundaries

LEAST = 8.0
PAPER = {"portrait": 8.27, "landscape": 11.69}
"""Inches of A4 across."""
POINTS_PER_INCH, PIXELS_PER_POINT, DIGIT = 72, 96 / 72, 7
"""How Excel draws a column of so many digits of its standard font, 7 pixels each."""
PLAIN_WIDTH = 64 / DIGIT


def width_of(sheet: Any, first: int, last: int) -> float:
    """Return the points across columns of a sheet, hidden ones left out."""
    widths = {}
    for item in sheet.column_dimensions.values():
        for place in range(item.min, item.max + 1):
            widths[place] = 0.0 if item.hidden else item.width
    # The file holds widths with the padding of 5 pixels.
    pixels = (widths.get(n, PLAIN_WIDTH) * DIGIT for n in range(first, last + 1))
    return sum(pixels) / PIXELS_PER_POINT


def used(sheet: Any) -> tuple[int, int, int, int]:
    """Return first column, first row, last column and last row of what is printed."""
    if sheet.print_area:
        first, top, last, bottom = range_boundaries(sheet.print_area.rpartition("!")[2])
        assert None not in (first, top, last, bottom)
        return int(first or 1), int(top or 1), int(last or 1), int(bottom or 1)
    return 1, 1, sheet.max_column, sheet.max_row


def scale_of(sheet: Any) -> float:
    """Return the scale of a sheet's print, as Excel works it out."""
    if not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage:
        return float(sheet.page_setup.scale or 100) / 100
    margins = sheet.page_margins
    room = PAPER[sheet.page_setup.orientation] - margins.left - margins.right
    first, _, last, _ = used(sheet)
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    return min(1.0, float(room * POINTS_PER_INCH / width_of(sheet, first, last)))


def sizes(sheet: Any) -> Iterator[float]:
    """Yield the sizes of the letters that a sheet prints, before its scale."""
    first, top, last, bottom = used(sheet)
    yield 11.0
    for row in sheet.iter_rows(top, bottom, first, last):
        yield from (cell.font.sz for cell in row if cell.value not in (None, ""))


def smallest_printed(book: Any) -> dict[str, float]:
    """Return the points of the smallest letters that each visible sheet prints."""
    printed = [sheet for sheet in book if sheet.sheet_state == "visible"]
    return {sheet.title: round(min(sizes(sheet)) * scale_of(sheet), 2) for sheet in printed}
