"""Faults of layouts of other workbooks."""

from ravo.messages.faults.kind import FaultKind

KINDS: tuple[FaultKind, ...] = ()
