"""One run at a time for an output folder: a lock on this machine's own disk."""

from contextlib import AbstractContextManager
from pathlib import Path

from ravo.locks import held_by_name

ROOM = "batch"


def held(output: Path, wait_seconds: float) -> AbstractContextManager[None]:
    """Hold the lock of an output folder.

    Raises LockHolder (exit code 4), naming who holds it and since when, where it is not free
    within `wait_seconds`.
    """
    return held_by_name(output, ROOM, wait_seconds, "RV-127")
