"""Warnings of incomes computed from the sheet `Thu nhập` that are beyond the usual range."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ravo.contract.slips import likely_slip
from ravo.faults import Fault
from ravo.review.evidence import Evidence
from ravo.review.whole_columns import income_column
from ravo.survey.members import of_households, owners
from ravo.survey.survey import Survey


def odd_sums(survey: Survey, evidence: Evidence, kept: NDArray[np.bool_]) -> Iterator[Fault]:
    """Yield a warning of each household with an odd computed income, in đồng a member and month.

    Only where it is the household's income: an income on the form goes before it.
    """
    sheet = survey.income
    if sheet is None:
        return
    column = income_column()
    low, high = column.usual
    sums = evidence.income_from_sheet
    odd = kept & np.isnan(evidence.income_on_form) & ((sums < low) | (sums > high))
    if not odd.any():
        return
    owner = owners(survey.households, sheet)
    for row in np.flatnonzero(of_households(odd, owner)):
        income = round(float(sums[owner[row]]))
        params = {"low": low, "high": high, "slip": likely_slip(income, column)}
        at = int(row)
        where = (sheet.sheet_of(at), sheet.cell("code", at), sheet.heading("code", at))
        code = survey.households.value("code", int(owner[row]))
        yield Fault("RV-306", code, *where, params={**params, "income": income})
