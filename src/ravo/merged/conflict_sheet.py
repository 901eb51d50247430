"""The sheet `Xung đột`: what two files hold differently, and the column to decide it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ravo.contract.columns import SHEETS
from ravo.contract.headings import letters_of
from ravo.contract.merged_marks import (
    CODE_HEADING,
    CONFLICTS,
    DECIDES_HEADING,
    DECISION_HEADING,
    OPEN_STATE,
    STATE_HEADING,
)
from ravo.contract.models import is_blank
from ravo.contract.values import plain
from ravo.faults import Fault
from ravo.merged.cells import as_kept
from ravo.merged.conflicts import KEEP_BOTH, Choice, Conflict, Decision, is_open
from ravo.merged.put_cells import MergedLooks, put_cell
from ravo.messages import say
from ravo.text import match_key
from ravo.workbook.layout import Sheet

DONE_STATE = "Đã áp dụng"
VALUE_HEADING = "Giá trị đúng (nếu khác cả hai)"
MARKS = ("Khóa", "Dấu A", "Dấu B")
"""Headings of hidden columns by which a decision is known again."""
HEADINGS = (
    STATE_HEADING,
    CODE_HEADING,
    "Chủ hộ hoặc thành viên",
    "Nội dung",
    "Trang",
    "Cột",
    "Tệp A",
    "Giá trị A",
    "Tệp B",
    "Giá trị B",
    DECISION_HEADING,
    VALUE_HEADING,
    DECIDES_HEADING,
    "Nơi ghi A",
    "Rà soát viên A",
    "Nơi ghi B",
    "Rà soát viên B",
    *MARKS,
)
"""What is decided by stands beside the decision; where it was typed comes after."""
WIDTHS = (15, 14, 20, 22, 12, 20, 16, 18, 16, 18, 14, 18, 12, 16, 20, 16, 20, 8, 8, 8)
PRINTED = HEADINGS.index(DECIDES_HEADING)
HEIGHT, NOTE_HEIGHT = 32, 36
CHOICES: dict[str, Choice] = {"Tệp A": "a", "Tệp B": "b", "Giữ cả hai": "both"}
OF_CLASS = "Có"
_AT = {heading: place for place, heading in enumerate(HEADINGS)}


def write_conflicts(book: Any, conflicts: Sequence[Conflict], looks: MergedLooks) -> None:
    """Write the sheet of conflicts, open ones first."""
    sheet = book.add_worksheet(CONFLICTS)
    sheet.write_string(0, 0, say("merge.conflicts_title", "vi"), looks.title)
    sheet.set_row(0, NOTE_HEIGHT)
    beside = (_AT["Nội dung"], _AT["Giá trị B"])
    sheet.merge_range(0, beside[0], 0, beside[1], say("merge.conflicts_note", "vi"), looks.note)
    sheet.set_row(1, 34)
    for place, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
        options = {"hidden": True} if heading in MARKS else {}
        sheet.set_column(place, place, width, None, options)
        sheet.write_string(1, place, heading, looks.head)
    ordered = sorted(conflicts, key=lambda one: (not is_open(one), one.code, one.table))
    for row, conflict in enumerate(ordered, start=2):
        sheet.set_row(row, HEIGHT)
        for place, value in enumerate(_cells(conflict)):
            answer = HEADINGS[place] in (DECISION_HEADING, VALUE_HEADING)
            put_cell(sheet, row, place, value, looks, looks.answer if answer else looks.side)
        words = [
            word
            for word, choice in CHOICES.items()
            if choice != "both" or conflict.kind in KEEP_BOTH
        ]
        at = _AT[DECISION_HEADING]
        sheet.data_validation(row, at, row, at, {"validate": "list", "source": words})
    sheet.freeze_panes(2, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(1)
    sheet.print_area(0, 0, len(ordered) + 1, PRINTED)


def _cells(one: Conflict) -> Iterator[Any]:
    """Yield the cells of a conflict."""
    decision = one.decision
    word = None
    if decision is not None:
        choice = decision.choice
        if choice in ("a", "b"):
            choice = "a" if decision.chosen == one.marks[0] else "b"
        word = next((word for word, meant in CHOICES.items() if meant == choice), None)
    yield OPEN_STATE if decision is None else DONE_STATE
    yield one.code
    yield one.who or None
    yield say(f"merge.kind_{one.kind}", "vi")
    yield SHEETS[one.table]  # type: ignore[index]
    yield one.heading or None
    for side in (one.one, one.other):
        yield side.file
        yield side.value
    yield word
    yield decision.value if decision is not None else None
    yield OF_CLASS if one.decides else None
    for side in (one.one, one.other):
        yield side.place or None
        yield side.reviewer or None
    yield one.mark
    yield from one.marks


@dataclass(frozen=True)
class ReadDecisions:
    """The decisions of a sheet by the mark of their conflict, and a fault for each unclear cell."""

    decisions: dict[str, Decision]
    faults: tuple[Fault, ...]


def read_decisions(sheet: Sheet) -> ReadDecisions:
    """Return what was decided on a sheet of conflicts, in any order of its rows."""
    rows = sheet.rows
    heads = next(
        (at for at, row in enumerate(rows) if MARKS[0] in row and DECISION_HEADING in row), None
    )
    if heads is None:
        return ReadDecisions({}, ())
    places = {str(cell): place for place, cell in enumerate(rows[heads])}
    if not {*MARKS, DECISION_HEADING, VALUE_HEADING} <= set(places):
        return ReadDecisions({}, ())
    decisions, faults = {}, []
    for at in range(heads + 1, len(rows)):
        mark, one, other = (plain(rows[at][places[name]]) for name in MARKS)
        said = rows[at][places[DECISION_HEADING]]
        typed = rows[at][places[VALUE_HEADING]]
        value = None if is_blank(typed) else as_kept(typed)
        if not mark or (is_blank(said) and value is None):
            continue
        choice = _choice(said) if not is_blank(said) else "other"
        if choice is None:
            cell = f"{letters_of(places[DECISION_HEADING])}{at + 1}"
            params = {"words": tuple(CHOICES)}
            faults.append(Fault("RV-4091", None, sheet.name, cell, DECISION_HEADING, params=params))
            continue
        if value is not None and choice != "both":
            choice = "other"
        chosen = {"a": one, "b": other}.get(choice, "")
        decisions[mark] = Decision(choice, chosen, value)
    return ReadDecisions(decisions, tuple(faults))


def _choice(cell: Any) -> Choice | None:
    key = match_key(plain(cell))
    words = {match_key(word): choice for word, choice in CHOICES.items()}
    return words.get(key) or {"a": "a", "b": "b"}.get(key)  # type: ignore[return-value]
