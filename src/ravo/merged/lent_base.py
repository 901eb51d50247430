"""Copies of a list without their hidden sheet, compared with another copy's prefilled values.

A workbook saved as CSV has no hidden sheet, and one may be deleted or damaged. Without it a cleared
cell cannot be distinguished from one that was never filled.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ravo.blanks.prefilled import PrefilledCells
from ravo.contract.columns import Column, columns_of
from ravo.merged.base import NOTHING, Base, base_of, is_unchanged, person_names
from ravo.merged.rows import ADDED
from ravo.merged.source import SourceFile

HALF = 0.5
"""The least share of a copy's households that must be on the list."""
MOSTLY = 0.75
"""The least share of the list's cells and people that a copy must have unchanged."""
ENOUGH = 500
"""The number of households that are compared to decide whether a file is a copy."""


@dataclass(frozen=True, slots=True)
class Lent:
    """A file that is compared with another file's prefilled values."""

    file: str
    of: str


def with_lent_bases(files: Sequence[SourceFile]) -> tuple[list[SourceFile], list[Lent]]:
    """Return the files; those without prefilled values get another copy's, if they are copies.

    Nothing is lent to a file that is a copy of none of the lists.
    """
    texts: dict[str, str] = {}
    for file in files:
        if file.prefilled:
            texts.setdefault(file.prefilled, file.name)
    all_files, lent = [], []
    for file in files:
        likeness = {text: _likeness(file, base_of(text)) for text in texts if _may_borrow(file)}
        best = max(likeness, key=lambda text: likeness[text], default="")
        if best and likeness[best] >= MOSTLY:
            lent.append(Lent(file.name, texts[best]))
            all_files.append(replace(file, prefilled=best))
        else:
            all_files.append(file)
    return all_files, lent


def _may_borrow(file: SourceFile) -> bool:
    return not file.prefilled and file.name != ADDED


def _likeness(file: SourceFile, base: Base) -> float:
    """Return the share of a list's cells and people that a file has unchanged.

    Only the households that both have count; with too few of them the share is 0.
    """
    homes = [row for row in file.of("households") if row.code is not None][:ENOUGH]
    shared = [row for row in homes if row.code in base.households]
    if not shared or len(shared) < HALF * len(homes):
        return 0.0
    columns = {column.name: column for column in columns_of("households")}
    people: defaultdict[str, list[PrefilledCells]] = defaultdict(list)
    for row in file.of("members"):
        people[row.code or ""].append(row.cells)
    alike: list[bool] = []
    for row in shared:
        code = row.code or ""
        alike += _cells_alike(columns, row.cells, base.households.get(code, NOTHING))
        there = set(person_names(people[code]))
        alike += [who in there for who in base.people(code)]
    return sum(alike) / len(alike) if alike else 0.0


def _cells_alike(
    columns: dict[str, Column], cells: PrefilledCells, before: PrefilledCells
) -> Iterator[bool]:
    return (is_unchanged(columns.get(name), cells.get(name), old) for name, old in before.items())
