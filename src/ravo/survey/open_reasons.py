"""Reasons of change that cannot be read and may mean that the household is gone.

A class of such a household could be that of people who are no longer there: it waits until somebody
chooses the reason.
"""

from dataclasses import replace

import numpy as np

from ravo.faults import Fault
from ravo.survey.departures import NO_WORD, departed
from ravo.survey.survey import Survey

COMMENT = "RV-203"
"""Words in no list that are about something else than leaving."""


def with_open_reasons(survey: Survey, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return the faults, those of such reasons as errors of households that are still listed.

    So is a cell with an error or without a saved value: nobody knows what it says. A household
    without a number of members has an error of its own.
    """
    table = survey.households
    unread = table.frame["change_reason"].isna() & table.frame["size"].gt(0)
    cells = {
        (table.sheet_of(record), table.cell("change_reason", record))
        for record in map(int, np.flatnonzero(unread.to_numpy(dtype=bool) & ~departed(survey)))
    }
    comments = (COMMENT, NO_WORD)
    return tuple(
        replace(fault, decides=True)
        if fault.code not in comments and (fault.sheet, fault.cell) in cells
        else fault
        for fault in faults
    )
