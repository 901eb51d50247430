"""Corrections applied to the raw cells of a sheet, before they are typed.

A line is applied only where exactly one cell still holds its old value. Any other line is refused
with a fault that names the cell. The fault belongs to no household, because the workbook's own
value is used, but it counts in the verdict on the file.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ravo.contract.columns import Column
from ravo.contract.headings import CellPlace, near_misses
from ravo.contract.named_sheets import without_ending
from ravo.corrections.matches import RawCell, holds, same, shown, without_numbers
from ravo.corrections.model import Applied, AppliedLine, Correction, Corrections
from ravo.corrections.page import CorrectedSheet
from ravo.faults import Fault
from ravo.messages import Text, text
from ravo.text import NAMED_CELLS, few_of, loose_key


@dataclass(frozen=True)
class _Aim:
    """A line, its column, and the possible rows of its cell."""

    line: Correction
    column: Column
    rows: tuple[int, ...]


@dataclass(frozen=True)
class _Hit:
    """A line and its cell, the only possible one."""

    line: Correction
    column: Column
    row: int


def apply_to(corrections: Corrections, page: CorrectedSheet) -> Applied:
    """Return the outcome of `corrections` on one sheet: changed cells, applied lines, faults.

    A line that names no sheet belongs to the first sheet that has its column, so the sheets are
    handled in turn: households, members, income, each with the corrections `without` the lines
    of the sheets before.
    """
    file = Path(corrections.path).name
    faults: list[Fault] = []
    aims: list[_Aim] = []
    taken = set()
    for line in corrections.lines:
        column = page.column_of(line) if page.is_meant(line) else None
        if column is not None:
            taken.add(line.line)
            aim = _aim(line, column, page, file)
            if isinstance(aim, Fault):
                faults.append(aim)
            else:
                aims.append(aim)
    cells, changed, refused = _changes([a for a in aims if not a.line.confirms], page, file)
    after = page.with_cells(cells)
    confirmed, more = _confirmations([a for a in aims if a.line.confirms], after, file)
    lines = sorted([*_lines(changed, page, after), *_lines(confirmed, after, after)], key=_number)
    return Applied(cells, tuple(lines), (*faults, *refused, *more), frozenset(taken))


def _number(line: AppliedLine) -> int:
    return line.line


def left_over(
    corrections: Corrections, columns: Iterable[Column], sheets: Sequence[str]
) -> tuple[Fault, ...]:
    """Return a fault for each line that belongs to no sheet.

    `columns` are those of the workbook, for a suggestion; `sheets` are the names of its sheets.
    """
    known = {loose_key(without_ending(name)) for name in sheets}
    here = list(columns)
    return tuple(_not_taken(x, known, here, sheets, corrections) for x in corrections.lines)


def _not_taken(
    line: Correction,
    known: set[str],
    columns: list[Column],
    sheets: Sequence[str],
    corrections: Corrections,
) -> Fault:
    where = _where(line, Path(corrections.path).name)
    if line.sheet is not None and loose_key(without_ending(line.sheet)) not in known:
        return Fault("RV-445", params={**where, "name": line.sheet, "sheets": tuple(sheets)})
    near = [miss.column.heading for miss in near_misses([("", line.column)], columns)]
    return Fault("RV-438", params={**where, "name": line.column, "near": near or ["–"]})


# the cell of a line


def _where(line: Correction, file: str) -> dict[str, object]:
    return {"file": file, "line": line.line}


def _aim(line: Correction, column: Column, page: CorrectedSheet, file: str) -> _Aim | Fault:
    """Return the possible rows of a line; a fault where there is none.

    Two households under one code are distinguished by their row only. By the old value the wrong
    household would be changed once the right one is corrected in the workbook itself.
    """
    rows = page.candidates(line)
    if not rows:
        params = {**_where(line, file), "code": line.household, "narrowed": _narrowed(line)}
        return Fault("RV-4067" if line.confirms else "RV-437", None, page.sheet, params=params)
    if len(rows) > 1 and page.table != "members":
        return _several(line, column, rows, page, file)
    return _Aim(line, column, tuple(rows))


def _narrowed(line: Correction) -> Text | str:
    """Return words on the row and the member that a line names, which follow its household."""
    parts = []
    if line.row is not None:
        parts.append(_filled("corrections.at_row", row=str(line.row)))
    if line.member is not None:
        parts.append(_filled("corrections.at_member", member=line.member))
    return Text(*("".join(words) for words in zip(*parts, strict=True))) if parts else ""


def _filled(key: str, **params: str) -> Text:
    return Text(*(words.format(**params) for words in text(key)))


def _addresses(rows: Iterable[int], column: Column, page: CorrectedSheet) -> list[str]:
    """Return the addresses of a column's first cells in `rows`, and the number of the others."""
    return few_of([page.address(row, column) for row in rows], NAMED_CELLS)


def _several(
    line: Correction, column: Column, rows: Sequence[int], page: CorrectedSheet, file: str
) -> Fault:
    cells = _addresses(rows, column, page)
    params = {**_where(line, file), "code": line.household, "cells": cells, "count": len(rows)}
    return Fault("RV-441", None, page.sheet, None, page.heading(column), params=params)


