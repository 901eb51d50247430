"""The layout of a table by a profile, and its cells in the words of the contract."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ravo.contract.columns import Column, TableName
from ravo.contract.models import is_blank
from ravo.contract.money_units import OWN_UNITS, Conversion
from ravo.contract.values import plain
from ravo.criteria import Indicator
from ravo.survey.survey import Table

if TYPE_CHECKING:
    from ravo.profiles.model import BirthParts, HeadingRows, Profile

PARTS = ("year", "month", "day")
NO = "Không"


class ForeignTable(NamedTuple):
    """The layout of one table by a profile.

    `columns` are the contract's, of which those that the layout lacks are not required, and a
    column for each part of a birth date in parts (`birth.year`); `constants` are the values of all
    rows in columns that the sheet does not have.
    """

    profile: "Profile"
    table: TableName
    columns: tuple[Column, ...]
    aliases: Mapping[str, Sequence[str]]
    constants: Mapping[str, str]
    rows: "HeadingRows"

    @property
    def heading_row(self) -> int | None:
        """The last heading row, from 0; None where it is to be searched for."""
        row = self.rows.row or self.rows.technical_row
        return None if row is None else row - 1

    @property
    def data_row(self) -> int | None:
        """The first record, from 0; None where it follows the heading."""
        return None if self.rows.data_row is None else self.rows.data_row - 1

    @property
    def skipped(self) -> frozenset[int]:
        """Rows, from 0, that hold neither headings nor records."""
        return frozenset(row - 1 for row in self.rows.skip_rows)

    @property
    def codes_restart(self) -> bool:
        """Whether household codes are unique in their village only."""
        return self.profile.codes == "restart"

    @property
    def mapped(self) -> bool:
        """Whether the profile maps columns of this table; else it has the contract's headings."""
        return bool(self.profile.columns.get(self.table))

    def values(self, column: Column, cells: Sequence[Any]) -> list[Any]:
        """Return a column's cells in the contract's words; a blank tick means Không."""
        known: dict[tuple[type, Any], Any] = {}
        for cell in cells:
            key = (cell.__class__, cell)
            if key not in known:
                known[key] = self._value(column, cell)
        return [known[cell.__class__, cell] for cell in cells]

    def _value(self, column: Column, cell: Any) -> Any:
        if is_blank(cell) or self.profile.is_blank_word(cell):
            return NO if self.profile.is_tick(column) else None
        word = self.profile.word_for(column, cell)
        return cell if word is None else word

    def parts_of(self, name: str) -> tuple[str, ...]:
        """Return the columns that hold the parts of a birth date; none for other columns."""
        if name not in self.profile.birth_parts(self.table):
            return ()
        return tuple(f"{name}.{part}" for part in PARTS)


def foreign_of(
    profile: "Profile", table: TableName, indicators: Sequence[Indicator]
) -> ForeignTable:
    """Return the layout of a table by a profile, for an edition with these indicators."""
    columns = profile.columns_of(table, indicators)
    aliases = dict(profile.aliases(table, indicators))
    parts: list[Column] = []
    for name, birth in profile.birth_parts(table).items():
        parent = next(column for column in columns if column.name == name)
        for part, words in _given(birth):
            parts.append(
                replace(
                    parent,
                    name=f"{name}.{part}",
                    heading=words[0],
                    type="text",
                    required=False,
                    id=f"{parent.id}.{part}",
                    vocabulary=(),
                )
            )
            aliases[f"{name}.{part}"] = words
    return ForeignTable(
        profile,
        table,
        (*columns, *parts),
        aliases,
        profile.constants_of(table, indicators),
        profile.rows_of(table),
    )


def _given(birth: "BirthParts") -> list[tuple[str, tuple[str, ...]]]:
    parts = ((part, getattr(birth, part)) for part in PARTS)
    return [(part, words) for part, words in parts if words is not None]


def conversions_of(
    profile: "Profile | None", tables: Iterable[Table | None]
) -> tuple[Conversion, ...]:
    """Return the columns converted by a profile's units, where the sheets have them."""
    if profile is None:
        return ()
    from ravo.profiles.columns import columns_with

    return tuple(
        Conversion(
            table.sheet,
            table.letters[column.name],
            table.headings[column.name],
            unit,
            OWN_UNITS[column.table],
        )
        for table in tables
        if table is not None
        for id_, unit in profile.units.items()
        for column in columns_with(id_)
        if table.given(column.name)
    )


def joined_birth(year: Any, month: Any, day: Any) -> Any:
    """Return a birth date kept in three cells as text: dd/mm/yyyy, mm/yyyy or yyyy.

    A day without a month is ignored, so that only the year counts.
    """
    if is_blank(year):
        return None
    if is_blank(month):
        return plain(year)
    parts = (month, year) if is_blank(day) else (day, month, year)
    return "/".join(plain(part) for part in parts)
