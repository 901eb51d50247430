"""An analysis as a workbook: measures, indicators, groups, pairs; with charts that Excel draws."""

from math import isnan
from pathlib import Path
from typing import Any

from ravo.analysis.alkire_foster import Interval
from ravo.analysis.profile import Analysis
from ravo.analysis.words import IN_PERCENT, group_name, grouped_by, remarks, unit_word, word
from ravo.files import whole_file
from ravo.messages import Lang
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.pens import TablePen
from ravo.xlsx.sheet_names import (
    ANALYSIS_GROUPS,
    ANALYSIS_INDICATORS,
    ANALYSIS_PAIRS,
    ANALYSIS_SHEET,
)
from ravo.xlsx.sheets import Styles, make_styles

FONT = "Times New Roman"
SURE, OPEN = "#2F5597", "#B4C7E7"
"""Colours of what is certain and of what unknown answers may add."""
CHART = {"width": 760, "height": 380}
HEAD_HEIGHT = 64
REMARK_LETTERS = 120


def write_analysis_workbook(analysis: Analysis, target: Path, lang: Lang) -> None:
    """Write the workbook; the file appears whole or not at all."""
    with whole_file(target) as temporary:
        book = new_output(temporary, font=FONT, dated=False)
        styles = make_styles(book)
        _overview(book, styles, analysis, lang)
        _indicators(book, styles, analysis, lang)
        if analysis.groups is not None:
            _groups(book, styles, analysis, lang)
        _pairs(book, styles, analysis, lang)
        book.close()


def _overview(book: Any, styles: Styles, analysis: Analysis, lang: Lang) -> None:
    pen = TablePen(book, book.add_worksheet(ANALYSIS_SHEET), styles, (34, 14, 14, 14, 14, 14, 14))
    pen.line(word("title", lang, year=str(analysis.rows.year)), styles.title)
    for remark in remarks(analysis, lang):
        pen.text(remark, pen.plain, 7, REMARK_LETTERS)
    pen.skip()
    _decree(pen, analysis, lang)
    pen.skip()
    pen.line(word("curve", lang), styles.part)
    first = pen.page_heads([word(f"head_{n}", lang) for n in CURVE_HEADS], HEAD_HEIGHT, lang)
    looks = [styles.integer, *[styles.rate] * 4, *[book.add_format(M0_LOOK)] * 2]
    for k, measures in enumerate(analysis.curve, 1):
        bounds = measures.bounds
        shares = [*_percents(bounds.h), *_percents(bounds.a), *_ends(bounds.m0)]
        pen.cells([k, *shares], looks)
    pen.skip()
    chart = _curve_chart(book, first, len(analysis.curve), lang)
    pen.sheet.insert_chart(pen.row, 0, chart)
    pen.sheet.fit_to_pages(1, 1)


CURVE_HEADS = ("k", "h_least", "h_most", "a_least", "a_most", "m0_least", "m0_most")
M0_LOOK = {"border": 1, "border_color": "#BFBFBF", "num_format": "0.0000"}


def _decree(pen: TablePen, analysis: Analysis, lang: Lang) -> None:
    """Write the classes of the decree in a table of their own: they are another measure."""
    pen.line(word("decree_part", lang), pen.styles.part)
    names = ("decree_poor", "decree_near_poor")
    pen.heads([word(f"head_{n}", lang) for n in names], HEAD_HEIGHT)
    shares = (analysis.by_decree.poor, analysis.by_decree.near_poor)
    pen.cells([_cell(share * IN_PERCENT) for share in shares], [pen.styles.rate] * 2)


def _indicators(book: Any, styles: Styles, analysis: Analysis, lang: Lang) -> None:
    pen = TablePen(book, book.add_worksheet(ANALYSIS_INDICATORS), styles, (6, 34, 26, *[13] * 7))
    pen.line(word("indicators", lang, unit=unit_word(analysis, lang)), styles.title)
    first = pen.page_heads(
        [word(f"head_{name}", lang) for name in INDICATOR_HEADS], HEAD_HEIGHT, lang
    )
    looks = [styles.integer, styles.wrap, styles.wrap, *[styles.rate] * 7]
    bounds = analysis.measures.bounds
    for place, one in enumerate(analysis.rows.indicators):
        censored = bounds.censored[place]
        open_part = (censored.upper - censored.lower) * IN_PERCENT
        shares = [
            *_percents(bounds.uncensored[place]),
            *_percents(censored),
            _cell(open_part),
            *_percents(bounds.contributions[place]),
        ]
        service = None if one.service is None else one.service.say(lang)
        values = [one.number, one.label.say(lang), service, *shares]
        pen.fit(values)
        pen.cells(values, looks)
    pen.skip()
    chart = _indicator_chart(book, first, len(analysis.rows.indicators), lang)
    pen.sheet.insert_chart(pen.row, 1, chart)
    pen.sheet.fit_to_pages(1, 1)


INDICATOR_HEADS = (
    *("no", "indicator", "service", "uncensored_least", "uncensored_most"),
    *("censored_least", "censored_most", "censored_open"),
    *("contribution_least", "contribution_most"),
)


