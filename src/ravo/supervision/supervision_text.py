"""Supervision as lines of text for a terminal of 80 columns."""

import textwrap
from collections.abc import Iterator

from ravo.messages import Lang
from ravo.supervision.supervised import Supervision
from ravo.supervision.words import (
    different_words,
    heads,
    nothing_to_visit,
    remarks,
    revisit_lines,
    settle_note,
    to_settle,
    to_visit,
    visits_sentence,
    word,
)
from ravo.text_tables import text_table

WIDTH = 79
COLUMNS = (20, 48, 8)
DIFFERENT = (20, 16, 40)


def supervision_lines(supervision: Supervision, lang: Lang) -> Iterator[str]:
    """Yield the lines: what was compared, then which households to visit, why, how many."""
    yield word("title", lang, year=str(supervision.year))
    if supervision.revisits is not None:
        yield word("revisits", lang)
        for line in revisit_lines(supervision, lang, names=False):
            yield from textwrap.wrap(line, WIDTH, initial_indent="- ", subsequent_indent="  ")
        if supervision.revisits.different:
            yield from text_table(
                heads(lang, "commune", "code", "what_differs"),
                DIFFERENT,
                list(_different(supervision, lang)),
            )
        yield ""
    for remark in remarks(supervision, lang):
        yield from textwrap.wrap(remark, WIDTH, initial_indent="- ", subsequent_indent="  ")
    yield ""
    rows = [[one.where, one.why, str(one.households)] for one in to_visit(supervision, lang)]
    settle = [[one.where, one.what, str(one.drawn or "–")] for one in to_settle(supervision, lang)]
    if not rows and not settle and supervision.revisits is None:
        yield nothing_to_visit(supervision, lang)
    if rows:
        yield from text_table(heads(lang, "where", "why", "households"), COLUMNS, rows)
        yield from textwrap.wrap(visits_sentence(supervision, lang), WIDTH)
    if settle:
        if rows:
            yield ""
        yield word("settle", lang)
        yield from textwrap.wrap(settle_note(supervision, lang), WIDTH)
        yield from text_table(heads(lang, "where", "settle_what", "drawn"), COLUMNS, settle)


def _different(supervision: Supervision, lang: Lang) -> Iterator[list[str]]:
    """Yield the visited households that differ from the review, by commune and code."""
    households, revisits = supervision.households, supervision.revisits
    for one in () if revisits is None else revisits.different:
        place = (str(column[one.row]) for column in (households.commune, households.code))
        yield [*place, different_words(one, lang)]
