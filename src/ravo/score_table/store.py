"""The store of imported score tables: one folder per edition, every version kept, none altered.

`history.jsonl` has a line for each import; the last one is in use. The score table itself is a JSON
file named by its SHA-256; a file with another checksum than its name is refused.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ravo.faults import InputProblem, unreadable, usage
from ravo.files import output_problem, whole_file, write_whole_text
from ravo.json_text import json_value
from ravo.locks import locked
from ravo.score_table.home import HISTORY, folder
from ravo.score_table.model import Answer, Item, ScoreTable, ScoreTableException, ScoreTableSource

SCHEMA = 1


@dataclass(frozen=True)
class HistoryEntry:
    """One import: its time (UTC, ISO 8601), checksum, source file, and the two names."""

    at: str
    sha256: str
    source_name: str
    source_sha256: str
    typed_by: str
    checked_by: str | None


@dataclass(frozen=True)
class StoredScoreTable:
    """A score table in use, with the edition it was imported for and the history of its imports."""

    edition: str
    grid: ScoreTable
    history: tuple[HistoryEntry, ...]
    path: Path


def store(grid: ScoreTable, edition: str, source_name: str) -> StoredScoreTable:
    """Store a score table as the one in use for an edition; earlier ones stay in the history.

    Simultaneous imports wait for each other. Raises UsageProblem where nobody is named who typed it
    or the folder cannot be written, InputProblem where the history there is damaged.
    """
    if not grid.source.typed_by:
        raise usage("RV-186")
    home = folder(edition)
    data = _encoded(grid, edition)
    digest = hashlib.sha256(data).hexdigest()
    kept = home / f"{digest}.json"
    entry = HistoryEntry(
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        sha256=digest,
        source_name=source_name,
        source_sha256=grid.sha256,
        typed_by=grid.source.typed_by,
        checked_by=grid.source.checked_by if grid.source.checked else None,
    )
    with locked(home):
        history = (*_history(home), entry)
        lines = "".join(json.dumps(asdict(e), ensure_ascii=False) + "\n" for e in history)
        with whole_file(kept) as temporary:
            temporary.write_bytes(data)
        write_whole_text(home / HISTORY, lines)
    return StoredScoreTable(edition, replace(grid, sha256=digest), history, kept)


def stored(edition: str) -> StoredScoreTable | None:
    """Return the score table in use for an edition; None where none was imported.

    Raises InputProblem (exit code 3) where the file or its history was altered or is damaged.
    """
    home = folder(edition)
    past = _history(home)
    if not past:
        return None
    path = home / f"{past[-1].sha256}.json"
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise unreadable("RV-184", path=str(path)) from None
    except OSError as error:
        raise output_problem(error, path) from error
    if hashlib.sha256(data).hexdigest() != past[-1].sha256:
        raise unreadable("RV-184", path=str(path))
    return StoredScoreTable(edition, _decoded(data, path, past[-1].sha256), past, path)


def needed(edition: str) -> StoredScoreTable:
    """Return the score table in use for an edition. Raises UsageProblem where none was imported."""
    score_table = stored(edition)
    if score_table is None:
        raise usage("RV-183", edition=edition)
    return score_table


def _history(home: Path) -> tuple[HistoryEntry, ...]:
    path = home / HISTORY
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return tuple(HistoryEntry(**json_value(line)) for line in lines)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except (TypeError, ValueError):
        raise _damaged(path) from None


def _damaged(path: Path) -> InputProblem:
    return unreadable("RV-185", path=str(path))


def _encoded(grid: ScoreTable, edition: str) -> bytes:
    value = asdict(grid)
    value["source"]["date"] = grid.source.date.isoformat()
    value.pop("sha256")
    document = {"schema": SCHEMA, "edition": edition, **value}
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _decoded(data: bytes, path: Path, digest: str) -> ScoreTable:
    """Return the score table of a file with a correct checksum; another schema is refused."""
    try:
        value = json_value(data)
        if value["schema"] != SCHEMA:
            raise _damaged(path)
        return ScoreTable(
            items=tuple(_item(item) for item in value["items"]),
            exceptions=tuple(
                ScoreTableException(**{**one, "items": tuple(one["items"])})
                for one in value["exceptions"]
            ),
            source=ScoreTableSource(
                **{**value["source"], "date": date.fromisoformat(value["source"]["date"])}
            ),
            sha256=digest,
        )
    except (KeyError, TypeError, ValueError):
        raise _damaged(path) from None


def _item(value: dict[str, Any]) -> Item:
    answers = tuple(Answer(**{**one, "points": tuple(one["points"])}) for one in value["answers"])
    return Item(**{**value, "answers": answers})
