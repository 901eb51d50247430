"""Faults of one year against another."""

from ravo.messages.faults.kind import FaultKind

KINDS: tuple[FaultKind, ...] = ()
