"""An analysis as lines of text for a terminal of 80 columns."""

import textwrap
from collections.abc import Iterator

from ravo.analysis.profile import Analysis
from ravo.analysis.words import (
    IN_PERCENT,
    group_name,
    grouped_by,
    m0_words,
    remarks,
    share_words,
    word,
)
from ravo.messages import Lang
from ravo.text_tables import text_table

WIDTH = 79
INDICATOR_WIDTHS = (3, 27, 15, 15, 15)
GROUP_WIDTHS = (22, 8, 15, 15, 15)


def analysis_lines(analysis: Analysis, lang: Lang) -> Iterator[str]:
    """Yield the lines: the measures, the indicators, the groups; pairs are in the workbook."""
    bounds = analysis.measures.bounds
    yield word("title", lang, year=str(analysis.rows.year))
    for remark in remarks(analysis, lang):
        yield from textwrap.wrap(remark, WIDTH, initial_indent="- ", subsequent_indent="  ")
    if not analysis.reviewed:
        return
    yield ""
    yield word("h", lang, value=share_words(bounds.h, lang))
    yield word("a", lang, value=share_words(bounds.a, lang))
    yield word("m0", lang, value=m0_words(bounds.m0, lang))
    yield from textwrap.wrap(word("decree", lang, **_decree(analysis)), WIDTH)
    yield ""
    yield from _indicators(analysis, lang)
    if analysis.groups is not None:
        yield ""
        yield from _groups(analysis, lang)


def _decree(analysis: Analysis) -> dict[str, object]:
    return {
        "poor": round(analysis.by_decree.poor * IN_PERCENT, 2),
        "near_poor": round(analysis.by_decree.near_poor * IN_PERCENT, 2),
    }


def _indicators(analysis: Analysis, lang: Lang) -> list[str]:
    bounds = analysis.measures.bounds
    names = ("no", "indicator", "uncensored", "censored", "contribution")
    rows = [
        [
            str(one.number),
            one.label.say(lang),
            share_words(bounds.uncensored[place], lang),
            share_words(bounds.censored[place], lang),
            share_words(bounds.contributions[place], lang),
        ]
        for place, one in enumerate(analysis.rows.indicators)
    ]
    return text_table([word(f"head_{name}", lang) for name in names], INDICATOR_WIDTHS, rows)


def _groups(analysis: Analysis, lang: Lang) -> list[str]:
    if analysis.by is None or analysis.groups is None:
        return []
    heads = [
        grouped_by(analysis.by, lang),
        *(word(f"head_{n}", lang) for n in ("rows", "h", "a", "m0")),
    ]
    rows = [
        [
            group_name(one.group.group, lang),
            f"{one.group.measures.rows:g}",
            share_words(one.group.measures.bounds.h, lang),
            share_words(one.group.measures.bounds.a, lang),
            m0_words(one.group.measures.bounds.m0, lang),
        ]
        for one in analysis.groups
    ]
    return text_table(heads, GROUP_WIDTHS, rows)
