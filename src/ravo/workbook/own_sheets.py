"""The recognition of sheets that ravo itself wrote into a workbook, such as a returned copy."""

import re
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import fromstring

from ravo.messages import LANGS, say
from ravo.workbook.gate import BOOK
from ravo.workbook.layout import Sheet
from ravo.workbook.opened import Opened

OwnColumns = dict[str, list[Any]]
"""The columns of a hidden sheet by the ids above them."""
LISTS = "Danh mục"
"""The hidden sheet of the template with the words of its longest lists."""
TITLES = (
    "blanks.title",
    "blanks.columns_title",
    "blanks.prefilled_title",
    "blanks.year_people_title",
    "returned.title",
    "results.summary_title",
    "results.method_title",
    "score_table.used_title",
    "merge.conflicts_title",
    "merge.sources_title",
    "merge.store_title",
)
"""The keys of the titles with which sheets of ravo's own begin."""
FAULT_HEADS = ("results.fault_severity", "results.fault_code", "results.fault_category")
POINTS_HEADINGS = ("Số mục", "Mục", "Cách tính", "Câu trả lời")
"""The first headings of a table of B1 points, on a sheet of results too."""
RESULT_IDS = frozenset({"ma_ho", "loai_can_cu", "ma_phan_loai"})
"""Ids in the hidden second row of a sheet of results."""
FACT_IDS = (frozenset({"ho_ten", "dau_hieu"}), frozenset({"so_cuoi_cccd", "khong_xep_loai"}))
"""Ids in the first row of the hidden sheets of results."""
LIST_ROWS = 6
"""The first rows, one of which has the title of the list for signing, below the office's name."""
OWN_NAMES = ("_ravo_letter", "_ravo_faults")
"""Hidden names in the workbook that lead to the added sheets."""
_OWN_FRONT = (
    rb'<(?:\w{1,60}:)?sheets\b[^<>]*>\s*+<(?:\w{1,60}:)?sheet xmlns:r="[^"<>]*" name="[^"<>]*" '
    rb'sheetId="\d{1,9}" r:id="'
)
_SHEET_OF = r"^'((?:[^']|'')+)'!|^([^'!]+)!"


def own_sheets(book: bytes) -> frozenset[str]:
    """Return the names of the sheets that ravo added to a workbook, by its `xl/workbook.xml`.

    They are not read, as they hold ravo's words and not the commune's figures.
    """
    if not any(name.encode() in book for name in OWN_NAMES):
        return frozenset()
    names = set()
    for node in fromstring(book, forbid_dtd=True).iterfind(".//{*}definedName"):
        named = re.match(_SHEET_OF, node.text or "") if node.get("name") in OWN_NAMES else None
        if named:
            names.add((named[1] or named[2]).replace("''", "'"))
    return frozenset(names)


def are_in_front(book: bytes) -> bool:
    """Return whether a workbook's list of sheets is still as `put_in_front` wrote it.

    Other programs that save the workbook declare the namespace of relations at the root, or write
    the visibility of each sheet.
    """
    return re.search(_OWN_FRONT, book) is not None


def commune_sheets(opened: Opened, names: list[str]) -> list[str]:
    """Return the sheets of a workbook without those that ravo added."""
    try:
        own = own_sheets(opened.whole(BOOK))
    except ParseError:
        raise opened.damaged() from None
    return [name for name in names if name not in own]


def is_own_page(sheet: Sheet) -> bool:
    """Return whether a sheet is ravo's own: instructions, a letter, lists, faults, results.

    Sheets are recognised by their contents, not by their names, which officers use too.
    """
    first = next((row for row in sheet.rows if any(cell not in ("", None) for cell in row)), [])
    words = [cell for cell in first if isinstance(cell, str) and cell]
    if not words:
        return False
    return (
        words[0] in {say(key, lang) for key in TITLES for lang in LANGS}
        or any(words[: len(heads)] == heads for heads in _heads())
        or (sheet.hidden and sheet.name == LISTS)
        or _texts(sheet, 3) >= RESULT_IDS
        or any(_texts(sheet, 1) >= ids for ids in FACT_IDS)
        or not _texts(sheet, LIST_ROWS).isdisjoint(_list_titles())
    )


def _texts(sheet: Sheet, rows: int) -> set[str]:
    """Return the texts in the first rows of a sheet."""
    return {cell for row in sheet.rows[:rows] for cell in row if isinstance(cell, str)}


def _list_titles() -> set[str]:
    return {say("results.list_title", lang) for lang in LANGS}


def _heads() -> list[list[str]]:
    """Return the first headings of ravo's own lists: faults, and the points of B1."""
    return [list(POINTS_HEADINGS), *([say(key, lang) for key in FAULT_HEADS] for lang in LANGS)]
