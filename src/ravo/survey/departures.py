"""Households that are still listed with the reason why they are no longer there.

Such a row has no members and no evidence: it gets no class, and nothing is wrong with it.
"""

from collections.abc import Iterator, Mapping
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
STILL_COUNTED, REASON_FIRST = "RV-308", "RV-311"
"""A household recorded as gone that is counted; one of which the reason must be settled first."""
BLANK, UNLISTED = "RV-214", "RV-203"
"""A cell that is blank and may not be; a word in no list, among them a reason that is none."""
STILL_THERE = ("Tách hộ", "Chuyển đến")
"""Reasons of households that are new here: their number of members is needed."""
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
            STILL_COUNTED,
            household=table.value("code", at),
            sheet=table.sheet_of(at),
            cell=table.cell("change_reason", at),
            column=table.heading("change_reason", at),
            params={"reason": table.value("change_reason", at)},
        )


def with_departures(survey: Survey, faults: tuple[Fault, ...]) -> tuple[Fault, ...]:
    """Return the faults; a missing number of members beside a reason of change is another fault.

    Of a departed household it is a note. Where it is open whether the household is there, the
    reason comes first, and nothing is said of the household as one that is there.
    """
    gone, table = departed(survey), survey.households
    reasons = table.frame["change_reason"].to_numpy(dtype=object)
    unknown = {f.cell for f in faults if f.code == UNLISTED and f.sheet in table.sheets()}
    blank = np.flatnonzero(table.frame["size"].fillna(0).eq(0).to_numpy(dtype=bool))
    sizes: dict[tuple[str, str], int] = {}
    for record in map(int, blank):
        there = isinstance(reasons[record], str) and reasons[record] not in STILL_THERE
        if there or table.cell("change_reason", record) in unknown:
            sizes[table.sheet_of(record), table.cell("size", record)] = record
    if not (sizes or gone.any()):
        return faults
    return tuple(_beside_reason(survey, faults, sizes, gone))


def _beside_reason(
    survey: Survey,
    faults: tuple[Fault, ...],
    sizes: Mapping[tuple[str, str], int],
    gone: NDArray[np.bool_],
) -> Iterator[Fault]:
    """Yield the faults with those of blank sizes by what the reason of the household is."""
    table = survey.households
    open_: set[str | None] = set()
    named: list[Fault] = []
    for fault in faults:
        record = sizes.get((fault.sheet or "", fault.cell or ""))
        if record is None or fault.severity != "error":
            named.append(fault)
        elif gone[record]:
            params = {"reason": table.value("change_reason", record)}
            named.append(replace(fault, code=NOTE, value=None, params=params))
        elif fault.code != BLANK and fault.value != "0":
            named.append(fault)
        else:
            open_.add(fault.household)
            params = {"reason": table.cell("change_reason", record)}
            named.append(replace(fault, code=REASON_FIRST, value=None, params=params))
    yield from (f for f in named if not (f.code == STILL_COUNTED and f.household in open_))
