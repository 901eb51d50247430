"""The parts that a returned copy must leave out, each of which its letter reports."""

from ravo.returned.parts import Package
from ravo.workbook.gate import BOOK

SHEET_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_PRINTER = "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"


def leave_out(package: Package) -> list[str]:
    """Remove the parts that a copy cannot carry; return the keys of the notes about them.

    These are macros, because nobody should trust code in a file from elsewhere; a digital
    signature, because the copy is not the signed file; a shared workbook's log of changes, because
    it lists other sheets.
    """
    notes = []
    if _macros(package):
        notes.append("returned.lost_macros")
    if package.drop(r"_xmlsignatures/"):
        package.unrelate("", "digital-signature")
        notes.append("returned.lost_signature")
    if package.drop(r"xl/revisions/"):
        package.unrelate(BOOK, "/(revisionHeaders|usernames) ")
        notes.append("returned.lost_revisions")
    package.retype(BOOK, SHEET_MAIN)
    return notes


def _macros(package: Package) -> bool:
    """Remove the macros, their signatures and the ribbon that calls them."""
    part = package.related(BOOK, "vbaProject")
    if part is None:
        return False
    package.drop(r"xl/(_rels/)?vba|customUI/")
    package.drop(part + "$")
    package.unrelate(BOOK, "/vbaProject ")
    package.unrelate("", "ui/extensibility")
    package.retype_default("bin", "vbaProject", _PRINTER)
    return True
