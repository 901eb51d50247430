"""The geometry of a form's sheet: merged headings, widths, heights, rows of lines."""

from collections.abc import Sequence
from dataclasses import dataclass

from ravo.report.forms.facts import LABELS, LISTS, FormColumn
from ravo.report.forms.model import FormTable, Line

HEAD_TOP = 7
"""The first heading row, from 0; above it are the head, the title and the year."""
LINE_POINTS = 14.5
CAPITAL, LETTER = 1.28, 0.98
"""Widths of letters in the units of a column's width, in bold Times New Roman 11."""
LABEL_WIDTHS = {"A": 6.5, "B": 24.0, "C": 11.5}
LIST_WIDTHS = {"A": 6.5, "B": 8.5, "C": 34.0, "3": 10.0, "4": 12.0}
NARROWEST = 8.0
FIGURE_ROOM = 2.2
"""The width beside a figure in its column: the indent and the edges."""
FULL_WIDTH, MOST_HEAD_LINES = 140.0, 4
"""Widths on a page at full size; long headings make their column wider while it is free."""
PAGE_WIDTH, PAGE_HEIGHT, UNIT = 770.0, 505.0, 5.6
"""Points of A4 landscape inside the margins, and points of one unit of width."""
SMALLEST = 0.7
"""The smallest scale at which a whole form is put on one page."""


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
    rows: dict[tuple[str, Line | None], int]
    """The row of a unit's line, by `place_key`; lists have none."""

    @property
    def code_row(self) -> int:
        """The row of column codes."""
        return HEAD_TOP + self.depth


def place_key(stt: str, level: str) -> str:
    """Return the key of a unit on a sheet: its number; the grand total has none."""
    return stt or level


def lay_out(table: FormTable) -> FormLayout:
    """Return the geometry of a form with its figures."""
    depth = max(len(column.heading) for column in table.columns)
    cells = head_cells(table.columns, depth)
    widths = _widened(cells, [_width(column, table) for column in table.columns])
    first = HEAD_TOP + depth + 1
    listed = table.number in LISTS
    rows = {
        (place_key(row.stt, row.level), row.line): first + n
        for n, row in enumerate(() if listed else table.rows)
    }
    columns = {column.code: n for n, column in enumerate(table.columns)}
    return FormLayout(depth, cells, widths, _heights(cells, widths, depth), first, columns, rows)


def head_cells(columns: Sequence[FormColumn], depth: int) -> tuple[HeadCell, ...]:
    """Return the heading cells: neighbours under one word share it, a leaf reaches down."""
    cells = []
    for level in range(depth):
        start = 0
        while start < len(columns):
            path = columns[start].heading
            end = start
            if level < len(path) - 1:
                while (
                    end + 1 < len(columns)
                    and columns[end + 1].heading[: level + 1] == path[: level + 1]
                    and level < len(columns[end + 1].heading) - 1
                ):
                    end += 1
                cells.append(_cell(level, start, level, end, path[level]))
            elif level == len(path) - 1:
                cells.append(_cell(level, start, depth - 1, start, path[level]))
            start = end + 1
    return tuple(cells)


def _cell(top: int, left: int, bottom: int, right: int, words: str) -> HeadCell:
    return HeadCell(HEAD_TOP + top, left, HEAD_TOP + bottom, right, words)


def _width(column: FormColumn, table: FormTable) -> float:
    """Return a width that holds the longest word of the heading, the formula and the figures."""
    listed = table.number in LISTS
    fixed = LIST_WIDTHS if listed else LABEL_WIDTHS
    if column.code in fixed:
        return fixed[column.code]
    words = max(measure(word) for word in column.heading[-1].replace("/", "/ ").split())
    figures = 0.0 if listed else _figures_width(column, table)
    return max(NARROWEST, words + 1.4, measure(code_words(column)) * 0.92 + 0.8, figures)


def _figures_width(column: FormColumn, table: FormTable) -> float:
    """Return the width of the largest figure of a column, as it is printed in bold."""
    figures = [row.values.get(column.code) for row in table.rows]
    largest = max((n for n in figures if isinstance(n, int | float)), default=0)
    return measure(f"{largest:,.2f}" if column.is_rate else f"{largest:,}") + FIGURE_ROOM


def _widened(cells: Sequence[HeadCell], widths: list[float]) -> tuple[float, ...]:
    """Give free width of the page to the columns with the tallest headings."""
    single = [cell for cell in cells if cell.left == cell.right]
    while sum(widths) < FULL_WIDTH:
        tallest = max(single, key=lambda cell: lines_in(cell.words, widths[cell.left]))
        if lines_in(tallest.words, widths[tallest.left]) <= MOST_HEAD_LINES:
            break
        widths[tallest.left] += 1
    return tuple(widths)


def one_page(widths: Sequence[float], points: float) -> bool:
    """Return whether rows of `points` together fit on one page at a scale that can be read."""
    scale = min(1.0, PAGE_WIDTH / (sum(widths) * UNIT))
    return points * min(scale, SMALLEST) <= PAGE_HEIGHT


def measure(words: str) -> float:
    """Return the width of a text in the units of a column's width."""
    return sum(CAPITAL if char.isupper() else LETTER for char in words)


def code_words(column: FormColumn) -> str:
    """Return what the row of codes prints: `4=3/1*100`; nothing under a column without a code."""
    if column.code in ("tong_ho", "tong_thieu_hut"):
        parts = column.addends
        return f"={parts[0]}+…+{parts[-1]}" if parts else ""
    formula = column.formula if column.code not in LABELS else ""
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
    """Return the height of each heading row: room for its own words, then for those that span."""
    lines = [1] * depth
    for cell in sorted(cells, key=lambda c: c.bottom - c.top):
        top, bottom = cell.top - HEAD_TOP, cell.bottom - HEAD_TOP
        needed = lines_in(cell.words, sum(widths[cell.left : cell.right + 1]))
        lines[bottom] += max(needed - sum(lines[top : bottom + 1]), 0)
    return tuple(n * LINE_POINTS + 3 for n in lines)
