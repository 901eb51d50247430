"""Workbooks of criteria sets: each written once for all copies in which tests change cells."""

import pickle
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl

from ravo.criteria import load_edition
from ravo.criteria.exported import export_edition
from ravo.criteria.imported import ReadEdition, SheetCells, read_edition
from ravo.messages import Lang

ERRORS = {"#N/A", "#REF!"}
Change = Callable[[Any], None]


def cells_of(book: Any) -> dict[str, SheetCells]:
    """Return the cells of a workbook; `=` and nothing else stands for a formula without value."""
    found = {}
    for sheet in book:
        rows = [["" if cell is None else cell for cell in row] for row in sheet.values]
        bad = {
            (at, place): None if cell == "=" else str(cell)
            for at, row in enumerate(rows)
            for place, cell in enumerate(row)
            if cell == "=" or cell in ERRORS
        }
        found[sheet.title] = SheetCells(rows, bad)
    return found


@cache
def exported_bytes(name: str, lang: Lang = "vi") -> bytes:
    """Return the workbook of a criteria set as the program writes it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "x.xlsx"
        export_edition(load_edition(name), file, lang)
        return file.read_bytes()


@cache
def _opened(name: str) -> bytes:
    """Return that workbook opened, as what a copy is made from faster than by opening it again."""
    return pickle.dumps(openpyxl.load_workbook(BytesIO(exported_bytes(name))))


def read_changed(name: str, folder: Path, change: Change) -> ReadEdition:
    """Return a criteria set read from its workbook after a change of cells.

    The changed workbook is not written: reading takes cells, and its own name from the file's.
    """
    book = pickle.loads(_opened(name))
    change(book)
    return read_edition(folder / "sửa.xlsx", cells_of(book), folder / "sửa.yaml")
