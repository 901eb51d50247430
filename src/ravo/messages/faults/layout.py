"""Faults of the shape of a sheet: headings, hidden parts, totals."""

from ravo.messages.faults.kind import FaultKind

KINDS: tuple[FaultKind, ...] = ()
