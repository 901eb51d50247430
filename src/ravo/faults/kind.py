"""The shape of one entry of the taxonomy."""

from dataclasses import dataclass
from typing import Literal

from ravo.faults import Severity, UnreadKind
from ravo.messages import Text

Bearing = Literal["rejects", "column", "opens", "never"]
"""What a fault does: an error rejects what it concerns, or only where a class depends on the
column that it stands on; a warning leaves a class open where it depends on the cell, or never."""


@dataclass(frozen=True, slots=True)
class FaultKind:
    """One kind of fault: its code, severity, and what to tell the officer.

    `title` names it in lists. `message` says what is wrong and where, `hint` what to do; both
    may use the fields of the fault and its params. `example` shows it in the reference page.
    `bearing` is given where it does not follow from the severity.
    `unread` says what such a fault leaves unread: one sheet, of the others as many as its `count`.
    """

    code: str
    severity: Severity
    title: Text
    message: Text
    hint: Text
    example: Text
    unread: UnreadKind | None = None
    bearing: Bearing | None = None

    @property
    def bears(self) -> Bearing:
        """What a fault of this kind does to a class."""
        return self.bearing or ("rejects" if self.severity == "error" else "never")

    @property
    def category(self) -> int:
        """1 file, 2 cell, 3 household, 4 workbook, 5 rules, 6 history."""
        return int(self.code[3])
