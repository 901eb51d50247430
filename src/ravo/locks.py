"""One process at a time where a kept file is read, changed and written back."""

import hashlib
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import platformdirs

from ravo.faults import Fault, RavoError, usage
from ravo.files import comparable_path, object_in, output_problem

WAIT_SECONDS = 60.0
NAMED_SECONDS = 2.0
"""The time within which a run that has taken a lock writes its name into the holder's file."""


class LockHolder(RavoError):
    """Another run holds the lock: exit code 4."""

    exit_code = 4


def lock_file(path: Path, room: str = "locks") -> Path:
    """Return the path of the lock of a file or folder.

    It is on a local disk, as network shares may not lock.
    """
    name = hashlib.sha256(os.fsencode(comparable_path(path))).hexdigest()[:32]
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


@contextmanager
def held_by_name(path: Path, room: str, seconds: float, code: str) -> Iterator[None]:
    """Hold the lock of a file or folder, and record for others who holds it and since when.

    Raises LockHolder (exit code 4) with the fault `code`, which names the holder, where the lock
    is not free within `seconds`. The lock of a killed run is free, whatever it recorded.
    """
    from filelock import FileLock, Timeout

    place = lock_file(path, room)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise output_problem(error, place) from error
    holder = place.with_suffix(".json")
    lock = FileLock(place, timeout=seconds)
    try:
        lock.acquire()
    except Timeout:
        raise LockHolder(Fault(code, params=_holder_words(holder, path))) from None
    except OSError as error:
        raise output_problem(error, place) from error
    try:
        # The record of the holder is for messages only: the lock holds without it.
        with suppress(OSError):
            holder.write_text(json.dumps(_holder()), encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            holder.unlink(missing_ok=True)
        lock.release()


def _holder() -> dict[str, object]:
    since = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    return {"pid": os.getpid(), "host": socket.gethostname(), "since": since}


def _named(holder: Path) -> dict[str, Any]:
    """Return the record that the holder of a lock wrote; empty where none appears in time."""
    until = time.monotonic() + NAMED_SECONDS
    while not (holder_facts := object_in(holder)) and time.monotonic() < until:
        time.sleep(0.05)
    return holder_facts


def _holder_words(holder: Path, path: Path) -> dict[str, object]:
    holder_facts = _named(holder)
    return {
        "path": str(path),
        "pid": str(holder_facts.get("pid", "?")),
        "host": str(holder_facts.get("host", "?")),
        "since": str(holder_facts.get("since", "?")).replace("T", " "),
    }
