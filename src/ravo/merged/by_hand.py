"""Manual changes in the merged workbook: edited cells, and deleted rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ravo.merged.cells import OPEN, ErrorCell, same
from ravo.merged.comparison import Comparison
from ravo.merged.conflicts import Contested, Decision, Side, is_open, settle
from ravo.merged.rows import APART, MergedRow, RowKey, column_of, person_of

BY_HAND = "(sửa tay trong tệp gộp)"
"""The file name of a conflict's side that was typed into the merged workbook."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A cell edited in the merged workbook: its value before and after."""

    key: RowKey
    name: str
    before: Any
    after: Any


@dataclass(frozen=True)
class Touched:
    """Manual changes in the merged workbook: edited cells, and deleted rows.

    `deleted` has the cells of each deleted row as they were.
    """

    edits: tuple[Edit, ...] = ()
    deleted: Mapping[RowKey, Mapping[str, Any]] = field(default_factory=dict)


def without_deleted(
    rows: Sequence[MergedRow], touched: Touched, into: Comparison
) -> tuple[list[MergedRow], int, list[str]]:
    """Return the rows without manually deleted ones, unless a later version changed them.

    Also returned are the number of omitted rows, and the households of those that are back.
    """
    kept, removed, returned = [], 0, []
    for row in rows:
        before = touched.deleted.get(row.key)
        if before is None:
            kept.append(row)
        elif _equal(before, row.cells):
            removed += 1
            into.left[row.files[0], row.table] += 1
        else:
            kept.append(row)
            returned.append(row.code or "")
    return kept, removed, returned


def with_edits(
    rows: Sequence[MergedRow], touched: Touched, into: Comparison
) -> tuple[list[MergedRow], int]:
    """Return the rows with the manual edits, and the number of edits without a row."""
    by_row: defaultdict[RowKey, list[Edit]] = defaultdict(list)
    for edit in touched.edits:
        by_row[edit.key].append(edit)
    if not by_row:
        return list(rows), 0
    done = []
    for row in rows:
        edits = by_row.pop(row.key, ())
        cells = dict(row.cells)
        for edit in edits:
            _apply(row, cells, edit, into)
        if edits:
            cells = {name: value for name, value in cells.items() if value is not None}
            row = replace(row, cells=cells)
        done.append(row)
    return done, sum(map(len, by_row.values()))


def _apply(row: MergedRow, cells: dict[str, Any], edit: Edit, into: Comparison) -> None:
    now = cells.get(edit.name)
    column = column_of(into.columns, row.table, edit.name)
    if _is(now, edit.before):
        cells[edit.name] = edit.after
        _decide_by_hand(row, edit, into)
    elif not same(column, now, edit.after):
        heading = into.heading(row.table, edit.name)
        label = person_of(row.table, cells)
        where = Contested(row.code or "", row.table, row.key[2], column, edit.name, heading, label)
        hand = Side(edit.after, BY_HAND, row.places[0])
        later = Side(now, row.files[0], row.places[0], APART.join(row.reviewers))
        cells[edit.name], conflicts = settle(where, [hand, later], into.decisions)
        into.conflicts += conflicts


def _decide_by_hand(row: MergedRow, edit: Edit, into: Comparison) -> None:
    """Close the conflict of a contested cell whose value was typed into the merged workbook."""
    if edit.before != OPEN:
        return
    typed = Decision("other", value=edit.after)
    places = set(zip(row.files, row.places, strict=True))
    into.conflicts = [
        replace(one, decision=typed)
        if is_open(one)
        and (one.table, one.column) == (row.table, edit.name)
        and any((side.file, side.place) in places for side in (one.one, one.other))
        else one
        for one in into.conflicts
    ]


def _is(one: Any, other: Any) -> bool:
    """Return whether two cells hold the same value of the same kind."""
    if isinstance(one, ErrorCell) or isinstance(other, ErrorCell):
        return bool(one == other)
    return bool(one == other and isinstance(one, bool) == isinstance(other, bool))


def _equal(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return one.keys() == other.keys() and all(_is(one[name], other[name]) for name in one)


def differing_cells(
    before: Mapping[str, Any], after: Mapping[str, Any], names: Iterable[str]
) -> Iterator[str]:
    """Yield the columns in which two states of a row differ."""
    return (name for name in names if not _is(before.get(name), after.get(name)))
