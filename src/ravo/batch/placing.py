"""Whole files moved into place, the older ones kept where the new verdict is worse."""

import shutil
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from ravo.batch.manifest import Entry
from ravo.batch.plan import RETURNED_FOLDER
from ravo.batch.scan import checksum
from ravo.batch.task import Done
from ravo.files import output_problem, sync_file, sync_folder, whole_file

KEPT_SUFFIX = ".truoc"
RANKS = ("accepted", "accepted_with_warnings", "partly_accepted", "rejected")


def is_worse(done: Done, before: Entry | None) -> bool:
    """Tell whether a new account is worse than the one that stands."""
    return before is not None and _rank(done.verdict) > _rank(before.verdict)


def _rank(verdict: str | None) -> int:
    return RANKS.index(verdict) if verdict in RANKS else len(RANKS)


def put_in_place(done: Done, before: Entry | None, out: Path, work: Path) -> dict[str, str]:
    """Move the files of a workbook into place and return their checksums by relative path.

    Results of the standing account are kept under `….truoc` where the new verdict is worse;
    files that have no successor go. `work` is a folder of the same disk for what is unfinished. Nothing that somebody changed since is thrown away.
    Raises UsageProblem (exit code 2) where a file cannot be moved.
    """
    older = dict(before.outputs) if before is not None else {}
    if is_worse(done, before):
        for name, digest in older.items():
            if not name.startswith(f"{RETURNED_FOLDER}/"):
                _keep(out / name, digest, work)
    for staged in done.staged:
        _move(Path(staged.path), out / staged.target)
    made = {staged.target: staged.sha256 for staged in done.staged}
    for name, digest in older.items():
        if name not in made and checksum(out / name) == digest:
            (out / name).unlink(missing_ok=True)
    return made


def outputs_hold(outputs: Mapping[str, str], out: Path) -> bool:
    """Tell whether every file is there as it was recorded."""
    return all(checksum(out / name) == digest for name, digest in outputs.items())


def replace_folder(made: Path, target: Path, work: Path) -> None:
    """Put a folder in the place of another; `work` is on the same disk and takes the older one.

    Every file is on the disk before the folder takes its name. Raises UsageProblem (exit code 2)
    where it cannot be moved; the older folder is then where it was.
    """
    older = work / f"{made.name}-older"
    try:
        for path in made.rglob("*"):
            if path.is_file():
                sync_file(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            target.rename(older)
        try:
            made.rename(target)
        except OSError:
            if older.exists():
                older.rename(target)
            raise
        sync_folder(target.parent)
    except OSError as error:
        raise output_problem(error, target) from error
    shutil.rmtree(older, ignore_errors=True)


def _keep(path: Path, digest: str, work: Path) -> None:
    """Keep a file under a name of its own, unless a run that was cut off kept it already."""
    for kept in _kept_names(path):
        if not kept.exists():
            break
        if checksum(kept) == digest:
            return
    if path.exists():
        with whole_file(kept, work) as temporary:
            temporary.write_bytes(path.read_bytes())


def _kept_names(path: Path) -> Iterator[Path]:
    yield path.with_name(path.name + KEPT_SUFFIX)
    for number in count(2):
        yield path.with_name(f"{path.name}{KEPT_SUFFIX}{number}")


def _move(source: Path, target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise output_problem(error, target) from error
