"""The sheet `Lỗi`: every fault of a review, errors first, in the order of the workbook."""

import re
from typing import Any

from ravo.fault_words import Audience, words_for
from ravo.faults import RANKS, Fault
from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang, say
from ravo.quotes import spoken_of
from ravo.results.fault_lines import FaultBlock, Line, fault_lines
from ravo.review.review import Review
from ravo.xlsx.sheets import LINE_HEIGHT, MOST_LINES, Styles, put_row, set_page

HEADS = (
    ("severity", 10),
    ("code", 9),
    ("category", 11),
    ("household", 12),
    ("sheet", 11),
    ("cell", 7),
    ("column", 14),
    ("value", 13),
    ("message", 38),
    ("hint", 30),
)
BLOCK_HINTS: dict[Audience, str] = {
    "operator": "results.block_hint",
    "plain": "results.block_hint_plain",
}
_CELL = re.compile(r"([A-Z]*)(\d+)")


def _is_note(fault: Fault) -> bool:
    return fault.rank == "warning" and kind_of(fault.code).note


def _place(fault: Fault) -> tuple[int, str, int, int, str, str]:
    """Return the key of the order: errors, what leaves a class open, warnings, notes."""
    found = _CELL.match(fault.cell or "")
    letters, row = (found.group(1), int(found.group(2))) if found else ("", 0)
    rank = len(RANKS) if _is_note(fault) else RANKS.index(fault.rank)
    return rank, fault.sheet or "", row, len(letters), letters, fault.code


def sorted_faults(review: Review) -> list[Fault]:
    """Return every fault of a review, by rank, then as they lie in the workbook."""
    return sorted(review.faults, key=_place)


def line_cells(line: Line, lang: Lang, audience: Audience = "operator") -> list[str | None]:
    """Return the cells of one line, in the order of `HEADS`."""
    block = line if isinstance(line, FaultBlock) else None
    fault = spoken_of(block.first if block else line)  # type: ignore[arg-type]
    texts = (
        (block.message(lang), say(BLOCK_HINTS[audience], lang))
        if block
        else words_for(fault, lang, audience)
    )
    return [
        say("results.note" if _is_note(fault) else f"results.{fault.rank}", lang),
        fault.code,
        say(f"results.category_{fault.category}", lang),
        None if block else fault.household,
        fault.sheet,
        block.cells if block else fault.cell,
        fault.column,
        None if block else fault.value,
        *texts,
    ]


def _height(cells: list[Any]) -> float:
    """Return the height that shows a row's longest wrapped text."""
    pairs = zip(cells, HEADS, strict=True)
    lines = max(-(-len(text or "") // max(int(width * 0.9), 1)) for text, (_, width) in pairs)
    return LINE_HEIGHT * min(max(lines, 1), MOST_LINES)


def write_faults(
    sheet: Any, review: Review, styles: Styles, lang: Lang, audience: Audience = "operator"
) -> None:
    """Write one row per fault; of very many alike in a column, the rest as ranges."""
    faults = fault_lines(sorted_faults(review))
    set_page(sheet, lang, heading_row=0)
    sheet.freeze_panes(1, 2)
    for place, (_, width) in enumerate(HEADS):
        sheet.set_column(place, place, width)
    sheet.set_row(0, 30)
    heads = [say(f"results.fault_{name}", lang) for name, _ in HEADS]
    put_row(sheet, 0, heads, styles, styles.head)
    for row, fault in enumerate(faults, start=1):
        cells = line_cells(fault, lang, audience)
        sheet.set_row(row, _height(cells))
        put_row(sheet, row, cells, styles, styles.wrap)
    if not faults:
        sheet.write_string(1, 0, say("results.no_faults", lang))
    sheet.autofilter(0, 0, max(len(faults), 1), len(HEADS) - 1)
