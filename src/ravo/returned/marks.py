"""The marks of a workbook: which cells have which faults."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ravo.contract.headings import letters_of
from ravo.fault_words import Audience, spoken_faults
from ravo.faults import RANKS, Rank
from ravo.faults.table import FaultTable
from ravo.messages import Lang, say
from ravo.workbook.cell_scan import column_place

LONGEST_COMMENT = 32_000
"""The most characters of a comment, slightly fewer than Excel allows in a text."""
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ROW = re.compile(r"(\d{1,7}):\d{1,7}")
MarkedPlace = tuple[int, int]
"""Row from 1 and column from 0."""


@dataclass(frozen=True)
class CellMark:
    """The rank of a cell, and the places of the faults that name it, the heaviest first."""

    rank: Rank
    faults: tuple[int, ...]


@dataclass
class SheetMarks:
    """The marks of one sheet: by cell, and by row for faults that name a whole row.

    Faults are given by their places in the table of faults.
    """

    cells: dict[MarkedPlace, list[int]] = field(default_factory=dict)
    rows: dict[int, list[int]] = field(default_factory=dict)


def place_of(cell: str | None) -> MarkedPlace | None:
    """Return the place of an address such as `"H12"`; of a row such as `"7:7"` its first cell."""
    whole = _ROW.fullmatch(cell or "")
    if whole:
        return int(whole[1]), 0
    match = _CELL.match(cell or "")
    return (int(match[2]), column_place(match[1])) if match and int(match[2]) else None


def address(place: MarkedPlace) -> str:
    """Return the Excel address of a place."""
    return f"{letters_of(place[1])}{place[0]}"


def marks_of(faults: FaultTable) -> dict[str, SheetMarks]:
    """Return, by sheet, the cells and rows that faults name; faults without a cell are left out.

    A fault of several headings (params `marked`) marks each of them.
    """
    by_sheet: dict[str, SheetMarks] = {}
    named = faults.each(lambda fault: (fault.sheet, fault.params.get("marked")))
    for at, ((sheet, several), own) in enumerate(zip(named, faults.cells(), strict=True)):
        for cell in several if isinstance(several, tuple) else (own,):
            place = place_of(cell)
            if sheet is None or place is None:
                continue
            marks = by_sheet.setdefault(sheet, SheetMarks())
            if _ROW.fullmatch(cell or ""):
                marks.rows.setdefault(place[0], []).append(at)
            else:
                marks.cells.setdefault(place, []).append(at)
    return by_sheet


def worst(places: Sequence[int], ranks: Sequence[int]) -> Rank:
    """Return the heaviest rank of the faults at some places."""
    return RANKS[min(ranks[place] for place in places)]


def anchored(
    marks: SheetMarks, anchors: Mapping[MarkedPlace, MarkedPlace], ranks: Sequence[int]
) -> dict[MarkedPlace, CellMark]:
    """Return one mark per cell; a cell inside a merged block is marked at the block's first cell.

    A fault of a whole row is reported at the row's first cell. `ranks` are those of all faults.
    """
    gathered: dict[MarkedPlace, list[int]] = {}
    all_marks = [*marks.cells.items(), *(((row, 0), faults) for row, faults in marks.rows.items())]
    for place, faults in all_marks:
        gathered.setdefault(anchors.get(place, place), []).extend(faults)
    return {
        place: CellMark(worst(faults, ranks), tuple(sorted(faults, key=ranks.__getitem__)))
        for place, faults in gathered.items()
    }


def remarks_of(faults: FaultTable, lang: Lang, audience: Audience = "operator") -> list[str]:
    """Return the part of a cell's comment on each fault: its message and its hint.

    For the audience `plain` it has no code: the list of faults has the codes.
    """
    spoken = spoken_faults(faults, lang, audience)
    ranks = [say(f"results.{rank}", lang) for rank in RANKS]
    codes = faults.each(lambda fault: "" if audience == "plain" else f" {fault.code}")
    parts = zip(faults.ranks.tolist(), codes, spoken.messages, spoken.hints, strict=True)
    return [f"{ranks[rank]}{code}: {message}\n→ {hint}" for rank, code, message, hint in parts]


def comment_text(remarks: Sequence[str], lang: Lang) -> str:
    """Return the text of a cell's comment with a remark on every fault."""
    words = "\n\n".join(remarks)
    if len(words) > LONGEST_COMMENT:
        words = words[:LONGEST_COMMENT] + " … " + say("returned.see_list", lang)
    return words
