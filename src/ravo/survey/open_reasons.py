"""Reasons of change that cannot be read and may mean that the household is gone.

A class of such a household could be that of people who are no longer there: it waits until somebody
chooses the reason.
"""

from dataclasses import replace

from ravo.faults.table import FaultTable
from ravo.survey.departures import NO_WORD, departed
from ravo.survey.faults_at import in_columns, records_of
from ravo.survey.survey import Survey
from ravo.typed_columns import blanks

COMMENT = "RV-203"
"""Words in no list that are about something else than leaving."""


def with_open_reasons(survey: Survey, faults: FaultTable) -> FaultTable:
    """Return the faults, those of such reasons as errors of households that are still listed.

    So is a cell with an error or without a saved value: nobody knows what it says. A household
    without a number of members has an error of its own.
    """
    table = survey.households
    unread = blanks(table.columns["change_reason"]) & (table.columns["size"] > 0)
    listed = unread & ~departed(survey)
    of_reason = in_columns(table, faults, "change_reason") & ~faults.coded(COMMENT, NO_WORD)
    if not of_reason.any():
        return faults
    records = records_of(table, faults)
    open_ = of_reason & (records >= 0)
    open_[open_] = listed[records[open_]]
    return faults.changed(open_, lambda fault: replace(fault, decides=True))
