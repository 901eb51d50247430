"""Two workbooks compared by what somebody sees of them: cells, formats, the print set-up.

Numbers of shared strings and of formats are no difference: two writers may give others to the
same text. What is outside the sheets (charts, properties) is compared by part, elsewhere.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

NUMBERED = re.compile(r"xl/(worksheets/sheet\d+|sharedStrings|styles)\.xml")
"""The parts that refer to texts and formats by number."""
PLACED = ("cols", "sheetData", "conditionalFormatting")
"""What of a sheet refers to formats by number; it is compared as openpyxl reads it."""
Values = dict[str, tuple[Any, ...]]
NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MOST = 5
"""How many differing cells of a sheet are named."""
STYLES = ("number_format", "font", "fill", "border", "alignment", "protection")


def is_workbook(path: Path) -> bool:
    """Return whether an archive is an Excel workbook."""
    with zipfile.ZipFile(path) as archive:
        return "xl/workbook.xml" in archive.namelist()


def differences(before: Path, after: Path) -> Iterator[tuple[str, str]]:
    """Yield where two workbooks with the same sheets differ, and how."""
    one, two = (load_workbook(path, rich_text=True) for path in (before, after))
    if one.sheetnames != two.sheetnames:
        yield "sheets", f"{one.sheetnames} became {two.sheetnames}"
        return
    for mine, other in zip(one.worksheets, two.worksheets, strict=True):
        yield from _of_maps(mine.title, _cells(mine), _cells(other))
        yield from _of_maps(mine.title, _lengths(mine), _lengths(other))
    for name in _sheet_parts(before):
        if _around_cells(before, name) != _around_cells(after, name):
            yield name, "differs outside its cells"


def _of_maps(sheet: str, one: Values, two: Values) -> Iterator[tuple[str, str]]:
    differing = [key for key in {**one, **two} if one.get(key) != two.get(key)]
    for key in differing[:MOST]:
        pairs = zip(one.get(key, ("nothing",)), two.get(key, ("nothing",)), strict=False)
        mine, other = next((pair for pair in pairs if pair[0] != pair[1]), ("", "more of it"))
        yield f"{sheet}!{key}", f"{mine!r} became {other!r}"
    if len(differing) > MOST:
        yield sheet, f"{len(differing) - MOST} places more"


def _cells(sheet: Worksheet) -> Values:
    """Return value, type, link, note and format of every cell by its address.

    Formats are compared as texts: openpyxl gives equal objects for equal formats only within
    one workbook.
    """
    formats: dict[int, tuple[str, ...]] = {}
    found: Values = {}
    cell: Any
    for row in sheet.iter_rows():
        for cell in row:
            if (key := cell.style_id) not in formats:
                formats[key] = tuple(_short(getattr(cell, name)) for name in STYLES)
            link = (cell.hyperlink.target or cell.hyperlink.location) if cell.hyperlink else None
            note = cell.comment.text if cell.comment else None
            found[cell.coordinate] = (cell.value, cell.data_type, link, note, *formats[key])
    return found


def _short(value: Any) -> str:
    return " ".join(repr(value).split())


def _lengths(sheet: Worksheet) -> Values:
    """Return widths, heights, what is hidden, and formats that depend on a condition."""
    columns = {
        f"column {name}": (size.width, size.hidden, size.min, size.max, size.outlineLevel)
        for name, size in sheet.column_dimensions.items()
    }
    rows = {
        f"row {at}": (size.height, size.hidden, size.outlineLevel)
        for at, size in sheet.row_dimensions.items()
    }
    conditions = {
        f"condition {part.sqref}": tuple(
            (rule.type, rule.operator, tuple(rule.formula), _short(rule.dxf)) for rule in part.rules
        )
        for part in sheet.conditional_formatting
    }
    return {**columns, **rows, **conditions}


def _sheet_parts(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        return [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]


def _around_cells(path: Path, name: str) -> bytes | None:
    """Return a sheet without what refers to formats, or None where it is not there."""
    with zipfile.ZipFile(path) as archive:
        if name not in archive.namelist():
            return None
        root = ElementTree.fromstring(archive.read(name))
    for tag in PLACED:
        for part in root.findall(NAMESPACE + tag):
            root.remove(part)
    return ElementTree.tostring(root)
