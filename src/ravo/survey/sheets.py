"""The sheets of one workbook, each opened once, and which of them were read."""

from collections.abc import Iterator, Sequence

from ravo.faults import Fault, InputProblem
from ravo.profiles.model import Profile
from ravo.survey.book.book import Book
from ravo.survey.book.layout import Sheet
from ravo.survey.book.own import is_own_page
from ravo.survey.choosing import TABLES, filled_rows, is_info, table_of
from ravo.survey.columns import TableName
from ravo.survey.headings import copies_of, find_sheet
from ravo.survey.legacy import decode_sheet
from ravo.survey.legacy.sheet import Decoded


class Sheets:
    """Opens the sheets of a workbook and knows what each holds, by its name or its headings.

    Sheets that no table's name means are opened only to see what they hold; a sheet that
    cannot be opened costs nobody else anything, unless a table's name means it.
    """

    def __init__(self, book: Book, names: Sequence[str], profile: Profile | None) -> None:
        self.book, self.names, self.profile = book, list(names), profile
        self._opened: dict[str, tuple[Sheet, Decoded]] = {}
        self._used: set[str] = set()
        self._by_name = {} if profile else {table: find_sheet(names, table) for table in TABLES}
        self._others: dict[str, TableName | None] | None = None
        self._filled: dict[str, int] = {}
        self._broken: dict[str, Fault] = {}

    def opened(self, name: str) -> tuple[Sheet, Decoded]:
        """Return a sheet to be read, its text in Unicode, and what there is to say of its letters.

        Raises InputProblem where it is damaged or too large.
        """
        self._used.add(name)
        return self._opened.pop(name) if name in self._opened else self._open(name)

    def looked_at(self, name: str) -> Sheet:
        """Return a sheet that is only looked at: reading it is another matter."""
        if name not in self._opened:
            self._opened[name] = self._open(name)
        return self._opened[name][0]

    def _open(self, name: str) -> tuple[Sheet, Decoded]:
        sheet = self.book.read(name)
        decoded = decode_sheet(name, sheet.rows, sheet.fonts)
        if decoded.rows is not sheet.rows:
            sheet = Sheet(name, decoded.rows, sheet.bad, sheet.layout, sheet.hidden, sheet.fonts)
        return sheet, decoded

    def named(self, table: TableName) -> list[str]:
        """Return the sheets whose names mean a table."""
        return list(self._by_name.get(table, ()))

    def known(self, table: TableName) -> list[str]:
        """Return the other sheets, in order, whose headings (or keys) are those of a table."""
        return [name for name, found in self._sorted().items() if found == table]

    def passed_over(self, names: Sequence[str]) -> None:
        """Note sheets of which something else is told than that they were not read."""
        self._used.update(names)

    def unread(self) -> Iterator[Fault]:
        """Yield the fault of each sheet that holds data and was not read."""
        self._sorted()
        for name, rows in self._filled.items():
            if name not in self._used and rows:
                yield Fault("RV-486", sheet=name, params={"count": rows})
        yield from self._broken.values()

    def _sorted(self) -> dict[str, TableName | None]:
        """Return what each sheet holds that no table's name means."""
        if self._others is None:
            meant = {name for found in self._by_name.values() for name in found} | self._used
            others = [name for name in self.names if name not in meant]
            self._others = {name: self._held(name) for name in others}
        return self._others

    def _held(self, name: str) -> TableName | None:
        try:
            sheet = self.looked_at(name)
        except InputProblem as problem:
            params = {"reason": problem.fault.code}
            self._broken[name] = Fault("RV-493", sheet=name, params=params)
            return None
        rows = filled_rows(sheet)
        if is_own_page(sheet):
            self._opened.pop(name)
            return None
        self._filled[name] = rows
        table = None if self.profile is not None or not rows else table_of(sheet)
        if table is None and self.profile is None and not self._by_name["info"] and is_info(sheet):
            table = "info"
        if table is None or not self._may_be(name, table):
            self._opened.pop(name)
            return None
        return table

    def _may_be(self, name: str, table: TableName) -> bool:
        """Tell whether a sheet of a table's headings can be that table: old copies never are."""
        return not (table == "info" and name in copies_of(self.names, "info"))
