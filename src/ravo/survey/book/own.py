"""The sheets that ravo itself put into a workbook that it gave back."""

import re
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import fromstring

from ravo.survey.book.opening import Opened

BOOK = "xl/workbook.xml"
OWN_NAMES = ("_ravo_letter", "_ravo_faults")
"""Hidden names in the workbook that lead to the added sheets."""
_SHEET_OF = re.compile(r"^'((?:[^']|'')+)'!|^([^'!]+)!")


def own_sheets(book: bytes) -> frozenset[str]:
    """Return the names of the sheets that ravo added to a workbook, by its `xl/workbook.xml`.

    A reader passes over them: they are ravo's words, not the commune's figures.
    """
    if not any(name.encode() in book for name in OWN_NAMES):
        return frozenset()
    found = set()
    for node in fromstring(book, forbid_dtd=True).iterfind(".//{*}definedName"):
        named = _SHEET_OF.match(node.text or "") if node.get("name") in OWN_NAMES else None
        if named:
            found.add((named[1] or named[2]).replace("''", "'"))
    return frozenset(found)


def commune_sheets(opened: Opened, names: list[str]) -> list[str]:
    """Return the sheets of a workbook without those that ravo added."""
    try:
        own = own_sheets(opened.whole(BOOK))
    except ParseError:
        raise opened.damaged() from None
    return [name for name in names if name not in own]
