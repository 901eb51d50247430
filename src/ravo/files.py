"""Files that appear whole or not at all."""

import errno
import hashlib
import json
import os
import re
import shutil
import stat
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path, PurePath
from typing import Any, TypeVar

from ravo.faults import RavoError, unreadable, usage
from ravo.text import CUT

FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et", ".xltx", ".xltm")
RESULT_SUFFIX = ".ket-qua.xlsx"
REGISTER_NAME = "so-theo-doi.sqlite"
"""The name of a register that nobody named otherwise; it lies beside the workbooks."""
_RETURNED = r"(?:\.tra-lai(?: ?\(\d+\))?)+$"
"""The end of a marked copy's name, with the numbers that browsers add."""
REPLACE_WAITS = (0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()
"""Seconds between tries to replace a file that another program holds open, as on Windows."""
NAME_MOST = 255
"""The longest name of a file: bytes, on Windows units of UTF-16."""
_AnyPath = TypeVar("_AnyPath", bound=PurePath)


def survey_stem(path: Path) -> str:
    """Return the name of a survey without its ending; that of a marked copy is its original's.

    A corrected copy is the survey again, and its results take the place of those before.
    """
    stem = stem_of(path)
    return re.sub(_RETURNED, "", stem) or stem


def stem_of(path: Path) -> str:
    """Return a name without its ending; a folder has none: `Phường 1. Quận 3`."""
    return path.name if is_folder(path) else path.stem


def is_folder(path: Path) -> bool:
    """Return whether a path is a folder that this account may see."""
    return os.path.isdir(path)  # noqa: PTH112  Path.is_dir raises below a closed folder


def is_visible_file(path: Path) -> bool:
    """Return whether a path is a regular file that this account may see."""
    return os.path.isfile(path)  # noqa: PTH113  as above


def matching(folder: Path, pattern: str) -> list[Path]:
    """Return the files of a folder whose names fit a pattern, in their order.

    Raises UsageProblem (exit code 2) for a folder that is closed to this account: it is not empty.
    """
    try:
        next(folder.iterdir(), None)
    except PermissionError as error:
        raise closed_path(folder) from error
    return sorted(folder.glob(pattern))


def is_file(path: Path) -> bool:
    """Return whether a path is a regular file.

    Raises UsageProblem (exit code 2) where a folder on the way is closed to this account: nobody
    knows then what is there.
    """
    try:
        path.stat()
    except PermissionError as error:
        raise closed_path(path) from error
    except OSError:
        return False
    return path.is_file()


def result_stems(books: Sequence[Path]) -> dict[Path, str]:
    """Return the names of the results of surveys without ending.

    Those of a corrected copy are named like its original's, unless that is given as well.
    """
    wanted = Counter(book.with_name(survey_stem(book)) for book in books)
    return {
        book: survey_stem(book) if wanted[book.with_name(survey_stem(book))] == 1 else stem_of(book)
        for book in books
    }


@contextmanager
def whole_file(
    path: Path, within: Path | None = None, *, like: Path | None = None
) -> Iterator[Path]:
    """Give a temporary path beside `path`; move it into place when the block ends well.

    The bytes are on the disk before the file takes its name, and the name before this returns,
    so that a power cut leaves the old file or the new one. `within` is a folder of the same
    disk for the temporary file. On any error the temporary file is removed and `path` is left
    as it was. A link stays, what it leads to is replaced. Nobody may read the file who could not
    read the one that it replaces, nor `like`. Raises UsageProblem (exit code 2) where the folder
    cannot be written, the disk is full, the file is open elsewhere or is no regular one;
    InputProblem (exit code 3) where its name is too long.
    """
    try:
        target = real_target(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = within or target.parent
        sweep(folder)
        handle, name = tempfile.mkstemp(
            prefix=unfinished_name(path.stem), suffix=path.suffix, dir=folder
        )
        os.close(handle)
    except OSError as error:
        raise output_problem(error, path) from error
    temporary = Path(name)
    try:
        with _scratch():
            yield temporary
        sync_file(temporary)
        temporary.chmod(_mode(target, like))
        take_place(temporary, target)
        sync_folder(target.parent)
    except OSError as error:
        raise output_problem(error, path) from error
    except Exception as error:
        if not _is_of_xlsxwriter(error):
            raise
        raise output_problem(_cause(error), path) from error
    finally:
        # Windows removes no file that a library which failed still holds open: a later run does.
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def take_place(source: Path, target: Path, waits: Sequence[float] = REPLACE_WAITS) -> None:
    """Move a file to its place, whether or not there is one already.

    Windows replaces no file that is open: one that a program against viruses looks at is free again
    in a moment, so that it is tried again after each of `waits`, in seconds. Raises OSError.
    """
    for wait in waits:
        with suppress(PermissionError):
            source.replace(target)
            return
        time.sleep(wait)
    source.replace(target)


def remove_folder(path: Path) -> None:
    """Remove a folder and what is in it, as far as that can be done.

    Windows removes nothing that is read-only, as copies of somebody's files may be.
    """
    if os.name == "nt":
        for item in path.rglob("*"):
            with suppress(OSError):
                item.chmod(stat.S_IWRITE)
    shutil.rmtree(path, ignore_errors=True)


def write_whole_text(path: Path, words: str, within: Path | None = None) -> None:
    """Write a text as a whole file in UTF-8, with the same bytes on every system.

    `within` and the errors are those of `whole_file`.
    """
    with whole_file(path, within) as temporary:
        temporary.write_text(words, encoding="utf-8", newline="\n")


def real_target(path: Path) -> Path:
    """Return the file that is written for `path`: what a link leads to, else `path` itself.

    Raises UsageProblem (exit code 2) where that is a folder, a device or a pipe, or where links
    lead round in a circle.
    """
    try:
        target = Path(os.path.realpath(path)) if path.is_symlink() else path
        mode = target.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return target
    except OSError as error:
        raise output_problem(error, path) from error
    if not stat.S_ISREG(mode):
        raise usage("RV-1010", path=str(path))
    return target


def is_same_file(one: Path, other: Path) -> bool:
    """Return whether two paths lead to one file, there already or not."""
    return other in FileSet([one])


class FileSet:
    """A set of files, each recognised by any path to it, there already or not.

    One file has several paths through links, shares and, on Windows, prefixes such as `\\\\?\\`.
    """

    def __init__(self, paths: Iterable[Path] = ()) -> None:
        self._marks: set[object] = set()
        for path in paths:
            self.add(path)

    def __contains__(self, path: Path) -> bool:
        """Return whether a path leads to a file of the set."""
        return not self._marks.isdisjoint(_marks_of(path))

    def add(self, path: Path) -> None:
        """Add the file to which a path leads."""
        self._marks.update(_marks_of(path))


def _marks_of(path: Path) -> Iterator[object]:
    """Yield what two paths to one file have in common: the whole path, or the file's number."""
    yield path.resolve()
    with suppress(OSError):
        status = path.stat()
        # Some shares number no file.
        if status.st_ino:
            yield status.st_dev, status.st_ino


def shared_folder(folders: Iterable[_AnyPath]) -> _AnyPath:
    """Return the innermost folder that holds absolute folders, or is one of them.

    On Windows there is none for several drives: then that of the folders on the first one's drive.
    """
    first, *others = folders
    others = [other for other in others if other.is_relative_to(first.anchor)]
    holding = (
        folder
        for folder in (first, *first.parents)
        if all(other.is_relative_to(folder) for other in others)
    )
    return next(holding)


def is_text(name: str) -> bool:
    """Return whether a file's name is text; elsewhere it may be bytes that are no letters."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def shown(path: Path) -> str:
    """Return a path as text, bytes that are no letters by their numbers."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def is_special(path: Path) -> bool:
    """Return whether a path is a pipe, device, socket or dangling link, not a file or folder."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return os.path.islink(path)  # noqa: PTH114  Path.is_symlink raises for too long a name
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def fitted_name(stem: str, suffix: str) -> str:
    """Return the name of a file, its stem cut where the name would be too long for a disk."""
    if name_length(stem + suffix) <= NAME_MOST:
        return stem + suffix
    kept = stem
    while kept and name_length(kept + CUT + suffix) > NAME_MOST:
        letter, kept = kept[-1], kept[:-1]
        while kept and unicodedata.combining(letter):
            letter, kept = kept[-1], kept[:-1]
    return kept + CUT + suffix


def name_length(name: str) -> int:
    """Return the length of a name as the disk counts it, to be compared with `NAME_MOST`."""
    return utf16_units(name) if os.name == "nt" else len(os.fsencode(name))


def utf16_units(words: str) -> int:
    """Return the length of a name as Windows counts it."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


# who may read what is written


def _mode(target: Path, like: Path | None) -> int:
    """Return the rights of a new file: no more than those of the files that it follows."""
    mode = 0o666 & ~_umask()
    for path in (target, like):
        if path is not None:
            mode &= ~_closed_to_others([path])
    return mode | stat.S_IRUSR | stat.S_IWUSR


def _closed_to_others(paths: Iterable[Path]) -> int:
    """Return the rights that the group and others do not have on one of the files."""
    closed = 0
    for path in paths:
        with suppress(OSError):
            mode = path.stat().st_mode
            if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
                closed |= 0o066 & ~mode
            if stat.S_ISDIR(mode):
                closed |= _closed_to_others(item for item in path.iterdir() if item.is_file())
    return closed


def close_like(path: Path, older: Path) -> None:
    """Withdraw from a file the rights that others do not have on the file that it replaces."""
    closed = _closed_to_others([older])
    if closed:
        path.chmod(stat.S_IMODE(path.stat().st_mode) & ~closed)


@contextmanager
def as_closed_as(paths: Iterable[Path], *, personal: bool = False) -> Iterator[None]:
    """Have the files written in the block no more accessible than their sources.

    Who cannot read one of `paths` can read nothing that is written, nor list a new folder; where
    what is written is `personal`, nobody but its owner can.
    """
    closed = _closed_to_others(paths) | (0o066 if personal else 0)
    # A user who may not read a folder has no use for passing through it.
    closed |= (closed & 0o044) >> 2
    before = os.umask(0)
    os.umask(before | closed)
    try:
        yield
    finally:
        os.umask(before)


# what is unfinished


def unfinished_name(stem: str = "") -> str:
    """Return the beginning of an unfinished file's name: hidden, with its process.

    It tells the machine, the time it was started and the process, so that another run can tell
    what is left over from what is being written.
    """
    return f".{stem[:40]}-{_MARK}{_host()}-{_boot()}-{os.getpid()}-"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Give a folder for files that go again when the block ends.

    What another program still holds open then, or a killed run leaves, a later run removes.
    """
    outer = Path(tempfile.gettempdir())
    sweep(outer)
    with tempfile.TemporaryDirectory(
        prefix=unfinished_name(), dir=outer, ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder)


def fresh_folder(inside: Path) -> Path:
    """Return a new folder for files that are moved out of it; nobody else may enter it.

    On Windows it is as open as the one around it: newer Pythons close a private one there so that
    its files stay closed wherever they are moved. Raises OSError.
    """
    folder = inside / os.urandom(16).hex()
    folder.mkdir(mode=0o777 if os.name == "nt" else 0o700)
    return folder


@contextmanager
def _scratch() -> Iterator[None]:
    """Have libraries put their own temporary files where a later run can sweep them."""
    before = tempfile.tempdir
    with scratch_folder() as folder:
        tempfile.tempdir = os.fspath(folder)
        try:
            yield
        finally:
            tempfile.tempdir = before


@cache
def _host() -> str:
    """Return a short mark of this machine, or of the container in which the program runs."""
    import socket

    space = ""
    with suppress(OSError):
        space = str(Path("/proc/self/ns/pid").readlink())
    return hashlib.sha256(f"{socket.gethostname()} {space}".encode()).hexdigest()[:8]


@cache
def _boot() -> str:
    """Return a short mark of the time at which this machine was started."""
    try:
        told = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii")
    except (OSError, ValueError):
        import psutil

        # The clock may be set while the machine runs: a day is as near as it has to be.
        told = str(int(psutil.boot_time() // 86_400))
    return hashlib.sha256(told.encode()).hexdigest()[:8]


_MARK = "ravo"
_UNFINISHED = re.compile(rf"^\..*-{_MARK}([0-9a-f]{{8}})-([0-9a-f]{{8}})-(\d{{1,10}})-")
_SWEPT: set[str] = set()


class _SweptReport:
    """What hears of a folder in which this process begins files; None where nobody does."""

    to: Callable[[str], None] | None = None


def sweep(folder: Path) -> None:
    """Remove what runs that were killed left unfinished in a folder; once for each process.

    A file goes only where it is of this machine and its process is surely gone.
    """
    key = os.fspath(folder)
    if key in _SWEPT:
        return
    _SWEPT.add(key)
    if _SweptReport.to is not None:
        _SweptReport.to(key)
    _sweep(key)


def sweep_again(reported: Iterable[str]) -> None:
    """Remove what a process that was killed left unfinished in the folders that it reported.

    It may have begun files as well in those that this process had swept before.
    """
    for folder in {*reported, *_SWEPT}:
        _sweep(folder)


@contextmanager
def folders_reported(to: Callable[[str], None]) -> Iterator[None]:
    """Have each folder in which files are begun reported first, once, to whoever could sweep it."""
    before, _SweptReport.to = _SweptReport.to, to
    try:
        yield
    finally:
        _SweptReport.to = before


def _sweep(folder: str) -> None:
    with suppress(OSError), os.scandir(folder) as items:
        for item in items:
            if _is_left(item.name):
                with suppress(OSError):
                    _remove(item)


def _remove(item: "os.DirEntry[str]") -> None:
    if item.is_dir(follow_symlinks=False):
        shutil.rmtree(item.path, ignore_errors=True)
    else:
        Path(item.path).unlink()


def _is_left(name: str) -> bool:
    """Return whether the name is of an unfinished file whose process has ended."""
    found = _UNFINISHED.match(name)
    if found is None or found[1] != _host():
        return False
    if found[2] != _boot():
        return os.name == "posix" and sys.platform == "linux"
    import psutil

    return not psutil.pid_exists(int(found[3]))


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
    """Return whether an error of XlsxWriter wraps the operating system's error.

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
    """Return the SHA-256 of a file; None where it cannot be read, or never ends as a device."""
    if is_special(path):
        return None
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
    # Windows calls a name that is too long invalid.
    if error.errno == errno.ENAMETOOLONG or name_length(path.name) > NAME_MOST:
        return unreadable("RV-1009", path=path.name)
    if error.errno in FULL:
        return usage("RV-152", path=path.name)
    if isinstance(error, PermissionError) and os.path.exists(path):  # noqa: PTH110  as above
        return usage("RV-153", path=path.name)
    return usage("RV-151", path=str(path))


def closed_path(path: Path) -> RavoError:
    """Return the problem that this account may not look at, read or write a path."""
    return usage("RV-1335", path=shown(path))


def permission_problem(error: BaseException) -> RavoError | None:
    """Return the problem behind an error of the system that nothing nearer expected.

    None where it is no refused permission, or names no path: then it is a fault of ravo.
    """
    if not isinstance(error, PermissionError) or not isinstance(error.filename, (str, bytes)):
        return None
    return closed_path(Path(os.fsdecode(error.filename)))
