"""Incomes that are probably in another unit: of a year, of a household, in thousands.

A heading can be corrected while the figures below it stay in the old unit. The incomes of a survey
are therefore compared with the poverty line of each household, near which reviewed households live.
The limits are what an office finds plausible, like the usual ranges of `columns.csv`; no law sets
them. No class depends on incomes beyond them until they are confirmed.
"""

from dataclasses import replace
from typing import Literal, NamedTuple

import numpy as np

from ravo.criteria import Edition
from ravo.criteria.rules import a_month, poverty_line
from ravo.criteria.terms import AREAS
from ravo.faults import Fault
from ravo.messages import Text, text
from ravo.review.evidence import Evidence
from ravo.review.fault_cells import fault_at, heading_of
from ravo.review.whole_columns import confirms_column, income_column
from ravo.survey.members import of_households, owners
from ravo.survey.survey import Survey, Table
from ravo.typed_columns import Figures, Flags

Slip = Literal["larger", "smaller", "household"]
SUMMED = "other_in"
"""The column of the sheet `Thu nhập` that is put in doubt for a whole row: one figure in doubt is
enough to put the sum in doubt."""
LEAST_INCOMES = 5
"""The number of incomes within the usual range from which a column is checked as a whole."""
HALF, FEW = 1 / 2, 1 / 4
"""The shares of incomes from which a column is in doubt: of high or low ones, and of very high
ones, which occur where only some rows were corrected."""
HIGH, VERY_HIGH, LOW = 6.0, 8.0, 0.1
"""Multiples of the poverty line that are implausible for reviewed households: an income of half the
line, written for twelve months, is six times the line. A household's sums of one month are nearer
to it and are recognised by the size of the household only. Narrower limits would doubt correct
incomes."""
LEAST_HOUSEHOLDS, WITH_SIZE = 24, 0.6
"""The number of households, and the correlation of the logarithms of income and size, from which
incomes are those of whole households: an income per person does not rise with the size."""


class UnitDoubts(NamedTuple):
    """The survey with its incomes in doubt, and the warning of each of the two sources."""

    survey: Survey
    faults: tuple[Fault, ...] = ()


class _OddIncomes(NamedTuple):
    """The kind of oddness of incomes, flags of the odd ones, and flags of those in doubt for it."""

    slip: Slip
    odd: Flags
    doubted: Flags


def unit_doubts(survey: Survey, edition: Edition, evidence: Evidence) -> UnitDoubts:
    """Return the survey with incomes that are probably in another unit in doubt, and the warnings.

    A column that a correction confirms is not in doubt, nor is a figure beyond the usual range
    whose cell is confirmed.
    """
    lines = _lines(edition, evidence)
    if np.isnan(lines).all() or confirms_column(survey, income_column()):
        return UnitDoubts(survey)
    form = _of_form(survey, evidence, lines)
    sheet = _of_sheet(evidence, lines) if survey.income is not None else None
    doubted = {"income": form.doubted} if form is not None else {}
    marked = replace(survey, households=survey.households.with_doubts(doubted))
    if sheet is not None and survey.income is not None:
        owner = owners(survey.households, survey.income)
        rows = of_households(sheet.doubted, owner)
        marked = replace(marked, income=survey.income.with_doubts({SUMMED: rows}))
    faults = [] if form is None else [_form_fault(survey, evidence, form)]
    if sheet is not None and survey.income is not None:
        faults.append(_sheet_fault(survey, survey.income, evidence, sheet))
    return UnitDoubts(marked, tuple(faults))


def _lines(edition: Edition, evidence: Evidence) -> Figures:
    """Return each household's poverty line per month; the higher one where its area is unknown."""
    lines = {
        area: a_month(edition, "income", poverty_line(edition, "income", area)) for area in AREAS
    }
    unknown = max(lines.values())
    return np.array([lines.get(area, unknown) for area in evidence.area], dtype=np.float64)


def _of_form(survey: Survey, evidence: Evidence, lines: Figures) -> _OddIncomes | None:
    """Return the odd incomes on the form, those beyond the usual range included."""
    if not survey.households.given("income"):
        return None
    low, high = income_column().usual
    figures = evidence.income_on_form
    figures = np.where((figures < low) | (figures > high), np.nan, figures)
    multiples = figures / lines
    beyond = survey.households.in_doubt("income")
    return _oddities(multiples, beyond) or _by_size(survey, multiples)


def _of_sheet(evidence: Evidence, lines: Figures) -> _OddIncomes | None:
    """Return the odd incomes computed from the sheet `Thu nhập`, where these decide."""
    figures = np.where(np.isnan(evidence.income_on_form), evidence.income_from_sheet, np.nan)
    multiples = figures / lines
    return _oddities(multiples, np.zeros(len(lines), dtype=bool))


def _oddities(multiples: Figures, beyond: Flags) -> _OddIncomes | None:
    """Return the incomes that are too high or too low for their lines; None where few are.

    Where others are too high, a figure at or under the line is not in doubt: in the right unit it
    is under the line too.
    """
    known, far = int((~np.isnan(multiples)).sum()), int(beyond.sum())
    count = known + far
    high, very, low = multiples > HIGH, multiples > VERY_HIGH, multiples < LOW
    one_way = not (high.any() and low.any())
    if known < LEAST_INCOMES and not (one_way and far > HALF * count):
        return None
    above = multiples > 1
    if high.any() and (high | beyond).sum() >= HALF * count:
        return _OddIncomes("larger", high, above)
    if low.any() and (low | beyond).sum() >= HALF * count:
        return _OddIncomes("smaller", low, ~np.isnan(multiples))
    few = known >= LEAST_INCOMES and very.sum() >= FEW * count
    return _OddIncomes("larger", very, above) if few else None


def _by_size(survey: Survey, multiples: Figures) -> _OddIncomes | None:
    """Return the incomes that rise with the number of members, as sums of households do."""
    sizes = survey.households.columns["size"]
    known = (multiples > 0) & (sizes >= 1)
    if known.sum() < LEAST_HOUSEHOLDS:
        return None
    logarithms = np.log(multiples[known]), np.log(sizes[known])
    if min(float(np.ptp(values)) for values in logarithms) == 0:
        return None
    if np.corrcoef(*logarithms)[0, 1] < WITH_SIZE:
        return None
    return _OddIncomes("household", known, multiples > 1)


def _form_fault(survey: Survey, evidence: Evidence, incomes: _OddIncomes) -> Fault:
    first = int(np.flatnonzero(incomes.odd)[0])
    count = int((~np.isnan(evidence.income_on_form)).sum())
    params = {"odd": int(incomes.odd.sum()), "count": count, "slip": _slip_words("form", incomes)}
    return replace(fault_at(survey, "RV-358", "income", first, **params), household=None)


def _sheet_fault(survey: Survey, sheet: Table, evidence: Evidence, incomes: _OddIncomes) -> Fault:
    owner = owners(survey.households, sheet)
    first = int(np.flatnonzero(of_households(incomes.odd, owner))[0])
    counted = np.isnan(evidence.income_on_form) & ~np.isnan(evidence.income_from_sheet)
    params = {
        "odd": int(incomes.odd.sum()),
        "count": int(counted.sum()),
        "slip": _slip_words("sheet", incomes),
        "heading": heading_of(survey, "income"),
    }
    where = (None, sheet.sheet_of(first), sheet.cell("code", first), sheet.heading("code", first))
    return Fault("RV-359", *where, params=params)


def _slip_words(source: Literal["form", "sheet"], incomes: _OddIncomes) -> Text:
    return text(f"slips.of_{source}_{incomes.slip}")
