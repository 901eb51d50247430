"""A workbook of any format as sheets of raw cells."""

from pathlib import Path
from typing import Any, Protocol

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from ravo.faults import Fault
from ravo.workbook.calamine_cells import guarded
from ravo.workbook.cell_scan import BadCell
from ravo.workbook.layout import MergedRange, Sheet, SheetLayout
from ravo.workbook.notes import References, files_beside, notes_of, references_in_archive
from ravo.workbook.opened import Opened, open_workbook

__all__ = ["Book", "MergedRange", "Sheet", "SheetLayout", "open_book"]


class _SheetReader(Protocol):
    def read(self, name: str, hidden: bool) -> Sheet:
        """Return a sheet; `hidden` is true where the workbook hides it."""
        ...


class Book:
    """The sheets of an opened workbook, read one at a time.

    `names` lists every sheet of cells, hidden ones too; `notes` are warnings about the file:
    links and macros that are ignored.
    """

    names: list[str]
    notes: tuple[Fault, ...]

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self._sheets, shown, references = _reader(opened)
        self.names = list(shown)
        self._hidden = frozenset(name for name, visible in shown.items() if not visible)
        self.notes = (*notes_of(opened.path.name, references), *files_beside(opened))

    def read(self, name: str) -> Sheet:
        """Return a sheet. Raises InputProblem where it is damaged, too large, or missing."""
        if name not in self.names:
            raise self.opened.damaged()
        sheet = self._sheets.read(name, name in self._hidden)
        _reach(sheet.rows, sheet.bad)
        return sheet


def _reach(rows: list[list[Any]], bad: list[BadCell]) -> None:
    """Extend the rows with blanks so that they include every bad cell."""
    width = max(max((cell.column + 1 for cell in bad), default=0), len(rows[0]) if rows else 0)
    if rows and width > len(rows[0]):
        for row in rows:
            row.extend([""] * (width - len(row)))
    for _ in range(len(rows), max((cell.row for cell in bad), default=0)):
        rows.append([""] * width)


def open_book(path: Path, passwords: tuple[str, ...] = ()) -> Book:
    """Return the workbook of a file. Raises InputProblem (exit code 3) where it cannot be read.

    `passwords` are tried in turn where the file is locked.
    """
    return Book(open_workbook(path, passwords))


def book_bytes(opened: Opened) -> bytes:
    """Return the bytes of a workbook; for a survey as text those of an .xlsx with its cells."""
    if opened.format != "csv":
        return opened.data
    from ravo.workbook.csv_sheets import as_workbook

    return as_workbook(opened)


def _reader(opened: Opened) -> tuple[_SheetReader, dict[str, bool], References]:
    """Return the reader for a workbook's format, the visibility of its sheets, its references."""
    if opened.format == "xls":
        from ravo.workbook.xls import XlsSheets

        old = XlsSheets(opened)
        return old, old.shown, old.references
    if opened.format == "ods":
        from ravo.workbook.ods import OdsSheets

        open_document = OdsSheets(opened)
        return open_document, open_document.shown, open_document.references
    if opened.format == "csv":
        from ravo.workbook.csv_sheets import CsvSheets

        texts = CsvSheets(opened)
        return texts, texts.shown, References()
    if opened.format == "xlsb":
        from ravo.workbook.xlsb import XlsbSheets

        binary = XlsbSheets(opened)
        return binary, shown_sheets(opened, binary.book), references_in_archive(opened)
    from ravo.workbook.xlsx import XlsxSheets

    sheets = XlsxSheets(opened)
    return sheets, shown_sheets(opened, sheets.book), references_in_archive(opened)


def shown_sheets(opened: Opened, book: CalamineWorkbook) -> dict[str, bool]:
    """Return the sheets of cells in the workbook's order, and whether each is shown."""
    with guarded(opened):
        return {
            sheet.name: sheet.visible == SheetVisibleEnum.Visible
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet
        }
