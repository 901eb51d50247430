"""The workbook for typing the votes of a village meeting: written, and read back."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ravo.contract.headings import letters_of
from ravo.documents.village_homes import VillagePart
from ravo.documents.votes import TypedCell, VoteLine, VotesSheet
from ravo.faults import unreadable
from ravo.files import whole_file
from ravo.messages import say
from ravo.results.words import class_word
from ravo.text import match_key, unpointed
from ravo.workbook.book import open_book
from ravo.workbook.layout import Sheet
from ravo.xlsx.fonts import FONT as PLAIN_FONT
from ravo.xlsx.new_workbook import new_blank
from ravo.xlsx.sheet_names import VOTES
from ravo.xlsx.sheets import LINE_HEIGHT, safe_text

IDS = ("tt", "ma_ho", "chu_ho", "phan_loai", "dong_y", "khong_dong_y")
WIDTHS = (6.0, 14.0, 34.0, 28.0, 12.0, 14.0)
TYPED = ("dong_y", "khong_dong_y")
NEEDED = ("ma_ho", "phan_loai", *TYPED)
TOP = ("commune", "code", "year", "village", "held_on", "number", "present")
"""The lines above the table, each with its value in the column `VALUE`."""
MAY_LACK = "code"
"""The line that a sheet may lack; it distinguishes communes with equal names."""
TYPED_ABOVE = ("held_on", "number", "present")
"""The lines that the village fills in."""
VALUE = IDS.index("phan_loai")
TITLE_ROW, NOTE_ROW, TOP_ROW = 0, 1, 2
HEAD_ROW = TOP_ROW + len(TOP) + 1
ID_ROW, FIRST_ROW = HEAD_ROW + 1, HEAD_ROW + 2
NOTE_HEIGHT, HEAD_HEIGHT, TITLE_HEIGHT = 34.0, 34.0, 22.0
MOST = 10_000
TYPED_CELL = {"border": 1, "align": "center", "bg_color": "#FFF2CC"}
FONT = {**PLAIN_FONT, "valign": "vcenter"}


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that a workbook is for: the commune, the review year, the village, its number.

    `code` is the commune's, empty where it is not known.
    """

    commune: str
    year: int
    village: VillagePart
    number: int = 1
    code: str = ""


def write_votes(meeting: Meeting, path: Path) -> None:
    """Write the workbook of a meeting with a line per household for typing the votes.

    The typed words are Vietnamese in either language. Raises UsageProblem (exit code 2) where it
    cannot be written.
    """
    with whole_file(path) as temporary:
        book = new_blank(temporary, _say("title"))
        sheet = book.add_worksheet(VOTES)
        pen = _VotesPen(book, sheet)
        pen.top(meeting)
        pen.table(meeting)
        sheet.freeze_panes(FIRST_ROW, 0)
        sheet.set_portrait()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD_ROW)
        sheet.hide_gridlines(2)
        sheet.set_default_row(LINE_HEIGHT)
        book.close()


