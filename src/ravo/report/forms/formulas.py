"""The live formulas of a form: rates, sums over units, sums over columns.

A formula is written only where its result equals the calculated figure; its result is blank where a
figure that it needs is blank, like the calculated figure.
"""

from collections.abc import Mapping, Sequence

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from ravo.changes.identity import COLUMNS, SIGNS
from ravo.report.forms.facts import LISTS, FormColumn
from ravo.report.forms.layout import FormLayout, place_key
from ravo.report.forms.model import SUMS, FormLine, FormRow, FormTable, below_of, lines_below

COUNTS_OF = {"5": "4", "7": "6"}
"""The form with the counts for each form of rates."""


class Formulas:
    """Builds the formula of each cell of one form."""

    def __init__(
        self, table: FormTable, layout: FormLayout, others: Mapping[str, tuple[str, FormLayout]]
    ) -> None:
        self.table, self.layout, self.others = table, layout, others
        self.below = {} if table.number in LISTS else lines_below(table.rows)

    def of(self, row: FormRow, column: FormColumn) -> str | None:
        """Return the formula of a cell, with the leading `=`; None where the cell holds a value."""
        if column.rate is not None:
            return self._rate(row, column.rate)
        if column.figure.startswith("deprived_rate."):
            return self._share(row, column)
        if self.table.number in LISTS:
            return None
        if self.table.number == "10" and row.line is None:
            return self._both(row, column)
        if row.level in SUMS:
            return self._sum(row, column)
        return self._addends(row, column)

    def left_over(self, row: FormRow) -> str:
        """Return the formula of the unexplained difference of a line of form 2 or 3."""
        signs = ["-" if sign > 0 else "+" for sign in SIGNS]
        cells = [self._cell(row, code) for code in COLUMNS]
        *moved, end = zip(signs, cells, strict=True)
        return f"={end[1]}" + "".join(sign + cell for sign, cell in moved)

    def _row(self, row: FormRow, line: FormLine | None) -> int:
        return self.layout.rows[place_key(row.stt, row.level), line]

    def _cell(self, row: FormRow, code: str) -> str:
        at = self._row(row, row.line)
        return str(xl_rowcol_to_cell(at, self.layout.columns[code]))

    def _rate(self, row: FormRow, rate: tuple[str, str]) -> str:
        return percent_of(self._cell(row, rate[0]), self._cell(row, rate[1]))

    def _share(self, row: FormRow, column: FormColumn) -> str | None:
        """Return a rate of forms 5 and 7 from the counts of forms 4 and 6, if those are written."""
        other = self.others.get(COUNTS_OF[self.table.number])
        if other is None:
            return None
        sheet, layout = other
        at = layout.rows[place_key(row.stt, row.level), row.line]
        part = f"'{sheet}'!{xl_rowcol_to_cell(at, layout.columns[column.code])}"
        return percent_of(part, self._cell(row, "tong_ho"))

    def _both(self, row: FormRow, column: FormColumn) -> str:
        at, place = self._row(row, None), self.layout.columns[column.code]
        return _whole(f"{xl_rowcol_to_cell(at + 1, place)}:{xl_rowcol_to_cell(at + 2, place)}", 2)

    def _sum(self, row: FormRow, column: FormColumn) -> str | None:
        below = below_of(row, self.below)
        sent = sum(item.sent for item in below)
        if not sent:
            return None
        known = row.values[column.code] is not None
        name = xl_col_to_name(self.layout.columns[column.code])
        rows = [self._row(item, item.line) + 1 for item in below]
        if below[0].level in SUMS:
            cells = ",".join(f"{name}{at}" for at in rows)
            return f"=SUM({cells})" if known else _whole(cells, sent)
        span = f"{name}{rows[0]}:{name}{rows[-1]}"
        if row.line is None:
            return f"=SUM({span})" if known else _whole(span, sent)
        return self._by_line(row, rows, name, sent, known=known)

    def _by_line(
        self, row: FormRow, rows: Sequence[int], name: str, sent: int, *, known: bool
    ) -> str:
        """Return the sum of the rows with the same kind of line, between rows of other kinds."""
        label = "B" if self.table.number == "10" else "C"
        span, names = f"{name}{rows[0]}:{name}{rows[-1]}", f"${label}{rows[0]}:${label}{rows[-1]}"
        same = f"{names},${label}{self._row(row, row.line) + 1}"
        total = f"SUMIFS({span},{same})"
        return f"={total}" if known else f'=IF(COUNTIFS({same},{span},">=0")<{sent},"",{total})'

    def _addends(self, row: FormRow, column: FormColumn) -> str | None:
        codes = column.addends
        parts = [row.values.get(code) for code in codes]
        known = [part for part in parts if isinstance(part, int)]
        if not codes or len(known) < len(codes) or sum(known) != row.values[column.code]:
            return None
        if len(codes) > 2:
            return f"=SUM({self._cell(row, codes[0])}:{self._cell(row, codes[-1])})"
        return "=" + "+".join(self._cell(row, code) for code in codes)


def percent_of(part: str, whole: str) -> str:
    """Return the formula of a rate in %, blank where it is undefined or would exceed 100 %."""
    blank = f'{whole}="",{whole}=0,{part}="",{part}>{whole}'
    return f'=IF(OR({blank}),"",ROUND({part}/{whole}*100,2))'


def _whole(cells: str, count: int) -> str:
    """Return a sum that is blank until all its figures are filled in."""
    return f'=IF(COUNT({cells})<{count},"",SUM({cells}))'
