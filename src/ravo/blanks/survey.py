"""The survey workbook of the contract: blank for a commune to fill in, or written from frames."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from ravo.blanks.column_rules import ColumnRules
from ravo.blanks.instructions import ExtraLines, hint_of, write_columns, write_instructions
from ravo.blanks.prefilled import write_prefilled
from ravo.blanks.record_sheets import (
    HEAD,
    LAST_YEAR,
    NEEDED,
    WIDTHS,
    PrintedTitle,
    print_setup,
    width_of,
)
from ravo.blanks.village_sheet import SHEET as VILLAGES
from ravo.blanks.village_sheet import write_village_list
from ravo.contract.columns import ANSWER, RECORDS, SHEETS, Column, TableName, columns_of
from ravo.criteria import Edition
from ravo.files import whole_file
from ravo.messages import say
from ravo.places import WrittenPlace, commune_of
from ravo.places.units import Unit
from ravo.score_table.answers import with_score_table
from ravo.score_table.model import ScoreTable
from ravo.survey.brought_facts import CONFIRMED, FACTS
from ravo.survey.survey import MONTHLY, PERIODIC, TO_CONFIRM
from ravo.survey.unreviewed import DWELLING
from ravo.survey.year_people import SHEET as YEAR_PEOPLE
from ravo.survey.year_people import sheet_rows
from ravo.xlsx.blocks import ColumnLook
from ravo.xlsx.fonts import FONT
from ravo.xlsx.new_workbook import new_blank
from ravo.xlsx.sheet_names import COLUMNS

EMPTY_ROWS = 2000
LISTED_TABLES: tuple[TableName, ...] = ("households", "members")
"""The tables that a carried list fills in."""
SPARE_ROWS = 200
PAPER_ROWS = 24
"""The lines of a blank sheet that are printed, on one page, for handwriting."""
PAPER_HEIGHT = 24
"""The height of such a line in points."""
NEW_ROWS = 10
"""The empty lines after last year's list, for new households."""
MOST_BREAKS = 1000
"""The most page breaks of a sheet in Excel."""
REQUEST = "request"
"""The column of a household's request, which only the workbook of a month's requests has."""
COMPACT = frozenset(
    [
        "code",
        "head_name",
        "head_citizen_id",
        "head_sex",
        "head_birth_year",
        "ethnicity",
        "village",
        "area",
        "size",
        "opening_class",
        "review_reason",
        "b1",
        "income",
        "works_in_agriculture",
        "asked_average_living",
        "change_reason",
        "origin_code",
        "note",
        "name",
        "relation",
        "sex",
        "birth",
        "citizen_id",
    ]
)
NUMBER_FORMATS = {
    "text": "@",
    "name": "@",
    "code": "@",
    "citizen": "@",
    "birth": "@",
    "integer": "0",
    "number": "0.##",
    "money": "#,##0",
    "date": "dd/mm/yyyy",
}
PROTECTION = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "insert_rows": True,
    "delete_rows": True,
    "format_cells": True,
}


@dataclass(frozen=True)
class SurveyFrames:
    """The contents of a survey workbook: values and frames with English column names.

    `villages` are those of the sheet `Danh sách ấp`, which may be empty; None leaves the sheet out.
    `to_confirm` are the columns of `Hộ` with values of last year: their cells are coloured.
    `carried` is True for last year's list, which is also printed for the visits; `source` are the
    names of the files that it was carried from. `year_people` are the people who left or came in
    the months of the year (columns of `ravo.survey.year_people.NAMES`).
    """

    info: Mapping[str, object]
    households: pd.DataFrame = field(default_factory=pd.DataFrame)
    members: pd.DataFrame = field(default_factory=pd.DataFrame)
    income: pd.DataFrame = field(default_factory=pd.DataFrame)
    villages: Sequence[str] | None = None
    to_confirm: frozenset[str] = frozenset()
    carried: bool = False
    source: str = ""
    year_people: pd.DataFrame | None = None


