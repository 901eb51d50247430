"""The rows of one reviewer's file, cell by cell, with the place of each in the file."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ravo.blanks.prefilled import SHEET as PREFILLED
from ravo.contract.columns import RECORDS, Column, TableName
from ravo.contract.headings import heading_key, letters_of
from ravo.contract.merged_marks import FILE_HEADING, PROVENANCE_KEYS, ROW_HEADING
from ravo.contract.models import is_blank
from ravo.criteria import Edition
from ravo.faults import Fault
from ravo.merged.base import Base, base_of
from ravo.merged.cells import EXTRA, ErrorCell, as_kept
from ravo.profiles.model import PLACE_FIELDS
from ravo.survey.info import ReadInfo
from ravo.survey.info_keys import UNREADABLE, entries_of
from ravo.survey.joined_sheets import RawRecords
from ravo.survey.reader import RawSurvey, raw_survey_of
from ravo.survey.records import RawTable, heading_faults
from ravo.survey.settings import ReadSettings
from ravo.survey.unread_columns import COUNTS
from ravo.survey.year_people import SHEET as YEAR_PEOPLE
from ravo.workbook.book import Book
from ravo.workbook.cell_scan import column_place
from ravo.workbook.layout import Sheet
from ravo.workbook.opened import Opened

FROM_OPTIONS = PLACE_FIELDS
"""Keys of `Thông tin` that options or the file's name may supply where the sheet does not."""
PART = "."
"""The separator between a birth date and its part, in layouts with several columns for it."""
_CELL = re.compile(r"([A-Z]+)(\d+)")


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of a file: its table, its place, its filled cells.

    `code` is the household's code as read, None where there is none. `gone` rows are of an earlier
    version of the file that the later one lacks. `origin` is the content of the columns of
    provenance in a merged workbook.
    """

    table: TableName
    sheet: str
    row: int
    code: str | None
    cells: Mapping[str, Any]
    gone: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class OtherSheet:
    """A sheet that is no table of the contract, copied unchanged."""

    name: str
    rows: tuple[tuple[Any, ...], ...]
    hidden: bool = False


@dataclass(frozen=True)
class SourceFile:
    """One reviewer's file. `columns` has the heading of every column of the file, by table.

    `info` has the values of `Thông tin` by column, `more` those under unknown keys. `read` and
    `blank` count rows by table, `repeated` the rows that occur twice within the file, `unread` the
    filled rows of a sheet that is not merged. `digest` is of the bytes of the file, `earlier` has
    those of the versions that it replaced. `prefilled` stores the prefilled values of a carried
    list, empty for any other file.
    """

    name: str
    reviewer: str
    rows: tuple[SourceRow, ...]
    columns: Mapping[TableName, Mapping[str, str]]
    info: Mapping[str, Any] = field(default_factory=dict)
    more: Mapping[str, Any] = field(default_factory=dict)
    villages: tuple[str, ...] = ()
    others: tuple[OtherSheet, ...] = ()
    read: Mapping[str, int] = field(default_factory=dict)
    blank: Mapping[str, int] = field(default_factory=dict)
    repeated: Mapping[str, int] = field(default_factory=dict)
    unread: Mapping[str, int] = field(default_factory=dict)
    digest: str = ""
    earlier: tuple[str, ...] = ()
    prefilled: str = ""

    @property
    def base(self) -> Base | None:
        """The prefilled values of the file's list; None where these are unknown."""
        return base_of(self.prefilled) if self.prefilled else None

    def of(self, table: TableName) -> Iterator[SourceRow]:
        """Yield the rows of a table."""
        return (row for row in self.rows if row.table == table)


@dataclass(frozen=True)
class ReadFile:
    """A file as read: its rows, its interpreted `Thông tin`, its columns, its notes."""

    file: SourceFile
    info: ReadInfo
    columns: Mapping[TableName, Mapping[str, Column]]
    faults: tuple[Fault, ...]


