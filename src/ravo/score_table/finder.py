"""The look-up of the score table for a review: that of a file, or the one kept for its edition."""

from pathlib import Path

from ravo.criteria import Edition
from ravo.faults import unreadable, usage
from ravo.score_table import store
from ravo.score_table.model import Grid
from ravo.score_table.reader import read_grid


def grid_of(file: Path | None, edition: Edition) -> Grid | None:
    """Return the grid of a file, not kept, else the one kept for the edition; None without one.

    Raises InputProblem where the file has faults or the kept grid was altered, UsageProblem
    where the file does not say who typed it.
    """
    if file is None:
        kept = store.stored(edition.id)
        return None if kept is None else kept.grid
    return _grid_in(file)


def _grid_in(file: Path) -> Grid:
    read = read_grid(file)
    if read.grid is None:
        raise unreadable("RV-187", path=file.name, count=len(read.faults))
    if not read.grid.source.typed_by:
        raise usage("RV-186")
    return read.grid


class GridFinder:
    """Finds the grid of an edition: that of a file, else the kept one, read the first time."""

    def __init__(self, named: Grid | None) -> None:
        self.named = named
        self.kept: dict[str, Grid | None] = {}

    def __call__(self, edition: Edition) -> Grid | None:
        """Return the grid for an edition; raises as `grid_of` does."""
        if self.named is not None:
            return self.named
        if edition.id not in self.kept:
            self.kept[edition.id] = grid_of(None, edition)
        return self.kept[edition.id]


def grid_finder(file: Path | None) -> GridFinder:
    """Return `grid_of` for one file or the store, with each edition's grid read once.

    A file is read at once, so that one with faults costs no time on workbooks.
    """
    return GridFinder(None if file is None else _grid_in(file))
