"""The filling of an office's own template in a separate process, with limits.

The sandbox keeps a template from files and from the program, but not from endless loops or texts
that fill the memory. Such a template ends its process and is reported; ravo goes on.
"""

import json
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from os import environ, pathsep
from pathlib import Path
from typing import Any

import psutil

from ravo.faults import RavoError, unreadable
from ravo.files import scratch_folder
from ravo.json_text import json_value

REQUEST, ANSWER, DOCUMENT = "request.json", "answer.json", "document.docx"
MIB = 1 << 20
SECONDS, SECONDS_EACH, MOST_MIB, MIB_EACH = 30.0, 0.1, 512, 0.5
"""What filling in an office's template may take, for itself and for each household."""
LOOK_SECONDS = 0.05
"""The time between two checks of the process."""


@dataclass(frozen=True)
class FillLimits:
    """The limits of filling in a template: wall-clock seconds, and MiB beyond an idle process."""

    seconds: float = SECONDS
    mib: int = MOST_MIB

    @classmethod
    def for_each(cls, count: int) -> "FillLimits":
        """Return what a template may take that is filled in for each of `count` households."""
        return cls(SECONDS + count * SECONDS_EACH, MOST_MIB + int(count * MIB_EACH))


@dataclass(frozen=True)
class FillOutcome:
    """The outcome of a template: the document, None for a check only, and the removed links."""

    document: bytes | None
    links: tuple[str, ...]


def fill_apart(
    program: str,
    path: Path,
    name: str,
    values: Mapping[str, Any] | None,
    limits: FillLimits | None = None,
) -> FillOutcome:
    """Check the template at `path` in a separate process and, where `values` are given, fill it in.

    `program` is the module that the process runs, `name` the template's name in messages. Raises
    InputProblem (exit code 3) for a template that cannot be used, with RV-1040 where it exceeds
    the limits.
    """
    limits = limits or FillLimits()
    with scratch_folder() as place:
        request = {
            "path": str(path.resolve()),
            "name": name,
            "values": values,
            "mib": limits.mib,
            "seconds": limits.seconds,
        }
        (place / REQUEST).write_text(json.dumps(request), encoding="utf-8")
        if not _finished(program, place, limits):
            raise _beyond(name, limits)
        return _answer(place, name, limits)


def _beyond(name: str, limits: FillLimits) -> RavoError:
    return unreadable("RV-1040", path=name, seconds=limits.seconds, mib=limits.mib)


def _answer(place: Path, name: str, limits: FillLimits) -> FillOutcome:
    try:
        answer: dict[str, Any] = json_value((place / ANSWER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise _beyond(name, limits) from None
    if answer["code"] is not None:
        raise unreadable(answer["code"], **answer["params"])
    document = place / DOCUMENT
    return FillOutcome(
        document.read_bytes() if document.is_file() else None, tuple(answer["links"])
    )


def _finished(program: str, place: Path, limits: FillLimits) -> bool:
    """Run the process; return whether it ended with success and within the limits."""
    source = str(Path(__file__).resolve().parents[2])
    paths = pathsep.join([source, *filter(None, [environ.get("PYTHONPATH")])])
    words = [sys.executable, "-P", "-m", program, str(place)]
    process = subprocess.Popen(  # noqa: S603  this interpreter and ravo's own module
        words,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**environ, "PYTHONPATH": paths},
    )
    try:
        return _watched(process, limits) == 0
    finally:
        process.kill()
        process.wait()


def _watched(process: "subprocess.Popen[bytes]", limits: FillLimits) -> int | None:
    """Return the exit code of a process; None where it took too long or too much memory."""
    end, least = time.monotonic() + limits.seconds, None
    while time.monotonic() < end:
        try:
            return process.wait(LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            used = _memory(process.pid)
        least = used if least is None else min(least, used)
        if used > least + (limits.mib + STARTING_MIB) * MIB:
            return None
    return None


STARTING_MIB = 128
"""MiB that the process takes while it loads its libraries; its own limit is set after that."""


def _memory(process: int) -> int:
    try:
        return int(psutil.Process(process).memory_info().rss)
    except psutil.Error:
        return 0
