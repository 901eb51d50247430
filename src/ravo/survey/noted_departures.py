"""Notes of households that are gone or listed twice, while nothing else records that."""

from collections.abc import Iterator

import numpy as np

from ravo.faults.table import FaultTable
from ravo.survey.faults_at import cell_faults
from ravo.survey.survey import Survey
from ravo.typed_columns import blanks

NOTED = "RV-360"
"""The fault code of such a note."""


def noted_departures(survey: Survey) -> Iterator[FaultTable]:
    """Yield the warnings of households without a reason of change whose note has one."""
    table = survey.households
    notes = table.columns["note"]
    written = {note for note in notes if isinstance(note, str)}
    if not written:
        return
    # Its patterns take longer to build than all checks of a survey without notes.
    from ravo.contract.leaving_words import notes_departure

    known = {note: notes_departure(note) for note in written}
    if not any(known.values()):
        return
    noted = np.array([known.get(note, False) for note in notes], dtype=bool)
    records = np.flatnonzero(noted & blanks(table.columns["change_reason"]))
    yield cell_faults(table, NOTED, "note", records)
