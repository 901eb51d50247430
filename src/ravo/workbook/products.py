"""ravo's own products, recognised by name or sheets, so that none is taken for a survey."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ravo.backups import KEPT_SUFFIX, PROPERTIES, SAVED_BY, is_as_written, part_of
from ravo.contract.columns import SHEETS

RETURNED_SUFFIX = ".tra-lai.xlsx"
SOURCES = "nguon.json"
"""The file in a report's folder that lists its inputs and its outputs."""
BOOK = "xl/workbook.xml"
What = Literal["results", "comparison", "report", "b1_grid", "criteria", "corrections", "template"]


@dataclass(frozen=True, slots=True)
class _ProductSheets:
    """The sheets that identify a workbook of ravo's own; `alone` where it has no others."""

    what: What
    sheets: frozenset[str]
    alone: bool = False


SHAPES = (
    _ProductSheets("results", frozenset({"Kết quả", "Tổng hợp", "Cách tính"})),
    _ProductSheets(
        "comparison", frozenset({"Biến động", "Cần xác nhận", "Đối chiếu", "Cách tính"})
    ),
    _ProductSheets("report", frozenset({"Bìa", "Mục lục", "Đối chiếu"})),
    _ProductSheets("b1_grid", frozenset({"Bảng điểm", "Nguồn", "Hướng dẫn"}), alone=True),
    _ProductSheets("criteria", frozenset({"Trị số", "Phạm vi"}), alone=True),
    _ProductSheets("corrections", frozenset({"Sửa"}), alone=True),
    _ProductSheets("corrections", frozenset({"Corrections"}), alone=True),
)
SURVEY = frozenset({SHEETS["info"], SHEETS["households"]})
_CREATOR = f"<dc:creator>{SAVED_BY}</dc:creator>".encode()
_QUIET = re.compile(
    rf"(\.ket-qua\.(xlsx|json|csv|parquet)|{re.escape(KEPT_SUFFIX)}\d*)$", re.IGNORECASE
)
"""Names that ravo gives what lies beside surveys: nobody takes it for one."""
MANIFEST = "manifest.jsonl"
_ACCOUNTS = frozenset({SOURCES, MANIFEST, "manifest.torn", "nam-truoc.json"})
_PARTS = frozenset({"bao-cao", "tra-lai"})
_REPORT = frozenset({"bieu-mau.xlsx", "bao-cao.html", "bao-cao.docx", "report.json"})


def is_quiet(name: str) -> bool:
    """Return whether a file's name shows that ravo put it there."""
    return name in _ACCOUNTS or _QUIET.search(name) is not None


def is_part_folder(folder: Path) -> bool:
    """Return whether a folder is a part of the outputs of a night: nobody takes it for surveys."""
    return folder.name in _PARTS and (folder.parent / MANIFEST).is_file()


def is_own_folder(folder: Path) -> bool:
    """Return whether a folder is a report or the outputs of a night."""
    try:
        if any((folder / name).is_file() for name in (SOURCES, MANIFEST)):
            return True
        return sum((folder / name).is_file() for name in _REPORT) > 1
    except OSError:
        return False


def is_untouched_copy(path: Path) -> bool:
    """Return whether a returned copy is one in which nobody has corrected anything."""
    if not path.name.endswith(RETURNED_SUFFIX) or not path.is_file():
        return False
    from ravo.workbook.own_sheets import are_in_front

    return are_in_front(part_of(path, BOOK))


def product_of(path: Path) -> What | None:
    """Return which of ravo's own products a workbook is; None for anything else.

    Only the list of sheets and the properties are looked at. A survey template counts while
    nobody has saved it.
    """
    sheets = _sheets(path)
    for shape in SHAPES:
        if shape.alone and shape.sheets == sheets and _CREATOR in part_of(path, PROPERTIES):
            return shape.what
        if not shape.alone and shape.sheets <= sheets:
            return shape.what
    return "template" if sheets >= SURVEY and is_as_written(path) else None


def _sheets(path: Path) -> frozenset[str]:
    """Return the names of a workbook's sheets; none where it is no regular workbook of XML."""
    xml = part_of(path, BOOK) if path.is_file() else b""
    try:
        root = fromstring(xml, forbid_dtd=True) if xml else None
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return frozenset()
    found = root.iterfind(".//{*}sheet") if root is not None else ()
    return frozenset(sheet.get("name", "") for sheet in found)
