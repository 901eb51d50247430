"""The communes and the year of a register that an export is of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ravo.faults import usage
from ravo.register.chosen import chosen_units
from ravo.register.export_columns import ExportTable
from ravo.register.parts import PartHeader
from ravo.register.periods import year_in

COMMUNE, PERIOD = "ma_xa", "ky"
"""The columns of every table by which its rows are chosen."""


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """The communes (their keys, and their codes in tables) and the year; None for all of them."""

    units: frozenset[str] | None = None
    codes: frozenset[str] | None = None
    year: int | None = None

    def has_list(self, part: PartHeader) -> bool:
        """Return whether a list is among the chosen ones: those of a year with its months."""
        here = self.units is None or part.unit.key in self.units
        return here and self.year in (None, year_in(part.period))

    def of(self, table: ExportTable) -> ExportTable:
        """Return a table with its chosen rows."""
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

    With a commune of today come those that it was formed of. Raises UsageProblem (exit code 2)
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