def read_file(opened: Opened, wanted: ReadSettings, edition: Edition | None = None) -> ReadFile:
    """Return the rows of a workbook as `ravo score` finds them, before values are interpreted.

    A profile is used only for files of its layout: a file with more recognised columns of
    households without it is read without. Raises InputProblem (exit code 3) where it cannot be
    read.
    """
    read = _read(opened, raw_survey_of(opened, wanted, edition))
    if wanted.profile is None:
        return read
    own = _read(opened, raw_survey_of(opened, replace(wanted, profile=None), edition))
    return own if _width(own) > _width(read) else read


def _with_year_people(read: ReadFile, book: Book) -> ReadFile:
    """Return a file with its sheet of the people who left or came in the year, if it has one."""
    if YEAR_PEOPLE not in book.names:
        return read
    others = (*read.file.others, _carried(book.read(YEAR_PEOPLE)))
    return replace(read, file=replace(read.file, others=others))


def _with_prefilled(read: ReadFile, book: Book) -> ReadFile:
    """Return a file with the prefilled values of its list; damaged ones are omitted and noted."""
    if PREFILLED not in book.names:
        return read
    text = "".join(str(row[0]) for row in book.read(PREFILLED).rows[1:] if row and row[0])
    try:
        base_of(text)
    except ValueError:
        return replace(read, faults=(*read.faults, Fault("RV-1194", sheet=PREFILLED)))
    return replace(read, file=replace(read.file, prefilled=text))


def _width(read: ReadFile) -> int:
    """Return how many columns of households were recognized."""
    return len(read.columns["households"])


def _read(opened: Opened, raw: RawSurvey) -> ReadFile:
    rows: list[SourceRow] = []
    headings: dict[TableName, dict[str, str]] = {}
    columns: dict[TableName, dict[str, Column]] = {}
    for name in RECORDS:
        headings[name], columns[name] = {}, {}
        for table in raw.tables[name].kept:
            rows += _rows_of(name, table, headings[name])
            columns[name] |= {column.name: column for column in table.reading.columns}
    info, more = _info_of(raw.info_sheet)
    for key in FROM_OPTIONS:
        value = getattr(raw.info.info, key)
        if value is not None:
            info.setdefault(key, value)
    reviewer = raw.info.info.prepared_by or ""
    kept = {name: sum(len(t.lines.records) for t in raw.tables[name].kept) for name in RECORDS}
    file = SourceFile(
        opened.path.name,
        reviewer,
        tuple(rows),
        headings,
        info,
        more,
        raw.villages,
        tuple(map(_carried, raw.others)),
        {name: raw.tables[name].read for name in RECORDS},
        {name: raw.tables[name].blank for name in RECORDS},
        {name: t.read - t.unread - kept[name] for name, t in raw.tables.items()},
        {name: table.unread for name, table in raw.tables.items()},
        opened.sha256,
    )
    faults = (*raw.faults, *_notes(raw.tables.values()))
    read = _with_year_people(ReadFile(file, raw.info, columns, faults), raw.book)
    return _with_prefilled(read, raw.book)


def _notes(tables: Iterable[RawRecords]) -> Iterator[Fault]:
    """Yield notes about the sheets for an officer: rows that are no records, hidden parts."""
    for table in tables:
        for raw in table.kept:
            yield from heading_faults(raw.sheet.name, raw.heading, raw.reading.columns)
            yield from raw.notes()


