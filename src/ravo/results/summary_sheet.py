"""The sheet `Tổng hợp`: the commune's figures and two native charts."""

import math
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from ravo.criteria.terms import CLASSES, LISTED, HouseholdClass
from ravo.messages import Lang, say
from ravo.results.class_colours import CLASS_COLOURS
from ravo.results.summary import Share, Summary, rate
from ravo.results.words import class_word, verdict_word
from ravo.xlsx.sheets import LEAST_SCALE, RowPen, Styles, set_page

WIDTHS = (45, 10.5, 10.5, 11, 11, 11)
"""The widths of the columns, which together fit on A4 at the printed scale."""
HEADROOM = 1.2
"""The height of a chart's axis relative to its highest column, with room for the label above."""
CHART_WIDTH, CLASS_HEIGHT, DEPRIVED_HEIGHT = 680, 380, 560
ROW_PIXELS = 20
LONG_HEADS = 92
"""The height, in points, of the row with the classes as headings."""
UNRATED = (HouseholdClass.not_poor, HouseholdClass.undetermined)
"""The classes without a rate of all residents, as most residents were never reviewed."""
LABEL_SIZE = 11
"""The font size of axis labels in points, before the scale of the print."""


class _SummaryPen(RowPen):
    """Writes tables one under the other."""

    def head(self, part: str, heads: Sequence[str]) -> None:
        """Write the title of a table and its heading row after an empty row."""
        self.row += 1
        self.line(part, self.styles.part)
        self.sheet.set_row(self.row, LONG_HEADS if len(heads) > 5 else 46)
        self.cells(heads, [self.styles.head] * len(heads))


def write_summary(book: Any, sheet: Any, summary: Summary, styles: Styles, lang: Lang) -> None:
    """Write counts, classes, deprivations and groups of one commune, charts on a page of their own.

    The charts are not beside the tables, which would then be printed too small.
    """
    set_page(sheet, lang)
    sheet.set_portrait()
    sheet.set_print_scale(LEAST_SCALE)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    pen = _SummaryPen(sheet, styles)
    classes, deprived = _tables(pen, summary, lang)
    highest = max(summary.classes[klass].households for klass in CLASSES)
    chart = _class_chart(book, sheet.name, classes, highest, lang)
    below = pen.row + 1
    sheet.set_h_pagebreaks([below])
    sheet.insert_chart(below, 0, chart, {"object_position": 1})
    if summary.indicators:
        chart = _deprivation_chart(book, sheet.name, deprived, len(summary.indicators), lang)
        below += CLASS_HEIGHT // ROW_PIXELS + 1
        sheet.insert_chart(below, 0, chart, {"object_position": 1})


def _tables(pen: _SummaryPen, summary: Summary, lang: Lang) -> tuple[int, int]:
    """Write title and tables; return the first rows of the classes and of the deprivations."""
    _title(pen, summary, lang)
    classes = _classes(pen, summary, lang)
    _counts(pen, summary, lang)
    deprived = _deprived(pen, summary, lang)
    _groups(pen, summary, lang)
    return classes, deprived