class _VotesPen:
    """Writes the parts of the sheet; each look is one format of the workbook."""

    def __init__(self, book: Any, sheet: Any) -> None:
        self.sheet = sheet
        looks: dict[str, dict[str, Any]] = {
            "title": {"bold": True, "font_size": 14},
            "note": {"italic": True, "text_wrap": True, "valign": "top"},
            "name": {"bold": True},
            "head": {
                "bold": True,
                "border": 1,
                "bg_color": "#D9E2F3",
                "text_wrap": True,
                "align": "center",
            },
            "text": {"border": 1, "text_wrap": True, "num_format": "@"},
            "figure": {"border": 1, "align": "center"},
            "typed": TYPED_CELL,
            "day": {**TYPED_CELL, "num_format": "dd/mm/yyyy"},
        }
        self.looks = {name: book.add_format({**FONT, **look}) for name, look in looks.items()}

    def top(self, meeting: Meeting) -> None:
        """Write the commune and village, and the cells about the meeting."""
        for place, width in enumerate(WIDTHS):
            self.sheet.set_column(place, place, width)
        self.sheet.merge_range(TITLE_ROW, 0, TITLE_ROW, len(IDS) - 1, "", self.looks["title"])
        self.sheet.write_string(TITLE_ROW, 0, _say("title"), self.looks["title"])
        self.sheet.merge_range(NOTE_ROW, 0, NOTE_ROW, len(IDS) - 1, "", self.looks["note"])
        self.sheet.write_string(NOTE_ROW, 0, _say("note"), self.looks["note"])
        self.sheet.set_row(TITLE_ROW, TITLE_HEIGHT)
        self.sheet.set_row(NOTE_ROW, NOTE_HEIGHT)
        known: dict[str, str | int] = {
            "commune": meeting.commune,
            "code": meeting.code,
            "year": meeting.year,
            "village": meeting.village.name,
            "number": meeting.number,
        }
        for row, name in enumerate(TOP, start=TOP_ROW):
            self.sheet.write_string(row, 0, _say(name), self.looks["name"])
            value = known.get(name)
            look = self.looks["typed" if name in TYPED_ABOVE else "text"]
            if isinstance(value, int):
                self.sheet.write_number(row, VALUE, value, look)
            elif value:
                self.sheet.write_string(row, VALUE, safe_text(value), look)
            else:
                self.sheet.write_blank(
                    row, VALUE, None, self.looks["day"] if name == "held_on" else look
                )
        rule = {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": MOST}
        at = TOP_ROW + TOP.index("present")
        self.sheet.data_validation(at, VALUE, at, VALUE, self._warned(rule))

    def table(self, meeting: Meeting) -> None:
        """Write a line per household."""
        self.sheet.set_row(HEAD_ROW, HEAD_HEIGHT)
        self.sheet.set_row(ID_ROW, None, None, {"hidden": True})
        for place, id in enumerate(IDS):
            self.sheet.write_string(HEAD_ROW, place, _say(f"col_{id}"), self.looks["head"])
            self.sheet.write_string(ID_ROW, place, id)
        homes = meeting.village.homes
        for row, home in enumerate(homes, start=FIRST_ROW):
            self.sheet.write_number(row, 0, row - FIRST_ROW + 1, self.looks["figure"])
            words = (home.code, home.head, class_word(home.klass, "vi"))
            self.sheet.set_row(row, _height(words))
            for place, word in enumerate(words, start=1):
                self.sheet.write_string(row, place, safe_text(word), self.looks["text"])
            for id in TYPED:
                self.sheet.write_blank(row, IDS.index(id), None, self.looks["typed"])
        if homes:
            rule = {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": MOST}
            last = FIRST_ROW + len(homes) - 1
            first, end = (IDS.index(id) for id in TYPED)
            self.sheet.data_validation(FIRST_ROW, first, last, end, self._warned(rule))

    def _warned(self, rule: dict[str, Any]) -> dict[str, Any]:
        return {**rule, "error_title": _say("wrong_title"), "error_message": _say("wrong")}


def _height(words: Sequence[str]) -> float:
    """Return the height of a line with these words, from the second column on."""
    lines = (-(-len(word) // int(width)) for word, width in zip(words, WIDTHS[1:], strict=False))
    return LINE_HEIGHT * max(1, *lines)


def _say(key: str) -> str:
    return say(f"village_papers.votes_{key}", "vi")


def read_votes(path: Path, passwords: tuple[str, ...] = ()) -> VotesSheet:
    """Return a sheet of votes as typed.

    `passwords` are tried in turn where the file has one. Raises InputProblem (RV-1372, exit code 3)
    where the file is no such workbook.
    """
    book = open_book(path, passwords)
    if VOTES not in book.names:
        raise unreadable("RV-1372", path=path.name)
    cells = _VoteCells(book.read(VOTES))
    start = next((at for at, row in enumerate(cells.rows) if set(NEEDED) <= set(row)), None)
    if start is None:
        raise unreadable("RV-1372", path=path.name)
    places = {id: cells.rows[start].index(id) for id in NEEDED}
    top = {name: cells.beside(_say(name), start, places["phan_loai"]) for name in TOP}
    if any(cell is None for name, cell in top.items() if name != MAY_LACK):
        raise unreadable("RV-1372", path=path.name)
    top_cells = {name: cell for name, cell in top.items() if cell is not None}
    lines = tuple(
        line
        for at in range(start + 1, len(cells.rows))
        if (line := _line(cells, at, places)) is not None
    )
    about = {
        name: str(unpointed(top_cells[name].value))
        for name in TOP
        if name in top_cells and name not in TYPED_ABOVE
    }
    return VotesSheet(
        file=path.name,
        sheet=VOTES,
        held_on=top_cells["held_on"],
        number=top_cells["number"],
        present=top_cells["present"],
        lines=lines,
        **about,
    )


@dataclass(frozen=True, slots=True)
class _VoteCells:
    """The cells of the sheet by row and column from 0, errors among them."""

    sheet: Sheet

    @property
    def rows(self) -> Sequence[Sequence[Any]]:
        return self.sheet.rows

    def at(self, row: int, column: int) -> TypedCell:
        """Return a cell with its address."""
        address = f"{letters_of(column)}{row + 1}"
        for bad in self.sheet.bad:
            if (bad.row, bad.column) == (row + 1, column):
                return TypedCell(address, "", bad.value or "–")
        return TypedCell(address, self.rows[row][column])

    def beside(self, name: str, before: int, column: int) -> TypedCell | None:
        """Return the cell in a column of the line above the table with a name; None without one."""
        key = match_key(name)
        for row in range(before):
            if any(match_key(str(cell)) == key for cell in self.rows[row][:column]):
                return self.at(row, column)
        return None


def _line(cells: _VoteCells, row: int, places: dict[str, int]) -> VoteLine | None:
    """Return the line of a row; None where it is not filled in."""
    code, klass, agree, against = (cells.at(row, places[id]) for id in NEEDED)
    if all(cell.blank for cell in (code, klass, agree, against)):
        return None
    return VoteLine(code, klass, agree, against)
