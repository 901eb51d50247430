"""What a returned copy shows, read with openpyxl, and workbooks made for one test each."""

import io
import warnings
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.messages import Lang
from ravo.returned.copy import write_returned
from ravo.returned.styles import COLOURS
from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from support import books
from support.archives import written

LETTER, FAULTS = "Thư trả lời", "Lỗi"
Told = list[tuple[str, str | None, str | None, str | None]]


def review_of(path: Path) -> Review:
    return judge(read_survey(path))


def told(review: Review) -> Told:
    return [(f.code, f.household, f.sheet, f.cell) for f in review.faults]


def with_faults(review: Review, faults: Sequence[Fault]) -> Review:
    return replace(review, faults=FaultTable.of(faults))


def warning(sheet: str, cell: str) -> Fault:
    return Fault("RV-409", None, sheet, cell, "Mã", "Mã", {"near": "Mã hộ", "score": 90})


def error(sheet: str, cell: str) -> Fault:
    return Fault("RV-201", None, sheet, cell, "Điểm B1", "#N/A")


def give_back(
    path: Path, faults: Sequence[Fault] | None = None, lang: Lang = "vi", **more: Any
) -> Path:
    """Give a workbook back with its own faults, or with those given; return the copy's path."""
    review = review_of(path)
    target = path.parent / "back" / (path.stem + ".tra-lai.xlsx")
    marked = review if faults is None else with_faults(review, faults)
    write_returned(marked, path.read_bytes(), target, lang, **more)
    return target


def sheet(book: Workbook, name: str) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def cells(found: Worksheet) -> list[Cell]:
    return [cell for row in found.iter_rows() for cell in row if isinstance(cell, Cell)]


def coloured(book: Workbook, skip: Sequence[str] = (LETTER, FAULTS)) -> dict[tuple[str, str], str]:
    """Return the severity whose fill a cell has, by sheet and address, ravo's sheets apart."""
    severities = {colour: severity for severity, colour in COLOURS.items()}
    return {
        (name, cell.coordinate): severities[str(cell.fill.fgColor.rgb)]
        for name in book.sheetnames
        if name not in skip
        for cell in cells(sheet(book, name))
        if str(cell.fill.fgColor.rgb) in severities
    }


def comments(book: Workbook) -> dict[tuple[str, str], str]:
    return {
        (name, cell.coordinate): cell.comment.text
        for name in book.sheetnames
        for cell in cells(sheet(book, name))
        if cell.comment is not None
    }


def links(book: Workbook, name: str = FAULTS) -> list[str]:
    return [
        str(cell.hyperlink.location)
        for cell in cells(sheet(book, name))
        if cell.hyperlink is not None
    ]


def words(book: Workbook, name: str) -> str:
    """Return all text of a sheet."""
    return "\n".join(str(c.value) for c in cells(sheet(book, name)) if c.value is not None)


def edited(path: Path, **edits: Callable[[bytes], bytes]) -> Path:
    """Write a workbook again with parts changed or added; `xl__workbook_xml` is a part's key."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    keys = {name.replace("/", "__").replace(".", "_"): name for name in parts}
    for key, edit in edits.items():
        parts[keys[key]] = edit(parts[keys[key]])
    return written(path, parts)


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def small(path: Path, change: Callable[[Workbook], None] | None = None) -> Path:
    """Write a survey workbook of three good households."""
    return books.write(path, [books.household(f"H{n}") for n in range(1, 4)], change=change)


def opened(path: Path, *, values: bool = False) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of extensions that openpyxl drops
        return openpyxl.load_workbook(path, data_only=values)
