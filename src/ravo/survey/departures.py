"""Households that are still listed with the reason why they are no longer there.

Such a row has no members and no evidence: it gets no class, and nothing is wrong with it.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ravo.faults import Fault
from ravo.survey.members import owners
from ravo.survey.survey import Survey

GONE = ("Chết", "Chuyển đi")
"""Reasons of a household that is no longer there."""
MERGED = "Nhập hộ"
"""The reason of a household that went into another one, and of the one that took it in."""
LEFT = (*GONE, MERGED)
"""Reasons with which a household without members is still listed."""
NOTE = "RV-307"
"""The fault that notes such a household; nothing is wrong with it."""
EVIDENCE = ("b1", "income")


def departed(survey: Survey) -> NDArray[np.bool_]:
    """Return which households died out, moved away or went into another, by their rows.

    None where members, points or an income are recorded all the same.
    """
    frame = survey.households.frame
    gone = frame["change_reason"].isin(LEFT).to_numpy(dtype=bool)
    gone = gone & frame["size"].fillna(0).eq(0).to_numpy(dtype=bool)
    gone = gone & frame[list(EVIDENCE)].isna().all(axis=1).to_numpy(dtype=bool)
    for table in (survey.members, survey.income):
        if table is not None and gone.any():
            owner = owners(survey.households, table)
            gone = gone & (np.bincount(owner[owner >= 0], minlength=len(gone)) == 0)
    return np.asarray(gone, dtype=bool)


def gone_with_facts(survey: Survey) -> Iterator[Fault]:
    """Warn of households that are recorded as gone and have members or evidence all the same."""
    table = survey.households
    gone = table.frame["change_reason"].isin(GONE).to_numpy(dtype=bool) & ~departed(survey)
    for record in np.flatnonzero(gone):
        at = int(record)
        yield Fault(
            "RV-308",
            household=table.value("code", at),
            sheet=table.sheet_of(at),
            cell=table.cell("change_reason", at),
            column=table.heading("change_reason", at),
            params={"reason": table.value("change_reason", at)},
        )


def with_departures(survey: Survey, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return the faults; a missing number of members of a departed household is a note of it."""
    gone = departed(survey)
    if not gone.any():
        return faults
    frame = survey.households.frame
    reasons = dict(zip(frame["code"][gone], frame["change_reason"][gone], strict=True))
    cells = {survey.households.place("size", int(at)) for at in np.flatnonzero(gone)}
    return tuple(
        replace(fault, code=NOTE, value=None, params={"reason": reasons[fault.household]})
        if fault.severity == "error" and fault.household in reasons and fault.cell in cells
        else fault
        for fault in faults
    )
