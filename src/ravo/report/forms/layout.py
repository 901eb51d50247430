"""The geometry of a form's sheet: merged headings, widths, heights, rows of lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from ravo.report.forms.facts import LABELS, LISTS, MOVED, FormColumn
from ravo.report.forms.model import FormLine, FormTable, unexplained
from ravo.text import MINUS

HEAD_TOP = 7
"""The first heading row, from 0; above it are the head, the title and the year."""
LINE_POINTS = 14.5
CAPITAL, LETTER = 1.28, 0.98
"""Widths of a capital and of another letter, in units of column width, Times New Roman 11 bold."""
SIGNS = f"+=<>{MINUS}"
"""Characters nearly as wide as capitals."""
LABEL_WIDTHS = {"A": 5.5, "B": 22.0, "C": 11.5}
LIST_WIDTHS = {"A": 5.5, "B": 7.0, "C": 31.0, "3": 10.0, "4": 12.0}
NARROWEST, NARROWEST_OF_LIST = 7.0, 6.6
FIGURE_ROOM = 2.2
"""The width of a column beside its figure: indent and edges."""
FULL_WIDTH, MOST_HEAD_LINES = 135.0, 4
"""The width of a page at full size; columns with more heading lines than this are widened."""
MARGINS = {"left": 0.5, "right": 0.4, "top": 0.4, "bottom": 0.5}
"""Inches around the printed forms."""
PAPERS = ((9, 842.0, 595.0), (8, 1191.0, 842.0))
"""A4 and A3 in landscape: number in a workbook, width and height in points."""
SMALLEST = 0.81
"""The smallest scale of print: the smallest letters of 10 points stay over 8 points."""
INCH = 72.0
SPARE = 0.97
"""The share of a page that rows may fill, because programs measure heights differently."""


@dataclass(frozen=True, slots=True)
class HeadCell:
    """One cell of the merged headings: first and last row and column from 0, and its words."""

    top: int
    left: int
    bottom: int
    right: int
    words: str


@dataclass(frozen=True)
class FormLayout:
    """The geometry of one form's sheet; rows and columns from 0."""

    depth: int
    cells: tuple[HeadCell, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    first: int
    columns: dict[str, int]
    rows: dict[tuple[str, FormLine | None], int]
    """The row of a unit's line, by `place_key`; lists have none."""
    open_rows: dict[tuple[str, FormLine | None], int]
    """The row under a unit of forms 2 and 3 for what one of its lines leaves over."""
    after: int
    """The first row under the table."""

    @property
    def code_row(self) -> int:
        """The row of column codes."""
        return HEAD_TOP + self.depth


def place_key(stt: str, level: str) -> str:
    """Return the key of a unit on a sheet: its number; the grand total has none."""
    return stt or level


def lay_out(table: FormTable) -> FormLayout:
    """Return the geometry of a form with its figures."""
    paths = printed_headings(table.columns)
    depth = max(map(len, paths))
    cells = head_cells(paths, depth)
    widths = _widened(cells, [_width(column, table) for column in table.columns])
    first = HEAD_TOP + depth + 1
    rows, open_rows, after = _rows(table, first)
    return FormLayout(
        depth,
        cells,
        widths,
        _heights(cells, widths, depth),
        first,
        {column.code: n for n, column in enumerate(table.columns)},
        rows,
        open_rows,
        after,
    )


Placed = dict[tuple[str, FormLine | None], int]


def _rows(table: FormTable, first: int) -> tuple[Placed, Placed, int]:
    """Return the rows of all lines, those of unexplained differences, and the next free row."""
    rows: Placed = {}
    open_rows: Placed = {}
    if table.number in LISTS:
        return rows, open_rows, first + len(table.rows)
    at = first
    for (stt, level), lines in groupby(table.rows, lambda row: (row.stt, row.level)):
        mine, key = list(lines), place_key(stt, level)
        wrong = [row for row in mine if table.number in MOVED and unexplained(row)]
        for placed, some in ((rows, mine), (open_rows, wrong)):
            placed |= {(key, row.line): at + n for n, row in enumerate(some)}
            at += len(some)
    return rows, open_rows, at


def printed_headings(columns: Sequence[FormColumn]) -> list[tuple[str, ...]]:
    """Return the headings as printed: indicators have one common heading above their numbers."""
    named = [column.heading[-1] for column in columns if column.is_indicator]
    names = "; ".join(name.replace(". ", ": ", 1) for name in named)
    return [
        (f"{column.heading[0]} ({names})",) if column.is_indicator else column.heading
        for column in columns
    ]


def head_cells(paths: Sequence[tuple[str, ...]], depth: int) -> tuple[HeadCell, ...]:
    """Return the heading cells: neighbours with one word share one, the last level reaches down."""
    cells = []
    for level in range(depth):
        start = 0
        while start < len(paths):
            path, end = paths[start], start
            while end + 1 < len(paths) and _shared(path, paths[end + 1], level):
                end += 1
            if level < len(path):
                bottom = level if level < len(path) - 1 else depth - 1
                cells.append(_cell(level, start, bottom, end, path[level]))
            start = end + 1
    return tuple(cells)


def _shared(path: tuple[str, ...], other: tuple[str, ...], level: int) -> bool:
    """Return whether two neighbours share a heading cell at a level."""
    above = level < min(len(path), len(other)) - 1
    return path == other or (above and path[: level + 1] == other[: level + 1])


def _cell(top: int, left: int, bottom: int, right: int, words: str) -> HeadCell:
    return HeadCell(HEAD_TOP + top, left, HEAD_TOP + bottom, right, words)


def _width(column: FormColumn, table: FormTable) -> float:
    """Return a width that holds the longest word of the heading, the formula and the figures."""
    listed = table.number in LISTS
    fixed = LIST_WIDTHS if listed else LABEL_WIDTHS
    if column.code in fixed:
        return fixed[column.code]
    leaf = "" if column.is_indicator else column.heading[-1]
    words = max((measure(word) for word in leaf.replace("/", "/ ").split()), default=0.0)
    figures = 0.0 if listed else _figures_width(column, table)
    narrowest = NARROWEST_OF_LIST if listed else NARROWEST
    return max(narrowest, words + 1.4, measure(code_words(column)) * 0.92 + 1.2, figures)


def _figures_width(column: FormColumn, table: FormTable) -> float:
    """Return the width of the largest figure of a column, as it is printed in bold."""
    figures = [row.values.get(column.code) for row in table.rows]
    largest = max((n for n in figures if isinstance(n, int | float)), default=0)
    return measure(f"{largest:,.2f}" if column.is_rate else f"{largest:,}") + FIGURE_ROOM


def _widened(cells: Sequence[HeadCell], widths: list[float]) -> tuple[float, ...]:
    """Distribute the free width of the page to the columns with the tallest headings."""
    single = [cell for cell in cells if cell.left == cell.right]
    while sum(widths) < FULL_WIDTH:
        tallest = max(single, key=lambda cell: lines_in(cell.words, widths[cell.left]))
        if lines_in(tallest.words, widths[tallest.left]) <= MOST_HEAD_LINES:
            break
        widths[tallest.left] += 1
    return tuple(widths)


@dataclass(frozen=True, slots=True)
class PageSetUp:
    """The page setup of a form: the number of its paper, and the heights that fit on a page.

    `room` is the height in points at the scale at which all columns fit, `most` at the smallest
    scale.
    """

    paper: int
    room: float
    most: float


def page_of(widths: Sequence[float]) -> PageSetUp:
    """Return the setup for the smallest paper on which columns of these widths are readable."""
    across = INCH * (MARGINS["left"] + MARGINS["right"])
    down = INCH * (MARGINS["top"] + MARGINS["bottom"])
    wide = sum(map(column_points, widths))
    papers = (item for item in PAPERS if (item[1] - across) >= wide * SMALLEST)
    paper, across_of, height = next(papers, PAPERS[-1])
    scale = min(1.0, (across_of - across) / wide)
    return PageSetUp(paper, (height - down) / scale * SPARE, (height - down) / SMALLEST * SPARE)


def column_points(width: float) -> float:
    """Return the width of a column in points: seven pixels a digit and five for its edges."""
    return (int(width * 7 + 0.5) + 5) * 0.75


@lru_cache(16_384)
def measure(words: str) -> float:
    """Return the width of a text in the units of a column's width; forms repeat few words."""
    return sum(CAPITAL if char.isupper() or char in SIGNS else LETTER for char in words)


def code_words(column: FormColumn) -> str:
    """Return the text in the row of codes: `4=3/1*100`; empty for a column without a code."""
    if column.printed:
        return column.printed.replace("-", MINUS)
    if column.code in ("tong_ho", "tong_thieu_hut"):
        parts = column.addends
        return f"={parts[0]}+…+{parts[-1]}" if parts else ""
    formula = column.formula.replace("-", MINUS) if column.code not in LABELS else ""
    return f"{column.code}={formula}" if formula and formula != "x" else column.code


def lines_in(words: str, width: float) -> int:
    """Return the number of lines of a text in a cell, with breaks between words."""
    count, used = 1, 0.0
    room = max(width - 0.9, 1.0)
    if len(words) * CAPITAL <= room:
        return 1
    for word in words.split():
        size = measure(word)
        if used and used + LETTER + size > room:
            count, used = count + 1, size
        else:
            used += size + (LETTER if used else 0)
    return count


def _heights(cells: Sequence[HeadCell], widths: Sequence[float], depth: int) -> tuple[float, ...]:
    """Return the height of each heading row: room for its own words, then for spanning cells."""
    lines = [1] * depth
    for cell in sorted(cells, key=lambda c: c.bottom - c.top):
        top, bottom = cell.top - HEAD_TOP, cell.bottom - HEAD_TOP
        needed = lines_in(cell.words, sum(widths[cell.left : cell.right + 1]))
        lines[bottom] += max(needed - sum(lines[top : bottom + 1]), 0)
    return tuple(n * LINE_POINTS + 3 for n in lines)
