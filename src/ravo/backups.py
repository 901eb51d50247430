"""Copies of files that were edited by hand, kept beside the new version before it is written.

Officers fill in, sign and correct what ravo wrote, and save it under its name. Workbooks and
documents show by their own properties whether another program saved them since.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from ravo.files import checksum, fitted_name, output_problem, whole_file

KEPT_SUFFIX = ".truoc"
SAVED_BY = "ravo"
"""The name under `last modified by` in every workbook and document that ravo writes."""
PROPERTIES = "docProps/core.xml"
_MOST_BYTES = 100_000
_NO_YEAR = 1980
"""The year of parts without a date: the earliest that an archive can hold."""
_UNREADABLE = (
    OSError,
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_SAVED_BY = re.compile(rb"<cp:lastModifiedBy>([^<]*)</cp:lastModifiedBy>")
_TIMES = re.compile(rb"<dcterms:(?:created|modified)\b[^>]*>([^<]*)</dcterms:(?:created|modified)>")


def is_as_written(path: Path) -> bool:
    """Return whether ravo wrote a workbook or document and no other program saved it since.

    Word, Excel and similar programs record in a file's properties who saved it last and when; ravo
    writes its own name and the time of creation there. An edit within the same second shows by the
    dates of the parts of the zip, which ravo leaves blank.
    """
    if not _is_undated(path):
        return False
    properties = part_of(path, PROPERTIES)
    saved_by, times = _SAVED_BY.search(properties), _TIMES.findall(properties)
    is_own = saved_by is not None and saved_by[1] == SAVED_BY.encode()
    return is_own and len(times) == 2 and times[0] == times[1]


def _is_undated(path: Path) -> bool:
    """Return whether no part of a file carries the date of its writing."""
    try:
        with zipfile.ZipFile(path) as archive:
            return all(item.date_time[0] == _NO_YEAR for item in archive.infolist())
    except _UNREADABLE:
        return False


def part_of(path: Path, name: str) -> bytes:
    """Return the first 100,000 bytes of a part of a workbook or document; empty without it."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(name) as part:
            return part.read(_MOST_BYTES)
    except _UNREADABLE:
        return b""


def kept_if_changed(path: Path, as_written: Callable[[Path], bool] = is_as_written) -> str | None:
    """Copy a file that is about to be replaced, unless it is unchanged since ravo wrote it.

    Returns the name of the copy, which is in the same folder; None where there is nothing to keep.
    Raises UsageProblem (exit code 2) where the file cannot be read or the copy cannot be written.
    """
    if as_written(path):
        return None
    digest = checksum(path)
    if digest is not None:
        return keep(path, digest)
    try:
        there = path.is_file()
    except OSError as error:
        raise output_problem(error, path) from error
    if there:
        raise output_problem(PermissionError(), path)
    return None


def keep(path: Path, digest: str, within: Path | None = None) -> str:
    """Copy a file within its folder, unless such a copy exists; return the name of the copy.

    `digest` is the file's checksum, `within` a folder of the same disk for the unfinished copy.
    Raises UsageProblem (exit code 2) where the file cannot be read or the copy cannot be written.
    """

    def is_taken(name: str) -> bool:
        """Return whether a file of other contents has the name."""
        other = path.with_name(name)
        return other.exists() and checksum(other) != digest

    kept = path.with_name(free_name(path.name, is_taken))
    if not kept.exists():
        try:
            whole = path.read_bytes()
        except OSError as error:
            raise output_problem(error, path) from error
        with whole_file(kept, within, like=path) as temporary:
            temporary.write_bytes(whole)
    return kept.name


def free_name(name: str, taken: Callable[[str], bool]) -> str:
    """Return the first name for a kept copy of file `name` that is not `taken`."""
    return next(kept for kept in _kept_names(name) if not taken(kept))


def _kept_names(name: str) -> Iterator[str]:
    yield fitted_name(name, KEPT_SUFFIX)
    for number in count(2):
        yield fitted_name(name, f"{KEPT_SUFFIX}{number}")
