"""Sheets that openpyxl reads when a test first looks at them: most tests look at one of many.

A workbook is loaded for the cells of one sheet, and most of the time goes into the others.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.reader import excel
from openpyxl.worksheet.worksheet import Worksheet

READER = "ExcelReader"
KNOWN = frozenset(
    {
        "title",
        "_WorkbookChild__title",
        "parent",
        "_parent",
        "path",
        "sheet_state",
        "defined_names",
        "__class__",
        "__dict__",
        "_print_rows",
        "_print_cols",
        "_print_area",
    }
)
"""What a workbook itself says of a sheet."""
FILL = "_fill_unread"


class KeptArchive(zipfile.ZipFile):
    """An archive in memory that remains open as long as somebody has it."""

    def close(self) -> None:
        """Do nothing: sheets are still to be read."""


class UnreadSheet(Worksheet):
    """A sheet that is read, and becomes a plain one, when more than its name is asked for."""

    def __getattribute__(self, name: str) -> Any:
        if name not in KNOWN:
            fill(self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "sheet_state" or name not in KNOWN:
            fill(self)
        object.__setattr__(self, name, value)


def fill(sheet: Worksheet) -> None:
    """Read the cells of an unread sheet, and all that belongs to them."""
    read: Callable[[], None] = sheet.__dict__.pop(FILL)
    sheet.__class__ = Worksheet
    read()


def all_read(book: Workbook) -> Workbook:
    """Return a workbook of which every sheet is read: what openpyxl warns of, it does here."""
    sheets: Sequence[Any] = book.worksheets
    for sheet in sheets:
        if type(sheet) is UnreadSheet:
            fill(sheet)
    return book


class UnhurriedReader(excel.ExcelReader):
    """Reads the sheets of a workbook that may be changed one by one, each when it is asked for."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        if not self.read_only:
            with self.archive as opened:
                assert opened.fp is not None
                opened.fp.seek(0)
                self.archive = KeptArchive(io.BytesIO(opened.fp.read()))

    def read_worksheets(self) -> None:
        """Make every sheet, and leave those unread that hold cells."""
        if self.read_only:
            super().read_worksheets()
            return
        for sheet, relation in list(self.parser.find_sheets()):
            if relation.target not in self.valid_files or "chartsheet" in relation.Type:
                self._fill(sheet, relation, None)
            else:
                self._put_off(sheet, relation)

    def _put_off(self, sheet: Any, relation: Any) -> None:
        unread = self.wb.create_sheet(sheet.name)
        unread.sheet_state = sheet.state
        unread.__dict__[FILL] = lambda: self._fill(sheet, relation, unread)
        unread.__class__ = UnreadSheet

    def _fill(self, sheet: Any, relation: Any, unread: Any) -> None:
        """Have openpyxl read one sheet, into one that is there already if there is one."""
        parser, book = vars(self.parser), vars(self.wb)
        parser["find_sheets"] = lambda: [(sheet, relation)]
        if unread is not None:
            book["create_sheet"] = lambda title: unread
        try:
            super().read_worksheets()
        finally:
            del parser["find_sheets"]
            book.pop("create_sheet", None)


def reading_sheets_when_asked() -> None:
    """Have openpyxl read a sheet when a test looks at it."""
    setattr(excel, READER, UnhurriedReader)
