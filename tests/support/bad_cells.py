"""The cells of a sheet that cannot be read, whatever the sheet is about."""

from ravo.workbook.cell_scan import BadCell, check_area
from ravo.workbook.opened import Opened
from ravo.workbook.scanned_sheet import sound_scan


def bad_cells(opened: Opened, part: str) -> list[BadCell]:
    _, scan = sound_scan(opened, part)
    check_area(opened, part, scan.last_row, scan.last_column)
    return scan.bad
