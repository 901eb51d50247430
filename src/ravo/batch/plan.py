"""The plan for the workbooks of the input folder; nothing here reads a file or a clock."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from ravo.batch.manifest import ManifestEntry
from ravo.batch.task import JSON_SUFFIX, TaskTargets
from ravo.files import RESULT_SUFFIX
from ravo.workbook.products import RETURNED_SUFFIX

RETURNED_FOLDER = "tra-lai"
REPORTS_FOLDER = "bao-cao"


@dataclass(frozen=True, slots=True)
class FileState:
    """The visible state of a file: its size in bytes and its time in nanoseconds."""

    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class FoundWorkbook:
    """A workbook of the input folder, by its name there.

    `first` and `second` are its states before and after reading, `sha256` its checksum; None where
    it could not be read. `corrections` identifies the corrections for it.
    """

    name: str
    first: FileState
    second: FileState | None
    sha256: str | None
    corrections: str = ""


@dataclass(frozen=True)
class Plan:
    """The workbooks by what is to be done with them, each in the order of their names.

    `todo` are to be handled, `unchanged` have a recorded result that still holds, `waiting` changed
    while they were read, `clashing` would share their results with another workbook. `gone` had
    results once, but their workbook no longer exists.
    """

    todo: tuple[FoundWorkbook, ...] = ()
    unchanged: tuple[ManifestEntry, ...] = ()
    waiting: tuple[FoundWorkbook, ...] = ()
    clashing: tuple[tuple[FoundWorkbook, str], ...] = ()
    gone: tuple[ManifestEntry, ...] = ()


def targets_of(name: str) -> TaskTargets:
    """Return the files to write for a workbook, at its place in the input folder."""
    path = PurePosixPath(name)
    stem = str(path.with_name(path.stem))
    returned = f"{RETURNED_FOLDER}/{stem}{RETURNED_SUFFIX}"
    return TaskTargets(stem + RESULT_SUFFIX, stem + JSON_SUFFIX, returned)


def key_of(workbook: FoundWorkbook, basis: str) -> str:
    """Return the checksum of everything on which the result of a workbook depends.

    `basis` is the part that is common to all workbooks of the run.
    """
    parts = (workbook.name, workbook.sha256 or "", workbook.corrections, basis)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def is_fresh(look: FileState, now_ns: int, settle_seconds: float) -> bool:
    """Return whether a file's time is so recent that it may still be written to.

    A time far in the future, left by a clock that was set back, does not count as recent.
    """
    return abs(now_ns - look.mtime_ns) < settle_seconds * 1e9


def make_plan(
    workbooks: Sequence[FoundWorkbook],
    standing: Mapping[str, ManifestEntry],
    basis: str,
    holds: Callable[[ManifestEntry], bool],
    *,
    force: bool = False,
) -> Plan:
    """Return the plan of what to do.

    `holds` is whether the outputs of an entry are in place as recorded. A recorded failure also
    holds, unless its reason may have passed.
    """
    clashes = _clashes(workbooks)
    todo, unchanged, waiting = [], [], []
    for item in sorted(workbooks, key=lambda item: item.name):
        entry = standing.get(item.name)
        if item.name in clashes:
            continue
        if item.first != item.second:
            waiting.append(item)
        elif not force and entry is not None and _is_done(entry, item, basis, holds):
            unchanged.append(entry)
        else:
            todo.append(item)
    names = {item.name for item in workbooks}
    gone = [entry for name, entry in sorted(standing.items()) if name not in names]
    clashing = [(item, clashes[item.name]) for item in workbooks if item.name in clashes]
    return Plan(tuple(todo), tuple(unchanged), tuple(waiting), tuple(clashing), tuple(gone))


def _is_done(
    entry: ManifestEntry, item: FoundWorkbook, basis: str, holds: Callable[[ManifestEntry], bool]
) -> bool:
    if item.sha256 is None or entry.key != key_of(item, basis):
        return False
    return not (entry.error and entry.error.passing) and holds(entry)


def _clashes(workbooks: Iterable[FoundWorkbook]) -> dict[str, str]:
    """Return for each workbook that would share its results with another one the other's name."""
    owners: dict[str, list[str]] = {}
    for item in sorted(workbooks, key=lambda item: item.name):
        owners.setdefault(targets_of(item.name).results.casefold(), []).append(item.name)
    return {
        name: next(other for other in names if other != name)
        for names in owners.values()
        if len(names) > 1
        for name in names
    }