def _rows_of(name: TableName, raw: RawTable, headings: dict[str, str]) -> Iterator[SourceRow]:
    """Yield the rows of a sheet; its columns are added to `headings`."""
    given = {column.name: raw.contract_cells(column) for column in raw.reading.columns}
    known: dict[tuple[type, Any], Any] = {}
    values = {
        name: _kept(cells, known)
        for name, cells in given.items()
        if cells is not None and PART not in name
    }
    own = raw.heading.words if raw.reading.foreign is None else {}
    for column in raw.reading.columns:
        if column.name in values:
            headings.setdefault(column.name, own.get(column.name, column.form_heading))
    extras = list(_extras(raw))
    headings |= {key: words for key, _, words in extras if key not in headings}
    codes = raw.codes()
    origin = [
        one.place
        for heading in (FILE_HEADING, ROW_HEADING)
        for one in raw.heading.unclaimed
        if heading_key(one.words) == heading_key(heading)
    ]
    for at, row in enumerate(raw.lines.records):
        cells = {column: value[at] for column, value in values.items() if value[at] is not None}
        line = raw.sheet.rows[row]
        for key, place, _ in extras:
            if place < len(line) and not is_blank(line[place]):
                cells[key] = as_kept(line[place])
        cells = _with_errors(raw, row, extras, cells)
        written = "|".join(str(line[one] or "") for one in origin)
        yield SourceRow(name, raw.sheet.name, row + 1, codes[at], cells, origin=written)


def _kept(cells: Iterable[Any], known: dict[tuple[type, Any], Any]) -> list[Any]:
    """Return the cells of a column in stored form, None for blanks.

    `known` caches the results, as most cells of a survey repeat a few words.
    """
    kept = []
    for cell in cells:
        key = (cell.__class__, cell)
        if key not in known:
            known[key] = None if is_blank(cell) else as_kept(cell)
        kept.append(known[key])
    return kept


def _with_errors(
    raw: RawTable, row: int, extras: Iterable[tuple[str, int, str]], cells: dict[str, Any]
) -> dict[str, Any]:
    """Return the cells of a row, including those with an error."""
    if raw.bad:
        places = dict(raw.heading.places)
        places |= {key: place for key, place, _ in extras}
        for name, place in places.items():
            if (row, place) in raw.bad:
                cells[name.partition(PART)[0]] = ErrorCell(raw.bad[row, place].value or "#N/A")
    return cells


def _extras(raw: RawTable) -> Iterator[tuple[str, int, str]]:
    """Yield the key, index and heading of every column that the contract does not define."""
    used = set(raw.heading.places.values())
    columns = [(one.place, one.group, one.words) for one in raw.heading.unclaimed]
    for two in raw.heading.twice:
        at = _CELL.fullmatch(two.second)
        if at is not None:
            place = column_place(at[1])
            columns.append((place, None, str(raw.sheet.rows[int(at[2]) - 1][place])))
    taken: set[str] = set()
    for place, group, words in columns:
        heading = f"{group} – {words}" if group and words else words
        heading = " ".join(heading.split()) or f"({letters_of(place)})"
        key = heading_key(heading) or heading
        if place in used or key in COUNTS or heading_key(words) in PROVENANCE_KEYS:
            continue
        used.add(place)
        while key in taken:
            key += "'"
        taken.add(key)
        yield EXTRA + key, place, heading


def _info_of(sheet: Sheet | None) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the values of `Thông tin` by column, and those under other keys."""
    info: dict[str, Any] = {}
    more: dict[str, Any] = {}
    exact: set[str] = set()
    for entry in entries_of(sheet) if sheet is not None else ():
        if entry.blank:
            continue
        value = ErrorCell() if entry.raw is UNREADABLE else as_kept(entry.raw)
        if entry.column is None:
            if entry.words:
                more.setdefault(" ".join(entry.words.split()), value)
        elif entry.column.name not in info or (entry.exact and entry.column.name not in exact):
            info[entry.column.name] = value
            exact |= {entry.column.name} if entry.exact else set()
    return info, more


def _carried(sheet: Sheet) -> OtherSheet:
    """Return a sheet of other data as values."""
    rows = [[None if is_blank(cell) else as_kept(cell) for cell in row] for row in sheet.rows]
    for bad in sheet.bad:
        rows[bad.row - 1][bad.column] = ErrorCell(bad.value or "#N/A")
    return OtherSheet(sheet.name, tuple(map(tuple, rows)), sheet.hidden)
