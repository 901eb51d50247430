"""`Đúng như vậy`: warnings that an officer confirms, and confirmations without a warning."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ravo.corrections.model import AppliedLine
from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of


@dataclass(frozen=True)
class SilencedFaults:
    """The faults that stay, and the warnings that a confirmed cell answers."""

    kept: tuple[Fault, ...]
    silenced: tuple[Fault, ...]


def silence(
    faults: Sequence[Fault], lines: Iterable[AppliedLine], file: str, *, judged: bool = True
) -> SilencedFaults:
    """Drop the warnings that doubt a confirmed cell; errors always stay.

    `faults` are all of a workbook's, from reading, checks and review. A confirmation that
    answers no warning becomes a warning itself (RV-444), unless its household has an error or
    the workbook was not `judged`: then the warnings it answers may be yet to come. `file` is
    the name of the corrections file.
    """
    confirmed = {(line.sheet, line.cell): line for line in lines if line.kind == "confirmed"}
    dropped = [fault for fault in faults if _answered(fault, confirmed)]
    used = {(fault.sheet, fault.cell) for fault in dropped}
    gone = set(map(id, dropped))
    kept = [fault for fault in faults if id(fault) not in gone]
    rejected = {fault.household for fault in faults if fault.severity == "error"} - {None}
    idle = [
        line
        for cell, line in confirmed.items()
        if judged and cell not in used and line.household not in rejected
    ]
    return SilencedFaults((*kept, *(_idle(line, file) for line in idle)), tuple(dropped))


def _answered(fault: Fault, confirmed: dict[tuple[str, str], AppliedLine]) -> bool:
    if fault.severity != "warning" or not kind_of(fault.code).confirmable:
        return False
    return fault.sheet is not None and (fault.sheet, fault.cell) in confirmed


def _idle(line: AppliedLine, file: str) -> Fault:
    params = {"file": file, "line": line.line}
    return Fault("RV-444", line.household, line.sheet, line.cell, line.column, params=params)
