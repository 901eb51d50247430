"""Supervision as lines of text for a terminal of 80 columns."""

import textwrap
from collections.abc import Iterator

from ravo.messages import Lang
from ravo.supervision.supervised import Supervision
from ravo.supervision.words import remarks, revisit_lines, to_visit, word
from ravo.text_tables import text_table

WIDTH = 79
COLUMNS = (20, 48, 8)


def supervision_lines(supervision: Supervision, lang: Lang) -> Iterator[str]:
    """Yield the lines: what was compared, then whom to visit again, why, how many."""
    yield word("title", lang, year=str(supervision.year))
    for remark in remarks(supervision, lang):
        yield from textwrap.wrap(remark, WIDTH, initial_indent="- ", subsequent_indent="  ")
    if supervision.revisits is not None:
        yield ""
        yield word("revisits", lang)
        for line in revisit_lines(supervision, lang, names=False):
            yield from textwrap.wrap(line, WIDTH, initial_indent="- ", subsequent_indent="  ")
    yield ""
    rows = [
        [one.where, one.why, str(one.households)]
        for one in to_visit(supervision, lang, names=False)
    ]
    if not rows:
        yield word("nothing", lang)
        return
    heads = [word(f"head_{name}", lang) for name in ("where", "why", "households")]
    yield from text_table(heads, COLUMNS, rows)
