"""An edition as the tables of a workbook: the kinds of their columns, and the rows of an edition.

`exported` writes these tables and `imported` reads them back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Literal

from ravo.criteria.model import (
    MEASURES,
    Citation,
    Cited,
    ClassLine,
    Edition,
    Mark,
    Value,
)
from ravo.criteria.overview import group_words, lines_with_areas
from ravo.messages import Text, text
from ravo.xlsx.sheet_names import COVERAGE, DOCUMENTS_SHEET, EDITION_SHEET, INDICATORS_SHEET, VALUES

EditionCellKind = Literal[
    "text", "number", "plain", "date", "day", "citation", "mark", "yes", "state", "scope", "shown"
]
HEAD_ROW = 2
"""The row of the headings, from 0; the rows of the table follow."""


class CellWord(StrEnum):
    """A word written in a cell instead of a figure or a day."""

    absent = "absent"
    unknown = "unknown"


EditionCell = str | float | date | bool | None
EditionRow = tuple[EditionCell, ...]

WORDS: dict[str, dict[EditionCell, str]] = {
    "number": {CellWord.absent: "criteria.absent"},
    "date": {CellWord.unknown: "criteria.unknown"},
    "mark": {mark.value: f"criteria.mark_{mark}" for mark in Mark},
    "yes": {True: "criteria.yes", False: "criteria.no"},
    "state": {state: f"criteria.{state}" for state in ("full", "part", "none")},
    "scope": {scope: f"criteria.{scope}" for scope in ("national", "provincial")},
}
"""The words that may be written in each kind of cell: keys of texts, by the values they mean.

A `number` may be absent and a `date` unknown; a `plain` number and a `day` may not.
"""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: its name, the kind of its cells, its width; `needed` if no cell may be blank."""

    name: str
    kind: EditionCellKind
    width: int
    needed: bool = False


def _columns(*columns: tuple[str, EditionCellKind, int, bool]) -> tuple[TableColumn, ...]:
    return tuple(TableColumn(*column) for column in columns)


@dataclass(frozen=True, slots=True)
class EditionTable:
    """One sheet: its name, the key of its headings, its columns.

    `numbered` is True where the first cell of every row is unique and identifies the row.
    """

    sheet: str
    heads: str
    columns: tuple[TableColumn, ...]
    numbered: bool = True


_DATES: tuple[tuple[str, EditionCellKind, int, bool], ...] = (
    ("published", "day", 10, False),
    ("applies_from", "date", 10, False),
    ("applies_to", "date", 10, False),
    ("checked_on", "day", 10, False),
)
_NOTES: tuple[tuple[str, EditionCellKind, int, bool], ...] = (
    ("note.vi", "text", 22, False),
    ("note.en", "text", 22, False),
)
EDITION_TABLE = EditionTable(
    EDITION_SHEET,
    "criteria.edition_heads",
    _columns(
        ("key", "text", 20, True),
        ("name", "shown", 34, False),
        ("vi", "text", 50, False),
        ("en", "text", 50, False),
    ),
)
DOCUMENT_TABLE = EditionTable(
    DOCUMENTS_SHEET,
    "criteria.document_heads",
    _columns(
        ("id", "text", 16, True),
        ("title.vi", "text", 34, True),
        ("published", "date", 12, False),
        ("full_name_vi", "text", 44, False),
        ("amends", "text", 14, False),
        ("basis_from", "plain", 10, False),
        ("title.en", "text", 34, True),
    ),
)
VALUE_TABLE = EditionTable(
    VALUES,
    "criteria.value_heads",
    _columns(
        ("path", "text", 25, True),
        ("name", "shown", 18, False),
        ("above", "plain", 11, False),
        ("value", "number", 13, False),
        ("at_least", "number", 9, False),
        ("at_most", "plain", 9, False),
        ("unit", "text", 12, True),
        ("citation", "citation", 17, True),
        ("mark", "mark", 13, True),
        *_DATES,
        *_NOTES,
    ),
)
INDICATOR_TABLE = EditionTable(
    INDICATORS_SHEET,
    "criteria.indicator_heads",
    _columns(
        ("id", "text", 17, True),
        ("label.vi", "text", 20, True),
        ("service.vi", "text", 14, True),
        ("deprived_when.vi", "text", 36, True),
        ("derivable", "yes", 9, True),
        ("citation", "citation", 18, True),
        ("mark", "mark", 14, True),
        ("note.vi", "text", 24, False),
        ("label.en", "text", 20, True),
        ("service.en", "text", 14, True),
        ("deprived_when.en", "text", 36, True),
        ("note.en", "text", 24, False),
    ),
)
COVERAGE_TABLE = EditionTable(
    COVERAGE,
    "criteria.coverage_heads",
    _columns(
        ("citation", "citation", 26, True),
        ("state", "state", 14, True),
        ("note.vi", "text", 70, True),
        ("note.en", "text", 70, True),
    ),
    numbered=False,
)
TABLES = (EDITION_TABLE, DOCUMENT_TABLE, VALUE_TABLE, INDICATOR_TABLE, COVERAGE_TABLE)