def _hit(aim: _Aim, page: CorrectedSheet, file: str) -> _Hit | Fault:
    """Return the cell of a line, of several members the one with the old value; else a fault."""
    line, column = aim.line, aim.column
    rows = aim.rows
    if len(rows) > 1:
        place = page.places[column.name]
        held = [row for row in rows if holds(page.cell(row, place), line.old, column)]
        if not held:
            return _stale(line, column, rows, page, file)
        if len(held) > 1:
            return _several(line, column, held, page, file)
        rows = (held[0],)
    return _Hit(line, column, rows[0])


def _hits(aims: Sequence[_Aim], page: CorrectedSheet, file: str) -> tuple[list[_Hit], list[Fault]]:
    """Return the cells of lines and the faults; several lines on one cell are all refused."""
    faults: list[Fault] = []
    by_cell: dict[tuple[int, str], list[_Hit]] = {}
    for aim in aims:
        hit = _hit(aim, page, file)
        if isinstance(hit, Fault):
            faults.append(hit)
        else:
            by_cell.setdefault((hit.row, hit.column.name), []).append(hit)
    faults += [_shared(hits, page, file) for hits in by_cell.values() if len(hits) > 1]
    return [hits[0] for hits in by_cell.values() if len(hits) == 1], faults


def _shared(hits: Sequence[_Hit], page: CorrectedSheet, file: str) -> Fault:
    row, column = hits[0].row, hits[0].column
    params = {"file": file, "lines": sorted(hit.line.line for hit in hits)}
    where = page.address(row, column)
    return Fault("RV-442", None, page.sheet, where, page.heading(column), params=params)


# the outcome of a line


def _changes(
    aims: Sequence[_Aim], page: CorrectedSheet, file: str
) -> tuple[dict[CellPlace, Any], list[_Hit], list[Fault]]:
    """Return the changed cells, the lines that changed them, and the faults of the others."""
    hits, faults = _hits(aims, page, file)
    cells: dict[CellPlace, Any] = {}
    done = []
    for hit in hits:
        fault = _refusal(hit, page, file)
        if fault is not None:
            faults.append(fault)
            continue
        cells[hit.row, page.places[hit.column.name]] = hit.line.new
        done.append(hit)
    return cells, done, faults


def _confirmations(
    aims: Sequence[_Aim], page: CorrectedSheet, file: str
) -> tuple[list[_Hit], list[Fault]]:
    """Return the lines that confirm the value of a cell after all changes, and others' faults."""
    hits, faults = _hits(aims, page, file)
    stale = {hit.line.line: _unless_held(hit, page, file) for hit in hits}
    faults += [fault for fault in stale.values() if fault is not None]
    return [hit for hit in hits if stale[hit.line.line] is None], faults


def _refusal(hit: _Hit, page: CorrectedSheet, file: str) -> Fault | None:
    """Return the fault for which a change is not applied; None where it is applied."""
    line, column = hit.line, hit.column
    if same(RawCell(line.old), line.new, column):
        params = _where(line, file)
        where = page.address(hit.row, column)
        return Fault("RV-443", None, page.sheet, where, page.heading(column), params=params)
    if same(page.cell(hit.row, page.places[column.name]), line.new, column):
        return _done_already(hit, page, file)
    return _unless_held(hit, page, file)


def _done_already(hit: _Hit, page: CorrectedSheet, file: str) -> Fault:
    where, words = page.address(hit.row, hit.column), page.heading(hit.column)
    household = page.household(hit.row)
    return Fault("RV-440", household, page.sheet, where, words, params=_where(hit.line, file))


def _unless_held(hit: _Hit, page: CorrectedSheet, file: str) -> Fault | None:
    if holds(page.cell(hit.row, page.places[hit.column.name]), hit.line.old, hit.column):
        return None
    return _stale(hit.line, hit.column, [hit.row], page, file)


def _stale(
    line: Correction, column: Column, rows: Sequence[int], page: CorrectedSheet, file: str
) -> Fault:
    """Return the fault of a line whose old value is no longer in the cell.

    For a confirmation it is a warning only: the cell was changed, so nothing has to be done.
    """
    now = [shown(page.cell(row, page.places[column.name]), column) for row in rows]
    params = {
        **_where(line, file),
        "cells": _addresses(rows, column, page),
        "old": _worded(_shown_old(line, column)),
        "now": [_worded(value) for value in now[:NAMED_CELLS]],
    }
    where = page.address(rows[0], column) if len(rows) == 1 else None
    value = now[0] if len(rows) == 1 else None
    code = "RV-4066" if line.confirms else "RV-439"
    return Fault(code, None, page.sheet, where, page.heading(column), value, params)


def _shown_old(line: Correction, column: Column) -> str | None:
    return shown(RawCell(line.old), column)


def _worded(value: str | None) -> Text | str:
    """Return a value for a message, with words in place of a name or a blank."""
    if value is None:
        return text("corrections.hidden")
    return value or text("corrections.blank")


def _lines(
    hits: Sequence[_Hit], before: CorrectedSheet, after: CorrectedSheet
) -> list[AppliedLine]:
    lines = []
    for hit in hits:
        line, column = hit.line, hit.column
        place = before.places[column.name]
        old, new = (shown(page.cell(hit.row, place), column) for page in (before, after))
        lines.append(
            AppliedLine(
                line.line,
                after.household(hit.row),
                after.sheet,
                after.address(hit.row, column),
                after.heading(column),
                old,
                new,
                "confirmed" if line.confirms else "changed",
                without_numbers(line.reason),
                line.who,
                line.on,
            )
        )
    return lines
