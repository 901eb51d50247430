"""The sheet `Tổng hợp` of a comparison: sentence, matrix, movements, causes, the two forms."""

from typing import Any

import numpy as np

from ravo.changes.accounts import LINES
from ravo.changes.average import COLUMNS as AVERAGE_COLUMNS
from ravo.changes.comparison import Changes
from ravo.changes.identity import CLOSING, COLUMNS, closing_formula
from ravo.changes.output.figures import CAUSES, by_cause, by_indicator, by_movement
from ravo.changes.output.pen import SheetPen
from ravo.changes.output.words import (
    cause_word,
    class_heads,
    corner_of,
    gap_sentences,
    lines_of,
    movement_word,
    movements_note,
    notice_of_years,
    sentence_of,
    side_names,
    title_of,
)
from ravo.messages import Lang, say
from ravo.results.class_colours import CLASS_COLOURS
from ravo.xlsx.sheets import BORDER, Styles, set_page

WIDTHS = (42, *[12] * 10)
ROOM = 165
"""Characters that fit into a line of text over all columns."""
MOVEMENT_HEADS = ("movement", "head_households", "head_opening", "head_closing")
SHORT = 4
"""The most lines of a form for the second form to be on the same page."""


def write_overview(book: Any, sheet: Any, changes: Changes, styles: Styles, lang: Lang) -> None:
    """Write what a reader wants first: one sentence, then the figures behind it."""
    set_page(sheet, lang)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    pen = SheetPen(book, sheet, styles)
    sheet.set_row(0, 24)
    pen.line(say("changes.title", lang), styles.title)
    pen.line(title_of(changes, lang), styles.part)
    if notice := notice_of_years(changes, lang):
        pen.line(notice, styles.part)
    pen.text(sentence_of(changes, lang), pen.plain, len(WIDTHS), ROOM)
    for both in gap_sentences(changes, lang):
        pen.text(" ".join(both), pen.plain, len(WIDTHS), ROOM)
    _matrix(book, pen, changes, lang)
    breaks = [pen.row]
    _movements(pen, changes, lang)
    breaks.append(pen.row)
    _average(pen, changes, lang)
    _causes(pen, changes, lang)
    _indicators(pen, changes, lang)
    for place, number in enumerate(changes.forms):
        if not place or len(lines_of(changes, lang)) > SHORT:
            breaks.append(pen.row)
        _form(pen, changes, number, lang)
    # A table begins on a page of its own, so that its heading is not parted from it.
    sheet.set_h_pagebreaks(breaks)
    sheet.set_footer(f"&C{say('changes.page', lang)}")
    sheet.set_start_page(1)
    sheet.print_area(0, 0, pen.row - 1, len(WIDTHS) - 1)


def _matrix(book: Any, pen: SheetPen, changes: Changes, lang: Lang) -> None:
    heads = class_heads(changes, lang)
    table = [corner_of(changes, lang), *heads, say("changes.total", lang)]
    pen.head(say("changes.part_matrix", lang), table, height=46)
    stayed = {
        name: book.add_format(
            {"border": 1, "border_color": BORDER, "num_format": "#,##0", "bg_color": colour}
        )
        for name, colour in CLASS_COLOURS.items()
    }
    rows = changes.matrix.iterrows()
    for place, (head, (name, row)) in enumerate(zip(heads, rows, strict=True)):
        counts = [int(value) for value in row]
        looks = [pen.styles.integer] * (len(counts) + 1)
        looks[place] = stayed.get(str(name), pen.styles.integer)
        pen.cells([head, *counts, sum(counts)], [pen.styles.cell, *looks])
    sums = [int(value) for value in changes.matrix.sum()]
    pen.figures(say("changes.total", lang), [*sums, sum(sums)], strong=True)


def _movements(pen: SheetPen, changes: Changes, lang: Lang) -> None:
    heads = [say(f"changes.{key}", lang) for key in MOVEMENT_HEADS]
    pen.head(say("changes.part_movements", lang), heads)
    for item in by_movement(changes):
        figures = [item.households, item.opening, item.closing]
        pen.figures(movement_word(item.movement, lang), figures)
    _note(pen, movements_note(changes, lang))


def _note(pen: SheetPen, words: str) -> None:
    pen.text(words, pen.note, len(WIDTHS), ROOM)


def _average(pen: SheetPen, changes: Changes, lang: Lang) -> None:
    heads = [say(f"changes.average_{key}", lang) for key in AVERAGE_COLUMNS]
    pen.head(say("changes.part_average", lang), [say("changes.line", lang), *heads], height=48)
    for line in LINES:
        figures = list(changes.average.total(line).values())
        pen.figures(say(f"changes.head_{line}", lang), figures)


def _causes(pen: SheetPen, changes: Changes, lang: Lang) -> None:
    """Write what changed the class of the households of both years, by movement."""
    words = [cause_word(cause, lang) for cause in CAUSES]
    heads = [say("changes.movement", lang), *words, say("changes.total", lang)]
    pen.head(say("changes.part_causes", lang), heads, height=48)
    table = by_cause(changes)
    for movement, counts in table.items():
        pen.figures(movement_word(movement, lang), [*counts, sum(counts)])
    sums = np.array([*table.values(), [0] * len(CAUSES)]).sum(axis=0).tolist()
    pen.figures(say("changes.total", lang), [*sums, sum(sums)], strong=True)


def _indicators(pen: SheetPen, changes: Changes, lang: Lang) -> None:
    names = side_names(changes, lang)
    heads = [
        say("changes.indicator", lang),
        say("changes.col_deprived", lang, side=names["old"]),
        say("changes.col_deprived", lang, side=names["new"]),
        say("changes.col_gained", lang),
        say("changes.col_lost", lang),
        say("changes.col_unknown", lang, side=names["old"]),
        say("changes.col_unknown", lang, side=names["new"]),
    ]
    pen.head(say("changes.part_indicators", lang), heads, height=48)
    for name, figures in by_indicator(changes, lang):
        pen.figures(name, figures)
    pen.text(say("changes.indicator_note", lang), pen.note, 7, 115)


def _form(pen: SheetPen, changes: Changes, number: str, lang: Lang) -> None:
    """Write one movement form: two lines per commune, the districts, then the total."""
    form = changes.forms[number]
    heads = [say(f"changes.f{number}_{column}", lang) for column in COLUMNS]
    pen.head(
        say(f"changes.part_form{number}", lang),
        [say("changes.place", lang), say("changes.line", lang), *heads],
        height=64,
    )
    codes = ["A", "B", *COLUMNS[:-1], f"{CLOSING}={closing_formula()}"]
    pen.sheet.set_row(pen.row, 30)
    pen.cells(codes, [pen.styles.head] * len(codes))
    for item in lines_of(changes, lang):
        for line in LINES:
            word = say(f"changes.head_{line}", lang)
            pen.figures(item.name, form.summed(line, item.places), strong=item.total, line=word)
    _note(pen, say("forms.note_members", lang))
