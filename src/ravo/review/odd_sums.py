"""Incomes computed from the sheet `Thu nhập` that are beyond the usual range."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ravo.contract.slips import likely_slip
from ravo.criteria.indicators import MONTHS_IN_YEAR
from ravo.faults import Fault
from ravo.review.evidence import Evidence, trusted
from ravo.review.odd_units import SUMMED
from ravo.review.whole_columns import confirms_column, income_column
from ravo.survey.members import of_households, owners
from ravo.survey.survey import Survey, Table
from ravo.typed_columns import Figures, Flags

TAKEN, SPENT = "_in", "_out"
"""The endings of the names of a household's takings and costs."""


class SumDoubts(NamedTuple):
    """The survey with its odd sums in doubt, and a warning of each of their households."""

    survey: Survey
    faults: tuple[Fault, ...] = ()


def sum_doubts(survey: Survey, evidence: Evidence) -> SumDoubts:
    """Return the survey with odd computed incomes in doubt, and a warning of each.

    No class depends on them until they are corrected or confirmed. A low sum of usual takings is
    that of a bad year, and one below zero is below the line in every unit: these decide, with a
    warning (`odd_sums`), as does a sum with a confirmed figure.
    """
    sheet = survey.income
    if sheet is None or confirms_column(survey, income_column()):
        return SumDoubts(survey)
    low, _ = income_column().usual
    odd = _odd(evidence, ~survey.rejected)
    sums = evidence.income_from_sheet
    odd &= (sums > low) | ((sums >= 0) & (_takings(survey, sheet) < low))
    if not odd.any():
        return SumDoubts(survey)
    rows = of_households(odd, owners(survey.households, sheet))
    rows &= ~sheet.in_doubt(SUMMED)
    places = _confirmed_places(survey)
    for row in np.flatnonzero(rows):
        rows[row] = _confirmed(sheet, int(row), places) is None
    faults = tuple(
        _fault("RV-360", survey, sheet, evidence, int(row)) for row in np.flatnonzero(rows)
    )
    return SumDoubts(replace(survey, income=sheet.with_doubts({SUMMED: rows})), faults)


def odd_sums(survey: Survey, evidence: Evidence, kept: Flags) -> Iterator[Fault]:
    """Yield a warning of each household with an odd computed income that decides.

    Only where it is the household's income: an income on the form goes before it.
    """
    sheet = survey.income
    if sheet is None:
        return
    odd = _odd(evidence, kept)
    for row in np.flatnonzero(of_households(odd, owners(survey.households, sheet))):
        yield _fault("RV-306", survey, sheet, evidence, int(row))


def _odd(evidence: Evidence, kept: Flags) -> Flags:
    """Return flags of the households whose computed income counts and is beyond what is usual."""
    low, high = income_column().usual
    sums = evidence.income_from_sheet
    return kept & np.isnan(evidence.income_on_form) & ((sums < low) | (sums > high))


def _takings(survey: Survey, sheet: Table) -> Figures:
    """Return each household's takings in đồng per member and month; 0 where it has none."""
    yearly = np.nansum([sheet.columns[name] for name in _names(sheet, TAKEN)], axis=0)
    owner = owners(survey.households, sheet)
    per_household = np.zeros(len(survey.households.rows))
    per_household[owner[owner >= 0]] = yearly[owner >= 0]
    monthly: Figures = per_household / trusted(survey.households)["size"] / MONTHS_IN_YEAR
    return monthly


def _names(sheet: Table, *endings: str) -> list[str]:
    return [name for name in sheet.columns if name.endswith(endings)]


def _confirmed_places(survey: Survey) -> set[tuple[str, str]]:
    """Return the sheet and cell of each value that a correction confirms."""
    return {(line.sheet, line.cell) for line in survey.applied if line.kind == "confirmed"}


def _confirmed(sheet: Table, row: int, places: AbstractSet[tuple[str, str]]) -> str | None:
    """Return the column of the first figure of a row that is among confirmed places, or None."""
    figures = _names(sheet, TAKEN, SPENT) if places else []
    here = sheet.sheet_of(row)
    return next((name for name in figures if (here, sheet.cell(name, row)) in places), None)


def _largest(sheet: Table, row: int) -> str:
    """Return the column of a row's largest taking, or of its largest cost where it has none."""
    for ending in (TAKEN, SPENT):
        figures = {name: sheet.value(name, row) for name in _names(sheet, ending)}
        given = {name: figure for name, figure in figures.items() if not np.isnan(figure)}
        if given:
            return max(given, key=given.__getitem__)
    return "code"


def _fault(code: str, survey: Survey, sheet: Table, evidence: Evidence, row: int) -> Fault:
    record = int(owners(survey.households, sheet)[row])
    column = income_column()
    low, high = column.usual
    income = round(float(evidence.income_from_sheet[record]))
    name = _confirmed(sheet, row, _confirmed_places(survey)) or _largest(sheet, row)
    where = (sheet.sheet_of(row), sheet.cell(name, row), sheet.heading(name, row))
    params = {"low": low, "high": high, "income": income, "slip": likely_slip(income, column)}
    return Fault(code, survey.households.value("code", record), *where, params=params)
