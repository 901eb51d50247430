"""An analysis as a workbook: measures, indicators, groups, pairs, with Excel charts."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ravo.analysis.alkire_foster import MeasureBounds
from ravo.analysis.bounded_columns import BoundedColumns, figure_cell
from ravo.analysis.profile import Analysis
from ravo.analysis.words import IN_PERCENT, group_name, grouped_by, remarks, unit_word, word
from ravo.files import whole_file
from ravo.messages import Lang
from ravo.xlsx.fonts import TYPEFACE
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.pens import TablePen
from ravo.xlsx.sheet_names import (
    ANALYSIS_GROUPS,
    ANALYSIS_INDICATORS,
    ANALYSIS_PAIRS,
    ANALYSIS_SHEET,
)
from ravo.xlsx.sheets import BORDER, Styles, make_styles

SURE, OPEN = "#2F5597", "#B4C7E7"
"""Colours of certain shares, and of what unknown answers may add."""
CHART = {"width": 760, "height": 380}
HEAD_HEIGHT = 64
REMARK_LETTERS = 120


def write_analysis_workbook(analysis: Analysis, target: Path, lang: Lang) -> None:
    """Write the workbook; the file appears whole or not at all."""
    with whole_file(target) as temporary:
        book = new_output(temporary, font=TYPEFACE, dated=False)
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
    measures = _measures(book, styles, [one.bounds for one in analysis.curve])
    heads = ["k", *_names(measures)]
    first = pen.page_heads(_words(heads, lang), HEAD_HEIGHT, lang)
    looks = [styles.integer, *_looks(measures)]
    for place in range(len(analysis.curve)):
        pen.cells([place + 1, *_cells(measures, place)], looks)
    pen.skip()
    chart = _curve_chart(book, heads, range(first, first + len(analysis.curve)), lang)
    pen.sheet.insert_chart(pen.row, 0, chart)
    pen.sheet.fit_to_pages(1, 1)


M0_LOOK = {"border": 1, "border_color": BORDER, "num_format": "0.0000"}


def _decree(pen: TablePen, analysis: Analysis, lang: Lang) -> None:
    """Write the classes of the decree in a separate table, as they are another measure."""
    pen.line(word("decree_part", lang), pen.styles.part)
    names = ("decree_poor", "decree_near_poor")
    pen.heads(_words(names, lang), HEAD_HEIGHT)
    shares = (analysis.by_decree.poor, analysis.by_decree.near_poor)
    pen.cells([figure_cell(share * IN_PERCENT) for share in shares], [pen.styles.rate] * 2)


def _measures(
    book: Any, styles: Styles, bounds: Sequence[MeasureBounds]
) -> tuple[BoundedColumns, ...]:
    """Return the columns of H, A and M0 of several rows."""
    return (
        BoundedColumns("h", [one.h for one in bounds], styles.rate, IN_PERCENT),
        BoundedColumns("a", [one.a for one in bounds], styles.rate, IN_PERCENT),
        BoundedColumns("m0", [one.m0 for one in bounds], book.add_format(M0_LOOK)),
    )


def _names(measures: Iterable[BoundedColumns]) -> list[str]:
    return [name for one in measures for name in one.heads]


def _looks(measures: Iterable[BoundedColumns]) -> list[Any]:
    return [one.look for one in measures for _ in one.heads]


def _cells(measures: Iterable[BoundedColumns], place: int) -> list[float | None]:
    return [cell for one in measures for cell in one.cells(place)]


def _words(names: Iterable[str], lang: Lang) -> list[str]:
    return [word(f"head_{name}", lang) for name in names]


def _indicators(book: Any, styles: Styles, analysis: Analysis, lang: Lang) -> None:
    bounds, rate = analysis.measures.bounds, (styles.rate, IN_PERCENT)
    measures = (
        BoundedColumns("uncensored", bounds.uncensored, *rate),
        BoundedColumns("censored", bounds.censored, *rate, gap=True),
        BoundedColumns("contribution", bounds.contributions, *rate),
    )
    shares = _names(measures)
    sheet = book.add_worksheet(ANALYSIS_INDICATORS)
    pen = TablePen(book, sheet, styles, (6, 34, 26, *[13] * len(shares)))
    pen.line(word("indicators", lang, unit=unit_word(analysis, lang)), styles.title)
    heads = ["no", "indicator", "service", *shares]
    first = pen.page_heads(_words(heads, lang), HEAD_HEIGHT, lang)
    looks = [styles.integer, styles.wrap, styles.wrap, *_looks(measures)]
    for place, one in enumerate(analysis.rows.indicators):
        service = None if one.service is None else one.service.say(lang)
        values = [one.number, one.label.say(lang), service, *_cells(measures, place)]
        pen.fit(values)
        pen.cells(values, looks)
    pen.skip()
    rows = range(first, first + len(analysis.rows.indicators))
    pen.sheet.insert_chart(pen.row, 1, _indicator_chart(book, heads, rows, lang))
    pen.sheet.fit_to_pages(1, 1)


def _groups(book: Any, styles: Styles, analysis: Analysis, lang: Lang) -> None:
    if analysis.by is None or analysis.groups is None:
        return
    groups = [one.group for one in analysis.groups]
    measures = _measures(book, styles, [one.measures.bounds for one in groups])
    shares = ["rows", "share", *_names(measures), "part", "decree_poor", "decree_near_poor"]
    sheet = book.add_worksheet(ANALYSIS_GROUPS)
    pen = TablePen(book, sheet, styles, (46, *[12] * (len(shares) - 2), 14, 14))
    pen.line(word("groups", lang), styles.title)
    pen.page_heads([grouped_by(analysis.by, lang), *_words(shares, lang)], HEAD_HEIGHT, lang)
    looks = [styles.wrap, styles.integer, styles.rate, *_looks(measures), *[styles.rate] * 3]
    for place, (group, one) in enumerate(zip(groups, analysis.groups, strict=True)):
        pen.cells(
            [
                group_name(group.group, lang),
                figure_cell(group.measures.rows),
                figure_cell(group.share * IN_PERCENT),
                *_cells(measures, place),
                figure_cell(group.part * IN_PERCENT),
                figure_cell(one.by_decree.poor * IN_PERCENT),
                figure_cell(one.by_decree.near_poor * IN_PERCENT),
            ],
            looks,
        )


def _pairs(book: Any, styles: Styles, analysis: Analysis, lang: Lang) -> None:
    """Write the pairs of indicators, those that occur together most often first."""
    pairs = sorted(analysis.joint, key=lambda one: (-one.both.lower, one.first, one.second))
    both = BoundedColumns("both", [pair.both for pair in pairs], styles.rate, IN_PERCENT)
    heads = ("indicator", "other_indicator", *both.heads, "answered", "overlap", "expected")
    widths = (50, 50, *[14] * (len(heads) - 2))
    pen = TablePen(book, book.add_worksheet(ANALYSIS_PAIRS), styles, widths)
    pen.line(word("pairs", lang), styles.title)
    pen.line(word("pairs_note", lang), styles.note)
    pen.page_heads(_words(heads, lang), HEAD_HEIGHT, lang)
    looks = [styles.wrap, styles.wrap, *_looks([both]), styles.integer, *[styles.rate] * 2]
    indicators = analysis.rows.indicators
    for row, pair in enumerate(pairs):
        labels = [
            f"{indicators[place].number}. {indicators[place].label.say(lang)}"
            for place in (pair.first, pair.second)
        ]
        overlap = [figure_cell(value * IN_PERCENT) for value in (pair.overlap, pair.expected)]
        values = [*labels, *both.cells(row), figure_cell(pair.answered), *overlap]
        pen.fit(values)
        pen.cells(values, looks)


def _curve_chart(book: Any, heads: Sequence[str], rows: range, lang: Lang) -> Any:
    chart = book.add_chart({"type": "line"})
    for name, colour in (("h", SURE), ("h_least", SURE), ("h_most", OPEN)):
        if name in heads:
            line = {"line": {"color": colour}}
            marker = {"marker": {"type": "circle", "fill": {"color": colour}}}
            series = _series(ANALYSIS_SHEET, heads, rows, (0, name), lang)
            chart.add_series({**series, **line, **marker})
    chart.set_title({"name": word("chart_curve", lang), "name_font": {"size": 12}})
    chart.set_x_axis({"name": word("head_k", lang)})
    chart.set_y_axis({"name": "%", "min": 0, "num_format": "0"})
    chart.set_legend({"position": "bottom"})
    chart.set_size(CHART)
    return chart


def _series(
    sheet: str, heads: Sequence[str], rows: range, columns: tuple[int, str], lang: Lang
) -> dict[str, Any]:
    """Return a chart's series for some rows: the column of categories and a column of values."""
    categories, name = columns
    column = list(heads).index(name)
    return {
        "name": word(f"head_{name}", lang),
        "categories": [sheet, rows[0], categories, rows[-1], categories],
        "values": [sheet, rows[0], column, rows[-1], column],
    }


def _indicator_chart(book: Any, heads: Sequence[str], rows: range, lang: Lang) -> Any:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for name, colour in (("censored", SURE), ("censored_least", SURE), ("censored_open", OPEN)):
        if name in heads:
            series = _series(ANALYSIS_INDICATORS, heads, rows, (1, name), lang)
            chart.add_series({**series, "fill": {"color": colour}, "gap": 40})
    chart.set_title({"name": word("chart_indicators", lang), "name_font": {"size": 12}})
    chart.set_x_axis({"name": "%", "min": 0, "num_format": "0", "label_position": "high"})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({**CHART, "height": 480})
    return chart
