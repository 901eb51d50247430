"""An edition read back from its workbook; all faulty cells are reported at once.

The cells become the plain values of an edition's YAML file, which is checked as any other; a fault
in the file is reported at the cell that it comes from.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from xlsxwriter.utility import xl_rowcol_to_cell

from ravo.criteria.exported import kind_at
from ravo.criteria.inheritance import DROPPED, lacking
from ravo.criteria.loader import SHIPPED, edition_from, load_edition
from ravo.criteria.model import BOTH_AREAS, LINE_CLASSES, MEASURES, Edition
from ravo.criteria.tables import (
    DOCUMENT_TABLE,
    EDITION_KEYS,
    EDITION_TABLE,
    HEAD_ROW,
    INDICATOR_TABLE,
    TABLES,
    VALUE_TABLE,
    CellWord,
    EditionCell,
    EditionTable,
    TableColumn,
    name_of,
)
from ravo.criteria.terms import AREAS
from ravo.criteria.typed_cells import typed, wanted
from ravo.criteria.wording import WordedRow, far_values, wording_faults
from ravo.faults import Fault
from ravo.messages import LANGS, Text, say, text
from ravo.text import loose_key, unpointed
from ravo.xlsx.sheet_names import EXPORTED_ROWS
from ravo.yamlfile import KeyRefusal, Loc, dotted

_CELL_OF = {"upto": "value", "count_absent": "at_least", "note": "note.vi"}
"""The columns, by the keys of the file, whose names differ from the key."""
IN_WORDS = {"RV-558": "RV-593", "RV-559": "RV-594"}
"""Fault codes of lines in a file, each with the code of the same fault in a workbook's words."""
_FREE = re.compile(r"[a-z0-9_-]+")


