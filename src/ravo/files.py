"""Files that appear whole or not at all, and folders that stand for the workbooks in them."""

import errno
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ravo.faults import RavoError, unreadable, usage

FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
RESULT_SUFFIX = ".ket-qua.xlsx"


@contextmanager
def whole_file(path: Path, within: Path | None = None) -> Iterator[Path]:
    """Give a temporary path beside `path`; move it into place when the block ends well.

    The bytes are on the disk before the file takes its name, and the name before this returns,
    so that a power cut leaves the old file or the new one. `within` is a folder of the same
    disk for the temporary file. On any error the temporary file is removed and `path` is left
    as it was. Raises UsageProblem (exit code 2) where the folder cannot be written, the disk is
    full or the file is open elsewhere.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(
            prefix=f".{path.stem[:40]}-", suffix=path.suffix, dir=within or path.parent
        )
        os.close(handle)
    except OSError as error:
        raise output_problem(error, path) from error
    temporary = Path(name)
    try:
        yield temporary
        sync_file(temporary)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise output_problem(error, path) from error
    except Exception as error:
        if not _is_of_xlsxwriter(error):
            raise
        raise output_problem(_cause(error), path) from error
    finally:
        temporary.unlink(missing_ok=True)


def sync_file(path: Path) -> None:
    """Return when the bytes of a file are on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Return when the names in a folder are on the disk; Windows keeps them by itself."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_of_xlsxwriter(error: Exception) -> bool:
    """Tell an error that wraps the operating system's; who raised it has loaded the library.

    Most commands write no workbook and do without the time that loading takes.
    """
    library = sys.modules.get("xlsxwriter.exceptions")
    return library is not None and isinstance(error, library.FileCreateError)


def _cause(error: BaseException) -> OSError:
    """Return the operating system's error inside XlsxWriter's own."""
    for inner in (error.__cause__, error.__context__, *error.args):
        if isinstance(inner, OSError):
            return inner
    return OSError()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def checksum(path: Path) -> str | None:
    """Return the SHA-256 of a file; None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def object_in(path: Path) -> dict[str, Any]:
    """Return the JSON object that a file of this program's own holds; empty where it holds none."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def output_problem(error: OSError, path: Path) -> RavoError:
    """Return the one-line problem behind an operating system error while writing `path`."""
    if error.errno in FULL:
        return usage("RV-152", path=path.name)
    if isinstance(error, PermissionError) and path.exists():
        return usage("RV-153", path=path.name)
    return usage("RV-151", path=str(path))


def workbooks_in(paths: Iterable[Path]) -> list[Path]:
    """Return the workbooks that `paths` stand for; a folder stands for those directly in it.

    Lock files (`~$…`) and earlier results (`….ket-qua.xlsx`) inside a folder are passed over.
    Raises InputProblem (exit code 3) for a folder without workbooks.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += _folder(path)
        else:
            found.append(path)
    return found


def _folder(folder: Path) -> list[Path]:
    books = [
        item
        for item in sorted(folder.iterdir())
        if item.suffix.lower() in WORKBOOK_SUFFIXES
        and not item.name.startswith(("~$", "."))
        and not item.name.endswith(RESULT_SUFFIX)
    ]
    if not books:
        raise unreadable("RV-109", path=str(folder))
    return books
