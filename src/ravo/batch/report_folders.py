"""Replacing an older folder of a report, in which an officer may have worked."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ravo.backups import free_name
from ravo.files import (
    checksum,
    close_like,
    object_in,
    output_problem,
    remove_folder,
    sync_file,
    sync_folder,
    take_place,
    write_whole_text,
)
from ravo.workbook.products import SOURCES

OLDER = "-older"
OWNER_MARK = "~$"
"""The prefix of lock files by which office programs mark an open file."""


def write_sources(folder: Path, place: str, facts: Mapping[str, Any]) -> None:
    """Record in a new folder the checksums of its files, its `place`, and `facts`."""
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and p != folder / SOURCES)
    files = {path.relative_to(folder).as_posix(): checksum(path) for path in paths}
    words = json.dumps({**facts, "folder": place, "files": files}, ensure_ascii=False, indent=1)
    write_whole_text(folder / SOURCES, words + "\n")


def sources_of(folder: Path) -> dict[str, Any]:
    """Return the recorded sources of a folder; an empty dict where none can be read."""
    return object_in(folder / SOURCES)


def replace_folder(fresh: Path, target: Path, work: Path) -> list[tuple[str, str]]:
    """Replace a folder by another; `work` is on the same disk and receives the older one.

    Files that others added or changed in the older folder are kept, under another name where the
    new folder has that file too: the old and new names are returned. Every file is on the disk
    before the folder gets its name. Raises UsageProblem (exit code 2) where it cannot be moved; the
    older folder then stays.
    """
    older = work / f"{fresh.name}{OLDER}"
    try:
        for path in fresh.rglob("*"):
            if path.is_file():
                close_like(path, target / path.relative_to(fresh))
                sync_file(path)
        kept = _carried(target, fresh)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            take_place(target, older)
        try:
            take_place(fresh, target)
        except OSError:
            if older.exists():
                take_place(older, target)
            raise
        sync_folder(target.parent)
    except OSError as error:
        raise output_problem(error, target) from error
    remove_folder(older)
    return kept


def _carried(old: Path, new: Path) -> list[tuple[str, str]]:
    """Copy files that others added to the old folder into the new one; return renamed ones."""
    files = sources_of(old).get("files")
    recorded = files if isinstance(files, dict) else {}
    kept = []
    for path in sorted(old.rglob("*")):
        name = path.relative_to(old).as_posix()
        if not path.is_file() or name == SOURCES or path.name.startswith(OWNER_MARK):
            continue
        if checksum(path) == recorded.get(name):
            continue
        aside = name
        if (new / name).exists():
            aside = free_name(name, lambda other: (new / other).exists() or (old / other).exists())
            kept.append((name, aside))
        (new / aside).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, new / aside)
        sync_file(new / aside)
        # Last, because a read-only file cannot be synced.
        shutil.copystat(path, new / aside)
    return kept


def restore_folders(work: Path, out: Path) -> None:
    """Restore the folders that were moved away when a run was interrupted."""
    for older in sorted(work.glob(f"*{OLDER}")):
        place = sources_of(older).get("folder")
        if isinstance(place, str) and not (out / place).exists():
            _put_back(older, out / place)


def _put_back(older: Path, place: Path) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        take_place(older, place)
    except OSError as error:
        raise output_problem(error, place) from error
