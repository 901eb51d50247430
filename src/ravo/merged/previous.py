"""A merged workbook read back: its files, the decisions on it, manual changes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ravo.contract.columns import RECORDS
from ravo.contract.merged_marks import CONFLICTS, STORE
from ravo.faults import Fault, unreadable
from ravo.merged.book import named_others, villages_of
from ravo.merged.by_hand import Edit, Touched, differing_cells
from ravo.merged.cells import OPEN
from ravo.merged.conflict_sheet import read_decisions
from ravo.merged.conflicts import Decision
from ravo.merged.merged_rows import Merged, merged
from ravo.merged.rows import ADDED
from ravo.merged.source import ReadFile, SourceFile, SourceRow, read_file
from ravo.merged.store import Kept, unpacked
from ravo.survey.settings import ReadSettings
from ravo.workbook.book import Book
from ravo.workbook.opened import Opened


@dataclass(frozen=True)
class Previous:
    """A merged workbook in its present state: its stored files, decisions and edits.

    `edited` counts new manual changes: cells, deleted rows and added rows.
    """

    kept: Kept
    decisions: Mapping[str, Decision]
    read: ReadFile
    edited: int
    faults: tuple[Fault, ...]


def is_merged(opened: Opened) -> bool:
    """Return whether a workbook was merged by ravo from several files."""
    return STORE in Book(opened).names


def read_previous(opened: Opened, wanted: ReadSettings) -> Previous:
    """Return the contents of a merged workbook.

    Raises InputProblem (exit code 3) where its stored data is damaged.
    """
    book = Book(opened)
    texts = [str(row[0]) for row in book.read(STORE).rows if row and row[0]]
    try:
        kept = unpacked(texts[1:])
    except ValueError:
        raise unreadable("RV-1101", path=opened.path.name) from None
    read = read_file(opened, replace(wanted, profile=None))
    sheet_decisions = read_decisions(book.read(CONFLICTS)) if CONFLICTS in book.names else None
    expected = merged(kept.files, read.columns, kept.decisions, kept.touched)
    touched, added, count = _touched(kept, expected, read)
    files = (*(file for file in kept.files if file.name != ADDED), *added)
    decisions = sheet_decisions.decisions if sheet_decisions is not None else kept.decisions
    faults = sheet_decisions.faults if sheet_decisions is not None else ()
    return Previous(Kept(files, kept.decisions, touched), decisions, read, count, faults)


def _touched(
    kept: Kept, expected: Merged, read: ReadFile
) -> tuple[Touched, tuple[SourceFile, ...], int]:
    """Return the manual changes, the file of added rows, and the number of new changes."""
    file = read.file
    rows: dict[tuple[str, str], list[SourceRow]] = {}
    for read_row in file.rows:
        rows.setdefault((read_row.table, read_row.origin), []).append(read_row)
    edits, deleted = list(kept.touched.edits), dict(kept.touched.deleted)
    placed: set[int] = set()
    count = 0
    for row in expected.rows:
        there = rows.get((row.table, row.origin), [])
        if not there:
            deleted[row.key] = row.cells
            count += 1
            continue
        now = there[0]
        placed.add(id(now))
        names = file.columns.get(row.table, {})  # type: ignore[call-overload]
        for name in differing_cells(row.cells, now.cells, names):
            before, after = row.cells.get(name), now.cells.get(name)
            if before == OPEN and after is None:
                continue
            edits.append(Edit(row.key, name, before, after))
            count += 1
    new = [row for row in file.rows if id(row) not in placed]
    hand = next((one for one in kept.files if one.name == ADDED), None)
    added = _added(kept, expected, read, hand, new)
    return Touched(tuple(_last(edits)), deleted), added, count + len(new)


def _last(edits: list[Edit]) -> list[Edit]:
    """Return one edit for each cell: from the value in the files to the present one."""
    last_edits: dict[Any, Edit] = {}
    for edit in edits:
        key = (edit.key, edit.name)
        first = last_edits.get(key)
        last_edits[key] = edit if first is None else replace(first, after=edit.after)
    return list(last_edits.values())


def _added(
    kept: Kept,
    expected: Merged,
    read: ReadFile,
    hand: SourceFile | None,
    new: list[SourceRow],
) -> tuple[SourceFile, ...]:
    """Return the file of the rows typed into the workbook itself; empty if there are none."""
    file = read.file
    numbers = Counter[str](row.table for row in hand.rows) if hand else Counter[str]()
    rows = list(hand.rows) if hand else []
    for row in new:
        numbers[row.table] += 1
        rows.append(replace(row, row=numbers[row.table], origin=""))
    info = dict(hand.info) if hand else {}
    info |= {
        name: value
        for name, value in file.info.items()
        if name != "year" and value != OPEN and expected.info.get(name) != value
    }
    villages = set(villages_of(kept.files))
    names = named_others(kept.files)
    others = tuple(one for one in file.others if one.name not in names)
    own = SourceFile(
        ADDED,
        "",
        tuple(rows),
        {table: dict(file.columns[table]) for table in RECORDS}
        if rows or _new_columns(file, expected)
        else {},
        info,
        {},
        (*(hand.villages if hand else ()), *(v for v in file.villages if v not in villages)),
        (*(hand.others if hand else ()), *others),
        dict(numbers),
        {},
        {},
    )
    filled = own.rows or own.columns or own.info or own.villages or own.others
    return (own,) if filled else ()


def _new_columns(file: SourceFile, expected: Merged) -> bool:
    """Return whether a column was added manually."""
    return any(file.columns[table].keys() - expected.headings[table].keys() for table in RECORDS)
