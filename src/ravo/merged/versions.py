"""Later versions of files that were merged before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ravo.merged.rows import ADDED
from ravo.merged.source import SourceFile, SourceRow
from ravo.merged.visits import visited
from ravo.text import match_key

SHARED = 0.5
"""The least share of another file's households for a file to be its later version."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """A file that replaced an earlier one: the names, and the households by kind of change.

    `gone` are those that the later file lacks; they are kept until this is decided.
    """

    before: str
    after: str
    changed: tuple[str, ...]
    new: int
    gone: tuple[str, ...]
    same: int


def replaced_by(earlier: Sequence[SourceFile], later: SourceFile) -> int | None:
    """Return the index of the file that a later one replaces; None if it is a further file.

    The replaced file has the same name, or most of its households are in the later file and it
    names no other reviewer. Only visited households count, as each reviewer may have the whole
    commune's list. Of several such files it is the one of the same reviewer, else the one whose
    name the later one continues; None where that is not clear.
    """
    shares: dict[int, float] = {}
    for at, file in enumerate(earlier):
        if file.name == later.name:
            return at
        share = _share(file, later)
        if file.name != ADDED and share >= SHARED and not _of_others(file, later):
            shares[at] = share
    best = [at for at, share in shares.items() if share == max(shares.values())]
    own = [at for at in shares if later.reviewer and earlier[at].reviewer]
    continued = [at for at in best if Path(later.name).stem.startswith(Path(earlier[at].name).stem)]
    return next(
        (candidates[0] for candidates in (own, continued, best) if len(candidates) == 1), None
    )


def _share(file: SourceFile, later: SourceFile) -> float:
    """Return the share of a file's households (of the visited ones, if any) that another has."""
    theirs, mine = visited(file) - {None}, visited(later)
    if not theirs:
        theirs, mine = set(_codes(file)), set(_codes(later))
    return len(mine & theirs) / len(theirs) if theirs else 0.0


def _of_others(file: SourceFile, later: SourceFile) -> bool:
    """Return whether two files name different reviewers."""
    one, other = match_key(file.reviewer), match_key(later.reviewer)
    return bool(one and other and one != other)


def outdated_by(earlier: Sequence[SourceFile], at: int | None, file: SourceFile) -> str | None:
    """Return the name of the later version that already replaced a file; None if there is none.

    `at` is the index of the file that it would replace, None for a further file.
    """
    candidates = earlier if at is None else (earlier[at],)
    return next((one.name for one in candidates if file.digest in one.earlier), None)


def succeed(earlier: SourceFile, later: SourceFile) -> tuple[SourceFile, Replaced]:
    """Return the later version with the households that it lacks, and the changes."""
    lacked = _codes(earlier) - _codes(later)
    there = {(row.table, row.code) for row in later.rows}
    # Members left by a household that was deleted belong to the later file itself.
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
        tuple(code for code in before if code not in after),
        len(shared) - len(changed),
    )
    digests = (*earlier.earlier, earlier.digest)
    before_it = tuple(one for one in digests if one not in ("", later.digest))
    return replace(later, rows=(*later.rows, *gone), earlier=before_it), replaced


def _gone(row: SourceRow, file: str) -> SourceRow:
    """Return a row under a new place, as its own may be another row's in a later version."""
    return replace(row, gone=True, sheet=f"{row.sheet} ({file}, {row.code})")


def _codes(file: SourceFile) -> set[str]:
    return set(_in_order(file))


def _in_order(file: SourceFile) -> Iterator[str]:
    return (row.code for row in file.of("households") if row.code is not None)


def _by_code(file: SourceFile) -> dict[str, list[tuple[str, tuple[tuple[str, object], ...]]]]:
    """Return the cells of all rows of each household."""
    cells_by_code: dict[str, list[tuple[str, tuple[tuple[str, object], ...]]]] = {
        code: [] for code in _in_order(file)
    }
    for row in file.rows:
        if row.code in cells_by_code:
            cells_by_code[row.code].append((row.table, tuple(sorted(row.cells.items(), key=_name))))
    return cells_by_code


def _name(item: tuple[str, object]) -> str:
    return item[0]
