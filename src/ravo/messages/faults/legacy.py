"""Faults of text saved in an old Vietnamese code."""

from ravo.messages.faults.kind import FaultKind

KINDS: tuple[FaultKind, ...] = ()
