"""The marks of a workbook: which cells have which faults."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ravo.contract.headings import letters_of
from ravo.fault_words import Audience, words_for
from ravo.faults import RANKS, Fault, Rank
from ravo.messages import Lang, say
from ravo.workbook.cell_scan import column_place

LONGEST_COMMENT = 32_000
"""Characters of a comment, a little under what Excel holds in one text."""
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ROW = re.compile(r"(\d{1,7}):\d{1,7}")
Place = tuple[int, int]
"""Row from 1 and column from 0."""


@dataclass(frozen=True)
class CellMark:
    """How bad a cell is, and the faults that name it."""

    rank: Rank
    faults: tuple[Fault, ...]


@dataclass
class SheetMarks:
    """The marks of one sheet: by cell, and by row for faults that name a whole row."""

    cells: dict[Place, list[Fault]] = field(default_factory=dict)
    rows: dict[int, list[Fault]] = field(default_factory=dict)


def place_of(cell: str | None) -> Place | None:
    """Return the place of an address such as `"H12"`; of a row such as `"7:7"` its first cell."""
    whole = _ROW.fullmatch(cell or "")
    if whole:
        return int(whole[1]), 0
    found = _CELL.match(cell or "")
    return (int(found[2]), column_place(found[1])) if found and int(found[2]) else None


def address(place: Place) -> str:
    """Return the Excel address of a place."""
    return f"{letters_of(place[1])}{place[0]}"


def marks_of(faults: Sequence[Fault]) -> dict[str, SheetMarks]:
    """Return by sheet the cells and rows that faults name; faults without a cell have none.

    A fault of several headings (params `marked`) marks each of them.
    """
    found: dict[str, SheetMarks] = {}
    for fault in faults:
        several = fault.params.get("marked")
        for cell in several if isinstance(several, tuple) else (fault.cell,):
            place = place_of(cell)
            if fault.sheet is not None and place is not None:
                sheet = found.setdefault(fault.sheet, SheetMarks())
                _mark(sheet, place, fault, whole_row=bool(_ROW.fullmatch(cell or "")))
    return found


def _mark(sheet: SheetMarks, place: Place, fault: Fault, *, whole_row: bool) -> None:
    if whole_row:
        sheet.rows.setdefault(place[0], []).append(fault)
    else:
        sheet.cells.setdefault(place, []).append(fault)


def worst(faults: Sequence[Fault]) -> Rank:
    """Return the heaviest rank of the faults."""
    ranks = {fault.rank for fault in faults}
    return next(rank for rank in RANKS if rank in ranks)


def anchored(marks: SheetMarks, anchors: Mapping[Place, Place]) -> dict[Place, CellMark]:
    """Return one mark per cell; a cell inside a merged block is marked at the block's first cell.

    A fault of a whole row is reported at the row's first cell.
    """
    gathered: dict[Place, list[Fault]] = {}
    told = [*marks.cells.items(), *(((row, 0), faults) for row, faults in marks.rows.items())]
    for place, faults in told:
        gathered.setdefault(anchors.get(place, place), []).extend(faults)
    return {
        place: CellMark(worst(faults), tuple(sorted(faults, key=lambda f: RANKS.index(f.rank))))
        for place, faults in gathered.items()
    }


def comment_text(faults: Sequence[Fault], lang: Lang, audience: Audience = "operator") -> str:
    """Return the text of a cell's comment: of every fault the message and the hint.

    In plain words no code is part of it: the list of faults has the codes.
    """
    told = []
    for fault in faults:
        message, hint = words_for(fault, lang, audience)
        severity = say(f"results.{fault.rank}", lang)
        code = "" if audience == "plain" else f" {fault.code}"
        told.append(f"{severity}{code}: {message}\n→ {hint}")
    words = "\n\n".join(told)
    if len(words) > LONGEST_COMMENT:
        words = words[:LONGEST_COMMENT] + " … " + say("returned.see_list", lang)
    return words
