"""The scan of an .xlsx sheet: quick for the usual form, by a parser for an unusual one."""

import io
import zipfile
from dataclasses import replace
from xml.parsers.expat import ExpatError

from ravo.faults import RavoError, unreadable
from ravo.messages import text
from ravo.workbook.calamine_cells import too_much
from ravo.workbook.cell_scan import Scan, ScanScope, scan_sheet
from ravo.workbook.gate import BOOK, MIB
from ravo.workbook.odd_xml import DeclaredType, OddSheet, count_strings, tidied
from ravo.workbook.opened import RELATIONS, STYLES, Opened
from ravo.xlsx.package_parts import SHARED_STRINGS

MAX_CAREFUL = 120 * MIB
"""The most bytes of a sheet that a parser rewrites, which takes several times their memory."""
SINGLE = ("[Content_Types].xml", "_rels/.rels", BOOK, RELATIONS, STYLES, SHARED_STRINGS)
"""The parts that a workbook of one sheet needs besides the sheet."""


def sound_scan(opened: Opened, part: str, wanted: ScanScope | None = None) -> tuple[Opened, Scan]:
    """Return a workbook from which calamine reads a sheet correctly, and the scan of the sheet.

    That is the workbook itself, or a copy with only this sheet, rewritten in the usual form. Raises
    InputProblem for damage, or RV-1020 with the cell where the sheet is ambiguous.
    """
    wanted = wanted or ScanScope()
    scan = scan_sheet(opened, part, wanted)
    if not scan.odd:
        return opened, scan
    copied = _with_care(opened, part)
    scan = scan_sheet(copied, part, replace(wanted, careful=True))
    if scan.odd:
        raise opened.damaged()
    return copied, scan


def check_meaning(opened: Opened, part: str) -> None:
    """Raise InputProblem (RV-1020), with the cell, where a sheet's XML is ambiguous."""
    _with_care(opened, part)


def _with_care(opened: Opened, part: str) -> Opened:
    """Return a workbook with only one sheet, rewritten in the usual form by a parser.

    Raises InputProblem for a sheet that is damaged, ambiguous (RV-1020) or too large (RV-114).
    """
    name = next((name for name, other in opened.parts.items() if other == part), part)
    if opened.sizes.get(part, 0) > MAX_CAREFUL:
        raise too_much(opened, name)
    try:
        strings = (
            count_strings(opened.stream(SHARED_STRINGS)) if SHARED_STRINGS in opened.sizes else 0
        )
        xml = tidied(opened.stream(part), strings)
    except DeclaredType:
        raise unreadable("RV-111", path=opened.path.name) from None
    except OddSheet as odd:
        raise odd_sheet(opened, name, odd) from None
    except (ExpatError, ValueError, LookupError):
        raise opened.damaged() from None
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for other in SINGLE:
            if other in opened.sizes:
                archive.writestr(other, opened.whole(other, opened.sizes[other]))
        archive.writestr(part, xml)
    return replace(opened, data=buffer.getvalue(), sizes={**opened.sizes, part: len(xml)})


def odd_sheet(opened: Opened, name: str, odd: OddSheet) -> RavoError:
    """Return the problem of a sheet with an ambiguous cell or row (RV-1020)."""
    what = text(f"reader.odd_{odd.kind}")
    where = odd.cell or "–"
    return unreadable("RV-1020", path=opened.path.name, sheet=name, place=where, what=what)