def write_template(
    path: Path,
    edition: Edition,
    year: int,
    *,
    unit: Unit | None = None,
    written: WrittenPlace | None = None,
    compact: bool = False,
    grid: ScoreTable | None = None,
) -> None:
    """Write an empty survey workbook for reviews of `year`, with the commune's name if given.

    `path` is the file to write. The commune is `unit`, or `written` in words, which get their kind
    and code where only one commune has the name. `compact` leaves out the columns that no class
    needs, and `grid` adds a column for each question of the B1 score table; `edition` gives the
    indicators. Raises UsageProblem where the file cannot be written.
    """
    info = commune_info(year, unit, written or WrittenPlace(year))
    frames = SurveyFrames(info, villages=())
    write_survey(path, edition, frames, compact=compact, grid=grid)


def commune_info(year: int, unit: Unit | None, place: WrittenPlace) -> dict[str, object]:
    """Return the sheet `Thông tin` of a yearly review: the year, and the commune as far as named.

    The commune is `unit`, or `place` in words.
    """
    commune = place.commune
    if unit is None and commune is not None:
        unit = commune_of(place).unit
        commune = unit.name if unit else commune
    return {
        "year": year,
        "period": PERIODIC,
        "province": place.province or (unit.province if unit else None),
        "district": place.district or (unit.district if unit else None),
        "commune": commune or (unit.name if unit else None),
        "commune_code": unit.code if unit else None,
    }


def kept_columns(
    table: TableName,
    edition: Edition,
    *,
    compact: bool,
    grid: ScoreTable | None = None,
    filled: Collection[str] = (),
) -> tuple[Column, ...]:
    """Return the columns of one sheet, those of a score table included.

    With `compact` these are only the columns that a class or movements need, and those in `filled`.
    The columns for confirming last year's facts and for a month's request are included only if they
    are in `filled`.
    """
    columns = columns_of(table, edition.indicators)
    if table == "info" and FACTS not in filled:
        columns = tuple(column for column in columns if column.name != FACTS)
    if table == "households":
        columns = _with_confirmation(columns)
        absent = {CONFIRMED, REQUEST}.difference(filled)
        columns = tuple(column for column in columns if column.name not in absent)
    if compact and table != "info":
        kept = COMPACT.union(filled)
        columns = tuple(
            c for c in columns if c.required or c.name in kept or c.name.startswith(ANSWER)
        )
    return with_score_table(columns, grid) if table == "households" else columns


