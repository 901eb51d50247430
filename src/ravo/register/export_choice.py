"""The communes and the year of a register to which an export is restricted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ravo.faults import usage
from ravo.register.chosen import chosen_units
from ravo.register.export_columns import ExportTable
from ravo.register.parts import PartHeader
from ravo.register.periods import year_in

COMMUNE, PERIOD = "ma_xa", "ky"
"""The columns that every table has, by which its rows are chosen."""


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """The chosen communes (keys, and codes in tables) and the chosen year; None for all of them."""

    units: frozenset[str] | None = None
    codes: frozenset[str] | None = None
    year: int | None = None

    def has_list(self, part: PartHeader) -> bool:
        """Return whether a list is chosen; a year includes its months."""
        here = self.units is None or part.unit.key in self.units
        return here and self.year in (None, year_in(part.period))

    def of(self, table: ExportTable) -> ExportTable:
        """Return a table with the chosen rows only."""
        if self.units is None and self.year is None:
            return table
        return replace(table, rows=self._rows(table))

    def _rows(self, table: ExportTable) -> Iterator[tuple[Any, ...]]:
        names = [column.id for column in table.columns]
        commune, period = names.index(COMMUNE), names.index(PERIOD)
        for row in table.rows:
            here = self.codes is None or row[commune] in self.codes
            if here and (self.year is None or (row[period] and year_in(row[period]) == self.year)):
                yield row


EVERYTHING = ExportChoice()


def export_choice(
    parts: Sequence[PartHeader], communes: Sequence[str], year: int | None
) -> ExportChoice:
    """Return the choice of communes (codes or names) and a year among lists that count.

    A commune of today includes those from which it was formed. Raises UsageProblem (exit code 2)
    where no list is chosen.
    """
    units, codes = None, None
    if communes:
        units = frozenset(chosen_units([part.unit for part in parts], communes))
        mine = (part.unit for part in parts if part.unit.key in units)
        codes = frozenset(unit.code or unit.key for unit in mine)
    choice = ExportChoice(units, codes, year)
    if parts and not any(map(choice.has_list, parts)):
        raise usage("RV-1557", years=sorted({str(year_in(part.period)) for part in parts}))
    return choice
