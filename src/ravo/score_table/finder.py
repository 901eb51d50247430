"""The look-up of the score table for a review: that of a file, or the one stored for its edition.

Where no file is given, the reader of files, and pandas with it, is not imported.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from ravo.criteria import Edition
from ravo.faults import unreadable, usage

if TYPE_CHECKING:
    from ravo.score_table.model import ScoreTable


def score_table_of(file: Path | None, edition: Edition) -> "ScoreTable | None":
    """Return the score table of a file, without storing it, else the edition's stored one or None.

    Raises InputProblem where the file has faults or the stored score table was altered,
    UsageProblem where the file does not name who typed it.
    """
    if file is None:
        from ravo.score_table import store

        kept = store.stored(edition.id)
        return None if kept is None else kept.grid
    return _score_table_in(file)


def _score_table_in(file: Path) -> "ScoreTable":
    from ravo.score_table.reader import read_score_table

    read = read_score_table(file)
    if read.grid is None:
        raise unreadable("RV-187", path=file.name, count=len(read.faults))
    if not read.grid.source.typed_by:
        raise usage("RV-186")
    return read.grid


class ScoreTableFinder:
    """Returns the score table of an edition: that of a file, else the stored one, read once."""

    def __init__(self, named: "ScoreTable | None") -> None:
        self.named = named
        self.kept: dict[str, ScoreTable | None] = {}

    def __call__(self, edition: Edition) -> "ScoreTable | None":
        """Return the score table for an edition; raises as `score_table_of` does."""
        if self.named is not None:
            return self.named
        if edition.id not in self.kept:
            self.kept[edition.id] = score_table_of(None, edition)
        return self.kept[edition.id]


def score_table_finder(file: Path | None) -> ScoreTableFinder:
    """Return `score_table_of` for one file or the store, with each edition's score table read once.

    A file is read immediately, so that its faults are reported before workbooks are read.
    """
    return ScoreTableFinder(None if file is None else _score_table_in(file))
