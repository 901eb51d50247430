"""Complete files moved into place; older ones that may be missed are kept beside them."""

import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from ravo.backups import keep
from ravo.batch.manifest import ManifestEntry
from ravo.batch.plan import RETURNED_FOLDER
from ravo.batch.task import TaskOutcome
from ravo.faults.severity import FileVerdict
from ravo.files import (
    checksum,
    close_like,
    object_in,
    output_problem,
    remove_folder,
    sync_folder,
    take_place,
)

BEGUN = "begun.json"
RANKS = get_args(FileVerdict)


def is_worse(done: TaskOutcome, before: ManifestEntry | None) -> bool:
    """Return whether a new outcome is worse than the current one."""
    return before is not None and _rank(done.verdict) > _rank(before.verdict)


def _rank(verdict: str | None) -> int:
    return RANKS.index(verdict) if verdict in RANKS else len(RANKS)


@dataclass(frozen=True)
class PlacedFiles:
    """The checksums of the files in place, by relative path.

    `kept` are files that had been edited, each with its present name.
    """

    outputs: dict[str, str]
    kept: tuple[tuple[str, str], ...] = ()


def written_checksums(done: TaskOutcome) -> dict[str, str]:
    """Return the checksums of the files written for a workbook, by their places."""
    return {staged.target: staged.sha256 for staged in done.staged}


def put_in_place(
    done: TaskOutcome,
    before: ManifestEntry | None,
    known: Mapping[str, Collection[str]],
    out: Path,
    work: Path,
) -> PlacedFiles:
    """Move the files of a workbook into place; keep older ones that may be missed.

    Kept under `….truoc` are the current results where the new verdict is worse, and any file to be
    replaced that this program did not write: `known` has the checksums of those it did, by relative
    path. Files without a successor are removed, unless they were edited. `work` is a folder on the
    same disk for unfinished files. Raises UsageProblem (exit code 2) where a file cannot be moved.
    """
    older = dict(before.outputs) if before is not None else {}
    checksums = written_checksums(done)
    missed = older if is_worse(done, before) else {}
    kept = tuple(_set_aside(checksums, missed, known, out, work))
    for staged in done.staged:
        _move(Path(staged.path), out / staged.target)
    for name, digest in older.items():
        if name not in checksums and checksum(out / name) == digest:
            _remove(out / name)
    return PlacedFiles(checksums, kept)


def _set_aside(
    written: Mapping[str, str],
    missed: Mapping[str, str],
    known: Mapping[str, Collection[str]],
    out: Path,
    work: Path,
) -> Iterator[tuple[str, str]]:
    """Keep files that may be missed; yield the edited ones, each with its new name.

    A file of this program that differs from `missed` was placed by an interrupted run, which kept
    the older one already.
    """
    for name in sorted({*written, *missed}):
        digest = checksum(out / name)
        if digest is None:
            continue
        again = name in missed and not name.startswith(f"{RETURNED_FOLDER}/")
        if digest in known.get(name, ()):
            if again and digest == missed[name]:
                keep(out / name, digest, work)
        elif again or name in written:
            yield name, keep(out / name, digest, work)


def note_begun(work: Path, files: Mapping[str, Collection[str]]) -> None:
    """Record which files are being put in place, for the next run after an interruption.

    By place it has the checksums of all possible files, as several runs may be interrupted. The
    note is not synced: if a power cut loses it, a file is kept once more than needed.
    """
    note, new = work / BEGUN, work / f"{BEGUN}.new"
    try:
        if files:
            new.write_text(
                json.dumps({name: sorted(of) for name, of in files.items()}), encoding="utf-8"
            )
            take_place(new, note)
        else:
            note.unlink(missing_ok=True)
    except OSError as error:
        raise output_problem(error, note) from error


def empty(work: Path) -> None:
    """Remove unfinished files, but not the note of files whose placement was never recorded."""
    if not (work / BEGUN).exists():
        remove_folder(work)
        return
    for path in work.iterdir():
        if path.is_dir():
            remove_folder(path)
        elif path.name != BEGUN:
            with suppress(OSError):
                path.unlink()


def begun_in(work: Path) -> dict[str, set[str]]:
    """Return the checksums of files that interrupted runs were putting in place, by place."""
    begun = object_in(work / BEGUN)
    return {
        name: {digest for digest in of if isinstance(digest, str)}
        for name, of in begun.items()
        if isinstance(of, list)
    }


def in_place(done: TaskOutcome, out: Path) -> dict[str, str]:
    """Return which files of a workbook reached their places before an error."""
    checksums = written_checksums(done)
    return {name: digest for name, digest in checksums.items() if checksum(out / name) == digest}


def outputs_hold(outputs: Mapping[str, str], out: Path) -> bool:
    """Return whether every file is in place as recorded."""
    return all(checksum(out / name) == digest for name, digest in outputs.items())


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise output_problem(error, path) from error


def _move(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        close_like(source, target)
        take_place(source, target)
        sync_folder(target.parent)
    except OSError as error:
        raise output_problem(error, target) from error
