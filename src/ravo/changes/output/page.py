"""The comparison of two years as one HTML page: matrix, flow, forms, what does not balance."""

from typing import Any

import numpy as np

from ravo import __version__
from ravo.changes.accounts import LINES
from ravo.changes.comparison import Changes
from ravo.changes.identity import COLUMNS
from ravo.changes.movements import MOVEMENTS, STAYED, taken
from ravo.changes.output.figures import CAUSES, by_cause
from ravo.changes.output.flow import flow_of
from ravo.changes.output.terminal import class_heads, opening_words
from ravo.changes.output.words import (
    cause_word,
    lines_of,
    movement_word,
    place_name,
    sentence_of,
    side_names,
    title_of,
)
from ravo.fault_words import fault_message
from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang, say
from ravo.page_templates import render
from ravo.results.words import class_word
from ravo.text import format_number

LISTED = 200
"""Households on the page; the rest are counted there and listed in the workbook."""
WORDS = (
    "title",
    "part_matrix",
    "part_movements",
    "movement",
    "head_households",
    "total",
    "flow_title",
    "part_causes",
    "part_opening",
    "place",
    "line",
    "difference",
    "part_breaches",
    "breaches_none",
    "part_notes",
    "household_list",
)


def changes_html(changes: Changes, lang: Lang) -> str:
    """Return the page: self-contained, without scripts, for the screen and for A4."""
    names = side_names(changes, lang)
    faults = [fault for fault in changes.faults if not kind_of(fault.code).breach]
    breaches = [fault for fault in changes.faults if kind_of(fault.code).breach]
    rows, more = _households(changes, lang)
    return render(
        "changes.html.j2",
        lang=lang,
        words={key: say(f"changes.{key}", lang) for key in WORDS},
        heading=title_of(changes, lang),
        sentence=sentence_of(changes, lang),
        corner=say("changes.class_before", lang, **names),
        flow_text=say("changes.flow_text", lang, **names),
        heads=class_heads(changes, lang),
        matrix=_matrix(changes, lang),
        movements=_movements(changes, lang),
        causes=_causes(changes, lang),
        cause_heads=[
            say("changes.movement", lang),
            *(cause_word(cause, lang) for cause in CAUSES),
            say("changes.total", lang),
        ],
        opening=opening_words(changes, changes.opening, lang) if changes.opening else "",
        flow=flow_of(changes, lang),
        forms=[_form(changes, number, lang) for number in changes.forms],
        breaches=[fault_message(fault, lang)[0] for fault in breaches],
        faults=[(fault.code, *fault_message(fault, lang)) for fault in faults],
        list_heads=_list_heads(names, lang),
        households=rows,
        more=say("changes.more_households", lang, count=more) if more else "",
        foot=say(
            "changes.foot",
            lang,
            version=__version__,
            old=_files(changes, old=True),
            new=_files(changes, old=False),
        ),
    )


def _matrix(changes: Changes, lang: Lang) -> list[tuple[str, list[str], int]]:
    """Return the rows of the matrix in words, each with the place of its unchanged class."""
    found = []
    for place, (head, (_, row)) in enumerate(
        zip(class_heads(changes, lang), changes.matrix.iterrows(), strict=True)
    ):
        counts = [int(value) for value in row]
        found.append((head, [format_number(n, lang) for n in (*counts, sum(counts))], place))
    sums = [int(value) for value in changes.matrix.sum()]
    total = [format_number(n, lang) for n in (*sums, sum(sums))]
    return [*found, (say("changes.total", lang), total, -1)]


def _movements(changes: Changes, lang: Lang) -> list[tuple[str, str]]:
    counts = changes.counts()
    return [
        (movement_word(name, lang), format_number(counts[name], lang))
        for name in MOVEMENTS
        if counts.get(name)
    ]


def _causes(changes: Changes, lang: Lang) -> list[tuple[str, list[str]]]:
    """Return the causes of the changes of class, a row per movement."""
    return [
        (movement_word(name, lang), _figures([*counts, sum(counts)], lang))
        for name, counts in by_cause(changes).items()
    ]


def _form(changes: Changes, number: str, lang: Lang) -> dict[str, Any]:
    form = changes.forms[number]
    items = lines_of(changes, lang)
    rows = [
        (
            item.name,
            say(f"changes.head_{line}", lang),
            _figures(form.summed(line, item.places), lang),
            item.total,
        )
        for item in (items if len(items) > 2 else items[-1:])
        for line in LINES
    ]
    heads = [say(f"changes.f{number}_{column}", lang) for column in COLUMNS]
    return {"title": say(f"changes.part_form{number}", lang), "heads": heads, "rows": rows}


def _figures(values: Any, lang: Lang) -> list[str]:
    return [format_number(int(value), lang) for value in values]


def _list_heads(names: dict[str, str], lang: Lang) -> list[str]:
    old, new = names["old"], names["new"]
    return [
        say("changes.place", lang),
        say("changes.col_code_old", lang, old=old),
        say("changes.col_code_new", lang, new=new),
        say("changes.col_class_old", lang, old=old),
        say("changes.col_class_new", lang, new=new),
        say("changes.movement", lang),
        say("changes.col_cause", lang),
    ]


def _households(changes: Changes, lang: Lang) -> tuple[list[list[str]], int]:
    """Return the households that moved, the first LISTED of them, and the number of the others."""
    rows = changes.rows
    moved = np.flatnonzero(~rows["movement"].isin(STAYED).to_numpy())
    cells = []
    for at in moved[:LISTED].tolist():
        row = rows.iloc[at]
        place = row["place_new"] if row["new"] >= 0 else row["place_old"]
        codes = [
            taken(year, np.array([row[side]]), "code", None)[0]
            for side, year in (("old", changes.old), ("new", changes.new))
        ]
        classes = [class_word(row[name] or None, lang) for name in ("class_old", "class_new")]
        said = [movement_word(row["movement"], lang), cause_word(row["cause"], lang)]
        cells.append(
            [
                place_name(changes, int(place), lang),
                *(code or "" for code in codes),
                *classes,
                *said,
            ]
        )
    return cells, max(len(moved) - LISTED, 0)


def _files(changes: Changes, *, old: bool) -> str:
    parts = (changes.old if old else changes.new).parts
    first = parts[0].source
    more = f" (+{len(parts) - 1})" if len(parts) > 1 else ""
    return f"{first.path} [{first.sha256[:12]}]{more}"
