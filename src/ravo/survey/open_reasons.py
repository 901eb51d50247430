"""Reasons of change that cannot be read and may mean that the household is gone.

A class of such a household could be that of people who are no longer there: it waits until somebody
chooses the reason.
"""

from dataclasses import replace

import numpy as np

from ravo.faults import Fault
from ravo.survey.departures import departed
from ravo.survey.survey import Survey

MAY_BE_GONE = "RV-334"
"""Words in no list that may mean so."""
OPEN = frozenset({MAY_BE_GONE, "RV-201", "RV-202"})
"""These, and cells with an error or without a saved value: nobody knows what they say."""


def with_open_reasons(survey: Survey, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return the faults, those of such reasons as errors of households that are still listed.

    A household without a number of members has an error of its own.
    """
    found = {(f.sheet, f.cell) for f in faults if f.code in OPEN}
    if not found:
        return faults
    table = survey.households
    listed = ~departed(survey) & table.frame["size"].gt(0).to_numpy(dtype=bool)
    cells = {
        (table.sheet_of(record), table.cell("change_reason", record))
        for record in map(int, np.flatnonzero(listed))
    }
    open_ = found & cells
    return tuple(
        replace(fault, decides=True)
        if fault.code in OPEN and (fault.sheet, fault.cell) in open_
        else fault
        for fault in faults
    )
