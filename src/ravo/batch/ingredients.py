"""Everything beside the workbook itself that its result depends on, as one checksum."""

import hashlib
from collections.abc import Iterator
from dataclasses import astuple, replace
from importlib.resources import files
from pathlib import Path

from ravo import __version__
from ravo.batch.task import TaskOptions
from ravo.faults import unreadable
from ravo.score_table.home import histories


def digest_of(options: TaskOptions) -> str:
    """Return the SHA-256 of the program's version, the options and the files that they name.

    The shipped editions and profiles count as bytes, the kept grids of B1 points by their
    history. Passwords do not count: they change whether a workbook opens, not what it says.
    Raises InputProblem (exit code 3) for a named file that cannot be read.
    """
    total = hashlib.sha256()
    for piece in _pieces(options):
        total.update(hashlib.sha256(piece).digest())
    return total.hexdigest()


def check_files(options: TaskOptions) -> None:
    """Read what the options name, so that a file with faults is told once and not per workbook.

    Raises UsageProblem (exit code 2) or InputProblem (exit code 3) as the readers do.
    """
    from ravo.criteria import load_edition
    from ravo.profiles.loader import load_profile

    if options.edition is not None:
        load_edition(options.edition)
    if options.profile is not None:
        load_profile(options.profile)
    if options.password_file is not None:
        from ravo.workbook.opened import read_passwords

        read_passwords(Path(options.password_file))
    if options.grid is not None:
        from ravo.score_table.finder import grid_finder

        grid_finder(Path(options.grid))


def _pieces(options: TaskOptions) -> Iterator[bytes]:
    named = (options.edition, options.profile, options.corrections, options.grid)
    yield __version__.encode()
    plain = replace(options, password_file=None)
    yield repr(astuple(plain)).encode()
    for room in ("criteria", "profiles"):
        # By the name of the room itself its package would be loaded, for bytes that it only keeps.
        folder = files("ravo").joinpath(room, "data")
        for item in sorted(folder.iterdir(), key=lambda item: item.name):
            if item.name.endswith(".yaml") and not item.name.endswith(".cases.yaml"):
                yield item.name.encode()
                yield item.read_bytes()
    for ref in named:
        yield _bytes(ref)
    for history in histories():
        yield history.parent.name.encode()
        yield history.read_bytes()


def _bytes(ref: str | None) -> bytes:
    """Return the bytes of a named file; nothing for the name of something shipped."""
    if ref is None or not Path(ref).suffix:
        return b""
    try:
        return Path(ref).read_bytes()
    except OSError:
        raise unreadable("RV-101", path=ref) from None
