"""The tables of a register as a workbook, written row by row so that a province's fits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, count, islice
from pathlib import Path
from typing import Any, NamedTuple

from ravo.exports.workbook import MOST_ROWS
from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.register.export_columns import (
    ExportColumn,
    ExportPage,
    ExportTable,
    TableKey,
)
from ravo.register.shown import period_word
from ravo.report.forms.layout import lines_in
from ravo.xlsx.blocks import AT_ONCE, ColumnLook, SpooledBlock
from ravo.xlsx.fonts import TYPEFACE
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheet_names import (
    REGISTER_COMPLAINTS,
    REGISTER_DECISIONS,
    REGISTER_EVENTS,
    REGISTER_HOUSEHOLDS,
    REGISTER_PASSAGES,
    REGISTER_PEOPLE,
    REGISTER_SUPPORTS,
)
from ravo.xlsx.sheets import (
    BORDER,
    LINE_HEIGHT,
    MOST_LINES,
    Styles,
    make_styles,
    put,
    rule_cells,
    safe_cells,
    set_page,
)

SHEETS: dict[TableKey, str] = {
    "households": REGISTER_HOUSEHOLDS,
    "people": REGISTER_PEOPLE,
    "passages": REGISTER_PASSAGES,
    "decisions": REGISTER_DECISIONS,
    "events": REGISTER_EVENTS,
    "supports": REGISTER_SUPPORTS,
    "complaints": REGISTER_COMPLAINTS,
}


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """How a wide table is printed: columns after `last` are for programs and not printed.

    Where a table continues on pages to the right, the columns `repeated` begin each page, and a
    page ends with column `after`. `height` is that of the heading, in points.
    """

    last: str
    repeated: int | None = None
    after: str | None = None
    height: float = 48


PERIOD = "ky"
CENTRED = ("gioi_tinh", "nam_sinh", "cuoi_cccd", "so_khau", "so_ngay_phuc_tra")
"""Columns of short cells, centred so that they do not touch their neighbours; days are as well."""
MONEY = ("gia_tri", "muc_chuan", "thu_nhap", "so_tien")
NAMES = ("xa", "thon", "chu_ho", "ho_ten")
"""Columns of names, which are shrunk in print where they are wider than their column."""
POINTS_OR_DONG = "[>=1000]#,##0;General"
"""The number format of a figure that is either points (under 1.000) or đồng."""
LAYOUTS: dict[TableKey, PaperLayout] = {
    "households": PaperLayout("ngay_quyet_dinh", repeated=3, after="muc_chuan", height=100),
    "people": PaperLayout("qua_doi"),
    "decisions": PaperLayout("cach_ghi"),
    "events": PaperLayout("noi_dung"),
    "supports": PaperLayout("nguon"),
    "passages": PaperLayout("ma_ho_khac"),
    "complaints": PaperLayout("phuc_tra", repeated=3, after="nguoi_khieu_nai"),
}
RECORDS: tuple[TableKey, ...] = ("decisions", "events", "supports", "complaints")
"""Tables of typed records: few rows, whose long texts wrap in their cell."""
HEAD_HEIGHT, ISO_DAY = 48, 10
ASIDE = 120
"""The width, in letters, of the note beside a table; a blank column is between."""
MOST_PLACE = 80
"""The most letters of a commune with its district and province in a page header."""
MARGINS = {"left": 0.3, "right": 0.3, "top": 0.85, "bottom": 0.6}
ExportRows = Iterator[tuple[Any, ...]]


class _WrittenRows(NamedTuple):
    """The number of rows of a sheet, and how many of them are printed."""

    all: int
    printed: int


@dataclass(frozen=True, slots=True)
class _ExportLooks:
    """The formats of an export: of a sheet, and of centred cells, of sums and of names.

    `ruled` has the last two with borders, by the same names.
    """

    styles: Styles
    centred: Any
    money: Any
    name: Any
    ruled: Mapping[str, Any]

    def of(self, column: ExportColumn) -> ColumnLook:
        """Return the formats of a column whose cells have no borders."""
        name = _look_of(column)
        filled = {"centred": self.centred, "money": self.money}.get(name or "")
        if column.id in NAMES:
            filled = self.name
        return ColumnLook(filled=filled, quoted=self.styles.quoted)


def write_workbook(tables: Iterable[ExportTable], path: Path, lang: Lang, page: ExportPage) -> None:
    """Write the tables, a sheet each; the file appears whole or not at all.

    Every page names the register, its communes and the day of `page`.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    with whole_file(path) as temporary:
        notice = page.notice or None
        book = new_output(temporary, font=TYPEFACE, by_rows=True, notice=notice)
        looks = _looks(book)
        for table in tables:
            _write(book, table, looks, _PageWords(lang, page))
        book.close()


