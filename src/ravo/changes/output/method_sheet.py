"""The sheet `Cách tính` of a comparison: inputs, editions, the way households were paired."""

from collections.abc import Iterator
from typing import Any

from ravo import __version__
from ravo.changes.comparison import Changes, start_key
from ravo.changes.fuzzy import CODE_CLUE, LEAST_GAP, POSSIBLE, SURE, WEIGHTS
from ravo.changes.large_gaps import FEWEST_MISSING, LARGE_SHARE
from ravo.changes.output.pen import SheetPen, for_screen_only
from ravo.changes.output.words import title_of
from ravo.messages import Lang, say
from ravo.printable import printable
from ravo.xlsx.sheet_names import METHOD
from ravo.xlsx.sheets import Styles, set_page

WIDTHS = (40, 50, 68, 24)
ROOM = 175
"""Characters that fit into a line of text over all columns."""
NOTES = (
    "changes.method_order",
    "changes.method_cause",
    "forms.note_members",
    "changes.method_crossed",
    "changes.method_again",
)
HOWS = ("link", "code", "citizen", "origin", "fuzzy", "none")


def write_method(book: Any, sheet: Any, changes: Changes, styles: Styles, lang: Lang) -> None:
    """Write what the comparison rests on, so that anyone can work it out again."""
    set_page(sheet, lang)
    for_screen_only(sheet, len(WIDTHS) + 1, METHOD, lang)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    pen = SheetPen(book, sheet, styles)
    pen.line(say("changes.method_title", lang), styles.title)
    pen.line(title_of(changes, lang), styles.part)
    for name, value in facts_of(changes, lang):
        pen.cells([name, value], [styles.strong, styles.wrap])
    _files(pen, changes, lang)
    pen.head(say("changes.method_pairs", lang), ["", say("changes.head_households", lang)])
    counts = changes.rows["how"].value_counts()
    for how in HOWS:
        pen.figures(say(f"changes.how_{how}", lang), [int(counts.get(how, 0))])
    pen.skip()
    pen.line(say("changes.part_notes", lang), styles.part)
    for note in notes_of(changes, lang):
        pen.text(note, pen.plain, len(WIDTHS), ROOM)


def facts_of(changes: Changes, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield the facts of a comparison in words, name and value."""
    for year in (changes.old, changes.new):
        name = say("changes.method_edition", lang, year=str(year.year))
        yield name, ", ".join(year.editions)
    yield say("changes.method_map", lang), say(f"changes.map_{changes.layout.map}", lang)
    years = ", ".join(str(year) for year in changes.history)
    if changes.opening is not None:
        yield say("changes.method_opening", lang), say(start_key(changes.starts_from), lang)
    yield say("changes.method_history", lang), years or say("changes.method_no_history", lang)
    yield say("changes.method_version", lang), __version__


def _files(pen: SheetPen, changes: Changes, lang: Lang) -> None:
    heads = [
        say(f"changes.{key}", lang)
        for key in ("place", "method_file", "method_sha", "method_counts")
    ]
    pen.head(say("changes.method_files", lang), heads)
    for year in (changes.old, changes.new):
        for part in year.parts:
            counts = part.counts
            every = (counts.read, counts.scored, counts.rejected, counts.blank, counts.departed)
            figures = " / ".join(map(str, every))
            name = f"{part.info.commune or ''} ({year.year})"
            cells = [name, printable(part.source.path), part.source.sha256, figures]
            pen.cells(cells, [pen.styles.wrap] * len(cells))


def notes_of(changes: Changes, lang: Lang) -> Iterator[str]:
    """Yield how pairs, causes and members were counted."""
    for key in NOTES:
        yield say(key, lang)
    yield say("changes.method_weights", lang, **WEIGHTS)
    if not all(part.codes_unique for year in (changes.old, changes.new) for part in year.parts):
        yield say("changes.method_clue", lang, share=CODE_CLUE)
    yield say("changes.method_sure", lang, sure=SURE, possible=POSSIBLE, gap=LEAST_GAP)
    yield say("changes.method_gaps", lang, share=100 * LARGE_SHARE, count=FEWEST_MISSING)
    unknown = int(changes.rows["cause"].isna().sum())
    if unknown:
        yield say("changes.method_cause_unknown", lang, count=unknown)
