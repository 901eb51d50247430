"""Unreadable reasons of change that may mean that the household is gone.

Its class could be that of people who are no longer there, so it has none until an officer chooses
the reason.
"""

from dataclasses import replace

from ravo.faults.table import FaultTable
from ravo.survey.departures import NO_WORD, departed
from ravo.survey.faults_at import in_columns, records_of
from ravo.survey.survey import Survey
from ravo.typed_columns import blanks

COMMENT = "RV-203"
"""The fault code of words that are in no list and not about leaving."""


def with_open_reasons(survey: Survey, faults: FaultTable) -> FaultTable:
    """Return the faults, those of such reasons turned into errors of households still listed.

    Cells with an error or without a saved value count as such reasons. A household without a size
    has another error already.
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