def _groups(book: Any, styles: Styles, analysis: Analysis, lang: Lang) -> None:
    if analysis.by is None or analysis.groups is None:
        return
    pen = TablePen(book, book.add_worksheet(ANALYSIS_GROUPS), styles, (46, *[12] * 9, 14, 14))
    pen.line(word("groups", lang), styles.title)
    heads = [grouped_by(analysis.by, lang), *(word(f"head_{name}", lang) for name in GROUP_HEADS)]
    pen.page_heads(heads, HEAD_HEIGHT, lang)
    m0 = book.add_format(M0_LOOK)
    looks = [styles.wrap, styles.integer, *[styles.rate] * 5, m0, m0, *[styles.rate] * 3]
    for one in analysis.groups:
        group, bounds = one.group, one.group.measures.bounds
        pen.cells(
            [
                group_name(group.group, lang),
                _cell(group.measures.rows),
                _cell(group.share * IN_PERCENT),
                *_percents(bounds.h),
                *_percents(bounds.a),
                *_ends(bounds.m0),
                _cell(group.part * IN_PERCENT),
                _cell(one.by_decree.poor * IN_PERCENT),
                _cell(one.by_decree.near_poor * IN_PERCENT),
            ],
            looks,
        )


GROUP_HEADS = (
    *("rows", "share", "h_least", "h_most", "a_least", "a_most", "m0_least", "m0_most"),
    *("part", "decree_poor", "decree_near_poor"),
)


def _pairs(book: Any, styles: Styles, analysis: Analysis, lang: Lang) -> None:
    """Write the pairs of indicators, those that go together most often first."""
    is_open = any(pair.both.lower != pair.both.upper for pair in analysis.joint)
    names = ("both_least", "both_most") if is_open else ("both",)
    heads = ("indicator", "other_indicator", *names, "answered", "overlap", "expected")
    widths = (50, 50, *[14] * (len(heads) - 2))
    pen = TablePen(book, book.add_worksheet(ANALYSIS_PAIRS), styles, widths)
    pen.line(word("pairs", lang), styles.title)
    pen.line(word("pairs_note", lang), styles.note)
    pen.page_heads([word(f"head_{name}", lang) for name in heads], HEAD_HEIGHT, lang)
    rates = [styles.rate] * len(names)
    looks = [styles.wrap, styles.wrap, *rates, styles.integer, *[styles.rate] * 2]
    indicators = analysis.rows.indicators
    for pair in sorted(analysis.joint, key=lambda one: (-one.both.lower, one.first, one.second)):
        labels = [
            f"{indicators[place].number}. {indicators[place].label.say(lang)}"
            for place in (pair.first, pair.second)
        ]
        both = _percents(pair.both)[: len(names)]
        overlap = [_cell(value * IN_PERCENT) for value in (pair.overlap, pair.expected)]
        values = [*labels, *both, _cell(pair.answered), *overlap]
        pen.fit(values)
        pen.cells(values, looks)


def _percents(interval: Interval) -> list[float | None]:
    return [_cell(value * IN_PERCENT) for value in (interval.lower, interval.upper)]


def _ends(interval: Interval) -> list[float | None]:
    return [_cell(interval.lower), _cell(interval.upper)]


def _cell(value: float) -> float | None:
    """Return a figure for a cell: blank where there is none, without noise in the last digits."""
    return None if isnan(value) else round(value, 10)


def _curve_chart(book: Any, first: int, count: int, lang: Lang) -> Any:
    chart = book.add_chart({"type": "line"})
    last = first + count - 1
    for column, colour, name in ((1, SURE, "h_least"), (2, OPEN, "h_most")):
        chart.add_series(
            {
                "name": word(f"head_{name}", lang),
                "categories": [ANALYSIS_SHEET, first, 0, last, 0],
                "values": [ANALYSIS_SHEET, first, column, last, column],
                "line": {"color": colour},
                "marker": {"type": "circle", "fill": {"color": colour}},
            }
        )
    chart.set_title({"name": word("chart_curve", lang), "name_font": {"size": 12}})
    chart.set_x_axis({"name": word("head_k", lang)})
    chart.set_y_axis({"name": "%", "min": 0, "num_format": "0"})
    chart.set_legend({"position": "bottom"})
    chart.set_size(CHART)
    return chart


def _indicator_chart(book: Any, first: int, count: int, lang: Lang) -> Any:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    last = first + count - 1
    for column, colour, name in ((5, SURE, "censored_least"), (7, OPEN, "censored_open")):
        chart.add_series(
            {
                "name": word(f"head_{name}", lang),
                "categories": [ANALYSIS_INDICATORS, first, 1, last, 1],
                "values": [ANALYSIS_INDICATORS, first, column, last, column],
                "fill": {"color": colour},
                "gap": 40,
            }
        )
    chart.set_title({"name": word("chart_indicators", lang), "name_font": {"size": 12}})
    chart.set_x_axis({"name": "%", "min": 0, "num_format": "0", "label_position": "high"})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({**CHART, "height": 480})
    return chart
