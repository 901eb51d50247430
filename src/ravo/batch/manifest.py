"""`manifest.jsonl`: one line for each workbook handled, only ever added to, each line checked.

A line is on the disk before the next workbook is begun, so that after any interruption the lines
show which files are in place. Each line has its own SHA-256; a line that is incomplete after a
power cut, or was altered, is reported and does not count.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from ravo.batch.task import Failure
from ravo.files import output_problem, whole_file
from ravo.json_text import json_value
from ravo.places import WrittenPlace

TORN_NAME = "manifest.torn"
CHECKSUM = "line_sha256"
EntryStatus = Literal["scored", "unchanged", "failed", "waiting"]


@dataclass(frozen=True)
class ManifestEntry:
    """The contents of a manifest's line about one workbook.

    `outputs` gives the SHA-256 of each file by its path relative to the output folder. `key` names
    everything that the result depends on; `at` is when the line was written (UTC). `archived` is
    the place of the verdicts in the archive: empty where another workbook holds it, None where no
    archive was kept. `unread` counts what of the workbook was not read; `departed` is the number of
    rejected households that left the list.
    """

    input: str
    sha256: str | None
    status: EntryStatus
    verdict: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    undetermined: int = 0
    place: WrittenPlace = field(default_factory=WrittenPlace)
    outputs: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    error: Failure | None = None
    key: str | None = None
    at: str = ""
    archived: str | None = None
    unread: Mapping[str, int] = field(default_factory=dict)
    departed: int = 0


@dataclass(frozen=True)
class Manifest:
    """The manifest as read, by workbook.

    `standing` has the last line of each that is more than a note of waiting, `good` the last line
    with a verdict, to which the files in place belong, unless a failure followed that is not
    `passing`. `damaged` are the numbers, from 1, of altered lines; `torn` is whether the last line
    is incomplete.
    """

    standing: Mapping[str, ManifestEntry]
    good: Mapping[str, ManifestEntry]
    damaged: tuple[int, ...] = ()
    torn: bool = False


def line_of(entry: ManifestEntry) -> str:
    """Return an entry as one line of JSON with its own checksum and a line end."""
    value = {
        "input": entry.input,
        "sha256": entry.sha256,
        "status": entry.status,
        "verdict": entry.verdict,
        "counts": dict(entry.counts),
        "undetermined": entry.undetermined,
        "place": _fields(entry.place),
        "outputs": dict(entry.outputs),
        "seconds": entry.seconds,
        "error": _fields(entry.error) if entry.error else None,
        "key": entry.key,
        "at": entry.at,
        "archived": entry.archived,
        "unread": dict(entry.unread),
        "departed": entry.departed,
    }
    return _dumped({**value, CHECKSUM: _checksum(value)}) + "\n"


def _fields(value: Any) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def _dumped(value: Mapping[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _checksum(value: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a line's JSON without the checksum itself."""
    return hashlib.sha256(_dumped(value).encode()).hexdigest()


def entry_of(line: str) -> ManifestEntry | None:
    """Return the entry of a line; None where the line was altered."""
    try:
        value = json_value(line)
        recorded = value.pop(CHECKSUM)
        if recorded != _checksum(value):
            return None
        value["place"] = WrittenPlace(**value["place"])
        value["error"] = Failure(**value["error"]) if value["error"] else None
        return ManifestEntry(**value)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def read_manifest(path: Path) -> Manifest:
    """Return the contents of a manifest; an empty one where there is no file.

    Raises UsageProblem (exit code 2) where the file exists but cannot be read.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Manifest({}, {})
    except OSError as error:
        raise output_problem(error, path) from error
    lines = data.split(b"\n")
    torn = lines.pop() != b""
    standing: dict[str, ManifestEntry] = {}
    good: dict[str, ManifestEntry] = {}
    damaged: list[int] = []
    for number, line in enumerate(lines, 1):
        entry = entry_of(line.decode("utf-8", errors="replace"))
        if entry is None:
            damaged.append(number)
            continue
        if entry.status != "waiting":
            standing[entry.input] = entry
        if entry.verdict is not None:
            good[entry.input] = entry
        elif entry.error and not entry.error.passing:
            good.pop(entry.input, None)
    return Manifest(standing, good, tuple(damaged), torn)


def put_torn_aside(path: Path, work: Path) -> None:
    """Move the incomplete last line of an interrupted run to a file beside the manifest.

    Complete lines stay; nothing that was written is deleted. `work` is a folder on the same disk
    for unfinished files.
    """
    data = path.read_bytes()
    whole = data.rfind(b"\n") + 1
    with whole_file(path.with_name(TORN_NAME), work) as temporary:
        temporary.write_bytes(data[whole:])
    with path.open("r+b") as file:
        file.truncate(whole)
        os.fsync(file.fileno())


def append(path: Path, entries: Iterable[ManifestEntry]) -> None:
    """Append lines to the manifest and return when they are on the disk.

    Raises UsageProblem (exit code 2) where that fails; a partly written line is removed.
    """
    data = "".join(map(line_of, entries)).encode()
    if not data:
        return
    try:
        with path.open("ab", buffering=0) as file:
            before = file.tell()
            try:
                _write_all(file.fileno(), data)
                os.fsync(file.fileno())
            except OSError:
                os.ftruncate(file.fileno(), before)
                raise
    except OSError as error:
        raise output_problem(error, path) from error


def _write_all(handle: int, data: bytes) -> None:
    while data:
        data = data[os.write(handle, data) :]
