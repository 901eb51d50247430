"""The writing of rows of a table of results: heights by their texts, texts never as formulas.

Cells have the formats of their columns; borders and colours are rules for the whole table.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from ravo.criteria.terms import HouseholdClass
from ravo.messages import Lang, say
from ravo.results.class_colours import CLASS_COLOURS
from ravo.results.columns import ResultColumn
from ravo.results.words import UNREVIEWED, class_word
from ravo.xlsx.blocks import ColumnLook
from ravo.xlsx.sheets import LETTERS_PER_WIDTH, LINE_HEIGHT, MOST_LINES, safe_cells

BLACK = "#000000"
NEXT_LINE = 14.5
"""The points of each further line of a text; the first line includes the margins."""


def write_rows(
    sheet: Any,
    first: int,
    columns: Sequence[ResultColumn],
    quoted: Any,
    wrapped: Sequence[str],
    *,
    letters: float = LETTERS_PER_WIDTH,
) -> list[float]:
    """Write the values of `columns` from row `first` on, in the formats of the sheet's columns.

    Return the height of each row in points. `sheet` is one of XlsxWriter.
    `wrapped` are the ids of columns whose texts go over several lines, `letters` how many of
    them a unit of a width holds; `quoted` is the format of a text that looks like a formula, which
    carries Excel's text prefix.
    """
    for column in columns:
        if column.kind == "text":
            column.values[:] = safe_cells(column.values)
    heights = _heights(columns, wrapped, letters)
    looks = [ColumnLook(quoted=quoted if column.kind == "text" else None) for column in columns]
    own = [None if height == LINE_HEIGHT else height for height in heights]
    sheet.put_block(first, [column.values for column in columns], looks, own)
    return heights


def _heights(
    columns: Sequence[ResultColumn], wrapped: Sequence[str], letters: float
) -> list[float]:
    """Return the height of each row in points: room for its longest wrapped text."""
    lines = [1] * len(columns[0].values)
    for column in columns:
        if column.id in wrapped:
            room = max(int(column.width * letters), 1)
            lines = [
                n if value is None or len(value) <= room else max(n, lines_of(value, room))
                for n, value in zip(lines, column.values, strict=True)
            ]
    return [LINE_HEIGHT + NEXT_LINE * (min(n, MOST_LINES) - 1) for n in lines]


@lru_cache(maxsize=1024)
def lines_of(words: str, room: int) -> int:
    """Return the number of lines of a text in a cell of `room` letters, broken between words."""
    lines, used = 1, 0
    for word in words.split():
        size = len(word)
        if used and used + 1 + size > room:
            lines, used = lines + 1, 0
        lines += (size - 1) // room
        used = used + 1 + size if used else (size - 1) % room + 1
    return lines


def colour_classes(book: Any, sheet: Any, rows: tuple[int, int], place: int, lang: Lang) -> None:
    """Colour the words of classes in column `place`, in the first to last of `rows`."""
    waiting = say(f"results.{UNREVIEWED}", lang)
    named = [(klass, class_word(klass, lang)) for klass in CLASS_COLOURS]
    for klass, word in [*named, (HouseholdClass.undetermined.value, waiting)]:
        look = book.add_format(
            {"bg_color": CLASS_COLOURS[klass], "bold": klass == HouseholdClass.poor}
        )
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"'}
        sheet.conditional_format(rows[0], place, rows[1], place, {**rule, "format": look})