def _with_confirmation(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns with the confirmation of last year's facts after those of the dwelling."""
    at = max(place for place, column in enumerate(columns) if column.name in DWELLING) + 1
    (confirmed,) = (column for column in columns if column.name == CONFIRMED)
    others = [column for column in columns if column is not confirmed]
    return (*others[:at], confirmed, *others[at:])


def write_survey(
    path: Path,
    edition: Edition,
    frames: SurveyFrames,
    *,
    compact: bool = False,
    notice: str | None = None,
    grid: ScoreTable | None = None,
) -> None:
    """Write the contract workbook from frames with English column names.

    `path` is the file to write, `frames` its contents; empty frames give a blank. `edition` gives
    the indicators; `compact` leaves out the columns that no class needs and the sheet of income;
    `notice` is written on the first two sheets and into the file's properties; `grid` adds a column
    for each question of the B1 score table.
    """
    with whole_file(path) as temporary:
        book = new_blank(temporary, say("blanks.title", "vi"), notice=notice or "")
        tables: tuple[TableName, ...] = ("info", *RECORDS)
        tables = tables[: 3 if compact else 4]
        names = [
            *(SHEETS[table] for table in tables),
            *([] if frames.villages is None else [VILLAGES]),
        ]
        extra = ExtraLines(notice, carried=frames.carried, to_confirm=bool(frames.to_confirm))
        write_instructions(book, edition, [*names, COLUMNS], extra, grid=grid)
        writer = _SurveyWriter(
            book, edition, compact=compact, grid=grid, villages=frames.villages is not None
        )
        writer.to_confirm, writer.carried = frames.to_confirm, frames.carried
        writer.villages_of = _villages_of(frames.households)
        brought = {FACTS: TO_CONFIRM} if frames.to_confirm else {}
        writer.info({**frames.info, **brought}, notice)
        for table in tables[1:]:
            writer.records(writer.columns(table, frames), getattr(frames, table))
        if frames.villages is not None:
            write_village_list(book, writer.head, writer.note, frames.villages)
        columns = [column for table in tables for column in writer.columns(table, frames)]
        write_columns(book, columns)
        writer.rules.write_lists()
        if frames.carried:
            shown = {table: writer.columns(table, frames) for table in ("info", *LISTED_TABLES)}
            listed = {table: getattr(frames, table) for table in LISTED_TABLES}
            write_prefilled(book, shown, {**frames.info, **brought}, listed, frames.source)
        _write_year_people(book, frames)
        book.close()


def _write_year_people(book: Any, frames: SurveyFrames) -> None:
    """Write the hidden sheet of people who left or came in the months of the year, if any."""
    people, year = frames.year_people, frames.info.get("year")
    if people is None or not len(people) or not isinstance(year, int):
        return
    sheet = book.add_worksheet(YEAR_PEOPLE)
    for row, cells in enumerate(sheet_rows(people, year)):
        for place, value in enumerate(cells):
            if isinstance(value, str):
                sheet.write_string(row, place, value)
            elif value is not None:
                sheet.write_number(row, place, value)
    sheet.hide()


class _SurveyWriter:
    """Writes the sheets of one contract workbook, sharing formats and lists."""

    def __init__(
        self, book: Any, edition: Edition, *, compact: bool, grid: ScoreTable | None, villages: bool
    ) -> None:
        self.book, self.edition, self.compact, self.grid = book, edition, compact, grid
        self.head = book.add_format(
            {
                **FONT,
                "bold": True,
                "border": 1,
                "text_wrap": True,
                "align": "center",
                "valign": "vcenter",
                "bg_color": HEAD,
                "locked": True,
            }
        )
        self.needed = book.add_format(
            {
                **FONT,
                "bold": True,
                "border": 1,
                "text_wrap": True,
                "align": "center",
                "valign": "vcenter",
                "bg_color": NEEDED,
                "locked": True,
            }
        )
        self.note = book.add_format(
            {
                **FONT,
                "italic": True,
                "font_color": "#555555",
                "text_wrap": True,
                "valign": "vcenter",
            }
        )
        self.key, self.needed_key = (
            book.add_format(
                {
                    **FONT,
                    "bold": True,
                    "border": 1,
                    "valign": "vcenter",
                    "bg_color": colour,
                    "locked": True,
                }
            )
            for colour in (HEAD, NEEDED)
        )
        self.warning = book.add_format(
            {**FONT, "bold": True, "font_color": "#C00000", "valign": "vcenter"}
        )
        self.title = PrintedTitle()
        self.cells = {kind: self._style(kind) for kind in WIDTHS}
        self.lined = {kind: self._style(kind, border=1, valign="vcenter") for kind in WIDTHS}
        self.framed = {
            kind: self._style(kind, border=1, align="left", valign="vcenter") for kind in WIDTHS
        }
        self.old = {kind: self._style(kind, bg_color=LAST_YEAR) for kind in WIDTHS}
        self.old_lined = {
            kind: self._style(kind, border=1, valign="vcenter", bg_color=LAST_YEAR)
            for kind in WIDTHS
        }
        self.to_confirm: frozenset[str] = frozenset()
        self.rules = ColumnRules(book, villages=villages)
        self.carried = False
        self.villages_of: Mapping[Any, Any] = {}

    def _style(self, kind: str, **more: object) -> Any:
        """Return the format of a column type's cells, which stay editable on a protected sheet."""
        shape = {"num_format": NUMBER_FORMATS[kind]} if kind in NUMBER_FORMATS else {}
        return self.book.add_format({**FONT, "locked": False, **shape, **more})

    def info(self, info: Mapping[str, object], notice: str | None) -> None:
        """Write the sheet `Thông tin`: key, value, hint."""
        sheet = self.book.add_worksheet(SHEETS["info"])
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, 1, 34, self.cells["text"])
        sheet.set_column(2, 2, 82)
        year = self.rules.last_year = int(str(info.get("year") or 0))
        self.title = PrintedTitle(str(info.get("commune") or ""), year)
        print_setup(sheet, 1)
        self.title.above(sheet, SHEETS["info"])
        columns = [c for c in columns_of("info") if c.name != FACTS or info.get(FACTS)]
        for row, column in enumerate(columns):
            sheet.set_row(row, 20)
            key = self.needed_key if column.required else self.key
            sheet.write_string(row, 0, column.heading, key)
            value = _shown(column, info.get(column.name))
            sheet.write(row, 1, value, self.framed[column.type])
            sheet.write_string(row, 2, hint_of(column), self.note)
            self.rules.put(sheet, column, row, row, 1)
        if notice:
            sheet.write_string(len(columns) + 1, 0, notice, self.warning)
        sheet.protect("", PROTECTION)

    def columns(self, table: TableName, frames: SurveyFrames) -> tuple[Column, ...]:
        """Return the columns of a table's sheet for these frames."""
        frame = pd.DataFrame() if table == "info" else getattr(frames, table)
        filled = [name for name in frame.columns if frame[name].notna().any()]
        if table == "households" and frames.to_confirm:
            filled.append(CONFIRMED)
        if table == "info" and frames.to_confirm:
            filled.append(FACTS)
        if table == "households" and frames.info.get("period") == MONTHLY:
            filled.append(REQUEST)
        return kept_columns(
            table, self.edition, compact=self.compact, grid=self.grid, filled=filled
        )

    def records(self, columns: Sequence[Column], frame: pd.DataFrame) -> None:
        """Write a sheet with one heading row and a record per row."""
        sheet = self.book.add_worksheet(columns[0].sheet)
        sheet.set_row(0, 72)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, width_of(column), self.cells[column.type])
            sheet.write_string(
                0, place, column.form_heading, self.needed if column.required else self.head
            )
        last = max(len(frame) + SPARE_ROWS, EMPTY_ROWS)
        for place, column in enumerate(columns):
            self.rules.put(sheet, column, 1, last, place)
        if self.carried and len(frame):
            self._ruled_rows(sheet, columns, frame)
        else:
            self._rows(sheet, columns, frame)
        if not len(frame):
            self._lines(sheet, columns, range(1, PAPER_ROWS + 1))
        names = sum(column.type in ("code", "name") for column in columns[:2])
        sheet.freeze_panes(1, names)
        sheet.autofilter(0, 0, last, len(columns) - 1)
        self.title.of_records(sheet, columns[0].sheet)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, names - 1)
        sheet.protect("", PROTECTION)

    def _ruled_rows(self, sheet: Any, columns: Sequence[Column], frame: pd.DataFrame) -> None:
        """Write the rows with borders, then empty ones; each village begins on a new page.

        Empty cells have borders too, as a page without any borders or values is not printed.
        """
        below: list[Any] = [None] * NEW_ROWS
        data = [[*_cells(column, frame), *below] for column in columns]
        looks = [
            ColumnLook(
                (self.old_lined if column.name in self.to_confirm else self.lined)[column.type],
                self.lined[column.type],
            )
            for column in columns
        ]
        sheet.put_block(1, data, looks, [PAPER_HEIGHT] * len(data[0]))
        villages = [self.villages_of.get(code) for code in frame["code"].tolist()]
        breaks = [n + 1 for n in range(1, len(villages)) if villages[n] != villages[n - 1]]
        sheet.set_h_pagebreaks(breaks[:MOST_BREAKS])

    def _lines(self, sheet: Any, columns: Sequence[Column], rows: range) -> None:
        """Draw the borders of empty rows, so that they are printed."""
        for row in rows:
            sheet.set_row(row, PAPER_HEIGHT)
            for place, column in enumerate(columns):
                sheet.write_blank(row, place, None, self.lined[column.type])

    def _rows(self, sheet: Any, columns: Sequence[Column], frame: pd.DataFrame) -> None:
        # A blank cell shows its column's format, so only values are written.
        looks = [
            ColumnLook((self.old if column.name in self.to_confirm else self.cells)[column.type])
            for column in columns
        ]
        sheet.put_block(1, [_cells(column, frame) for column in columns], looks)


def _shown(column: Column, value: Any) -> Any:
    """Return a value as written into a cell of a column."""
    if isinstance(value, bool):
        return column.words[0 if value else 1]
    if column.type == "birth" and isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return value


def _villages_of(households: pd.DataFrame) -> dict[Any, Any]:
    """Return the village of each household by its code."""
    if not {"code", "village"} <= set(households.columns):
        return {}
    return dict(zip(households["code"].tolist(), households["village"].tolist(), strict=True))


def _cells(column: Column, frame: pd.DataFrame) -> list[Any]:
    """Return the written cells of a column, None for blanks and for a missing column."""
    if column.name not in frame.columns:
        return [None] * len(frame)
    series = frame[column.name]
    pairs = zip(series.tolist(), series.isna().to_numpy(), strict=True)
    return [None if blank else _shown(column, value) for value, blank in pairs]
