"""Checks on output paths, and copies of outputs that an officer edited."""

from collections.abc import Callable, Iterable
from pathlib import Path

from ravo.backups import is_as_written, kept_if_changed
from ravo.faults import Fault, usage
from ravo.files import WORKBOOK_SUFFIXES, FileSet, real_target
from ravo.formats import FORMATS
from ravo.pipeline.listener import Listener

STDOUT = Path("-")
ENDINGS_OF_FILES = {*WORKBOOK_SUFFIXES, *(end for kind in FORMATS.values() for end in kind.endings)}
"""Endings that mark a name as that of a file, in small letters."""


def checked_output(
    path: Path, format: str, option: str = "-o", *, prints: bool = True
) -> Path | None:
    """Return the file that an option names; None where it is `-` and the format is text.

    Raises UsageProblem (exit code 2) for an ending of another format, for a folder or anything else
    that is no regular file, and for `-` where the format cannot be printed or `prints` is not set.
    """
    kind = FORMATS[format]
    words: dict[str, object] = {"format": format, "endings": kind.endings}
    if path == STDOUT:
        if kind.is_text and prints:
            return None
        raise usage("RV-1012", option=option, **words)
    if path.suffix.lower() not in kind.endings and not path.is_dir():
        raise usage("RV-1011", path=str(path), **words)
    real_target(path)
    return path


def checked_folder(path: Path, option: str = "-o") -> Path:
    """Return the folder that an option names; it need not exist.

    Raises UsageProblem (exit code 2) for `-`, for anything that is no folder, and for a new folder
    with the ending of a file: after `-o ds.xlsx` the user expects a workbook of that name.
    """
    if path == STDOUT:
        raise usage("RV-1053", option=option)
    if path.is_dir():
        return path
    if path.suffix.lower() in ENDINGS_OF_FILES:
        folder = str(path.with_suffix(""))
        raise usage("RV-1328", path=str(path), option=option, folder=folder)
    if path.exists():
        raise usage("RV-151", path=str(path))
    return path


def refuse_inputs(target: Path | None, inputs: Iterable[Path | None]) -> None:
    """Raise UsageProblem (exit code 2) where the file to write is one of the inputs."""
    if target is not None and target in FileSet(path for path in inputs if path is not None):
        raise usage("RV-157", path=str(target))


def spare(
    path: Path, listener: Listener, as_written: Callable[[Path], bool] = is_as_written
) -> None:
    """Keep a copy of the file that is to be replaced, unless it is as ravo wrote it.

    Raises UsageProblem (exit code 2) where it cannot be kept: nothing is replaced then.
    """
    kept = kept_if_changed(path, as_written)
    if kept is not None:
        listener.fault(Fault("RV-100", params={"path": str(path), "kept": kept}))
