"""Registers of files joined."""

from pathlib import Path

from ravo.register.store import address_of, reading, writing
from ravo.register.union import (
    MergedRegisters,
    TakenBatches,
    finished,
    refuse_altered,
    take_in,
)


def merge(into: Path | str, *others: Path | str) -> MergedRegisters:
    """Merge the registers of other files into that of one."""
    taken = TakenBatches()
    with writing(address_of(into)) as connection:
        for other in others:
            with reading(address_of(other)) as source:
                refuse_altered(source, str(other))
                take_in(connection, source, taken)
        return finished(connection, taken)