def _looks(book: Any) -> _ExportLooks:
    centred, money = {"align": "center"}, {"num_format": POINTS_OR_DONG}
    ruled = {"border": 1, "border_color": BORDER, "valign": "top"}
    return _ExportLooks(
        make_styles(book),
        book.add_format(centred),
        book.add_format(money),
        book.add_format({"shrink": True}),
        {
            "centred": book.add_format({**ruled, **centred}),
            "money": book.add_format({**ruled, **money}),
        },
    )


def _look_of(column: ExportColumn) -> str | None:
    """Return the name of the format of a column; None for the ordinary format."""
    if column.id in CENTRED or column.kind == "day":
        return "centred"
    return "money" if column.id in MONEY else None


@dataclass(frozen=True, slots=True)
class _PageWords:
    """The header and footer of each page."""

    lang: Lang
    page: ExportPage

    def header(self, name: str, key: TableKey) -> str:
        """Return the header of a sheet: its table, and the commune."""
        title = say("register.page_title", self.lang, sheet=name)
        if key == "passages":
            title += "\n" + say("register.page_first_lists", self.lang)
        if self.page.notice:
            title += "\n" + self.page.notice[:MOST_PLACE]
        places = self.page.communes
        several = say("register.page_several", self.lang, count=len(places))
        place = places[0][:MOST_PLACE] if len(places) == 1 else several
        return f"&L{_plain(title)}&R{_plain(place)}"

    def footer(self) -> str:
        """Return the footer of a sheet: its name, the day of the export, the page."""
        day = say("register.page_day", self.lang, day=self.page.day)
        return f"&L&A&C{_plain(day)}&R{say('results.foot', self.lang)}"


def _plain(words: str) -> str:
    """Return words for a header or footer, where an ampersand would begin a code."""
    return words.replace("&", "&&")


def _write(book: Any, table: ExportTable, looks: _ExportLooks, words: _PageWords) -> None:
    put = _put_records if table.key in RECORDS else _put_rows
    first, name = next(table.rows, None), SHEETS[table.key]
    for number in count(1):
        called = name if number == 1 else f"{name} {number}"
        sheet = _begun(book, called, table, looks.styles, words)
        some = [] if first is None else chain([first], islice(table.rows, MOST_ROWS - 1))
        _end(book, sheet, put(sheet, iter(some), table, looks), table)
        first = next(table.rows, None)
        if first is None:
            return


def _put_rows(
    sheet: Any, rows: ExportRows, table: ExportTable, looks: _ExportLooks
) -> _WrittenRows:
    """Write rows of equal height under the headings; return their number."""
    some = list(islice(rows, AT_ONCE))
    if not some:
        return _WrittenRows(0, 0)
    block = SpooledBlock(1, [looks.of(column) for column in table.columns])
    printed = 0
    while some:
        printed += len(some) if table.is_printed is None else sum(map(table.is_printed, some))
        pairs = zip(table.columns, zip(*some, strict=True), strict=True)
        block.add([_shown(column, values) for column, values in pairs])
        some = list(islice(rows, AT_ONCE))
    sheet.begin(block)
    return _WrittenRows(block.rows, printed)