EDITION_KEYS: dict[str, EditionCellKind] = {
    "id": "text",
    "title": "text",
    "scope": "scope",
    "extends": "text",
    "first_year": "plain",
    "last_year": "plain",
    "published": "date",
    "applies_from": "date",
    "applies_to": "date",
    "checked_on": "day",
    "indicators_absent": "yes",
}
"""The rows of the sheet about the edition itself, by key, each with the kind of its cell."""


def rows_of_tables(edition: Edition) -> dict[str, tuple[EditionRow, ...]]:
    """Return the rows of every sheet by its name; names that are only shown are in Vietnamese."""
    return {
        EDITION_SHEET: tuple(_edition_rows(edition)),
        DOCUMENTS_SHEET: tuple(
            _row(DOCUMENT_TABLE, document, id=name) for name, document in edition.documents.items()
        ),
        VALUES: tuple(_value_rows(edition)),
        INDICATORS_SHEET: tuple(_row(INDICATOR_TABLE, item) for item in edition.indicators),
        COVERAGE: tuple(_row(COVERAGE_TABLE, item) for item in edition.coverage),
    }


def _row(table: EditionTable, item: object, **own: EditionCell) -> EditionRow:
    """Return a row of a table: cells of `own` by the name of the column, others of the item.

    Without a cell in `own`, the column's name is that of the item's field; columns that are only
    shown stay blank.
    """
    return tuple(
        own[column.name] if column.name in own else _cell(item, column) for column in table.columns
    )


def _cell(item: object, column: TableColumn) -> EditionCell:
    if column.kind == "shown":
        return ""
    value: Any = item
    for part in column.name.split("."):
        value = None if value is None else getattr(value, part)
    if isinstance(value, Citation):
        return str(value)
    return float(value) if column.kind == "plain" and value is not None else value


def name_of(table: EditionTable, key: str, edition: Edition) -> Text:
    """Return the name shown beside a row's key; empty on sheets without a column for it."""
    if table is EDITION_TABLE:
        return text(f"criteria.edition_{key}")
    return _value_name(key, edition) if table is VALUE_TABLE else Text("", "")


def _value_name(path: str, edition: Edition) -> Text:
    parts = path.split(".")
    if parts[0] in MEASURES or parts[0] == "retirement":
        return text(f"criteria.{parts[1]}")
    if parts[0] == "values":
        return group_words(parts[1])
    if parts[0] == "indicators":
        return next(item.label for item in edition.indicators if item.id == parts[1])
    return text("criteria.points" if parts[0] == "deprivation_points" else f"criteria.{parts[0]}")


def _edition_rows(edition: Edition) -> Iterator[EditionRow]:
    for key, kind in EDITION_KEYS.items():
        value = getattr(edition, key)
        if key == "title":
            yield key, "", value.vi, value.en
        elif kind == "date":
            yield key, "", CellWord.unknown if value is None else value, None
        else:
            yield key, "", float(value) if kind == "plain" else value, None


def _value_rows(edition: Edition) -> Iterator[EditionRow]:
    seen: dict[str, int] = {}
    for measure, area, line in lines_with_areas(edition):
        path = f"{measure}.{line.klass}.{area}"
        seen[path] = seen.get(path, 0) + 1
        yield _line_row(path if seen[path] == 1 else f"{path}.{seen[path]}", line)
    for path, value in _figures(edition):
        figure = CellWord.absent if value.value is None else value.value
        yield _value_row(path, value, above=None, value=figure, at_least=None, at_most=None)


def _line_row(path: str, line: ClassLine) -> EditionRow:
    least: EditionCell = CellWord.absent if line.count_absent else float(line.at_least) or None
    upto: EditionCell = CellWord.absent if line.upto is None else line.upto
    return _value_row(path, line, value=upto, at_least=least)


def _value_row(path: str, cited: Cited, **own: EditionCell) -> EditionRow:
    days = {name: _own_day(cited, name) for name in ("applies_from", "applies_to")}
    return _row(VALUE_TABLE, cited, path=path, **days, **own)


def _figures(edition: Edition) -> Iterator[tuple[str, Value]]:
    for indicator in edition.indicators:
        for name, cutoff in indicator.cutoffs.items():
            yield f"indicators.{indicator.id}.{name}", cutoff
    if edition.indicator_count is not None:
        yield "indicator_count", edition.indicator_count
    yield "deprivation_points", edition.deprivation_points
    for sex, table in edition.retirement.items():
        for year, value in table.items():
            yield f"retirement.{sex}.{year}", value
    for group, values in edition.values.items():
        for name, value in values.items():
            yield f"values.{group}.{name}", value


def _own_day(value: Cited, name: str) -> EditionCell:
    """Return a date that is set on the value itself; blank where the edition's date applies."""
    day: date | None = getattr(value, name)
    if day is not None:
        return day
    return CellWord.unknown if name in value.model_fields_set else None
