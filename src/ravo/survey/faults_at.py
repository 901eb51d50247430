"""A fault at a record of a table: its sheet, its cell and its heading as the officer wrote them."""

from ravo.faults import Fault
from ravo.survey.survey import Table


def cell_fault(
    table: Table, code: str, name: str, record: int, value: str | None = None, **params: object
) -> Fault:
    """Return a fault of a record at its cell in the column `name`; `value` is what may be shown."""
    return Fault(
        code,
        household=table.codes[record],
        sheet=table.sheet_of(record),
        cell=table.cell(name, record),
        column=table.heading(name, record),
        value=value,
        params=params,
    )
