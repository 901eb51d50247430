"""Registers of files joined."""

from pathlib import Path

from ravo.register.store import address_of, reading, writing
from ravo.register.union import MergedRegisters, TakenBatches, finished, take_in


def merge(into: Path | str, *others: Path | str) -> MergedRegisters:
    """Merge the registers of other files into that of one."""
    taken = TakenBatches()
    with writing(address_of(into)) as connection:
        for other in others:
            with reading(address_of(other)) as source:
                take_in(connection, source, str(other), taken)
        return finished(connection, taken)
