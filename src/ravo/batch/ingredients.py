"""A checksum of everything beside the workbook itself on which its result depends."""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, replace
from importlib.resources import files
from pathlib import Path

from ravo import __version__
from ravo.batch.task import TaskOptions
from ravo.faults import unreadable
from ravo.score_table.home import histories
from ravo.survey.options import ReadOptions


def digest_of(options: TaskOptions) -> str:
    """Return the SHA-256 of the program's version, the options and the files that they name.

    The shipped editions and profiles count with their bytes, the kept score tables with their
    history. Passwords do not count: they decide whether a workbook opens, not its contents. Raises
    InputProblem (exit code 3) for a named file that cannot be read.
    """
    total = hashlib.sha256()
    for piece in _pieces(options):
        total.update(hashlib.sha256(piece).digest())
    return total.hexdigest()


def check_files(options: ReadOptions) -> None:
    """Read the files named in the options, so that their faults are reported only once.

    Raises UsageProblem (exit code 2) or InputProblem (exit code 3) as the readers do.
    """
    from ravo.survey.settings import load_settings

    # A year without a review is a fault of each workbook; the corrections have been read.
    load_settings(replace(options, year=None, corrections=None))


def _pieces(options: TaskOptions) -> Iterator[bytes]:
    reading = options.reading
    yield __version__.encode()
    yield repr((options.lang, *_plain(reading), options.give_back)).encode()
    for room in ("criteria", "profiles"):
        # Importing the room's package would load modules that are not needed to read bytes.
        folder = files("ravo").joinpath(room, "data")
        for item in sorted(folder.iterdir(), key=lambda item: item.name):
            if item.name.endswith(".yaml") and not item.name.endswith(".cases.yaml"):
                yield item.name.encode()
                yield item.read_bytes()
    for ref in (reading.edition, reading.profile, reading.corrections, reading.grid):
        yield _bytes(ref)
    for history in histories():
        yield history.parent.name.encode()
        yield history.read_bytes()


def _plain(options: ReadOptions) -> Iterator[object]:
    """Yield the options as given, files by their names, without the passwords."""
    for item in fields(options):
        value = None if item.name == "password_file" else getattr(options, item.name)
        yield str(value) if isinstance(value, Path) else value


def _bytes(ref: str | Path | None) -> bytes:
    """Return the bytes of a named file; empty for the name of something shipped."""
    if ref is None or not Path(ref).suffix:
        return b""
    try:
        return Path(ref).read_bytes()
    except OSError:
        raise unreadable("RV-101", path=str(ref)) from None
