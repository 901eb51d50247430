"""Files that are written whole or not at all, and the sweeping of unfinished ones."""

import errno
import hashlib
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
from itertools import count
from pathlib import Path, PurePath
from typing import Any, TypeVar

from ravo.faults import RavoError, unreadable, usage
from ravo.json_text import json_object
from ravo.text import CUT

FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
WORKBOOK_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et", ".xltx", ".xltm")
RESULT_SUFFIX = ".ket-qua.xlsx"
REGISTER_NAME = "so-theo-doi.sqlite"
"""The default name of a register's file, which is in the folder of the workbooks."""
_RETURNED = r"(?:\.tra-lai(?: ?\(\d+\))?)+$"
"""The end of a marked copy's name, with the numbers that browsers add."""
REPLACE_WAITS = (0.05, 0.1, 0.2, 0.4) if os.name == "nt" else ()
"""Seconds between tries to replace a file that another program holds open, as on Windows."""
NAME_MOST = 255
"""The longest name of a file: bytes, on Windows units of UTF-16."""
_AnyPath = TypeVar("_AnyPath", bound=PurePath)


def survey_stem(path: Path) -> str:
    """Return the name of a survey's file without its ending and without `.tra-lai`.

    A returned copy so has the name of its original: once corrected it is the survey again, and its
    results replace the earlier ones.
    """
    stem = stem_of(path)
    return re.sub(_RETURNED, "", stem) or stem


def stem_of(path: Path) -> str:
    """Return the name of a file without its ending, that of a folder (`Phường 1. Quận 3`) whole."""
    return path.name if is_folder(path) else path.stem


def is_folder(path: Path) -> bool:
    """Return whether a path is a folder that this account may see."""
    return os.path.isdir(path)  # noqa: PTH112  Path.is_dir raises below a closed folder


def is_visible_file(path: Path) -> bool:
    """Return whether a path is a regular file that this account may see."""
    return os.path.isfile(path)  # noqa: PTH113  as above


def matching(folder: Path, pattern: str) -> list[Path]:
    """Return the files of a folder whose names fit a pattern, in their order.

    Raises UsageProblem (exit code 2) for a folder that this account may not read, which would
    otherwise look empty.
    """
    try:
        next(folder.iterdir(), None)
    except PermissionError as error:
        raise closed_path(folder) from error
    return sorted(folder.glob(pattern))


def is_file(path: Path) -> bool:
    """Return whether a path is a regular file.

    Raises UsageProblem (exit code 2) where a folder above it is closed to this account, so that
    the answer is unknown.
    """
    try:
        path.stat()
    except PermissionError as error:
        raise closed_path(path) from error
    except OSError:
        return False
    return path.is_file()


def result_stems(books: Sequence[Path]) -> dict[Path, str]:
    """Return the names of surveys' results, without ending, by the paths of the surveys.

    Results of a returned copy have the name of its original, unless that is among `books` too.
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
    """Yield a temporary path in the folder of `path`; move it to `path` when the block succeeds.

    The bytes are on the disk before the file gets its name, and the name is on the disk before
    this returns, so that a power cut leaves the old file or the new one. `within` is a folder of
    the same disk for the temporary file. On any error the temporary file is removed and `path` is
    left as it was. Where `path` is a link, its target is replaced. The new file has no more readers
    than the file that it replaces, nor than `like`. Raises UsageProblem (exit code 2) where the
    folder cannot be written, the disk is full, the file is open elsewhere or is no regular one;
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
        # After a failure a library may hold the file open, and Windows removes no open file: a
        # later run removes it.
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def take_place(source: Path, target: Path, waits: Sequence[float] = REPLACE_WAITS) -> None:
    """Move a file to `target`, replacing a file that is there; or a folder to where none is.

    Windows replaces no open file, and moves no folder that contains one. A virus scanner closes it
    again in a moment, so the move is repeated after each of `waits`, in seconds. Raises OSError
    where the last try fails.
    """
    for wait in waits:
        with suppress(PermissionError):
            source.replace(target)
            return
        time.sleep(wait)
    source.replace(target)


def remove_folder(path: Path) -> None:
    """Remove a folder and its contents as far as possible; errors are ignored.

    Read-only files, as copies of an office's files may be, are made writable first: Windows removes
    no others.
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
    """Return the file that is written for `path`: the target of a link, else `path` itself.

    Raises UsageProblem (exit code 2) where that is a folder, a device or a pipe, or where the links
    form a circle.
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


_DEVICE_PREFIX = re.compile(r"\A\\\\[?.]\\(?:(UNC)\\|(?=[A-Za-z]:\\))")


def without_prefix(path: str) -> str:
    """Return a path without Windows' `\\\\?\\` or `\\\\.\\` before the name of a drive or share."""
    return _DEVICE_PREFIX.sub(lambda match: "\\\\" if match[1] else "", path)


