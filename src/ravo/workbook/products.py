"""The recognition of ravo's own outputs, by name or sheets, so that none is read as a survey."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, get_args
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from ravo.backups import KEPT_SUFFIX, PROPERTIES, SAVED_BY, is_as_written, part_of
from ravo.contract.columns import SHEETS
from ravo.contract.merged_marks import STORE
from ravo.files import REGISTER_NAME, WORKBOOK_SUFFIXES, is_visible_file
from ravo.formats import EVERY_REPORT_FILE, ScoreFormat
from ravo.messages import LANGS, say
from ravo.workbook.csv_names import ZIP, holds_tables
from ravo.workbook.gate import BOOK
from ravo.xlsx.sheet_names import (
    BALANCE,
    CHANGES,
    CONFIRM,
    COVERAGE,
    DECIDED,
    INSTRUCTIONS,
    MEETING_OUTCOME,
    METHOD,
    NOT_DECIDED,
    POINTS_SHEET,
    PROGRAMME_LISTS,
    RESULTS,
    SETTINGS,
    SOURCE_SHEET,
    SUMMARY,
    VALUES,
    VOTES,
)

RETURNED_SUFFIX = ".tra-lai.xlsx"
SOURCES = "nguon.json"
"""The file in a report's folder that lists its inputs and its outputs."""
What = Literal[
    "results",
    "comparison",
    "report",
    "b1_grid",
    "criteria",
    "corrections",
    "settings",
    "monthly",
    "votes",
    "beneficiaries",
    "template",
]


class _ProductSheets(NamedTuple):
    """The sheets that identify an output of ravo; `alone` where it must have no other sheets."""

    what: What
    sheets: frozenset[str]
    alone: bool = False


REPORT_PARTS = ("cover", "contents", "gaps")
SURVEY = frozenset({SHEETS["info"], SHEETS["households"]})
_CREATOR = f"<dc:creator>{SAVED_BY}</dc:creator>".encode()
_LISTS = f"<cp:category>{PROGRAMME_LISTS}</cp:category>".encode()
_QUIET = rf"(?i)(\.ket-qua\.({'|'.join(get_args(ScoreFormat))})|{re.escape(KEPT_SUFFIX)}\d*)$"
"""The names of outputs that ravo writes beside surveys; they are ignored without a warning."""
MANIFEST = "manifest.jsonl"
_ACCOUNTS = frozenset({SOURCES, MANIFEST, "manifest.torn", "nam-truoc.json", REGISTER_NAME})
_PARTS = frozenset({"bao-cao", "tra-lai"})


@cache
def _shapes() -> tuple[_ProductSheets, ...]:
    cover, contents, gaps = (say(f"forms.{part}_sheet", "vi") for part in REPORT_PARTS)
    return (
        _shape("results", RESULTS, SUMMARY, METHOD),
        _shape("comparison", CHANGES, CONFIRM, BALANCE, METHOD),
        _shape("monthly", DECIDED, NOT_DECIDED),
        _shape("report", cover, contents, gaps),
        *(_shape("report", *sheets, alone=True) for sheets in _near_sheets()),
        _shape("b1_grid", POINTS_SHEET, SOURCE_SHEET, INSTRUCTIONS, alone=True),
        _shape("criteria", VALUES, COVERAGE),
        _shape("settings", SETTINGS, alone=True),
        *(_shape("votes", name, alone=True) for name in (VOTES, MEETING_OUTCOME)),
        *(_shape("corrections", say("corrections.sheet", lang), alone=True) for lang in LANGS),
    )


def _near_sheets() -> Iterator[tuple[str, ...]]:
    """Yield the possible sets of sheets of a list of households near a line."""
    for lang in LANGS:
        first, second = (say(f"near.sheet_{part}", lang) for part in ("points", "indicators"))
        yield (first,)
        yield first, second


def _shape(what: What, *sheets: str, alone: bool = False) -> _ProductSheets:
    return _ProductSheets(what, frozenset(sheets), alone)


def is_quiet(name: str) -> bool:
    """Return whether a file's name is that of an output of ravo beside a survey."""
    return name in _ACCOUNTS or re.search(_QUIET, name) is not None


def is_part_folder(folder: Path) -> bool:
    """Return whether a folder is a part of the outputs of a night, which has no surveys."""
    return folder.name in _PARTS and (folder.parent / MANIFEST).is_file()


def is_own_folder(folder: Path) -> bool:
    """Return whether a folder is a report or the outputs of a night."""
    try:
        if any((folder / name).is_file() for name in (SOURCES, MANIFEST)):
            return True
        return sum((folder / name).is_file() for name in EVERY_REPORT_FILE) > 1
    except OSError:
        return False


def is_untouched_copy(path: Path) -> bool:
    """Return whether a returned copy was not saved by anybody since ravo wrote it."""
    if not path.name.endswith(RETURNED_SUFFIX) or not is_visible_file(path):
        return False
    from ravo.workbook.own_sheets import are_in_front

    return are_in_front(part_of(path, BOOK))


def is_spare_copy(path: Path, within: Path | None = None) -> bool:
    """Return whether a returned copy contains nothing beyond its survey.

    That is so if it was not corrected and its survey is in the same folder, or in the folder around
    it where that is inside the searched folder `within`. A copy without its survey counts as the
    survey: a commune may send it back unchanged.
    """
    if not is_untouched_copy(path):
        return False
    stem = path.name.removesuffix(RETURNED_SUFFIX)
    names = [stem, *(stem + ending for ending in (*WORKBOOK_SUFFIXES, ZIP))]
    own = path.absolute().parent
    folders = [own]
    if within is not None and own.parent.is_relative_to(within.absolute()):
        folders.append(own.parent)
    files = any((folder / name).is_file() for folder in folders for name in names)
    return files or any(holds_tables(folder / stem) for folder in folders)


def product_of(path: Path) -> What | None:
    """Return the kind of ravo's output that a workbook is; None for anything else.

    Only the list of sheets and the properties are read. A blank survey counts until it is saved.
    """
    sheets = _sheets(path)
    if sheets and _LISTS in part_of(path, PROPERTIES):
        return "beneficiaries"
    for shape in _shapes():
        if shape.alone and shape.sheets == sheets and _CREATOR in part_of(path, PROPERTIES):
            return shape.what
        if not shape.alone and shape.sheets <= sheets:
            return shape.what
    blank = sheets >= SURVEY and STORE not in sheets
    return "template" if blank and is_as_written(path) else None


def _sheets(path: Path) -> frozenset[str]:
    """Return the names of a workbook's sheets; empty where it is no usual .xlsx."""
    xml = part_of(path, BOOK) if is_visible_file(path) else b""
    try:
        root = fromstring(xml, forbid_dtd=True) if xml else None
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return frozenset()
    elements = root.iterfind(".//{*}sheet") if root is not None else ()
    return frozenset(sheet.get("name", "") for sheet in elements)
