"""The rows of several files merged into one workbook: a pure function of files and decisions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ravo.contract.columns import RECORDS, TableName
from ravo.merged.by_hand import Touched, with_edits, without_deleted
from ravo.merged.common_info import common_info
from ravo.merged.comparison import Cleared, Comparison, OneRow
from ravo.merged.conflicts import Conflict, Contested, Decisions, Side, is_open, pair
from ravo.merged.households import At, Households, grouped
from ravo.merged.missing_households import Missing, missing_households
from ravo.merged.other_lists import OtherLists, other_lists
from ravo.merged.persons import RowsBelow
from ravo.merged.rows import ABSENT, PRESENT, ColumnsByTable, MergedRow, person_of
from ravo.merged.source import SourceFile
from ravo.merged.visits import visited

MOST_PERSONS = 1000
"""More people than any household has; new people are sorted after those of the list."""
EARLIER = "(bản trước của tệp)"
"""The file name for the side of a household that a later version of its file lacks."""


@dataclass(frozen=True)
class Merged:
    """The contents of a merged workbook, its conflicts, and the account of every row.

    `folded` counts by file and table the rows that equal a row of an earlier file, `left` those
    that were decided against, `returned` manually deleted rows that a later version changed, `lost`
    edits whose row no longer exists. `cleared` lists the prefilled cells that are blank in one file
    and unchanged in the others, `missing` the households of the list that a copy lacks; `lists` are
    the different lists that files were opened from.
    """

    rows: tuple[MergedRow, ...]
    headings: Mapping[TableName, Mapping[str, str]]
    info: Mapping[str, Any]
    more: Mapping[str, Any]
    conflicts: tuple[Conflict, ...]
    folded: Mapping[tuple[str, str], int]
    left: Mapping[tuple[str, str], int]
    households: Households
    differing_info: tuple[str, ...] = ()
    removed: int = 0
    returned: tuple[str, ...] = ()
    lost: int = 0
    cleared: tuple[Cleared, ...] = ()
    missing: tuple[Missing, ...] = ()
    lists: OtherLists | None = None

    def of(self, table: str) -> list[MergedRow]:
        """Return the rows of a table."""
        return [row for row in self.rows if row.table == table]

    @property
    def open(self) -> tuple[Conflict, ...]:
        """The conflicts without a decision."""
        return tuple(conflict for conflict in self.conflicts if is_open(conflict))


def merged(
    files: Sequence[SourceFile], columns: ColumnsByTable, decisions: Decisions, touched: Touched
) -> Merged:
    """Return the contents of the workbook merged from several files."""
    into = Comparison(files, columns, decisions, grouped(files, decisions))
    dropped: set[str] = set()
    rows = list(_household_rows(into, dropped))
    for table in ("members", "income"):
        rows += RowsBelow(table, into, dropped).merged()
    info, more, differing = common_info(into)
    kept, removed, returned = without_deleted(_in_order(rows, into), touched, into)
    done, lost = with_edits(kept, touched, into)
    return Merged(
        tuple(done),
        into.headings,
        info,
        more,
        tuple(into.conflicts),
        into.folded,
        into.left,
        into.households,
        tuple(differing),
        removed,
        tuple(returned),
        lost,
        tuple(_still_cleared(into.cleared, done)),
        tuple(missing_households(into, done)),
        other_lists(into, done),
    )


def _still_cleared(cleared: Sequence[Cleared], rows: Sequence[MergedRow]) -> Iterator[Cleared]:
    """Yield the cleared cells that were not filled in again in the merged workbook."""
    there = {row.key: row.cells for row in rows} if cleared else {}
    return (one for one in cleared if one.key in there and one.name not in there[one.key])


def _in_order(rows: Sequence[MergedRow], into: Comparison) -> list[MergedRow]:
    """Return the rows by table: those of a list in its order, else as in their files."""
    order: dict[tuple[str, ...], int] = {
        (row.table, file.name, f"{row.sheet}!{row.row}"): at
        for at, (file, row) in enumerate((file, row) for file in into.files for row in file.rows)
    }
    tables: dict[str, int] = {table: at for at, table in enumerate(RECORDS)}
    listed = _listed(into)
    last = (len(listed), 0)

    def place(row: MergedRow) -> tuple[int, tuple[int, int], int]:
        """Return the sort key of a row."""
        home = listed.get(row.key[1:]) or listed.get((row.key[1], ""), last)
        return (tables[row.table], home, order[row.table, row.files[0], row.places[0]])

    return sorted(rows, key=place)


def _listed(into: Comparison) -> dict[tuple[str, str], tuple[int, int]]:
    """Return the places of households and persons in the lists that files are copies of."""
    places: dict[tuple[str, str], tuple[int, int]] = {}
    for at, base in enumerate(into.bases):
        if base is None or base in into.bases[:at]:
            continue
        for code in base.households:
            key = into.households.key(at, code)
            home = places.setdefault((key, ""), (len(places), MOST_PERSONS))
            for number, who in enumerate(base.people(code)):
                places.setdefault((key, who), (home[0], number))
    return places


def _household_rows(into: Comparison, dropped: set[str]) -> Iterator[MergedRow]:
    """Yield the rows of households; `dropped` gets the keys of those that are left out."""
    for at, _ in into.households.dropped:
        into.left[into.files[at].name, "households"] += 1
    for key, group in into.households.groups.items():
        rows = _without_withdrawn(into, group)
        if not rows:
            dropped.add(key)
        elif len(rows) > 1:
            before = [into.household_before(at) for at in rows]
            yield into.together(OneRow("households", key, "", rows, before))
        elif rows[0][1].gone and _drops_gone(into, rows[0]):
            dropped.add(key)
        else:
            yield into.alone("households", key, "", rows[0])


def _without_withdrawn(into: Comparison, rows: Sequence[At]) -> Sequence[At]:
    """Return the rows of a household in several files without those that were decided against.

    Such a row has answers of an earlier version; the later version lacks the household.
    """
    if len(rows) == 1 or not any(row.gone for _, row in rows):
        return rows
    kept = []
    for at, row in rows:
        answered = row.gone and row.code in visited(into.files[at])
        if answered and _drops_gone(into, (at, row)):
            into.households.dropped.add((at, row.code or ""))
        else:
            kept.append((at, row))
    return kept


def _drops_gone(into: Comparison, at: At) -> bool:
    """Return whether a household that a later version lacks was decided to be omitted."""
    file, row = into.files[at[0]], at[1]
    label = person_of("households", row.cells)
    where = Contested(row.code or "", "households", "", None, "", "", label)
    one = Side(PRESENT, EARLIER, f"{row.sheet}!{row.row}", file.reviewer)
    other = Side(ABSENT, file.name, "", file.reviewer)
    conflict = pair("gone", where, one, other, (PRESENT, ABSENT), into.decisions)
    into.conflicts.append(conflict)
    out = conflict.decision is not None and conflict.decision.chosen == conflict.marks[1]
    if out:
        into.left[file.name, "households"] += 1
    return out