def _shown(column: ExportColumn, values: Sequence[Any]) -> list[Any]:
    """Return the cells of a column as they are written."""
    if column.kind == "day":
        return [value and _day(value) for value in values]
    if column.id == PERIOD:
        return [value and period_word(value) for value in values]
    return safe_cells(values)


def _put_records(
    sheet: Any, rows: ExportRows, table: ExportTable, looks: _ExportLooks
) -> _WrittenRows:
    """Write rows with borders, each as high as its text; return their number."""
    row = 0
    for row, values in enumerate(rows, start=1):
        pairs = zip(values, table.columns, strict=True)
        shown = [_shown(column, [value])[0] for value, column in pairs]
        _ruled(sheet, row, shown, table, looks)
    return _WrittenRows(row, row)


def _ruled(
    sheet: Any, row: int, values: Sequence[Any], table: ExportTable, looks: _ExportLooks
) -> None:
    """Write a row of cells with borders; text takes as many lines as it needs."""
    styles = looks.styles
    cells = list(zip(values, table.columns, strict=True))
    lines = max(lines_in(str(value or ""), column.width) for value, column in cells)
    sheet.set_row(row, LINE_HEIGHT * min(lines, MOST_LINES))
    for place, (value, column) in enumerate(cells):
        look = looks.ruled.get(_look_of(column) or "", styles.wrap)
        put(sheet, row, place, value, styles, look)


def _begun(book: Any, name: str, table: ExportTable, styles: Styles, words: _PageWords) -> Any:
    """Return a new sheet with its heading row, set up for paper."""
    sheet = book.add_worksheet(name)
    layout = LAYOUTS.get(table.key)
    beside = layout.repeated if layout else None
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
    sheet.freeze_panes(1, beside or 1)
    sheet.set_row(0, layout.height if layout else HEAD_HEIGHT)
    for place, column in enumerate(table.columns):
        put(sheet, 0, place, column.heading, styles, styles.head)
    if table.key == "passages":
        _put_recording_note(sheet, len(table.columns), styles, words.lang)
    set_page(sheet, words.lang, heading_row=0, beside=beside)
    sheet.set_margins(**MARGINS)
    sheet.set_header(words.header(name, table.key))
    sheet.set_footer(words.footer())
    if layout and layout.after:
        sheet.set_v_pagebreaks([_place(table, layout.after) + 1])
    return sheet


def _put_recording_note(sheet: Any, width: int, styles: Styles, lang: Lang) -> None:
    """Write beside a table, and as a hint in each cell, that changes are recorded elsewhere.

    The note is for the screen only, as it is of no use on paper.
    """
    note = say("register.passages_back", lang)
    sheet.set_column(width + 1, width + 1, ASIDE)
    put(sheet, 0, width + 1, note, styles, styles.wrap)
    title = say("register.passages_title", lang)
    shown = {"validate": "any", "input_title": title, "input_message": note}
    sheet.data_validation(1, 0, MOST_ROWS, width - 1, shown)


def _end(book: Any, sheet: Any, rows: _WrittenRows, table: ExportTable) -> None:
    """Draw the borders of a sheet to its last row; exclude columns for programs from print.

    A sheet of records without rows is hidden, as it would print headings alone.
    """
    layout = LAYOUTS.get(table.key)
    if not rows.all and table.key in RECORDS:
        # A sheet without a print area of its own would be printed whole.
        sheet.hide()
    elif layout is not None:
        sheet.print_area(0, 0, rows.printed, _place(table, layout.last))
    if rows.all and table.key not in RECORDS:
        # Cells without borders run into each other: a year on the right, four digits on the left.
        rule_cells(book, sheet, (1, rows.all), len(table.columns))


def _place(table: ExportTable, id: str) -> int:
    return [column.id for column in table.columns].index(id)


@lru_cache(65_536)
def _day(value: str) -> str:
    """Return a day as officers read it; a month or year alone stays as it is."""
    return date.fromisoformat(value).strftime("%d/%m/%Y") if len(value) == ISO_DAY else value