class _NotedSheet:
    """Records the values that would be written into a sheet, by row and column from 0."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], str | float | None] = {}

    def write_string(self, row: int, column: int, words: str, _: object = None) -> None:
        """Record a text."""
        self.cells[row, column] = words

    def write_number(self, row: int, column: int, figure: float, _: object = None) -> None:
        """Record a figure."""
        self.cells[row, column] = figure

    def write_blank(self, row: int, column: int, _: None, __: object = None) -> None:
        """Record a blank cell."""
        self.cells[row, column] = None

    def set_row(self, *_: object) -> None:
        """Ignore the height of a row."""


def summary_cells(summary: Summary, lang: Lang) -> dict[tuple[int, int], str | float | None]:
    """Return the cells of `Tổng hợp` for a summary, by row and column from 0; None where blank."""
    sheet, unseen = _NotedSheet(), {item.name: None for item in fields(Styles)}
    _tables(_SummaryPen(sheet, Styles(**unseen)), summary, lang)
    return sheet.cells


def _title(pen: _SummaryPen, summary: Summary, lang: Lang) -> None:
    pen.sheet.set_row(pen.row, 24)
    pen.line(say("results.summary_title", lang), pen.styles.title)
    units = [item for item in (summary.commune, summary.district, summary.province) if item]
    year = "" if summary.year is None else str(summary.year)
    pen.line(say("results.unit_year", lang, unit=", ".join(units), year=year), pen.styles.part)
    verdict = f"{say('results.verdict', lang)}: {verdict_word(summary.verdict, lang)}"
    pen.line(verdict, pen.styles.note)


def _counts(pen: _SummaryPen, summary: Summary, lang: Lang) -> None:
    styles, counts = pen.styles, summary.counts
    pen.head(say("results.part_counts", lang), ["", say("results.rows", lang)])
    gone = ("departed",) if counts.departed else ()
    for key in ("read", "scored", "rejected", "blank", *gone):
        words = say(f"results.count_{key}", lang)
        pen.cells([words, getattr(counts, key)], [styles.cell, styles.integer])


def _class_row(name: str, share: Share, summary: Summary, *, rated: bool = True) -> list[Any]:
    """Return a row of the table of classes; with `rated` it has rates of all residents."""
    counts: list[Any] = [name, share.households, share.members]
    if not rated:
        return [*counts, None, None]
    return [
        *counts,
        rate(share.households, summary.total_households),
        rate(share.members, summary.total_members),
    ]


def _too_many(summary: Summary) -> bool:
    households, members = summary.total_households, summary.total_members
    scored = summary.scored
    over = [
        part > whole
        for part, whole in ((scored.households, households), (scored.members, members))
        if whole is not None
    ]
    return any(over)


def _classes(pen: _SummaryPen, summary: Summary, lang: Lang) -> int:
    """Write the classes and return the row of the first."""
    styles = pen.styles
    heads = [
        "",
        *(
            say(f"results.{key}", lang)
            for key in ("households", "members", "rate_households", "rate_members")
        ),
    ]
    pen.head(say("results.part_classes", lang), heads)
    first = pen.row
    looks = [styles.cell, styles.integer, styles.integer, styles.rate, styles.rate]
    for klass in CLASSES:
        share, rated = summary.classes[klass], klass not in UNRATED
        pen.cells(_class_row(class_word(klass, lang), share, summary, rated=rated), looks)
    looks[0] = styles.strong
    listed = sum((summary.classes[klass] for klass in LISTED), Share(0, 0))
    pen.cells(_class_row(say("results.multidimensional", lang), listed, summary), looks)
    total = say("results.total_scored", lang)
    pen.cells(_class_row(total, summary.scored, summary, rated=False), looks)
    resident = [summary.total_households, summary.total_members]
    pen.cells([say("results.total_resident", lang), *resident, None, None], looks)
    if _too_many(summary):
        pen.line(say("results.rate_over", lang), styles.note)
    return first


def _deprived(pen: _SummaryPen, summary: Summary, lang: Lang) -> int:
    """Write the deprivations of the poor and near-poor and return the row of the first."""
    styles = pen.styles
    keys = ("indicator", "poor_households", "poor_share", "near_households", "near_share")
    pen.head(say("results.part_deprived", lang), [say(f"results.{key}", lang) for key in keys])
    first = pen.row
    looks = [styles.cell, styles.integer, styles.rate, styles.integer, styles.rate]
    for place, label in enumerate(summary.indicators):
        values: list[Any] = [f"{place + 1}. {label.say(lang)}"]
        for klass in LISTED:
            count = summary.deprived[klass][place]
            values += [count, rate(count, summary.classes[klass].households)]
        pen.cells(values, looks)
    return first


def _groups(pen: _SummaryPen, summary: Summary, lang: Lang) -> None:
    styles = pen.styles
    heads = [say("results.group", lang), *(class_word(klass, lang) for klass in CLASSES)]
    pen.head(say("results.part_groups", lang), heads)
    looks = [styles.cell, *[styles.integer] * len(CLASSES)]
    for name, shares in summary.groups.items():
        counts = [shares[klass].households for klass in CLASSES]
        pen.cells([say(f"results.group_{name}", lang), *counts], looks)
    pen.line(say("results.groups_note", lang), styles.note)


def _class_chart(book: Any, sheet: str, first: int, highest: int, lang: Lang) -> Any:
    chart = book.add_chart({"type": "column"})
    last = first + len(CLASSES) - 1
    chart.add_series(
        {
            "categories": [sheet, first, 0, last, 0],
            "values": [sheet, first, 1, last, 1],
            "points": [
                {"fill": {"color": CLASS_COLOURS[klass]}, "border": {"color": "#7F7F7F"}}
                for klass in CLASSES
            ],
            "data_labels": {"value": True},
            "gap": 60,
        }
    )
    chart.set_title({"name": say("results.chart_classes", lang), "name_font": {"size": 12}})
    chart.set_x_axis({"name": say("results.axis_class", lang), "num_font": {"size": LABEL_SIZE}})
    chart.set_y_axis(
        {
            "name": say("results.axis_households", lang),
            "min": 0,
            "max": max(math.ceil(highest * HEADROOM), 1),
            "num_format": "#,##0",
            "major_gridlines": {"visible": False},
        }
    )
    chart.set_legend({"none": True})
    chart.set_size({"width": CHART_WIDTH, "height": CLASS_HEIGHT})
    return chart


def _deprivation_chart(book: Any, sheet: str, first: int, indicators: int, lang: Lang) -> Any:
    chart = book.add_chart({"type": "bar"})
    last = first + indicators - 1
    for klass, column, colour in (
        (HouseholdClass.poor, 1, "#C55A11"),
        (HouseholdClass.near_poor, 3, "#BF9000"),
    ):
        chart.add_series(
            {
                "name": class_word(klass, lang),
                "categories": [sheet, first, 0, last, 0],
                "values": [sheet, first, column, last, column],
                "fill": {"color": colour},
                "border": {"color": colour},
                "pattern": {
                    "pattern": "wide_upward_diagonal",
                    "fg_color": colour,
                    "bg_color": "white",
                }
                if klass == HouseholdClass.near_poor
                else None,
            }
        )
    chart.set_title({"name": say("results.chart_deprived", lang), "name_font": {"size": 12}})
    chart.set_x_axis(
        {
            "name": say("results.axis_households", lang),
            "min": 0,
            "num_format": "#,##0",
            "label_position": "high",
        }
    )
    chart.set_y_axis(
        {"name": say("results.indicator", lang), "reverse": True, "num_font": {"size": LABEL_SIZE}}
    )
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": CHART_WIDTH, "height": DEPRIVED_HEIGHT})
    return chart
