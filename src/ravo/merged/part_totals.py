"""Totals of residents in files that are parts of one commune: their sums are the commune's."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from ravo.contract.columns import Column, columns_of
from ravo.contract.models import read_column
from ravo.contract.values import plain
from ravo.merged.cells import ErrorCell, value_key
from ravo.merged.comparison import Comparison
from ravo.merged.conflicts import Conflict, Contested, Decision, Side, pair
from ravo.merged.rows import ADDED
from ravo.merged.source import SourceFile
from ravo.survey.survey import TOTALS
from ravo.text import match_key
from ravo.typed_columns import plain_column

OF_EVERYBODY = TOTALS[:2]
"""The totals that every commune has; files with different ones are parts."""


def parts_of(into: Comparison) -> tuple[SourceFile, ...]:
    """Return the files if each is of a part of the commune and has totals of its own.

    An empty tuple where they share a household or a village, where that is not clear, where one
    lacks its totals, and where all have the same totals, which then are the commune's.
    """
    files = tuple(file for file in into.files if file.name != ADDED)
    if len(files) < 2 or into.households.conflicts or _share_homes(into):
        return ()
    villages = [_villages(file) for file in files]
    if not all(villages) or any(one & other for one, other in combinations(villages, 2)):
        return ()
    own = {tuple(figure_of(file, name) for name in OF_EVERYBODY) for file in files}
    return files if len(own) > 1 and not any(None in totals for totals in own) else ()


def figure_of(file: SourceFile, name: str) -> int | None:
    """Return a total of a file; None where it is blank or no number."""
    value = file.info.get(name)
    if value is None or isinstance(value, ErrorCell):
        return None
    column = next(one for one in columns_of("info") if one.name == name)
    read = read_column(column, [value])
    total = plain_column(read.values)[0]
    return None if read.findings or total is None else int(total)


def summed(
    into: Comparison, files: Sequence[SourceFile], column: Column
) -> tuple[int, list[Conflict]] | None:
    """Return the sum of a total over all parts, with its entries for the sheet of conflicts.

    None where a part lacks the total, and where an officer chose otherwise.
    """
    figures = [figure_of(file, column.name) for file in files]
    known = [figure for figure in figures if figure is not None]
    if len(known) < len(figures):
        return None
    where = Contested("", "info", "", column, column.name, column.heading)
    sides = [Side(f.info[column.name], f.name, column.heading, f.reviewer) for f in files]
    total = sum(known)
    conflicts = []
    for one, other in combinations(sides, 2):
        keys = value_key(column, one.value), value_key(column, other.value)
        conflict = pair("cell", where, one, other, keys, into.decisions)
        if conflict.decision is not None:
            return None
        conflicts.append(replace(conflict, kind="sum", decision=Decision("sum", value=total)))
    return total, conflicts


def _share_homes(into: Comparison) -> bool:
    """Return whether several files have one household."""
    groups = into.households.groups.values()
    return any(len({at for at, _ in rows if into.files[at].name != ADDED}) > 1 for rows in groups)


def _villages(file: SourceFile) -> set[str]:
    """Return the villages of a file's households in one spelling."""
    words: list[Any] = [row.cells.get("village") for row in file.of("households")]
    return {match_key(plain(word)) for word in words if isinstance(word, str) and word.strip()}
