"""A workbook's sheet, and corrections of it, as the tests of corrections need them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ravo.contract.columns import TableName, columns_of
from ravo.contract.headings import find_heading
from ravo.corrections.application import apply_to
from ravo.corrections.model import Applied, Correction, Corrections
from ravo.corrections.page import CorrectedSheet
from ravo.criteria import edition_for_year

INDICATORS = edition_for_year(2024).indicators
LINE = Correction(
    line=2,
    household="H1",
    column="Điểm B1",
    old=120,
    new=130,
    confirms=False,
    reason="Gõ nhầm",
    who="Cán bộ Thử",
    on=date(2024, 11, 20),
)


def line(number: int = 2, **more: Any) -> Correction:
    return replace(LINE, line=number, **more)


def confirming(number: int = 2, **more: Any) -> Correction:
    return line(number, **{"old": 120, "new": None, "confirms": True, **more})


def corrections(*lines: Correction) -> Corrections:
    return Corrections("noi/sua.xlsx", "0" * 64, lines)


@dataclass
class Sheet:
    """Rows by heading, laid out under one heading row."""

    records: Sequence[Mapping[str, Any]]
    table: TableName = "households"
    broken: Mapping[tuple[int, int], str | None] | None = None
    filled: Mapping[tuple[int, int], Any] | None = None

    @property
    def headings(self) -> list[str]:
        return list(dict.fromkeys(key for row in self.records for key in row))

    @property
    def rows(self) -> list[list[Any]]:
        # calamine gives blank cells as empty strings
        cells = [[row.get(h) for h in self.headings] for row in self.records]
        return [list(self.headings), *[["" if c is None else c for c in row] for row in cells]]

    def at(self, record: int, heading: str) -> tuple[int, int]:
        return record + 1, self.headings.index(heading)

    def apply(self, *lines: Correction) -> Applied:
        columns = columns_of(self.table, INDICATORS)
        rows = self.rows
        heading = find_heading(rows, columns)
        assert heading is not None
        page = CorrectedSheet(
            self.table,
            columns[0].sheet,
            rows,
            range(1, len(rows)),
            heading.places,
            columns,
            heading.words,
            self.broken or {},
            self.filled or {},
        )
        return apply_to(corrections(*lines), page)

    def corrected(self, *lines: Correction) -> list[list[Any]]:
        rows = self.rows
        for (row, place), value in self.apply(*lines).cells.items():
            rows[row][place] = value
        return rows
