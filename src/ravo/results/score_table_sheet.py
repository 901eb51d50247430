"""The score table of B1 that a review used, as a sheet of its results workbook.

It explains the letters on the sheet of B1 by item, and contains the score table of that time for
checks in later years.
"""

from collections.abc import Iterator
from typing import Any

from ravo.messages import Lang, say
from ravo.places.regions import COLUMNS
from ravo.results.b1_words import letter
from ravo.score_table.model import WORDS_OF_COUNTING, Item, ScoreTable
from ravo.score_table.overview import exception_line, mark_line, source_line
from ravo.score_table.sheets import points_heading
from ravo.xlsx.sheets import BORDER, LINE_HEIGHT, Styles, put, put_row, set_page

SHEET = "Bảng điểm B1"
HEADS = (
    ("used_number", 7),
    ("used_item", 30),
    ("used_counting", 13),
    ("used_letter", 9),
    ("used_answer", 42),
    ("used_cap", 10),
)
MIDDLE = (0, 3, 5)
"""Columns with short values, which are centred."""
POINTS_WIDTH = 12
HEAD_HEIGHT = 66


def write_score_table_used(
    book: Any, sheet: Any, grid: ScoreTable, styles: Styles, lang: Lang
) -> None:
    """Write the score table: source, both names, every answer with its points, exceptions."""
    sheet.write_string(0, 0, say("score_table.used_title", lang), styles.title)
    notes = (source_line(grid.source, lang), mark_line(grid.source, lang))
    for row, words in enumerate(notes, start=1):
        sheet.write_string(row, 0, words, styles.note)
    top = len(notes) + 2
    set_page(sheet, lang, heading_row=top)
    _heads(sheet, top, styles, lang)
    middle = book.add_format(
        {"border": 1, "border_color": BORDER, "valign": "top", "align": "center"}
    )
    row = top
    for row, values in enumerate(_rows(grid), start=top + 1):
        put_row(sheet, row, values, styles, styles.wrap)
        for place in MIDDLE:
            put(sheet, row, place, values[place], styles, middle)
        lines = max(_lines(values[at], HEADS[at][1]) for at in (1, 4))
        sheet.set_row(row, LINE_HEIGHT * lines)
    for at, exception in enumerate(grid.exceptions, start=row + 2):
        sheet.write_string(at, 0, exception_line(exception, lang), styles.note)


def _heads(sheet: Any, top: int, styles: Styles, lang: Lang) -> None:
    sheet.set_row(top, HEAD_HEIGHT)
    for place, (key, width) in enumerate(HEADS):
        sheet.set_column(place, place, width)
        sheet.write_string(top, place, say(f"score_table.{key}", lang), styles.head)
    for at in range(len(COLUMNS)):
        sheet.write_string(top, len(HEADS) + at, points_heading(at), styles.head)
    sheet.set_column(len(HEADS), len(HEADS) + len(COLUMNS) - 1, POINTS_WIDTH)
    sheet.freeze_panes(top + 1, 0)


def _rows(grid: ScoreTable) -> Iterator[list[Any]]:
    """Yield a row for each answer, by item and in the order of the letters."""
    for item in grid.items:
        yield from _item_rows(item)


def _item_rows(item: Item) -> Iterator[list[Any]]:
    for at, answer in enumerate(item.answers):
        mark = f"{item.number}{letter(at)}"
        cells = (
            item.number,
            item.words,
            WORDS_OF_COUNTING[item.counting],
            mark,
            answer.words,
            answer.cap,
        )
        yield [*cells, *answer.points]


def _lines(words: str, width: int) -> int:
    """Return the number of lines of a text in a column of so many characters."""
    return -(-len(words) // int(width * 0.85))
