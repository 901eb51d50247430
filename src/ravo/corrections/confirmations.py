"""Confirmations (`đúng như vậy`): the warnings that they end, and those without a warning."""

from collections.abc import Iterable

from ravo.corrections.model import AppliedLine
from ravo.faults import Fault
from ravo.faults.table import ERROR, FaultTable
from ravo.faults.taxonomy import kind_of


def silence(
    faults: FaultTable, lines: Iterable[AppliedLine], file: str, *, judged: bool = True
) -> FaultTable:
    """Return the faults without the warnings that doubt a confirmed cell; errors always stay.

    `faults` are all of a workbook's, from reading, checks and review. A confirmation that
    answers no warning becomes a warning itself (RV-444), unless its household has an error or
    the workbook was not `judged`: then the warnings it answers may be yet to come. `file` is
    the name of the corrections file.
    """
    confirmed = {(line.sheet, line.cell): line for line in lines if line.kind == "confirmed"}
    answered = faults.where(_is_answerable) & faults.at(confirmed.keys())
    used = {(fault.sheet, fault.cell) for fault in faults.only(answered)}
    rejected = {*faults.households[faults.ranks == ERROR]} - {None}
    idle = [
        _idle(line, file)
        for cell, line in confirmed.items()
        if judged and cell not in used and line.household not in rejected
    ]
    return faults.only(~answered) + idle


def _is_answerable(fault: Fault) -> bool:
    """Return whether a fault is a warning that the confirmation of its cell ends."""
    warned = fault.severity == "warning" and fault.sheet is not None
    return warned and kind_of(fault.code).confirmable


def _idle(line: AppliedLine, file: str) -> Fault:
    params = {"file": file, "line": line.line}
    return Fault("RV-444", line.household, line.sheet, line.cell, line.column, params=params)