def resolved_path(path: Path) -> Path:
    """Return the whole path of a file or folder, links followed as far as the system can.

    Unlike `Path.resolve` it raises nothing: neither for links in a circle nor for a disk of Windows
    that does not name the final path.
    """
    try:
        return Path(os.path.realpath(path))
    except OSError:
        return path.absolute()


def comparable_path(path: Path) -> Path:
    """Return the whole path of a file or folder, the same however it was written.

    It is for comparing: without its prefix Windows may not open a long path.
    """
    return Path(without_prefix(str(resolved_path(path))))


def is_same_file(one: Path, other: Path) -> bool:
    """Return whether two paths lead to the same file, which need not exist."""
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
    """Yield what two paths to one file have in common: the whole path, or numbers on its disk.

    A file that is not there yet has no number, but its folder has one.
    """
    whole = resolved_path(path)
    yield Path(without_prefix(str(whole)))
    for item, name in ((whole, ""), (whole.parent, os.path.normcase(whole.name))):
        with suppress(OSError):
            status = item.stat()
            # Some shares number no file.
            if status.st_ino:
                yield status.st_dev, status.st_ino, name


def shared_folder(folders: Iterable[_AnyPath]) -> _AnyPath:
    """Return the innermost folder that contains all of some absolute folders, or is one of them.

    Folders on several drives of Windows share none: then it is that of the folders on the drive of
    the first one.
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
    """Return whether a file's name is UTF-8 text; outside Windows it may be any bytes."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def shown(path: Path) -> str:
    """Return a path as text, in which bytes that are no UTF-8 are shown by their numbers."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def is_special(path: Path) -> bool:
    """Return whether a path is a pipe, device, socket or dangling link, not a file or folder."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return os.path.islink(path)  # noqa: PTH114  Path.is_symlink raises for too long a name
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def fitted_name(stem: str, suffix: str) -> str:
    """Return the name `stem` + `suffix`, its stem shortened to the length that disks allow."""
    if name_length(stem + suffix) <= NAME_MOST:
        return stem + suffix
    kept = stem
    while kept and name_length(kept + CUT + suffix) > NAME_MOST:
        letter, kept = kept[-1], kept[:-1]
        while kept and unicodedata.combining(letter):
            letter, kept = kept[-1], kept[:-1]
    return kept + CUT + suffix


def numbered_names(stem: str, suffix: str, form: str = "-{}") -> Iterator[str]:
    """Yield the names of a file: `stem` + `suffix`, then the same with a number from 2 in `form`.

    A long stem is shortened before its number, so that no name is yielded twice.
    """
    yield fitted_name(stem, suffix)
    for number in count(2):
        yield fitted_name(stem, form.format(number) + suffix)


def distinct_names(stems: Iterable[str], suffix: str, taken: Iterable[str] = ()) -> list[str]:
    """Return a name for each stem; one that occurred before, or is `taken`, gets a number.

    Names that differ only in capital letters are the same file on Windows.
    """
    used = {name.casefold() for name in taken}
    names: list[str] = []
    for stem in stems:
        names.append(next(n for n in numbered_names(stem, suffix) if n.casefold() not in used))
        used.add(names[-1].casefold())
    return names


def name_length(name: str) -> int:
    """Return the length of a name as the disk counts it, to be compared with `NAME_MOST`."""
    return utf16_units(name) if os.name == "nt" else len(os.fsencode(name))


def utf16_units(words: str) -> int:
    """Return the length of a name as Windows counts it."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


# who may read what is written


def _mode(target: Path, like: Path | None) -> int:
    """Return the access rights of a new file.

    Group and others get at most those that they have on `target` and on `like`; the owner may
    always read and write.
    """
    mode = 0o666 & ~_umask()
    for path in (target, like):
        if path is not None:
            mode &= ~_closed_to_others([path])
    return mode | stat.S_IRUSR | stat.S_IWUSR


def _closed_to_others(paths: Iterable[Path]) -> int:
    """Return, as mode bits, each right that group or others lack on at least one of the files."""
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
    """Withdraw from file `path` the rights that group and others lack on the file `older`."""
    closed = _closed_to_others([older])
    if closed:
        path.chmod(stat.S_IMODE(path.stat().st_mode) & ~closed)


@contextmanager
def as_closed_as(paths: Iterable[Path], *, personal: bool = False) -> Iterator[None]:
    """Make the files that the block writes no more accessible than their sources.

    A user who cannot read one of `paths` can read no written file nor list a new folder; with
    `personal` only the owner can.
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
    """Return the beginning of an unfinished file's name, which hides it and names its process.

    It contains the machine, its time of start and the process, by which another run distinguishes
    left-over files from those that are being written.
    """
    return f".{stem[:40]}-{_MARK}{_host()}-{_boot()}-{os.getpid()}-"


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """Yield a temporary folder that is removed, with its files, when the block ends.

    Files that another program still holds open, or that a killed run left, are removed by a later
    run.
    """
    outer = Path(tempfile.gettempdir())
    sweep(outer)
    with tempfile.TemporaryDirectory(
        prefix=unfinished_name(), dir=outer, ignore_cleanup_errors=True
    ) as folder:
        yield Path(folder)


