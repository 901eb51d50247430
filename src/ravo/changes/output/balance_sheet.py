"""The sheet `Đối chiếu`: opening against closing, and the identities of the movement forms."""

from typing import Any

import numpy as np

from ravo.changes.accounts import LINES
from ravo.changes.comparison import Changes, codes_of, place_of, start_key
from ravo.changes.forms import Breach
from ravo.changes.identity import COLUMNS, left_over
from ravo.changes.opening_check import OpeningCheck
from ravo.changes.output.pen import SheetPen, for_screen_only
from ravo.changes.output.words import (
    ComparisonLine,
    lines_of,
    movement_word,
    place_name,
    side_names,
)
from ravo.criteria.terms import LISTED
from ravo.frames import plain_values
from ravo.messages import Lang, say
from ravo.results.words import class_word
from ravo.xlsx.sheet_names import BALANCE
from ravo.xlsx.sheets import Styles, set_page

WIDTHS = (26, 14, 15, 15, 27, 14, 15, 15, 17, 8, 8, 11)


def write_balance(book: Any, sheet: Any, changes: Changes, styles: Styles, lang: Lang) -> None:
    """Write both checks with every household behind a difference, without any cap."""
    set_page(sheet, lang)
    for_screen_only(sheet, len(WIDTHS) + 1, BALANCE, lang)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    pen = SheetPen(book, sheet, styles)
    pen.line(say("changes.balance_title", lang), styles.title)
    lines = lines_of(changes, lang)
    _opening(pen, changes, lines, lang)
    _identities(pen, changes, lines, lang)
    _breaches(pen, changes, lang)


def _identities(pen: SheetPen, changes: Changes, lines: list[ComparisonLine], lang: Lang) -> None:
    for number, form in changes.forms.items():
        heads = [
            say("changes.place", lang),
            say("changes.line", lang),
            *(f"({column})" for column in COLUMNS),
            say("changes.difference", lang),
        ]
        pen.head(say(f"changes.part_form{number}", lang), heads)
        for item in lines:
            for line in LINES:
                counts = form.summed(line, item.places)
                left = left_over(counts)
                word = say(f"changes.head_{line}", lang)
                pen.differences(item.name, word, [*counts, left], strong=item.total)
    pen.line(say("changes.identity", lang), pen.styles.note)
    if waiting := int(changes.unreviewed.sum()):
        year = str(changes.new.year)
        pen.line(
            say("changes.identity_unreviewed", lang, count=waiting, year=year), pen.styles.note
        )


def _breaches(pen: SheetPen, changes: Changes, lang: Lang) -> None:
    pen.skip()
    pen.line(say("changes.part_breaches", lang), pen.styles.part)
    if not changes.breaches:
        pen.line(say("changes.breaches_none", lang), pen.styles.note)
        return
    keys = (
        "place",
        "form",
        "line",
        "difference",
        "which_identity",
        "col_code",
        "class_then",
        "class_now",
        "movement",
    )
    pen.head(say("changes.part_behind", lang), [say(f"changes.{key}", lang) for key in keys])
    for breach in changes.breaches:
        _behind(pen, changes, breach, lang)


def _behind(pen: SheetPen, changes: Changes, breach: Breach, lang: Lang) -> None:
    """Write a row for every household behind a breach, or one without a household."""
    name = place_of(changes, breach) or say("changes.open_place", lang)
    line = say(f"changes.head_{breach.line}", lang)
    identity = say(f"changes.identity_{breach.identity}", lang)
    rows = changes.rows.iloc[breach.rows]
    columns = (
        codes_of(changes, breach.rows),
        plain_values(rows["start"].tolist()),
        plain_values(rows["class_new"].tolist()),
        rows["movement"].tolist(),
    )
    styles = pen.styles
    looks = [*[styles.cell] * 3, pen.signed, *[styles.cell] * 5]
    households = [
        [
            code,
            class_word(before, lang) or None,
            class_word(after, lang) or None,
            movement_word(movement, lang),
        ]
        for code, before, after, movement in zip(*columns, strict=True)
    ]
    for cells in households or [[None] * 4]:
        pen.cells([name, breach.form, line, breach.difference, identity, *cells], looks)


def _opening(pen: SheetPen, changes: Changes, lines: list[ComparisonLine], lang: Lang) -> None:
    check = changes.opening
    if check is None:
        years = side_names(changes, lang)
        pen.skip()
        pen.line(say("changes.part_opening", lang), pen.styles.part)
        pen.line(say("changes.opening_skipped", lang, **years), pen.styles.note)
        return
    _opening_figures(pen, changes, check, lines, lang)
    pen.line(say(start_key(changes.starts_from), lang), pen.styles.note)
    _opening_households(pen, changes, check, lang)


def _opening_figures(
    pen: SheetPen, changes: Changes, check: OpeningCheck, lines: list[ComparisonLine], lang: Lang
) -> None:
    heads = [say("changes.place", lang)]
    old, new = side_names(changes, lang).values()
    for klass in LISTED:
        closing = say("changes.opening_closing", lang, year=old)
        recorded = say("changes.opening_recorded", lang, year=new)
        word = class_word(klass, lang)
        heads += [f"{word}: {closing}", f"{word}: {recorded}", say("changes.gap_column", lang)]
    pen.head(say("changes.part_opening", lang), heads, height=48)
    for item in lines:
        _opening_line(pen, check, item, lang)


def _opening_line(pen: SheetPen, check: OpeningCheck, item: ComparisonLine, lang: Lang) -> None:
    """Write the figures of a commune; a total sums up the communes that filled in the opening."""
    filled = [place for place in item.places if check.filled[place]]
    styles = pen.styles
    name = item.name
    if item.total and 0 < len(filled) < len(item.places):
        name = say("changes.total_filled", lang, name=name, count=len(filled))
    cells: list[Any] = [name]
    looks = [styles.strong if item.total else styles.cell]
    figure = pen.bold if item.total else styles.integer
    for klass in LISTED:
        last = int(check.closing[klass][filled or list(item.places)].sum())
        now = int(check.recorded[klass][filled].sum())
        cells += (
            [last, now, now - last] if filled else [last, say("changes.opening_blank", lang), None]
        )
        looks += [figure, figure, pen.wrong if filled and now != last else pen.signed]
    pen.cells(cells, looks)


def _opening_households(pen: SheetPen, changes: Changes, check: OpeningCheck, lang: Lang) -> None:
    old, new = side_names(changes, lang).values()
    heads = [
        say("changes.place", lang),
        say("results.col_code", lang),
        say("changes.opening_closing", lang, year=old),
        say("changes.opening_recorded", lang, year=new),
        say("changes.col_note", lang),
    ]
    pen.head(say("changes.part_opening_households", lang), heads)
    if not len(check.rows):
        pen.line(say("changes.opening_none", lang), pen.styles.note)
    rows = changes.rows.iloc[check.rows]
    places = np.where(rows["new"] < 0, rows["place_old"], rows["place_new"])
    columns = (
        places.tolist(),
        codes_of(changes, check.rows),
        plain_values(rows["class_old"].tolist()),
        plain_values(check.recorded_class[check.rows].tolist()),
        check.kinds,
    )
    ordered = sorted(zip(*columns, strict=True), key=lambda row: (row[0], str(row[1])))
    for place, code, last, recorded, kind in ordered:
        words = [class_word(last, lang) or None, class_word(recorded, lang) or None]
        note = say(f"changes.opening_{kind}", lang)
        pen.cells([place_name(changes, place, lang), code, *words, note], [pen.styles.cell] * 5)
