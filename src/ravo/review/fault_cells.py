"""Faults of a household's record, placed at the cell of one of its columns."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace

from ravo.contract.columns import columns_of
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.score_table.answers import with_score_table
from ravo.survey.faults_at import cell_faults
from ravo.survey.survey import Survey
from ravo.typed_columns import Rows


def fault_at(survey: Survey, code: str, name: str, record: int, **params: object) -> Fault:
    """Return a fault of a household record at its column `name`."""
    table = survey.households
    return Fault(
        code,
        household=table.value("code", record),
        sheet=table.sheet_of(record),
        cell=table.cell(name, record),
        column=table.heading(name, record) or heading_of(survey, name),
        params=params,
    )


def faults_at(
    survey: Survey,
    code: str,
    name: str,
    records: Rows,
    each: Mapping[str, Sequence[Hashable]] | None = None,
    **params: object,
) -> FaultTable:
    """Return a fault of each household record at its column `name`.

    `each` has the params that differ by record.
    """
    faults = cell_faults(survey.households, code, name, records, None, each, **params)
    return faults.mapped(lambda f: f if f.column else replace(f, column=heading_of(survey, name)))


def heading_of(survey: Survey, name: str) -> str:
    """Return the contract's heading of a column of the sheet `Hộ`."""
    indicators = survey.edition.indicators if survey.edition else ()
    columns = with_score_table(columns_of("households", indicators), survey.grid)
    return next(column.heading for column in columns if column.name == name)