def fresh_folder(inside: Path) -> Path:
    """Return a new folder, for this account alone, whose files will be moved elsewhere.

    On Windows it has the rights of the folder around it: newer Pythons would make it private, and
    its files would stay private after they are moved. Raises OSError.
    """
    folder = inside / os.urandom(16).hex()
    folder.mkdir(mode=0o777 if os.name == "nt" else 0o700)
    return folder


@contextmanager
def _scratch() -> Iterator[None]:
    """Make libraries put their own temporary files into a folder that a later run can sweep."""
    before = tempfile.tempdir
    with scratch_folder() as folder:
        tempfile.tempdir = os.fspath(folder)
        try:
            yield
        finally:
            tempfile.tempdir = before


@cache
def _host() -> str:
    """Return a short identifier of this machine, or of the container in which the program runs."""
    import socket

    space = ""
    with suppress(OSError):
        space = str(Path("/proc/self/ns/pid").readlink())
    return hashlib.sha256(f"{socket.gethostname()} {space}".encode()).hexdigest()[:8]


@cache
def _boot() -> str:
    """Return a short identifier of the time at which this machine was started."""
    try:
        boot_id = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii")
    except (OSError, ValueError):
        import psutil

        # Whole days only: the clock may be set while the machine runs, which moves the time.
        boot_id = str(int(psutil.boot_time() // 86_400))
    return hashlib.sha256(boot_id.encode()).hexdigest()[:8]


_MARK = "ravo"
_UNFINISHED = re.compile(rf"^\..*-{_MARK}([0-9a-f]{{8}})-([0-9a-f]{{8}})-(\d{{1,10}})-")
_SWEPT: set[str] = set()


class _SweptReport:
    """The function to call with each folder in which this process begins files; None for none."""

    to: Callable[[str], None] | None = None


def sweep(folder: Path) -> None:
    """Remove the unfinished files of killed runs from a folder, once in each process.

    Only files of this machine whose process has certainly ended are removed.
    """
    key = os.fspath(folder)
    if key in _SWEPT:
        return
    _SWEPT.add(key)
    if _SweptReport.to is not None:
        _SweptReport.to(key)
    _sweep(key)


def sweep_again(reported: Iterable[str]) -> None:
    """Remove the unfinished files of a killed process from the folders that it reported.

    Folders that this process swept before are swept again: the other may have begun files there.
    """
    for folder in {*reported, *_SWEPT}:
        _sweep(folder)


@contextmanager
def folders_reported(to: Callable[[str], None]) -> Iterator[None]:
    """Report to `to`, once each, the folders in which the block begins files, before it does.

    Folders in which this process began files before the block are not reported.
    """
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
    """Return whether `name` is that of an unfinished file of this machine whose process ended."""
    match = _UNFINISHED.match(name)
    if match is None or match[1] != _host():
        return False
    if match[2] != _boot():
        return os.name == "posix" and sys.platform == "linux"
    import psutil

    return not psutil.pid_exists(int(match[3]))


def sync_file(path: Path) -> None:
    """Wait until the bytes of a file are on the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Wait until the names in a folder are on the disk; on Windows there is nothing to do."""
    if os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _is_of_xlsxwriter(error: Exception) -> bool:
    """Return whether an error is one of XlsxWriter that wraps an operating system's error.

    XlsxWriter is not imported for it: most commands write no workbook.
    """
    library = sys.modules.get("xlsxwriter.exceptions")
    return library is not None and isinstance(error, library.FileCreateError)


def _cause(error: BaseException) -> OSError:
    """Return the operating system's error that an error of XlsxWriter wraps."""
    for inner in (error.__cause__, error.__context__, *error.args):
        if isinstance(inner, OSError):
            return inner
    return OSError()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def checksum(path: Path) -> str | None:
    """Return the SHA-256 of a file in hex; None where it cannot be read or is a device or pipe."""
    if is_special(path):
        return None
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def object_in(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file that ravo wrote; empty if it is unreadable or has none."""
    try:
        return json_object(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return {}


def output_problem(error: OSError, path: Path) -> RavoError:
    """Return the one-line problem behind an operating system error while writing `path`."""
    # Windows reports a name that is too long as invalid.
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
    """Return the problem of a permission that the system refused, by the path in its error.

    None for any other error, or one without a path: those are bugs of ravo.
    """
    if not isinstance(error, PermissionError) or not isinstance(error.filename, (str, bytes)):
        return None
    return closed_path(Path(os.fsdecode(error.filename)))
