"""A report's folder in the place of an older one, in which an officer may have worked."""

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
    write_whole_text,
)
from ravo.workbook.products import SOURCES

OLDER = "-older"
OWNER_MARK = "~$"
"""Begins the name of the file by which an office program marks another one as open."""


def write_sources(folder: Path, place: str, facts: Mapping[str, Any]) -> None:
    """Leave in a new folder the checksums of its files, its `place` in the outputs, and `facts`."""
    paths = sorted(p for p in folder.rglob("*") if p.is_file() and p != folder / SOURCES)
    files = {path.relative_to(folder).as_posix(): checksum(path) for path in paths}
    words = json.dumps({**facts, "folder": place, "files": files}, ensure_ascii=False, indent=1)
    write_whole_text(folder / SOURCES, words + "\n")


def sources_of(folder: Path) -> dict[str, Any]:
    """Return the recorded sources of a folder; nothing where none can be read."""
    return object_in(folder / SOURCES)


def replace_folder(fresh: Path, target: Path, work: Path) -> list[tuple[str, str]]:
    """Put a folder in the place of another; `work` is on the same disk and takes the older one.

    What others put or changed in the older one goes along, under a name of its own where the new
    one has that file too: those names are returned, beside the older ones. Every file is on the
    disk before the folder takes its name. Raises UsageProblem (exit code 2) where it cannot be
    moved; the older folder is then where it was.
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
            target.rename(older)
        try:
            fresh.rename(target)
        except OSError:
            if older.exists():
                older.rename(target)
            raise
        sync_folder(target.parent)
    except OSError as error:
        raise output_problem(error, target) from error
    remove_folder(older)
    return kept


def _carried(old: Path, new: Path) -> list[tuple[str, str]]:
    """Copy into the new folder what others put into the old one; return what was in the way."""
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
        # Last: what is read-only cannot be synced.
        shutil.copystat(path, new / aside)
    return kept


def restore_folders(work: Path, out: Path) -> None:
    """Put back the folders whose place was empty when a run was cut off."""
    for older in sorted(work.glob(f"*{OLDER}")):
        place = sources_of(older).get("folder")
        if isinstance(place, str) and not (out / place).exists():
            _put_back(older, out / place)


def _put_back(older: Path, place: Path) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        older.rename(place)
    except OSError as error:
        raise output_problem(error, place) from error
