"""The sheets of a survey as text: a file is a sheet, its rows and columns those of the file."""

import io
import re
from dataclasses import dataclass, field

from ravo.contract.columns import SHEETS
from ravo.contract.named_sheets import sheet_key
from ravo.faults import InputProblem, unreadable
from ravo.text import NAMED_CELLS, few_of, loose_key
from ravo.workbook.calamine_cells import too_much
from ravo.workbook.cell_scan import LACKING, BadCell
from ravo.workbook.csv_text import TextRows, text_rows
from ravo.workbook.layout import Sheet
from ravo.workbook.opened import MEMORY, Opened
from ravo.xlsx.new_workbook import new_workbook

CELL_COST = 70
"""The bytes of memory of a cell without its letters."""
MOST_BYTES = 64 << 20
_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3}")
_AS_TEXT = re.compile(r'="([^"]*)"')
_FORMULA = re.compile(r"=[^=\s]")
_DAY = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d{2})(?: \d.*)?")
LEAST_MONTHS = 2
"""The number of dates with the month first from which a column is surely written so."""


@dataclass
class CsvSheets:
    """Reads the files of a survey one at a time; `shown` has the sheets in their order."""

    opened: Opened
    shown: dict[str, bool] = field(init=False)

    def __post_init__(self) -> None:
        self.shown = dict.fromkeys(self.opened.files, True)

    def read(self, name: str, hidden: bool) -> Sheet:
        """Return a sheet. Raises InputProblem where its text has no certain reading."""
        data = self.opened.files[name]
        self._check_memory(name, data)
        table = text_rows(name, data)
        rows, bad = _cells(table, lengths=sheet_key(name) != loose_key(SHEETS["info"]))
        _check_days(name, rows, table)
        return Sheet(name, rows, bad, hidden=hidden)

    def _check_memory(self, name: str, data: bytes) -> None:
        cells = max(sum(map(data.count, (b",", b"\n"))), *(data.count(b) for b in (b";", b"\t")))
        if len(data) > MOST_BYTES or 2 * len(data) + cells * CELL_COST > MEMORY:
            raise too_much(self.opened, name)


def _cells(table: TextRows, *, lengths: bool) -> tuple[list[list[str]], list[BadCell]]:
    """Return rows of one length, and the cells that hold an error or are missing."""
    memo: dict[str, str] = {}
    bad: list[BadCell] = []
    width = max((_filled(row) for row in table.rows), default=0)
    rows: list[list[str]] = []
    for at, row in enumerate(table.rows):
        cells = [memo.setdefault(cell, cell) for cell in row[:width]]
        for place, cell in enumerate(cells):
            if cell[:1] in ("#", "E", "=") and cell:
                cells[place] = _plain(cell)
                if _ERROR.fullmatch(cell) or _FORMULA.match(cells[place]):
                    bad.append(BadCell(place, at + 1, cell if cell[0] != "=" else None))
                    cells[place] = ""
        if lengths and at in table.cut:
            bad.append(BadCell(len(row), at + 1, LACKING))
        rows.append(cells + [""] * (width - len(cells)))
    return rows, bad


def _plain(cell: str) -> str:
    """Return `001` for a cell `="001"`, by which Excel keeps a code from becoming a number."""
    as_text = _AS_TEXT.fullmatch(cell)
    return as_text[1] if as_text else cell


def _rows_or_none(name: str, data: bytes) -> list[list[str]]:
    try:
        return text_rows(name, data).rows
    except InputProblem:
        return []


def _filled(row: list[str]) -> int:
    return max((place + 1 for place, cell in enumerate(row) if cell), default=0)


def _check_days(name: str, rows: list[list[str]], table: TextRows) -> None:
    """Raise InputProblem (RV-1190) for a column of dates whose months come first.

    Its other dates, valid in both orders, would be read wrongly.
    """
    for place in range(table.width):
        days: list[int] = []
        months: list[int] = []
        for at in range(table.heading + 1, len(rows)):
            cell = rows[at][place] if place < len(rows[at]) else ""
            read = _DAY.fullmatch(cell) if 5 < len(cell) < 30 else None
            if read:
                first, second = int(read[1]), int(read[2])
                days += [at + 1] * (first > 12 >= second)
                months += [at + 1] * (second > 12 >= first)
        if len(months) >= LEAST_MONTHS and not days:
            heading = rows[table.heading][place]
            named = tuple(few_of([str(row) for row in months], NAMED_CELLS))
            raise unreadable("RV-1190", path=name, column=heading, rows=named, count=len(months))


def as_workbook(opened: Opened) -> bytes:
    """Return an .xlsx with the cells of a survey as text, at their addresses and as text.

    A sheet that cannot be read is blank in it; the survey has a fault for it.
    """
    file = io.BytesIO()
    with new_workbook(file, constant_memory=True) as book:
        for name, data in opened.files.items():
            page = book.add_worksheet(name)
            for at, row in enumerate(_rows_or_none(name, data)):
                for place, cell in enumerate(row):
                    if cell:
                        page.write_string(at, place, _plain(cell))
    return file.getvalue()
