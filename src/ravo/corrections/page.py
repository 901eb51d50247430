"""A sheet of the survey to which corrections are applied: its cells, columns and codes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from ravo.contract.columns import SHEETS, Column, TableName
from ravo.contract.headings import heading_key, keys_of, letters_of
from ravo.contract.models import is_blank
from ravo.contract.values import plain, read_citizen, read_code
from ravo.corrections.fields import value_of
from ravo.corrections.matches import RawCell
from ravo.corrections.model import Correction
from ravo.text import loose_key

CITIZENS = ("citizen_id", "head_citizen_id")
_CODE = Column("households", "ma_ho", "code", "Mã hộ", "code", required=True)


@dataclass(frozen=True)
class CorrectedSheet:
    """The raw cells of one sheet, with the `changed` cells in their place.

    Rows and columns count from 0. `rows` are the cells from A1 on, `kept` the rows with records,
    `places` the columns by English name, `words` the headings as the officer wrote them. `broken`
    contains error cells by (row, column): the error's name, or None for a formula without a value;
    `filled` the values of blank cells to which a cell merged over several rows applies.
    """

    table: TableName
    sheet: str
    rows: Sequence[Sequence[Any]]
    kept: Sequence[int]
    places: Mapping[str, int]
    columns: Sequence[Column]
    words: Mapping[str, str]
    broken: Mapping[tuple[int, int], str | None]
    filled: Mapping[tuple[int, int], Any] = field(default_factory=dict)
    changed: Mapping[tuple[int, int], Any] = field(default_factory=dict)

    def with_cells(self, changed: Mapping[tuple[int, int], Any]) -> "CorrectedSheet":
        """Return the page with changed cells."""
        return replace(self, changed=changed)

    def cell(self, row: int, place: int) -> RawCell:
        """Return a cell after the changes; a changed cell is no longer broken."""
        if (row, place) in self.changed:
            return RawCell(self.changed[row, place])
        if (row, place) in self.filled:
            return RawCell(self.filled[row, place])
        raw = self.rows[row][place] if place < len(self.rows[row]) else None
        if (row, place) in self.broken:
            return RawCell(raw, broken=True, error=self.broken[row, place])
        return RawCell(raw)

    def address(self, row: int, column: Column) -> str:
        """Return the Excel address of a column's cell in a row."""
        return f"{letters_of(self.places[column.name])}{row + 1}"

    def heading(self, column: Column) -> str:
        """Return a column's heading as the officer wrote it."""
        return self.words.get(column.name, column.heading)

    def household(self, row: int) -> str | None:
        """Return the household code of a row after the changes; None where it has none."""
        place = self.places.get("code")
        cell = RawCell(None) if place is None else self.cell(row, place)
        return None if cell.broken or is_blank(cell.raw) else _code(cell.raw)

    def is_meant(self, line: Correction) -> bool:
        """Return whether a line names this sheet, or names no sheet."""
        names = {loose_key(self.sheet), loose_key(SHEETS[self.table])}
        return line.sheet is None or loose_key(line.sheet) in names

    def column_of(self, line: Correction) -> Column | None:
        """Return the column that a line names, by the sheet's own heading or the contract's."""
        return self._by_key.get(heading_key(line.column))

    @cached_property
    def _by_key(self) -> dict[str, Column]:
        here = [column for column in self.columns if column.name in self.places]
        contract = {key: column for column in here for key in keys_of(column)}
        own = {heading_key(self.heading(column)): column for column in here}
        return {**contract, **own}

    @cached_property
    def _by_code(self) -> dict[str, list[int]]:
        """The rows of each household code; blank and error cells count as the lines write them."""
        rows_by_code: dict[str, list[int]] = {}
        place = self.places.get("code")
        if place is None:
            return rows_by_code
        came = replace(self, changed={})
        for row in self.kept:
            rows_by_code.setdefault(_key(came.cell(row, place)), []).append(row)
        return rows_by_code

    def candidates(self, line: Correction) -> list[int]:
        """Return the possible rows of a line: its household's, its row, its member's.

        Codes are those of the unchanged workbook, even if other lines correct them.
        """
        wanted = value_of(line.household)
        rows = self._by_code.get("" if wanted is None else _code(wanted), [])
        if line.row is not None:
            rows = [row for row in rows if row + 1 == line.row]
        if line.member is not None:
            rows = [row for row in rows if self._last_digits(row) == line.member]
        return rows

    def _last_digits(self, row: int) -> str | None:
        place = next((self.places[name] for name in CITIZENS if name in self.places), None)
        cell = RawCell(None) if place is None else self.cell(row, place)
        if cell.broken or is_blank(cell.raw):
            return None
        column = next(column for column in self.columns if column.name in CITIZENS)
        return (read_citizen(cell.raw, column).value or plain(cell.raw))[-4:]


def _code(raw: Any) -> str:
    text = str(read_code(raw, _CODE).value or plain(raw))
    return text.upper() if text.startswith("#") else text


def _key(cell: RawCell) -> str:
    if cell.broken:
        return (cell.error or "").upper()
    if isinstance(cell.raw, str) and cell.raw.isascii() and cell.raw.isalnum():
        # Such a code is its own key; reading twenty thousand of them takes a quarter of a second.
        return cell.raw
    return "" if is_blank(cell.raw) else _code(cell.raw)
