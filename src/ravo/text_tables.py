"""Rows under headings as lines of text, each column as wide as it is set."""

import textwrap
from collections.abc import Sequence

from ravo.printable import printable

GAP = 1


def text_table(
    heads: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]
) -> list[str]:
    """Return the lines of a table: heads, a rule, rows; a long cell continues on the next line.

    `widths` are in characters, one for each column.
    """
    lines = table_row(heads, widths)
    lines.append((" " * GAP).join("─" * width for width in widths))
    for row in rows:
        lines += table_row(row, widths)
    return lines


def table_row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Return one row, as many lines high as its longest cell."""
    pieces = [
        textwrap.wrap(printable(cell), width) or [""]
        for cell, width in zip(cells, widths, strict=True)
    ]
    height = max(map(len, pieces))
    filled = [piece + [""] * (height - len(piece)) for piece in pieces]
    return [
        (" " * GAP)
        .join(f"{piece:<{width}}" for piece, width in zip(line, widths, strict=True))
        .rstrip()
        for line in zip(*filled, strict=True)
    ]
