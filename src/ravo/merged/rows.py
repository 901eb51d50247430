"""Rows of the merged workbook, each with its origin."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ravo.contract.columns import Column, TableName
from ravo.contract.values import plain
from ravo.merged.cells import ErrorCell

ADDED = "(nhập trong tệp gộp)"
"""The file name for rows typed into the merged workbook itself."""
APART = "; "
PRESENT = "có"
ABSENT = "không có"
MOVES = "change_reason"
"""The column of what became of a household or a person."""
ColumnsByTable = Mapping[TableName, Mapping[str, Column]]
RowKey = tuple[str, str, str]
"""Table, household and the row within it: the same in every run."""


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row of the merged workbook. `key` is the same in every run; other fields are its origin."""

    key: RowKey
    code: str | None
    cells: Mapping[str, Any]
    files: tuple[str, ...]
    places: tuple[str, ...]
    reviewers: tuple[str, ...]

    @property
    def table(self) -> str:
        """The table of the row."""
        return self.key[0]

    @property
    def origin(self) -> str:
        """The contents of the columns of provenance."""
        return f"{APART.join(self.files)}|{APART.join(self.places)}"


def person_of(table: str, cells: Mapping[str, Any]) -> str:
    """Return the person whom a row is about: the head of a household, or a member."""
    name = cells.get({"households": "head_name", "members": "name"}.get(table, ""), "")
    return "" if isinstance(name, ErrorCell) else plain(name)


def column_of(columns: ColumnsByTable, table: str, name: str) -> Column | None:
    """Return a column of a table by its name; None where the contract does not define it."""
    return columns.get(table, {}).get(name)  # type: ignore[call-overload, no-any-return]
