"""The workbooks of a folder: their states before and after their checksums are calculated."""

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ravo.batch.plan import FileState, FoundWorkbook, is_fresh
from ravo.faults import unreadable, usage
from ravo.files import RESULT_SUFFIX, WORKBOOK_SUFFIXES, checksum, comparable_path
from ravo.workbook.csv_bundle import text_digest
from ravo.workbook.folders import is_text_survey
from ravo.workbook.products import is_spare_copy, product_of

READERS = 4
"""Threads that calculate checksums: they wait for the disk more than for the processor."""


def names_in(folder: Path, pattern: str, passed_over: Iterable[Path] = ()) -> list[str]:
    """Return the workbooks in a folder that fit a pattern, relative to it, in order.

    Left out are lock files and hidden files, results, uncorrected returned copies beside their
    survey, and everything inside the folders `passed_over`. Raises InputProblem (exit code 3) for a
    missing folder, UsageProblem (exit code 2) for a pattern that leads out of it.
    """
    if not folder.is_dir():
        raise unreadable("RV-101", path=str(folder))
    parts = Path(pattern).parts
    # From Python 3.13 on `**.xlsx` is taken for `*.xlsx`, which passes folders over in silence.
    half_deep = any("**" in part and part != "**" for part in parts)
    if Path(pattern).is_absolute() or ".." in parts or half_deep:
        raise usage("RV-147", pattern=pattern)
    outside = {comparable_path(path) for path in passed_over}
    paths = [
        path
        for path in _globbed(folder, pattern)
        if _is_workbook(path, folder)
        and not (outside and _is_inside(comparable_path(path), outside))
    ]
    return sorted({path.relative_to(folder).as_posix() for path in paths})


def _is_inside(path: Path, folders: set[Path]) -> bool:
    return path in folders or not folders.isdisjoint(path.parents)


def _globbed(folder: Path, pattern: str) -> list[Path]:
    try:
        return list(folder.glob(pattern))
    except (ValueError, IndexError, NotImplementedError, OSError):
        # Patterns such as `**.xlsx` or `.` are invalid.
        raise usage("RV-147", pattern=pattern) from None


def _is_workbook(path: Path, folder: Path) -> bool:
    if path == folder or any(
        part.startswith((".", "~$")) for part in path.relative_to(folder).parts
    ):
        return False
    if is_text_survey(path):
        return True
    return (
        path.suffix.lower() in WORKBOOK_SUFFIXES
        and not path.name.endswith(RESULT_SUFFIX)
        and not path.is_dir()
        and product_of(path) is None
        and not is_spare_copy(path, folder)
    )


def look_at(path: Path) -> FileState | None:
    """Return the size and time of a file; None where it no longer exists.

    For a folder with the tables of one survey it is the sum of sizes and the latest time.
    """
    try:
        looks = [path.stat()]
        if path.is_dir():
            looks += [item.stat() for item in path.iterdir() if item.is_file()]
    except OSError:
        return None
    return FileState(sum(one.st_size for one in looks), max(one.st_mtime_ns for one in looks))


def checksums(paths: Sequence[Path]) -> list[str | None]:
    """Return the SHA-256 of each file; None for those that cannot be read."""
    with ThreadPoolExecutor(READERS) as pool:
        return list(pool.map(_checksum, paths))


def _checksum(path: Path) -> str | None:
    return text_digest(path) if path.is_dir() else checksum(path)


def look_twice(
    folder: Path,
    names: Sequence[str],
    settle_seconds: float,
    *,
    now_ns: Callable[[], int] = time.time_ns,
    sleep: Callable[[float], object] = time.sleep,
) -> list[FoundWorkbook]:
    """Return the workbooks, each with its state before and after its checksum was calculated.

    If a workbook was written to within the last `settle_seconds`, the second look is that much
    later, whatever the clock shows: a clock that was set back neither keeps a workbook waiting for
    ever nor hides that it is still growing.
    """
    paths = [folder / name for name in names]
    began = time.monotonic()
    first = [look_at(path) for path in paths]
    digests = checksums(paths)
    now = now_ns()
    if any(look and is_fresh(look, now, settle_seconds) for look in first):
        sleep(max(settle_seconds - (time.monotonic() - began), 0.0))
    return [
        FoundWorkbook(name, look, look_at(path), digest)
        for name, path, look, digest in zip(names, paths, first, digests, strict=True)
        if look is not None
    ]
