"""The sheets of one workbook, each opened once, with a record of those that were read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ravo.contract.columns import TableName
from ravo.contract.named_sheets import copies_of, find_sheet
from ravo.criteria import Indicator
from ravo.faults import Fault, InputProblem
from ravo.survey.sheet_words import legend_of_sheet
from ravo.survey.table_sheets import TABLES, filled_rows, is_info, table_of
from ravo.workbook.book import Book
from ravo.workbook.layout import Sheet
from ravo.workbook.legacy import DecodedSheet, decode_sheet
from ravo.workbook.own_sheets import is_own_page

if TYPE_CHECKING:
    from ravo.profiles.model import Profile


class Sheets:
    """Opens the sheets of a workbook and determines their tables, by names or headings.

    Sheets without the name of a table are opened only to see whether they hold data; if such a
    sheet cannot be opened, the others are read all the same.
    """

    def __init__(self, book: Book, names: Sequence[str], profile: "Profile | None") -> None:
        self.book, self.names, self.profile = book, list(names), profile
        self._opened: dict[str, tuple[Sheet, DecodedSheet]] = {}
        self._used: set[str] = set()
        self._by_name = {} if profile else {table: find_sheet(names, table) for table in TABLES}
        self._tables: dict[str, TableName | None] | None = None
        self._filled: dict[str, int] = {}
        self._broken: dict[str, Fault] = {}
        self._legends: list[Fault] = []

    def opened(self, name: str) -> tuple[Sheet, DecodedSheet]:
        """Return a sheet to be read, its text in Unicode, and the notes on its letters.

        Raises InputProblem where it is damaged or too large.
        """
        self._used.add(name)
        return self._opened.pop(name) if name in self._opened else self._open(name)

    def looked_at(self, name: str) -> Sheet:
        """Return a sheet for inspection only, without recording it as read."""
        if name not in self._opened:
            self._opened[name] = self._open(name)
        return self._opened[name][0]

    def _open(self, name: str) -> tuple[Sheet, DecodedSheet]:
        sheet = self.book.read(name)
        decoded = decode_sheet(name, sheet.rows, sheet.fonts)
        if decoded.rows is not sheet.rows:
            sheet = replace(sheet, rows=decoded.rows)
        return sheet, decoded

    def named(self, table: TableName) -> list[str]:
        """Return the sheets with a name that means a table."""
        return list(self._by_name.get(table, ()))

    def known(self, table: TableName, indicators: Sequence[Indicator] = ()) -> list[str]:
        """Return the other sheets, in order, with the headings (or keys) of a table.

        `indicators` are those of the edition, whose answers are among the headings.
        """
        if self.profile is not None:
            return []
        if table == "info":
            copies = copies_of(self.names, "info")
            return [n for n in self._with_data() if n not in copies and is_info(self.looked_at(n))]
        if self._tables is None:
            self._tables = {n: table_of(self.looked_at(n), indicators) for n in self._with_data()}
            for name, sheet_table in self._tables.items():
                if sheet_table is None:
                    self._opened.pop(name, None)
        return [name for name, sheet_table in self._tables.items() if sheet_table == table]

    def passed_over(self, names: Sequence[str]) -> None:
        """Record sheets that are reported by another fault than that of not being read."""
        self._used.update(names)

    def unread(self) -> Iterator[Fault]:
        """Yield the fault of each sheet that was not read, if it holds data or explains colours."""
        for name in self._with_data():
            yield Fault("RV-486", sheet=name, params={"count": self._filled[name]})
        yield from (*self._legends, *self._broken.values())

    def _with_data(self) -> Iterator[str]:
        """Yield the sheets with data that have no table's name and are not read yet."""
        named = {name for names in self._by_name.values() for name in names}
        for name in self.names:
            if name in named or name in self._used or name in self._broken:
                continue
            if name not in self._filled:
                self._look_at(name)
            if self._filled.get(name):
                yield name

    def _look_at(self, name: str) -> None:
        """Record the number of filled rows of a sheet; 0 for ravo's own sheets."""
        try:
            sheet = self.looked_at(name)
        except InputProblem as problem:
            params = {"reason": problem.fault.code}
            self._broken[name] = Fault("RV-493", sheet=name, params=params)
            return
        own = is_own_page(sheet)
        self._filled[name] = 0 if own else filled_rows(sheet)
        if not own and not self._filled[name]:
            self._legends += legend_of_sheet(sheet)
        if not self._filled[name]:
            self._opened.pop(name)
