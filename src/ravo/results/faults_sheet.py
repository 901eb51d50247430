"""The sheet `Lỗi`: every fault of a review, errors first, in the order of the workbook."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.fault_words import Audience, spoken_faults
from ravo.faults import RANKS
from ravo.faults.table import FaultTable
from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang, say
from ravo.results.fault_lines import FaultLines, fault_lines, first_cells, places_in_order
from ravo.review.review import Review
from ravo.xlsx.blocks import ColumnLook
from ravo.xlsx.sheets import LINE_HEIGHT, MOST_LINES, Styles, put_row, safe_cells, set_page

HEADS = (
    ("severity", 10),
    ("code", 9),
    ("category", 11),
    ("household", 12),
    ("sheet", 11),
    ("cell", 7),
    ("column", 19),
    ("value", 12),
    ("message", 38),
    ("hint", 30),
)
BLOCK_HINTS: dict[Audience, str] = {
    "operator": "results.block_hint",
    "plain": "results.block_hint_plain",
}
_NOTE = len(RANKS)
"""The weight of notes, after the ranks."""


def weights_of(faults: FaultTable) -> NDArray[np.int8]:
    """Return the weight of each fault in the order of the list: error, open, warning, note."""
    noted = faults.where(lambda fault: kind_of(fault.code).note)
    return np.where(noted & (faults.ranks == _NOTE - 1), _NOTE, faults.ranks).astype(np.int8)


def sorted_faults(review: Review) -> FaultTable:
    """Return every fault of a review, by rank, then by its place in the workbook."""
    faults = review.faults
    letters, rows = first_cells(faults)
    pairs = zip(letters, faults.distinct, strict=True)
    columns = [(len(name), name, fault.code) for name, fault in pairs]
    sheets = [fault.sheet or "" for fault in faults.distinct]
    keys = (
        places_in_order(columns)[faults.which],
        rows,
        places_in_order(sheets)[faults.which],
        weights_of(faults),
    )
    return faults.taken(np.lexsort(keys))


def line_columns(
    lines: FaultLines, lang: Lang, audience: Audience = "operator"
) -> list[list[str | None]]:
    """Return the cells of the lines by column, in the order of `HEADS`."""
    faults, counts = lines.faults, lines.counts.tolist()
    shown, cells = spoken_faults(faults, lang, audience), lines.cells()
    alone = [count == 0 for count in counts]
    titles = faults.each(lambda fault: kind_of(fault.code).title.say(lang))
    messages = [
        say("results.block_message", lang, count=count, cells=cell, title=title) if count else own
        for own, count, cell, title in zip(shown.messages, counts, cells, titles, strict=True)
    ]
    whole = say(BLOCK_HINTS[audience], lang)
    ranks = [*(say(f"results.{rank}", lang) for rank in RANKS), say("results.note", lang)]
    categories = faults.each(lambda fault: say(f"results.category_{fault.category}", lang))
    return [
        [ranks[weight] for weight in weights_of(faults).tolist()],
        [*faults.each(lambda fault: fault.code)],
        [*categories],
        _where(alone, shown.households),
        shown.sheets,
        cells,
        shown.columns,
        _where(alone, shown.values),
        [*messages],
        [own if one else whole for own, one in zip(shown.hints, alone, strict=True)],
    ]


def _where(alone: Sequence[bool], values: Sequence[str | None]) -> list[str | None]:
    """Return the values of lines of a single fault, None for a range."""
    return [value if one else None for value, one in zip(values, alone, strict=True)]


def _heights(columns: Sequence[Sequence[str | None]]) -> list[float]:
    """Return the heights that show each row's longest wrapped text."""
    lines = np.ones(len(columns[0]), dtype=np.int64)
    for column, (_, width) in zip(columns, HEADS, strict=True):
        letters = np.array([len(text or "") for text in column], dtype=np.int64)
        lines = np.maximum(lines, -(-letters // max(int(width * 0.9), 1)))
    heights: list[float] = (LINE_HEIGHT * np.minimum(lines, MOST_LINES)).tolist()
    return heights


def write_faults(
    sheet: Any, review: Review, styles: Styles, lang: Lang, audience: Audience = "operator"
) -> None:
    """Write one row per fault, or per range of very many equal faults in a column."""
    lines = fault_lines(sorted_faults(review))
    set_page(sheet, lang, heading_row=0)
    sheet.freeze_panes(1, 2)
    for place, (_, width) in enumerate(HEADS):
        sheet.set_column(place, place, width)
    sheet.set_row(0, 30)
    heads = [say(f"results.fault_{name}", lang) for name, _ in HEADS]
    put_row(sheet, 0, heads, styles, styles.head)
    columns = line_columns(lines, lang, audience)
    look = ColumnLook(filled=styles.wrap, blank=styles.wrap, quoted=styles.quoted)
    cells = [safe_cells(column) for column in columns]
    sheet.put_block(1, cells, [look] * len(HEADS), _heights(columns))
    if not lines:
        sheet.write_string(1, 0, say("results.no_faults", lang))
    sheet.autofilter(0, 0, max(len(lines), 1), len(HEADS) - 1)
