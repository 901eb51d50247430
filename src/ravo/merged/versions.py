"""A later version of a file that was merged before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ravo.merged.merging import ADDED
from ravo.merged.source import SourceFile, SourceRow
from ravo.text import match_key

SHARED = 0.5
"""A file with so much of another's households, by codes, is a later version of it."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A file that took the place of an earlier one: the names, and the households by what changed.

    `gone` are those that the later one lacks; they stay until somebody decides.
    """

    before: str
    after: str
    changed: tuple[str, ...]
    new: int
    gone: int
    same: int


def replaced_by(earlier: Sequence[SourceFile], later: SourceFile) -> int | None:
    """Return the place of the file that a later one replaces; None where it is another's.

    It has the same name, or most of the households of one whose reviewer is no other.
    """
    for at, file in enumerate(earlier):
        if file.name == later.name:
            return at
    codes = _codes(later)
    best, most = None, 0.0
    for at, file in enumerate(earlier):
        theirs = _codes(file)
        other = match_key(file.reviewer) != match_key(later.reviewer)
        if file.name == ADDED or not theirs or (other and file.reviewer and later.reviewer):
            continue
        share = len(codes & theirs) / len(theirs)
        if share >= SHARED and share > most:
            best, most = at, share
    return best


def succeed(earlier: SourceFile, later: SourceFile) -> tuple[SourceFile, Replaced]:
    """Return the later version, with the households that it lacks, and what changed."""
    lacked = _codes(earlier) - _codes(later)
    there = {(row.table, row.code) for row in later.rows}
    # Members left behind by a household that was taken out are the later file's own.
    gone = tuple(
        row if row.gone else _gone(row, earlier.name)
        for row in earlier.rows
        if row.code in lacked and (row.table, row.code) not in there
    )
    before, after = _by_code(earlier), _by_code(later)
    shared = before.keys() & after.keys()
    changed = tuple(sorted(code for code in shared if before[code] != after[code]))
    replaced = Replaced(
        earlier.name,
        later.name,
        changed,
        len(after.keys() - before.keys()),
        len(before.keys() - after.keys()),
        len(shared) - len(changed),
    )
    return replace(later, rows=(*later.rows, *gone)), replaced


def _gone(row: SourceRow, file: str) -> SourceRow:
    """Return a row under a place of its own: that of a row may be another's in a later version."""
    return replace(row, gone=True, sheet=f"{row.sheet} ({file}, {row.code})")


def _codes(file: SourceFile) -> set[str]:
    return {row.code for row in file.of("households") if row.code is not None}


def _by_code(file: SourceFile) -> dict[str, list[tuple[str, tuple[tuple[str, object], ...]]]]:
    """Return the cells of all rows of each household."""
    found: dict[str, list[tuple[str, tuple[tuple[str, object], ...]]]] = {
        code: [] for code in _codes(file)
    }
    for row in file.rows:
        if row.code in found:
            found[row.code].append((row.table, tuple(sorted(row.cells.items(), key=_name))))
    return found


def _name(item: tuple[str, object]) -> str:
    return item[0]
