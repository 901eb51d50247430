"""One run at a time for an output folder: a lock on this machine's own disk."""

import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from ravo.faults import Fault, RavoError
from ravo.files import object_in, output_problem
from ravo.locks import lock_file

NAMED_SECONDS = 2.0
"""What a run that has just taken the lock may need to write who it is."""


class LockHolder(RavoError):
    """Another run holds the lock: exit code 4."""

    exit_code = 4


def lock_path(output: Path) -> Path:
    """Return the lock file of an output folder, on a local disk: network shares may not lock."""
    return lock_file(output, "batch")


@contextmanager
def held(output: Path, wait_seconds: float) -> Iterator[None]:
    """Hold the lock of an output folder.

    Raises Busy (exit code 4), naming who holds it and since when, where it is not free within
    `wait_seconds`. What a killed run left behind does not count: its lock went with it.
    """
    path = lock_path(output)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise output_problem(error, path) from error
    holder = path.with_suffix(".json")
    lock = FileLock(path, timeout=wait_seconds)
    try:
        lock.acquire()
    except Timeout:
        raise LockHolder(Fault("RV-127", params=_holder_words(holder, output))) from None
    except OSError as error:
        raise output_problem(error, path) from error
    try:
        # Who holds the lock is said for others to read; the lock holds without it.
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
    """Return what the holder of the lock wrote of itself; empty where it does not in time."""
    until = time.monotonic() + NAMED_SECONDS
    while not (holder_facts := object_in(holder)) and time.monotonic() < until:
        time.sleep(0.05)
    return holder_facts


def _holder_words(holder: Path, output: Path) -> dict[str, object]:
    holder_facts = _named(holder)
    return {
        "path": str(output),
        "pid": str(holder_facts.get("pid", "?")),
        "host": str(holder_facts.get("host", "?")),
        "since": str(holder_facts.get("since", "?")).replace("T", " "),
    }
