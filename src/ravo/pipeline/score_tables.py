"""Score tables typed from the gazette: read for an edition, and the kept ones."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.criteria import load_edition, shipped_editions
from ravo.faults import usage
from ravo.score_table import store

if TYPE_CHECKING:
    from ravo.score_table.reader import ReadScoreTable
    from ravo.score_table.store import StoredScoreTable


@dataclass(frozen=True)
class TypedScoreTable:
    """A score table as it was typed, its faults, and the edition that it is for."""

    edition: str
    read: "ReadScoreTable"


def typed_score_table(file: Path, edition: str) -> TypedScoreTable:
    """Read a typed score table for an edition; nothing is kept.

    Raises RavoError (exit code 2 or 3) for an unknown or unusable edition.
    """
    from ravo.score_table.reader import read_score_table

    return TypedScoreTable(load_edition(edition).id, read_score_table(file))


def kept_score_tables(edition: str | None) -> tuple["StoredScoreTable", ...]:
    """Return the score table kept for an edition, or those of every edition that has one.

    Raises UsageProblem (exit code 2) where there is none.
    """
    if edition is not None:
        return (store.needed(load_edition(edition).id),)
    each = (store.stored(one.id) for one in shipped_editions())
    kept = tuple(one for one in each if one is not None)
    if not kept:
        raise usage("RV-183", edition=", ".join(one.id for one in shipped_editions()))
    return kept
