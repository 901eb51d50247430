"""The sheet `Đối chiếu`: opening against closing, and the identities of the movement forms."""

from typing import Any

from ravo.changes.comparing import Changes, codes_of
from ravo.changes.forms import COLUMNS, LINES, SIGNS
from ravo.changes.opening import OpeningCheck
from ravo.messages import Lang, say
from ravo.messages.faults import fault_message
from ravo.report.changes.pen import Pen
from ravo.report.changes.words import place_name
from ravo.report.columns import plain_values
from ravo.report.sheets import Styles, set_page
from ravo.report.words import class_word

WIDTHS = (30, 14, 22, 22, 22, 26, 14, 14, 14, 14, 14, 16)
OPENING_CLASSES = ("poor", "near_poor")
BREACHES = ("RV-613", "RV-619")


def write_balance(sheet: Any, changes: Changes, styles: Styles, lang: Lang) -> None:
    """Write both checks with every household behind a difference, without any cap."""
    set_page(sheet, lang)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    pen = Pen(sheet, styles)
    _identities(pen, changes, lang)
    _breaches(pen, changes, lang)
    _opening(pen, changes, lang)


def _identities(pen: Pen, changes: Changes, lang: Lang) -> None:
    for number, form in changes.forms.items():
        heads = [
            say("changes.place", lang),
            say("changes.line", lang),
            *COLUMNS,
            say("changes.difference", lang),
        ]
        pen.head(say(f"changes.part_form{number}", lang), heads)
        looks = [pen.styles.cell] * 2 + [pen.styles.integer] * (len(COLUMNS) + 1)
        for place in [*range(len(changes.layout.names)), -1]:
            for line in LINES:
                counts = form.counts[line][place]
                if place < 0 and not counts.any():
                    continue
                figures = [int(value) for value in (*counts, counts @ SIGNS)]
                name = place_name(changes, place, lang)
                pen.cells([name, say(f"changes.head_{line}", lang), *figures], looks)


def _breaches(pen: Pen, changes: Changes, lang: Lang) -> None:
    pen.skip()
    pen.line(say("changes.part_breaches", lang), pen.styles.part)
    if not changes.breaches:
        pen.line(say("changes.breaches_none", lang), pen.styles.note)
    faults = [fault for fault in changes.faults if fault.code in BREACHES]
    for breach, fault in zip(changes.breaches, faults, strict=True):
        pen.line(fault_message(fault, lang)[0], pen.styles.note)
        codes = [str(code) for code in codes_of(changes, breach.rows)]
        if len(codes) > 1:
            pen.line(", ".join(codes), pen.styles.note)


def _opening(pen: Pen, changes: Changes, lang: Lang) -> None:
    check = changes.opening
    if check is None:
        years = {"old": str(changes.old.year), "new": str(changes.new.year)}
        pen.skip()
        pen.line(say("changes.part_opening", lang), pen.styles.part)
        pen.line(say("changes.opening_skipped", lang, **years), pen.styles.note)
        return
    _opening_figures(pen, changes, check, lang)
    start = "opening_last" if changes.starts_from == "last-year" else "opening_from_recorded"
    pen.line(say(f"changes.{start}", lang), pen.styles.note)
    _opening_households(pen, changes, check, lang)


def _opening_figures(pen: Pen, changes: Changes, check: OpeningCheck, lang: Lang) -> None:
    heads = [say("changes.place", lang)]
    for klass in OPENING_CLASSES:
        closing = say("changes.opening_closing", lang, year=str(changes.old.year))
        recorded = say("changes.opening_recorded", lang, year=str(changes.new.year))
        word = class_word(klass, lang)
        heads += [f"{word}: {closing}", f"{word}: {recorded}", say("changes.difference", lang)]
    pen.head(say("changes.part_opening", lang), heads, height=48)
    looks = [pen.styles.cell] + [pen.styles.integer] * 6
    for place in [*range(len(changes.layout.names)), -1]:
        cells: list[Any] = [place_name(changes, place, lang)]
        for klass in OPENING_CLASSES:
            last, now = int(check.closing[klass][place]), int(check.recorded[klass][place])
            told = (
                [now, now - last]
                if check.filled[place]
                else [say("changes.opening_blank", lang), None]
            )
            cells += [last, *told]
        if place >= 0 or check.filled[place]:
            pen.cells(cells, looks)


def _opening_households(pen: Pen, changes: Changes, check: OpeningCheck, lang: Lang) -> None:
    old, new = str(changes.old.year), str(changes.new.year)
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
    columns = (
        rows["place_new"], codes_of(changes, check.rows), plain_values(rows["class_old"].tolist()),
        plain_values(check.said[check.rows].tolist()), check.kinds,
    )  # fmt: skip
    for place, code, last, said, kind in zip(*columns, strict=True):
        words = [class_word(last, lang) or None, class_word(said, lang) or None]
        note = say(f"changes.opening_{kind}", lang)
        pen.cells([place_name(changes, place, lang), code, *words, note], [pen.styles.wrap] * 5)
