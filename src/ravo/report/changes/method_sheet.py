"""The sheet `Cách tính` of a comparison: inputs, editions, the way households were paired."""

from collections.abc import Iterator
from typing import Any

from ravo import __version__
from ravo.changes.comparing import Changes
from ravo.changes.fuzzy import LEAST_GAP, POSSIBLE, SURE, WEIGHTS
from ravo.messages import Lang, say
from ravo.messages.faults import fault_message
from ravo.report.changes.pen import Pen
from ravo.report.changes.words import title_of
from ravo.report.sheets import Styles, set_page

WIDTHS = (44, 60, 68, 30)
NOTES = ("order", "cause", "members", "crossed", "again")
HOWS = ("link", "code", "citizen", "origin", "fuzzy", "none")
IN_BALANCE = ("RV-613", "RV-619")


def write_method(sheet: Any, changes: Changes, styles: Styles, lang: Lang) -> None:
    """Write what the comparison rests on, so that anyone can work it out again."""
    set_page(sheet, lang)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    pen = Pen(sheet, styles)
    pen.line(say("changes.method_title", lang), styles.title)
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
        pen.line(note, styles.note)
    for fault in changes.faults:
        if fault.code not in IN_BALANCE:
            message, hint = fault_message(fault, lang)
            pen.line(f"{fault.code}: {message} {hint}", styles.note)


def facts_of(changes: Changes, lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield the facts of a comparison in words, name and value."""
    yield title_of(changes, lang), ""
    for year in (changes.old, changes.new):
        name = say("changes.method_edition", lang, year=str(year.year))
        yield name, ", ".join(year.editions)
    yield say("changes.method_map", lang), say(f"changes.map_{changes.layout.map}", lang)
    years = ", ".join(str(year) for year in changes.history)
    yield say("changes.method_history", lang), years or say("changes.method_no_history", lang)
    yield say("changes.method_version", lang), __version__


def _files(pen: Pen, changes: Changes, lang: Lang) -> None:
    heads = [
        say(f"changes.{key}", lang)
        for key in ("place", "method_file", "method_sha", "method_counts")
    ]
    pen.head(say("changes.method_files", lang), heads)
    for year in (changes.old, changes.new):
        for part in year.parts:
            counts = part.counts
            said = f"{counts.read} / {counts.scored} / {counts.rejected} / {counts.blank}"
            name = f"{part.info.commune or ''} ({year.year})"
            cells = [name, part.source.path, part.source.sha256, said]
            pen.cells(cells, [pen.styles.cell] * len(cells))


def notes_of(changes: Changes, lang: Lang) -> Iterator[str]:
    """Yield how pairs, causes and members were counted."""
    for key in NOTES:
        yield say(f"changes.method_{key}", lang)
    yield say("changes.method_weights", lang, **WEIGHTS)
    yield say("changes.method_sure", lang, sure=SURE, possible=POSSIBLE, gap=LEAST_GAP)
    unknown = int(changes.rows["cause"].isna().sum())
    if unknown:
        yield say("changes.method_cause_unknown", lang, count=unknown)
