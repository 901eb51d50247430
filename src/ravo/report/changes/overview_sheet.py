"""The sheet `Tổng hợp` of a comparison: sentence, matrix, movements, causes, the two forms."""

from typing import Any

from ravo.changes.comparing import Changes
from ravo.changes.forms import COLUMNS, LINES
from ravo.changes.movement import MOVEMENTS
from ravo.messages import Lang, say
from ravo.report.changes.pen import Pen
from ravo.report.changes.terminal import class_heads
from ravo.report.changes.words import (
    cause_word,
    indicator_names,
    movement_word,
    place_name,
    sentence_of,
    title_of,
)
from ravo.report.sheets import BORDER, CLASS_COLOURS, Styles, set_page

WIDTHS = (46, *[13] * 11)
CAUSES = ("household", "standard", "area", "both", None)


def write_overview(book: Any, sheet: Any, changes: Changes, styles: Styles, lang: Lang) -> None:
    """Write what a reader wants first: one sentence, then the figures behind it."""
    set_page(sheet, lang)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    pen = Pen(sheet, styles)
    sheet.set_row(0, 24)
    pen.line(say("changes.title", lang), styles.title)
    pen.line(title_of(changes, lang), styles.part)
    pen.line(sentence_of(changes, lang), styles.note)
    _matrix(book, pen, changes, lang)
    _movements(pen, changes, lang)
    _average(pen, changes, lang)
    _causes(pen, changes, lang)
    _indicators(pen, changes, lang)
    for number in changes.forms:
        _form(pen, changes, number, lang)


def _matrix(book: Any, pen: Pen, changes: Changes, lang: Lang) -> None:
    old, new = str(changes.old.year), str(changes.new.year)
    heads = class_heads(changes, lang)
    corner = say("changes.class_before", lang, old=old, new=new)
    pen.head(say("changes.part_matrix", lang), [corner, *heads, say("changes.total", lang)])
    stayed = {
        name: book.add_format({"border": 1, "border_color": BORDER, "num_format": "#,##0", "bg_color": colour})
        for name, colour in CLASS_COLOURS.items()
    }  # fmt: skip
    rows = changes.matrix.iterrows()
    for place, (head, (name, row)) in enumerate(zip(heads, rows, strict=True)):
        counts = [int(value) for value in row]
        looks = [pen.styles.integer] * (len(counts) + 1)
        looks[place] = stayed.get(str(name), pen.styles.integer)
        pen.cells([head, *counts, sum(counts)], [pen.styles.cell, *looks])
    sums = [int(value) for value in changes.matrix.sum()]
    pen.figures(say("changes.total", lang), [*sums, sum(sums)], strong=True)


def _movements(pen: Pen, changes: Changes, lang: Lang) -> None:
    heads = [say(f"changes.{key}", lang) for key in ("movement", "head_households", "head_members")]
    pen.head(say("changes.part_movements", lang), heads)
    rows = changes.rows
    members = rows["members_new"].fillna(rows["members_old"]).fillna(0)
    for name in MOVEMENTS:
        here = rows["movement"] == name
        pen.figures(movement_word(name, lang), [int(here.sum()), int(members[here].sum())])


def _average(pen: Pen, changes: Changes, lang: Lang) -> None:
    keys = ("opening", "lost", "gained", "closing")
    pen.head(
        say("changes.part_average", lang),
        ["", *(say(f"changes.average_{key}", lang) for key in keys)],
    )
    before = changes.rows["class_old"] == "average_living"
    after = changes.rows["class_new"] == "average_living"
    counts = [before.sum(), (before & ~after).sum(), (after & ~before).sum(), after.sum()]
    pen.figures(say("changes.head_households", lang), [int(count) for count in counts])


def _causes(pen: Pen, changes: Changes, lang: Lang) -> None:
    heads = ["", say("changes.head_households", lang)]
    pen.head(say("changes.part_causes", lang), heads)
    rows = changes.rows
    both = (rows["old"] >= 0) & (rows["new"] >= 0) & (rows["class_old"] != rows["class_new"])
    for cause in CAUSES:
        mine = rows["cause"].isna() if cause is None else rows["cause"] == cause
        pen.figures(cause_word(cause, lang), [int((both & mine).sum())])


def _indicators(pen: Pen, changes: Changes, lang: Lang) -> None:
    keys = ("indicator", "col_gained", "col_lost")
    pen.head(say("changes.part_indicators", lang), [say(f"changes.{key}", lang) for key in keys])
    gained, lost = changes.why.gained.sum(axis=0), changes.why.lost.sum(axis=0)
    for place, name in enumerate(indicator_names(changes, lang)):
        pen.figures(name, [int(gained[place]), int(lost[place])])


def _form(pen: Pen, changes: Changes, number: str, lang: Lang) -> None:
    """Write one movement form: two lines per commune, then the total."""
    form = changes.forms[number]
    heads = [say(f"changes.f{number}_{column}", lang) for column in COLUMNS]
    pen.head(
        say(f"changes.part_form{number}", lang),
        [say("changes.place", lang), say("changes.line", lang), *heads], height=64,
    )  # fmt: skip
    styles = pen.styles
    codes = ["A", "B", *(f"{c}=1-2-3-4+5+6+7+8" if c == "9" else c for c in COLUMNS)]
    pen.cells(codes, [styles.head] * len(codes))
    looks = [styles.cell, styles.cell, *[styles.integer] * len(COLUMNS)]
    strong = [styles.strong, styles.strong, *[styles.integer] * len(COLUMNS)]
    for place in [*range(len(changes.layout.names)), -1]:
        if place < 0 and not any(form.counts[line][place].any() for line in LINES):
            continue
        for line in LINES:
            figures = [int(value) for value in form.counts[line][place]]
            pen.cells(
                [place_name(changes, place, lang), say(f"changes.head_{line}", lang), *figures],
                looks,
            )
    for line in LINES:
        figures = list(form.total(line).values())
        pen.cells([say("changes.total", lang), say(f"changes.head_{line}", lang), *figures], strong)
