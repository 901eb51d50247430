"""Faults of the file of corrections."""

from ravo.messages.faults.kind import FaultKind

KINDS: tuple[FaultKind, ...] = ()
