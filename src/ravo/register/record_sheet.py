"""The workbook on which events and supports are typed in: its columns, the blank, its cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlsxwriter.utility import xl_range_abs

from ravo.contract.headings import letters_of
from ravo.faults import unreadable
from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.programmes.loader import shipped_programmes
from ravo.workbook.book import Book, open_book
from ravo.xlsx.new_workbook import new_blank
from ravo.xlsx.sheet_names import RECORDED_EVENTS, RECORDED_SUPPORTS
from ravo.xlsx.sheets import BORDER

PLACE = {"ky": 9.0, "xa": 20.0, "ma_ho": 14.0, "nguoi": 22.0}
EVENTS = {**PLACE, "loai": 13.0, "ngay": 12.0, "so_van_ban": 18.0, "noi_dung": 50.0}
SUPPORTS = {**PLACE, "chuong_trinh": 30.0, "ngay": 12.0, "so_tien": 15.0, "nguon": 30.0}
"""The columns of both sheets by id, with their widths."""
SHEETS: Mapping[str, Mapping[str, float]] = {
    RECORDED_EVENTS: EVENTS,
    RECORDED_SUPPORTS: SUPPORTS,
}
KINDS = {
    "Quyết định": "decision",
    "Đính chính": "correction",
    "Khiếu nại": "complaint",
    "Qua đời": "death",
    "Chuyển đến": "in",
    "Chuyển đi": "out",
    "Ghi chú": "note",
}
"""The Vietnamese words for the kinds of events, which are typed in either language."""
COMPLAINT_EVENT = "complaint"
"""A kind of event of earlier versions: complaints are recorded with their due days now."""
NOTE_ROW, HEAD_ROW, ID_ROW, FIRST_ROW = 0, 1, 2, 3
NOTE_HEIGHT, HEAD_HEIGHT, ROWS = 64, 34, 500


@dataclass(frozen=True)
class RecordRow:
    """A row as it was typed: its sheet, its line, its cells by id."""

    sheet: str
    at: int
    cells: Mapping[str, Any]
    letters: Mapping[str, str]

    def cell(self, id: str) -> str:
        """Return the address of a cell."""
        return f"{self.letters[id]}{self.at}"


def write_record_blank(path: Path, lang: Lang) -> None:
    """Write the workbook without any record.

    Cells are text, so that codes keep their zeros. Raises UsageProblem (exit code 2) where it
    cannot be written.
    """
    with whole_file(path) as temporary:
        book = new_blank(temporary, say("register.record_title", lang))
        text = book.add_format({"num_format": "@", "border": 1, "border_color": BORDER})
        head = book.add_format(
            {"bold": True, "bg_color": "#D9E2F3", "text_wrap": True, "border": 1, "valign": "top"}
        )
        note = book.add_format({"text_wrap": True, "valign": "top", "italic": True})
        for name, columns in SHEETS.items():
            sheet = book.add_worksheet(name)
            words = say(f"register.record_note_{_key(name)}", lang)
            sheet.merge_range(NOTE_ROW, 0, NOTE_ROW, len(columns) - 1, words, note)
            sheet.set_row(NOTE_ROW, NOTE_HEIGHT)
            sheet.set_row(HEAD_ROW, HEAD_HEIGHT)
            sheet.set_row(ID_ROW, None, None, {"hidden": True})
            for place, (id, width) in enumerate(columns.items()):
                sheet.set_column(place, place, width, text)
                sheet.write_string(HEAD_ROW, place, say(f"register.record_{id}", lang), head)
                sheet.write_string(ID_ROW, place, id)
            sheet.freeze_panes(FIRST_ROW, 0)
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            sheet.repeat_rows(HEAD_ROW)
            if "loai" in columns:
                at = list(columns).index("loai")
                rule = {
                    "validate": "list",
                    "source": [word for word, kind in KINDS.items() if kind != COMPLAINT_EVENT],
                }
                sheet.data_validation(FIRST_ROW, at, FIRST_ROW + ROWS, at, rule)
            if "chuong_trinh" in columns:
                _offer_programmes(sheet, columns, lang)
        book.close()


def _offer_programmes(sheet: Any, columns: Mapping[str, float], lang: Lang) -> None:
    """Offer the titles of the programmes in a drop-down; an office's own title may be typed.

    They are in a hidden column, because a rule itself holds few letters.
    """
    titles = [item.title.vi for item in shipped_programmes()]
    place, last = len(columns) + 1, FIRST_ROW + len(titles) - 1
    sheet.set_column(place, place, None, None, {"hidden": True})
    sheet.write_column(FIRST_ROW, place, titles)
    rule = {
        "validate": "list",
        "source": f"={xl_range_abs(FIRST_ROW, place, last, place)}",
        "error_type": "warning",
        "error_title": say("register.record_chuong_trinh", lang),
        "error_message": say("register.record_own_programme", lang),
    }
    at = list(columns).index("chuong_trinh")
    sheet.data_validation(FIRST_ROW, at, FIRST_ROW + ROWS, at, rule)


def _key(sheet: str) -> str:
    return "events" if sheet == RECORDED_EVENTS else "supports"


def typed_rows(path: Path, passwords: tuple[str, ...] = ()) -> Iterator[RecordRow]:
    """Yield every row of both sheets in which anything is typed.

    Raises InputProblem (exit code 3) where the file is another workbook.
    """
    book = open_book(path, passwords)
    if not any(name in book.names for name in SHEETS):
        raise unreadable("RV-1256", path=path.name)
    for name, columns in SHEETS.items():
        if name in book.names:
            yield from _rows(book, name, tuple(columns), path)


def _rows(book: Book, name: str, ids: tuple[str, ...], path: Path) -> Iterator[RecordRow]:
    rows = book.read(name).rows
    start = next((at for at, row in enumerate(rows) if set(ids) <= set(row)), None)
    if start is None:
        raise unreadable("RV-1256", path=path.name)
    places = {id: rows[start].index(id) for id in ids}
    letters = {id: letters_of(place) for id, place in places.items()}
    for at in range(start + 1, len(rows)):
        cells = {id: rows[at][place] for id, place in places.items()}
        if any(cell != "" for cell in cells.values()):
            yield RecordRow(name, at + 1, cells, letters)
