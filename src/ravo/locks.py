"""One process at a time where a kept file is read, changed and written back."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from ravo.faults import usage
from ravo.files import output_problem

WAIT_SECONDS = 60.0


def lock_file(path: Path, room: str = "locks") -> Path:
    """Return the lock of a file or folder, on a local disk: network shares may not lock."""
    name = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:32]
    return platformdirs.user_state_path("ravo", appauthor=False) / room / f"{name}.lock"


@contextmanager
def locked(path: Path, seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock of a file or folder, which need not be there yet.

    Raises UsageProblem (exit code 2) where another process holds it for longer than `seconds`.
    A process that ends gives its locks back.
    """
    from filelock import FileLock, Timeout

    place = lock_file(path)
    lock = FileLock(place, timeout=seconds)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise usage("RV-1016", path=str(path), seconds=seconds) from None
    except OSError as error:
        raise output_problem(error, place) from error
    try:
        yield
    finally:
        lock.release()