@dataclass(frozen=True)
class SheetCells:
    """The cells of one sheet from A1 on, and the cells without a readable value.

    `bad` contains the name of the error by row and column from 0; None for a formula that has no
    value.
    """

    rows: list[list[Any]]
    bad: Mapping[tuple[int, int], str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadEdition:
    """The edition that a workbook contains, with its file's text and the warnings about its words.

    Where the workbook has errors, the edition is None and the faults are all of them.
    """

    edition: Edition | None
    source: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class _ReadRow:
    """One row of a table: its place, and its cells by the names of their columns."""

    table: EditionTable
    at: int
    cells: Mapping[str, EditionCell]

    @property
    def key(self) -> str:
        """The text of the first cell, which identifies the row."""
        return str(self.cells[self.table.columns[0].name])

    def cell(self, column: str) -> str:
        """Return the address of a cell of the row."""
        names = [item.name for item in self.table.columns]
        return str(xl_rowcol_to_cell(self.at, names.index(column) if column in names else 0))


@dataclass
class _ImportReading:
    """The state of reading a workbook: the faults so far, and the row of each value of the file."""

    file: Path
    faults: list[Fault] = field(default_factory=list)
    places: dict[Loc, _ReadRow] = field(default_factory=dict)

    def note(self, code: str, sheet: str, cell: str, **params: object) -> None:
        """Add a fault of one cell."""
        all_params = {"sheet": sheet, "cell": cell, **params}
        self.faults.append(Fault(code, None, sheet, cell, params=all_params))


def read_edition(file: Path, sheets: Mapping[str, SheetCells], target: Path) -> ReadEdition:
    """Return the edition that the cells of an exported workbook contain, else all its faults.

    `target` is the file into which the edition will be written.
    """
    reading = _ImportReading(file)
    for name in (*(table.sheet for table in TABLES), EXPORTED_ROWS):
        if name not in sheets:
            reading.faults.append(Fault("RV-571", sheet=name, params={"name": name}))
    if reading.faults:
        return ReadEdition(None, "", tuple(reading.faults))
    rows = {table.sheet: _rows(reading, table, sheets[table.sheet]) for table in TABLES}
    _note_missing_rows(reading, rows, sheets[EXPORTED_ROWS])
    values = _values(reading, rows)
    source = _as_yaml(values, file.name)
    edition, refusals = edition_from(target, source.encode("utf-8"))
    _note_refusals(reading, refusals)
    if edition is not None and not reading.faults:
        _note_names(reading, rows, edition, sheets[EXPORTED_ROWS])
    if reading.faults or edition is None:
        return ReadEdition(None, "", tuple(sorted(reading.faults, key=_place)))
    worded = list(_worded(rows, sheets[EXPORTED_ROWS]))
    far = far_values(VALUE_TABLE.sheet, _figures_beside(rows, sheets[EXPORTED_ROWS]))
    return ReadEdition(edition, source, (*wording_faults(worded), *far))


def _place(fault: Fault) -> tuple[int, int, str]:
    names = [table.sheet for table in TABLES]
    letters = (fault.cell or "").rstrip("0123456789")
    row = (fault.cell or "")[len(letters) :]
    return names.index(str(fault.sheet)), int(row or 0), letters.rjust(3)


# cells


def _rows(reading: _ImportReading, table: EditionTable, cells: SheetCells) -> list[_ReadRow]:
    """Return the rows of a sheet that are not blank; none where its headings were changed."""
    if not _note_headings(reading, table, cells):
        return []
    rows: list[_ReadRow] = []
    seen: dict[str, str] = {}
    last = max([len(cells.rows) - 1, *(row for row, _ in cells.bad)])
    for at in range(HEAD_ROW + 1, last + 1):
        if not any(_filled(cells, at, place) for place in range(_width(cells))):
            continue
        row = _ReadRow(table, at, _read_cells(reading, table, cells, at))
        if table.numbered and row.key in seen:
            at_cell = row.cell(table.columns[0].name)
            reading.note("RV-576", table.sheet, at_cell, key=row.key, first=seen[row.key])
            continue
        seen[row.key] = row.cell(table.columns[0].name)
        rows.append(row)
    return rows


def _width(cells: SheetCells) -> int:
    widths = [len(row) for row in cells.rows] + [place + 1 for _, place in cells.bad]
    return max(widths, default=0)


def _raw(cells: SheetCells, at: int, place: int) -> Any:
    """Return a cell; None where it is blank or outside the sheet."""
    inside = at < len(cells.rows) and place < len(cells.rows[at])
    raw = cells.rows[at][place] if inside else None
    if isinstance(raw, str):
        raw = unicodedata.normalize("NFC", raw).strip()
    return None if raw == "" else raw


def _filled(cells: SheetCells, at: int, place: int) -> bool:
    return (at, place) in cells.bad or _raw(cells, at, place) is not None


def _note_headings(reading: _ImportReading, table: EditionTable, cells: SheetCells) -> bool:
    """Add faults for changed headings and surplus columns; return whether no heading changed."""
    heads = [say(table.heads, lang).split("|") for lang in LANGS]
    as_written = True
    for place in range(max(len(table.columns), _width(cells))):
        heading = str(_raw(cells, HEAD_ROW, place) or "")
        wanted = [words[place] if place < len(table.columns) else "" for words in heads]
        if place >= len(table.columns):
            beyond = next((at for at in range(len(cells.rows)) if _filled(cells, at, place)), None)
            if beyond is not None:
                cell = xl_rowcol_to_cell(beyond, place)
                reading.note("RV-579", table.sheet, cell)
        elif loose_key(heading) not in map(loose_key, wanted):
            cell = xl_rowcol_to_cell(HEAD_ROW, place)
            reading.note("RV-572", table.sheet, cell, wanted=Text(*wanted), found=heading)
            as_written = False
    return as_written


def _read_cells(
    reading: _ImportReading, table: EditionTable, cells: SheetCells, at: int
) -> dict[str, EditionCell]:
    key = str(_raw(cells, at, 0) or "")
    values: dict[str, EditionCell] = {}
    for place, column in enumerate(table.columns):
        cell = xl_rowcol_to_cell(at, place)
        heading = Text(*(say(table.heads, lang).split("|")[place] for lang in LANGS))
        values[column.name] = None
        if (at, place) in cells.bad:
            error = cells.bad[at, place]
            code = "RV-202" if error is None else "RV-201"
            reading.faults.append(Fault(code, None, table.sheet, cell, heading.vi, error))
            continue
        raw = _raw(cells, at, place)
        kind = kind_at(table, column.kind, key, column.name)
        if raw is None:
            if _needed(table, column, key):
                reading.note("RV-574", table.sheet, cell, column=heading)
        elif kind == "shown":
            values[column.name] = str(raw)
        else:
            value = typed(kind, raw)
            if value is None:
                kinds = wanted(kind)
                reading.note(
                    "RV-573", table.sheet, cell, column=heading, value=str(raw), wanted=kinds
                )
            values[column.name] = value
    return values


def _needed(table: EditionTable, column: TableColumn, key: str) -> bool:
    if table is EDITION_TABLE and column.name == "vi":
        return key != "extends"
    return column.needed or (table is EDITION_TABLE and column.name == "en" and key == "title")


# rows


def _note_missing_rows(
    reading: _ImportReading, rows: Mapping[str, list[_ReadRow]], kept: SheetCells
) -> None:
    """Add a fault for each exported row that was deleted."""
    for table in TABLES:
        lines = [list(map(str, line)) for line in kept.rows if line[0] == table.sheet]
        read_rows = rows[table.sheet]
        if not read_rows and _lost(reading):
            continue
        there = {row.key for row in read_rows}
        # Where rows share keys, only the number of the rows can be compared.
        fewer = len(read_rows) < len(lines)
        for _, key, cell, *_ in lines:
            if key not in there and (table.numbered or fewer):
                reading.note("RV-577", table.sheet, cell, key=key)


def _lost(reading: _ImportReading) -> bool:
    """Return whether the headings of a sheet were changed, so that its rows were not read."""
    return any(fault.code == "RV-572" for fault in reading.faults)


def _values(reading: _ImportReading, rows: Mapping[str, list[_ReadRow]]) -> dict[str, Any]:
    """Return the plain values of the edition's file, and record the rows that they come from."""
    values = _head(reading, rows[EDITION_TABLE.sheet])
    values["documents"] = {}
    for row in rows[DOCUMENT_TABLE.sheet]:
        reading.places["documents", row.key] = row
        values["documents"][row.key] = _filled_in(row, leave=("id",))
    values |= {"income": {}, "b1": {}, "indicators": []}
    for place, row in enumerate(rows[INDICATOR_TABLE.sheet]):
        reading.places["indicators", place] = row
        item = {"id": row.key, **_filled_in(row, leave=("id",))}
        if item.get("derivable") is True:
            del item["derivable"]
        values["indicators"].append(item)
    for row in rows[VALUE_TABLE.sheet]:
        _put_value(reading, values, row)
    values["coverage"] = []
    for place, row in enumerate(rows[TABLES[-1].sheet]):
        reading.places["coverage", place] = row
        values["coverage"].append(_filled_in(row))
    if values.get("extends") in SHIPPED:
        # The sheets show the whole edition; an exported row that was deleted has its own fault.
        values.setdefault("retirement", {})
        others = lacking(values, load_edition(values["extends"])).values()
        if dropped := [path for paths in others for path in paths]:
            values[DROPPED] = dropped
    return values


def _head(reading: _ImportReading, rows: list[_ReadRow]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for row in rows:
        if row.key not in EDITION_KEYS:
            reading.note("RV-575", row.table.sheet, row.cell("key"), key=row.key)
            continue
        reading.places[(row.key,)] = row
        value = row.cells["vi"]
        if row.key == "title":
            values["title"] = {"vi": value, "en": row.cells["en"]}
            continue
        if row.cells["en"] is not None:
            reading.note("RV-579", row.table.sheet, row.cell("en"))
        if value is not None and not (row.key == "indicators_absent" and value is False):
            values[row.key] = _plain(value)
    return values


def _plain(value: EditionCell) -> Any:
    """Return a cell as a value of the file: a whole number as int, an unknown day as None."""
    if value == CellWord.unknown:
        return None
    return unpointed(value)


def _filled_in(row: _ReadRow, leave: Iterable[str] = ()) -> dict[str, Any]:
    """Return the filled cells of a row by their keys in the file; `leave` names those left out.

    A text in two languages becomes one mapping.
    """
    values: dict[str, Any] = {}
    for name, cell in row.cells.items():
        if cell is None or name in leave:
            continue
        key, _, lang = name.partition(".")
        if lang:
            values.setdefault(key, {})[lang] = cell
        else:
            values[key] = _plain(cell)
    return values


def _put_value(reading: _ImportReading, values: dict[str, Any], row: _ReadRow) -> None:
    """Put the value of a row into `values`, at the place that the row's path names."""
    parts = row.key.split(".")
    if parts[0] in MEASURES and _is_line(parts):
        lines = values[parts[0]].setdefault(parts[1], {}).setdefault(parts[2], [])
        reading.places[parts[0], parts[1], parts[2], len(lines)] = row
        lines.append(_line(row))
        return
    where = _place_of(parts, values["indicators"])
    if where is None:
        reading.note("RV-575", row.table.sheet, row.cell("path"), key=row.key)
        return
    reading.places[where] = row
    _note_no_bounds(reading, row)
    into: Any = values
    for part in where[:-1]:
        into = into[part] if isinstance(into, list) else into.setdefault(part, {})
    into[where[-1]] = _figure(row)


def _is_line(parts: list[str]) -> bool:
    known = len(parts) in (3, 4) and parts[1] in LINE_CLASSES and parts[2] in (*AREAS, BOTH_AREAS)
    return known and (len(parts) == 3 or parts[3].isdecimal())


def _place_of(parts: list[str], indicators: list[dict[str, Any]]) -> Loc | None:
    """Return the place of a figure in the file; None for a path that the file does not have."""
    if parts in (["deprivation_points"], ["indicator_count"]):
        return (parts[0],)
    if len(parts) != 3 or not all(map(_FREE.fullmatch, parts)):
        return None
    if parts[0] == "indicators":
        ids = [item["id"] for item in indicators]
        return ("indicators", ids.index(parts[1]), "cutoffs", parts[2]) if parts[1] in ids else None
    if parts[0] == "retirement" and parts[1] in ("men", "women") and parts[2].isdecimal():
        return ("retirement", parts[1], int(parts[2]))
    return tuple(parts) if parts[0] == "values" else None


def _note_no_bounds(reading: _ImportReading, row: _ReadRow) -> None:
    """Add a fault for each bound on a row that can hold only a single figure."""
    for name in ("above", "at_least", "at_most"):
        if row.cells[name] is not None:
            reading.note("RV-579", row.table.sheet, row.cell(name))


def _line(row: _ReadRow) -> dict[str, Any]:
    values = _filled_in(row, leave=("path", "name", "value", "at_least"))
    bound, least = row.cells["value"], row.cells["at_least"]
    if bound is not None and bound != CellWord.absent:
        values["upto"] = _plain(bound)
    if least == CellWord.absent:
        values["count_absent"] = True
    elif least is not None:
        values["at_least"] = _plain(least)
    return values


def _figure(row: _ReadRow) -> dict[str, Any]:
    names = ("path", "name", "value", "above", "at_least", "at_most")
    values = _filled_in(row, leave=names)
    figure = row.cells["value"]
    if figure is not None and figure != CellWord.absent:
        values["value"] = _plain(figure)
    return values


# faults of the edition as a whole


def _note_refusals(reading: _ImportReading, refusals: tuple[KeyRefusal, ...]) -> None:
    """Add the faults of the edition's file, each at the cell that it comes from."""
    if _lost(reading):
        return
    faulty = {(fault.sheet, fault.cell) for fault in reading.faults}
    for code, where, params in refusals:
        row, column = _origin(reading, where)
        cell = "A1" if row is None else row.cell(column)
        sheet = EDITION_TABLE.sheet if row is None else row.table.sheet
        # A row with a cell that could not be read already has a fault, which may cause this one.
        unread = row is None or any(
            (sheet, row.cell(item.name)) in faulty for item in row.table.columns
        )
        if unread and reading.faults:
            continue
        at = text("criteria.at_cell").filled(file=reading.file.name, sheet=sheet, cell=cell)
        line = str(row.at + 1 if row is not None else 1)
        all_params = {"key": dotted(where), **params, "file": at, "line": line}
        if code in IN_WORDS:
            code = IN_WORDS[code]
            all_params |= {"sheet": sheet, "cell": cell, "kind": _kind_in_words(where)}
        reading.faults.append(Fault(code, None, sheet, cell, params=all_params))


def _kind_in_words(where: Loc) -> Text:
    """Return the measure and the area of a line in words."""
    measure = text(f"criteria.measure_{where[0]}")
    areas = [text(f"criteria.area_{part}") for part in where if part in AREAS]
    return Text(*(", ".join(one.say(lang) for one in (measure, *areas)) for lang in LANGS))


def _origin(reading: _ImportReading, where: Loc) -> tuple[_ReadRow | None, str]:
    """Return the row that a value of the file comes from, and the column."""
    parts = tuple(part for part in where if part != "klass")
    both = (*parts[:2], BOTH_AREAS, *parts[3:])
    for place in (parts, both):
        for size in range(len(place), 0, -1):
            row = reading.places.get(place[:size]) or reading.places.get((*place[:size], 0))
            if row is not None:
                key = str(place[size]) if size < len(place) else ""
                return row, _column(row, _CELL_OF.get(key, key))
    return None, ""


def _column(row: _ReadRow, name: str) -> str:
    """Return the column of a row that holds a key; without such a column that of its value."""
    if name in (column.name for column in row.table.columns):
        return name
    return "value" if row.table is VALUE_TABLE else "vi" if row.table is EDITION_TABLE else ""


def _note_names(
    reading: _ImportReading,
    rows: Mapping[str, list[_ReadRow]],
    edition: Edition,
    kept: SheetCells,
) -> None:
    """Add a fault for each changed name that is only shown beside its key and not read."""
    written = {(line[0], line[1]): line[3] for line in kept.rows if len(line) > 3}
    for table in (EDITION_TABLE, VALUE_TABLE):
        for row in rows[table.sheet]:
            shown_name = row.cells["name"]
            names = name_of(table, row.key, edition)
            if shown_name not in (None, *names, written.get((table.sheet, row.key))):
                cell = row.cell("name")
                reading.note("RV-578", table.sheet, cell, found=shown_name, name=names)


BOUNDS = ("above", "value", "at_least", "at_most")


def _worded(rows: Mapping[str, list[_ReadRow]], kept: SheetCells) -> Iterator[WordedRow]:
    """Yield the rows of values and indicators with their words and figures, as exported and now."""
    before = {(line[0], line[1]): line[4:] for line in kept.rows if len(line) > 4}
    now: dict[str, set[float]] = {}
    then: dict[str, set[float]] = {}
    for row in rows[VALUE_TABLE.sheet]:
        exported_cells = _kept_cells(row, before)
        names = (row.key, row.key.split(".")[1] if row.key.startswith("indicators.") else row.key)
        for name in names:
            now.setdefault(name, set()).update(_figures_of(row.cells))
            then.setdefault(name, set()).update(_figures_of(exported_cells))
    for table in (VALUE_TABLE, INDICATOR_TABLE):
        texts = [item.name for item in table.columns if "." in item.name and item.kind == "text"]
        for row in rows[table.sheet]:
            exported_cells = _kept_cells(row, before)
            if exported_cells:
                words = {
                    row.cell(n): (str(exported_cells[n] or ""), str(row.cells[n] or ""))
                    for n in texts
                }
                figures = (frozenset(by_key.get(row.key, ())) for by_key in (then, now))
                yield WordedRow(table.sheet, words, *figures)


def _figures_beside(
    rows: Mapping[str, list[_ReadRow]], kept: SheetCells
) -> dict[str, tuple[float | None, float | None]]:
    """Return the figures of each cell of a value, as exported and now."""
    before = {(line[0], line[1]): line[4:] for line in kept.rows if len(line) > 4}
    return {
        row.cell(name): (_figure_in(_kept_cells(row, before), name), _figure_in(row.cells, name))
        for row in rows[VALUE_TABLE.sheet]
        for name in ("above", "value")
    }


def _kept_cells(row: _ReadRow, before: Mapping[tuple[Any, Any], list[Any]]) -> dict[str, object]:
    """Return the cells of a row as exported, by column; empty where the hidden sheet lacks them."""
    line = before.get((row.table.sheet, row.key), [])
    names = [column.name for column in row.table.columns]
    return dict(zip(names, [*line, *[""] * len(names)], strict=False)) if line else {}


def _figures_of(cells: Mapping[str, object]) -> Iterator[float]:
    figures = (_figure_in(cells, name) for name in BOUNDS)
    yield from (figure for figure in figures if figure is not None)


def _figure_in(cells: Mapping[str, object], name: str) -> float | None:
    """Return a cell as a figure; None where it is blank or holds words."""
    try:
        return float(str(cells.get(name, "")))
    except ValueError:
        return None


def _as_yaml(values: dict[str, Any], name: str) -> str:
    """Return plain values as the text of an edition's file."""
    body = yaml.safe_dump(
        values, allow_unicode=True, sort_keys=False, default_flow_style=None, width=10_000
    )
    heading = say("criteria.imported_heading", "vi", file=name)
    return f"# {heading}\n{body}"


def other_sheets(sheets: Iterable[str]) -> Iterator[str]:
    """Yield the sheets of a workbook that belong to no edition and are not read."""
    known = {EXPORTED_ROWS, *(table.sheet for table in TABLES)}
    yield from (name for name in sheets if name not in known)
